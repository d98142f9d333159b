/** What is taken away for good: attempts with all their events, and a person with all that is theirs. In one write, so all or none. */
import type { Journal } from '../journal/journal.ts';
import type { DurableRecord } from '../journal/queue.ts';
import type { Store } from '../store.ts';
import type { Collection } from './collection.ts';
import { type Collections, ownedBy } from './collections.ts';
import type { Discarded } from './discarded.ts';
import type { EventIndex } from './event-index.ts';

/** Kind of the journal's records that say that an attempt's events are no more; key: the attempt, count: when, in seconds since 1970. */
export const REMOVED = 2;

export interface RemovalOptions {
  readonly collections: Collections;
  readonly index: EventIndex;
  readonly journal: Journal;
  readonly discarded: Discarded;
  readonly now: () => number;
  readonly changed: () => void;
}

/** One record of the removal, and what is so once it is durable. */
interface Removing {
  readonly kind: number;
  readonly key: string;
  readonly done: (record: DurableRecord, at: number) => void;
}

export function removal(options: RemovalOptions): Pick<Store, 'remove' | 'forget'> {
  const { collections, index, journal, discarded, now, changed } = options;
  const { attempts, people, sessions, practice, tokens } = collections;

  const ofEvents = (attempt: string): Removing => ({
    kind: REMOVED,
    key: attempt,
    done: ({ sequence }, at) => removeEvents(index, discarded, attempt, sequence, at),
  });

  function ofItem<Item extends { readonly id: string }>(collection: Collection<Item>, id: string): readonly Removing[] {
    if (collection.get(id) === null) return [];
    return [{ kind: collection.kind, key: id, done: (record, at) => collection.set(id, null, record, at) }];
  }

  const ofAttempt = (id: string): readonly Removing[] => [
    ...(index.last(id) === 0 && index.pending(id) === 0 ? [] : [ofEvents(id)]),
    ...ofItem(attempts, id),
  ];

  async function write(removing: readonly Removing[]): Promise<void> {
    if (removing.length === 0) return;
    const at = Math.floor(now() / 1000);
    const back = removing.filter(each => each.kind === REMOVED).map(each => index.leave(each.key));
    const entries = removing.map(({ kind, key }) => ({ kind, key, count: at, payload: 'null' }));
    try {
      await journal.append(entries, records => {
        for (const [number, each] of removing.entries()) {
          const record = records[number];
          if (record !== undefined) each.done(record, at);
        }
        changed();
      });
    } finally {
      for (const each of back) each();
    }
  }

  return {
    remove: ids => write([...new Set(ids)].flatMap(ofAttempt)),
    forget: person =>
      write([
        ...attempts.inGroup(ownedBy(person)).flatMap(row => ofAttempt(row.id)),
        ...sessions.inGroup(ownedBy(person)).flatMap(session => ofItem(sessions, session.id)),
        ...tokens.inGroup(ownedBy(person)).flatMap(token => ofItem(tokens, token.id)),
        ...ofItem(practice, person),
        ...ofItem(people, person),
      ]),
  };
}

/** As a record of the journal says. */
export function removeEvents(
  index: EventIndex,
  discarded: Discarded,
  attempt: string,
  sequence: number,
  at: number,
): void {
  for (const each of index.remove(attempt)) discarded.add(each, true);
  discarded.addRemoval(sequence, at);
}
