import { mayGrow as mayGrowOf } from '../daemon/containers/files.ts';
import { type Daemon, LIMITS, type Limits } from '../daemon/daemon.ts';
import { catchUp } from '../daemon/engine-of.ts';
import { overweight } from '../daemon/weight.ts';
import { type Draft, draftOf } from '../filesystem/index.ts';
import {
  type Call,
  type Chunk,
  type DockerCommand,
  type Ending,
  type Instant,
  inOwnVoice,
  type Outcome,
} from '../outcome.ts';
import { AtKeyboard } from './at-keyboard.ts';
import type { Host } from './host.ts';
import { type InsideContainer, playInside } from './inside.ts';
import { splitPlain } from './line.ts';
import { MACHINE } from './machine.ts';
import { dockerBeforeLast, plainLine } from './opening.ts';
import { daemonOf, type Played, playPlain, playShell } from './play.ts';
import type { RunOptions } from './world.ts';

/** A line that was typed: what it left, what it printed, and what travelled for it. */
export interface Ran {
  readonly host: Host;
  readonly outcome: Outcome;
  /** What went from client to daemon to registry, call by call; empty when the line never spoke to Docker. */
  readonly traffic: readonly Call[];
  /** The docker commands in it that came to an end; none at a shell inside of a container. */
  readonly commands: readonly DockerCommand[];
}

/** Types a line at the host's prompt. Nothing of the host is changed: what the line did is in the host that is given back. */
export async function run(host: Host, line: string, options: RunOptions): Promise<Ran> {
  const start = Math.max(host.clock, options.at);
  const { limits = LIMITS } = options;
  if (line.length > limits.line) return limited(host, start, `a line may hold at most ${limits.line} characters`);
  if (host.inside !== null) return runInside(host, host.inside, line, start, limits);
  let mayGrow: (bytes: number) => boolean = () => true;
  const draft = draftOf(MACHINE, host.files, { mayGrow: bytes => mayGrow(bytes) });
  const words = splitPlain(line);
  const { aliases, functions } = host.shell;
  const plain = words?.[0] === 'docker' && aliases.docker === undefined && functions.docker === undefined;
  const keyboard =
    plain && options.columns !== null && options.stdin === '' ? { since: start, from: null, left: null } : null;
  const daemon = daemonOf(host.daemon, start, draft, keyboard, limits);
  mayGrow = mayGrowOf(daemon);
  if (host.daemon.containers.size > 0) await catchUp(daemon);
  const before = daemon.state;
  if (words !== null && words.length === 0) {
    return {
      host: { ...host, clock: start, daemon: before },
      outcome: outcomeOf([], { kind: 'exited', exitCode: host.shell.exitCode }, 0, []),
      traffic: [],
      commands: [],
    };
  }
  let played: Played;
  try {
    if (words !== null && plain) played = await playPlain(host, daemon, words.slice(1), start, options);
    else {
      const mayOpen = options.columns !== null && options.stdin === '' && functions.docker === undefined;
      const read = await playShell(host, daemon, line, start, options, mayOpen ? dockerBeforeLast(line) : null);
      const rest = read.opening === null ? null : plainLine(['docker', ...read.opening]);
      if (rest !== null) return runOpening(host, { daemon, draft, read, line: rest }, options);
      played = read;
    }
  } catch (thrown) {
    if (!(thrown instanceof AtKeyboard) || options.columns === null) throw thrown;
    const { files } = host;
    const first: InsideContainer = {
      state: before,
      files,
      line,
      at: start,
      columns: options.columns,
      typed: [],
      shown: 0,
      calls: 0,
      prompt: '',
      by: 'process',
      rest: null,
    };
    return runInside(host, first, null, start, limits);
  }
  if (daemon.state.containers.size > 0) await catchUp(daemon);
  const files = draft.changes();
  const heavier = daemon.state !== before || files !== host.files;
  const limit =
    daemon.exceeded ??
    (played.ending.kind === 'limit' ? played.ending.message : null) ??
    (heavier ? overweight(daemon.state, files, daemon.limits) : null);
  if (limit !== null) return limited(host, start, limit);
  const next: Host = { ...host, daemon: daemon.state, clock: daemon.clock, shell: played.shell, files };
  const outcome = outcomeOf(played.chunks, played.ending, daemon.clock - start, daemon.remarks);
  return { host: next, outcome, traffic: daemon.traffic, commands: daemon.commands };
}

/** What a shell has read of a line, and the command of docker at its end, which is played as if it had been typed so. */
interface ReadUntilDocker {
  readonly daemon: Daemon;
  readonly draft: Draft;
  readonly read: Played;
  readonly line: string;
}

async function runOpening(
  host: Host,
  { daemon, draft, read, line }: ReadUntilDocker,
  options: RunOptions,
): Promise<Ran> {
  const began = { ...host, daemon: daemon.state, clock: daemon.clock, shell: read.shell, files: draft.changes() };
  const ran = await run(began, line, { ...options, at: daemon.clock });
  const { outcome } = ran;
  const since = daemon.clock - options.at;
  const chunks = [...read.chunks, ...outcome.chunks.map(chunk => ({ ...chunk, after: chunk.after + since }))];
  return {
    ...ran,
    outcome: outcomeOf(chunks, outcome.ending, since + outcome.duration, [...daemon.remarks, ...outcome.remarks]),
    traffic: [...daemon.traffic, ...ran.traffic],
    commands: [...daemon.commands, ...ran.commands],
  };
}

/** A line for the shell inside of a container at which the learner stands; null begins it. */
async function runInside(
  host: Host,
  inside: InsideContainer,
  line: string | null,
  start: Instant,
  limits: Limits,
): Promise<Ran> {
  const played = await playInside(inside, line, start, host.shell, limits);
  const { daemon } = played;
  const limit = daemon.exceeded ?? overweight(daemon.state, played.files, daemon.limits);
  if (limit !== null) return limited(host, start, limit);
  const next: Host = {
    ...host,
    daemon: daemon.state,
    clock: daemon.clock,
    files: played.files,
    shell: { ...host.shell, exitCode: played.ending.exitCode },
    inside: played.inside,
  };
  return {
    host: next,
    // The line that led in is played anew for each that is typed; what was to be said of it was said.
    outcome: outcomeOf(played.chunks, played.ending, daemon.clock - start, line === null ? daemon.remarks : []),
    traffic: played.traffic,
    commands: [],
  };
}

function outcomeOf(chunks: readonly Chunk[], ending: Ending, duration: number, remarks: Outcome['remarks']): Outcome {
  let stdout = '';
  let stderr = '';
  for (const { stream, text } of chunks) {
    if (stream === 'stdout') stdout += text;
    else stderr += text;
  }
  return { stdout, stderr, chunks, duration, ending, remarks };
}

/** A line that reached a cap leaves the host as it was. */
function limited(host: Host, start: Instant, message: string): Ran {
  const text = inOwnVoice(message);
  const chunks: readonly Chunk[] = [{ stream: 'stderr', text, after: 0, voice: 'host' }];
  const ending = { kind: 'limit', exitCode: 1, message, what: '' } as const;
  return {
    host: { ...host, clock: start },
    outcome: { stdout: '', stderr: text, chunks, duration: 0, ending, remarks: [] },
    traffic: [],
    commands: [],
  };
}
