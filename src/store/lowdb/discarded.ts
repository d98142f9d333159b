/**
 * Records of the journal that are needed no more, to be left out when their segments are written again. One that says that something was
 * removed is needed as long as what it removed may be found somewhere: until that is gone from the disk, and for a day more, because a
 * copy of the folder may have been begun before and ended after.
 */
import type { Journal } from '../journal/journal.ts';

export interface Discarded {
  /** `must`: it is to go soon, and not only when there is much to go. */
  add(sequence: number, must: boolean): void;
  /** A record that says that something was removed. `at`: seconds since 1970. */
  addRemoval(sequence: number, at: number): void;
  /** What was found before the journal was open is told to it, and what is found from now on. */
  attach(journal: Pick<Journal, 'release' | 'erasedBefore'>): void;
  /** Lets records of removals go that are needed no more. */
  settle(seconds: number): void;
}

interface Removal {
  readonly sequence: number;
  readonly at: number;
}

const DAY = 24 * 3600;

export function discardedRecords(): Discarded {
  let early: { readonly sequence: number; readonly must: boolean }[] = [];
  let removals: Removal[] = [];
  let journal: Pick<Journal, 'release' | 'erasedBefore'> | null = null;
  return {
    add(sequence, must) {
      if (journal === null) early.push({ sequence, must });
      else journal.release(sequence, must);
    },
    addRemoval: (sequence, at) => {
      removals.push({ sequence, at });
    },
    attach(opened) {
      journal = opened;
      for (const { sequence, must } of early) opened.release(sequence, must);
      early = [];
    },
    settle(seconds) {
      const over = ({ sequence, at }: Removal): boolean =>
        seconds - at > DAY && journal !== null && journal.erasedBefore(sequence);
      const gone = removals.filter(over);
      removals = removals.filter(each => !gone.includes(each));
      for (const { sequence } of gone) journal?.release(sequence, true);
    },
  };
}
