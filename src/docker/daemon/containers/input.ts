/**
 * Standard input of processes that clients stand at. A process is played as soon as it starts, with what it was given until then.
 * Input that comes later plays it anew from its beginning, over the files as they were, with all that was ever typed: what is new
 * of its output comes from the moment of the input on, and what it changed in files by that is laid over the files as they are.
 * So a shell, `cat` and whatever else reads go on as they are typed to. What others changed in its files since it began it does
 * not see, and `date` in it counts only the time that it spent itself.
 */
import type { OutputChunk, ProcessInput } from '../../engine/pieces.ts';
import { entryOf } from '../../entry.ts';
import { type Change, type Draft, draftOf, emptyTree, sameNode, type Tree } from '../../filesystem/index.ts';
import type { Instant } from '../../outcome.ts';
import type { Process } from '../../runtime/kernel/process-request.ts';
import { type Daemon, putContainer, update, withEntry } from '../daemon.ts';
import type { Launch, ReachableFiles, StandardInput } from '../live.ts';
import type { ContainerRecord, RunRecord } from '../state.ts';
import { initTree } from './init-layer.ts';
import { isShell, leavesShell } from './keyboard.ts';
import { launch } from './process.ts';

/** Simulated milliseconds: output of a container is behind its process; its end is known so long after it. */
export const BEHIND = 10;
const NOTICED = 150;

/** What a record of a run says of its process: how it ends and when, what it is, where it listens. `began` is when it began. */
export function courseOf(
  process: Process,
  began: Instant,
): Pick<RunRecord, 'endsAt' | 'exitCode' | 'signals' | 'command' | 'service' | 'ports' | 'standing' | 'executed'> {
  const { signals, command, service, ports, standing, executed } = process;
  const endsAt = process.duration === null ? null : Math.round(began + NOTICED + process.duration);
  return { endsAt, exitCode: process.ending?.exitCode ?? 0, signals, command, service, ports, standing, executed };
}

export function newInput(): StandardInput {
  return {
    bytes: new Uint8Array(0),
    isOpen: true,
    columns: null,
    isStarted: false,
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

/** Launches a process that may be typed to, and remembers what is needed to play it on. */
export async function launchFor(
  daemon: Daemon,
  container: ContainerRecord,
  given: Launch,
  input: StandardInput | undefined,
): Promise<Process> {
  if (input?.isOpen !== true) return launch(daemon, container, given);
  const before = filesOf(daemon);
  const process = await launch(daemon, container, given);
  input.playing = { container, given, before, after: filesOf(daemon), process, late: 0 };
  return process;
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
  const { container, given, before, after } = playing;
  const hostFiles = draftOf(daemon.hostFiles.base, before.host);
  const aside: Daemon = { ...daemon, state: before.state, hostFiles, traffic: [], wakes: new Set(), inputs: new Map() };
  const stdin = textOfInput(input);
  const left = isShell(playing.process) && leavesShell(stdin.trimEnd().split('\n').at(-1) ?? '');
  const more: Launch = {
    ...given,
    stdin,
    stdinOpen: !left && (given.tty || input.isOpen),
    columns: given.tty ? input.columns : null,
  };
  const process = await launch(aside, container, more);
  daemon.exceeded ??= aside.exceeded;
  const now = filesOf(aside);
  layFiles(daemon, container.id, after, now);
  const late = Math.max(playing.late, daemon.clock - (given.at + playing.process.elapsed));
  input.playing = { ...playing, after: now, process, late };
  const began = given.at + late;
  const said = playing.process.chunks.reduce((sum, chunk) => sum + chunk.text.length, 0);
  return { process, chunks: furtherChunks(process, said, began), began };
}

/** The output of a process beyond so many characters. */
function furtherChunks(process: Process, known: number, began: Instant): readonly OutputChunk[] {
  let left = known;
  return process.chunks.flatMap(({ stream, text, after }) => {
    const further = text.slice(Math.max(0, left));
    left -= text.length;
    return further === '' ? [] : [{ stream, text: further, at: Math.round(began + after) }];
  });
}

/** Lays over files what leads from one list of changes to another. */
function lay(
  files: Pick<Draft, 'put' | 'drop'>,
  base: Tree,
  before: readonly Change[],
  after: readonly Change[],
): void {
  if (before === after) return;
  const known = new Map(before.map(change => [change.path, change.node]));
  const wanted = new Map(after.map(change => [change.path, change.node]));
  for (const path of known.keys()) if (!wanted.has(path)) wanted.set(path, base.get(path));
  for (const [path, node] of wanted) {
    const old = known.has(path) ? (known.get(path) ?? null) : base.get(path);
    if (node === null) {
      if (old !== null) files.drop(path);
    } else if (old === null || !sameNode(old, node)) files.put(path, node);
  }
}

function laid(base: Tree, now: readonly Change[], before: readonly Change[], after: readonly Change[]) {
  if (before === after) return now;
  const draft = draftOf(base, now);
  lay(draft, base, before, after);
  return draft.changes();
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
