import type { ErrorKind } from '../outcome.ts';

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
export type Answer<T> = { readonly ok: true; readonly value: T } | Refused;

export interface Refused {
  readonly ok: false;
  readonly kind: Refusal;
  readonly message: string;
}

export function answer<T>(value: T): Answer<T> {
  return { ok: true, value };
}

export function refuse(kind: Refusal, message: string): Refused {
  return { ok: false, kind, message };
}

export function errorKindOf(refusal: Refusal): ErrorKind {
  return refusal === 'not-simulated' || refusal === 'limit' ? refusal : 'docker';
}

/** `--filter name=value`, gathered: name → values in order. */
export type Filters = Readonly<Record<string, readonly string[]>>;
