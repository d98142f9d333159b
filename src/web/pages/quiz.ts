/**
 * The quiz page: GET /quiz/:attempt renders views/quiz.ejs with `page` = Frame & { title } & QuizModel.
 *
 * The page's script reads `<script type="application/json" id="page-data" nonce="<%= page.nonce %>"><%- page.island %></script>`, whose value
 * is a QuizIsland; everything else comes over the channel.
 */
import * as z from 'zod';
import { texts } from '../../locale/index.ts';
import { practiceOf } from '../../practice/index.ts';
import type { Locale } from '../../quiz/quiz.ts';
import { SANDBOX } from '../../quiz/sandbox.ts';
import { id, nothing } from '../fields.ts';
import { island, type Theme } from '../page.ts';
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
  /** QuizIsland as JSON, safe inside a script element. */
  readonly island: string;
}

interface QuizIsland {
  readonly attempt: string;
  readonly quiz: { readonly id: string; readonly number: number; readonly title: string };
  readonly locale: Locale;
  readonly theme: Theme;
  /** Path of the WebSocket on this same host: `/live`. */
  readonly channel: string;
  /** Where to go when the attempt is finished. */
  readonly results: string;
  readonly person: { readonly name: string } | null;
  /**
   * Every text whose key starts with `page.` (src/locale/page.*.json), raw: `{{name}}` to be filled, plural forms under
   * `page.x_one`, `page.x_few`, `page.x_many`, `page.x_other` (Intl.PluralRules names the form).
   */
  readonly strings: Readonly<Record<string, string>>;
}

const written = new Map<Locale, string>();

function stringsOf(locale: Locale): string {
  const known = written.get(locale);
  if (known !== undefined) return known;
  const text = island(texts(locale, 'page.'));
  written.set(locale, text);
  return text;
}

export const quizRoutes: readonly Route[] = [
  route('get', '/quiz/:attempt', {
    who: 'anyone',
    params: z.strictObject({ attempt: id }),
    query: nothing,
    body: nothing,
    answer: async (visit, { params }) => {
      const { actor, locale, theme, site } = visit;
      const { row, quiz } = await site.classroom.open(params.attempt, actor);
      if (practiceOf(quiz.id) !== null) return { kind: 'redirect', to: `/practice/${params.attempt}` };
      if (quiz.id === SANDBOX) return { kind: 'redirect', to: `/sandbox/${params.attempt}` };
      const results = `/results/${params.attempt}`;
      if (row.summary.finishedAt !== null) return { kind: 'redirect', to: results };
      // An instructor reads a student's attempt, and works only at their own.
      if (actor.kind === 'instructor' && row.person !== actor.id) return { kind: 'redirect', to: results };
      const title = quizTitle(quiz, locale);
      const summary = quizSummary(quiz, locale);
      const data: Omit<QuizIsland, 'strings'> = {
        attempt: params.attempt,
        quiz: { id: quiz.id, number: quiz.number, title },
        locale,
        theme,
        channel: '/live',
        results,
        person: actor.kind === 'anonymous' ? null : { name: actor.name },
      };
      const model: QuizModel = {
        attempt: params.attempt,
        quiz: { id: quiz.id, number: quiz.number, title, summary, questions: quiz.questions.length },
        // The words are most of it, and the same for everyone: written out once.
        island: `${island(data).slice(0, -1)},"strings":${stringsOf(locale)}}`,
      };
      return { kind: 'page', view: 'quiz', title, model, style: 'quiz.css' };
    },
  }),
];
