import type { ErrorKind, Instant } from '../outcome.ts';

/** Why the daemon refused: the HTTP status that the real one would answer with, and two reasons of this host's own. */
export type Refusal =
  | 'bad-request'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'not-modified'
  | 'server-error'
  /** Nobody answered at the address: the client says so itself. */
  | 'unreachable'
  /** Real Docker would have done it; this host does not. */
  | 'not-simulated'
  /** A cap of the simulator was reached. */
  | 'limit';

/** What a call gives: Docker's errors are data. `message` is what follows `Error response from daemon: `. */
export type Answer<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly kind: Refusal; readonly message: string };

export function answer<T>(value: T): Answer<T> {
  return { ok: true, value };
}

export function refuse(
  kind: Refusal,
  message: string,
): { readonly ok: false; readonly kind: Refusal; readonly message: string } {
  return { ok: false, kind, message };
}

export function errorKindOf(refusal: Refusal): ErrorKind {
  return refusal === 'not-simulated' || refusal === 'limit' ? refusal : 'docker';
}

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

/** A stream that may break off with an error after some messages. */
export interface Progress<T> {
  readonly messages: readonly ProgressMessage[];
  /** As the stream's last message gave it: printed without `Error response from daemon: `. */
  readonly error: { readonly kind: Refusal; readonly message: string } | null;
  /** null when it broke off. */
  readonly value: T | null;
}

/** `--filter name=value`, gathered: name → values in order. */
export type Filters = Readonly<Record<string, readonly string[]>>;
