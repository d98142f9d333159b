import type { Budget } from '../budget.ts';
import type { Machine } from '../machine.ts';
import type { Table } from '../script/values.ts';

/** A script at work, as the modules of Python's library see it. */
export interface PythonProcess {
  readonly machine: Machine;
  /** Of python: `3.12.9`. */
  readonly version: string;
  /** Of the script: absolute, or `<string>`, `<stdin>`. */
  readonly path: string;
  readonly budget: Budget;
  /** Modules that were imported, which are made once. */
  readonly loaded: Map<string, Table>;
  /** The line at work, from 1. */
  line: number;
}
