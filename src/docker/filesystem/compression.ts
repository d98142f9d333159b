import { gunzipSync } from 'fflate';

/** As much as an archive may hold once it is unpacked, in bytes: gzip could make any number of them. */
const MOST = 256_000_000;

const MAGIC: readonly (readonly [string, readonly number[]])[] = [
  ['gzip', [0x1f, 0x8b, 0x08]],
  ['bzip2', [0x42, 0x5a, 0x68]],
  ['xz', [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00]],
  ['zstd', [0x28, 0xb5, 0x2f, 0xfd]],
];

/** What an archive was compressed with, by its first bytes; null for none. */
export function compressionOf(bytes: Uint8Array): string | null {
  return MAGIC.find(([, magic]) => magic.every((byte, at) => bytes[at] === byte))?.[0] ?? null;
}

/** The bytes of a gzip file; null when it is damaged or would be too large. */
export function gunzip(bytes: Uint8Array): Uint8Array | null {
  if (bytes.length < 18) return null;
  const stated = new DataView(bytes.buffer, bytes.byteOffset, bytes.length).getUint32(bytes.length - 4, true);
  if (stated > MOST) return null;
  try {
    return gunzipSync(bytes);
  } catch {
    return null;
  }
}
