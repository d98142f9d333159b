/** Progress of what takes its time: pulls, pushes, loads and builds. */
import type { Instant } from '../outcome.ts';
import type { RefusalKind } from './answer.ts';
import type { Pieces } from './pieces.ts';

/** One piece of a stream of progress, as `POST /images/create` and others send it, with the moment it was sent. */
export interface ProgressMessage {
  readonly at: Instant;
  readonly id: string | null;
  readonly status: string;
  /** In bytes, or in what `units` says; null when the message carries none. */
  readonly progressDetail: { readonly current: number; readonly total: number; readonly units?: 's' } | null;
  /** For loads: text that is printed as it is, with its own newline. */
  readonly stream: string | null;
}

/**
 * A stream that may break off with an error after some messages. It goes on as it is read; whoever cancels it stops what is done,
 * and what has been done by then stays done as far as Docker would keep it.
 */
export interface Progress<T> {
  readonly messages: Pieces<ProgressMessage>;
  /** How it came out. What has not been read of the messages is gone through first. */
  ended(): Promise<ProgressEnd<T>>;
}

export interface ProgressEnd<T> {
  /** As the stream's last message gave it: printed without `Error response from daemon: `. */
  readonly error: { readonly kind: RefusalKind; readonly message: string } | null;
  /** null when it broke off. */
  readonly value: T | null;
}
