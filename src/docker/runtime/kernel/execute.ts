import { nameOf } from '../../filesystem/index.ts';
import type { Voice } from '../../outcome.ts';
import { textOfBytes, toBytes } from './bytes.ts';
import { type FoundExecutable, findExecutable } from './executable.ts';
import type { UserFiles } from './files.ts';
import { packageCalled } from './installed.ts';
import type { Dialect } from './manners.ts';
import type { Program, ProgramCall, ProgramResult, RunGiven, Session, StreamRoute } from './program.ts';
import { beginWork, deeper, spend, spendOnCommand, step, stop } from './session.ts';
import type { ProcessImage } from './terminal.ts';

export interface Execution {
  readonly session: Session;
  readonly files: UserFiles;
  readonly argv: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  /** One character for each byte. */
  readonly stdin: string;
  readonly route: StreamRoute;
  readonly piped?: boolean;
  /** Errors are collected with the output, in their order. */
  readonly merged?: boolean;
  /** Whose command it is, when a shell starts it. */
  readonly shell?: Dialect;
  /** The program, where it is not to be looked for. */
  readonly program?: ProcessImage['program'];
}

/** Runs a program to its end, as execve would start it. */
export async function execute(execution: Execution): Promise<ProgramResult> {
  const { session, files, argv, env, cwd } = execution;
  await step(session);
  const [command = ''] = argv;
  const { program: given } = execution;
  const found =
    given === undefined ? findExecutable(files, command, cwd, env.get('PATH')) : { ...given, kind: 'program' as const };
  const noted = found.kind === 'program' || found.kind === 'script' ? noteExecuted(session, files, found.path) : null;
  switch (found.kind) {
    case 'missing': {
      const owner = found.reason === 'not-found' ? packageCalled(files, command, env.get('PATH')) : null;
      if (owner !== null)
        return stop(
          session,
          'not-simulated',
          `${owner}: what the package of pip brings to run is not simulated on this host`,
        );
      return refused(found.reason);
    }
    case 'formless':
      return refused('format');
    case 'script': {
      // The kernel puts the interpreter in front and the script's path in place of argv[0].
      const script = command.includes('/') ? command : found.path;
      const interpreter = [...found.interpreter, script, ...argv.slice(1)];
      if (session.depth > 20) stop(session, 'limit', 'the process nests deeper than this host plays');
      return deeper(session, () => execute({ ...execution, argv: interpreter }));
    }
    case 'program': {
      const program = session.commands.get(found.name) ?? session.programs(found.name);
      if (program === null) return stop(session, 'not-simulated', `${unknown(found)} is not simulated on this host`);
      return runProgram(program, found, execution, noted);
    }
  }
}

/** How many executables of one process are remembered. */
const MOST_EXECUTED = 64;

/** A script that an interpreter plays ran as well, where its name is one of that language's: `python app.py`. */
export function noteScript(
  { session, files }: Pick<ProgramCall, 'session' | 'files'>,
  path: string,
  names: RegExp,
): void {
  if (names.test(nameOf(path))) noteExecuted(session, files, path);
}

/** Its key among those that ran; null where it is not remembered. */
function noteExecuted({ executed }: Session, files: UserFiles, path: string): string | null {
  const node = files.stat(path);
  if (node?.type !== 'file') return null;
  const { digest } = node.content;
  const key = `${path} ${digest}`;
  if (executed.has(key)) return key;
  if (executed.size >= MOST_EXECUTED) return null;
  executed.set(key, { path, digest });
  return key;
}

function noteDirect({ executed }: Session, key: string): void {
  const ran = executed.get(key);
  if (ran !== undefined && ran.direct === undefined) executed.set(key, { ...ran, direct: true });
}

function refused(reason: NonNullable<ProgramResult['missing']>): ProgramResult {
  return { exitCode: reason === 'not-found' ? 127 : 126, stdout: '', stderr: '', bytes: false, missing: reason };
}

