/**
 * Attempts in memory. Each is a cache of its journal: it moves only after the journal has, is dropped when nobody needs it, and is
 * folded again from its events when somebody does. One input at a time for each attempt.
 */
import { Fault, isFault } from '../fault.ts';
import { summaryOf } from '../report/summary.ts';
import type { AttemptRow } from '../store/records.ts';
import type { Attempt, Input } from '../tutor/attempt.ts';
import { attemptCache } from './attempt-cache.ts';
import { audience } from './audience.ts';
import type { Submitted, Taken } from './classroom.ts';
import { type Turns, turns } from './turns.ts';
import type { Versions } from './versions.ts';
import type { World } from './world.ts';

export interface LiveAttempts {
  /** The attempt as its last durable event left it. */
  get(row: AttemptRow): Promise<Attempt>;
  /** `check` throws when the input is not to be taken from whoever sends it. @throws Fault `overloaded`, `not-saved` */
  submit(attempt: string, client: string, input: Input, check: (row: AttemptRow) => Promise<void>): Promise<Submitted>;
  /** Counts practice in a class, once its journal has been replayed: what is in memory or in a row is not believed. */
  count(attempt: string, classId: string, check: (row: AttemptRow) => Promise<void>): Promise<void>;
  subscribe(attempt: string, listener: (taken: Taken) => void): () => void;
  /** The row with a summary that covers every event. */
  fresh(row: AttemptRow): Promise<AttemptRow>;
  /** Takes nothing more, and ends what it has. */
  close(): Promise<void>;
}

/** Inputs of one attempt that may wait: more is no person typing. */
const WAITING = 64;

export interface LiveOptions {
  readonly world: Pick<World, 'store' | 'tutor' | 'now'>;
  readonly versions: Versions;
  /** Attempts kept in memory without anyone at them. */
  readonly idle: number;
  /** A listener of ours failed: a fault, but not the learner's. */
  readonly report: (error: unknown) => void;
}

export function liveAttempts({ world, versions, idle, report }: LiveOptions): LiveAttempts {
  const { store, tutor, now } = world;
  const queue: Turns = turns(WAITING);
  const watching = audience<Taken>(report);
  const cache = attemptCache({ world, versions, idle, needed: id => queue.busy(id) || watching.has(id) });
  let closed = false;

  async function take(
    id: string,
    client: string,
    input: Input,
    check: (row: AttemptRow) => Promise<void>,
  ): Promise<Submitted> {
    const row = await rowOf(id);
    await check(row);
    const live = await cache.load(row);
    const before = live.taken.get(client);
    if (before !== undefined) return again(id, before, input);
    // A clock that is set back does not take the attempt with it.
    const at = Math.max(now(), live.at);
    const step = await tutor.step(live.attempt, input, { at, client });
    if (step.refusal !== null) return { ok: false, refusal: step.refusal };
    if (step.event === null) throw new Error(`a step of ${id} was not refused, but left no event`);
    let seq: number;
    try {
      seq = await store.append(id, live.attempt.seq, [step.event]);
    } catch (error) {
      // Somebody else has written: what is in memory is old.
      if (isFault(error, 'conflict')) cache.forget(id);
      throw error;
    }
    live.row = {
      ...live.row,
      summary: summaryOf(step.attempt, at, { attempt: live.attempt, summary: live.row.summary }),
    };
    live.attempt = step.attempt;
    live.at = at;
    live.taken.set(client, seq);
    store.attempts.note(live.row);
    watching.tell(id, { seq, client, step });
    return { ok: true, seq, again: false };
  }

  async function count(id: string, classId: string, check: (row: AttemptRow) => Promise<void>): Promise<void> {
    const row = await rowOf(id);
    await check(row);
    cache.forget(id);
    const live = await cache.load(row);
    const counted = { ...live.row, class: classId };
    await store.attempts.put(counted);
    live.row = counted;
  }

  async function rowOf(id: string): Promise<AttemptRow> {
    const row = await store.attempts.get(id);
    if (row === null) throw new Fault('not-found', 'no such attempt');
    return row;
  }

  /** A resend is rare: what it has to equal is read from the journal, and not kept in memory for everyone. */
  async function again(id: string, seq: number, input: Input): Promise<Submitted> {
    const [event] = await store.read(id, seq - 1);
    const same = event !== undefined && 'input' in event && canonical(event.input) === canonical(input);
    return same ? { ok: true, seq, again: true } : { ok: false, refusal: 'id-reused' };
  }

  return {
    get: async row => (await cache.load(row)).attempt,
    submit: (attempt, client, input, check) =>
      closed
        ? Promise.reject(new Fault('overloaded', 'the service is being restarted'))
        : queue.run(attempt, () => take(attempt, client, input, check)),
    count: (attempt, classId, check) => queue.run(attempt, () => count(attempt, classId, check)),
    subscribe: watching.join,
    fresh: async row => {
      if ((await store.last(row.id)) <= row.summary.seq) return row;
      const live = await cache.load(row);
      store.attempts.note(live.row);
      return live.row;
    },
    close: async () => {
      closed = true;
      await queue.idle();
    },
  };
}

/** The same for the same input, in whatever order its keys came. */
function canonical(input: Input): string {
  return JSON.stringify(input, (_key, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
      : value,
  );
}
