/** Which record of the journal holds each of a collection's own: the others of it are needed no more. */
import type { Discarded } from './discarded.ts';

export interface Holders {
  has(id: string): boolean;
  ids(): readonly string[];
  /** From now on it is this one. `removed`: it says that there is none any more. `at`: seconds since 1970. */
  set(id: string, removed: boolean, sequence: number, at: number): void;
  /** It is over, without a word of it in the journal. */
  drop(id: string): void;
  clear(): void;
}

export function holdersOf(discarded: Discarded): Holders {
  const latest = new Map<string, number>();
  return {
    has: id => latest.has(id),
    ids: () => [...latest.keys()],
    set(id, removed, sequence, at) {
      const before = latest.get(id);
      if (before !== undefined) discarded.add(before, removed);
      if (removed) {
        latest.delete(id);
        discarded.addRemoval(sequence, at);
      } else latest.set(id, sequence);
    },
    drop(id) {
      const sequence = latest.get(id);
      latest.delete(id);
      if (sequence !== undefined) discarded.add(sequence, false);
    },
    clear: () => latest.clear(),
  };
}
