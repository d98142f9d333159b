import type { ErrorKind } from '../outcome.ts';

/** Why the daemon refused: the HTTP status that the real one would answer with, and two reasons of this host's own. */
export type RefusalKind =
  | 'bad-request'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'not-modified'
  | 'server-error'
  /** Nobody answered at the address: the client says so itself. */
  | 'unreachable'
  /** Nobody was asked: what the client was given makes no call. */
  | 'unasked'
  /** Real Docker would have done it; this host does not. */
  | 'not-simulated'
  /** A cap of the simulator was reached. */
  | 'limit';

/** What a call gives: Docker's errors are data. `message` is what follows `Error response from daemon: `. */
export type Answer<T> = { readonly ok: true; readonly value: T } | RefusedAnswer;

export interface RefusedAnswer {
  readonly ok: false;
  readonly kind: RefusalKind;
  readonly message: string;
}

export function answer<T>(value: T): Answer<T> {
  return { ok: true, value };
}

export function refuse(kind: RefusalKind, message: string): RefusedAnswer {
  return { ok: false, kind, message };
}

export function errorKindOf(refusal: RefusalKind): ErrorKind {
  return refusal === 'not-simulated' || refusal === 'limit' ? refusal : 'docker';
}

/** `--filter name=value`, gathered: name → values in order. */
export type Filters = Readonly<Record<string, readonly string[]>>;
