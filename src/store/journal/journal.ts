/**
 * An append-only journal with one writer. What is queued while a sync runs goes into the next write: one fdatasync for all of them
 * (group commit). An append resolves after the fdatasync that covers it, and not before.
 *
 * A write or sync that fails is `not-saved` for everyone who waits. The tail is cut back to the last good record, and the file whose
 * sync failed is never written again: what a system remembers of a failed sync is not to be trusted. Writing goes on in a new
 * segment, as soon as the disk takes one.
 */
import { Fault } from '../../fault.ts';
import { type Disk, type DiskFile, writeWhole } from '../disk.ts';
import type { Health } from '../store.ts';
import { type Entry, encode, type Found, MAX_KEY, MAX_PAYLOAD, payloadOf, roomFor } from './record.ts';
import { createSegment, cutTail, probe, readSegments, SEGMENT_HEADER, type Segment } from './segment.ts';

export interface JournalOptions {
  readonly disk: Disk;
  readonly folder: string;
  /** A segment that has grown to this is followed by the next. */
  readonly segmentBytes?: number;
  /** How much may wait for the disk, in UTF-16 units of payload and in records. */
  readonly queueLength?: number;
  readonly queueRecords?: number;
}

/** Where a record stands. */
export interface Extent {
  /** Counted through all segments. */
  readonly address: number;
  readonly length: number;
}

export interface Journal {
  /** Of the last durable record; 0 for an empty journal. */
  readonly sequence: () => number;
  /**
   * Adds the entries, all or none, next to each other. `committed` is called once they are durable, in the order of the journal and
   * before the promise resolves. What cannot even be queued is thrown at once.
   * @throws Fault `not-saved`, `overloaded`, `invalid`
   */
  append(entries: readonly Entry[], committed: (places: readonly Extent[], sequence: number) => void): Promise<void>;
  /** Payloads of durable records. */
  read(places: readonly Extent[]): Promise<readonly string[]>;
  health(): Promise<Health>;
  /** Writes what is queued and closes the files. */
  close(): Promise<void>;
}

interface WaitingWrite {
  readonly entries: readonly Entry[];
  readonly room: number;
  readonly committed: (places: readonly Extent[], sequence: number) => void;
  readonly resolve: () => void;
  readonly reject: (error: Fault) => void;
}

const BATCH = 4 * 1024 * 1024;

