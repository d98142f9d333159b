/**
 * One record of the journal, little-endian:
 *
 *     0  u32  length of what follows the header (key and payload)
 *     4  u32  crc32 of what follows the header
 *     8  u48  sequence: 1 for the first record of the journal, then one more each
 *    14  u8   kind
 *    15  u8   length of the key
 *    16  u32  count: the record's own number, for its kind to use
 *    20  u32  crc32 of the bytes 0 to 19
 *    24  key (latin1), payload (JSON, UTF-8)
 *
 * The header has a checksum of its own, so that a damaged length is not taken for a record cut off at the end of the file.
 */
import { crc32 } from 'node:zlib';

export const HEADER = 24;
export const MAX_KEY = 255;
export const MAX_PAYLOAD = 16 * 1024 * 1024;

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
}

/** More than its bytes can be. */
export function roomFor(entry: Entry): number {
  return HEADER + entry.key.length + entry.payload.length * 3;
}

/** Writes the record at `start` and gives its length. The buffer must have room for it. */
export function encode(buffer: Buffer, start: number, sequence: number, entry: Entry): number {
  const keyLength = buffer.write(entry.key, start + HEADER, 'latin1');
  const length = keyLength + buffer.write(entry.payload, start + HEADER + keyLength, 'utf8');
  buffer.writeUInt32LE(length, start);
  buffer.writeUInt32LE(crc32(buffer.subarray(start + HEADER, start + HEADER + length)), start + 4);
  buffer.writeUIntLE(sequence, start + 8, 6);
  buffer[start + 14] = entry.kind;
  buffer[start + 15] = keyLength;
  buffer.writeUInt32LE(entry.count, start + 16);
  buffer.writeUInt32LE(crc32(buffer.subarray(start, start + 20)), start + 20);
  return HEADER + length;
}

export type Decoded =
  | { readonly ok: true; readonly record: Found }
  /** The file ends in the middle of it, as after a crash while it was being written. */
  | { readonly ok: false; readonly torn: true }
  | { readonly ok: false; readonly torn: false; readonly reason: string };

const TORN: Decoded = { ok: false, torn: true };

/** Reads the record at `start` of a file's bytes. */
export function decode(bytes: Buffer, start: number): Decoded {
  const left = bytes.length - start;
  if (left < HEADER) return TORN;
  if (bytes.readUInt32LE(start + 20) !== crc32(bytes.subarray(start, start + 20))) {
    return isNul(bytes, start)
      ? TORN
      : { ok: false, torn: false, reason: 'the checksum of a record’s header is wrong' };
  }
  const length = bytes.readUInt32LE(start);
  const end = start + HEADER + length;
  if (end > bytes.length) return TORN;
  if (bytes.readUInt32LE(start + 4) !== crc32(bytes.subarray(start + HEADER, end))) {
    // After a power cut the end of a growing file may be there in length, but not in content.
    return end === bytes.length && bytes[end - 1] === 0
      ? TORN
      : { ok: false, torn: false, reason: 'the checksum of a record is wrong' };
  }
  const keyLength = bytes[start + 15] ?? 0;
  return {
    ok: true,
    record: {
      kind: bytes[start + 14] ?? 0,
      key: bytes.toString('latin1', start + HEADER, start + HEADER + keyLength),
      count: bytes.readUInt32LE(start + 16),
      sequence: bytes.readUIntLE(start + 8, 6),
      start,
      length: HEADER + length,
    },
  };
}

/** The JSON of a whole record's bytes. */
export function payloadOf(bytes: Buffer, start: number, length: number): string {
  return bytes.toString('utf8', start + HEADER + (bytes[start + 15] ?? 0), start + length);
}

/** Is everything from here NUL? */
export function isNul(bytes: Buffer, start: number): boolean {
  for (let index = start; index < bytes.length; index++) if (bytes[index] !== 0) return false;
  return true;
}
