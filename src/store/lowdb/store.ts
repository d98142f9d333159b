/**
 * The store in a folder, for one process:
 *
 *     lock.sock               held by the one process that may write
 *     journal/*.log           everything that was acknowledged, in order; never rewritten
 *     documents/*.json        lowdb: people, classes, sessions, settings, attempts as of some record of the journal
 *     quizzes/<digest>.json   the texts of the quiz versions that attempts began with
 *
 * A copy of the folder taken at any moment restores: the journal is complete, a document only saves reading it.
 */
import { join } from 'node:path';
import { Fault } from '../../fault.ts';
import type { AttemptEvent } from '../../tutor/attempt.ts';
import { codeOf, type Disk, realDisk, replaceFile } from '../disk.ts';
import { prepareFolder } from '../folder.ts';
import { type Journal, openJournal } from '../journal/journal.ts';
import { type Found, payloadOf } from '../journal/record.ts';
import { readSegments } from '../journal/segment.ts';
import { lockFolder } from '../lock.ts';
import { events as eventsSchema } from '../schemas.ts';
import type { Store } from '../store.ts';
import type { Collection } from './collection.ts';
import { type Collections, countedIn, INSTRUCTORS, loginOf, makeCollections, nameIn, ownedBy } from './collections.ts';
import { eventIndex } from './event-index.ts';
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

/** Kind of the journal's records that hold events; key: the attempt, count: the seq of the last of them. */
const EVENTS = 1;

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
  const {
    directory: folder,
    now,
    snapshotDelay = 10_000,
    notice = () => undefined,
    segmentBytes,
    queueRecords,
  } = options;
  const documents = join(folder, 'documents');
  const collections = makeCollections();
  const all = Object.values(collections);
  for (const each of all) await each.load(disk, documents);
  const index = eventIndex();
  const journalOptions = {
    disk,
    folder: join(folder, 'journal'),
    ...(segmentBytes === undefined ? {} : { segmentBytes }),
    ...(queueRecords === undefined ? {} : { queueRecords }),
  };
  const journal = await openJournal(journalOptions, (record, bytes, base) => {
    if (record.kind === EVENTS) index.replay(record.key, record.count, base + record.start, record.length);
    else replayInto(all, record, bytes);
  });
  try {
    await believeJournal(collections, journal, disk, folder, notice);
  } catch (error) {
    await journal.close();
    throw error;
  }
  const live = (session: { readonly expires: number }): boolean => session.expires > now();
  const snapshot = snapshots({ collections, sequence: journal.sequence, live, delay: snapshotDelay, notice });
  let closing: Promise<void> | null = null;

  async function append(attempt: string, after: number, events: readonly AttemptEvent[]): Promise<number> {
    if (index.pending(attempt) !== after)
      throw new Fault('conflict', `${attempt} is at ${index.pending(attempt)}, not at ${after}`);
    const seq = after + events.length;
    if (events.length === 0 || events[events.length - 1]?.seq !== seq)
      throw new Error(`events of ${attempt} do not count on from ${after}`);
    const written = journal.append(
      [{ kind: EVENTS, key: attempt, count: seq, payload: JSON.stringify(events) }],
      ([place]) => {
        if (place !== undefined) index.replay(attempt, seq, place.address, place.length);
      },
    );
    index.expect(attempt, seq);
    try {
      await written;
    } catch (error) {
      index.giveUp(attempt, after);
      throw error;
    }
    return seq;
  }

  async function read(attempt: string, after = 0): Promise<readonly AttemptEvent[]> {
    if (index.last(attempt) <= after) return [];
    const payloads = await journal.read(index.places(attempt));
    const events = payloads.flatMap(payload => eventsSchema.parse(JSON.parse(payload)));
    return after === 0 ? events : events.filter(event => event.seq > after);
  }

  async function put<Item extends { readonly id: string }>(collection: Collection<Item>, item: Item): Promise<void> {
    const release = collection.reserve(item);
    try {
      await journal.append([{ kind: collection.kind, key: item.id, count: 0, payload: JSON.stringify(item) }], () => {
        collection.set(item.id, item);
        snapshot.due();
      });
    } finally {
      release();
    }
  }

  async function remove<Item extends { readonly id: string }>(collection: Collection<Item>, id: string): Promise<void> {
    if (collection.get(id) === null) return;
    await journal.append([{ kind: collection.kind, key: id, count: 0, payload: 'null' }], () => {
      collection.set(id, null);
      snapshot.due();
    });
  }

  const { attempts, people, classes, sessions, settings } = collections;
  return {
    append,
    read,
    last: async attempt => index.last(attempt),
    attempts: {
      put: row => put(attempts, row),
      note: row => {
        attempts.refresh(row);
        snapshot.due();
      },
      get: async id => attempts.get(id),
      ofPerson: async person => attempts.inGroup(ownedBy(person)),
      ofClass: async classId => attempts.inGroup(countedIn(classId)),
    },
    people: {
      put: person => put(people, person),
      get: async id => people.get(id),
      byLogin: async loginKey => people.byUnique(loginOf(loginKey)),
      byName: async (classId, nameKey) => people.byUnique(nameIn(classId, nameKey)),
      ofClass: async classId => people.inGroup(countedIn(classId)),
      instructors: async () => people.inGroup(INSTRUCTORS).length,
    },
    classes: {
      put: record => put(classes, record),
      get: async id => classes.get(id),
      byCode: async code => classes.byUnique(code),
      ofInstructor: async instructor => classes.inGroup(instructor),
    },
    sessions: {
      put: session => put(sessions, session),
      touch: (id, expires) => {
        const session = sessions.get(id);
        if (session === null) return;
        sessions.refresh({ ...session, expires });
        snapshot.due();
      },
      get: async id => {
        const session = sessions.get(id);
        return session !== null && live(session) ? session : null;
      },
      remove: id => remove(sessions, id),
    },
    settings: {
      put: setting => put(settings, setting),
      get: async id => settings.get(id),
      remove: id => remove(settings, id),
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

function replayInto(all: readonly Collections[keyof Collections][], record: Found, bytes: Buffer): void {
  all
    .find(each => each.kind === record.kind)
    ?.replay(record.sequence, record.key, () => payloadOf(bytes, record.start, record.length));
}

/** A document that goes further than the journal was copied after it, or the journal has lost its end: the journal is what counts. */
async function believeJournal(
  collections: Collections,
  journal: Journal,
  disk: Disk,
  folder: string,
  notice: (message: string) => void,
): Promise<void> {
  const all = Object.values(collections);
  const { sequence, file } = all
    .map(each => each.covers())
    .reduce((most, each) => (each.sequence > most.sequence ? each : most));
  const last = journal.sequence();
  if (sequence <= last) return;
  const path = join(folder, 'documents', file);
  if (last === 0) {
    const message = `${join(folder, 'journal')} holds nothing, but ${path} covers ${sequence} records of it. Restore the data folder from a backup.`;
    throw new Fault('damaged', message, { file: join(folder, 'journal'), offset: 0 });
  }
  notice(
    `${path} covers record ${sequence}, but the journal ends with record ${last}: documents are made again from the journal`,
  );
  for (const each of all) each.forget();
  await readSegments(disk, join(folder, 'journal'), (record, bytes) => {
    if (record.kind !== EVENTS) replayInto(all, record, bytes);
  });
}

/** A digest is of a quiz's bytes, so a version is written once. */
function quizVersions(disk: Disk, folder: string): Store['quizzes'] {
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
  return { keep, read };
}
