/**
 * The end of the journal, where it grows. A write or sync that fails leaves it broken until it is mended: the tail is cut back to the
 * last good record, and the file whose sync failed is never written again, since what a system remembers of a failed sync is not to
 * be trusted. Writing goes on in a new segment, as soon as the disk takes one.
 */
import { type Disk, type DiskFile, writeWhole } from '../disk.ts';
import { BATCH, type Batch, type Extent } from './queue.ts';
import { encode } from './record.ts';
import { createSegment, cutTail, probe, SEGMENT_HEADER, type Segment } from './segment.ts';

export interface Tail {
  /** Oldest first; the last one is written to. */
  segments(): readonly Segment[];
  /** Of the last durable record; 0 for an empty journal. */
  sequence(): number;
  /** Why nothing can be written; null when it can. */
  broken(): string | null;
  /** Durable when it resolves: where each record stands, in order. A failure leaves the tail broken. */
  write(batch: Batch): Promise<readonly Extent[]>;
  /** Goes on in a new segment, when this one is full. */
  roll(): Promise<void>;
  /** Cuts the tail and goes on in a new segment, if the disk lets it; otherwise all stays broken. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

export interface TailOptions {
  readonly disk: Disk;
  readonly folder: string;
  /** As they were read. */
  readonly segments: readonly Segment[];
  /** A segment that has grown to this is followed by the next. */
  readonly segmentBytes: number;
}

export async function openTail({ disk, folder, segments: read, segmentBytes }: TailOptions): Promise<Tail> {
  const segments = [...read];
  const newest = segments.at(-1);
  let current = newest ?? (await createSegment(disk, folder, 1, 0));
  if (newest === undefined) segments.push(current);
  let file: DiskFile | null = await disk.open(current.path, 'r+');
  let broken: string | null = null;
  let buffer = Buffer.allocUnsafeSlow(64 * 1024);

  function encodeBatch({ writes, room }: Batch): { length: number; places: Extent[] } {
    if (buffer.length < room) buffer = Buffer.allocUnsafeSlow(Math.max(room, Math.min(buffer.length * 2, BATCH)));
    else if (buffer.length > BATCH && room < BATCH) buffer = Buffer.allocUnsafeSlow(BATCH);
    const places: Extent[] = [];
    let length = 0;
    for (const { entries } of writes) {
      for (const entry of entries) {
        const size = encode(buffer, length, current.last + places.length + 1, entry);
        places.push({ address: current.base + current.length + length, length: size });
        length += size;
      }
    }
    return { length, places };
  }

  async function write(batch: Batch): Promise<readonly Extent[]> {
    try {
      if (file === null) throw new Error('no file is open');
      const { length, places } = encodeBatch(batch);
      await writeWhole(file, buffer, length, current.length);
      await file.datasync();
      current = { ...current, length: current.length + length, last: current.last + places.length };
      segments[segments.length - 1] = current;
      return places;
    } catch (error) {
      broken = messageOf(error);
      throw error;
    }
  }

  async function roll(): Promise<void> {
    if (current.length < segmentBytes) return;
    try {
      const next = await createSegment(disk, folder, current.last + 1, current.base + current.length);
      const opened = await disk.open(next.path, 'r+');
      await file?.close().catch(() => undefined);
      segments.push(next);
      current = next;
      file = opened;
    } catch (error) {
      broken = messageOf(error);
    }
  }

  async function mend(): Promise<void> {
    try {
      await file?.close().catch(() => undefined);
      file = null;
      await cutTail(disk, current);
      const empty = current.length === SEGMENT_HEADER;
      const base = empty ? current.base : current.base + current.length;
      const next = await createSegment(disk, folder, current.last + 1, base);
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

  return {
    segments: () => segments,
    sequence: () => current.last,
    broken: () => broken,
    write,
    roll,
    mend,
    close: async () => file?.close(),
  };
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
