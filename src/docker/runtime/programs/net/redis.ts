import { type FileSystem, fileSystemOf, textOf } from '../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { optionValue } from './option.ts';
import { addressOf, serverAt } from './peers.ts';

/** A redis keeps its values in the file system of its container, so that they outlive the client. */
export const redisCli: Program = call => {
  const host = optionValue(call, '-h', '--host');
  const port = Number(optionValue(call, '-p', '--port') ?? 6379);
  if (call.args.includes('--version') || call.args.includes('-v')) {
    call.out('redis-cli 7.4.2\n');
    return 0;
  }
  const words = call.args.filter(
    (arg, at) => !/^-[hpna]$/.test(arg) && !/^-[hpna]$/.test(call.args[at - 1] ?? '') && !arg.startsWith('--'),
  );
  if (!serverAt(call, host, port, 'redis-server')) {
    const known = host === null || addressOf(call, host) !== null;
    call.err(
      known
        ? `Could not connect to Redis at ${host ?? '127.0.0.1'}:${port}: Connection refused\n`
        : `Could not connect to Redis at ${host}:${port}: Name does not resolve\n`,
    );
    return 1;
  }
  const files = storeOf(call, host);
  const values = valuesIn(files);
  const commands = words.length > 0 ? [words] : typed(call.input);
  for (const [command = '', ...args] of commands) call.out(`${answerTo(command.toUpperCase(), args, values)}\n`);
  if (commands.some(([command = '']) => /^(set|incr|decr|del|flushall|append)/i.test(command))) {
    files.mkdir('/data', { recursive: true });
    files.write(STORE, JSON.stringify([...values]));
  }
  return 0;
};

const STORE = '/data/.drydock-redis.json';

/** The files of the container whose redis is asked. */
function storeOf({ session }: ProgramCall, host: string | null): FileSystem {
  const own = session.request.filesystem;
  const tree = host === null ? own : (session.request.lookup(host)?.filesystem ?? own);
  return fileSystemOf(tree, { now: () => 0 });
}

/** Somebody else may have written to the file: what is not a list of pairs holds no values. */
function valuesIn(files: FileSystem): Map<string, string> {
  const stored = files.read(STORE);
  const pairs = readJson(stored === null ? '[]' : (textOf(stored) ?? ''));
  return new Map(Array.isArray(pairs) ? pairs.filter(isPair) : []);
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isPair(value: unknown): value is [string, string] {
  return Array.isArray(value) && value.length === 2 && value.every(each => typeof each === 'string');
}

/** Commands that are given on standard input, one a line. */
function typed(input: string): readonly (readonly string[])[] {
  return input
    .split('\n')
    .filter(line => line.trim() !== '')
    .map(line => line.trim().split(/\s+/));
}

function answerTo(command: string, [key = '', ...rest]: readonly string[], values: Map<string, string>): string {
  switch (command) {
    case 'PING':
      return key === '' ? 'PONG' : key;
    case 'ECHO':
      return key;
    case 'SET':
      values.set(key, rest[0] ?? '');
      return 'OK';
    case 'GET':
      return values.get(key) ?? '';
    case 'INCR':
    case 'DECR': {
      const next = Number(values.get(key) ?? 0) + (command === 'INCR' ? 1 : -1);
      values.set(key, String(next));
      return String(next);
    }
    case 'DEL':
      return String([key, ...rest].filter(each => values.delete(each)).length);
    case 'EXISTS':
      return String([key, ...rest].filter(each => values.has(each)).length);
    case 'KEYS':
      return [...values.keys()].sort().join('\n');
    case 'DBSIZE':
      return String(values.size);
    case 'FLUSHALL':
      values.clear();
      return 'OK';
    case 'INFO':
      return '# Server\r\nredis_version:7.4.2\r\nredis_mode:standalone';
    default:
      return `ERR unknown command '${command.toLowerCase()}', with args beginning with: `;
  }
}
