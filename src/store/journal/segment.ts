/**
 * The journal's files: `journal/0000000000000001.log`, named by the sequence of their first record. A segment starts with 20 bytes:
 * `drydock\n`, u16 version, u48 first sequence, u32 crc32 of those. It is put in place whole, so one that is shorter is damaged.
 */
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { Fault } from '../../fault.ts';
import { type Disk, type DiskFile, replaceFile, writeWhole } from '../disk.ts';
import { decode, type Found, isNul } from './record.ts';

export const SEGMENT_HEADER = 20;
const CHECKED = 16;
const MAGIC = Buffer.from('drydock\n', 'latin1');
const VERSION = 1;
const NAME = /^(\d{16})\.log$/;

export interface Segment {
  readonly path: string;
  /** Sequence of its first record, present or to come. */
  readonly first: number;
  /** Bytes of all segments before it: a place in the journal is base + offset. */
  readonly base: number;
  /** Up to the end of its last good record. */
  readonly length: number;
  /** Sequence of its last record; `first - 1` when it is empty. */
  readonly last: number;
}

function segmentPath(folder: string, first: number): string {
  return join(folder, `${String(first).padStart(16, '0')}.log`);
}

/** An empty one, in place and on disk. */
export async function createSegment(disk: Disk, folder: string, first: number, base: number): Promise<Segment> {
  const header = Buffer.alloc(SEGMENT_HEADER);
  MAGIC.copy(header);
  header.writeUInt16LE(VERSION, 8);
  header.writeUIntLE(first, 10, 6);
  header.writeUInt32LE(crc32(header.subarray(0, CHECKED)), CHECKED);
  const path = segmentPath(folder, first);
  await replaceFile(disk, path, header);
  return { path, first, base, length: SEGMENT_HEADER, last: first - 1 };
}

/** Takes away what stands after the last good record. */
export async function cutTail(disk: Disk, segment: Segment): Promise<void> {
  const file = await disk.open(segment.path, 'r+');
  try {
    await file.truncate(segment.length);
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Is there room for some more? Leaves the file as it was. */
export async function probe(file: DiskFile, segment: Segment): Promise<void> {
  const nothing = Buffer.alloc(64 * 1024);
  try {
    await writeWhole(file, nothing, nothing.length, segment.length);
    await file.datasync();
  } finally {
    await file.truncate(segment.length);
  }
}

/**
 * Reads every record of every segment, in order. A torn last record is cut off; anything else that is not a record stops it.
 * @throws Fault `damaged` or `newer`, naming file and offset
 */
export async function readSegments(
  disk: Disk,
  folder: string,
  visit: (record: Found, bytes: Buffer, base: number) => void,
): Promise<Segment[]> {
  const names: string[] = [];
  for (const name of await disk.list(folder)) {
    if (NAME.test(name)) names.push(name);
    else if (name.endsWith('.log.tmp')) await disk.remove(join(folder, name));
    else
      throw new Fault('damaged', `${join(folder, name)} is not a file of the journal`, {
        file: join(folder, name),
        offset: 0,
      });
  }
  names.sort();
  const segments: Segment[] = [];
  for (const [index, name] of names.entries()) {
    const path = join(folder, name);
    const bytes = await disk.readFile(path);
    const before = segments.at(-1);
    const expected = before === undefined ? 1 : before.last + 1;
    checkHeader(path, bytes, Number(NAME.exec(name)?.[1]), expected);
    const base = before === undefined ? 0 : before.base + before.length;
    const read = readSegment(path, bytes, expected, base, visit);
    if (read.length < bytes.length) {
      if (index < names.length - 1)
        throw damaged(path, read.length, 'it ends in the middle of a record, and is not the last');
      await cutTail(disk, read);
    }
    segments.push(read);
  }
  return segments;
}

function checkHeader(path: string, bytes: Buffer, named: number, expected: number): void {
  if (bytes.length < SEGMENT_HEADER || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) {
    throw damaged(path, 0, 'it does not start as a segment of the journal does');
  }
  if (bytes.readUInt32LE(CHECKED) !== crc32(bytes.subarray(0, CHECKED)))
    throw damaged(path, 0, 'the checksum of its header is wrong');
  const version = bytes.readUInt16LE(8);
  if (version > VERSION) {
    throw new Fault(
      'newer',
      `${path} was written by a newer Drydock (journal version ${version}, this one reads ${VERSION})`,
      { file: path },
    );
  }
  const first = bytes.readUIntLE(10, 6);
  if (version !== VERSION || first !== named) throw damaged(path, 0, 'its header does not agree with its name');
  if (first !== expected)
    throw damaged(path, 10, `it starts with record ${first}, but ${expected} should come next: a file is missing`);
}

function readSegment(
  path: string,
  bytes: Buffer,
  first: number,
  base: number,
  visit: (record: Found, bytes: Buffer, base: number) => void,
): Segment {
  let offset = SEGMENT_HEADER;
  let sequence = first;
  while (offset < bytes.length) {
    const decoded = decode(bytes, offset);
    if (!decoded.ok) {
      if (decoded.torn || isNul(bytes, offset)) break;
      throw damaged(path, offset, decoded.reason);
    }
    const { record } = decoded;
    if (record.sequence !== sequence)
      throw damaged(path, offset, `record ${sequence} should stand here, not ${record.sequence}`);
    visit(record, bytes, base);
    sequence += 1;
    offset += record.length;
  }
  return { path, first, base, length: offset, last: sequence - 1 };
}

function damaged(path: string, offset: number, why: string): Fault {
  return new Fault('damaged', `${path} is damaged at byte ${offset}: ${why}. Restore the data folder from a backup.`, {
    file: path,
    offset,
  });
}
