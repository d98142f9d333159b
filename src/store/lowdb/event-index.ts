/** Which records of the journal hold the events of each attempt. In memory: a number for each record. */
import type { DurableRecord } from '../journal/queue.ts';

interface AttemptRecords {
  /** Seq of the last durable event, and of the last one on its way. */
  last: number;
  pending: number;
  /** In the journal. */
  bytes: number;
  /** Of the journal. */
  readonly sequences: number[];
}

export interface EventIndex {
  last(attempt: string): number;
  /** -1 when nothing more is taken. */
  pending(attempt: string): number;
  /** That its events take in the journal. */
  bytes(attempt: string): number;
  /** Events up to `seq` are on their way. */
  expect(attempt: string, seq: number): void;
  /** What was on its way after that seq is not, nor anything behind it. */
  giveUp(attempt: string, after: number): void;
  /** A durable record that ends with `seq`. */
  replay(attempt: string, seq: number, record: DurableRecord): void;
  /** Sequences of the journal, in order. */
  records(attempt: string): readonly number[];
  /** Nothing more is taken of it, as it is on its way out; what it returns takes that back. */
  leave(attempt: string): () => void;
  /** It is as if it had never been; gives the records that held it. */
  remove(attempt: string): readonly number[];
}

export function eventIndex(): EventIndex {
  const entries = new Map<string, AttemptRecords>();
  const leaving = new Set<string>();
  const entryOf = (attempt: string): AttemptRecords => {
    const known = entries.get(attempt);
    if (known !== undefined) return known;
    const fresh: AttemptRecords = { last: 0, pending: 0, bytes: 0, sequences: [] };
    entries.set(attempt, fresh);
    return fresh;
  };
  return {
    last: attempt => entries.get(attempt)?.last ?? 0,
    pending: attempt => (leaving.has(attempt) ? -1 : (entries.get(attempt)?.pending ?? 0)),
    bytes: attempt => entries.get(attempt)?.bytes ?? 0,
    expect: (attempt, seq) => {
      entryOf(attempt).pending = seq;
    },
    giveUp: (attempt, after) => {
      const entry = entries.get(attempt);
      if (entry === undefined) return;
      entry.pending = Math.min(entry.pending, after);
      if (entry.pending === 0) entries.delete(attempt);
    },
    replay: (attempt, seq, { sequence, length }) => {
      const entry = entryOf(attempt);
      entry.last = seq;
      entry.pending = Math.max(entry.pending, seq);
      entry.bytes += length;
      entry.sequences.push(sequence);
    },
    records: attempt => entries.get(attempt)?.sequences ?? [],
    leave: attempt => {
      leaving.add(attempt);
      return () => {
        leaving.delete(attempt);
      };
    },
    remove: attempt => {
      const sequences = entries.get(attempt)?.sequences ?? [];
      entries.delete(attempt);
      return sequences;
    },
  };
}
