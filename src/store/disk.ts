/** What the store asks of the file system, so that a test can stand a failing disk in its place. */
import { mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

export interface DiskFile {
  /** May write less than it was given, without an error. */
  write(bytes: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesWritten: number }>;
  read(bytes: Uint8Array, offset: number, length: number, position: number): Promise<{ bytesRead: number }>;
  truncate(length: number): Promise<void>;
  datasync(): Promise<void>;
  sync(): Promise<void>;
  close(): Promise<void>;
}

export interface Disk {
  open(path: string, flags: string, mode?: number): Promise<DiskFile>;
  readFile(path: string): Promise<Buffer>;
  /** Names, in no order; empty when there is no such folder. */
  list(folder: string): Promise<readonly string[]>;
  makeFolder(folder: string): Promise<void>;
  rename(from: string, to: string): Promise<void>;
  /** Whether it was there or not. */
  remove(path: string): Promise<void>;
}

/** Only the service's own account reads what people did. */
const PRIVATE_FILE = 0o600;
const PRIVATE_FOLDER = 0o700;

export const realDisk: Disk = {
  open: (path, flags, mode = PRIVATE_FILE) => open(path, flags, mode),
  readFile: path => readFile(path),
  list: async folder => {
    try {
      return await readdir(folder);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return [];
      throw error;
    }
  },
  makeFolder,
  rename,
  remove: path => rm(path, { force: true }),
};

/**
 * With those above it. Not by node's own `recursive`: where the system says that a folder is not there although the one above it is
 * (/proc), that goes round for ever, with a core to itself and deaf to signals.
 */
async function makeFolder(folder: string): Promise<void> {
  const missing: string[] = [];
  for (let path = resolve(folder); !(await isFolder(path)); path = dirname(path)) {
    missing.push(path);
    if (dirname(path) === path) break;
  }
  for (const path of missing.reverse()) {
    try {
      await mkdir(path, PRIVATE_FOLDER);
    } catch (error) {
      // Another start may have made it meanwhile.
      if (codeOf(error) !== 'EEXIST' || !(await isFolder(path))) throw error;
    }
  }
}

async function isFolder(path: string): Promise<boolean> {
  try {
    return (await stat(path)).isDirectory();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
}

/** Writes all of it: a short write is followed by another, one of nothing is an error. */
export async function writeWhole(file: DiskFile, bytes: Uint8Array, length: number, position: number): Promise<void> {
  let done = 0;
  while (done < length) {
    const { bytesWritten } = await file.write(bytes, done, length - done, position + done);
    if (bytesWritten === 0) throw new Error(`nothing written at byte ${position + done}`);
    done += bytesWritten;
  }
}

/** A name in a folder is on disk only once the folder is. */
export async function syncFolder(disk: Disk, folder: string): Promise<void> {
  const handle = await disk.open(folder, 'r');
  try {
    await handle.sync();
  } catch (error) {
    // Some systems cannot sync a folder; there, nothing more can be done.
    if (!['EINVAL', 'ENOTSUP', 'EPERM', 'EISDIR'].includes(codeOf(error))) throw error;
  } finally {
    await handle.close();
  }
}

/** Puts a file in place whole or not at all: whoever looks, even after a power cut, sees the old one or the new one. */
export async function replaceFile(disk: Disk, path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.tmp`;
  try {
    const file = await disk.open(temporary, 'w');
    try {
      await writeWhole(file, bytes, bytes.length, 0);
      await file.sync();
    } finally {
      await file.close();
    }
    await disk.rename(temporary, path);
  } catch (error) {
    // Whatever was written of it takes room on a disk that may be full.
    await disk.remove(temporary).catch(() => undefined);
    throw error;
  }
  await syncFolder(disk, dirname(path));
}

/** `ENOSPC` and the like; empty for what no system call said. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
