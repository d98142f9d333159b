/**
 * One record of the journal, little-endian:
 *
 *     0  u32  length of what follows the header (key and payload)
 *     4  u32  crc32 of what follows the header
 *     8  u48  sequence: 1 for the first record of the journal, then more with each
 *    14  u8   kind
 *    15  u8   length of the key
 *    16  u32  count: the record's own number, for its kind to use
 *    20  u32  where the write that it was part of begins in the file; the highest bit: it is the last of that write
 *    24  u32  crc32 of the bytes 0 to 23
 *    28  key (latin1), payload (JSON, UTF-8)
 *
 * The header has a checksum of its own, so that a damaged length is not taken for a record cut off at the end of the file. In segments of
 * version 1 it has no word about the write, and is four bytes shorter.
 */
import { crc32 } from 'node:zlib';

export const HEADER = 28;
/** Of the records in segments of version 1. */
export const HEADER_1 = 24;
export const MAX_KEY = 255;
export const MAX_PAYLOAD = 16 * 1024 * 1024;

const LAST_OF_WRITE = 0x8000_0000;

/**
 * Kind of a mark: it stands behind the last record, once that is durable, and the next write takes its place. Whoever finds it knows that
 * nothing before it may be missing, and that nothing behind it was acknowledged.
 */
const MARK = 0;

export interface Entry {
  readonly kind: number;
  readonly key: string;
  readonly count: number;
  /** JSON: never ends with a NUL. */
  readonly payload: string;
}

/** A record in a buffer; its bytes are read when they are asked for. */
export interface Found {
  readonly kind: number;
  readonly key: string;
  readonly count: number;
  readonly sequence: number;
  /** In the buffer. */
  readonly start: number;
  /** Of the whole record. */
  readonly length: number;
  readonly header: number;
  /** Where its write begins in the file; null in segments that do not say. */
  readonly write: number | null;
  readonly lastOfWrite: boolean;
}

/** More than its bytes can be. */
export function roomFor(entry: Entry): number {
  return HEADER + entry.key.length + entry.payload.length * 3;
}

/** Of which write a record is a part. */
export interface Part {
  readonly sequence: number;
  /** Where the write begins in the file. */
  readonly write: number;
  readonly last: boolean;
}

/** Writes the record at `start` and gives its length. The buffer must have room for it. */
export function encode(buffer: Buffer, start: number, entry: Entry, part: Part): number {
  const keyLength = buffer.write(entry.key, start + HEADER, 'latin1');
  const length = keyLength + buffer.write(entry.payload, start + HEADER + keyLength, 'utf8');
  buffer.writeUInt32LE(length, start);
  buffer.writeUInt32LE(crc32(buffer.subarray(start + HEADER, start + HEADER + length)), start + 4);
  buffer[start + 14] = entry.kind;
  buffer[start + 15] = keyLength;
  buffer.writeUInt32LE(entry.count, start + 16);
  seal(buffer, start, part);
  return HEADER + length;
}

/** Writes another's bytes as a record of its own, with the key and payload and everything else that it had. */
export function copyRecord(
  target: Buffer,
  at: number,
  bytes: Buffer,
  { start, length, header, sequence }: Found,
): number {
  bytes.copy(target, at, start, start + 20);
  bytes.copy(target, at + HEADER, start + header, start + length);
  seal(target, at, { sequence, write: 0, last: true });
  return HEADER + length - header;
}

function seal(buffer: Buffer, start: number, { sequence, write, last }: Part): void {
  buffer.writeUIntLE(sequence, start + 8, 6);
  buffer.writeUInt32LE(write + (last ? LAST_OF_WRITE : 0), start + 20);
  buffer.writeUInt32LE(crc32(buffer.subarray(start, start + 24)), start + 24);
}

/** What stands behind the record of this sequence, which ends at `at`. */
export function markAt(at: number, sequence: number): Buffer {
  const mark = Buffer.alloc(HEADER);
  encode(mark, 0, { kind: MARK, key: '', count: 0, payload: '' }, { sequence, write: at, last: true });
  return mark;
}

export const isMark = (record: Found): boolean => record.kind === MARK;

export type Decoded =
  | { readonly ok: true; readonly record: Found }
  /** `short`: the bytes end before it does. */
  | { readonly ok: false; readonly short: boolean; readonly reason: string };

const SHORT: Decoded = { ok: false, short: true, reason: 'it ends in the middle of a record' };
const BAD_HEADER: Decoded = { ok: false, short: false, reason: 'the checksum of a record’s header is wrong' };
const BAD_BODY: Decoded = { ok: false, short: false, reason: 'the checksum of a record is wrong' };

/** Reads the record at `start` of a file's bytes. `header`: of the segment's version. */
export function decode(bytes: Buffer, start: number, header: number): Decoded {
  if (bytes.length - start < header) return SHORT;
  if (!headerIsGood(bytes, start, header)) return BAD_HEADER;
  const end = start + header + bytes.readUInt32LE(start);
  if (end > bytes.length) return SHORT;
  if (bytes.readUInt32LE(start + 4) !== crc32(bytes.subarray(start + header, end))) return BAD_BODY;
  return { ok: true, record: foundAt(bytes, start, header) };
}

export function headerIsGood(bytes: Buffer, start: number, header: number): boolean {
  const checked = start + header - 4;
  return bytes.readUInt32LE(checked) === crc32(bytes.subarray(start, checked));
}

/** The record whose header is good. */
export function foundAt(bytes: Buffer, start: number, header: number): Found {
  const keyLength = bytes[start + 15] ?? 0;
  const part = header === HEADER ? bytes.readUInt32LE(start + 20) : null;
  return {
    kind: bytes[start + 14] ?? 0,
    key: bytes.toString('latin1', start + header, start + header + keyLength),
    count: bytes.readUInt32LE(start + 16),
    sequence: bytes.readUIntLE(start + 8, 6),
    start,
    length: header + bytes.readUInt32LE(start),
    header,
    write: part === null ? null : part & ~LAST_OF_WRITE,
    lastOfWrite: part === null || part >= LAST_OF_WRITE,
  };
}

/** The JSON of a whole record's bytes. */
export function payloadOf(bytes: Buffer, start: number, length: number, header: number): string {
  return bytes.toString('utf8', start + header + (bytes[start + 15] ?? 0), start + length);
}

/** Is everything from here NUL? */
export function isNul(bytes: Buffer, start: number, end = bytes.length): boolean {
  for (let index = start; index < end; index++) if (bytes[index] !== 0) return false;
  return true;
}
