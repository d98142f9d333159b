/**
 * Writes dirty documents off the path of every acknowledgement, one at a time: a while after they changed, and not before the journal has
 * grown by as much as they weigh. So however much is stored, a document costs no more than what was appended since it was written.
 */
import type { SessionRecord } from '../records.ts';
import type { Collections } from './collections.ts';

export interface SnapshotOptions {
  readonly collections: Collections;
  readonly sequence: () => number;
  /** Bytes that were appended to the journal. */
  readonly grown: () => number;
  readonly now: () => number;
  /** Sessions that are over are kept no longer. */
  readonly live: (session: SessionRecord) => boolean;
  readonly delay: number;
  readonly notice: (message: string) => void;
}

export interface Snapshots {
  /** Something has changed. */
  due(): void;
  /** Writes what is dirty, however little has changed. Failing is told, and no harm. */
  write(): Promise<void>;
  /** Writes what is dirty and ends. */
  close(): Promise<void>;
}

/** What only a document holds, the summary of an attempt, is no older than this after a crash: it is folded again from there. */
const LONGEST = 3600 * 1000;

export function snapshots(options: SnapshotOptions): Snapshots {
  const { collections, sequence, grown, now, live, delay, notice } = options;
  let timer: NodeJS.Timeout | null = null;
  let work: Promise<void> = Promise.resolve();
  let closed = false;
  /** When all was written last, and how far the journal was then. */
  let written = { at: now(), grown: grown() };

  async function writeDirty(): Promise<void> {
    const { attempts, people, classes, sessions, settings, practice, tokens } = collections;
    const all = () => true;
    written = { at: now(), grown: grown() };
    try {
      for (const each of [people, classes, settings, practice, tokens, attempts]) await each.write(sequence, all);
      await sessions.write(sequence, live);
    } catch (error) {
      // Nothing is lost: the journal has it. The next change tries again.
      notice(`a document was not written: ${error instanceof Error ? error.message : String(error)}`);
    }
  }

  async function writeGrown(): Promise<void> {
    const weight = Object.values(collections).reduce((sum, each) => sum + each.dirtyBytes(), 0);
    if (grown() - written.grown >= weight || now() - written.at >= LONGEST) await writeDirty();
  }

  function write(): Promise<void> {
    work = work.then(writeDirty);
    return work;
  }

  return {
    due: () => {
      if (timer !== null || closed) return;
      timer = setTimeout(() => {
        timer = null;
        work = work.then(writeGrown);
      }, delay);
      timer.unref();
    },
    write,
    close: async () => {
      closed = true;
      if (timer !== null) clearTimeout(timer);
      await write();
    },
  };
}
