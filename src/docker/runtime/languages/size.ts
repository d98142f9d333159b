/** Characters of the longest text that a script may make. */
export const LONGEST_TEXT = 1_000_000;
/** Items of the longest list. */
const LONGEST_LIST = 100_000;
/** Lists in lists, and objects in objects, as far as they are shown or written. */
const MOST_NESTED = 100;

/** Thrown where a value would grow beyond what is kept. */
export class TooLarge extends Error {}

/** Asked before a text of that length is made. */
export function allowText(length: number): void {
  if (length > LONGEST_TEXT) throw new TooLarge();
}

/** Asked before a list of that length is made. */
export function allowList(length: number): void {
  if (length > LONGEST_LIST) throw new TooLarge();
}

/** Asked before a value within others is shown or written. */
export function allowNested(depth: number): void {
  if (depth > MOST_NESTED) throw new TooLarge();
}

/** Joins texts, when the whole is not too long. */
export function joined(parts: readonly string[], between: string): string {
  allowText(parts.reduce((sum, each) => sum + each.length, 0) + Math.max(0, parts.length - 1) * between.length);
  return parts.join(between);
}

/** A text with each `part` of it replaced, when the whole is not too long. */
export function replaced(text: string, part: string, by: string): string {
  return joined(part === '' ? ['', ...text, ''] : text.split(part), by);
}

/** A text so many times; none for a count below 1. */
export function repeated(text: string, count: number): string {
  const times = count >= 1 ? Math.trunc(count) : 0;
  allowText(text.length * times);
  return text.repeat(times);
}
