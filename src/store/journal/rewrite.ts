/**
 * Writes a segment again without the records that nobody needs, while the journal goes on: beside the old one, synced, and put in its place
 * by a rename. A crash at any step leaves the old file or the new one, each whole; what a half made one left is taken away at the start.
 * A reader keeps the old file until it has read.
 */
import { dirname } from 'node:path';
import { type Disk, type DiskFile, syncFolder, writeWhole } from '../disk.ts';
import { type Offsets, offsetsFrom } from './offsets.ts';
import type { Reader } from './reader.ts';
import { copyRecord, decode, HEADER } from './record.ts';
import { damaged, SEGMENT_HEADER, type Segment, segmentHeader } from './segment.ts';
import type { Segments } from './segments.ts';

export interface Rewriting {
  readonly disk: Disk;
  readonly segments: Segments;
  readonly reader: Reader;
  /** Asked again and again: it is left as it was when there is no time for it any more. */
  readonly stopped: () => boolean;
}

/** Read and written at once: short enough for others to get their turn. */
const CHUNK = 512 * 1024;
/** Synced at the latest after so much, so that nobody's own sync waits for a large one. */
const SYNCED = 4 * 1024 * 1024;

/** What stays of a segment: the records by their number, and how long the file is with them. */
interface Rest {
  readonly indices: readonly number[];
  readonly bytes: number;
}

/**
 * Not for the segment that grows. What stands in its place; null: stopped, and nothing is changed.
 * @throws Fault `damaged` when the old one does not read back
 */
export async function rewriteSegment(
  segment: Segment,
  { disk, segments, reader, stopped }: Rewriting,
): Promise<Segment | null> {
  const rest = restOf(segment);
  const temporary = `${segment.path}.tmp`;
  let fresh: Segment;
  try {
    const offsets = await copyRest(segment, rest, { disk, path: temporary, reader, stopped });
    if (offsets === null || stopped()) {
      await disk.remove(temporary);
      return null;
    }
    fresh = { ...segment, length: rest.bytes, header: HEADER, rewritten: true, offsets };
    // Whoever is still to read by the old places reads the old file: it has to be open before its name goes.
    await reader.bytes(segment, 0, 1);
    await disk.rename(temporary, segment.path);
  } catch (error) {
    await disk.remove(temporary).catch(() => undefined);
    throw error;
  }
  for (const [index, old] of rest.indices.entries())
    if (segment.offsets.released(old)) fresh.offsets.release(index, fresh.length);
  segments.replace(segment, fresh);
  await reader.retire(segment);
  await syncFolder(disk, dirname(segment.path));
  return fresh;
}

function restOf({ offsets, length, header }: Segment): Rest {
  const indices: number[] = [];
  let bytes = SEGMENT_HEADER;
  for (let index = 0; index < offsets.count(); index++) {
    if (offsets.released(index)) continue;
    indices.push(index);
    bytes += offsets.lengthOf(index, length) - header + HEADER;
  }
  return { indices, bytes };
}

interface Copy {
  readonly disk: Disk;
  readonly path: string;
  readonly reader: Reader;
  readonly stopped: () => boolean;
}

/** Null: stopped. */
async function copyRest(segment: Segment, rest: Rest, { disk, path, reader, stopped }: Copy): Promise<Offsets | null> {
  const { first, last, offsets } = segment;
  const fresh = offsetsFrom(first);
  const file = await disk.open(path, 'w');
  try {
    await writeWhole(file, segmentHeader(first, { last, bytes: rest.bytes }), SEGMENT_HEADER, 0);
    let offset = SEGMENT_HEADER;
    let synced = 0;
    for (let at = 0; at < rest.indices.length; ) {
      if (stopped()) return null;
      const count = chunkOf(segment, rest.indices, at);
      const records = rest.indices.slice(at, at + count);
      const written = await copyChunk(segment, records, { file, offset, reader });
      for (const [index, length] of written.entries()) {
        fresh.add(offsets.sequenceOf(records[index] ?? 0), offset);
        offset += length;
      }
      at += count;
      if (offset - synced >= SYNCED) {
        await file.datasync();
        synced = offset;
      }
    }
    if (offset !== rest.bytes) throw new Error(`${path} is ${offset} bytes long and not ${rest.bytes}`);
    await file.sync();
  } finally {
    await file.close();
  }
  return fresh;
}

/** How many of the records, from the one at `at` on, are read at once: they stand near each other. */
function chunkOf({ offsets, length }: Segment, indices: readonly number[], at: number): number {
  const start = offsets.offsetOf(indices[at] ?? 0);
  let count = 1;
  for (; at + count < indices.length; count++) {
    const index = indices[at + count] ?? 0;
    if (offsets.offsetOf(index) + offsets.lengthOf(index, length) - start > CHUNK) break;
  }
  return count;
}

/** Lengths of the records as they were written. What does not read back as it was written is not handed on. */
async function copyChunk(
  segment: Segment,
  indices: readonly number[],
  to: { readonly file: DiskFile; readonly offset: number; readonly reader: Reader },
): Promise<readonly number[]> {
  const { offsets, path, header } = segment;
  const last = indices.at(-1) ?? 0;
  const start = offsets.offsetOf(indices[0] ?? 0);
  const end = offsets.offsetOf(last) + offsets.lengthOf(last, segment.length);
  const bytes = await to.reader.bytes(segment, start, end);
  const target = Buffer.allocUnsafe(bytes.length + indices.length * (HEADER - header));
  const lengths: number[] = [];
  let length = 0;
  for (const index of indices) {
    const at = offsets.offsetOf(index);
    const decoded = decode(bytes, at - start, header);
    if (!decoded.ok) throw damaged(path, at, decoded.reason);
    const size = copyRecord(target, length, bytes, decoded.record);
    lengths.push(size);
    length += size;
  }
  await writeWhole(to.file, target, length, to.offset);
  return lengths;
}
