/**
 * Why a process is left before its program came to an end by itself.
 *
 * `suspended`: the horizon is reached, and it goes on beyond what is played. `stopped`: a cap is reached, or something is asked that is
 * not simulated; `Session.error` says what. `killed`: a signal ended it; `Session.ended` holds the exit code.
 */
export type Left = 'suspended' | 'stopped' | 'killed';

class Unwinding extends Error {
  readonly left: Left;
  constructor(left: Left) {
    super(left);
    this.left = left;
  }
}

/** Made once: a trace of where it happened is of no use, and costs. */
const UNWINDINGS: Readonly<Record<Left, Unwinding>> = {
  suspended: new Unwinding('suspended'),
  stopped: new Unwinding('stopped'),
  killed: new Unwinding('killed'),
};

/** Leaves a process, through its programs and shells. */
export function unwind(left: Left): never {
  throw UNWINDINGS[left];
}

export function isUnwinding(error: unknown): boolean {
  return error instanceof Unwinding;
}

/** Why the process was left, from what was thrown through it; any other error is thrown on. */
export function leftBy(error: unknown): Left {
  if (error instanceof Unwinding) return error.left;
  throw error;
}
