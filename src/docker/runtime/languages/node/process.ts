import type { Budget } from '../budget.ts';
import type { Machine } from '../machine.ts';
import type { Callable } from '../script/values.ts';

/** A script at work, as the modules of Node.js see it. */
export interface NodeProcess {
  readonly machine: Machine;
  /** Of node: `22.14.0`. */
  readonly version: string;
  /** Of the script: absolute, or `[eval]`, `[stdin]`. */
  readonly path: string;
  readonly budget: Budget;
  /** What is still to come, the next first. */
  readonly timers: Timer[];
  /** On which its servers listen. */
  readonly ports: number[];
  /** What it does on signals, by their names without SIG. */
  readonly handlers: Map<string, Callable>;
}

export interface Timer {
  /** Milliseconds since the process began. */
  readonly due: number;
  /** Milliseconds from one time to the next; null: it comes once. */
  readonly every: number | null;
  readonly run: Callable;
}

/** Thrown where a script asks for a package that is not installed; the message is its name. */
export class ModuleNotFound extends Error {}
