/**
 * What can go wrong outside of the simulated Docker. One type with a kind: HTTP (web/errors.ts) and the channel (live/connection.ts) each turn it
 * into theirs in one place.
 */

export type FaultKind =
  // anywhere
  | 'not-found'
  /**
   * What was given cannot be taken. Of what was typed `data.field` says which, `data.reason` why; of a quiz on the disk `data.file` says which.
   */
  | 'invalid'
  /** More work is waiting than may wait. Try again. */
  | 'overloaded'
  // the store
  /** Nothing was written; memory and disk are as before. Try again. */
  | 'not-saved'
  /** Somebody else wrote first: read again. */
  | 'conflict'
  /** A file holds what Drydock did not write. */
  | 'damaged'
  /** A file of a newer Drydock. */
  | 'newer'
  /** Another process has the data folder. */
  | 'locked'
  /** The data folder takes no writes, or has no room. */
  | 'read-only'
  // the classroom
  | 'forbidden'
  /** A setup or invitation token that is not, or no longer, good. */
  | 'bad-token'
  | 'bad-login'
  | 'bad-pin'
  | 'login-taken'
  | 'name-taken'
  | 'class-closed'
  /** Too many guesses: `data.seconds` to wait. */
  | 'too-many';

export type FaultData = Readonly<Record<string, string | number>>;

export class Fault extends Error {
  readonly kind: FaultKind;
  /** What prose and status need. Never a secret. */
  readonly data: FaultData;

  constructor(kind: FaultKind, message: string, data: FaultData = {}, cause?: unknown) {
    super(message, cause === undefined ? undefined : { cause });
    this.name = 'Fault';
    this.kind = kind;
    this.data = data;
  }
}

export function isFault(error: unknown, kind?: FaultKind): error is Fault {
  return error instanceof Fault && (kind === undefined || error.kind === kind);
}

/** May the same be tried again, unchanged, with hope? */
export function isPassing(kind: FaultKind): boolean {
  return kind === 'not-saved' || kind === 'overloaded' || kind === 'conflict';
}
