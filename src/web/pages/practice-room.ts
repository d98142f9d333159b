/** A question of practice: GET /practice/:attempt is the quiz's page with a header of its own. Its script reads the same island, with `practice` in it. */
import * as z from 'zod';
import { daysFromToday } from '../../locale/index.ts';
import { comesBack, dayOf, FAMILIES, practiceOf } from '../../practice/index.ts';
import { id, nothing } from '../fields.ts';
import { Refused } from '../refused.ts';
import { PAGE_WORDS, roomIsland } from '../room-island.ts';
import { type Reply, type Route, route, type Visit } from '../route.ts';
import { quizTitle } from '../titles.ts';

async function room(visit: Visit, attempt: string): Promise<Reply> {
  const { actor, locale, t, site } = visit;
  const { row, quiz } = await site.classroom.open(attempt, actor);
  const asked = practiceOf(quiz.id);
  if (asked === null) throw new Refused(404, 'error.404');
  if (row.summary.finishedAt !== null) return { kind: 'redirect', to: '/practice' };
  const { plan, history } = await site.classroom.practice(actor);
  const others = plan.due.filter(({ family }) => family !== asked.family).length;
  const answered = row.summary.questions.some(({ closedAt }) => closedAt !== null);
  // While it is open, its own answer is none of what was answered before.
  const today = dayOf(site.now());
  const before = {
    ...history,
    outcomes: history.outcomes.filter(each => each.at !== row.summary.questions[0]?.closedAt),
  };
  const { missed, hard, good, counted } = comesBack(before, asked, FAMILIES, site.now());
  const when = (day: number): string => daysFromToday(locale, day - today);
  const title = quizTitle(quiz, locale);
  const more = {
    practice: {
      family: asked.family,
      more: others > 0,
      counted,
      back: { missed: when(missed), hard: when(hard), good: when(good) },
    },
  };
  const left = others + (answered ? 0 : 1);
  const model = {
    title,
    left,
    level: asked.level,
    island: roomIsland(
      visit,
      { attempt, quiz: { id: quiz.id, number: 0, title }, results: '/practice' },
      PAGE_WORDS,
      more,
    ),
  };
  return { kind: 'page', view: 'practice-room', title: t('practice.title'), model, style: 'quiz.css' };
}

export const practiceRoomRoutes: readonly Route[] = [
  route('get', '/practice/:attempt', {
    who: 'anyone',
    params: z.strictObject({ attempt: id }),
    query: nothing,
    body: nothing,
    answer: (visit, { params }) => room(visit, params.attempt),
  }),
];
