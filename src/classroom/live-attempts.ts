/**
 * Attempts that somebody is at. Each is a fold of its journal, kept warm in a room (rooms.ts) that may be lost at any time: what a room says has
 * happened is written down, and then it has. One thing at a time for each attempt.
 */
import { Fault } from '../fault.ts';
import type { Locale } from '../quiz/quiz.ts';
import type { AttemptRow } from '../store/records.ts';
import type { WrittenEvent } from '../store/store.ts';
import type { Input } from '../tutor/attempt.ts';
import { sentAt } from '../tutor/index.ts';
import type { Submitted, Taken, Welcomed } from './classroom.ts';
import type { Deadlines } from './deadlines.ts';
import { type AttemptRows, endings } from './endings.ts';
import { isFull } from './quota.ts';
import type { AttemptPlace, TakeOptions, Took } from './rooms.ts';
import { type Turns, turns } from './turns.ts';
import { untouchedAttempts } from './untouched.ts';
import type { Versions } from './versions.ts';
import { viewers } from './viewers.ts';
import type { World } from './world.ts';

export interface LiveAttempts {
  /** `check` throws when the input is not to be taken from whoever sends it. @throws Fault `overloaded`, `not-saved` */
  submit(attempt: string, client: string, input: Input, check: (row: AttemptRow) => Promise<void>): Promise<Submitted>;
  /** Nothing happens to one that is finished, or whose time is not over. @throws Fault `overloaded`, `not-saved` */
  timeOut(attempt: string): Promise<void>;
  /** So many minutes more. `check` throws when it is not for whoever asks. @throws Fault `invalid` when it is over, or counts no time */
  extend(attempt: string, by: string, minutes: number, check: (row: AttemptRow) => Promise<void>): Promise<void>;
  /** Counts practice in a class, once its journal has been replayed: what is in memory or in a row is not believed. */
  count(attempt: string, classId: string, check: (row: AttemptRow) => Promise<void>): Promise<void>;
  /** Its row, with what its journal says when it is replayed. */
  replayed(attempt: string): Promise<AttemptRow>;
  /** Between two inputs: what the listener is told follows on what they are welcomed with. */
  watch(attempt: string, locale: Locale, listener: (taken: Taken) => void): Promise<Welcomed>;
  /** Asks a room for something about the attempt, between two inputs. */
  ask<Answer>(attempt: string, question: (place: AttemptPlace, row: AttemptRow) => Promise<Answer>): Promise<Answer>;
  /** The row with a summary that covers every event. */
  fresh(row: AttemptRow): Promise<AttemptRow>;
  /** Is somebody at it? */
  watched(attempt: string): boolean;
  /** Removes it if it has nothing but its beginning, and no page has been at it for an hour; false when it stays. */
  letUntouchedGo(attempt: string): Promise<boolean>;
  /** It was removed: once what is under way has ended, rooms have nothing of it. */
  removed(attempt: string): Promise<void>;
  /** Takes nothing more, and ends what it has. */
  close(): Promise<void>;
}

/** Inputs of one attempt that may wait: more is no person typing. */
const WAITING = 64;

export interface LiveOptions {
  readonly world: Pick<World, 'store' | 'rooms' | 'now' | 'steady' | 'quota'>;
  readonly ends: Deadlines;
  readonly versions: Versions;
  /** A listener of ours failed: a fault, but not the learner's. */
  readonly report: (error: unknown) => void;
}

