/** From lines to instructions: arguments counted, flags read, refusals in BuildKit's words. */
import { goQuoted } from '../parse/go-quoted.ts';
import { chomped, type Heredoc, heredocStart } from '../parse/heredoc.ts';
import type { InstructionLine } from '../parse/tree.ts';
import { DockerfileRefusal } from '../refusal.ts';
import { suggested } from '../suggest.ts';
import { durationOf } from './duration.ts';
import { readFlags } from './flags.ts';
import type { CommandLine, Dockerfile, HealthTest, InlineFile, Instruction, KeyValue, Stage } from './instruction.ts';
import { checkMountSource } from './mount.ts';

const INSTRUCTIONS: readonly string[] = [
  'add', 'arg', 'cmd', 'copy', 'entrypoint', 'env', 'expose', 'from', 'healthcheck', 'label', 'maintainer', 'onbuild', 'run',
  'shell', 'stopsignal', 'user', 'volume', 'workdir',
]; // biome-ignore format: a list of words

type StageStart = Omit<Stage, 'commands'>;

/** All lines of a Dockerfile. `visit` sees each line before it is read: the linter looks at it even when it is refused. */
export function readInstructions(
  lines: readonly InstructionLine[],
  visit: (line: InstructionLine) => void,
): Dockerfile {
  const stages: { start: StageStart; commands: Instruction[] }[] = [];
  const globalArgs: (Instruction & { kind: 'arg' })[] = [];
  for (const line of lines) {
    const read = placed(line, () => {
      visit(line);
      return line.word.toLowerCase() === 'from' ? readStage(line) : readInstruction(line);
    });
    const current = stages.at(-1);
    if (!('kind' in read)) stages.push({ start: read, commands: [] });
    else if (current !== undefined) current.commands.push(read);
    else if (read.kind === 'arg') globalArgs.push(read);
    else throw new DockerfileRefusal('no build stage in current context', [[line.start, line.end]]);
  }
  return { stages: stages.map(({ start, commands }) => ({ ...start, commands })), globalArgs };
}

function placed<T>(line: InstructionLine, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof DockerfileRefusal)) throw error;
    throw new DockerfileRefusal(`dockerfile parse error on line ${line.start}: ${error.message}`, [
      [line.start, line.end],
    ]);
  }
}

const VALID_STAGE_NAME = /^[a-z][a-z0-9-_.]*$/u;

function readStage(line: InstructionLine): StageStart {
  const { args } = line;
  let name = '';
  if (args.length === 3 && args[1]?.toLowerCase() === 'as') {
    const given = args[2] ?? '';
    name = given.toLowerCase();
    if (!VALID_STAGE_NAME.test(name))
      throw new DockerfileRefusal(
        `invalid name for build stage: ${goQuoted(given)}, name can't start with a number or contain symbols`,
      );
  } else if (args.length !== 1) throw new DockerfileRefusal('FROM requires either one or three arguments');
  const flags = readFlags(line.flags, { platform: 'text' });
  return {
    base: args[0] ?? '',
    name,
    platform: flags.text('platform'),
    comment: describedBy(line.comments, name),
    code: line.original.trim(),
    word: line.word,
    lines: [line.start, line.end],
  };
}

/** The rest of a comment line that begins with the name. */
function describedBy(comments: readonly string[], name: string): string {
  if (name === '') return '';
  for (const comment of comments) if (comment.startsWith(`${name} `)) return comment.slice(name.length + 1);
  return '';
}

