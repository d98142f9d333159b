/** How the parser cuts an instruction's line: flags at its start, then words that keep their quotes. */

/** Go's `\s` of the parser: blanks without the newline. */
const BLANKS = /[\t\v\f\r ]+/;

export function splitBlanks(text: string, limit = Number.POSITIVE_INFINITY): readonly string[] {
  const parts: string[] = [];
  let rest = text;
  while (parts.length + 1 < limit) {
    const match = BLANKS.exec(rest);
    if (match === null) break;
    parts.push(rest.slice(0, match.index));
    rest = rest.slice(match.index + match[0].length);
  }
  return [...parts, rest];
}

const isSpace = (character: string): boolean => /[\s\u0085]/u.test(character);

/** The `--flags` at the start of an instruction and what follows them. `--` alone ends the flags. */
export function takeFlags(line: string): { readonly flags: readonly string[]; readonly rest: string } {
  const flags: string[] = [];
  let at = 0;
  for (;;) {
    while (at < line.length && isSpace(line[at] ?? '')) at++;
    if (!line.startsWith('--', at)) return { flags, rest: line.slice(at) };
    const { word, blank, end } = flagWord(line, at);
    at = end;
    if (word === '--') return { flags, rest: line.slice(at) };
    if (blank || word !== '') flags.push(word);
    if (at >= line.length) return { flags, rest: '' };
  }
}

/** A flag's word: quotes and backslashes are taken away here already. `blank` says that it had quotes, so it may be empty. */
function flagWord(
  line: string,
  from: number,
): { readonly word: string; readonly blank: boolean; readonly end: number } {
  let word = '';
  let blank = false;
  let quote: string | null = null;
  let at = from;
  for (; at < line.length; at++) {
    let character = line[at] ?? '';
    if (quote === null && isSpace(character)) break;
    if (quote === null && (character === "'" || character === '"')) {
      quote = character;
      blank = true;
      continue;
    }
    if (character === quote) {
      quote = null;
      continue;
    }
    if (character === '\\') {
      if (at + 1 === line.length) {
        quote = null;
        continue;
      }
      at++;
      character = line[at] ?? '';
    }
    word += character;
  }
  return { word, blank, end: at };
}

/** Words of ENV, LABEL and ARG. Quotes and escapes stay: they are read when the variables are. */
export function words(text: string, escapeToken: string): readonly string[] {
  const found: string[] = [];
  const characters = [...text];
  let word = '';
  let blank = false;
  let quote: string | null = null;
  let inside = false;
  for (let at = 0; at < characters.length; at++) {
    let character = characters[at] ?? '';
    if (!inside) {
      if (isSpace(character)) continue;
      inside = true;
    }
    if (quote === null && isSpace(character)) {
      if (blank || word !== '') found.push(word);
      word = '';
      blank = false;
      inside = false;
      continue;
    }
    if (quote === null && (character === "'" || character === '"')) {
      quote = character;
      blank = true;
      word += character;
      continue;
    }
    if (quote !== null && character === quote) {
      quote = null;
      word += character;
      continue;
    }
    if (character === escapeToken && quote !== "'") {
      if (at + 1 === characters.length) {
        quote = null;
        continue;
      }
      word += character;
      at++;
      character = characters[at] ?? '';
    }
    word += character;
  }
  if (inside && (blank || word !== '')) found.push(word);
  return found;
}
