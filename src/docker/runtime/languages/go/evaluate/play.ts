import type { Flow } from '../../control.ts';
import type { GoProcess } from '../process.ts';
import type { GoStatement } from '../syntax.ts';
import type { GoScope, Value } from '../values.ts';

/** A program that is played: what its expressions and statements share. */
export interface GoPlay extends GoProcess {
  readonly top: GoScope;
  /** Runs a block, and keeps what it defers. Expressions need it for the functions that they call. */
  readonly run: (
    play: GoPlay,
    list: readonly GoStatement[],
    scope: GoScope,
    deferred: Deferred[],
  ) => Flow<readonly Value[]>;
  /** How many calls are at work. */
  depth: number;
}

/** What a function does before it gives up its place. */
export type Deferred = () => void;
