/** How an attempt begins, and how many may: a quiz's, or a sandbox's, which may begin with what another one's learner did. */
import type { Quiz } from '../quiz/quiz.ts';
import type { Summary } from '../report/summary.ts';
import type { AttemptRow } from '../store/records.ts';
import type { AttemptEvent } from '../tutor/attempt.ts';
import type { Actor } from './actor.ts';
import type { Deadlines } from './deadlines.ts';
import type { Caller } from './guesses.ts';
import { addressQuota, checkBegun } from './quota.ts';
import { makeId, type World } from './world.ts';

interface BeginningHow {
  /** Under which id; left out: a new one. */
  readonly id?: string;
  /** A try of an exam. */
  readonly rehearsal?: boolean;
}

export interface Beginnings {
  /** A new attempt: its id. */
  begin(
    actor: Actor,
    quiz: Pick<Quiz, 'id' | 'digest' | 'exam'>,
    classId: string | null,
    how?: BeginningHow,
  ): Promise<string>;
  /** Whoever does something worth keeping is written down. */
  keepVisitor(actor: Actor): Promise<void>;
  /** Is this somebody without an account of whom nothing is kept yet? */
  isNew(actor: Actor): Promise<boolean>;
  /** As AddressQuota. */
  countFrom(address: string): () => void;
  /** One whose journal is there already: its id. The events are of this quiz. */
  beginWith(actor: Actor, quiz: Quiz, events: readonly AttemptEvent[]): Promise<string>;
  /** Begins it if so many may begin. `rows`: all that are the actor's. @throws Fault `too-many` */
  within(
    actor: Actor,
    rows: readonly AttemptRow[],
    from: Pick<Caller, 'address'>,
    begin: () => Promise<string>,
  ): Promise<string>;
}

/** Of an attempt of which nothing was folded yet. */
const UNKNOWN: Summary = { seq: 0, at: 0, finishedAt: null, score: 0, points: 0, current: 0, questions: [] };

export function beginningOf(world: World, ends: Pick<Deadlines, 'note'>): Beginnings {
  const { store, now, steady, rooms } = world;
  const addresses = addressQuota(world.quota, now);

  async function keepVisitor(actor: Actor): Promise<void> {
    if (actor.kind !== 'anonymous' || (await store.people.get(actor.id)) !== null) return;
    const at = now();
    await store.people.put({
      kind: 'anonymous',
      id: actor.id,
      locale: actor.locale,
      since: at,
      seen: at,
      became: null,
    });
  }

  return {
    keepVisitor,
    isNew: async actor => actor.kind === 'anonymous' && (await store.people.get(actor.id)) === null,
    countFrom: addresses.count,
    begin: async (actor, quiz, classId, { id = makeId(world), rehearsal = false } = {}) => {
      await keepVisitor(actor);
      const seed = Buffer.from(world.random(4)).readUInt32LE();
      const at = quiz.exam === undefined ? now() : steady();
      const { digest } = quiz;
      const { event, summary } = await rooms.begin(
        { attempt: id, quiz: quiz.id, digest },
        { seed, at, ...(rehearsal ? { rehearsal } : {}) },
      );
      try {
        await store.append(id, 0, [event]);
      } catch (error) {
        rooms.drop(id);
        throw error;
      }
      const row = { id, person: actor.id, class: classId, quiz: quiz.id, digest, seed, startedAt: at, summary };
      await store.attempts.put(row);
      ends.note(row);
      return id;
    },
    beginWith: async (actor, quiz, events) => {
      const [first] = events;
      if (first?.kind !== 'begun') throw new Error('a journal begins with the event `begun`');
      await keepVisitor(actor);
      const id = makeId(world);
      const place = { attempt: id, quiz: quiz.id, digest: quiz.digest, seq: events.length, known: UNKNOWN };
      await store.append(id, 0, events);
      try {
        const summary = await rooms.summary(place);
        const { seed } = first;
        const startedAt = now();
        await store.attempts.put({
          id,
          person: actor.id,
          class: null,
          quiz: quiz.id,
          digest: quiz.digest,
          seed,
          startedAt,
          summary,
        });
      } catch (error) {
        rooms.drop(id);
        await store.remove([id]);
        throw error;
      }
      return id;
    },
    within: async (actor, rows, from, begin) => {
      checkBegun(rows, now(), world.quota);
      const giveBack = actor.kind === 'anonymous' ? addresses.count(from.address) : () => undefined;
      return begin().catch((error: unknown) => {
        giveBack();
        throw error;
      });
    },
  };
}
