/**
 * A disk of a machine that crashes: after so many steps nothing is done any more, the last one half. After kill -9 the folder is as it was
 * left; a power cut takes with it what was not synced.
 */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { type Disk, type DiskFile, realDisk } from '../../src/store/disk.ts';

export interface CrashingDisk extends Disk {
  /** Done so far. */
  steps(): number;
  crashed(): boolean;
  /** Takes away what was not synced: contents of files, and names. */
  cutPower(): void;
}

interface Renamed {
  readonly from: string;
  readonly to: string;
  /** What stood there before; null: nothing. */
  readonly before: Buffer | null;
}

/** `last`: the number of the step that is done half, or not at all. */
export function crashingDisk(last: number): CrashingDisk {
  let steps = 0;
  /** Contents as of the last sync, of files that were written since. */
  const unsynced = new Map<string, Buffer>();
  let renamed: Renamed[] = [];
  const contents = (path: string): Buffer | null => (existsSync(path) ? readFileSync(path) : null);

  async function step<Result>(
    what: () => Promise<Result>,
    half: () => Promise<unknown> = async () => null,
  ): Promise<Result> {
    steps += 1;
    if (steps === last) await half();
    if (steps >= last) throw new Error('the machine has crashed');
    return what();
  }
  const willWrite = (path: string): void => {
    if (!unsynced.has(path)) unsynced.set(path, contents(path) ?? Buffer.alloc(0));
  };

  function wrap(path: string, file: DiskFile): DiskFile {
    const sync = (real: () => Promise<void>) => (): Promise<void> =>
      step(async () => {
        await real();
        unsynced.delete(path);
        renamed = renamed.filter(each => dirname(each.to) !== path);
      });
    return {
      read: (...args) => file.read(...args),
      close: () => file.close(),
      write: (bytes, offset, length, position) => {
        willWrite(path);
        const some = Math.floor(length / 2);
        return step(
          () => file.write(bytes, offset, length, position),
          () => file.write(bytes, offset, some, position),
        );
      },
      truncate: length => {
        willWrite(path);
        return step(() => file.truncate(length));
      },
      datasync: sync(() => file.datasync()),
      sync: sync(() => file.sync()),
    };
  }

  return {
    ...realDisk,
    open: async (path, flags, mode) => {
      if (flags === 'r') return wrap(path, await realDisk.open(path, flags, mode));
      if (flags === 'w') willWrite(path);
      return step(async () => wrap(path, await realDisk.open(path, flags, mode)));
    },
    rename: (from, to) =>
      step(async () => {
        const before = contents(to);
        await realDisk.rename(from, to);
        renamed.push({ from, to, before });
      }),
    remove: path => step(() => realDisk.remove(path)),
    steps: () => steps,
    crashed: () => steps >= last,
    cutPower: () => {
      for (const [path, bytes] of unsynced) if (existsSync(path)) writeFileSync(path, bytes);
      for (const { to, before } of renamed.reverse()) {
        if (before === null) rmSync(to, { force: true });
        else writeFileSync(to, before);
      }
    },
  };
}
