import type { Flow } from '../../control.ts';
import type { GoProcess } from '../process.ts';
import type { Statement } from '../syntax.ts';
import type { Scope, Value } from '../values.ts';

/** A program that is played: what its expressions and statements share. */
export interface Play extends GoProcess {
  readonly top: Scope;
  /** Runs a block, and keeps what it defers. Expressions need it for the functions that they call. */
  readonly run: (play: Play, list: readonly Statement[], scope: Scope, deferred: Deferred[]) => Flow<readonly Value[]>;
  /** How many calls are at work. */
  depth: number;
}

/** What a function does before it gives up its place. */
export type Deferred = () => void;
