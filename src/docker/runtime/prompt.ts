import {
  cleanPath,
  type Draft,
  draftOf,
  emptyTree,
  fileSystemOf,
  type Mount,
  mountDraft,
  standIn,
} from '../filesystem/index.ts';
import type { Platform } from '../image/platform.ts';
import type { Chunk, Ending, Instant, Voice } from '../outcome.ts';
import type { Work } from '../work.ts';
import { absentPrograms } from './absent.ts';
import { toBytes } from './kernel/bytes.ts';
import { userFiles } from './kernel/files.ts';
import type { ProcessLimits, ProcessRequest } from './kernel/process-request.ts';
import type { Program, ProgramCall, Session, ShellMemory } from './kernel/program.ts';
import { newSession, ownWords, secondsOf, spend, stop } from './kernel/session.ts';
import { type Left, leftBy } from './kernel/unwinding.ts';
import { findUser } from './kernel/users.ts';
import { programNamed } from './programs/index.ts';
import { runScript } from './shell/run.ts';

/** Where the learner's shell stands between two lines. Plain data: it is frozen with the host. */
export interface PromptState {
  readonly cwd: string;
  /** All variables of the shell, exported or not. */
  readonly variables: Readonly<Record<string, string>>;
  readonly exported: readonly string[];
  /** Text of their definitions, by name. */
  readonly functions: Readonly<Record<string, string>>;
  readonly aliases: Readonly<Record<string, string>>;
  /** `$?`. */
  readonly exitCode: number;
}

/** What `docker` is told of the place in the line where it stands. */
export interface PromptCall {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly stdin: Uint8Array;
  /** Whether standard input is the learner's keyboard. */
  readonly stdinIsTerminal: boolean;
  readonly columns: { readonly stdout: number | null; readonly stderr: number | null };
  /** Whether its output goes where the line's does: not into a pipe, a file or a word. */
  readonly direct: boolean;
  /** The clock when it is started. */
  readonly at: Instant;
  /** Puts out a piece at a moment of the host's clock; moments do not go back. */
  write(stream: 'stdout' | 'stderr', data: string | Uint8Array, at: Instant, voice: Voice): void;
}

/** A program of the learner's machine that somebody else carries out. */
export type PromptCommand = (
  args: readonly string[],
  call: PromptCall,
) => Promise<{ readonly exitCode: number; readonly ends: Instant }>;

export interface PromptRequest {
  readonly line: string;
  readonly state: PromptState;
  /** The learner's machine; changed in place. */
  readonly filesystem: Draft;
  /** A name of its passwd file. */
  readonly user: string;
  readonly hostname: string;
  readonly now: Instant;
  readonly seed: number;
  readonly platform: Platform;
  /** Columns of the terminal, or null when the line's output goes to a pipe. */
  readonly columns: number | null;
  readonly stdin: string;
  readonly commands: Readonly<Record<string, PromptCommand>>;
  /** What the machine shows besides its disk: the daemon's own files. */
  readonly mounts: readonly Mount[];
  readonly reach: NonNullable<ProcessRequest['reach']>;
  /** What runs on the machine, as its `ps` sees it. */
  readonly processes: () => ProcessRequest['others'];
  readonly socket: NonNullable<ProcessRequest['socket']>;
  readonly limits: ProcessLimits;
  readonly work: Work;
}

export interface Prompted {
  readonly state: PromptState;
  /** `after` counts from the start of the line. */
  readonly chunks: readonly Chunk[];
  readonly duration: number;
  readonly ending: Exclude<Ending, { readonly kind: 'docker' | 'shell' }>;
}

/** A shell that was just opened. */
export function promptState(cwd: string, env: Readonly<Record<string, string>>): PromptState {
  return {
    cwd,
    variables: { ...env, PWD: cwd },
    exported: [...Object.keys(env), 'PWD'],
    functions: {},
    aliases: { ll: 'ls -alF', la: 'ls -A', l: 'ls -CF' },
    exitCode: 0,
  };
}

/** Programs of the learner's machine, an Ubuntu with what a student needs for Docker. */
export const promptPrograms: ReadonlySet<string> = new Set(
  '[ arch awk base64 basename bash cat chgrp chmod chown clear cmp comm cp curl cut date dd df diff dirname du echo egrep env expr fallocate false fgrep file find fold free getent grep groups gunzip gzip head hostname id install join jq kill less ln ls md5sum mkdir mktemp more mv nl nohup nproc od paste printenv printf ps pwd readlink realpath rev rm rmdir sed seq sh sha1sum sha256sum sha512sum sleep sort split stat strings sudo sync tac tail tar tee test time timeout top touch tr tree true truncate tty uname uniq uptime wc wget which whoami xargs yes zcat'.split(
    ' ',
  ),
);

