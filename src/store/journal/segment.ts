/**
 * The journal's files: `journal/0000000000000001.log`, named by the sequence of their first record. A segment starts with 36 bytes:
 *
 *     0  drydock\n
 *     8  u16  version
 *    10  u48  sequence of its first record, present or to come
 *    16  u32  crc32 of the bytes 0 to 15
 *    20  u48  sequence up to which it goes; 0 of one that was never written again
 *    26  u48  bytes of the whole file; 0 of one that was never written again
 *    32  u32  crc32 of the bytes 0 to 31
 *
 * It is put in place whole, so one that is shorter is damaged. Version 1 ends after the first checksum.
 */
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { Fault } from '../../fault.ts';
import { type Disk, type DiskFile, replaceFile, writeWhole } from '../disk.ts';
import { type Offsets, offsetsFrom } from './offsets.ts';
import { HEADER, HEADER_1 } from './record.ts';

export const SEGMENT_HEADER = 36;
const SEGMENT_HEADER_1 = 20;
/** Where the checksums stand. */
const CHECKED_1 = 16;
const CHECKED = 32;
const MAGIC = Buffer.from('drydock\n', 'latin1');
const VERSION = 2;
const NAME = /^(\d{16})\.log$/;

export interface Segment {
  readonly path: string;
  /** Sequence of its first record, present or to come. */
  readonly first: number;
  /** Up to the end of its last good record. */
  readonly length: number;
  /** Sequence up to which it goes; `first - 1` when it is empty. */
  readonly last: number;
  /** Bytes of the header of each of its records. */
  readonly header: number;
  /** It was written again, and takes no more. */
  readonly rewritten: boolean;
  readonly offsets: Offsets;
}

function segmentPath(folder: string, first: number): string {
  return join(folder, `${String(first).padStart(16, '0')}.log`);
}

/** The sequence that a file of the journal is named by; null for another file. */
export function namedBy(name: string): number | null {
  const digits = NAME.exec(name)?.[1];
  return digits === undefined ? null : Number(digits);
}

/** What a segment that is written again says of itself. */
export interface Whole {
  readonly last: number;
  readonly bytes: number;
}

export function segmentHeader(first: number, whole: Whole = { last: 0, bytes: 0 }): Buffer {
  const header = Buffer.alloc(SEGMENT_HEADER);
  MAGIC.copy(header);
  header.writeUInt16LE(VERSION, 8);
  header.writeUIntLE(first, 10, 6);
  header.writeUInt32LE(crc32(header.subarray(0, CHECKED_1)), CHECKED_1);
  header.writeUIntLE(whole.last, 20, 6);
  header.writeUIntLE(whole.bytes, 26, 6);
  header.writeUInt32LE(crc32(header.subarray(0, CHECKED)), CHECKED);
  return header;
}

/** An empty one, in place and on disk. */
export async function createSegment(disk: Disk, folder: string, first: number): Promise<Segment> {
  const path = segmentPath(folder, first);
  await replaceFile(disk, path, segmentHeader(first));
  const offsets = offsetsFrom(first);
  return { path, first, length: SEGMENT_HEADER, last: first - 1, header: HEADER, rewritten: false, offsets };
}

/** Takes away what stands behind. */
export async function cutTail(disk: Disk, path: string, length: number): Promise<void> {
  const file = await disk.open(path, 'r+');
  try {
    await file.truncate(length);
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

/** What a segment says of itself. */
export interface Head {
  readonly first: number;
  /** Bytes before its first record. */
  readonly size: number;
  /** Bytes of the header of each record. */
  readonly header: number;
  /** Null: it has grown record by record. */
  readonly whole: Whole | null;
}

/** `named`: as its name says. @throws Fault `damaged`, `newer` */
export function readHead(path: string, bytes: Buffer, named: number): Head {
  const start = bytes.length >= SEGMENT_HEADER_1 && bytes.subarray(0, MAGIC.length).equals(MAGIC);
  if (!start) throw damaged(path, 0, 'it does not start as a segment of the journal does');
  const wrong = damaged(path, 0, 'the checksum of its header is wrong');
  if (bytes.readUInt32LE(CHECKED_1) !== crc32(bytes.subarray(0, CHECKED_1))) throw wrong;
  const version = bytes.readUInt16LE(8);
  if (version > VERSION) {
    const message = `${path} was written by a newer Drydock (journal version ${version}, this one reads ${VERSION})`;
    throw new Fault('newer', message, { file: path });
  }
  const first = bytes.readUIntLE(10, 6);
  if (version < 1 || first !== named) throw damaged(path, 0, 'its header does not agree with its name');
  if (version === 1) return { first, size: SEGMENT_HEADER_1, header: HEADER_1, whole: null };
  if (bytes.length < SEGMENT_HEADER || bytes.readUInt32LE(CHECKED) !== crc32(bytes.subarray(0, CHECKED))) throw wrong;
  const whole = { last: bytes.readUIntLE(20, 6), bytes: bytes.readUIntLE(26, 6) };
  return { first, size: SEGMENT_HEADER, header: HEADER, whole: whole.bytes === 0 ? null : whole };
}

export function damaged(path: string, offset: number, why: string): Fault {
  return new Fault('damaged', `${path} is damaged at byte ${offset}: ${why}. Restore the data folder from a backup.`, {
    file: path,
    offset,
  });
}
