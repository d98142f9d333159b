/** Texts as checks compare them. */
import { matches, type Range, type TextTest } from '../quiz/index.ts';
import type { Difference } from './verdict.ts';

const ESC = '\u001b';
const BELL = '\u0007';
/** Colours and cursor moves; titles and links. */
const ESCAPES = new RegExp(`${ESC}\\[[0-9;?]*[ -/]*[@-~]|${ESC}\\][^${BELL}${ESC}]*(?:${BELL}|${ESC}\\\\)`, 'g');

/** Without colours and cursor moves, with plain line ends, without white space at the ends of lines and of the text. */
export function plainText(text: string): string {
  return text
    .replace(ESCAPES, '')
    .replace(/\r+\n/g, '\n')
    .replace(/[^\S\n]+$/gm, '')
    .trim();
}

/** What differs, or null when the text passes. */
export function textDifference(test: TextTest, text: string): Difference | null {
  const got = plainText(text);
  if (test.equals !== null && got !== plainText(test.equals))
    return { expected: plainText(test.equals), got: cut(got) };
  const absent = test.contains.filter(part => !got.includes(part));
  if (absent.length > 0) return { expected: absent.join('\n'), got: cut(got) };
  const present = test.lacks.find(part => got.includes(part));
  if (present !== undefined) return { expected: '', got: cut(lineWith(got, present)) };
  if (test.matches !== null && !matches(test.matches, got)) return { expected: readable(test.matches), got: cut(got) };
  return null;
}

/** A pattern as people read it: `28.5.2 … 28.5.2`; empty for one that cannot be told without its signs. */
function readable(pattern: string): string {
  const said = pattern
    .replace(/^\(\?[a-z]+\)/, '')
    .replace(/\.[*+]\??/g, ' … ')
    .replace(/[\^$]|\\b/g, '')
    .replace(/\\([.*+?()[\]{}|/-])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
  return /[\\[\](){}|*+?]/.test(said) ? '' : said;
}

const SHOWN = 600;

export function cut(text: string): string {
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}…`;
}

function lineWith(text: string, part: string): string {
  return text.split('\n').find(line => line.includes(part)) ?? part;
}

/** `≥ 2`, `≤ 15`, `2`, `2…4`. */
export function printRange(range: Range, print: (value: number) => string = String): string {
  const { min, max } = range;
  if (min !== null && max !== null) return min === max ? print(min) : `${print(min)}…${print(max)}`;
  return min !== null ? `≥ ${print(min)}` : `≤ ${print(max ?? 0)}`;
}

export function within(range: Range, value: number): boolean {
  return (range.min === null || value >= range.min) && (range.max === null || value <= range.max);
}

export function shortId(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}