const machines = new Map<string, Draft>();

function machineOf(commands: readonly string[]): Draft {
  const key = commands.join(' ');
  const known = machines.get(key);
  if (known !== undefined) return known;
  const draft = draftOf(emptyTree);
  const files = fileSystemOf(draft, { now: () => 1_735_689_600 });
  files.mkdir('/usr/bin', { recursive: true });
  for (const name of [...promptPrograms, ...absentPrograms.keys(), ...commands]) {
    const program = name === 'sh' ? 'dash' : name;
    files.write(`/usr/bin/${name}`, standIn(40_000, name, { name: program, data: null }), { mode: 0o755 });
  }
  machines.set(key, draft);
  return draft;
}

/** Programs that change what they are given, and the files of the daemon that nobody changes here: all but what volumes hold. */
const CHANGING: ReadonlySet<string> = new Set(
  'chgrp chmod chown cp ln mkdir mv rm rmdir tee touch truncate'.split(' '),
);
const OF_THE_DAEMON = /^\/var\/lib\/docker(?!\/volumes\/[^/]+\/_data(?:\/|$))(?:\/|$)/;

/** How far a line that does not end is played before it is left with Ctrl-C. */
const PATIENCE = 10 * 60 * 1000;

/** Runs a line that the learner typed. */
export async function runPrompt(request: PromptRequest): Promise<Prompted> {
  const { line, state, filesystem, columns } = request;
  const names = Object.keys(request.commands);
  const machine = machineOf(names);
  const mounts: readonly Mount[] = [
    ...['/usr/bin', '/bin'].map(path => ({ path, tree: machine, root: '/usr/bin', readOnly: true })),
    ...request.mounts,
  ];
  // The disk of this machine has no layers.
  const tree = Object.assign(mountDraft(filesystem, mounts), { merges: () => false });
  const found = findUser(fileSystemOf(tree, { now: () => request.now / 1000 }), request.user);
  const user = 'refused' in found ? { uid: 1000, gid: 1000, groups: [], home: '/', name: request.user } : found;
  const memory: ShellMemory = {
    cwd: state.cwd,
    variables: new Map(Object.entries(state.variables)),
    exported: new Set(state.exported),
    functions: new Map(Object.entries(state.functions)),
    aliases: new Map(Object.entries(state.aliases)),
    exitCode: state.exitCode,
  };
  const commands = new Map<string, Program>();
  for (const [name, command] of Object.entries(request.commands)) commands.set(name, outside(request, command));
  let unmet: string | null = null;
  // Said plainly, and it costs no try.
  for (const [name, { hint }] of absentPrograms) {
    if (hint === null) continue;
    commands.set(name, call => {
      unmet ??= name;
      return stop(call.session, 'not-simulated', `${name} is not simulated at this prompt: ${hint}`);
    });
  }
  commands.set('sudo', async call => {
    const argv = call.args.filter(
      (arg, at) => !(arg.startsWith('-') && call.args.slice(0, at).every(each => each.startsWith('-'))),
    );
    const [program = '', ...words] = argv;
    if (CHANGING.has(program) && words.some(word => OF_THE_DAEMON.test(cleanPath(word, call.cwd))))
      return stop(
        call.session,
        'not-simulated',
        `${program} in /var/lib/docker is not simulated: its files can be read here`,
      );
    const root = userFiles(
      tree,
      { uid: 0, gid: 0, groups: [] },
      () => secondsOf(call.session),
      units => spend(call.session, units),
    );
    const ran = await call.run(argv, { files: root, piped: call.piped });
    if (ran.missing !== null) call.err(`sudo: ${argv[0] ?? ''}: command not found\n`);
    return ran.missing === null ? ran.exitCode : 1;
  });
  const session = newSession(sessionRequest(request), user, programNamed, commands);
  session.shell = memory;
  // Background jobs and $$ of a shell that was there before the line.
  session.nextPid = 1200 + (request.seed % 500);
  const files = userFiles(
    tree,
    user,
    () => secondsOf(session),
    units => spend(session, units),
  );
  const env = new Map(
    [...memory.exported].flatMap(name => {
      const value = memory.variables.get(name);
      return value === undefined ? [] : [[name, value] as const];
    }),
  );
  let exitCode = 0;
  try {
    const ran = await runScript({
      session,
      files,
      env,
      cwd: state.cwd,
      stdin: toBytes(request.stdin),
      route: { out: 'stdout', err: 'stderr' },
      text: line,
      argv0: 'bash',
      named: false,
      positional: [],
      options: '',
      dialect: 'bash',
      interactive: true,
    });
    exitCode = ran.exitCode;
  } catch (error) {
    exitCode = exitCodeOfLeft(session, leftBy(error), columns !== null);
  }
  const chunks = session.chunks
    .map((chunk, at) => ({ chunk, at }))
    .sort((a, b) => a.chunk.after - b.chunk.after || a.at - b.at)
    .map(({ chunk }) => chunk);
  const last = chunks.at(-1)?.after ?? 0;
  return {
    state: {
      cwd: memory.cwd,
      variables: Object.fromEntries(memory.variables),
      exported: [...memory.exported].sort(),
      functions: Object.fromEntries(memory.functions),
      aliases: Object.fromEntries(memory.aliases),
      exitCode,
    },
    chunks,
    duration: Math.max(session.elapsed, last),
    ending: session.error === null ? { kind: 'exited', exitCode } : { ...session.error, exitCode, what: unmet ?? '' },
  };
}

