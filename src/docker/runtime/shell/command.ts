import { type ExecResult, serialize } from 'just-bash';
import { toBytes } from '../kernel/bytes.ts';
import { imageOf } from '../kernel/executable.ts';
import type { Execution } from '../kernel/execute.ts';
import type { UserFiles } from '../kernel/files.ts';
import type { Session, StreamRoute, StreamTarget } from '../kernel/program.ts';
import { spendOnCommand } from '../kernel/session.ts';
import { isUnwinding } from '../kernel/unwinding.ts';
import { environmentOf } from './environment.ts';
import { executeFromShell, missingText } from './from-shell.ts';
import { instrument } from './instrument.ts';
import type { Called } from './interior.ts';
import { pathOf } from './lookup.ts';
import { memorize } from './memory.ts';
import { isOwn, type ShellOutput, shellProgram } from './own.ts';
import { BESIDE, FLAGS_VARIABLE } from './plan.ts';
import type { Shell } from './shell.ts';
import { isSource, prepareSource } from './source.ts';
import { parseScript } from './syntax.ts';

/** The interpreter is told that a command was stopped; whoever plays the script finds out why. */
export const UNWOUND: ExecResult = { stdout: '', stderr: '', exitCode: 124 };

/** Units of work for a command by itself, and for each variable that it is told. */
const CALLED = 6_000;
const EXPORTED = 150;
/** Commands that look through the directories of PATH, or read a text as a script. */
const READERS: ReadonlySet<string> = new Set(['command', 'type', '__dot', '__eval', '__source']);
const READ = 25_000;

/** `__run SHELL FLAGS LINE argv…`: any command of a script, at the place in it that FLAGS and LINE tell. */
export async function runCommand(shell: Shell, args: readonly string[], called: Called): Promise<ExecResult> {
  try {
    return await played(shell, args, called);
  } catch (error) {
    if (isUnwinding(error)) return UNWOUND;
    throw error;
  }
}

async function played(shell: Shell, args: readonly string[], called: Called): Promise<ExecResult> {
  const { script, speaker } = shell;
  const { session, files } = script;
  const [, flags = '--', lineText = '1', ...given] = args;
  const line = Number(lineText);
  const { argv, replaces } = commandIn(given);
  // A word that expands to nothing is no command at all.
  if (argv.length === 0) return { stdout: '', stderr: '', exitCode: 0 };
  const [command = ''] = argv;
  const route = routeAt(flags, called.env.get(FLAGS_VARIABLE), script.route);
  const merged = flags[1] === '=';
  const said = complaints(session, route, merged);
  spendOnCommand(session, (READERS.has(command) ? READ : CALLED) + EXPORTED * Object.keys(called.exportedEnv).length);
  if (isSource(command)) {
    const at = { cwd: called.cwd, line, complain: said.complain };
    const exitCode = prepareSource(shell, command, argv.slice(1), at);
    return { stdout: said.before(), stderr: said.apart(), exitCode };
  }
  const execution: Execution = {
    session,
    files,
    argv,
    env: exported(shell, called, command),
    cwd: called.cwd,
    stdin: called.stdin,
    route,
    piped: flags[2] === 'p',
    merged,
    shell: speaker.dialect,
  };
  if (command === '__memory') {
    memorize(session.shell, called);
    return { stdout: '', stderr: '', exitCode: Number(called.env.get('?') ?? 0) };
  }
  if (command.startsWith('__') || isOwn(command, speaker.dialect)) {
    const done = ownCommand(shell, execution, called, { line, complain: said.complain });
    const before = done.bytes ? toBytes(said.before()) : said.before();
    return {
      ...{ exitCode: done.exitCode, stdout: before + done.stdout, stderr: said.apart() + done.stderr },
      ...(done.bytes ? { stdoutKind: 'bytes' as const } : {}),
    };
  }
  if (replaces) replaceProcess(execution, flags[3] === 'x');
  if (session.traps.size > 0) session.trapEnv = new Map(called.env);
  if (/(^|\/)u?sleep$/.test(command)) session.signature = signatureOf(session, files, called.env);
  session.beside = (called.exportedEnv[BESIDE] ?? '').split('\n').filter(each => each !== '');
  const ran = await executeFromShell(execution, shell.runScript);
  if (ran.missing !== null) said.complain(missingText(speaker, line, command, ran.missing, replaces ? 'exec' : null));
  return {
    stdout: (ran.bytes ? toBytes(said.before()) : said.before()) + ran.stdout,
    stderr: said.apart() + ran.stderr,
    exitCode: ran.exitCode,
    ...(ran.bytes ? { stdoutKind: 'bytes' as const } : {}),
  };
}

