/** Attempts in memory, each folded from its journal: dropped when nobody needs it, and folded again when somebody does. */
import type { Instant } from '../docker/index.ts';
import { Fault } from '../fault.ts';
import { summaryOf } from '../report/summary.ts';
import type { AttemptRow } from '../store/records.ts';
import type { Attempt } from '../tutor/attempt.ts';
import type { Versions } from './versions.ts';
import type { World } from './world.ts';

export interface CachedAttempt {
  row: AttemptRow;
  attempt: Attempt;
  /** Time of the last event. */
  at: Instant;
  /** The event that came of each client id. */
  readonly taken: Map<string, number>;
}

export interface AttemptCache {
  /** @throws Fault `not-found` when its journal is empty */
  load(row: AttemptRow): Promise<CachedAttempt>;
  /** What is in memory is old. */
  forget(id: string): void;
}

export interface CacheOptions {
  readonly world: Pick<World, 'store' | 'tutor'>;
  readonly versions: Versions;
  /** Attempts kept in memory without anyone at them. */
  readonly idle: number;
  /** Somebody is at it: it stays. */
  readonly needed: (id: string) => boolean;
}

export function attemptCache({ world, versions, idle, needed }: CacheOptions): AttemptCache {
  const { store, tutor } = world;
  /** The youngest stands last. */
  const cache = new Map<string, Promise<CachedAttempt>>();

  function evict(): void {
    let excess = cache.size - idle;
    for (const id of cache.keys()) {
      if (excess <= 0) return;
      if (needed(id)) continue;
      cache.delete(id);
      excess -= 1;
    }
  }

  async function replay(row: AttemptRow): Promise<CachedAttempt> {
    const [quiz, events] = await Promise.all([versions.of(row.quiz, row.digest), store.read(row.id)]);
    const last = events.at(-1);
    if (last === undefined) throw new Fault('not-found', 'no such attempt');
    const attempt = await tutor.replay(quiz, events, { known: row.summary });
    const taken = new Map<string, number>();
    for (const event of events) if ('client' in event) taken.set(event.client, event.seq);
    return { row: { ...row, summary: summaryOf(attempt, last.at) }, attempt, at: last.at, taken };
  }

  return {
    load: row => {
      const known = cache.get(row.id);
      if (known !== undefined) {
        cache.delete(row.id);
        cache.set(row.id, known);
        return known;
      }
      const loading = replay(row);
      cache.set(row.id, loading);
      loading.catch(() => {
        if (cache.get(row.id) === loading) cache.delete(row.id);
      });
      evict();
      return loading;
    },
    forget: id => {
      cache.delete(id);
    },
  };
}
