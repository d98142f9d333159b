/** An attempt question by question: what was answered, what was right and why. Its learner's, and the instructor's of the class. */
import * as z from 'zod';
import { moment } from '../../locale/index.ts';
import { id, nothing } from '../fields.ts';
import type { Crumb } from '../page.ts';
import { type Route, route } from '../route.ts';
import { quizTitle } from '../titles.ts';

export const resultsRoutes: readonly Route[] = [
  route('get', '/results/:attempt', {
    who: 'anyone',
    params: z.strictObject({ attempt: id }),
    query: nothing,
    body: nothing,
    answer: async (visit, { params }) => {
      const { t, locale, site, actor } = visit;
      const { row, quiz, student, own, items } = await site.classroom.transcript(actor, params.attempt, locale);
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
          items: Buffer.from(items).toString('utf8'),
        },
      };
    },
  }),
];
