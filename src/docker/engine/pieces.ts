/** What a call gives and takes bit by bit. */
import type { Instant, Voice } from '../outcome.ts';

/**
 * Pieces as they appear, for one reader, who takes them with `for await`. Asking for the next piece is waiting for it, and waiting
 * is how time passes: the host behind the daemon lets its clock go on to the moment of the piece, at once where all time is
 * simulated, or as slowly as a real clock goes. No reader can move that clock in another way. Leaving the loop is `cancel`.
 */
export interface Pieces<T> extends AsyncIterable<T> {
  /** The reader goes away: one who waits is let go, and nothing more comes. What stands behind it, a process or a log, goes on. */
  cancel(): void;
}

/** Standard input of a process, in the pieces in which it is typed. */
export interface ProcessInput {
  /** Resolves when the process has had it: what it says to that comes in its output. Writing after the end does nothing. */
  write(bytes: Uint8Array): Promise<void>;
  /** Nothing more comes, and the process reads the end. Its output goes on: a connection that is closed by half. */
  end(): Promise<void>;
}

/** Output of a container or an exec, with the moment it appeared. */
export interface OutputChunk {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  readonly at: Instant;
  /** Whose words it is where it is not the program's. */
  readonly voice?: Exclude<Voice, 'program'>;
}

/** A hijacked connection: what somebody who stands at the streams of a process has. */
export interface Attachment {
  /** Ends with the process. */
  readonly output: Pieces<OutputChunk>;
  readonly input: ProcessInput;
}
