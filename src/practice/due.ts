/**
 * What is due, what holds and how hard it is asked: a fold over what was answered. The intervals are those of FSRS 6 (ts-fsrs, with the parameters that its authors
 * fitted to reviews of many thousand learners), by whole days, without chance: the same history gives the same plan.
 */
import { type Card, createEmptyCard, forgetting_curve, fsrs, type Grade, Rating } from 'ts-fsrs';
import { LESSON_TOPICS, LEVELS, type LessonTopic, type Level, type PracticeFamily } from './family.ts';
import { dayOf, dayStart, merged, NO_HISTORY, type PracticeHistory, type PracticeOutcome } from './outcome.ts';

/** New items of a day: more of them today are more to repeat on every day that follows. */
export const FRESH_A_DAY = 4;
/** Good answers on a level, day after day, after which the next one is asked. */
const HOLDS = 2;
/** Of the points: with less it was not known, with more it was, and in between it came with difficulty. */
const PASSED = 0.6;
const WHOLE = 0.9;
/** What an answer that needed help is worth of what it came to. */
const HELPED = 0.75;

/** What is asked about a day or more later is asked; nothing is asked twice a day, so there are no steps within it. A year is the longest that anything waits. */
const scheduler = fsrs({
  enable_fuzz: false,
  enable_short_term: false,
  request_retention: 0.9,
  maximum_interval: 365,
});

export interface ItemState {
  /** The first and the last day on which it was asked. */
  readonly since: number;
  readonly seen: number;
  /** The day from which on it is due. */
  readonly due: number;
  /** Days after which nine of ten such items are still known. */
  readonly stability: number;
  /** It was not known when it was asked last. */
  readonly missed: boolean;
  /** How hard it is asked next. */
  readonly level: Level;
}

export interface Memory {
  /** By name. */
  readonly families: ReadonlyMap<string, ItemState>;
  /** What was answered about a topic, in lessons and in practice. */
  readonly topics: ReadonlyMap<LessonTopic, ItemState>;
}

/**
 * How well an answer was known, as FSRS asks for it: *again* with less than 60 % of the points, *hard* when it took a hint or a try that failed or is not whole, else *good*.
 * Never *easy*: nothing in an answer tells that it was. The grades are those of https://github.com/open-spaced-repetition/ts-fsrs and of Anki's manual
 * ("Again" only where it was not remembered); the mapping is ours.
 */
export function ratingOf({ share, tries, hints }: Pick<PracticeOutcome, 'share' | 'tries' | 'hints'>): Grade {
  if (share < PASSED) return Rating.Again;
  return share < WHOLE || tries > 0 || hints > 0 ? Rating.Hard : Rating.Good;
}

/** What an answer is worth for its topic's day, 0..1. */
export function worthOf(outcome: Pick<PracticeOutcome, 'share' | 'tries' | 'hints'>): number {
  const helped = outcome.tries > 0 || outcome.hints > 0;
  return outcome.share * (helped ? HELPED : 1);
}

/** How likely an item is still known so many days after it was asked, 0..1: the curve of FSRS, which is at 0.9 where the days are its stability. */
export function knownAfter({ stability }: Pick<ItemState, 'stability'>, days: number): number {
  return forgetting_curve(scheduler.parameters.w, days, stability);
}

/** The words for how an answer went, by the borders of its rating. */
export type AnswerKind = 'good' | 'tries' | 'hints' | 'partial' | 'missed';

export function kindOfAnswer(outcome: Pick<PracticeOutcome, 'share' | 'tries' | 'hints'>): AnswerKind {
  if (outcome.share < PASSED) return 'missed';
  if (outcome.share < WHOLE) return 'partial';
  if (outcome.tries > 0) return 'tries';
  return outcome.hints > 0 ? 'hints' : 'good';
}

/** Folds a history. `families`: of which topic each is. */
export function recalled(history: PracticeHistory, families: readonly PracticeFamily[]): Memory {
  const { outcomes, topics } = merged(history, NO_HISTORY);
  const known = new Map<string, ItemInMaking>();
  for (const each of outcomes) known.set(each.family, asked(known.get(each.family) ?? null, each));
  return { families: finished(known), topics: finished(topicsIn(outcomes, topics, families)) };
}

interface ItemInMaking extends ItemState {
  readonly card: Card;
  /** Good answers on this level since it was reached. */
  readonly run: number;
}

