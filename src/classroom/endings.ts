/** How the time of an attempt ends: by the clock, once, or later than it was to. */
import type { Instant } from '../docker/index.ts';
import { Fault } from '../fault.ts';
import type { AttemptRow } from '../store/records.ts';
import { isDue } from './deadlines.ts';
import type { AttemptPlace, Rooms, TakeOptions, Took } from './rooms.ts';

export interface AttemptRows {
  /** @throws Fault `not-found` */
  readonly rowOf: (id: string) => Promise<AttemptRow>;
  /** For a room; as of the row's own event, if no other is named. */
  readonly placeOf: (row: AttemptRow, seq?: number) => Promise<AttemptPlace>;
  /** A row that a crash left behind its journal is made anew. */
  readonly caughtUp: (row: AttemptRow) => Promise<AttemptRow>;
}

interface EndingParts extends AttemptRows {
  readonly rooms: Rooms;
  readonly steady: () => Instant;
  readonly given: (row: AttemptRow, client: string) => TakeOptions;
  readonly happened: (row: AttemptRow, client: string, took: Extract<Took, { kind: 'taken' }>) => Promise<void>;
}

interface Endings {
  /** Nothing happens to one that is finished, or whose time is not over. */
  timeOut(attempt: string): Promise<void>;
  /** The row as it is once what was due is done: what comes after the end meets an attempt that is over. */
  inTime(row: AttemptRow): Promise<AttemptRow>;
  /** So many minutes more. @throws Fault `invalid` */
  extend(attempt: string, by: string, minutes: number, check: (row: AttemptRow) => Promise<void>): Promise<void>;
}

/** What the pages are told it came from: shorter than any id that one of them may send, so it is nobody's. */
const TIMEOUT = 'timeout';
const EXTENDED = 'extend';

export function endings({ rooms, steady, rowOf, placeOf, caughtUp, given, happened }: EndingParts): Endings {
  /** A sitting is over at its end, however late that is noticed. */
  async function timeOut(id: string): Promise<void> {
    const row = await caughtUp(await rowOf(id));
    const endsAt = row.summary.sitting?.endsAt ?? null;
    if (endsAt !== null && !isDue(row, steady())) return;
    const options = given(row, TIMEOUT);
    const at = endsAt === null ? options.at : Math.max(endsAt, row.summary.at);
    const took = await rooms.timeUp(await placeOf(row), { ...options, at });
    if (took.kind === 'taken') await happened(row, TIMEOUT, took);
  }

  async function inTime(row: AttemptRow): Promise<AttemptRow> {
    if (!isDue(row, steady())) return row;
    await timeOut(row.id);
    return caughtUp(await rowOf(row.id));
  }

  return {
    timeOut,
    inTime,
    extend: async (id, by, minutes, check) => {
      const known = await rowOf(id);
      await check(known);
      const row = await inTime(await caughtUp(known));
      const endsAt = row.summary.sitting?.endsAt ?? null;
      if (endsAt === null) throw new Fault('invalid', 'nobody counts its time', { field: 'attempt', reason: 'no-end' });
      const options = { ...given(row, EXTENDED), by, endsAt: endsAt + minutes * 60_000 };
      const took = await rooms.extend(await placeOf(row), options);
      if (took.kind !== 'taken')
        throw new Fault('invalid', 'its time is over', { field: 'attempt', reason: 'finished' });
      await happened(row, EXTENDED, took);
    },
  };
}
