/** An attempt question by question: what was answered, what was right and why. Its learner's, and the instructor's of the class. */
import * as z from 'zod';
import { linksIn, moment, type ProseLink } from '../../locale/index.ts';
import { FAMILIES, LESSON_TOPICS, leastAsked, topicOf } from '../../practice/index.ts';
import type { Quiz } from '../../quiz/quiz.ts';
import { SANDBOX } from '../../quiz/sandbox.ts';
import { type Summary, total, wasAnswered } from '../../report/summary.ts';
import { id, nothing } from '../fields.ts';
import type { Crumb } from '../page.ts';
import { type Route, route, type Visit } from '../route.ts';
import { dealtTitle, quizTitle, topicTitle } from '../titles.ts';
import { aboutOf } from './due-items.ts';

/** A question as a small dock: how much stands in it, and all of it in words. */
interface ResultDock {
  readonly number: number;
  readonly fill: 'full' | 'part' | 'none';
  readonly label: string;
}

function docksOf(
  { t, locale }: Visit,
  quiz: Quiz,
  { questions, finishedAt }: Summary,
  hidden: boolean,
): readonly ResultDock[] {
  // Of an exam, those that were drawn: a variant has no title in the pool.
  const asked = quiz.exam === undefined ? quiz.questions : questions;
  return asked.map((question, index) => {
    const summary = questions[index];
    const { status, score, openedAt } = summary ?? { status: 'closed-off', score: 0, openedAt: null };
    const over = finishedAt !== null;
    const met = over || openedAt !== null;
    const named = { number: index + 1, title: met ? dealtTitle(quiz, question.id, locale) : t('results.ahead') };
    const isAnswered = summary !== undefined && wasAnswered(summary);
    return {
      number: index + 1,
      fill: score <= 0 ? 'none' : score >= question.points ? 'full' : 'part',
      label: hidden
        ? t('exam.dock', { ...named, state: t(isAnswered ? 'exam.answered' : 'exam.blank') })
        : t('results.dock', {
            ...named,
            state: t(`results.status.${over && status === 'open' ? 'skipped' : status}`),
            score: t('score.of', { score, points: question.points }),
          }),
    };
  });
}

/** The lesson to go on with: the next of the course that is not finished, else an earlier one. */
interface NextLesson {
  readonly number: number;
  readonly title: string;
  readonly quiz: string;
  readonly exam: boolean;
  /** The words of its button. */
  readonly action: string;
  /** Where it goes on; null when it is not begun. */
  readonly href: string | null;
}

async function nextLesson(visit: Visit, after: string): Promise<NextLesson | null> {
  const { classroom } = visit.site;
  const [quizzes, attempts] = await Promise.all([classroom.quizzesFor(visit.actor), classroom.attempts(visit.actor)]);
  const here = quizzes.findIndex(quiz => quiz.id === after);
  const finished = new Set(attempts.filter(each => each.summary.finishedAt !== null).map(each => each.quiz));
  const next = [...quizzes.slice(here + 1), ...quizzes.slice(0, Math.max(0, here))].find(
    quiz => !finished.has(quiz.id),
  );
  if (next === undefined) return null;
  const open = attempts.find(each => each.quiz === next.id && each.summary.finishedAt === null);
  return {
    number: next.number,
    title: quizTitle(next, visit.locale),
    quiz: next.id,
    exam: next.exam !== undefined,
    action:
      next.exam !== undefined
        ? visit.t('home.exam.do')
        : visit.t(open === undefined ? 'ahead.next.do' : 'results.next.on', { number: next.number }),
    href: open === undefined ? null : `/quiz/${open.id}`,
  };
}

/** What of a lesson's topic practice asks about. */
interface LessonPractice {
  /** The family to begin with: the one that was asked longest ago. */
  readonly family: string;
  /** Lines of HTML. */
  readonly about: readonly string[];
}

async function practiceAfter(visit: Visit, quiz: Quiz): Promise<LessonPractice | null> {
  const topic = topicOf(quiz.id);
  if (topic === null) return null;
  const { memory } = await visit.site.classroom.practice(visit.actor);
  const first = leastAsked(FAMILIES, topic, memory);
  if (first === null) return null;
  const others = FAMILIES.filter(family => family.topic === topic && family !== first);
  return { family: first.name, about: [first, ...others].map(family => aboutOf(family, visit)) };
}

