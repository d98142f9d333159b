/**
 * An append-only journal with one writer. What is queued while a sync runs goes into the next write: one fdatasync for all of them
 * (group commit). An append resolves after the fdatasync that covers it, and not before. A write or sync that fails is `not-saved`
 * for everyone who waits.
 */
import { Fault } from '../../fault.ts';
import type { Disk } from '../disk.ts';
import type { Health } from '../store.ts';
import { type Batch, type Committed, type Extent, type WaitingWrite, writeQueue } from './queue.ts';
import { journalReader } from './reader.ts';
import type { Entry, Found } from './record.ts';
import { readSegments } from './segment.ts';
import { openTail } from './tail.ts';

export interface JournalOptions {
  readonly disk: Disk;
  readonly folder: string;
  /** A segment that has grown to this is followed by the next. */
  readonly segmentBytes?: number;
  /** How much may wait for the disk, in UTF-16 units of payload and in records. */
  readonly queueLength?: number;
  readonly queueRecords?: number;
}

export interface Journal {
  /** Of the last durable record; 0 for an empty journal. */
  readonly sequence: () => number;
  /**
   * Adds the entries, all or none, next to each other. `committed` is called once they are durable, in the order of the journal and
   * before the promise resolves. What cannot even be queued is thrown at once.
   * @throws Fault `not-saved`, `overloaded`, `invalid`
   */
  append(entries: readonly Entry[], committed: Committed): Promise<void>;
  /** Payloads of durable records. */
  read(places: readonly Extent[]): Promise<readonly string[]>;
  health(): Promise<Health>;
  /** Writes what is queued and closes the files. */
  close(): Promise<void>;
}

/** @throws Fault `damaged` or `newer` */
export async function openJournal(
  options: JournalOptions,
  visit: (record: Found, bytes: Buffer, base: number) => void,
): Promise<Journal> {
  const { disk, folder, segmentBytes = 64 * 1024 * 1024 } = options;
  const tail = await openTail({ disk, folder, segments: await readSegments(disk, folder, visit), segmentBytes });
  const reader = journalReader(disk, tail.segments);
  const queue = writeQueue({
    length: options.queueLength ?? 32 * 1024 * 1024,
    records: options.queueRecords ?? 100_000,
  });
  /** What is under way: writing, or mending. One at a time. */
  let work: Promise<void> | null = null;
  let closed = false;

  function begin(task: () => Promise<void>): void {
    work = task().finally(() => {
      work = null;
      if (!queue.empty()) begin(drain);
    });
  }

  async function drain(): Promise<void> {
    while (!queue.empty()) {
      if (tail.broken() !== null) await tail.mend();
      const unable = tail.broken();
      if (unable !== null) {
        refuse(queue.takeAll(), unable);
        return;
      }
      const batch = queue.take();
      let places: readonly Extent[];
      try {
        places = await tail.write(batch);
      } catch (error) {
        await tail.mend();
        refuse([...batch.writes, ...queue.takeAll()], error instanceof Error ? error.message : String(error));
        return;
      }
      acknowledge(batch, places, tail.sequence());
      await tail.roll();
    }
  }

  return {
    sequence: tail.sequence,
    append(entries, committed) {
      if (closed) throw new Fault('not-saved', 'the store is closed');
      const written = queue.add(entries, committed);
      // What else arrives in this turn of the loop goes into the same write.
      if (work === null) begin(() => new Promise<void>(resolve => setImmediate(resolve)).then(drain));
      return written;
    },
    read: reader.read,
    async health() {
      if (closed) return { ok: false, reason: 'closed' };
      if (tail.broken() !== null && work === null) begin(tail.mend);
      if (tail.broken() !== null) await work;
      const reason = tail.broken();
      return reason === null ? { ok: true } : { ok: false, reason };
    },
    async close() {
      closed = true;
      while (work !== null) await work;
      await tail.close();
      await reader.close();
    },
  };
}

function acknowledge({ writes }: Batch, places: readonly Extent[], sequence: number): void {
  let told = 0;
  for (const waiting of writes) {
    const count = waiting.entries.length;
    waiting.committed(places.slice(told, told + count), sequence);
    told += count;
    waiting.resolve();
  }
}

function refuse(writes: readonly WaitingWrite[], reason: string): void {
  for (const waiting of writes) waiting.reject(new Fault('not-saved', `not saved: ${reason}`));
}