function asked(before: ItemInMaking | null, outcome: PracticeOutcome): ItemInMaking {
  const rating = ratingOf(outcome);
  const reviewed = review(before, dayOf(outcome.at), rating);
  const level = before?.level ?? 1;
  const run = before?.run ?? 0;
  if (rating === Rating.Again) return { ...reviewed, level: step(level, -1), run: 0 };
  if (rating !== Rating.Good || outcome.level < level) return { ...reviewed, level, run };
  return run + 1 < HOLDS ? { ...reviewed, level, run: run + 1 } : { ...reviewed, level: step(level, 1), run: 0 };
}

function step(level: Level, by: number): Level {
  return LEVELS.find(each => each === level + by) ?? level;
}

/** FSRS for a day's asking. What was not known comes back on the next day, however well it was known before. */
function review(before: ItemInMaking | null, day: number, rating: Grade): ItemInMaking {
  const at = new Date(dayStart(day));
  const { card } = scheduler.next(before?.card ?? createEmptyCard(at), at, rating);
  const missed = rating === Rating.Again;
  return {
    card,
    since: before?.since ?? day,
    seen: day,
    due: missed ? day + 1 : Math.max(day + 1, dayOf(card.due.getTime())),
    stability: card.stability,
    missed,
    level: before?.level ?? 1,
    run: before?.run ?? 0,
  };
}

function topicsIn(
  outcomes: PracticeHistory['outcomes'],
  lessons: PracticeHistory['topics'],
  families: readonly PracticeFamily[],
): ReadonlyMap<LessonTopic, ItemInMaking> {
  const topics = new Map(families.map(({ name, topic }) => [name, topic]));
  const days = new Map<string, { topic: LessonTopic; day: number; worth: number[] }>();
  const add = (topic: LessonTopic, day: number, worth: number): void => {
    const key = `${topic} ${day}`;
    const there = days.get(key) ?? { topic, day, worth: [] };
    there.worth.push(worth);
    days.set(key, there);
  };
  for (const { topic, day, share } of lessons) {
    const known = LESSON_TOPICS.find(each => each === topic);
    if (known !== undefined) add(known, day, share);
  }
  for (const outcome of outcomes) {
    const topic = topics.get(outcome.family);
    if (topic !== undefined) add(topic, dayOf(outcome.at), worthOf(outcome));
  }
  const known = new Map<LessonTopic, ItemInMaking>();
  for (const { topic, day, worth } of [...days.values()].sort((a, b) => a.day - b.day)) {
    const share = worth.reduce((sum, each) => sum + each, 0) / worth.length;
    known.set(topic, review(known.get(topic) ?? null, day, ratingOf({ share, tries: 0, hints: 0 })));
  }
  return known;
}

function finished<Key>(items: ReadonlyMap<Key, ItemInMaking>): ReadonlyMap<Key, ItemState> {
  return new Map([...items].map(([key, { card: _, run: __, ...state }]) => [key, state]));
}

/** Why an item is asked: it was not known last time, it is time, its topic was not known in a lesson or is due, it is new. */
export type DueWhy = 'missed' | 'time' | 'lesson' | 'fresh';

export interface DueItem {
  readonly family: string;
  readonly topic: LessonTopic;
  readonly level: Level;
  readonly why: DueWhy;
  /** The day on which it was asked last; null when it never was. */
  readonly seen: number | null;
}

export interface PracticePlan {
  /** In the order in which it is asked. */
  readonly due: readonly DueItem[];
  /** The next day on which something is due, when nothing is now and something was ever asked. */
  readonly next: number | null;
}