function unknown({ path, name, family }: Extract<FoundExecutable, { readonly kind: 'program' }>): string {
  const file = nameOf(path);
  return family === 'busybox' && name !== file ? `${name} of busybox` : file;
}

/** Units of work for a program by itself, and for a character that it is given or that somebody collects from it. */
const STARTED = 5_000;
const HANDED_ON = 1;
const COLLECTED = 4;

async function runProgram(
  program: Program,
  found: Extract<FoundExecutable, { readonly kind: 'program' }>,
  execution: Execution,
  noted: string | null,
): Promise<ProgramResult> {
  const { session, files, argv, env, cwd, stdin, route } = execution;
  const printed = printing(execution, noted);
  let hasRun = false;
  const call: ProgramCall = {
    name: found.name,
    argv0: argv[0] ?? '',
    args: argv.slice(1),
    env,
    cwd,
    family: found.family,
    data: found.data,
    path: found.path,
    session,
    files,
    route,
    piped: execution.piped ?? false,
    shell: execution.shell ?? null,
    stdin,
    get input() {
      return textOfBytes(stdin);
    },
    out: printed.out,
    err: printed.err,
    outBytes: printed.outBytes,
    async run(next, given: RunGiven = {}) {
      const again = hasRun ? 1 : 0;
      hasRun = true;
      session.loops += again;
      const ran = await deeper(session, () => execute(started(execution, next, given))).finally(() => {
        session.loops -= again;
      });
      if (given.route === undefined) {
        if (ran.bytes) call.outBytes(ran.stdout);
        else call.out(ran.stdout);
        call.err(ran.stderr);
      }
      return ran;
    },
  };
  beginWork(session);
  spendOnCommand(session, STARTED);
  spend(session, HANDED_ON * stdin.length);
  const exitCode = await program(call);
  const collected = printed.collected();
  // Whoever collects it turns it into bytes, and these into text again.
  spend(session, COLLECTED * (collected.stdout.length + collected.stderr.length));
  return { exitCode: exitCode & 255, ...collected, missing: null };
}

/** A program that another one starts: it has the starter's streams and surroundings where it is given no others. */
function started(from: Execution, argv: readonly string[], given: RunGiven): Execution {
  return {
    session: from.session,
    files: given.files ?? from.files,
    argv,
    env: given.env ?? from.env,
    cwd: given.cwd ?? from.cwd,
    stdin: given.stdin ?? from.stdin,
    route: given.route ?? from.route,
    piped: given.piped ?? (given.stdin !== undefined || (from.piped ?? false)),
  };
}

interface ProgramStreams extends Pick<ProgramCall, 'out' | 'err' | 'outBytes'> {
  /** What did not go to the process's own streams. */
  collected(): Pick<ProgramResult, 'stdout' | 'stderr' | 'bytes'>;
}

/** Sends what a program prints to where its streams lead. */
function printing({ session, route, merged = false }: Execution, noted: string | null): ProgramStreams {
  let stdout = '';
  let stderr = '';
  let bytes = false;
  const emit = (target: 'stdout' | 'stderr', text: string, voice?: Voice): void => {
    if (noted !== null && text !== '') noteDirect(session, noted);
    session.emit(target, text, voice);
  };
  const out = (text: string, voice?: Voice): void => {
    if (route.out !== null) emit(route.out, text, voice);
    else stdout += bytes ? toBytes(text) : text;
  };
  return {
    out,
    err(text, voice) {
      if (merged && route.err === null) out(text, voice);
      else if (route.err !== null) session.emit(route.err, text, voice);
      else stderr += text;
    },
    outBytes(data, voice) {
      if (route.out !== null) emit(route.out, Buffer.from(data, 'latin1').toString('utf8'), voice);
      else {
        if (!bytes) stdout = toBytes(stdout);
        bytes = true;
        stdout += data;
      }
    },
    collected: () => ({ stdout, stderr, bytes }),
  };
}