/** ARG and STOPSIGNAL do not look at their flags at all, as BuildKit does not. */
export function readInstruction(line: InstructionLine): Instruction {
  const common = { code: line.original.trim(), word: line.word, lines: [line.start, line.end] as const };
  const { args } = line;
  const none = () => readFlags(line.flags, {});
  switch (line.word.toLowerCase()) {
    case 'env':
      none();
      return { ...common, kind: 'env', pairs: keyValues(args, 'ENV') };
    case 'label':
      none();
      return { ...common, kind: 'label', pairs: keyValues(args, 'LABEL') };
    case 'maintainer':
      exactlyOne(args, 'MAINTAINER');
      none();
      return { ...common, kind: 'maintainer', name: args[0] ?? '' };
    case 'copy':
      return { ...common, ...readCopy(line) };
    case 'add':
      return { ...common, ...readAdd(line) };
    case 'run':
      return { ...common, ...readRun(line) };
    case 'cmd':
      none();
      return { ...common, kind: 'cmd', command: commandLine(line) };
    case 'entrypoint':
      none();
      return { ...common, kind: 'entrypoint', command: commandLine(line) };
    case 'workdir':
      exactlyOne(args, 'WORKDIR');
      none();
      return { ...common, kind: 'workdir', path: args[0] ?? '' };
    case 'user':
      exactlyOne(args, 'USER');
      none();
      return { ...common, kind: 'user', user: args[0] ?? '' };
    case 'stopsignal':
      exactlyOne(args, 'STOPSIGNAL');
      return { ...common, kind: 'stopsignal', signal: args[0] ?? '' };
    case 'expose':
      some(args, 'EXPOSE');
      none();
      return { ...common, kind: 'expose', ports: [...args].sort() };
    case 'volume': {
      some(args, 'VOLUME');
      none();
      const paths = args.map(path => path.trim());
      if (paths.includes('')) throw new DockerfileRefusal('VOLUME specified can not be an empty string');
      return { ...common, kind: 'volume', paths };
    }
    case 'shell': {
      none();
      const { words } = commandLine(line);
      some(words, 'SHELL');
      if (!line.json) throw new DockerfileRefusal('SHELL requires the arguments to be in JSON form');
      return { ...common, kind: 'shell', words };
    }
    case 'healthcheck':
      return { ...common, kind: 'healthcheck', health: readHealth(line) };
    case 'onbuild':
      return { ...common, kind: 'onbuild', expression: readOnbuild(line) };
    case 'arg':
      return { ...common, kind: 'arg', arguments: readArguments(line) };
    default:
      throw new DockerfileRefusal(suggested(`unknown instruction: ${line.word}`, line.word, INSTRUCTIONS, false));
  }
}

function exactlyOne(args: readonly string[], instruction: string): void {
  if (args.length !== 1) throw new DockerfileRefusal(`${instruction} requires exactly one argument`);
}

function some(args: readonly string[], instruction: string): void {
  if (args.length === 0) throw new DockerfileRefusal(`${instruction} requires at least one argument`);
}

function keyValues(args: readonly string[], instruction: string): readonly KeyValue[] {
  some(args, instruction);
  const pairs: KeyValue[] = [];
  for (let at = 0; at < args.length; at += 3) {
    if (args[at] === '') throw new DockerfileRefusal(`${instruction} names can not be blank`);
    pairs.push({ key: args[at] ?? '', value: args[at + 1] ?? '', legacy: args[at + 2] === '' });
  }
  return pairs;
}

function readArguments(line: InstructionLine): (Instruction & { kind: 'arg' })['arguments'] {
  some(line.args, 'ARG');
  return line.args.map(arg => {
    const equals = arg.indexOf('=');
    const key = equals < 0 ? arg : arg.slice(0, equals);
    if (key === '') throw new DockerfileRefusal('ARG names can not be blank');
    return { key, value: equals < 0 ? null : arg.slice(equals + 1), comment: describedBy(line.comments, key) };
  });
}

function commandLine(line: InstructionLine): CommandLine {
  const words = line.json || line.args.length === 0 ? line.args : [line.args.join(' ')];
  const files = line.heredocs.map(({ name, content, chomp }) => ({ name, data: content, chomp }));
  return { words, shell: !line.json, files };
}

const NETWORKS = ['default', 'none', 'host'] as const;

function readRun(line: InstructionLine) {
  const flags = readFlags(line.flags, { mount: 'texts', network: 'text', device: 'texts' });
  const command = commandLine(line);
  const mounts = flags.texts('mount');
  for (const mount of mounts) checkMountSource(mount);
  const mode = flags.text('network') || 'default';
  const network = NETWORKS.find(known => known === mode);
  if (network === undefined)
    throw new DockerfileRefusal(suggested(`invalid network mode ${goQuoted(mode)}`, mode, NETWORKS, true));
  return {
    kind: 'run' as const,
    command,
    mounts,
    network,
    flagsUsed: flags.used,
  };
}

function sourcesAndDestination(
  line: InstructionLine,
  instruction: string,
): { readonly sources: readonly string[]; readonly inline: readonly InlineFile[]; readonly destination: string } {
  const destination = line.args.at(-1) ?? '';
  if (heredocStart(destination) !== null)
    throw new DockerfileRefusal(`${instruction} cannot accept a heredoc as a destination`);
  const contents = new Map<string, Heredoc>(line.heredocs.map(heredoc => [heredoc.name, heredoc]));
  const sources: string[] = [];
  const inline: InlineFile[] = [];
  for (const source of line.args.slice(0, -1)) {
    const start = heredocStart(source);
    if (start === null) sources.push(source);
    else {
      const content = contents.get(start.name)?.content ?? '';
      inline.push({ path: start.name, data: start.chomp ? chomped(content) : content, expand: start.expand });
    }
  }
  return { sources, inline, destination };
}

