/**
 * In how many phrases of which entries something stands. Of two words that stand together there are some hundred thousand, so they are one sorted row of
 * figures and no map of maps: a room makes it when it opens, and keeps it.
 */
import type { Topic } from './topic.ts';

/** Sorted `what * ENTRIES + entry`, as many times as it stands there. */
export type Tally = Float64Array;

const ENTRIES = 4096;
const NOTIONS = 65_536;

/** A notion as a number, in the order in which they are met. */
export type Numbers = ReadonlyMap<string, number>;

export function numbersOf(notions: Iterable<string>): Numbers {
  const numbers = new Map<string, number>();
  for (const notion of notions) if (!numbers.has(notion)) numbers.set(notion, numbers.size);
  if (numbers.size > NOTIONS) throw new RangeError(`${numbers.size} notions`);
  return numbers;
}

/** What stands for two notions together; the same whichever is named first. */
export function pairOf(one: number, other: number): number {
  return Math.min(one, other) * NOTIONS + Math.max(one, other);
}

/** @param read what stands in each phrase of an entry */
export function tallyOf(
  entries: readonly Topic[],
  read: readonly { readonly entry: number; readonly of: readonly number[] }[],
): Tally {
  if (entries.length > ENTRIES) throw new RangeError(`${entries.length} entries`);
  const tally = new Float64Array(read.reduce((sum, { of }) => sum + of.length, 0));
  let at = 0;
  for (const { entry, of } of read) for (const each of of) tally[at++] = each * ENTRIES + entry;
  return tally.sort();
}

/** Every entry that has it, and in how many of its phrases. */
export function eachWith(tally: Tally, what: number, told: (entry: number, count: number) => void): void {
  let at = firstNotBelow(tally, what * ENTRIES);
  const end = (what + 1) * ENTRIES;
  while (at < tally.length) {
    const code = tally[at] ?? end;
    if (code >= end) return;
    const from = at;
    while (tally[at] === code) at++;
    told(code % ENTRIES, at - from);
  }
}

function firstNotBelow(tally: Tally, code: number): number {
  let [low, high] = [0, tally.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tally[middle] ?? 0) < code) low = middle + 1;
    else high = middle;
  }
  return low;
}
