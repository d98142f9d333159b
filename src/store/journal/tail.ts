/**
 * The end of the journal, where it grows. A write or sync that fails leaves it broken until it is mended: the tail is cut back to the
 * last good record, and the file whose sync failed is never written again, since what a system remembers of a failed sync is not to
 * be trusted. Writing goes on in a new segment, as soon as the disk takes one.
 */
import { type Disk, type DiskFile, writeWhole } from '../disk.ts';
import { BATCH, type Batch, type DurableRecord } from './queue.ts';
import { encode, HEADER, markAt } from './record.ts';
import { createSegment, cutTail, probe, SEGMENT_HEADER, type Segment } from './segment.ts';
import { type Segments, segmentsOf } from './segments.ts';

export interface Tail {
  readonly segments: Segments;
  /** Of the last durable record; 0 for an empty journal. */
  sequence(): number;
  /** Why nothing can be written; null when it can. */
  broken(): string | null;
  /** Durable when it resolves: each record, in order. A failure leaves the tail broken. */
  write(batch: Batch): Promise<readonly DurableRecord[]>;
  /** Says behind the last record that it is durable, for a start that finds the end damaged. Not synced, and no harm when it fails. */
  mark(): Promise<void>;
  /** Goes on in a new segment, when this one has grown to so many bytes. */
  roll(bytes: number): Promise<void>;
  /** Cuts the tail and goes on in a new segment, if the disk lets it; otherwise all stays broken. */
  mend(): Promise<void>;
  close(): Promise<void>;
}

/** `read`: the segments as they were found. */
export async function openTail(disk: Disk, folder: string, read: readonly Segment[]): Promise<Tail> {
  const newest = await growing(disk, folder, read.at(-1));
  const segments = segmentsOf(newest.first === read.at(-1)?.first ? read.slice(0, -1) : read, newest);
  let file: DiskFile | null = await disk.open(newest.path, 'r+');
  let broken: string | null = null;
  let buffer = Buffer.allocUnsafeSlow(64 * 1024);

  function encodeBatch(
    { writes, room }: Batch,
    { last, length: start }: Segment,
  ): { length: number; kept: DurableRecord[] } {
    if (buffer.length < room) buffer = Buffer.allocUnsafeSlow(Math.max(room, Math.min(buffer.length * 2, BATCH)));
    else if (buffer.length > BATCH && room < BATCH) buffer = Buffer.allocUnsafeSlow(BATCH);
    const entries = writes.flatMap(each => each.entries);
    const kept: DurableRecord[] = [];
    let length = 0;
    for (const [index, entry] of entries.entries()) {
      const sequence = last + 1 + index;
      const size = encode(buffer, length, entry, { sequence, write: start, last: index === entries.length - 1 });
      kept.push({ sequence, length: size });
      length += size;
    }
    return { length, kept };
  }

  async function write(batch: Batch): Promise<readonly DurableRecord[]> {
    const current = segments.newest();
    try {
      if (file === null) throw new Error('no file is open');
      const { length, kept } = encodeBatch(batch, current);
      await writeWhole(file, buffer, length, current.length);
      await file.datasync();
      let offset = current.length;
      for (const each of kept) {
        current.offsets.add(each.sequence, offset);
        offset += each.length;
      }
      segments.grow({ ...current, length: offset, last: current.last + kept.length });
      return kept;
    } catch (error) {
      broken = messageOf(error);
      throw error;
    }
  }

  async function mark(): Promise<void> {
    const { length, last } = segments.newest();
    if (file === null || broken !== null) return;
    await writeWhole(file, markAt(length, last), HEADER, length).catch(() => undefined);
  }

  async function roll(bytes: number): Promise<void> {
    const current = segments.newest();
    if (broken !== null || current.offsets.count() === 0 || current.length < bytes) return;
    try {
      const next = await createSegment(disk, folder, current.last + 1);
      const opened = await disk.open(next.path, 'r+');
      await file?.close().catch(() => undefined);
      segments.push(next);
      file = opened;
    } catch (error) {
      broken = messageOf(error);
    }
  }

  async function mend(): Promise<void> {
    const current = segments.newest();
    try {
      await file?.close().catch(() => undefined);
      file = null;
      await cutTail(disk, current.path, current.length);
      const next = await createSegment(disk, folder, current.last + 1);
      if (current.length === SEGMENT_HEADER) segments.grow(next);
      else segments.push(next);
      file = await disk.open(next.path, 'r+');
      await probe(file, next);
      broken = null;
    } catch (error) {
      broken = messageOf(error);
    }
  }

  return {
    segments,
    sequence: () => segments.newest().last,
    broken: () => broken,
    write,
    mark,
    roll,
    mend,
    close: async () => file?.close(),
  };
}

/**
 * The segment that is written to: the newest that was found, unless it takes no more. What a killed process had written to it may not be
 * on the disk yet: it is, before anything is written behind it.
 */
async function growing(disk: Disk, folder: string, found: Segment | undefined): Promise<Segment> {
  if (found === undefined) return createSegment(disk, folder, 1);
  const file = await disk.open(found.path, 'r+');
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
  return found.rewritten || found.header !== HEADER ? createSegment(disk, folder, found.last + 1) : found;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
