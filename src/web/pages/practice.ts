/**
 * Practice: GET /practice renders views/practice.ejs with `page` = Frame & { title } & PracticeModel: what is due today, what holds by topic, every question there is, and
 * the file that carries it to another device. POST /practice leads to the question that is to be answered.
 */
import * as z from 'zod';
import type { PracticeView } from '../../classroom/index.ts';
import { daysFromToday, plain } from '../../locale/index.ts';
import {
  CARRIED_BYTES,
  dayOf,
  FAMILIES,
  familyOf,
  LESSON_TOPICS,
  type LessonTopic,
  leastAsked,
  standingOf,
  topicOf,
} from '../../practice/index.ts';
import { nothing } from '../fields.ts';
import { type Reply, type Route, route, type Visit } from '../route.ts';
import { topicTitle } from '../titles.ts';
import { aboutOf, minutesFor, noteOf } from './due-items.ts';

interface PracticeModel {
  readonly state: 'empty' | 'due' | 'done';
  readonly items: readonly {
    readonly about: string;
    readonly topic: string;
    readonly note: string;
    readonly at: boolean;
  }[];
  readonly minutes: number;
  /** There is a question that waits for an answer. */
  readonly open: boolean;
  /** When the next are due, in words; null: that hangs on lessons. */
  readonly next: string | null;
  /** The first lesson, for those who met nothing. */
  readonly lesson: string | null;
  /** A family to practise without having met anything. */
  readonly anyway: string;
  readonly berths: readonly PracticeBerth[];
  readonly holds: number;
  readonly all: number;
  readonly topics: readonly PracticeTopic[];
  /** There is something to be carried. */
  readonly carries: boolean;
  readonly fileLimit: number;
  readonly note: { readonly text: string; readonly good: boolean } | null;
}

interface PracticeBerth {
  readonly number: number;
  readonly topic: LessonTopic;
  readonly title: string;
  readonly slabs: readonly ('holds' | 'due' | 'unasked')[];
  readonly line: string;
  readonly due: number;
  readonly wet: boolean;
}

interface PracticeTopic {
  readonly topic: LessonTopic;
  readonly title: string;
  readonly families: readonly {
    readonly name: string;
    /** One line of HTML, and the same as text. */
    readonly about: string;
    readonly plain: string;
    readonly state: 'holds' | 'due' | 'unasked';
    readonly line: string;
  }[];
}

function berthOf(visit: Visit, view: PracticeView, topic: LessonTopic, index: number): PracticeBerth {
  const { t, site } = visit;
  const own = FAMILIES.filter(family => family.topic === topic);
  const slabs = own.map(({ name }) => standingOf(view.memory, name, site.now()));
  const asked = slabs.filter(slab => slab !== 'unasked').length;
  const isMet = view.met.has(topic);
  const holds = slabs.filter(slab => slab === 'holds').length;
  return {
    number: index + 1,
    topic,
    title: topicTitle(t, topic),
    // What is forgotten first lies lowest.
    slabs: slabs.toSorted((a, b) => DEPTH[a] - DEPTH[b]),
    line: isMet || asked > 0 ? t('practice.berth', { holds, all: own.length }) : t('practice.berth.ahead'),
    due: view.plan.due.filter(item => item.topic === topic).length,
    wet: !isMet && asked === 0,
  };
}

const DEPTH = { due: 0, holds: 1, unasked: 2 } as const;

function topicsOf(visit: Visit, { memory }: PracticeView): readonly PracticeTopic[] {
  const { t, locale, site } = visit;
  return LESSON_TOPICS.map(topic => ({
    topic,
    title: topicTitle(t, topic),
    families: FAMILIES.filter(family => family.topic === topic).map(family => {
      const state = standingOf(memory, family.name, site.now());
      const item = memory.families.get(family.name);
      const today = dayOf(site.now());
      const when = item === undefined ? '' : daysFromToday(locale, item.due - today);
      const waits = item?.missed === true && item.due > today;
      const words = t(waits ? 'practice.state.missed' : `practice.state.${state}`, { when });
      return {
        name: family.name,
        about: aboutOf(family, visit),
        plain: plain(family.about[locale]),
        state,
        line: item === undefined ? words : `${words} · ${t('practice.level', { level: item.level })}`,
      };
    }),
  })).filter(({ families }) => families.length > 0);
}

