/**
 * Practice: what is due, one question after another, and what is remembered of it. A question is an attempt of its own, at a variant whose text is kept with it. Attempts
 * that are done give way to a line each, so that practice without end takes no more than so much of the disk.
 */
import { Fault } from '../fault.ts';
import {
  type DueItem,
  FAMILIES,
  familyOf,
  type LessonTopic,
  merged,
  metTopics,
  NO_HISTORY,
  type PracticeHistory,
  planOf,
  practiceId,
  practiceOf,
  readCarried,
  recalled,
  writeCarried,
} from '../practice/index.ts';
import { digestOf } from '../quiz/parse.ts';
import { readVersion } from '../store/quizzes.ts';
import type { AttemptRow } from '../store/records.ts';
import type { Actor } from './actor.ts';
import { identities } from './attempts.ts';
import type { Beginnings } from './beginning.ts';
import type { PracticeView, Practising } from './classroom.ts';
import { ANYWHERE } from './guesses.ts';
import type { LiveAttempts } from './live-attempts.ts';
import { historyIn, missedIn, outcomeOf } from './outcomes.ts';
import { hourly, PRACTISED, PRACTISED_FROM } from './quota.ts';
import type { Versions } from './versions.ts';
import { makeId, type World } from './world.ts';

const KEY = 'practice-key';
/** Attempts that are done and still kept whole, the newest: one may want to look at what one answered. */
const KEPT_WHOLE = 5;

interface Practised {
  readonly rows: readonly AttemptRow[];
  readonly history: PracticeHistory;
}

export function practice(
  world: World,
  live: Pick<LiveAttempts, 'fresh' | 'replayed' | 'removed'>,
  versions: Versions,
  beginning: Beginnings,
): Practising {
  const { store, now } = world;
  const counted = counting(world, beginning);
  const key = (): Promise<string> => signingKey(world);

  async function practised(actor: Pick<Actor, 'kind' | 'id'>): Promise<Practised> {
    const ids = await identities(world, actor);
    const rows = (await Promise.all(ids.map(id => store.attempts.ofPerson(id)))).flat();
    const fresh = await Promise.all(rows.map(row => live.fresh(row)));
    const records = await Promise.all(ids.map(id => store.practice.get(id)));
    const history = records.reduce<PracticeHistory>((all, each) => merged(all, each ?? NO_HISTORY), historyIn(fresh));
    return { rows: fresh, history };
  }

  /**
   * Writes down what the attempts of practice came to, and lets go of those that are done but for the newest. What a student did as a visitor is replayed from its journal
   * before it counts as theirs: neither a row nor what is in memory is believed.
   */
  async function settle(actor: Actor): Promise<Practised> {
    const found = await practised(actor);
    const record = (await store.practice.get(actor.id)) ?? NO_HISTORY;
    const answers = found.rows.filter(row => isNew(row, record));
    const replayed = await Promise.all(answers.map(row => (row.person === actor.id ? row : live.replayed(row.id))));
    const others = (await identities(world, actor)).filter(id => id !== actor.id);
    const brought = await Promise.all(others.map(id => store.practice.get(id)));
    const history = brought.reduce<PracticeHistory>(
      (all, each) => merged(all, each ?? NO_HISTORY),
      merged(record, { outcomes: replayed.flatMap(row => outcomeOf(row) ?? []), topics: [] }),
    );
    if (JSON.stringify(merged(record, NO_HISTORY)) !== JSON.stringify(history))
      await store.practice.put({ id: actor.id, ...history });
    const done = found.rows.filter(isDone).sort((a, b) => b.startedAt - a.startedAt);
    await letGo(done.slice(KEPT_WHOLE));
    return practised(actor);
  }

  async function letGo(rows: readonly AttemptRow[]): Promise<void> {
    if (rows.length === 0) return;
    await store.remove(rows.map(({ id }) => id));
    await versions.letGo(rows);
    for (const { id } of rows) await live.removed(id);
  }

  async function begin(actor: Actor, { family, level }: Pick<DueItem, 'family' | 'level'>): Promise<string> {
    const id = makeId(world);
    const seed = Buffer.from(world.random(4)).readUInt32LE();
    const text = Buffer.from(await world.rooms.vary({ family, level, seed, own: id })).toString('utf8');
    const digest = digestOf(readVersion(text));
    await store.quizzes.keep(digest, text);
    try {
      await beginning.begin(actor, { id: practiceId(family, level), digest }, null, { id });
    } catch (error) {
      await store.quizzes.drop(digest);
      throw error;
    }
    return id;
  }

  return {
    practice: async actor => viewOf(await practised(actor), now()),
    practise: (actor, wanted, from = ANYWHERE) =>
      // Two tabs that ask for the next question at once get the same one.
      world.turns.run(actor.id, async () => {
        const family = wanted === null ? null : familyOf(wanted);
        if (wanted !== null && family === null) throw new Fault('not-found', 'no such family');
        const settled = await settle(actor);
        const { open, memory, plan } = viewOf(settled, now());
        if (open !== null && (family === null || open.family === family.name)) return open.attempt;
        const level = family === null ? null : (memory.families.get(family.name)?.level ?? 1);
        const item = family === null || level === null ? plan.due[0] : { family: family.name, level };
        if (item === undefined) return null;
        const giveBack = await counted(actor, from.address);
        try {
          const begun = await begin(actor, item);
          // One question at a time: one that is asked for in place of another takes its place.
          await letGo(settled.rows.filter(row => row.id === open?.attempt));
          return begun;
        } catch (error) {
          giveBack();
          throw error;
        }
      }),
    carryPractice: async actor => writeCarried((await practised(actor)).history, await key()),
    takePractice: async (actor, text) => {
      const read = readCarried(text, await key());
      if (!read.ok) return read;
      return world.turns.run(actor.id, async () => {
        const before = (await practised(actor)).history;
        const record = (await store.practice.get(actor.id)) ?? NO_HISTORY;
        await beginning.keepVisitor(actor);
        await store.practice.put({ id: actor.id, ...merged(record, read.history) });
        const after = merged(before, read.history);
        return { ok: true, fresh: after.outcomes.length - before.outcomes.length };
      });
    },
  };
}