const NO_DESTINATION =
  'requires at least two arguments, but only one was provided. Destination could not be determined';

function readCopy(line: InstructionLine) {
  if (line.args.length < 2) throw new DockerfileRefusal(`COPY ${NO_DESTINATION}`);
  const flags = readFlags(line.flags, {
    chown: 'text',
    from: 'text',
    chmod: 'text',
    link: 'bool',
    exclude: 'texts',
  });
  return {
    kind: 'copy' as const,
    ...sourcesAndDestination(line, 'COPY'),
    from: flags.text('from'),
    chown: flags.text('chown'),
    chmod: flags.text('chmod'),
    link: flags.bool('link') ?? false,
    exclude: flags.texts('exclude'),
  };
}

function readAdd(line: InstructionLine) {
  if (line.args.length < 2) throw new DockerfileRefusal(`ADD ${NO_DESTINATION}`);
  const flags = readFlags(line.flags, {
    chown: 'text',
    chmod: 'text',
    link: 'bool',
    'keep-git-dir': 'bool',
    checksum: 'text',
    unpack: 'bool',
    exclude: 'texts',
  });
  return {
    kind: 'add' as const,
    ...sourcesAndDestination(line, 'ADD'),
    chown: flags.text('chown'),
    chmod: flags.text('chmod'),
    link: flags.bool('link') ?? false,
    exclude: flags.texts('exclude'),
    checksum: flags.text('checksum'),
    keepGitDir: flags.bool('keep-git-dir'),
    unpack: flags.bool('unpack'),
  };
}

function readHealth(line: InstructionLine): HealthTest {
  some(line.args, 'HEALTHCHECK');
  const type = (line.args[0] ?? '').toUpperCase();
  const nothing = { interval: 0, timeout: 0, startPeriod: 0, startInterval: 0, retries: 0 };
  if (type === 'NONE') {
    if (line.args.length > 1) throw new DockerfileRefusal('HEALTHCHECK NONE takes no arguments');
    return { test: ['NONE'], ...nothing };
  }
  const flags = readFlags(line.flags, {
    interval: 'text',
    timeout: 'text',
    'start-period': 'text',
    'start-interval': 'text',
    retries: 'text',
  });
  if (type !== 'CMD') throw new DockerfileRefusal(`Unknown type ${goQuoted(type)} in HEALTHCHECK (try CMD)`);
  const rest = line.args.slice(1);
  const words = line.json ? rest : rest.length === 0 ? [] : [rest.join(' ')];
  if (words.length === 0) throw new DockerfileRefusal('Missing command after HEALTHCHECK CMD');
  const interval = (name: string): number => {
    const text = flags.text(name);
    if (text === '') return 0;
    const nanoseconds = durationOf(text);
    if (nanoseconds !== 0 && nanoseconds < 1e6)
      throw new DockerfileRefusal(`Interval ${goQuoted(name)} cannot be less than 1ms`);
    return nanoseconds;
  };
  const health = {
    test: [line.json ? 'CMD' : 'CMD-SHELL', ...words],
    interval: interval('interval'),
    timeout: interval('timeout'),
    startPeriod: interval('start-period'),
    startInterval: interval('start-interval'),
  };
  const retries = flags.text('retries');
  if (retries !== '' && !/^[+-]?\d+$/u.test(retries))
    throw new DockerfileRefusal(`strconv.ParseInt: parsing ${goQuoted(retries)}: invalid syntax`);
  if (Number(retries) < 0) throw new DockerfileRefusal(`--retries cannot be negative (${Number(retries)})`);
  return { ...health, retries: Number(retries) };
}

function readOnbuild(line: InstructionLine): string {
  if (line.trigger === null) throw new DockerfileRefusal('ONBUILD requires at least one argument');
  readFlags(line.flags, {});
  const word = line.trigger.word.toUpperCase();
  if (word === 'ONBUILD') throw new DockerfileRefusal("Chaining ONBUILD via `ONBUILD ONBUILD` isn't allowed");
  if (word === 'MAINTAINER' || word === 'FROM')
    throw new DockerfileRefusal(`${word} isn't allowed as an ONBUILD trigger`);
  let expression = line.original.replace(/^\s*ONBUILD\s*/iu, '');
  for (const heredoc of line.heredocs) expression += `\n${heredoc.content}${heredoc.name}`;
  return expression;
}
