/** The records beside the events, as the port asks for them: into the journal first, then into their collection. */
import type { Journal } from '../journal/journal.ts';
import type { SessionRecord } from '../records.ts';
import type { Store } from '../store.ts';
import type { Collection } from './collection.ts';
import {
  type Collections,
  countedIn,
  INSTRUCTORS,
  loginOf,
  nameIn,
  ownedBy,
  SANDBOXES,
  SITTINGS,
  VISITORS,
} from './collections.ts';

export type Ledger = Pick<Store, 'attempts' | 'people' | 'classes' | 'sessions' | 'settings' | 'practice' | 'tokens'>;

export interface LedgerOptions {
  readonly collections: Collections;
  readonly journal: Journal;
  readonly live: (session: SessionRecord) => boolean;
  readonly now: () => number;
  /** Told of each change. */
  readonly changed: () => void;
}

export function ledger({ collections, journal, live, now, changed }: LedgerOptions): Ledger {
  const seconds = (): number => Math.floor(now() / 1000);

  async function put<Item extends { readonly id: string }>(collection: Collection<Item>, item: Item): Promise<void> {
    const release = collection.reserve(item);
    try {
      const entry = { kind: collection.kind, key: item.id, count: 0, payload: JSON.stringify(item) };
      await journal.append([entry], ([record]) => {
        if (record !== undefined) collection.set(item.id, item, record, 0);
        changed();
      });
    } finally {
      release();
    }
  }

  async function remove<Item extends { readonly id: string }>(collection: Collection<Item>, id: string): Promise<void> {
    if (collection.get(id) === null) return;
    const at = seconds();
    await journal.append([{ kind: collection.kind, key: id, count: at, payload: 'null' }], ([record]) => {
      if (record !== undefined) collection.set(id, null, record, at);
      changed();
    });
  }

  const { attempts, people, classes, sessions, settings, practice, tokens } = collections;
  return {
    attempts: {
      put: row => put(attempts, row),
      note: row => {
        attempts.refresh(row);
        changed();
      },
      get: async id => attempts.get(id),
      ofPerson: async person => attempts.inGroup(ownedBy(person)),
      ofClass: async classId => attempts.inGroup(countedIn(classId)),
      timed: async () => attempts.inGroup(SITTINGS).filter(({ summary }) => summary.finishedAt === null),
      shared: async () => attempts.inGroup(SANDBOXES).filter(({ summary }) => summary.finishedAt !== null),
    },
    people: {
      put: person => put(people, person),
      get: async id => people.get(id),
      byLogin: async loginKey => people.byUnique(loginOf(loginKey)),
      byName: async (classId, nameKey) => people.byUnique(nameIn(classId, nameKey)),
      ofClass: async classId => people.inGroup(countedIn(classId)),
      instructors: async () => people.inGroup(INSTRUCTORS).length,
      visitors: async () => people.inGroup(VISITORS),
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
        changed();
      },
      get: async id => {
        const session = sessions.get(id);
        return session !== null && live(session) ? session : null;
      },
      remove: id => remove(sessions, id),
      ofPerson: async person => sessions.inGroup(ownedBy(person)).filter(live),
    },
    practice: {
      put: record => put(practice, record),
      get: async person => practice.get(person),
    },
    tokens: {
      put: record => put(tokens, record),
      get: async id => tokens.get(id),
      remove: id => remove(tokens, id),
      ofClass: async classId => tokens.inGroup(countedIn(classId)),
      ofPerson: async person => tokens.inGroup(ownedBy(person)),
    },
    settings: {
      put: setting => put(settings, setting),
      get: async id => settings.get(id),
      remove: id => remove(settings, id),
    },
  };
}
