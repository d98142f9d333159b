/**
 * The store in a folder, for one process:
 *
 *     lock.sock               held by the one process that may write
 *     journal/*.log           everything that was acknowledged and is needed, in order
 *     documents/*.json        lowdb: people, classes, sessions, settings, practice, tokens, attempts as of some record of the journal
 *     quizzes/<digest>.json   the texts of the quiz versions that attempts began with
 *
 * A copy of the folder taken at any moment restores: the journal is complete, a document only saves reading it.
 */
import { join } from 'node:path';
import { type Disk, realDisk } from '../disk.ts';
import { prepareFolder } from '../folder.ts';
import { lockFolder } from '../lock.ts';
import type { Store } from '../store.ts';
import { makeCollections } from './collections.ts';
import { discardedRecords } from './discarded.ts';
import { eventIndex } from './event-index.ts';
import { eventLog } from './event-log.ts';
import { ledger } from './ledger.ts';
import { quizVersions } from './quiz-versions.ts';
import { removal } from './removal.ts';
import { believeJournal, replayJournal } from './replay.ts';
import { snapshots } from './snapshots.ts';

export interface StoreOptions {
  readonly directory: string;
  /** Milliseconds since 1970: sessions end by it. */
  readonly now: () => number;
  readonly disk?: Disk;
  /** Milliseconds between a change and the document that holds it. */
  readonly snapshotDelay?: number;
  /** Told of what an operator should know and what is no reason to stop. */
  readonly notice?: (message: string) => void;
  readonly segmentBytes?: number;
  /** Records that may wait for the disk. */
  readonly queueRecords?: number;
}

/** Of the bytes of a journal's file: with so much of it needed no more it is written again without. */
const WORTH = 1 / 2;

/** @throws Fault `locked`, `read-only`, `damaged`, `newer` */
export async function openStore(options: StoreOptions): Promise<Store> {
  const { directory: folder, disk = realDisk } = options;
  await prepareFolder(disk, folder, ['journal', 'documents', 'quizzes']);
  const lock = await lockFolder(folder);
  try {
    return await openLocked(options, disk, lock.release);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openLocked(options: StoreOptions, disk: Disk, unlock: () => Promise<void>): Promise<Store> {
  const { directory: folder, now, snapshotDelay = 10_000, notice = () => undefined } = options;
  const { segmentBytes, queueRecords } = options;
  const discarded = discardedRecords();
  const collections = makeCollections(discarded);
  for (const each of Object.values(collections)) await each.load(disk, join(folder, 'documents'));
  const index = eventIndex();
  const journalOptions = {
    disk,
    folder: join(folder, 'journal'),
    ...(segmentBytes === undefined ? {} : { segmentBytes }),
    ...(queueRecords === undefined ? {} : { queueRecords }),
  };
  const journal = await replayJournal(journalOptions, { collections, index, discarded });
  try {
    await believeJournal(collections, journal, disk, folder, notice);
  } catch (error) {
    await journal.close();
    throw error;
  }
  const live = (session: { readonly expires: number }): boolean => session.expires > now();
  discarded.attach(journal);
  const { sequence, grown } = journal;
  const snapshot = snapshots({ collections, sequence, grown, now, live, delay: snapshotDelay, notice });
  const changed = snapshot.due;
  let closing: Promise<void> | null = null;
  return {
    ...eventLog(journal, index),
    ...ledger({ collections, journal, live, now, changed }),
    ...removal({ collections, index, journal, discarded, now, changed }),
    bytes: async attempt => index.bytes(attempt),
    erase: async () => {
      await snapshot.write();
      discarded.settle(Math.floor(now() / 1000));
      await journal.compact(WORTH);
    },
    quizzes: quizVersions(disk, join(folder, 'quizzes')),
    health: journal.health,
    close: () => {
      closing ??= (async () => {
        await journal.close();
        await snapshot.close();
        await unlock();
      })();
      return closing;
    },
  };
}
