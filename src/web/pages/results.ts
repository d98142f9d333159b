/** An attempt question by question: what was answered, what was right and why. Its learner's, and the instructor's of the class. */
import * as z from 'zod';
import { moment } from '../../locale/index.ts';
import type { Quiz } from '../../quiz/quiz.ts';
import { SANDBOX } from '../../quiz/sandbox.ts';
import type { Summary } from '../../report/summary.ts';
import { id, nothing } from '../fields.ts';
import type { Crumb } from '../page.ts';
import { type Route, route, type Visit } from '../route.ts';
import { dealtTitle, quizTitle } from '../titles.ts';

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
    const { status, score, openedAt } = questions[index] ?? { status: 'closed-off', score: 0, openedAt: null };
    const over = finishedAt !== null;
    const met = over || openedAt !== null;
    return {
      number: index + 1,
      fill: score <= 0 ? 'none' : score >= question.points ? 'full' : 'part',
      label: t('results.dock', {
        number: index + 1,
        title: met ? dealtTitle(quiz, question.id, locale) : t('results.ahead'),
        state: hidden
          ? t(openedAt === null ? 'exam.blank' : 'results.status.open')
          : t(`results.status.${over && status === 'open' ? 'skipped' : status}`),
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
    href: open === undefined ? null : `/quiz/${open.id}`,
  };
}

export const resultsRoutes: readonly Route[] = [
  route('get', '/results/:attempt', {
    who: 'anyone',
    params: z.strictObject({ attempt: id }),
    query: nothing,
    body: nothing,
    answer: async (visit, { params }) => {
      const { t, locale, site, actor } = visit;
      const { row, quiz, student, own, hidden, items } = await site.classroom.transcript(actor, params.attempt, locale);
      if (quiz.id === SANDBOX) return { kind: 'redirect', to: `/sandbox/${params.attempt}` };
      const { summary, startedAt } = row;
      const title = quizTitle(quiz, locale);
      const crumbs: Crumb[] =
        own || student === null || row.class === null
          ? [{ text: t('nav.course'), href: '/' }]
          : [
              { text: t('nav.classes'), href: '/classes' },
              { text: (await site.classroom.class(actor, row.class)).title, href: `/classes/${row.class}` },
              { text: student.name, href: `/classes/${row.class}/students/${student.id}` },
            ];
      return {
        kind: 'page',
        view: 'results',
        title,
        crumbs: [...crumbs, { text: title, href: null }],
        style: 'results.css',
        model: {
          attempt: params.attempt,
          quiz: quiz.id,
          own,
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
          next: own && summary.finishedAt !== null ? await nextLesson(visit, quiz.id) : null,
          items: Buffer.from(items).toString('utf8'),
        },
      };
    },
  }),
];
