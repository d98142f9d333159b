/** How long visitors are kept: what they did waits for them so many days after their last visit, and who did nothing leaves nothing. */
import type { Instant } from '../docker/index.ts';
import { isFault } from '../fault.ts';
import type { AttemptRow, Person } from '../store/records.ts';
import type { LiveAttempts } from './live-attempts.ts';
import { removeEnded } from './sandbox-links.ts';
import type { Versions } from './versions.ts';
import type { World } from './world.ts';

export interface Retention {
  /** A visitor is here. Remembered once a day. */
  visited(person: string): Promise<void>;
  /**
   * Removes every visitor who was last here more than so many days ago, with all that is theirs, their attempts in which nothing was done once
   * their pages have gone away, and who has nothing else; and takes from the disk what is needed no more; copies that links lead to go with the end of their term, whosever they are. Who has joined a class is no visitor any more: what they
   * did is the student's. Resolves to how many visitors went.
   */
  sweep(days: number): Promise<number>;
}

const DAY = 24 * 3600 * 1000;
/** Looked at before others get their turn. */
const AT_ONCE = 200;

export function retention(
  world: World,
  live: Pick<LiveAttempts, 'watched' | 'letUntouchedGo' | 'removed'>,
  versions: Pick<Versions, 'letGo'>,
): Retention {
  const { store, now, turns } = world;

  async function visited(id: string): Promise<void> {
    const before = await store.people.get(id);
    if (before?.kind !== 'anonymous' || now() - (before.seen ?? 0) < DAY) return;
    try {
      await turns.run(id, async () => {
        const person = await store.people.get(id);
        if (person?.kind === 'anonymous') await store.people.put({ ...person, seen: now() });
      });
    } catch (error) {
      // A page is not refused for that: the next visit is as good.
      if (!isFault(error, 'not-saved') && !isFault(error, 'overloaded')) throw error;
    }
  }

  async function isOver(person: Person, rows: readonly AttemptRow[], days: number): Promise<boolean> {
    if (person.kind !== 'anonymous' || person.became !== null) return false;
    if (rows.some(row => row.class !== null || live.watched(row.id))) return false;
    if (now() - lastSeen(person, rows) <= days * DAY) return false;
    return person.seen !== null || (await store.sessions.ofPerson(person.id)).length === 0;
  }

  /** Lets go of what a visitor has only begun: that is the first event of an attempt. True when it was all that they have. */
  async function leavesNothing(person: Person, rows: readonly AttemptRow[]): Promise<boolean> {
    if (person.kind !== 'anonymous' || person.became !== null) return false;
    let gone = 0;
    for (const { id, class: counts, summary } of rows)
      if (counts === null && summary.seq <= 1 && (await live.letUntouchedGo(id))) gone += 1;
    return rows.length > 0 && gone === rows.length && (await store.practice.get(person.id)) === null;
  }

  async function letGo(id: string, days: number): Promise<boolean> {
    const person = await store.people.get(id);
    const rows = await store.attempts.ofPerson(id);
    if (person === null) return false;
    if (!(await leavesNothing(person, rows)) && !(await isOver(person, rows, days))) return false;
    await store.forget(id);
    await versions.letGo(rows);
    for (const row of rows) await live.removed(row.id);
    return true;
  }

  async function sweep(days: number): Promise<number> {
    let gone = 0;
    for (const [index, { id }] of (await store.people.visitors()).entries()) {
      if (index % AT_ONCE === 0) await new Promise<void>(resolve => setImmediate(resolve));
      if (await turns.run(id, () => letGo(id, days))) gone += 1;
    }
    await removeEnded(world, live);
    await store.erase();
    return gone;
  }

  return { visited, sweep };
}

function lastSeen(person: Extract<Person, { kind: 'anonymous' }>, rows: readonly AttemptRow[]): Instant {
  return Math.max(person.since, person.seen ?? 0, ...rows.map(row => row.summary.at));
}
