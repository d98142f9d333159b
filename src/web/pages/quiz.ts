/** The quiz page: GET /quiz/:attempt renders views/quiz.ejs with `page` = Frame & { title } & QuizModel. */
import * as z from 'zod';
import { practiceOf } from '../../practice/index.ts';
import { SANDBOX } from '../../quiz/sandbox.ts';
import { id, nothing } from '../fields.ts';
import { PAGE_WORDS, roomIsland } from '../room-island.ts';
import { type Route, route } from '../route.ts';
import { quizSummary, quizTitle } from '../titles.ts';

interface QuizModel {
  /** As the channel's `hello` names it. */
  readonly attempt: string;
  readonly quiz: {
    readonly id: string;
    readonly number: number;
    readonly title: string;
    readonly summary: string;
    readonly questions: number;
  };
  /** See room-island.ts. */
  readonly island: string;
}

export const quizRoutes: readonly Route[] = [
  route('get', '/quiz/:attempt', {
    who: 'anyone',
    params: z.strictObject({ attempt: id }),
    query: nothing,
    body: nothing,
    answer: async (visit, { params }) => {
      const { actor, locale, site } = visit;
      const { row, quiz } = await site.classroom.open(params.attempt, actor);
      if (practiceOf(quiz.id) !== null) return { kind: 'redirect', to: `/practice/${params.attempt}` };
      if (quiz.id === SANDBOX) return { kind: 'redirect', to: `/sandbox/${params.attempt}` };
      const results = `/results/${params.attempt}`;
      if (row.summary.finishedAt !== null) return { kind: 'redirect', to: results };
      // An instructor reads a student's attempt, and works only at their own.
      if (actor.kind === 'instructor' && row.person !== actor.id) return { kind: 'redirect', to: results };
      const title = quizTitle(quiz, locale);
      const summary = quizSummary(quiz, locale);
      const model: QuizModel = {
        attempt: params.attempt,
        quiz: { id: quiz.id, number: quiz.number, title, summary, questions: quiz.questions.length },
        island: roomIsland(
          visit,
          { attempt: params.attempt, quiz: { id: quiz.id, number: quiz.number, title }, results },
          PAGE_WORDS,
        ),
      };
      return { kind: 'page', view: 'quiz', title, model, style: 'quiz.css' };
    },
  }),
];