export function liveAttempts({ world, ends, versions, report }: LiveOptions): LiveAttempts {
  const { store, rooms, now, steady } = world;
  const { rowOf, placeOf, caughtUp, replayed } = rowsOf(world, versions);
  const queue: Turns = turns(WAITING);
  const watching = viewers<Taken>(report);
  const untouched = untouchedAttempts(world, versions);
  let closed = false;

  const watched = (id: string): boolean => watching.locales(id).length > 0;

  async function take(
    id: string,
    client: string,
    input: Input,
    check: (row: AttemptRow) => Promise<void>,
  ): Promise<Submitted> {
    const known = await rowOf(id);
    await check(known);
    const row = await inTime(await caughtUp(known));
    if (await isFull(store, row, input, world.quota)) return { ok: false, refusal: 'full' };
    const took = await rooms.take(await placeOf(row), input, given(row, client));
    switch (took.kind) {
      case 'refused':
        return { ok: false, refusal: took.refusal };
      case 'known':
        return again(store, { attempt: id, seq: took.seq, input });
      case 'taken':
        await happened(row, client, took);
        return { ok: true, seq: took.event.seq, again: false };
    }
  }

  function given({ id, summary }: AttemptRow, client: string): TakeOptions {
    const at = summary.sitting === undefined ? now() : steady();
    // A clock that is set back does not take the attempt with it.
    return { at: Math.max(at, summary.at), client, locales: watching.locales(id) };
  }

  /** What a room has made of something is written down, and the pages are told. */
  async function happened(
    row: AttemptRow,
    client: string,
    { event, summary, steps }: Extract<Took, { kind: 'taken' }>,
  ): Promise<void> {
    await append(row, event);
    store.attempts.note({ ...row, summary });
    ends.note({ ...row, summary });
    watching.tell(row.id, locale => {
      const step = steps.get(locale);
      return step && { seq: event.seq, client, step };
    });
  }

  async function append({ id, summary }: AttemptRow, event: WrittenEvent): Promise<void> {
    try {
      await store.append(id, summary.seq, event);
    } catch (error) {
      // It has not happened; or somebody else has written, and what the room has is old.
      rooms.drop(id);
      throw error;
    }
  }

  async function count(id: string, classId: string, check: (row: AttemptRow) => Promise<void>): Promise<void> {
    const row = await rowOf(id);
    await check(row);
    await store.attempts.put({ ...(await replayed(row)), class: classId });
  }

  function next<Result>(attempt: string, task: () => Promise<Result>): Promise<Result> {
    return closed
      ? Promise.reject(new Fault('overloaded', 'the service is being restarted'))
      : queue.run(attempt, task);
  }

  const { timeOut, inTime, extend } = endings({ rooms, steady, rowOf, placeOf, caughtUp, given, happened });

  return {
    submit: (attempt, client, input, check) => next(attempt, () => take(attempt, client, input, check)),
    timeOut: attempt => next(attempt, () => timeOut(attempt)),
    extend: (attempt, by, minutes, check) => next(attempt, () => extend(attempt, by, minutes, check)),
    count: (attempt, classId, check) => queue.run(attempt, () => count(attempt, classId, check)),
    replayed: attempt => queue.run(attempt, async () => replayed(await rowOf(attempt))),
    watch: (attempt, locale, listener) =>
      queue.run(attempt, async () => {
        const row = await caughtUp(await rowOf(attempt));
        const welcome = await rooms.welcome(await placeOf(row), locale, steady());
        const leave = watching.join(attempt, locale, listener);
        return {
          seq: row.summary.seq,
          welcome,
          leave: () => {
            leave();
            untouched.left(attempt);
          },
        };
      }),
    ask: (attempt, question) =>
      queue.run(attempt, async () => {
        const row = await caughtUp(await rowOf(attempt));
        return question(await placeOf(row), row);
      }),
    fresh: async row =>
      (await store.last(row.id)) <= row.summary.seq
        ? row
        : queue.run(row.id, async () => caughtUp(await rowOf(row.id))),
    watched: id => queue.busy(id) || watched(id),
    letUntouchedGo: id => queue.run(id, async () => !watched(id) && untouched.letGo(await rowOf(id))),
    removed: id => queue.run(id, async () => rooms.drop(id)),
    close: async () => {
      closed = true;
      await queue.idle();
    },
  };
}

interface ReplayedRows extends AttemptRows {
  /** With what the journal says when it is folded from its beginning. */
  readonly replayed: (row: AttemptRow) => Promise<AttemptRow>;
}

function rowsOf({ store, rooms }: LiveOptions['world'], versions: Versions): ReplayedRows {
  async function rowOf(id: string): Promise<AttemptRow> {
    const row = await store.attempts.get(id);
    if (row === null) throw new Fault('not-found', 'no such attempt');
    return row;
  }

  async function placeOf({ id, quiz, digest, summary }: AttemptRow, seq = summary.seq): Promise<AttemptPlace> {
    // What cannot be read any more is told as such, before a room meets it.
    await versions.of(quiz, digest);
    return { attempt: id, quiz, digest, seq, known: summary };
  }

  async function caughtUp(row: AttemptRow): Promise<AttemptRow> {
    const last = await store.last(row.id);
    if (last <= row.summary.seq) return row;
    const made = { ...row, summary: await rooms.summary(await placeOf(row, last)) };
    store.attempts.note(made);
    return made;
  }

  async function replayed(row: AttemptRow): Promise<AttemptRow> {
    rooms.drop(row.id);
    return { ...row, summary: await rooms.summary(await placeOf(row, await store.last(row.id))) };
  }

  return { rowOf, placeOf, caughtUp, replayed };
}

/** A resend is rare: what it has to equal is read from the journal, and not kept in memory for everyone. */
async function again(
  store: Pick<World['store'], 'read'>,
  { attempt, seq, input }: { readonly attempt: string; readonly seq: number; readonly input: Input },
): Promise<Submitted> {
  const sent = sentAt(await store.read(attempt), seq);
  const same = sent !== null && canonical(sent) === canonical(input);
  return same ? { ok: true, seq, again: true } : { ok: false, refusal: 'id-reused' };
}

/** The same for the same input, in whatever order its keys came. */
function canonical(input: Input): string {
  return JSON.stringify(input, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
