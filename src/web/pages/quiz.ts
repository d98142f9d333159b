/**
 * The quiz page: GET /quiz/:attempt renders views/quiz.ejs with `page` = Frame & { title } & QuizModel.
 *
 * The page's script reads `<script type="application/json" id="page-data" nonce="<%= page.nonce %>"><%- page.island %></script>`, whose value
 * is a QuizIsland; everything else comes over the channel.
 */
import type { Locale } from '../../quiz/quiz.ts';
import type { Theme } from '../page.ts';

export interface QuizModel {
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

export interface QuizIsland {
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
