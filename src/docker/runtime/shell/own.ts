import { cleanPath } from '../../filesystem/index.ts';
import { kernelErrnoText } from '../kernel/errno.ts';
import type { Dialect } from '../kernel/manners.ts';
import { secondsOf, stop } from '../kernel/session.ts';
import type { OwnCall } from './call.ts';
import { judge, senselessInBusybox, senselessInDash } from './condition.ts';
import { SHELL_PROGRAMS } from './dialect.ts';
import { printByFormat, TOO_WIDE } from './format.ts';
import { killing } from './kill.ts';
import { lookup } from './lookup.ts';
import { CALM, ERREXIT } from './settings.ts';
import { complain } from './speaker.ts';
import { TRACING, traceLine } from './trace.ts';
import { trap } from './trap.ts';
import { waiting } from './wait.ts';

interface ShellOutput {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** What a shell does itself and the interpreter does not: traps, jobs, signals, looking commands up. */
export function shellProgram(call: OwnCall): ShellOutput {
  const [name = '', ...args] = call.argv;
  const { session, route } = call;
  let stdout = '';
  const out = (text: string) => {
    if (route.out !== null) session.emit(route.out, text);
    else stdout += text;
  };
  const done = (exitCode: number): ShellOutput => ({ exitCode, stdout, stderr: '' });
  switch (name) {
    case '__clock':
      out(`${clock(call, args[0] ?? '')}\n`);
      return done(0);
    case '__status':
      return done(Number(args[0]));
    case '__cd':
      return done(cannotEnter(call, args));
    case '[':
    case 'test':
      return done(condition(call, name, args));
    case 'printf':
      return done(formatted(call, args, out));
    case '__failed':
      return done(call.variables.get(ERREXIT) === '1' && call.variables.get(CALM) !== '1' ? 0 : 1);
    case '__trace':
      return done(traced(call, args));
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
      if (args[0] === undefined) out(`${call.files.umask.toString(8).padStart(4, '0')}\n`);
      else if (/^[0-7]{1,4}$/.test(args[0])) call.files.umask = Number.parseInt(args[0], 8) & 0o777;
      else if (args[0] === '-S') out(`${symbolic(call.files.umask)}\n`);
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

/** Shows what is about to run; after an assignment (`-`) what it has made of the variables, and `$?` stays as it is. */
function traced(call: OwnCall, [level = '1', assigned = '0', ...words]: readonly string[]): number {
  const { variables } = call;
  const after = assigned === '-';
  if (variables.get(TRACING) === '1') {
    const shown = after ? words.map(name => `${name}=${variables.get(name) ?? ''}`) : words;
    const mark = { mark: variables.get('PS4') ?? '+ ', level: Number(level) };
    call.complain(traceLine(shown, after ? words.length : Number(assigned), call.speaker.dialect, mark));
  }
  return after ? Number(variables.get('?') ?? 0) : 0;
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

function alias(call: OwnCall, name: string, args: readonly string[], out: (text: string) => void): number {
  const known = call.aliases;
  if (known === null) return 0;
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

/** `u=rwx,g=rx,o=rx`: what a mask leaves. */
function symbolic(mask: number): string {
  return (['u', 'g', 'o'] as const)
    .map((who, at) => {
      const bits = ~(mask >> (6 - 3 * at)) & 7;
      return `${who}=${bits & 4 ? 'r' : ''}${bits & 2 ? 'w' : ''}${bits & 1 ? 'x' : ''}`;
    })
    .join(',');
}

/** What `cd` says of a directory that it could not enter; the interpreter has tried. */
function cannotEnter(call: OwnCall, args: readonly string[]): number {
  const [where = ''] = args.filter(each => !/^-[LP]$/.test(each));
  const path = cleanPath(where, call.cwd);
  const node = call.files.stat(path);
  const why = node === null ? call.files.missing(path) : node.type === 'directory' ? 'EACCES' : 'ENOTDIR';
  const said =
    call.speaker.dialect === 'ash' ? `can't cd to ${where}: ${kernelErrnoText(why)}` : `can't cd to ${where}`;
  call.complain(complain(call.speaker, 'cd', call.line, said));
  return 2;
}

function condition(call: OwnCall, name: string, args: readonly string[]): number {
  const judged = judge(name, args, { files: call.files, cwd: call.cwd, tty: call.session.request.tty });
  if (judged.ok) return judged.value ? 0 : 1;
  // busybox's own words have its name before them, whatever the script's name is.
  if (call.speaker.dialect === 'ash') call.complain(`sh: ${senselessInBusybox(judged)}\n`);
  else call.complain(complain(call.speaker, null, call.line, senselessInDash(name, judged)));
  return 2;
}

function formatted(call: OwnCall, args: readonly string[], out: (text: string) => void): number {
  const [format, ...rest] = args[0] === '--' ? args.slice(1) : args;
  const ash = call.speaker.dialect === 'ash';
  if (format === undefined) {
    call.complain(
      ash
        ? 'sh: usage: printf FORMAT [ARGUMENT...]\n'
        : complain(call.speaker, 'printf', call.line, 'usage: printf format [arg ...]'),
    );
    return 2;
  }
  const printed = printByFormat(format, rest);
  if (printed.tooWide) stop(call.session, 'limit', TOO_WIDE);
  out(printed.text);
  for (const said of printed.complaints)
    call.complain(ash ? `sh: ${said}\n` : complain(call.speaker, 'printf', call.line, said));
  return printed.exitCode;
}

/** What ash and dash do themselves too; for bash the interpreter does. */
const NOT_IN_BASH: ReadonlySet<string> = new Set(['[', 'printf', 'test']);

/** Whether a shell carries a command out itself, in the interpreter's place. */
export function isOwn(command: string, dialect: Dialect): boolean {
  return SHELL_PROGRAMS.includes(command) || (dialect !== 'bash' && NOT_IN_BASH.has(command));
}
