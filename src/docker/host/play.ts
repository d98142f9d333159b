import { type ClientIO, type CommandEnding, docker } from '../client/index.ts';
import { hostProcesses } from '../daemon/containers/host-processes.ts';
import { reachable } from '../daemon/containers/reachable.ts';
import { type Daemon, LIMITS, type Limits } from '../daemon/daemon.ts';
import { engineOf } from '../daemon/engine-of.ts';
import { registryOf } from '../daemon/registry-door.ts';
import type { DaemonState } from '../daemon/state.ts';
import { filesOnDisk } from '../daemon/system/files-on-disk.ts';
import { entryOf, setEntry } from '../entry.ts';
import { type Draft, fileSystemOf } from '../filesystem/index.ts';
import type { Chunk, DockerCommand, Ending, Instant } from '../outcome.ts';
import { profileOf } from '../profile.ts';
import { type PromptCommand, type Prompted, type PromptState, runProcess, runPrompt } from '../runtime/index.ts';
import { Beyond, workOf } from '../work.ts';
import { AtKeyboard } from './at-keyboard.ts';
import { LEARNER, userOf } from './machine.ts';
import { asksForTerminal } from './opening.ts';
import { outputFrom } from './output.ts';
import { learnerOf, passAlone } from './passing.ts';
import { askSocket } from './socket.ts';
import type { RunOptions } from './world.ts';

/** Who owns what the learner makes. */
export const OWNER = { uid: LEARNER, gid: LEARNER };

/** Where a line is typed. */
export interface PromptSeat {
  readonly directory: string;
  readonly shell: PromptState;
}

export function daemonOf(
  state: DaemonState,
  clock: Instant,
  hostFiles: Draft,
  keyboard: Daemon['keyboard'] = null,
  limits: Limits = LIMITS,
): Daemon {
  return {
    state,
    clock,
    traffic: [],
    commands: [],
    remarks: [],
    hostFiles,
    limits,
    work: workOf(limits.work, limits.command),
    keyboard,
    exceeded: null,
    unmet: null,
    grown: { bytes: 0, files: 0 },
    runProcess,
    wait: passAlone,
    wakes: new Set(),
    inputs: new Map(),
    execs: new Map(),
  };
}

/** How long the client itself takes, in simulated milliseconds. */
const CLIENT = 8;

/** What a line comes to before it is known whether the host has room for it. */
export interface Played {
  readonly chunks: readonly Chunk[];
  readonly ending: Ending;
  readonly shell: PromptState;
}

/** How a line ended that may have printed more than a line may. */
function capped(ending: Ending, full: boolean, most: number): Ending {
  if (!full || ending.kind === 'limit') return ending;
  return { kind: 'limit', exitCode: 1, message: `a line may print at most ${most} bytes`, what: '' };
}

export interface ClientPlace {
  readonly columns: ClientIO['columns'];
  readonly stdinIsTerminal: boolean;
  readonly stdin: Uint8Array;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly write: ClientIO['write'];
  /** Of `DockerCommand`. */
  readonly direct: boolean;
}

function askAtKeyboard(question: string): never {
  throw new AtKeyboard({ question, by: 'client' });
}

/** Runs the docker client over a daemon at work. */
export async function runDocker(daemon: Daemon, words: readonly string[], place: ClientPlace): Promise<CommandEnding> {
  daemon.clock += CLIENT;
  daemon.work.begin();
  const engine = engineOf(daemon);
  const learner = learnerOf(daemon);
  daemon.wait = learner.wait;
  const files = fileSystemOf(daemon.hostFiles, { now: () => daemon.clock / 1000, ...OWNER });
  const profile = profileOf(daemon.state.profile);
  const ask = daemon.keyboard === null ? null : askAtKeyboard;
  const heard = hearing(place.write);
  const asked = daemon.traffic.length;
  const io = {
    ...place,
    write: heard.write,
    ask,
    watch: learner.watch,
    files,
    profile,
    work: daemon.work,
    seed: daemon.state.seed + daemon.state.counter,
  };
  try {
    const ending = await docker(words, io, { engine, registry: registryOf(daemon) });
    daemon.commands.push({
      argv: words,
      calls: daemon.traffic.slice(asked),
      ...heard.printed,
      direct: place.direct,
      ending,
    });
    return ending;
  } catch (thrown) {
    if (!(thrown instanceof Beyond)) throw thrown;
    const { message } = thrown;
    daemon.exceeded ??= message;
    return { kind: 'limit', exitCode: 1, message, what: '' };
  }
}

/** How much of what a command prints is kept beside the line's own output. */
const HEARD = 8_000;