/** A topic of an exam, and how it went. */
interface ExamTopic {
  readonly title: string;
  readonly score: string;
  /** The family to begin with. */
  readonly family: string;
}

/** Topics that are worth repeating after an exam, the worst first. A draw deals its questions rule by rule, in the order of the rules. */
async function topicsAfter(
  visit: Visit,
  { exam }: Quiz,
  { questions, sitting }: Summary,
): Promise<readonly ExamTopic[]> {
  if (exam === undefined || sitting?.rehearsal === true) return [];
  const topics = exam.draw.flatMap(({ topic, written, variants }) => new Array<string>(written + variants).fill(topic));
  const { memory } = await visit.site.classroom.practice(visit.actor);
  return LESSON_TOPICS.flatMap(topic => {
    const own = questions.filter((_, index) => topics[index] === topic);
    const family = leastAsked(FAMILIES, topic, memory);
    const [score, points] = [total(own.map(each => each.score)), total(own.map(each => each.points))];
    return family === null || score >= points
      ? []
      : [{ topic, family: family.name, score: Math.max(0, score), points }];
  })
    .sort((a, b) => a.score / a.points - b.score / b.points)
    .map(({ topic, family, score, points }) => ({
      title: topicTitle(visit.t, topic),
      score: visit.t('score.of', { score, points }),
      family,
    }));
}

/** The links of the lesson's explanations: each lesson ends with what there is to read. */
function readingOf({ locale }: Visit, quiz: Quiz): readonly ProseLink[] {
  const prose = quiz.prose[locale].questions;
  return linksIn(quiz.questions.map(({ id }) => prose[id]?.why ?? '').join('\n\n'));
}

export const resultsRoutes: readonly Route[] = [
  route('get', '/results/:attempt', {
    who: 'anyone',
    params: z.strictObject({ attempt: id }),
    query: nothing,
    body: nothing,
    answer: async (visit, { params }) => {
      const { t, locale, site, actor } = visit;
      const { row, quiz, student, own, hidden, keys, items } = await site.classroom.transcript(
        actor,
        params.attempt,
        locale,
      );
      if (quiz.id === SANDBOX) return { kind: 'redirect', to: `/sandbox/${params.attempt}` };
      const { summary, startedAt } = row;
      const title = quizTitle(quiz, locale);
      const crumbs: Crumb[] | null =
        own || student === null || row.class === null
          ? null
          : [
              { text: t('nav.classes'), href: '/classes' },
              { text: (await site.classroom.class(actor, row.class)).title, href: `/classes/${row.class}` },
              { text: student.name, href: `/classes/${row.class}/students/${student.id}` },
              { text: title, href: null },
            ];
      const over = own && summary.finishedAt !== null;
      return {
        kind: 'page',
        view: 'results',
        title,
        place: crumbs === null ? 'course' : 'classes',
        ...(crumbs === null ? {} : { crumbs }),
        style: 'results.css',
        model: {
          attempt: params.attempt,
          quiz: quiz.id,
          own,
          keys,
          name: own ? null : (student?.name ?? null),
          score: summary.score,
          points: summary.points,
          began: moment(locale, startedAt, site.now(), site.timeZone),
          minutes:
            summary.finishedAt === null ? null : Math.max(1, Math.round((summary.finishedAt - startedAt) / 60_000)),
          finished: summary.finishedAt !== null,
          known: site.quizzes.has(quiz.id),
          docks: docksOf(visit, quiz, summary, hidden),
          hidden:
            hidden && summary.finishedAt !== null
              ? t(summary.sitting?.results === 'closed' ? 'exam.hidden.closed' : 'exam.hidden')
              : null,
          rehearsal: summary.sitting?.rehearsal === true,
          next: over ? await nextLesson(visit, quiz.id) : null,
          practice: over ? await practiceAfter(visit, quiz) : null,
          topics: over && !hidden ? await topicsAfter(visit, quiz, summary) : [],
          reading: over && quiz.exam === undefined ? readingOf(visit, quiz) : [],
          items: Buffer.from(items).toString('utf8'),
        },
      };
    },
  }),
];
