/** The segments of an open journal, oldest first. The last one grows; the others may be put in place anew. */
import type { Segment } from './segment.ts';

export interface Segments {
  all(): readonly Segment[];
  newest(): Segment;
  /** In place of the newest. */
  grow(segment: Segment): void;
  push(segment: Segment): void;
  replace(old: Segment, fresh: Segment): void;
  /** The one that the record stands in, or stood; null: none goes so far back. */
  of(sequence: number): Segment | null;
}

export function segmentsOf(read: readonly Segment[], newest: Segment): Segments {
  const all = [...read];
  if (all.at(-1) !== newest) all.push(newest);
  return {
    all: () => all,
    newest: () => all.at(-1) ?? newest,
    grow: segment => {
      all[all.length - 1] = segment;
    },
    push: segment => {
      all.push(segment);
    },
    replace: (old, fresh) => {
      const index = all.findIndex(each => each.offsets === old.offsets);
      if (index < 0) throw new Error(`${old.path} is no segment of this journal`);
      all[index] = fresh;
    },
    of(sequence) {
      let low = 0;
      let high = all.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >>> 1;
        if ((all[middle]?.first ?? 0) <= sequence) low = middle;
        else high = middle - 1;
      }
      return all[low] ?? null;
    },
  };
}
