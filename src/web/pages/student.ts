/** One student of a class: every quiz that is set, each attempt at it, and what became of it. */
import * as z from 'zod';
import type { AttemptView } from '../../classroom/index.ts';
import { figure, moment } from '../../locale/index.ts';
import type { Quiz } from '../../quiz/quiz.ts';
import { minutesOf, triesOf } from '../../report/figures.ts';
import { total } from '../../report/summary.ts';
import { id, nothing } from '../fields.ts';
import { Refused } from '../refused.ts';
import { type Route, route, type Visit } from '../route.ts';
import { quizTitle } from '../titles.ts';

interface QuizRow {
  readonly number: number;
  readonly title: string;
  /** Null: not begun. */
  readonly attempt: string | null;
  readonly state: 'none' | 'open' | 'done';
  readonly score: string | null;
  readonly tries: number;
  readonly minutes: string | null;
  readonly seen: string | null;
}

function rowOf({ t, locale, site }: Visit, quiz: Quiz, { id: attempt, startedAt, summary }: AttemptView): QuizRow {
  const until = summary.finishedAt ?? summary.at;
  const minutes =
    summary.sitting === undefined
      ? total(summary.questions.map(each => minutesOf(each, until) ?? 0))
      : (until - startedAt) / 60_000;
  return {
    number: quiz.number,
    title: quizTitle(quiz, locale),
    attempt,
    state: summary.finishedAt === null ? 'open' : 'done',
    score: t('score.of', { score: summary.score, points: summary.points }),
    tries: summary.questions.reduce((sum, each) => sum + triesOf(each), 0),
    minutes: figure(locale, Math.max(1, Math.round(minutes))),
    seen: moment(locale, summary.at, site.now(), site.timeZone),
  };
}

function blank({ locale }: Visit, quiz: Quiz): QuizRow {
  const nothing = { attempt: null, state: 'none', score: null, tries: 0, minutes: null, seen: null } as const;
  return { number: quiz.number, title: quizTitle(quiz, locale), ...nothing };
}

export const studentRoutes: readonly Route[] = [
  route('get', '/classes/:class/students/:student', {
    who: 'instructor',
    params: z.strictObject({ class: id, student: id }),
    query: nothing,
    body: nothing,
    answer: async (visit, { params }) => {
      const { classroom, quizzes } = visit.site;
      const group = await classroom.class(visit.actor, params.class);
      const roster = await classroom.roster(visit.actor, group.id);
      const student = roster.find(each => each.id === params.student);
      if (student === undefined) throw new Refused(404, 'error.404');
      const work = await classroom.work(visit.actor, group.id, student.id);
      const rows = [...quizzes.values()].flatMap(quiz => {
        const own = work.filter(each => each.quiz === quiz.id).map(each => rowOf(visit, quiz, each));
        return own.length > 0 || !group.quizzes.includes(quiz.id) ? own : [blank(visit, quiz)];
      });
      return {
        kind: 'page',
        view: 'student',
        title: student.name,
        place: 'classes',
        crumbs: [
          { text: visit.t('nav.classes'), href: '/classes' },
          { text: group.title, href: `/classes/${group.id}` },
          { text: student.name, href: null },
        ],
        model: { group, student, rows },
      };
    },
  }),
];
