/**
 * When the time of whose sitting is over. The ends stand in the journal; here they are kept by attempt, so that each second looks at numbers alone. What is due is
 * handed in by the clock that never jumps while the service runs, so that setting the machine's clock ends nobody's exam.
 */
import type { Instant } from '../docker/index.ts';
import { isFault } from '../fault.ts';
import type { AttemptRow } from '../store/records.ts';
import type { Store } from '../store/store.ts';

export interface Deadlines {
  /** How the attempt stands now. */
  note(row: Pick<AttemptRow, 'id' | 'summary'>): void;
  /** Hands in whatever is due, and resolves to how many that were. What cannot be written down now is tried again by the next call. */
  handIn(at: Instant, timeOut: (attempt: string) => Promise<void>): Promise<number>;
}

export function deadlines(store: Pick<Store, 'attempts'>): Deadlines {
  const ends = new Map<string, Instant>();
  let loading: Promise<void> | null = null;

  function note({ id, summary }: Pick<AttemptRow, 'id' | 'summary'>): void {
    const endsAt = summary.finishedAt === null ? (summary.sitting?.endsAt ?? null) : null;
    if (endsAt === null) ends.delete(id);
    else ends.set(id, endsAt);
  }

  /** Those that were begun before the service was. */
  async function load(): Promise<void> {
    for (const row of await store.attempts.timed()) if (!ends.has(row.id)) note(row);
  }

  return {
    note,
    handIn: async (at, timeOut) => {
      loading ??= load();
      await loading;
      const due = [...ends].filter(([, endsAt]) => endsAt <= at).map(([id]) => id);
      let handedIn = 0;
      for (const id of due) {
        try {
          await timeOut(id);
          ends.delete(id);
          handedIn += 1;
        } catch (error) {
          if (isFault(error, 'not-found')) ends.delete(id);
          else if (!isFault(error, 'overloaded') && !isFault(error, 'not-saved')) throw error;
        }
      }
      return handedIn;
    },
  };
}

/** Whether the time of a sitting is over by this moment, and nobody has handed it in. */
export function isDue({ summary }: Pick<AttemptRow, 'summary'>, at: Instant): boolean {
  const endsAt = summary.sitting?.endsAt ?? null;
  return summary.finishedAt === null && endsAt !== null && endsAt <= at;
}
