import { findExecutable } from '../executable.ts';
import type { Execution } from '../execute.ts';
import { kill, pass, secondsOf, suspend } from '../session.ts';
import { signalName, signalNumber } from '../signals.ts';
import { builtinsOf, complain, isKeyword, SHELL_PROGRAMS, type Speaker } from './dialect.ts';

export interface OwnCall extends Execution {
  readonly speaker: Speaker;
  readonly line: number;
  /** Of the shell. */
  readonly pid: number;
  readonly functions: ReadonlyMap<string, unknown>;
  readonly variables: ReadonlyMap<string, string>;
  readonly set: (name: string, value: string) => void;
  readonly complain: (text: string) => void;
}

interface Said {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a shell does itself and the interpreter does not: traps, jobs, signals, looking commands up. */
export function shellProgram(call: OwnCall): Said {
  const [name = '', ...args] = call.argv;
  const { session, route } = call;
  let stdout = '';
  const out = (text: string) => {
    if (route.out !== null) session.emit(route.out, text);
    else stdout += text;
  };
  const done = (exitCode: number): Said => ({ exitCode, stdout, stderr: '' });
  switch (name) {
    case '__clock':
      out(`${clock(call, args[0] ?? '')}\n`);
      return done(0);
    case '__status':
      return done(Number(args[0]));
    case 'trap':
      return done(trap(call, args, out));
    case 'kill':
      return done(killing(call, args, out));
    case 'wait':
      return done(waiting(call, args));
    case 'jobs':
      return done(0);
    case 'times':
      out('0m0.00s 0m0.00s\n0m0.00s 0m0.00s\n');
      return done(0);
    case 'umask':
      if (args.length === 0) out('0022\n');
      return done(0);
    case 'ulimit':
      out(args.includes('-n') ? '1048576\n' : 'unlimited\n');
      return done(0);
    case 'alias':
    case 'unalias':
      return done(alias(call, name, args, out));
    case 'type':
    case 'command':
      return done(lookup(call, name, args, out));
    default:
      return done(127);
  }
}

function clock(call: OwnCall, asked: string): string {
  const { session } = call;
  switch (asked) {
    case 'random':
      return String(Math.floor(session.random() * 32_768));
    case 'seconds':
      session.observed++;
      return String(Math.floor(session.elapsed / 1000));
    default:
      session.observed++;
      return String(Math.floor(secondsOf(session)));
  }
}

function trap(call: OwnCall, args: readonly string[], out: (text: string) => void): number {
  const { session } = call;
  session.trapEnv = new Map(call.variables);
  const words = args[0] === '--' ? args.slice(1) : args;
  if (words.length === 0 || words[0] === '-p') {
    for (const [signal, handler] of session.traps) out(`trap -- '${handler}' ${signal}\n`);
    return 0;
  }
  const alone = words.length === 1 || words[0] === '-';
  const signals = words.length === 1 ? words : words.slice(1);
  const [handler = ''] = words;
  for (const each of signals) {
    const signal = each === '0' || each.toUpperCase() === 'EXIT' ? 'EXIT' : signalName(each);
    if (signal === null) {
      const said = call.speaker.dialect === 'dash' ? `${each}: bad trap` : `${each}: invalid signal specification`;
      call.complain(complain(call.speaker, 'trap', call.line, said));
      return 1;
    }
    if (alone) session.traps.delete(signal);
    else session.traps.set(signal, handler);
  }
  return 0;
}

function killing(call: OwnCall, args: readonly string[], out: (text: string) => void): number {
  const { session } = call;
  let signal = 'TERM';
  const pids: string[] = [];
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg === '-l') {
      out('HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM\n');
      return 0;
    }
    if (arg === '-s' || arg === '-n') signal = signalName(args[++at] ?? '') ?? 'TERM';
    else if (arg.startsWith('-') && pids.length === 0 && arg !== '--') signal = signalName(arg.slice(1)) ?? 'TERM';
    else if (arg !== '--') pids.push(arg);
  }
  const own = String(call.pid);
  let exitCode = 0;
  for (const pid of pids) {
    const job = session.jobs.findIndex(each => String(each.pid) === pid);
    const known = job >= 0 ? session.jobs[job] : undefined;
    if (known !== undefined) {
      if (signal !== '0') {
        session.jobs[job] = {
          ...known,
          ends: Math.min(known.ends, session.elapsed),
          exitCode: 128 + signalNumber(signal),
        };
      }
    } else if (pid === own || pid === '0') {
      // The kernel drops what would end PID 1 of its namespace, SIGKILL too, when it comes from inside.
      if (signal === '0' || call.pid === 1 || session.traps.has(signal)) continue;
      kill(session, 128 + signalNumber(signal));
    } else if (session.request.others.some(other => String(other.pid) === pid)) continue;
    else {
      call.complain(complain(call.speaker, 'kill', call.line, `(${pid}) - No such process`));
      exitCode = 1;
    }
  }
  return exitCode;
}

