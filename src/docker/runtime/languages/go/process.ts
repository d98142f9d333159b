import type { Budget } from '../budget.ts';
import type { Machine } from '../machine.ts';

/** A compiled program at work, as the functions of Go's packages see it. */
export interface GoProcess {
  readonly machine: Machine;
  /** Of the Go that it was compiled with: `1.23.6`. */
  readonly version: string;
  readonly budget: Budget;
}

/** Thrown where a program panics; the message is what stands after `panic: `. */
export class Panic extends Error {}
