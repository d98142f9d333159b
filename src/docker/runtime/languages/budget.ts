import type { Machine } from './machine.ts';

/**
 * The work that a program may do. It is counted, not timed: the same program is stopped at the same place everywhere, and none
 * keeps its host from others.
 */
export interface Budget {
  /** One step more. */
  spend(): void;
  /** A value of so many characters or items was made, or looked through. */
  make(size: number): void;
  /** Something begins within something else: a part of an expression, a block, a call. */
  enter(weight: number): void;
  leave(weight: number): void;
  /** How deep it stands, to go back there where something is caught. */
  mark(): number;
  reset(mark: number): void;
  /** Steps so far, those before the last `renew` as well. */
  spent(): number;
  /** Begins anew with all that it may do. */
  renew(): void;
}

/** Characters and items that one program may make, all in all. */
const MOST_MADE = 8_000_000;
/** How much may be at work within each other: the stack of the engine holds half as much again, and what called the language. */
const MOST_DEPTH = 900;
/** What each weighs: how much of the engine's stack it takes, beside the others. */
export const PART = 1;
export const CALL = 1;
export const BLOCK = 2;

/** Stops the machine when too much was spent. `what`: how the program is called then. */
export function budgetOf(machine: Pick<Machine, 'stop'>, steps: number, what: 'program' | 'script'): Budget {
  let left = steps;
  let made = 0;
  let depth = 0;
  let before = 0;
  return {
    spend() {
      if (--left < 0) machine.stop('limit', `the ${what} runs more steps than this host plays`);
    },
    make(size) {
      made += size;
      if (made > MOST_MADE) machine.stop('limit', `the ${what} makes more text and lists than this host keeps`);
    },
    enter(weight) {
      depth += weight;
      if (depth > MOST_DEPTH) machine.stop('limit', `the ${what} nests deeper than this host plays`);
    },
    leave(weight) {
      depth -= weight;
    },
    mark: () => depth,
    spent: () => before + steps - left,
    renew() {
      before += steps - left;
      left = steps;
      made = 0;
      depth = 0;
    },
    reset(mark) {
      depth = mark;
    },
  };
}
