/** Where in the journal the events of each attempt stand. In memory: two numbers for each record. */
import type { Extent } from '../journal/queue.ts';

interface AttemptRecords {
  /** Seq of the last durable event, and of the last one on its way. */
  last: number;
  pending: number;
  /** Address and length of each record, in turn: a flat list of numbers weighs a fifth of a list of objects. */
  readonly flat: number[];
}

export interface EventIndex {
  last(attempt: string): number;
  pending(attempt: string): number;
  /** Events up to `seq` are on their way. */
  expect(attempt: string, seq: number): void;
  /** What was on its way after that seq is not, nor anything behind it. */
  giveUp(attempt: string, after: number): void;
  /** A durable record that ends with `seq`. */
  replay(attempt: string, seq: number, address: number, length: number): void;
  places(attempt: string): readonly Extent[];
}

export function eventIndex(): EventIndex {
  const entries = new Map<string, AttemptRecords>();
  const entryOf = (attempt: string): AttemptRecords => {
    const known = entries.get(attempt);
    if (known !== undefined) return known;
    const fresh: AttemptRecords = { last: 0, pending: 0, flat: [] };
    entries.set(attempt, fresh);
    return fresh;
  };
  return {
    last: attempt => entries.get(attempt)?.last ?? 0,
    pending: attempt => entries.get(attempt)?.pending ?? 0,
    expect: (attempt, seq) => {
      entryOf(attempt).pending = seq;
    },
    giveUp: (attempt, after) => {
      const entry = entries.get(attempt);
      if (entry === undefined) return;
      entry.pending = Math.min(entry.pending, after);
      if (entry.pending === 0) entries.delete(attempt);
    },
    replay: (attempt, seq, address, length) => {
      const entry = entryOf(attempt);
      entry.last = seq;
      entry.pending = Math.max(entry.pending, seq);
      entry.flat.push(address, length);
    },
    places: attempt => {
      const flat = entries.get(attempt)?.flat ?? [];
      const places: Extent[] = [];
      for (let at = 0; at < flat.length; at += 2) places.push({ address: flat[at] ?? 0, length: flat[at + 1] ?? 0 });
      return places;
    },
  };
}
