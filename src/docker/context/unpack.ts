/** ADD opens local archives: tar, plain or gzipped. */
import { gunzipSync } from 'fflate';
import { type ArchiveEntry, type Content, readTar } from '../filesystem/index.ts';
import { StepFailure } from './step-failure.ts';

const starts = (bytes: Uint8Array, ...magic: readonly number[]): boolean =>
  magic.every((byte, index) => bytes[index] === byte);

/** The entries of an archive, or null when the file is none and is to be copied as it is. */
export async function archiveEntries(content: Content): Promise<readonly ArchiveEntry[] | null> {
  const { bytes } = content;
  if (bytes === null || bytes.length < 2) return null;
  if (starts(bytes, 0x42, 0x5a, 0x68)) throw unopened('bzip2');
  if (starts(bytes, 0xfd, 0x37, 0x7a, 0x58, 0x5a)) throw unopened('xz');
  if (starts(bytes, 0x28, 0xb5, 0x2f, 0xfd)) throw unopened('zstd');
  if (!starts(bytes, 0x1f, 0x8b)) return isTar(bytes) ? readTar(bytes) : null;
  let plain: Uint8Array;
  try {
    plain = gunzipSync(bytes);
  } catch {
    return null;
  }
  return isTar(plain) ? readTar(plain) : null;
}

function unopened(format: string): StepFailure {
  return new StepFailure(`ADD of an archive compressed with ${format} is not simulated on this host`, 'not-simulated');
}

function isTar(bytes: Uint8Array): boolean {
  return bytes.length >= 512 && starts(bytes.subarray(257), 0x75, 0x73, 0x74, 0x61, 0x72);
}
