import { NotSimulated } from '../control.ts';

/** Where the walk over a text stops: at a character that stands in no quotes, so deep in brackets that were opened on the way. */
function findOutside(text: string, stops: (char: string, depth: number) => boolean, from = 0): number {
  let depth = 0;
  let quote = '';
  for (let at = from; at < text.length; at++) {
    const char = text[at] ?? '';
    if (quote !== '') {
      if (char === '\\') at++;
      else if (char === quote) quote = '';
    } else if (char === '"' || char === "'" || char === '`') quote = char;
    else {
      if ('}])'.includes(char)) depth--;
      if (stops(char, depth)) return at;
      if ('{[('.includes(char)) depth++;
    }
  }
  return -1;
}

/** From an opening bracket to the one that closes it. */
export function balanced(text: string): string {
  const end = findOutside(text, (char, depth) => depth === 0 && '}])'.includes(char));
  if (end < 0) throw new NotSimulated('this block');
  return text.slice(0, end + 1);
}

/** From the beginning of an expression to a comma, or to the bracket in which it stands. */
export function untilEnd(text: string): string {
  const end = findOutside(text, (char, depth) => depth < 0 || (depth === 0 && char === ','));
  return end < 0 ? text : text.slice(0, end);
}