/** The exit code of a line that did not come to its end, and what the terminal says of it. */
function exitCodeOfLeft(session: Session, left: Left, isTerminal: boolean): number {
  switch (left) {
    case 'suspended':
      session.elapsed = Math.max(session.elapsed, session.chunks.at(-1)?.after ?? 0);
      if (isTerminal) session.emit('stdout', '^C\n');
      return 130;
    case 'killed':
      return session.ended ?? 137;
    case 'stopped': {
      // Straight to the pieces: a line that was stopped for printing too much may still say so.
      session.chunks.push({ stream: 'stderr', text: ownWords(session), after: session.elapsed, voice: 'host' });
      return session.error?.kind === 'limit' ? 1 : 127;
    }
  }
}

/** The learner's shell among the processes of the machine. */
const SHELL = 1180;
const TERMINAL = 'pts/0';

function sessionRequest(request: PromptRequest): ProcessRequest {
  return {
    argv: ['bash'],
    env: [],
    cwd: request.state.cwd,
    user: request.user,
    filesystem: request.filesystem,
    platform: request.platform,
    hostname: request.hostname,
    now: request.now,
    seed: request.seed,
    stdin: request.stdin,
    stdinOpen: false,
    tty: request.columns !== null,
    columns: request.columns,
    horizon: PATIENCE,
    readonlyRoot: false,
    writable: [],
    network: false,
    get others() {
      return [
        ...request.processes(),
        { pid: SHELL, user: request.user, command: '-bash', started: request.now, terminal: TERMINAL },
      ];
    },
    lookup: () => null,
    reach: request.reach,
    socket: request.socket,
    limits: request.limits,
    work: request.work,
  };
}

/** What is carried out elsewhere costs as much as so many programs more, and so many units of work. */
const OUTSIDE = 5;
const OUTSIDE_WORK = 30_000;

function outside(request: PromptRequest, command: PromptCommand): Program {
  return async (call: ProgramCall) => {
    const { session } = call;
    session.steps += OUTSIDE;
    spend(session, OUTSIDE_WORK);
    const columns = {
      stdout: call.route.out === null ? null : request.columns,
      stderr: call.route.err === null ? null : request.columns,
    };
    const move = (at: Instant) => {
      // However long a build takes, a line that ends is played to its end.
      session.elapsed = Math.max(session.elapsed, at - request.now);
    };
    const done = await command(call.args, {
      cwd: call.cwd,
      env: Object.fromEntries(call.env),
      stdin: Buffer.from(call.stdin, 'latin1'),
      stdinIsTerminal: request.columns !== null && !call.piped && request.stdin === '',
      columns,
      direct: call.route.out !== null,
      at: request.now + session.elapsed,
      write(stream, data, at, voice) {
        move(at);
        if (stream === 'stderr') call.err(typeof data === 'string' ? data : Buffer.from(data).toString('utf8'), voice);
        else if (typeof data === 'string') call.out(data, voice);
        else call.outBytes(Buffer.from(data).toString('latin1'), voice);
      },
    });
    move(done.ends);
    // Time that docker took does not count against the line's patience.
    session.horizon = session.elapsed + PATIENCE;
    return done.exitCode;
  };
}