function waiting(call: OwnCall, args: readonly string[]): number {
  const { session } = call;
  const asked = args.filter(each => !each.startsWith('-'));
  const jobs = asked.length === 0 ? session.jobs : session.jobs.filter(each => asked.includes(String(each.pid)));
  const last = Math.max(session.elapsed, ...jobs.map(each => each.ends));
  if (last === Number.POSITIVE_INFINITY) {
    session.waiting = 0;
    suspend(session);
  }
  pass(session, last - session.elapsed);
  if (asked.length === 0) return 0;
  return jobs.length === 0 ? 127 : (jobs.at(-1)?.exitCode ?? 0);
}

function alias(call: OwnCall, name: string, args: readonly string[], out: (text: string) => void): number {
  const known = call.session.shell?.aliases;
  if (known === undefined) return 0;
  if (args.length === 0) for (const [each, value] of known) out(`alias ${each}='${value}'\n`);
  for (const arg of args) {
    const equals = arg.indexOf('=');
    if (name === 'unalias') known.delete(arg);
    else if (equals > 0) known.set(arg.slice(0, equals), arg.slice(equals + 1));
    else if (known.has(arg)) out(`alias ${arg}='${known.get(arg)}'\n`);
    else {
      call.complain(complain(call.speaker, 'alias', call.line, `${arg}: not found`));
      return 1;
    }
  }
  return 0;
}

function lookup(call: OwnCall, name: string, args: readonly string[], out: (text: string) => void): number {
  const { speaker, files, cwd, env } = call;
  const { dialect } = speaker;
  const verbose = name === 'type' || args.includes('-V');
  let exitCode = 0;
  for (const each of args) {
    if (each.startsWith('-')) continue;
    const found = findExecutable(files, each, cwd, env.get('PATH'));
    const path = found.kind === 'missing' ? null : each.includes('/') ? each : pathOf(call, each);
    const builtin = builtinsOf(dialect).has(each) || SHELL_PROGRAMS.includes(each) || FAST.includes(each);
    if (call.functions.has(each))
      out(verbose ? `${each} is a ${dialect === 'dash' ? 'shell ' : ''}function\n` : `${each}\n`);
    else if (isKeyword(each)) out(verbose ? `${each} is a shell keyword\n` : `${each}\n`);
    else if (builtin)
      out(
        verbose
          ? `${each} is a ${dialect === 'ash' && SPECIAL.includes(each) ? 'special ' : ''}shell builtin\n`
          : `${each}\n`,
      );
    else if (path !== null) out(verbose ? `${each} is ${path}\n` : `${path}\n`);
    else {
      exitCode = dialect === 'bash' ? 1 : 127;
      if (!verbose) continue;
      if (dialect === 'bash') call.complain(complain(speaker, name, call.line, `${each}: not found`));
      else out(`${each}: not found\n`);
    }
  }
  return exitCode;
}

const FAST = ['echo', 'printf', 'pwd'];
const SPECIAL = [
  ':',
  '.',
  'break',
  'continue',
  'eval',
  'exec',
  'exit',
  'export',
  'readonly',
  'return',
  'set',
  'shift',
  'times',
  'trap',
  'unset',
];

function pathOf({ files, cwd, env }: OwnCall, command: string): string {
  for (const directory of (env.get('PATH') ?? '').split(':')) {
    const candidate = `${directory}/${command}`;
    if (findExecutable(files, candidate, cwd, '').kind !== 'missing') return candidate;
  }
  return command;
}
