import { cleanPath } from '../../filesystem/index.ts';
import { kernelErrnoText } from '../kernel/errno.ts';
import type { Dialect } from '../kernel/manners.ts';
import { secondsOf, stop } from '../kernel/session.ts';
import type { OwnCall } from './call.ts';
import { judge, senselessInBusybox, senselessInDash } from './condition.ts';
import { SHELL_PROGRAMS } from './dialect.ts';
import { printByFormat, TOO_WIDE } from './format.ts';
import { tellJobs } from './jobs.ts';
import { killing } from './kill.ts';
import { lookup } from './lookup.ts';
import { CALM, ERREXIT } from './settings.ts';
import { complain } from './speaker.ts';
import { TRACING, traceLine } from './trace.ts';
import { trap } from './trap.ts';
import { waiting } from './wait.ts';

export interface ShellOutput {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Whether `stdout` has one character for each byte. */
  readonly bytes: boolean;
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
  const done = (exitCode: number, bytes = false): ShellOutput => ({ exitCode, stdout, stderr: '', bytes });
  switch (name) {
    case '__clock':
      out(`${clock(call, args[0] ?? '', args[1] ?? '')}\n`);
      return done(0);
    case '__status':
      return done(Number(args[0]));
    case '__cd':
      return done(cannotEnter(call, args));
    case '__refuse':
      call.complain(complain(call.speaker, args[0] ?? null, call.line, args[1] ?? ''));
      return done(Number(args[2] ?? 2));
    case '[':
    case 'test':
      return done(condition(call, name, args));
    case 'printf':
      return formatted(call, args);
    case '__export':
    case '__set':
      out(variableLines(call, name));
      return done(0);
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
      return done(tellJobs(call, args, out));
    case 'times':
      out(`${NO_TIME[call.speaker.dialect]}\n`.repeat(2));
      return done(0);
    case 'umask':
      if (args[0] === undefined) out(`${call.files.umask.toString(8).padStart(4, '0')}\n`);
      else if (/^[0-7]{1,4}$/.test(args[0])) call.files.umask = Number.parseInt(args[0], 8) & 0o777;
      else if (args[0] === '-S') out(`${symbolic(call.files.umask)}\n`);
      return done(0);
    case 'ulimit':
      out(args.includes('-n') ? `${call.session.request.openFiles ?? 1_048_576}\n` : 'unlimited\n');
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

const NO_TIME: Readonly<Record<Dialect, string>> = {
  ash: '0m0.000s 0m0.000s',
  dash: '0m0.000000s 0m0.000000s',
  bash: '0m0.000s 0m0.000s',
};

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

/** Luck and time of the session, by what is asked for; of a shell that has none, the variable of that name. */
function clock(call: OwnCall, asked: string, name: string): string {
  const { session, variables } = call;
  switch (asked) {
    case 'variable':
      return variables.get(name) ?? '';
    case 'number':
      return variables.get(name) || '0';
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
  const { dialect } = call.speaker;
  const shown = (each: string): string => `${dialect === 'bash' ? 'alias ' : ''}${each}='${known.get(each) ?? ''}'\n`;
  if (args.length === 0) for (const each of known.keys()) out(shown(each));
  for (const arg of args) {
    const equals = arg.indexOf('=');
    if (name === 'unalias' && known.delete(arg)) continue;
    if (equals > 0 && name === 'alias') known.set(arg.slice(0, equals), arg.slice(equals + 1));
    else if (known.has(arg)) out(shown(arg));
    else {
      call.complain(
        dialect === 'bash'
          ? complain(call.speaker, name, call.line, `${arg}: not found`)
          : `${name}: ${arg} not found\n`,
      );
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

function formatted(call: OwnCall, args: readonly string[]): ShellOutput {
  const done = (exitCode: number): ShellOutput => ({ exitCode, stdout: '', stderr: '', bytes: false });
  const { dialect } = call.speaker;
  const into = dialect === 'bash' && args[0] === '-v' ? (args[1] ?? '') : null;
  const given = into === null ? args : args.slice(2);
  const [format, ...rest] = given[0] === '--' ? given.slice(1) : given;
  const ash = dialect === 'ash';
  if (format === undefined) {
    call.complain(
      ash
        ? 'sh: usage: printf FORMAT [ARGUMENT...]\n'
        : dialect === 'dash'
          ? complain(call.speaker, 'printf', call.line, 'usage: printf format [arg ...]')
          : 'printf: usage: printf [-v var] format [arguments]\n',
    );
    return done(2);
  }
  const printed = printByFormat(format, rest, dialect === 'bash');
  if (printed.tooWide) stop(call.session, 'limit', TOO_WIDE);
  for (const said of printed.complaints)
    call.complain(ash ? `sh: ${said}\n` : complain(call.speaker, 'printf', call.line, inWordsOf(dialect, said)));
  const { exitCode, text, bytes } = printed;
  if (into !== null) {
    call.set(into, text);
    return done(exitCode);
  }
  if (call.route.out === null) return { exitCode, stdout: text, stderr: '', bytes };
  call.session.emit(call.route.out, bytes ? Buffer.from(text, 'latin1').toString('utf8') : text);
  return done(exitCode);
}

/** busybox's complaint, as dash and bash have it. */
function inWordsOf(dialect: Dialect, said: string): string {
  return said.replace(
    /^invalid number '(.*)'$/s,
    dialect === 'dash' ? '$1: expected numeric value' : '$1: invalid number',
  );
}

/** `export -p` and `set` of ash and dash: all that they know, in the order of the alphabet. */
function variableLines({ env, variables, speaker }: OwnCall, asked: '__export' | '__set'): string {
  const quoted = (value: string): string => `'${value.replaceAll("'", `'"'"'`)}'`;
  const prompts: readonly (readonly [string, string])[] = [
    ['PS1', speaker.dialect === 'ash' ? '\\w \\$ ' : '# '],
    ['PS2', '> '],
    ['PS4', '+ '],
    ['PPID', '0'],
    ...(speaker.dialect === 'ash'
      ? ([
          ['FUNCNAME', ''],
          ['LINENO', ''],
        ] as const)
      : []),
  ];
  const all =
    asked === '__export'
      ? env
      : new Map([
          ...prompts,
          ...[...variables].filter(([name]) => /^[A-Za-z]\w*$/.test(name) && !OF_BASH.test(name)),
          ...env,
        ]);
  return [...all]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${asked === '__export' ? 'export ' : ''}${name}=${quoted(value)}\n`)
    .join('');
}

/** Variables that only bash has. */
const OF_BASH = /^(?:BASH\w*|HOSTTYPE|MACHTYPE|OSTYPE|PIPESTATUS|SHELLOPTS|UID|EUID|OLDPWD)$/;

/** What ash and dash do themselves; for bash the interpreter does. */
const NOT_IN_BASH: ReadonlySet<string> = new Set(['[', 'test']);

/** Whether a shell carries a command out itself, in the interpreter's place. */
export function isOwn(command: string, dialect: Dialect): boolean {
  return SHELL_PROGRAMS.includes(command) || command === 'printf' || (dialect !== 'bash' && NOT_IN_BASH.has(command));
}