/** `exec`: `alone` when the shell is not another one's, nor one in a substitution or a pipeline. */
function replaceProcess({ session, files, argv, env, cwd }: Execution, alone: boolean): void {
  const { terminal } = session;
  session.command = argv.join(' ');
  if (!alone || terminal === null || terminal.readers.length > 0 || session.shells > 1) return;
  session.image = imageOf(files, { argv, env, cwd });
  terminal.isRepeatable = session.image !== null;
}

/** What is run, without the words that only say how: `exec` in front of it, `command` as often as it stands there. */
function commandIn(given: readonly string[]): { readonly argv: readonly string[]; readonly replaces: boolean } {
  const replaces = given[0] === 'exec';
  let argv = replaces ? given.slice(1) : given;
  while (argv[0] === 'command' && argv[1] !== undefined && !argv[1].startsWith('-')) argv = argv.slice(1);
  return { argv, replaces };
}

/** Where FLAGS lead the streams; `1` and `2` are those of the call of the function, which are known when it is played. */
function routeAt(flags: string, ofCall: string | undefined, route: StreamRoute): StreamRoute {
  const target = (flag: string | undefined): StreamTarget =>
    flag === 'o' ? route.out : flag === 'e' ? route.err : null;
  const resolved = (flag: string | undefined) => (flag === '1' ? ofCall?.[0] : flag === '2' ? ofCall?.[1] : flag);
  return { out: target(resolved(flags[0])), err: target(resolved(flags[1])) };
}

interface Complaints {
  readonly complain: (text: string) => void;
  /** What was collected with the output, and stands before it. */
  readonly before: () => string;
  readonly apart: () => string;
}

/** Collects what the shell itself says of a command, where it does not go to the process's own streams. */
function complaints(session: Session, route: StreamRoute, merged: boolean): Complaints {
  let before = '';
  let apart = '';
  return {
    complain(text) {
      if (route.err !== null) session.emit(route.err, text);
      else if (merged) before += text;
      else apart += text;
    },
    before: () => before,
    apart: () => apart,
  };
}

function exported({ script }: Shell, { exportedEnv, cwd }: Called, command: string): Map<string, string> {
  const map = new Map<string, string>();
  for (const [name, value] of Object.entries(exportedEnv)) {
    if (name.startsWith('__')) continue;
    // The interpreter has an OLDPWD from its start.
    if (name === 'OLDPWD' && value === script.cwd && cwd === script.cwd && !script.env.has('OLDPWD')) continue;
    map.set(name, value);
  }
  if (script.interactive === true) return map;
  const { dialect, files, env } = script;
  const program = dialect === 'bash' ? pathOf({ files, cwd, env: map }, command) : command;
  return environmentOf(map, { dialect, cwd, before: env, program });
}

function ownCommand(
  { script, speaker, plan, pid, bridge }: Shell,
  execution: Execution,
  { env }: Called,
  at: { readonly line: number; readonly complain: (text: string) => void },
): ShellOutput {
  bridge.script = '';
  return shellProgram({
    ...execution,
    ...at,
    speaker,
    pid,
    functions: plan.functions,
    aliases: script.aliases ?? script.session.shell?.aliases ?? null,
    variables: env,
    set: (name, value) => void env.set(name, value),
    raise: handler => {
      const parsed = parseScript(handler, speaker.dialect);
      if (parsed.ok) bridge.script += `${serialize(instrument(parsed.script, plan))}\n`;
    },
  });
}

/** Changes of these say nothing of what a shell will do next. */
const PASSING = new Set(['_', '?', 'BASH_LINENO', 'LINENO']);

/** All that a shell knows when it begins to wait: alike twice, and it only repeats itself. */
function signatureOf(session: Session, { whole }: UserFiles, variables: ReadonlyMap<string, string>): string {
  const known = [...variables].filter(([name]) => !PASSING.has(name));
  const { tree } = whole;
  return JSON.stringify([known, 'version' in tree ? tree.version : 0, session.observed, session.traps.size]);
}
