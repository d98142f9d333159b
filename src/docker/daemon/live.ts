/** What a daemon at work holds beside its state: what is waited for, what is typed, what else runs. It is not kept. */
import type { ExecCreate } from '../engine/exec.ts';
import type { OutputChunk } from '../engine/pieces.ts';
import type { Change } from '../filesystem/index.ts';
import type { Instant } from '../outcome.ts';
import type { OtherProcess, Process, ProcessCheckpoint } from '../runtime/kernel/process-request.ts';
import type { KeyboardAsking } from './containers/keyboard.ts';
import type { ContainerRecord, DaemonState } from './state.ts';

/** What somebody waits for, as far as it can be foreseen. */
export interface Awaited {
  /** When the next of it comes; null: nothing is foreseen. */
  readonly next: Instant | null;
  /** When all of it is over; null: never by itself. */
  readonly endsAt: Instant | null;
  /** The process that is waited for waits itself for what is typed. */
  readonly asking: KeyboardAsking | null;
  /** Resolves when the waiting is called off, or something of the daemon changed. */
  readonly off: Promise<void>;
}

/** What a process is launched with. */
export interface Launch {
  readonly argv: readonly string[];
  readonly env: readonly string[];
  readonly cwd: string;
  readonly user: string;
  readonly tty: boolean;
  readonly stdin: string;
  readonly stdinOpen: boolean;
  /** Where it is taken up; absent or null: it begins. */
  readonly resume?: ProcessCheckpoint | null;
  readonly columns: number | null;
  readonly at: Instant;
  readonly horizon: number;
  /** Null for a container's main process. */
  readonly joins: readonly OtherProcess[] | null;
  /** Whether a missing working directory is made. */
  readonly makeDirectory: boolean;
}

/** Standard input of a process that clients stand at. */
export interface StandardInput {
  bytes: Uint8Array;
  /** Whether more may come. */
  isOpen: boolean;
  /** Columns of the terminal that stands at it; null without one. */
  columns: number | null;
  /** Whether a start has had it. */
  isStarted: boolean;
  /** How many pieces of its output were shown before it was taken up. */
  shown: number;
  /** Null before the start, and of a process that takes no input. */
  playing: Playing | null;
  /** What clients called the container that they stood at before it started. */
  readonly untold: string[];
  /** Whether one of them stands at its streams, and not for its end alone. */
  attached: boolean;
  /** Several clients may type at once: what each typed is played on after the other's. */
  turn: Promise<void>;
}

/** A process that may be typed to. */
export interface Playing {
  readonly container: ContainerRecord;
  readonly given: Launch;
  readonly before: ReachableFiles;
  readonly after: ReachableFiles;
  readonly process: Process;
  /** Milliseconds between the time that the process knows and the daemon's: it was waiting. */
  readonly late: number;
  /** Where it was taken up; null: it began. */
  readonly resume: ProcessCheckpoint | null;
  /** How many characters of its input it had read there, and how many it has printed since. */
  readonly read: number;
  readonly known: number;
}

/** All files that a process can reach. */
export interface ReachableFiles {
  readonly state: DaemonState;
  readonly host: readonly Change[];
}

/** An exec that was made. It is known as long as the daemon is at work. */
export interface Exec {
  readonly id: string;
  readonly container: string;
  readonly create: ExecCreate;
  /** Null before its start. */
  run: ExecRun | null;
}

export interface ExecRun {
  readonly startedAt: Instant;
  /** Its container's start: it ends with that. */
  readonly within: Instant;
  readonly chunks: readonly OutputChunk[];
  /** Null: it would go on for ever. */
  readonly endsAt: Instant | null;
  readonly exitCode: number | null;
  /** What it shows at its terminal while it waits for a line; null while it does not. */
  readonly asks: string | null;
  readonly command: string;
}
