/** What is remembered of practice: a line for each answered question, and for each topic that a lesson was about, a line a day. */
import * as z from 'zod';
import { LESSON_TOPICS, LEVELS, type LessonTopic, type Level } from './family.ts';

/** A question of a family that was answered, or given up. */
export interface PracticeOutcome {
  /** Name of the family. It may be one that is no more. */
  readonly family: string;
  readonly level: Level;
  /** When the question was closed: milliseconds since 1970. */
  readonly at: number;
  /** Of its points, 0..1. */
  readonly share: number;
  /** Graded tries that did not pass. */
  readonly tries: number;
  readonly hints: number;
}

/** What a day's lesson questions about a topic came to. */
export interface TopicDay {
  /** One of LESSON_TOPICS; it may be one that is no more. */
  readonly topic: string;
  /** Days since 1970, UTC. */
  readonly day: number;
  /** Of the points of all of them, 0..1: those with a hint or a failed try count for three quarters at most. */
  readonly share: number;
}

/** All that is remembered of a person's practice: what is due, what holds and how hard it is asked are folded from it. */
export interface PracticeHistory {
  readonly outcomes: readonly PracticeOutcome[];
  readonly topics: readonly TopicDay[];
}

/** Lines of each kind in one history, were there three times as many families as there are. */
const MOST = 4_000;
const share = z.number().min(0).max(1);
const count = z.int().min(0).max(10_000);
/** Nothing that was answered is older than Drydock, or of the next century. */
const instant = z.int().min(Date.UTC(2020)).max(Date.UTC(2100));

/** As it stands in the store, and in a file that carries it. */
export const practiceHistory = z.strictObject({
  outcomes: z
    .array(
      z.strictObject({
        family: z.string().regex(/^[a-z-]{1,40}$/),
        level: z.literal(LEVELS),
        at: instant,
        share,
        tries: count,
        hints: count,
      }),
    )
    .max(MOST),
  topics: z
    .array(z.strictObject({ topic: z.string().regex(/^[a-z-]{1,40}$/), day: z.int().min(0).max(60_000), share }))
    .max(MOST),
});

export const NO_HISTORY: PracticeHistory = { outcomes: [], topics: [] };

/** Lines that are kept of a family, and of a topic: the newest. With a line a day, and longer and longer between two, they last for years. */
export const KEPT = 64;

const DAY = 24 * 3600 * 1000;

/** A day begins at midnight UTC: which zone a learner is in nobody knows. */
export function dayOf(at: number): number {
  return Math.floor(at / DAY);
}

export function dayStart(day: number): number {
  return day * DAY;
}

/**
 * Two histories as one, in one order whichever comes first. Of a day's answers in a family the first is remembered: it is the one that asked the memory, and what is
 * practised once more on the same day is exercise. Of two words about a topic's day the worse one.
 */
export function merged(one: PracticeHistory, other: PracticeHistory): PracticeHistory {
  const first = new Map<string, PracticeOutcome>();
  for (const each of [...one.outcomes, ...other.outcomes].sort(byTime)) {
    const key = `${each.family} ${dayOf(each.at)}`;
    if (!first.has(key)) first.set(key, each);
  }
  const worst = new Map<string, TopicDay>();
  for (const each of [...one.topics, ...other.topics]) {
    const key = `${each.topic} ${each.day}`;
    const there = worst.get(key);
    if (there === undefined || each.share < there.share) worst.set(key, each);
  }
  return {
    outcomes: newest([...first.values()], each => each.family),
    topics: newest(
      [...worst.values()].sort((a, b) => a.day - b.day || (a.topic < b.topic ? -1 : 1)),
      each => each.topic,
    ),
  };
}

/** By time; what happened at once by what it is, so that there is one order. */
function byTime(a: PracticeOutcome, b: PracticeOutcome): number {
  return a.at - b.at || (JSON.stringify(Object.entries(a)) < JSON.stringify(Object.entries(b)) ? -1 : 1);
}

function newest<Item>(items: readonly Item[], groupOf: (item: Item) => string): readonly Item[] {
  const left = new Map<string, number>();
  return items
    .toReversed()
    .filter(item => {
      const count = (left.get(groupOf(item)) ?? 0) + 1;
      left.set(groupOf(item), count);
      return count <= KEPT;
    })
    .reverse();
}

/** The lesson that a quiz is, by the end of its id: `docker/04-dockerfile`. Null: it is about more than one, or about something else. */
export function topicOf(quiz: string): LessonTopic | null {
  const name = /(?:^|\/)\d*-?([a-z-]+)$/.exec(quiz)?.[1];
  return LESSON_TOPICS.find(topic => topic === name) ?? null;
}