/** The server's own, made once and kept with the data. */
function signingKey({ store, turns, random }: Pick<World, 'store' | 'turns' | 'random'>): Promise<string> {
  return turns.run(KEY, async () => {
    const kept = await store.settings.get(KEY);
    if (kept !== null) return kept.value;
    const value = Buffer.from(random(32)).toString('base64url');
    await store.settings.put({ id: KEY, value });
    return value;
  });
}

/** Counts a question of somebody; without an account, of their address too, where the first one is as good as a quiz begun. Returns what takes that back. */
function counting(
  { now }: Pick<World, 'now'>,
  beginning: Pick<Beginnings, 'isNew' | 'countFrom'>,
): (actor: Actor, address: string) => Promise<() => void> {
  const people = hourly(PRACTISED, now);
  const places = hourly(PRACTISED_FROM, now);
  return async (actor, address) => {
    const back = [people.count(actor.id)];
    const giveBack = (): void => {
      for (const each of back) each();
    };
    try {
      if (actor.kind === 'anonymous') {
        back.push(places.count(address));
        if (await beginning.isNew(actor)) back.push(beginning.countFrom(address));
      }
    } catch (error) {
      giveBack();
      throw error;
    }
    return giveBack;
  };
}

/** What can be told of it: what is due, what holds, what waits. */
function viewOf({ rows, history }: Practised, now: number): PracticeView {
  const memory = recalled(history, FAMILIES);
  const missed = missedIn(rows);
  const met: ReadonlySet<LessonTopic> = metTopics(memory, new Set(missed.keys()));
  const plan = planOf(memory, { families: FAMILIES, met, now });
  return { history, memory, met, missed, open: openIn(rows), plan };
}

/** Its answer is not remembered yet. */
function isNew(row: AttemptRow, { outcomes }: PracticeHistory): boolean {
  const outcome = outcomeOf(row);
  return outcome !== null && !outcomes.some(({ family, at }) => family === outcome.family && at === outcome.at);
}

function isDone(row: AttemptRow): boolean {
  return practiceOf(row.quiz) !== null && (outcomeOf(row) !== null || row.summary.finishedAt !== null);
}

/** The question that waits for an answer, the newest if there should be more. */
function openIn(rows: readonly AttemptRow[]): PracticeView['open'] {
  const open = rows
    .flatMap(row => {
      const asked = practiceOf(row.quiz);
      return asked !== null && outcomeOf(row) === null && row.summary.finishedAt === null ? [{ row, asked }] : [];
    })
    .sort((a, b) => b.row.startedAt - a.row.startedAt)[0];
  return open === undefined ? null : { attempt: open.row.id, ...open.asked };
}
