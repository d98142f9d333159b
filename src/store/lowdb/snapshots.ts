/** Writes dirty documents a while after they changed, one at a time, off the path of every acknowledgement. */
import type { SessionRecord } from '../records.ts';
import type { Collections } from './collections.ts';

export interface SnapshotOptions {
  readonly collections: Collections;
  readonly sequence: () => number;
  /** Sessions that are over are kept no longer. */
  readonly live: (session: SessionRecord) => boolean;
  readonly delay: number;
  readonly notice: (message: string) => void;
}

export interface Snapshots {
  /** Something has changed. */
  due(): void;
  /** Writes what is dirty and ends. */
  close(): Promise<void>;
}

export function snapshots(options: SnapshotOptions): Snapshots {
  const { collections, sequence, live, delay, notice } = options;
  let timer: NodeJS.Timeout | null = null;
  let work: Promise<void> = Promise.resolve();
  let closed = false;

  async function writeDirty(): Promise<void> {
    const { attempts, people, classes, sessions, settings } = collections;
    const all = () => true;
    try {
      for (const each of [people, classes, settings, attempts]) while (each.dirty()) await each.write(sequence(), all);
      while (sessions.dirty()) await sessions.write(sequence(), live);
    } catch (error) {
      // Nothing is lost: the journal has it. The next change tries again.
      notice(`a document was not written: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  return {
    due: () => {
      if (timer !== null || closed) return;
      timer = setTimeout(() => {
        timer = null;
        work = work.then(writeDirty);
      }, delay);
      timer.unref();
    },
    close: async () => {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await work;
      await writeDirty();
    },
  };
}