/** Hands on what is written, and remembers how each stream begins. */
function hearing(write: ClientPlace['write']): {
  readonly write: ClientPlace['write'];
  readonly printed: Pick<DockerCommand, 'stdout' | 'stderr'>;
} {
  const printed = { stdout: '', stderr: '' };
  return {
    write: (stream, data, at, voice) => {
      const left = HEARD - printed[stream].length;
      if (left > 0)
        printed[stream] += (typeof data === 'string' ? data : new TextDecoder().decode(data)).slice(0, left);
      return write(stream, data, at, voice);
    },
    printed,
  };
}

/** A line that is a docker command and nothing else needs no shell. */
export async function playPlain(
  seat: PromptSeat,
  daemon: Daemon,
  words: readonly string[],
  start: Instant,
  options: RunOptions,
): Promise<Played> {
  const output = outputFrom(start, daemon.limits.output);
  const done = await runDocker(daemon, words, {
    columns: { stdout: options.columns, stderr: options.columns },
    stdinIsTerminal: options.columns !== null && options.stdin === '',
    stdin: new TextEncoder().encode(options.stdin),
    cwd: seat.shell.cwd,
    env: exportedOf(seat.shell),
    write: (stream, data, at, voice = 'docker') => output.write(stream, data, at ?? daemon.clock, voice),
    direct: true,
  });
  daemon.clock = Math.max(daemon.clock, output.last);
  const shell = seat.shell.exitCode === done.exitCode ? seat.shell : { ...seat.shell, exitCode: done.exitCode };
  return { chunks: output.chunks(), ending: capped(done, output.full, daemon.limits.output), shell };
}

/** What a line comes to that is read by a shell. `opening`: the words of its last command of docker, which is still to be played. */
interface ReadLine extends Played {
  readonly opening: readonly string[] | null;
}

/** `before`: how many commands of docker are played until the one that may open a terminal, which is left to whoever asks. */
export async function playShell(
  seat: PromptSeat,
  daemon: Daemon,
  line: string,
  start: Instant,
  options: RunOptions,
  before: number | null = null,
): Promise<ReadLine> {
  let latest: CommandEnding | null = null;
  let opening: readonly string[] | null = null;
  let played = 0;
  const command: PromptCommand = async (args, call) => {
    if (call.direct && played++ === before && asksForTerminal(args)) {
      opening = args;
      return { exitCode: 0, ends: call.at };
    }
    daemon.clock = Math.max(daemon.clock, call.at);
    let last = daemon.clock;
    const write: ClientPlace['write'] = (stream, data, at, voice = 'docker') => {
      last = Math.max(last, at ?? daemon.clock);
      call.write(stream, data, last, voice);
    };
    const { cwd, env, stdin, stdinIsTerminal, columns, direct } = call;
    const done = await runDocker(daemon, args, { cwd, env, stdin, stdinIsTerminal, columns, direct, write });
    latest = done;
    daemon.clock = Math.max(daemon.clock, last);
    return { exitCode: done.exitCode, ends: daemon.clock };
  };
  const prompted = await runPrompt({
    line,
    state: seat.shell,
    filesystem: daemon.hostFiles,
    user: userOf(seat.directory),
    hostname: 'dock',
    now: start,
    seed: daemon.state.seed + daemon.state.counter,
    platform: daemon.state.platform,
    columns: options.columns,
    stdin: options.stdin,
    commands: { docker: command },
    reach: (host, port) => reachable(daemon, host, port),
    mounts: [{ path: '/var/lib/docker', tree: filesOnDisk(daemon), root: '/', readOnly: false }],
    processes: () => hostProcesses(daemon),
    socket: target => askSocket(daemon, target),
    limits: daemon.limits.process,
    work: daemon.work,
  });
  daemon.clock = Math.max(daemon.clock, Math.round(start + prompted.duration));
  const { chunks, state } = prompted;
  let size = 0;
  for (const chunk of chunks) size += chunk.text.length;
  const most = daemon.limits.output;
  return { chunks, ending: capped(endingOf(prompted, latest), size > most, most), shell: state, opening };
}

/** Whose fault it was that a line of the shell ended badly: this host's, that of the last docker command in it, or the shell's. */
function endingOf({ ending, chunks }: Prompted, docker: CommandEnding | null): Ending {
  const { exitCode } = ending;
  if (ending.kind !== 'exited') return ending;
  if (docker !== null && docker.kind !== 'exited') return { ...docker, exitCode };
  return exitCode === 0 || chunks.every(chunk => chunk.stream === 'stdout') ? ending : { kind: 'shell', exitCode };
}

const exported = new WeakMap<PromptState, Readonly<Record<string, string>>>();

/** What programs are told of the shell's variables. */
export function exportedOf(shell: PromptState): Readonly<Record<string, string>> {
  const known = exported.get(shell);
  if (known !== undefined) return known;
  const env: Record<string, string> = {};
  for (const name of shell.exported) {
    const value = entryOf(shell.variables, name);
    if (value !== undefined) setEntry(env, name, value);
  }
  exported.set(shell, env);
  return env;
}
