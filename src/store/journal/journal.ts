/**
 * An append-only journal with one writer. What is queued while a sync runs goes into the next write: one fdatasync for all of them
 * (group commit). An append resolves after the fdatasync that covers it, and not before. A write or sync that fails is `not-saved`
 * for everyone who waits. What is needed no more goes when its segment is written again.
 */
import { Fault } from '../../fault.ts';
import type { Disk } from '../disk.ts';
import type { Health } from '../store.ts';
import { type Compaction, compaction } from './compaction.ts';
import { type Batch, type Committed, type DurableRecord, type WaitingWrite, writeQueue } from './queue.ts';
import { journalReader } from './reader.ts';
import type { Entry } from './record.ts';
import { type OnRecord, readSegments } from './scan.ts';
import { openTail } from './tail.ts';

export interface JournalOptions {
  readonly disk: Disk;
  readonly folder: string;
  /** A segment that has grown to this is followed by the next. */
  readonly segmentBytes?: number;
  /** How much may wait for the disk, in UTF-16 units of payload and in records. */
  readonly queueLength?: number;
  readonly queueRecords?: number;
  /** Milliseconds of quiet after which the last record is marked as durable. */
  readonly markDelay?: number;
}

export interface Journal {
  /** Of the last durable record; 0 for an empty journal. */
  readonly sequence: () => number;
  /** Bytes of records appended since it was opened. */
  readonly grown: () => number;
  /**
   * Adds the entries, all or none, next to each other. `committed` is called once they are durable, in the order of the journal and
   * before the promise resolves. What cannot even be queued is thrown at once.
   * @throws Fault `not-saved`, `overloaded`, `invalid`
   */
  append(entries: readonly Entry[], committed: Committed): Promise<void>;
  /** Payloads of durable records that were not released. */
  read(sequences: readonly number[]): Promise<readonly string[]>;
  readonly release: Compaction['release'];
  readonly erasedBefore: Compaction['erasedBefore'];
  /**
   * Writes the segments again of whose bytes at least this share was released, and those with something that must go: it is gone from the disk
   * when this resolves.
   */
  compact(share: number): Promise<void>;
  health(): Promise<Health>;
  /** Writes what is queued and closes the files. */
  close(): Promise<void>;
}

/** @throws Fault `damaged` or `newer` */
export async function openJournal(options: JournalOptions, visit: OnRecord): Promise<Journal> {
  const { disk, folder, segmentBytes = 64 * 1024 * 1024, markDelay = 10_000 } = options;
  const tail = await openTail(disk, folder, await readSegments(disk, folder, visit));
  const { segments } = tail;
  const reader = journalReader(disk, segments.of);
  const queue = writeQueue({
    length: options.queueLength ?? 32 * 1024 * 1024,
    records: options.queueRecords ?? 100_000,
  });
  /** What is under way: writing, or mending. One at a time. */
  let work: Promise<void> | null = null;
  let quiet: NodeJS.Timeout | null = null;
  /** A segment that has grown to this is followed by the next: less, when it is to be written again. */
  let rollAt = segmentBytes;
  let grown = 0;
  let closed = false;
  const rewriting = compaction({ disk, segments, reader, stopped: () => closed });
  let compacting: Promise<void> = Promise.resolve();

  function begin(task: () => Promise<void>): void {
    if (quiet !== null) clearTimeout(quiet);
    quiet = null;
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
      let kept: readonly DurableRecord[];
      try {
        kept = await tail.write(batch);
      } catch (error) {
        await tail.mend();
        refuse([...batch.writes, ...queue.takeAll()], error instanceof Error ? error.message : String(error));
        return;
      }
      for (const each of kept) grown += each.length;
      acknowledge(batch, kept);
      await roll();
    }
    if (closed) return;
    quiet = setTimeout(() => begin(tail.mark), markDelay);
    quiet.unref();
  }

  async function roll(): Promise<void> {
    const bytes = rollAt;
    rollAt = segmentBytes;
    await tail.roll(bytes);
  }

  async function compact(share: number): Promise<void> {
    if (closed) return;
    // The one that grows is not ended for a share of it: it would be a trail of small files.
    if (rewriting.worth(segments.newest(), share === 0 ? 0 : Number.POSITIVE_INFINITY)) {
      rollAt = 0;
      while (rollAt === 0) {
        if (work === null) begin(roll);
        await work;
      }
    }
    await rewriting.run(share);
  }

  return {
    sequence: tail.sequence,
    grown: () => grown,
    append(entries, committed) {
      if (closed) throw new Fault('not-saved', 'the store is closed');
      const written = queue.add(entries, committed);
      // What else arrives in this turn of the loop goes into the same write.
      if (work === null) begin(() => new Promise<void>(resolve => setImmediate(resolve)).then(drain));
      return written;
    },
    read: reader.read,
    release: rewriting.release,
    erasedBefore: rewriting.erasedBefore,
    compact(share) {
      compacting = compact(share);
      return compacting;
    },
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
      if (quiet !== null) clearTimeout(quiet);
      await compacting.catch(() => undefined);
      await tail.mark();
      await tail.close();
      await reader.close();
    },
  };
}

function acknowledge({ writes }: Batch, kept: readonly DurableRecord[]): void {
  let told = 0;
  for (const waiting of writes) {
    const count = waiting.entries.length;
    waiting.committed(kept.slice(told, told + count));
    told += count;
    waiting.resolve();
  }
}

function refuse(writes: readonly WaitingWrite[], reason: string): void {
  for (const waiting of writes) waiting.reject(new Fault('not-saved', `not saved: ${reason}`));
}
