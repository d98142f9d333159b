/** What is due of practice, as pages list it: what it asks about, why it is due, how it was known last and how far it has faded. */
import type { PracticeView } from '../../classroom/index.ts';
import { daysFromToday, inline } from '../../locale/index.ts';
import {
  type DueItem,
  dayOf,
  familyOf,
  type ItemState,
  kindOfAnswer,
  knownAfter,
  type PracticeFamily,
} from '../../practice/index.ts';
import type { Visit } from '../route.ts';
import { questionTitle, topicTitle } from '../titles.ts';

/** A question takes so long, in minutes. */
const MINUTES = 1.5;
/** So many are listed by name: the page of practice has the others. */
const LISTED = 5;

function sentence(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** What a family asks about, as a line of HTML. */
export function aboutOf(family: PracticeFamily | null, { locale }: Pick<Visit, 'locale'>): string {
  return family === null ? '' : inline(sentence(family.about[locale]));
}

/** Why it is asked today. */
export function noteOf(visit: Visit, item: DueItem, missed: PracticeView['missed']): string {
  const { t, locale, site } = visit;
  const when = item.seen === null ? '' : daysFromToday(locale, item.seen - dayOf(site.now()));
  switch (item.why) {
    case 'missed':
      return t('practice.why.missed', { when });
    case 'time':
      return t('practice.why.time', { when });
    case 'fresh':
      return t('practice.why.fresh');
    case 'lesson': {
      const [first] = missed.get(item.topic) ?? [];
      const quiz = first === undefined ? undefined : site.quizzes.get(first.quiz);
      if (first === undefined || quiz === undefined) return t('practice.why.lesson');
      const question = questionTitle(quiz, { id: first.question }, locale);
      return t('practice.why.lesson.missed', { question });
    }
  }
}

/** Whole minutes, at least one. */
export function minutesFor(questions: number): number {
  return Math.max(1, Math.round(questions * MINUTES));
}

/** In pixels, and for `viewBox` and paths. The line of nine in ten is drawn across. */
interface Curve {
  readonly width: number;
  readonly height: number;
  /** Paths: until today, and as it goes on. */
  readonly past: string;
  readonly ahead: string;
  readonly today: { readonly x: number; readonly y: number };
  readonly border: number;
}

export interface DueLine {
  /** One line of HTML. */
  readonly about: string;
  readonly topic: string;
  /** How it went last, or why it is asked. */
  readonly note: string;
  /** How long ago it was asked, in words; empty when it never was. */
  readonly when: string;
  readonly curve: Curve | null;
}

export interface DueToday {
  readonly lines: readonly DueLine[];
  /** Due, but not listed. */
  readonly rest: number;
  readonly count: number;
  readonly minutes: number;
  /** A question waits for an answer. */
  readonly open: boolean;
  /** With nothing due: when the next ones are, in words; null when that hangs on lessons. */
  readonly next: string | null;
}

/** Null for those who have met nothing that could be repeated. */
export function dueToday(visit: Visit, view: PracticeView): DueToday | null {
  const { plan, open, met } = view;
  if (met.size === 0 && plan.due.length === 0 && open === null) return null;
  const today = dayOf(visit.site.now());
  const count = Math.max(plan.due.length, open === null ? 0 : 1);
  return {
    lines: plan.due.slice(0, LISTED).map(item => lineOf(visit, item, view)),
    rest: Math.max(0, plan.due.length - LISTED),
    count,
    minutes: minutesFor(count),
    open: open !== null,
    next: plan.next === null ? null : daysFromToday(visit.locale, plan.next - today),
  };
}

function lineOf(visit: Visit, item: DueItem, view: PracticeView): DueLine {
  const { t, locale, site } = visit;
  const today = dayOf(site.now());
  const last = view.history.outcomes.filter(each => each.family === item.family).sort((a, b) => b.at - a.at)[0];
  const asked = item.why === 'missed' || item.why === 'time';
  const state = asked ? view.memory.families.get(item.family) : view.memory.topics.get(item.topic);
  return {
    about: aboutOf(familyOf(item.family), visit),
    topic: topicTitle(t, item.topic),
    note: asked && last !== undefined ? t(`home.how.${kindOfAnswer(last)}`) : noteOf(visit, item, view.missed),
    when: state === undefined || item.why === 'fresh' ? '' : daysFromToday(locale, state.seen - today),
    curve: state === undefined || item.why === 'fresh' ? null : curveOf(state, today),
  };
}

const CURVE = { width: 132, height: 28, steps: 16 } as const;
/** Two thirds of the way across is today; what comes after is drawn paler. */
const TODAY = 2 / 3;
/** What the foot of the drawing stands for: a question that is forgotten so far is due many times over. */
const FOOT = 0.4;

/** How likely it is known, from the day it was asked until half as long again after today. */
function curveOf(state: ItemState, today: number): Curve {
  const days = Math.max(1, today - state.seen);
  const { width, height, steps } = CURVE;
  const top = 2;
  const y = (known: number): number => top + ((1 - Math.max(FOOT, known)) / (1 - FOOT)) * (height - 2 * top);
  const at = (share: number): string =>
    `${round(share * width)} ${round(y(knownAfter(state, (share / TODAY) * days)))}`;
  // It falls steeply at first: there the points lie closer.
  const path = (from: number, to: number): string =>
    `M${Array.from({ length: steps + 1 }, (_, index) => at(from + (to - from) * (index / steps) ** 2)).join('L')}`;
  return {
    width,
    height,
    past: path(0, TODAY),
    ahead: path(TODAY, 1),
    today: { x: round(TODAY * width), y: round(y(knownAfter(state, days))) },
    border: round(y(0.9)),
  };
}

function round(pixels: number): number {
  return Math.round(pixels * 10) / 10;
}
