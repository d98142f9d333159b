/**
 * Standard input of processes that clients stand at. A process is played as soon as it starts, with what it was given until then.
 * A shell at its terminal, or a language's prompt, rests between two lines: more input takes it up from there. Any other process is
 * played anew with more input, from where it rested last or from its beginning, over the files as they were then: what is new of its
 * output comes from the moment of the input on, and what it changed in files by that is laid over the files as they are. So `cat` and
 * whatever else reads go on as they are typed to. What others changed in its files meanwhile it does not see, and `date` in it counts
 * only the time that it spent itself.
 */
import type { OutputChunk, ProcessInput } from '../../engine/pieces.ts';
import { entryOf } from '../../entry.ts';
import { draftOf, emptyTree } from '../../filesystem/index.ts';
import type { Instant } from '../../outcome.ts';
import type { Process } from '../../runtime/kernel/process-request.ts';
import { type Daemon, putContainer, update, withEntry } from '../daemon.ts';
import type { Launch, Playing, ReachableFiles, StandardInput } from '../live.ts';
import type { ContainerRecord, RunRecord } from '../state.ts';
import { initTree } from './init-layer.ts';
import { laid, lay } from './laying.ts';
import { capped, pieceOf } from './output.ts';
import { HORIZON, launch } from './process.ts';
import { environmentOf } from './process-request.ts';
import { layResting, restingAt } from './rest.ts';

/** Simulated milliseconds after which the end of a process is known. */
const NOTICED = 150;

/** What a record of a run says of its process: how it ends and when, what it is, where it listens. `began` is when it began. */
export function courseOf(
  process: Process,
  began: Instant,
): Pick<
  RunRecord,
  'endsAt' | 'exitCode' | 'signals' | 'command' | 'service' | 'ports' | 'loopback' | 'web' | 'executed'
> {
  const { signals, command, service, ports, loopback, web, executed } = process;
  const heard = { ...(loopback.length === 0 ? {} : { loopback }), ...(web === null ? {} : { web }) };
  const endsAt = process.duration === null ? null : Math.round(began + NOTICED + process.duration);
  return { endsAt, exitCode: process.ending?.exitCode ?? 0, signals, command, service, ports, ...heard, executed };
}

export function newInput(): StandardInput {
  return {
    bytes: new Uint8Array(0),
    isOpen: true,
    columns: null,
    isStarted: false,
    shown: 0,
    playing: null,
    untold: [],
    attached: false,
    turn: Promise.resolve(),
  };
}

export function textOfInput(input: StandardInput | undefined): string {
  // A character of which only a part has come waits for the rest.
  return input === undefined ? '' : new TextDecoder().decode(input.bytes, { stream: input.isOpen });
}

/** How the main process of a container is started, but for what it reads. */
export function launchOf(
  { path, args, config }: ContainerRecord,
  env: readonly string[],
  at: Instant,
): Omit<Launch, 'stdin' | 'stdinOpen' | 'columns'> {
  return {
    ...{ argv: [path, ...args], env, cwd: config.WorkingDir, user: config.User, tty: config.Tty },
    ...{ at, horizon: HORIZON, joins: null, makeDirectory: true },
  };
}

/** The standard input of a process that was started by an earlier line and that nobody has typed to: it is played to where it waits. */
export function takenUp(
  daemon: Daemon,
  container: ContainerRecord,
  run: RunRecord,
  columns: number | null,
): StandardInput {
  const input: StandardInput = { ...newInput(), isStarted: true, columns };
  const env = environmentOf(container, [], container.config.Tty);
  const given: Launch = { ...launchOf(container, env, run.startedAt), stdin: '', stdinOpen: true, columns };
  input.turn = launchFor(daemon, container, given, input).then(() => {});
  return input;
}

/** A process that was launched, and what it had printed before where it was taken up. */
export interface Launched {
  readonly process: Process;
  readonly before: readonly OutputChunk[];
}

/** Launches a process that may be typed to, and remembers what is needed to play it on; one that rests is taken up. */
export async function launchFor(
  daemon: Daemon,
  container: ContainerRecord,
  given: Launch,
  input: StandardInput | undefined,
): Promise<Launched> {
  if (input?.isOpen !== true) return { process: await launch(daemon, container, given), before: [] };
  const from = given.tty ? restingAt(daemon, container.id, given.at) : null;
  if (from !== null) layResting(daemon, container.id, from.files);
  const before = filesOf(daemon);
  const resume = from?.process ?? null;
  const process = await launch(daemon, currentOf(daemon, container), { ...given, resume });
  const first: Playing = {
    ...{ container: currentOf(daemon, container), given, before, after: filesOf(daemon), process, late: 0 },
    ...{ resume, read: 0, known: lengthOf(process) },
  };
  input.playing = rested(daemon, first, given.stdin.length);
  return { process, before: from?.chunks ?? [] };
}

function currentOf(daemon: Daemon, container: ContainerRecord): ContainerRecord {
  return daemon.state.containers.get(container.id) ?? container;
}

function lengthOf({ chunks }: Process): number {
  return chunks.reduce((sum, chunk) => sum + chunk.text.length, 0);
}

