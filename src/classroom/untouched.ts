/** Attempts in which nothing was done: kept while a page is at them, and for an hour after. */
import type { Instant } from '../docker/index.ts';
import type { AttemptRow } from '../store/records.ts';
import type { Versions } from './versions.ts';
import type { World } from './world.ts';

/** A page that is loaded again, or slept for a while, finds what it was at. Milliseconds. */
const KEPT = 3600 * 1000;

interface UntouchedAttempts {
  /** A page has gone away. */
  left(attempt: string): void;
  /** Removes one that no page is at, if it has nothing but its beginning and its pages went away long enough ago; false when it stays. */
  letGo(row: AttemptRow): Promise<boolean>;
}

/** Whoever was at one before this process began may be on the way back. */
export function untouchedAttempts(
  { store, rooms, now }: Pick<World, 'store' | 'rooms' | 'now'>,
  versions: Pick<Versions, 'letGo'>,
): UntouchedAttempts {
  const opened = now();
  /** When its last page went away; the last one stands last, and none is longer ago than matters. */
  const left = new Map<string, Instant>();
  return {
    left: id => {
      left.delete(id);
      left.set(id, now());
      for (const [oldest, at] of left) {
        if (now() - at <= KEPT) return;
        left.delete(oldest);
      }
    },
    letGo: async row => {
      const { id, startedAt, summary } = row;
      // An exam that was begun was sat.
      if (summary.sitting?.rehearsal === false) return false;
      if (now() - Math.max(opened, startedAt, left.get(id) ?? 0) <= KEPT || (await store.last(id)) > 1) return false;
      await store.remove([id]);
      await versions.letGo([row]);
      rooms.drop(id);
      return true;
    },
  };
}