/** @throws Fault `damaged` or `newer` */
export async function openJournal(
  options: JournalOptions,
  visit: (record: Found, bytes: Buffer, base: number) => void,
): Promise<Journal> {
  const {
    disk,
    folder,
    segmentBytes = 64 * 1024 * 1024,
    queueLength = 32 * 1024 * 1024,
    queueRecords = 100_000,
  } = options;
  const segments = await readSegments(disk, folder, visit);
  const newest = segments.at(-1);
  let current = newest ?? (await createSegment(disk, folder, 1, 0));
  if (newest === undefined) segments.push(current);
  let file: DiskFile | null = await disk.open(current.path, 'r+');
  let sequence = current.last;
  const readers = new Map<string, Promise<DiskFile>>();

  let queue: WaitingWrite[] = [];
  let queuedLength = 0;
  let queuedRecords = 0;
  let batchBuffer = Buffer.allocUnsafeSlow(64 * 1024);
  /** What is under way: writing, or mending. One at a time. */
  let work: Promise<void> | null = null;
  let broken: string | null = null;
  let closed = false;

  function append(entries: readonly Entry[], committed: WaitingWrite['committed']): Promise<void> {
    if (closed) throw new Fault('not-saved', 'the store is closed');
    let room = 0;
    for (const entry of entries) {
      if (entry.key.length > MAX_KEY || entry.payload.length > MAX_PAYLOAD) {
        throw new Fault('invalid', 'a record too long for the journal', { field: 'record' });
      }
      room += roomFor(entry);
    }
    if (queuedLength + room > queueLength * 3 || queuedRecords + entries.length > queueRecords) {
      throw new Fault('overloaded', 'too much is waiting for the disk');
    }
    return new Promise((resolve, reject) => {
      queue.push({ entries, room, committed, resolve, reject });
      queuedLength += room;
      queuedRecords += entries.length;
      // What else arrives in this turn of the loop goes into the same write.
      if (work === null) begin(() => new Promise<void>(resolve => setImmediate(resolve)).then(drain));
    });
  }

  function begin(task: () => Promise<void>): void {
    work = task().finally(() => {
      work = null;
      if (queue.length > 0) begin(drain);
    });
  }

  async function drain(): Promise<void> {
    while (queue.length > 0) {
      if (broken !== null) await mend();
      const target = file;
      if (broken !== null || target === null) {
        rejectAll([], broken ?? 'no file is open');
        return;
      }
      const batch = take();
      const { bytes, length, places } = encodeBatch(batch);
      try {
        await writeWhole(target, bytes, length, current.length);
        await target.datasync();
      } catch (error) {
        broken = messageOf(error);
        await mend();
        rejectAll(batch, messageOf(error));
        return;
      }
      current = { ...current, length: current.length + length, last: current.last + places.length };
      segments[segments.length - 1] = current;
      sequence = current.last;
      let told = 0;
      for (const waiting of batch) {
        const count = waiting.entries.length;
        waiting.committed(places.slice(told, told + count), sequence);
        told += count;
        waiting.resolve();
      }
      if (current.length >= segmentBytes) await roll();
    }
  }

  /** The head of the queue, as much as one write may carry. */
  function take(): WaitingWrite[] {
    let room = 0;
    let count = 0;
    for (const waiting of queue) {
      if (count > 0 && room + waiting.room > BATCH) break;
      room += waiting.room;
      queuedRecords -= waiting.entries.length;
      count += 1;
    }
    queuedLength -= room;
    if (batchBuffer.length < room)
      batchBuffer = Buffer.allocUnsafeSlow(Math.max(room, Math.min(batchBuffer.length * 2, BATCH)));
    else if (batchBuffer.length > BATCH && room < BATCH) batchBuffer = Buffer.allocUnsafeSlow(BATCH);
    const batch = queue.slice(0, count);
    queue = queue.slice(count);
    return batch;
  }

  function encodeBatch(batch: readonly WaitingWrite[]): { bytes: Buffer; length: number; places: Extent[] } {
    const places: Extent[] = [];
    let length = 0;
    for (const waiting of batch) {
      for (const entry of waiting.entries) {
        const size = encode(batchBuffer, length, sequence + places.length + 1, entry);
        places.push({ address: current.base + current.length + length, length: size });
        length += size;
      }
    }
    return { bytes: batchBuffer, length, places };
  }

  function rejectAll(batch: readonly WaitingWrite[], reason: string): void {
    const all = [...batch, ...queue];
    queue = [];
    queuedLength = 0;
    queuedRecords = 0;
    for (const waiting of all) waiting.reject(new Fault('not-saved', `not saved: ${reason}`));
  }

  async function roll(): Promise<void> {
    try {
      const next = await createSegment(disk, folder, sequence + 1, current.base + current.length);
      const opened = await disk.open(next.path, 'r+');
      await file?.close().catch(() => undefined);
      segments.push(next);
      current = next;
      file = opened;
    } catch (error) {
      broken = messageOf(error);
    }
  }

  /** Cuts the tail and goes on in a new segment, if the disk lets it; otherwise all stays broken. */
  async function mend(): Promise<void> {
    try {
      await file?.close().catch(() => undefined);
      file = null;
      await cutTail(disk, current);
      const empty = current.length === SEGMENT_HEADER;
      const next = await createSegment(
        disk,
        folder,
        sequence + 1,
        empty ? current.base : current.base + current.length,
      );
      if (empty) segments[segments.length - 1] = next;
      else segments.push(next);
      current = next;
      file = await disk.open(next.path, 'r+');
      await probe(file, next);
      broken = null;
    } catch (error) {
      broken = messageOf(error);
    }
  }

  async function health(): Promise<Health> {
    if (closed) return { ok: false, reason: 'closed' };
    if (broken !== null && work === null) begin(mend);
    if (broken !== null) await work;
    return broken === null ? { ok: true } : { ok: false, reason: broken };
  }

  async function read(places: readonly Extent[]): Promise<readonly string[]> {
    const payloads: string[] = [];
    for (const run of runsOf(places, segments)) {
      const reader = await readerOf(run.segment);
      const bytes = Buffer.allocUnsafe(run.end - run.start);
      let done = 0;
      while (done < bytes.length) {
        const { bytesRead } = await reader.read(bytes, done, bytes.length - done, run.start - run.segment.base + done);
        if (bytesRead === 0) break;
        done += bytesRead;
      }
      for (const { address, length } of run.places) payloads.push(payloadOf(bytes, address - run.start, length));
    }
    return payloads;
  }

  function readerOf(segment: Segment): Promise<DiskFile> {
    const known = readers.get(segment.path);
    if (known !== undefined) return known;
    const opened = disk.open(segment.path, 'r');
    readers.set(segment.path, opened);
    return opened;
  }

  async function close(): Promise<void> {
    closed = true;
    while (work !== null) await work;
    await file?.close();
    for (const reader of readers.values()) await (await reader).close();
  }

  return { sequence: () => sequence, append, read, health, close };
}

interface ReadRun {
  readonly segment: Segment;
  readonly places: Extent[];
  readonly start: number;
  end: number;
}

/** Records that stand near each other are read at once. */
function runsOf(places: readonly Extent[], segments: readonly Segment[]): ReadRun[] {
  const NEAR = 32 * 1024;
  const LONG = 1024 * 1024;
  const runs: ReadRun[] = [];
  for (const place of places) {
    const run = runs.at(-1);
    const end = place.address + place.length;
    const fits =
      run !== undefined &&
      place.address - run.end < NEAR &&
      end - run.start < LONG &&
      end <= run.segment.base + run.segment.length &&
      place.address >= run.end;
    if (fits) {
      run.places.push(place);
      run.end = end;
      continue;
    }
    const segment = segments.findLast(each => each.base <= place.address);
    if (segment === undefined) throw new Error(`no record at ${place.address}`);
    runs.push({ segment, places: [place], start: place.address, end });
  }
  return runs;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
