/** One student of a class: every quiz that is set, and what became of it. */
import { z } from 'zod';
import { moment } from '../../locale/index.ts';
import { id, nothing } from '../fields.ts';
import { Refused, type Route, route } from '../route.ts';
import { quizTitle } from '../titles.ts';

export const studentRoutes: readonly Route[] = [
  route('get', '/classes/:class/students/:student', {
    who: 'instructor',
    params: z.strictObject({ class: id, student: id }),
    query: nothing,
    body: nothing,
    answer: async (visit, { params }) => {
      const { classroom, now, timeZone } = visit.world;
      const group = await classroom.class(visit.actor, params.class);
      const roster = await classroom.roster(visit.actor, group.id);
      const student = roster.find(each => each.id === params.student);
      if (student === undefined) throw new Refused(404, 'error.404');
      const overviews = await Promise.all(group.quizzes.map(quiz => classroom.overview(visit.actor, group.id, quiz)));
      const quizzes = overviews.map(({ quiz, rows }) => {
        const row = rows.find(each => each.student.id === student.id);
        const begun = row !== undefined && row.attempt !== null;
        return {
          number: quiz.number,
          title: quizTitle(quiz, visit.locale),
          attempt: row?.attempt ?? null,
          state: !begun ? 'none' : row.finishedAt === null ? 'open' : 'done',
          score: begun ? visit.t('score.of', { score: row.score, points: row.points }) : null,
          seen: begun && row.seenAt !== null ? moment(visit.locale, row.seenAt, now(), timeZone) : null,
          tries: row?.cells.reduce((sum, cell) => sum + cell.tries, 0) ?? 0,
        };
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
        model: { group, student, quizzes },
      };
    },
  }),
];
