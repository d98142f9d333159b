/**
 * What the tutor says, by code with data. The text of a code is Markdown; its data are words of the host or of the learner, shown as they
 * are: a datum is never read as Markdown or html, inside a code span or out of it.
 */
import type { Locale, Quiz } from '../quiz/quiz.ts';
import type { Said } from '../tutor/attempt.ts';
import { sizeWords, unitWords } from './figures.ts';
import { escapeHtml, inline, markdown, plain, withoutControls } from './markdown.ts';
import { saidMarkdown } from './said.ts';
import { type Data, words } from './words.ts';

const OPEN = '\uE000';
const CLOSE = '\uE001';

/** The text with a mark in the place of each datum, and what the marks stand for. */
function marked(locale: Locale, code: string, data: Data): { text: string; values: readonly string[] } {
  const values: string[] = [];
  const marks = Object.entries(data).map(([name, value]): [string, string | number] => {
    if (typeof value === 'number') return [name, value];
    values.push(name === 'size' ? sizeWords(locale, value) : name === 'unit' ? unitWords(locale, value) : value);
    return [name, `${OPEN}${values.length - 1}${CLOSE}`];
  });
  return { text: words(locale, code, Object.fromEntries(marks)), values };
}

function fill(text: string, values: readonly string[], put: (value: string) => string): string {
  return text.replace(/\uE000(\d+)\uE001/g, (_, index: string) => put(values[Number(index)] ?? ''));
}

/** Safe html of blocks. */
export function say(locale: Locale, code: string, data: Data): string {
  const { text, values } = marked(locale, code, data);
  return fill(markdown(text), values, escapeHtml);
}

/** Safe html of one line. */
export function sayInline(locale: Locale, code: string, data: Data): string {
  const { text, values } = marked(locale, code, data);
  return fill(inline(text), values, escapeHtml);
}

/** Plain text, fit for a terminal. */
export function sayPlain(locale: Locale, code: string, data: Data): string {
  const { text, values } = marked(locale, code, data);
  return fill(plain(text), values, withoutControls);
}

/** Ids of options that stand in the data of a code, by the names under which they stand there. */
const OPTIONS: Readonly<Record<string, readonly string[]>> = {
  'feedback.order.before': ['first', 'second'],
  'feedback.match.pair': ['left', 'right'],
};
/** Codes whose data have a range that was asked for, as signs: `≤ 2`. */
const RANGED = /^feedback\.(?:image\.(?:layers|names)|build\.stages|dockerfile\.stages)$/;

/** The data of what is said, options of a question in the words of the quiz and ranges in those of a language. */
function inWordsOf(quiz: Quiz, locale: Locale, { code, data }: Said): Data {
  const named = Object.hasOwn(OPTIONS, code) ? OPTIONS[code] : undefined;
  if (named !== undefined) {
    const options = quiz.prose[locale].questions[String(data.question ?? '')]?.options ?? {};
    const word = (id: string): string => (Object.hasOwn(options, id) ? plain(options[id] ?? id) : id);
    return Object.fromEntries(named.map(name => [name, word(String(data[name] ?? ''))]));
  }
  return RANGED.test(code) ? { ...data, bound: boundWords(locale, String(data.expected ?? '')) } : data;
}

/** `≤ 2`: `не больше 2`. */
function boundWords(locale: Locale, range: string): string {
  const [, sign = '', least = '', most = ''] = /^([≤≥]?) ?([^…]*)(?:…(.*))?$/.exec(range) ?? [];
  const kind = most !== '' ? 'between' : sign === '≤' ? 'most' : sign === '≥' ? 'least' : 'exact';
  return words(locale, `range.${kind}`, { least: sizeWords(locale, least), most: sizeWords(locale, most) });
}

interface Compared {
  readonly expected: string;
  readonly got: string;
}

/** What was asked for beside what was found, its bounds in words: `≤ 15MB` is `не больше 15 МБ`. What was found is quoted, and stays as it is. */
export function differenceWords(locale: Locale, difference: Compared | null): Compared | null {
  if (difference === null) return null;
  const { expected, got } = difference;
  return { expected: expected.replace(/[≤≥] \d[\w.]*/g, range => boundWords(locale, range)), got };
}

/** What the tutor or the learner said, as safe html of blocks: from the quiz's own prose, or from the interface's. */
export function saidHtml(quiz: Quiz, locale: Locale, said: Said): string {
  if (said.code.startsWith('quiz.')) return markdown(saidMarkdown(quiz, locale, said, code => code));
  if (said.code === 'learner') return `<p>${escapeHtml(String(said.data.text ?? ''))}</p>`;
  return say(locale, said.code, inWordsOf(quiz, locale, said));
}

/** What can be asked on by pressing it: words that lead there when they are put to the tutor. */
export function offersOf(locale: Locale, { data }: Said): readonly string[] {
  const keys = String(data.offers ?? '').split(' ');
  return keys.filter(key => key !== '').map(key => words(locale, `tutor.offer.${key}`, {}));
}

/** What was said as plain text, fit for a terminal. */
export function saidPlain(quiz: Quiz, locale: Locale, said: Said): string {
  if (said.code.startsWith('quiz.')) return plain(saidMarkdown(quiz, locale, said, code => code));
  if (said.code === 'learner') return withoutControls(String(said.data.text ?? ''));
  const offers = offersOf(locale, said);
  const text = sayPlain(locale, said.code, inWordsOf(quiz, locale, said));
  return offers.length === 0 ? text : `${text}\n→ ${offers.join(' · ')}`;
}
