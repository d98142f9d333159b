import type { ErrorKind } from '../outcome.ts';

/** A step that failed: caught where the step is run, and turned into the vertex's error. */
export class StepFailure extends Error {
  readonly kind: ErrorKind;
  /** What the final line says before the message: `failed to compute cache key: `. */
  readonly prefix: string;

  constructor(message: string, kind: ErrorKind = 'docker', prefix = '') {
    super(message);
    this.kind = kind;
    this.prefix = prefix;
  }
}
