/** A disk that fails when it is told to, and that remembers in which order it was asked. */
import { type Disk, type DiskFile, realDisk } from '../../src/store/disk.ts';

export interface FailingDisk extends Disk {
  /** Bytes that can still be written; null: as many as one likes. Beyond them a write is short, then ENOSPC. */
  room: number | null;
  /** The next syncs of data fail with EIO, so many times. */
  failSyncs: number;
  /** No write takes more than this. */
  longestWrite: number;
  /** Paths that cannot be opened for writing: EROFS. */
  readOnly: boolean;
  readonly calls: string[];
}

export function failingDisk(): FailingDisk {
  const disk: FailingDisk = {
    ...realDisk,
    room: null,
    failSyncs: 0,
    longestWrite: Number.POSITIVE_INFINITY,
    readOnly: false,
    calls: [],
    makeFolder: async folder => {
      if (disk.readOnly) throw systemError('EROFS');
      await realDisk.makeFolder(folder);
    },
    open: async (path, flags, mode) => {
      if (disk.readOnly && flags !== 'r') throw systemError('EROFS');
      return wrap(disk, path, await realDisk.open(path, flags, mode));
    },
  };
  return disk;
}

function wrap(disk: FailingDisk, path: string, file: DiskFile): DiskFile {
  const name = path.endsWith('.log') ? 'journal' : 'other';
  return {
    read: (...args) => file.read(...args),
    close: () => file.close(),
    write: async (bytes, offset, length, position) => {
      const able = Math.min(length, disk.longestWrite, disk.room ?? length);
      if (able === 0) throw systemError('ENOSPC');
      const written = await file.write(bytes, offset, able, position);
      if (disk.room !== null) disk.room -= able;
      disk.calls.push(`${name} write`);
      return written;
    },
    truncate: length => {
      disk.calls.push(`${name} truncate`);
      return file.truncate(length);
    },
    datasync: () => sync(disk, `${name} datasync`, () => file.datasync()),
    sync: () => sync(disk, `${name} sync`, () => file.sync()),
  };
}

async function sync(disk: FailingDisk, call: string, real: () => Promise<void>): Promise<void> {
  if (disk.failSyncs > 0) {
    disk.failSyncs -= 1;
    throw systemError('EIO');
  }
  await real();
  disk.calls.push(call);
}

function systemError(code: string): Error {
  return Object.assign(new Error(`${code}: the test says so`), { code });
}