/** From where a process is played with its next input: from here, when it rests; `read`: how much input it was given until now. */
function rested(daemon: Daemon, playing: Playing, read: number): Playing {
  const { checkpoint } = playing.process;
  if (checkpoint === null) return playing;
  const here = filesOf(daemon);
  const container = currentOf(daemon, playing.container);
  return { ...playing, container, before: here, after: here, resume: checkpoint, read, known: 0 };
}

function filesOf(daemon: Daemon): ReachableFiles {
  return { state: daemon.state, host: daemon.hostFiles.changes() };
}

/** What a process says and does to more input. `chunks` are new ones; `at` counts by the daemon's clock. */
export interface PlayedOn {
  readonly process: Process;
  readonly chunks: readonly OutputChunk[];
  /** The moment at which it began, as far as its further times are concerned. */
  readonly began: Instant;
}

/** Plays a process on with what its input holds now; null when it does not run. */
async function playOn(daemon: Daemon, input: StandardInput): Promise<PlayedOn | null> {
  const { playing } = input;
  if (playing === null || playing.process.duration !== null) return null;
  const { container, given, before, after, resume } = playing;
  const hostFiles = draftOf(daemon.hostFiles.base, before.host);
  const aside: Daemon = { ...daemon, state: before.state, hostFiles, traffic: [], wakes: new Set(), inputs: new Map() };
  const whole = textOfInput(input);
  const more: Launch = {
    ...{ ...given, resume },
    stdin: whole.slice(playing.read),
    stdinOpen: given.tty || input.isOpen,
    columns: given.tty ? input.columns : null,
  };
  const process = await launch(aside, container, more);
  daemon.exceeded ??= aside.exceeded;
  const now = filesOf(aside);
  layFiles(daemon, container.id, after, now);
  const late = Math.max(playing.late, daemon.clock - (given.at + playing.process.elapsed));
  const played = { ...playing, after: now, process, late, known: lengthOf(process) };
  input.playing = rested(daemon, played, whole.length);
  const began = given.at + late;
  return { process, chunks: furtherChunks(process, playing.known, began), began };
}

/** The output of a process beyond so many characters. */
function furtherChunks(process: Process, known: number, began: Instant): readonly OutputChunk[] {
  let left = known;
  return process.chunks.flatMap(chunk => {
    const text = chunk.text.slice(Math.max(0, left));
    left -= chunk.text.length;
    return text === '' ? [] : [pieceOf({ ...chunk, text }, began)];
  });
}

function layFiles(daemon: Daemon, id: string, before: ReachableFiles, after: ReachableFiles): void {
  lay(daemon.hostFiles, daemon.hostFiles.base, before.host, after.host);
  for (const [name, { changes }] of after.state.volumes) {
    const volume = daemon.state.volumes.get(name);
    const old = before.state.volumes.get(name)?.changes;
    if (volume === undefined || old === undefined || old === changes) continue;
    const kept = { ...volume, changes: laid(emptyTree, volume.changes, old, changes) };
    update(daemon, { volumes: withEntry(daemon.state.volumes, name, kept) });
  }
  layContainer(daemon, id, before, after);
  for (const other of after.state.containers.keys()) if (other !== id) layAsked(daemon, other, before, after);
}

/** What a server has become that the process asked over the network. */
function layAsked(daemon: Daemon, id: string, before: ReachableFiles, after: ReachableFiles): void {
  const [old, now] = [before.state, after.state].map(state => state.containers.get(id));
  if (old === now || old?.run == null || now?.run == null || old.run === now.run) return;
  layContainer(daemon, id, before, after);
  const current = daemon.state.containers.get(id);
  if (current?.run == null || current.run.startedAt !== now.run.startedAt) return;
  const chunks = capped([...current.run.chunks, ...now.run.chunks.slice(old.run.chunks.length)]);
  const { endsAt, exitCode, web } = now.run;
  const run = { ...current.run, chunks, ...(web === undefined ? {} : { web }) };
  putContainer(daemon, { ...current, run: endsAt === old.run.endsAt ? run : { ...run, endsAt, exitCode } });
}

function layContainer(daemon: Daemon, id: string, before: ReachableFiles, after: ReachableFiles): void {
  const [container, old, now] = [daemon.state, before.state, after.state].map(state => state.containers.get(id));
  if (container === undefined || old === undefined || now === undefined) return;
  const changes = laid(initTree(container), container.changes, old.changes, now.changes);
  const scratch = { ...container.scratch };
  for (const [point, inside] of Object.entries(now.scratch))
    scratch[point] = laid(emptyTree, entryOf(scratch, point) ?? [], entryOf(old.scratch, point) ?? [], inside);
  putContainer(daemon, { ...container, changes, scratch });
}

/** The way in to a process. `played` is told what the process makes of more. */
export function inputTo(daemon: Daemon, input: StandardInput, played: (on: PlayedOn) => void): ProcessInput {
  const inTurn = (change: () => void): Promise<void> => {
    input.turn = input.turn.then(async () => {
      if (!input.isOpen) return;
      change();
      const on = await playOn(daemon, input);
      if (on !== null) played(on);
    });
    return input.turn;
  };
  return {
    write: bytes =>
      inTurn(() => {
        input.bytes = Buffer.concat([input.bytes, bytes]);
      }),
    end: () =>
      inTurn(() => {
        input.isOpen = false;
      }),
  };
}