interface DueOptions {
  readonly families: readonly PracticeFamily[];
  /** Topics that were met in a lesson. What was practised in is met as well. */
  readonly met: ReadonlySet<LessonTopic>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** What is to be asked today. What was missed comes first, then what is most likely forgotten, then what its topic asks for, then what is new, a few a day. */
export function planOf(memory: Memory, { families, met, now }: DueOptions): PracticePlan {
  const today = dayOf(now);
  const again = families
    .flatMap(family => {
      const state = memory.families.get(family.name);
      return state !== undefined && state.due <= today ? [{ family, state }] : [];
    })
    .sort((a, b) => Number(b.state.missed) - Number(a.state.missed) || faded(b.state, today) - faded(a.state, today))
    .map(({ family, state }) => itemOf(family, state, state.missed ? 'missed' : 'time'));
  const asking = new Set(again.map(each => each.topic));
  const lessons = LESSON_TOPICS.flatMap(topic => {
    const state = memory.topics.get(topic);
    if (state === undefined || state.due > today || asking.has(topic)) return [];
    const family = leastAsked(families, topic, memory);
    return family === null ? [] : [itemOf(family, memory.families.get(family.name) ?? null, 'lesson')];
  });
  const fresh = freshOf(memory, { families, met, now }, new Set(lessons.map(each => each.family)));
  const due = [...again, ...lessons, ...fresh];
  return { due, next: due.length > 0 ? null : nextOf(memory, { families, met, now }) };
}

function itemOf({ name, topic }: PracticeFamily, state: ItemState | null, why: DueWhy): DueItem {
  return { family: name, topic, level: state?.level ?? 1, why, seen: state?.seen ?? null };
}

/** How much longer ago than it holds: the more, the more likely it is forgotten. */
function faded({ seen, stability }: ItemState, today: number): number {
  return (today - seen) / stability;
}

/** The family of a topic that was never asked, else the one that was asked longest ago. */
export function leastAsked(
  families: readonly PracticeFamily[],
  topic: LessonTopic,
  { families: known }: Memory,
): PracticeFamily | null {
  const seen = ({ name }: PracticeFamily): number => known.get(name)?.seen ?? -1;
  return families.filter(each => each.topic === topic).sort((a, b) => seen(a) - seen(b))[0] ?? null;
}

function freshOf(memory: Memory, { families, met, now }: DueOptions, asked: ReadonlySet<string>): readonly DueItem[] {
  const today = dayOf(now);
  const begun = [...memory.families.values()].filter(({ since }) => since === today).length;
  const known = metTopics(memory, met);
  const isNew = ({ name, topic }: PracticeFamily): boolean => known.has(topic) && !memory.families.has(name);
  const already = families.filter(family => isNew(family) && asked.has(family.name)).length;
  return LESSON_TOPICS.flatMap(topic => families.filter(family => family.topic === topic))
    .filter(family => isNew(family) && !asked.has(family.name))
    .slice(0, Math.max(0, FRESH_A_DAY - begun - already))
    .map(family => itemOf(family, null, 'fresh'));
}

export function metTopics(memory: Memory, met: ReadonlySet<LessonTopic>): ReadonlySet<LessonTopic> {
  return new Set([...met, ...memory.topics.keys()]);
}

/** The day on which something is due again, tomorrow where new items wait. */
function nextOf(memory: Memory, { families, met, now }: DueOptions): number | null {
  const known = metTopics(memory, met);
  const waits = families.some(({ name, topic }) => known.has(topic) && !memory.families.has(name));
  const days = [
    ...families.flatMap(({ name }) => memory.families.get(name)?.due ?? []),
    ...LESSON_TOPICS.flatMap(topic =>
      families.some(each => each.topic === topic) ? (memory.topics.get(topic)?.due ?? []) : [],
    ),
    ...(waits ? [dayOf(now) + 1] : []),
  ];
  return days.length === 0 ? null : Math.min(...days);
}

/** The day on which a family is asked again, by how an answer goes that is given now. */
export interface ComesBack {
  readonly missed: number;
  readonly hard: number;
  readonly good: number;
  /** It was answered today already: whatever is answered now, changes nothing. */
  readonly counted: boolean;
}

export function comesBack(
  history: PracticeHistory,
  { family, level }: Pick<DueItem, 'family' | 'level'>,
  families: readonly PracticeFamily[],
  now: number,
): ComesBack {
  const today = dayOf(now);
  const dueWith = (share: number): number => {
    const outcome = { family, level, at: now, share, tries: 0, hints: 0 };
    const { outcomes } = merged(history, { outcomes: [outcome], topics: [] });
    return recalled({ outcomes, topics: [] }, families).families.get(family)?.due ?? today + 1;
  };
  const counted = history.outcomes.some(each => each.family === family && dayOf(each.at) === today);
  return { missed: dueWith(0), hard: dueWith(PASSED), good: dueWith(1), counted };
}

/** How an item stands in the map: never asked; missed last time or due again; held until it is due. */
export type ItemStanding = 'unasked' | 'due' | 'holds';

export function standingOf(memory: Memory, family: string, now: number): ItemStanding {
  const state = memory.families.get(family);
  if (state === undefined) return 'unasked';
  return state.missed || state.due <= dayOf(now) ? 'due' : 'holds';
}
