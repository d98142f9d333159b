/** The texts of quizzes, a file a version. A digest is of a quiz's bytes, so a version is written once. */
import { join } from 'node:path';
import { Fault } from '../../fault.ts';
import { codeOf, type Disk, replaceFile } from '../disk.ts';
import type { Store } from '../store.ts';

export function quizVersions(disk: Disk, folder: string): Store['quizzes'] {
  /** Many begin at once with a new version: it is written for all of them by the first. */
  const kept = new Map<string, Promise<void>>();
  const pathOf = (digest: string): string => {
    const hex = /^(?:sha256:)?([0-9a-f]{64})$/.exec(digest)?.[1];
    if (hex === undefined) throw new Fault('not-found', 'not a digest of a quiz');
    return join(folder, `${hex}.json`);
  };
  async function read(digest: string): Promise<string | null> {
    try {
      return (await disk.readFile(pathOf(digest))).toString('utf8');
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
  }
  async function write(digest: string, text: string): Promise<void> {
    try {
      if ((await read(digest)) !== text) await replaceFile(disk, pathOf(digest), Buffer.from(text));
    } catch (error) {
      kept.delete(digest);
      if (error instanceof Fault) throw error;
      throw new Fault('not-saved', `not saved: ${error instanceof Error ? error.message : ''}`, {}, error);
    }
  }
  function keep(digest: string, text: string): Promise<void> {
    const writing = kept.get(digest) ?? write(digest, text);
    kept.set(digest, writing);
    return writing;
  }
  async function drop(digest: string): Promise<void> {
    const writing = kept.get(digest);
    kept.delete(digest);
    await writing?.catch(() => undefined);
    await disk.remove(pathOf(digest));
  }
  return { keep, read, drop };
}
