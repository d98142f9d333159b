/** What waits for the disk, in the order in which it came, and how much of it there may be. */
import { Fault } from '../../fault.ts';
import { type Entry, MAX_KEY, MAX_PAYLOAD, roomFor } from './record.ts';

/** A durable record. */
export interface DurableRecord {
  readonly sequence: number;
  /** Bytes. */
  readonly length: number;
}

/** Called once the records are durable, in the order in which they were given. */
export type Committed = (records: readonly DurableRecord[]) => void;

export interface WaitingWrite {
  readonly entries: readonly Entry[];
  /** Bytes: more than its records can be. */
  readonly room: number;
  readonly committed: Committed;
  readonly resolve: () => void;
  readonly reject: (error: Fault) => void;
}

export interface QueueBounds {
  /** In UTF-16 units of payload. */
  readonly length: number;
  readonly records: number;
}

export interface WriteQueue {
  /** Resolves or rejects as whoever takes it says. @throws Fault `overloaded`, `invalid` when it cannot even wait */
  add(entries: readonly Entry[], committed: Committed): Promise<void>;
  empty(): boolean;
  /** The head of the queue: as much as one write may carry, and one at least. */
  take(): Batch;
  /** Everyone. */
  takeAll(): readonly WaitingWrite[];
}

export interface Batch {
  readonly writes: readonly WaitingWrite[];
  /** Bytes: more than its records can be. */
  readonly room: number;
}

/** Bytes that one write carries, unless a single one is larger. */
export const BATCH = 4 * 1024 * 1024;

export function writeQueue(bounds: QueueBounds): WriteQueue {
  let queue: WaitingWrite[] = [];
  let length = 0;
  let records = 0;

  function take(): Batch {
    let room = 0;
    let count = 0;
    for (const waiting of queue) {
      if (count > 0 && room + waiting.room > BATCH) break;
      room += waiting.room;
      records -= waiting.entries.length;
      count += 1;
    }
    length -= room;
    const writes = queue.slice(0, count);
    queue = queue.slice(count);
    return { writes, room };
  }

  return {
    add(entries, committed) {
      let room = 0;
      for (const entry of entries) {
        if (entry.key.length > MAX_KEY || entry.payload.length > MAX_PAYLOAD) {
          throw new Fault('invalid', 'a record too long for the journal', { field: 'record' });
        }
        room += roomFor(entry);
      }
      if (length + room > bounds.length * 3 || records + entries.length > bounds.records) {
        throw new Fault('overloaded', 'too much is waiting for the disk');
      }
      length += room;
      records += entries.length;
      return new Promise((resolve, reject) => {
        queue.push({ entries, room, committed, resolve, reject });
      });
    },
    empty: () => queue.length === 0,
    take,
    takeAll() {
      const all = queue;
      queue = [];
      length = 0;
      records = 0;
      return all;
    },
  };
}
