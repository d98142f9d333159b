/**
 * What the script of a room reads: a quiz's, a question of practice, a sandbox. It stands in the page as
 * `<script type="application/json" id="page-data" nonce="<%= page.nonce %>"><%- page.island %></script>`; everything else comes over the channel.
 */
import { texts } from '../locale/index.ts';
import type { Locale } from '../quiz/quiz.ts';
import { island, type Theme } from './page.ts';
import type { Visit } from './route.ts';

/** As src/browser/dom/island.ts reads it, with what a room of its kind adds (`practice`, `sandbox`). */
interface RoomIsland {
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
   * Every text whose key starts with `page.` (src/locale/page.*.json), and with `box.` in a sandbox, raw: `{{name}}` to be filled, plural forms under
   * `page.x_one`, `page.x_few`, `page.x_many`, `page.x_other` (Intl.PluralRules names the form).
   */
  readonly strings: Readonly<Record<string, string>>;
}

/** By the prefixes of their keys. */
type RoomWords = readonly string[];

export const PAGE_WORDS: RoomWords = ['page.'];
export const SANDBOX_WORDS: RoomWords = ['page.', 'box.'];

const written = new Map<RoomWords, Map<Locale, string>>();

/** The words are most of an island, and the same for everyone: written out once. */
function stringsOf(locale: Locale, words: RoomWords): string {
  const inLocales = written.get(words) ?? new Map<Locale, string>();
  written.set(words, inLocales);
  const known = inLocales.get(locale);
  if (known !== undefined) return known;
  const text = island(Object.assign({}, ...words.map(prefix => texts(locale, prefix))));
  inLocales.set(locale, text);
  return text;
}

/** A RoomIsland as JSON, safe inside a script element. `more`: what a room of its kind adds. */
export function roomIsland(
  { actor, locale, theme }: Pick<Visit, 'actor' | 'locale' | 'theme'>,
  { attempt, quiz, results }: Pick<RoomIsland, 'attempt' | 'quiz' | 'results'>,
  words: RoomWords,
  more: Readonly<Record<string, unknown>> = {},
): string {
  const data: Omit<RoomIsland, 'strings'> = {
    attempt,
    quiz,
    locale,
    theme,
    channel: '/live',
    results,
    person: actor.kind === 'anonymous' ? null : { name: actor.name },
  };
  return `${island({ ...data, ...more }).slice(0, -1)},"strings":${stringsOf(locale, words)}}`;
}
