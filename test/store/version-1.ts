/** A journal as Drydock wrote it until 0.2: a segment header of 20 bytes, and records that do not say which write they were part of. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';

interface Entry {
  readonly kind: number;
  readonly key: string;
  readonly count: number;
  readonly payload: string;
}

/** Gives its path. */
export function version1(folder: string, entries: readonly Entry[]): string {
  const header = Buffer.alloc(20);
  header.write('drydock\n', 'latin1');
  header.writeUInt16LE(1, 8);
  header.writeUIntLE(1, 10, 6);
  header.writeUInt32LE(crc32(header.subarray(0, 16)), 16);
  const path = join(folder, 'journal', '0000000000000001.log');
  writeFileSync(path, Buffer.concat([header, ...entries.map((entry, index) => recordOf(entry, index + 1))]));
  return path;
}

function recordOf({ kind, key, count, payload }: Entry, sequence: number): Buffer {
  const body = Buffer.concat([Buffer.from(key, 'latin1'), Buffer.from(payload)]);
  const header = Buffer.alloc(24);
  header.writeUInt32LE(body.length, 0);
  header.writeUInt32LE(crc32(body), 4);
  header.writeUIntLE(sequence, 8, 6);
  header[14] = kind;
  header[15] = key.length;
  header.writeUInt32LE(count, 16);
  header.writeUInt32LE(crc32(header.subarray(0, 20)), 20);
  return Buffer.concat([header, body]);
}