function modelOf(visit: Visit, view: PracticeView, note: PracticeModel['note']): PracticeModel {
  const { t, locale, site } = visit;
  const { plan, memory, met, open, missed } = view;
  const standings = FAMILIES.map(({ name }) => standingOf(memory, name, site.now()));
  const lessons = [...site.quizzes.values()].filter(quiz => topicOf(quiz.id) !== null);
  const left = plan.due.length;
  return {
    state: left > 0 || open !== null ? 'due' : met.size === 0 ? 'empty' : 'done',
    items: plan.due.map(item => ({
      about: aboutOf(familyOf(item.family), visit),
      topic: topicTitle(t, item.topic),
      note: noteOf(visit, item, missed),
      at: open?.family === item.family,
    })),
    minutes: minutesFor(left),
    open: open !== null,
    next: plan.next === null ? null : daysFromToday(locale, plan.next - dayOf(site.now())),
    lesson: lessons.sort((a, b) => a.number - b.number)[0]?.id ?? null,
    anyway: (leastAsked(FAMILIES, 'images', memory) ?? FAMILIES[0])?.name ?? '',
    berths: LESSON_TOPICS.map((topic, index) => berthOf(visit, view, topic, index)),
    holds: standings.filter(state => state === 'holds').length,
    all: FAMILIES.length,
    topics: topicsOf(visit, view),
    carries: memory.families.size + memory.topics.size > 0,
    fileLimit: CARRIED_BYTES,
    note,
  };
}

const EMPTY: PracticeView = {
  history: { outcomes: [], topics: [] },
  memory: { families: new Map(), topics: new Map() },
  plan: { due: [], next: null },
  met: new Set(),
  missed: new Map(),
  open: null,
};

const said = z.enum(['taken', 'no-file', 'newer', 'foreign', 'altered']);

async function page(
  visit: Visit,
  asked: { readonly file?: z.infer<typeof said>; readonly fresh?: number },
): Promise<Reply> {
  const { t, site, actor } = visit;
  const { file, fresh = 0 } = asked;
  const note =
    file === undefined
      ? null
      : file === 'taken'
        ? { text: t('practice.file.taken', { count: fresh }), good: true }
        : { text: t(`practice.file.${file}`), good: false };
  const view = visit.known ? await site.classroom.practice(actor) : EMPTY;
  const title = t('practice.title');
  return {
    kind: 'page',
    view: 'practice',
    title,
    model: modelOf(visit, view, note),
    place: 'practice',
    style: 'practice.css',
  };
}

export const practiceRoutes: readonly Route[] = [
  route('get', '/practice', {
    who: 'anyone',
    params: nothing,
    query: z.strictObject({
      file: said.optional(),
      fresh: z
        .string()
        .regex(/^\d{1,4}$/)
        .transform(Number)
        .optional(),
    }),
    body: nothing,
    answer: (visit, { query }) =>
      page(visit, {
        ...(query.file === undefined ? {} : { file: query.file }),
        ...(query.fresh === undefined ? {} : { fresh: query.fresh }),
      }),
  }),
  /** The question that is due, or one of a family that is asked for. */
  route('post', '/practice', {
    who: 'anyone',
    params: nothing,
    query: nothing,
    body: z.strictObject({ family: z.string().max(40).optional() }),
    answer: async (visit, { body }) => {
      const attempt = await visit.site.classroom.practise(visit.actor, body.family ?? null, visit.from);
      if (attempt === null) return { kind: 'redirect', to: '/practice' };
      if (!visit.known) await visit.become(visit.actor);
      return { kind: 'redirect', to: `/practice/${attempt}` };
    },
  }),
  route('get', '/practice/file', {
    who: 'anyone',
    params: nothing,
    query: nothing,
    body: nothing,
    answer: async ({ site, actor }) => ({
      kind: 'file',
      name: 'drydock-practice.json',
      type: 'application/json',
      body: await site.classroom.carryPractice(actor),
    }),
  }),
  /** The page's script sends the file's bytes as base64. */
  route('post', '/practice/file', {
    who: 'anyone',
    params: nothing,
    query: nothing,
    body: z.strictObject({ file: z.base64().max(2 * CARRIED_BYTES) }),
    limit: 3 * CARRIED_BYTES,
    answer: async (visit, { body }) => {
      const text = Buffer.from(body.file, 'base64').toString('utf8');
      const taken = await visit.site.classroom.takePractice(visit.actor, text);
      if (!taken.ok) return { kind: 'redirect', to: `/practice?file=${taken.why}` };
      if (!visit.known) await visit.become(visit.actor);
      return { kind: 'redirect', to: `/practice?file=taken&fresh=${taken.fresh}` };
    },
  }),
];
