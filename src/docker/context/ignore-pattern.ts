/**
 * One pattern of `.dockerignore`. Docker makes a regular expression of it and gives that to Go; what it comes to is read here into
 * pieces, and matched without going back. Source: moby/patternmatcher, `compile` and `match`; for sets and escapes Go's regexp/syntax.
 */
import { fits, type PatternPiece } from '../match/glob.ts';
import { pathPattern } from '../match/path.ts';
import type { Work } from '../work.ts';

type Takes = (letter: string) => boolean;

const withinLine: Takes = letter => letter !== '\n';

const isDigit: Takes = letter => /[0-9]/.test(letter);
const isWord: Takes = letter => /[0-9A-Za-z_]/.test(letter);
const isBlank: Takes = letter => /[\t\n\f\r ]/.test(letter);
const not =
  (takes: Takes): Takes =>
  letter =>
    !takes(letter);

/** What a letter means after a backslash in Go's expressions, where it does not mean itself. */
const ESCAPES: Readonly<Record<string, Takes>> = {
  d: isDigit,
  D: not(isDigit),
  w: isWord,
  W: not(isWord),
  s: isBlank,
  S: not(isBlank),
  a: letter => letter === '\x07',
  f: letter => letter === '\f',
  n: letter => letter === '\n',
  r: letter => letter === '\r',
  t: letter => letter === '\t',
  v: letter => letter === '\v',
};
/** Others that Go knows; nobody names a file with them. */
const RARE = /[AbBCEpPQxz0-7]/;

/** What a backslash and a letter take; null where Go refuses the letter. */
function escaped(letter: string): Takes | null {
  const known = ESCAPES[letter];
  if (known !== undefined) return known;
  if (/[a-zA-Z0-9]/.test(letter) && !RARE.test(letter)) return null;
  return other => other === letter;
}

/** What a set takes that begins behind its bracket at `from`, and the place behind it; null when it is malformed. */
function set(letters: readonly string[], from: number): readonly [Takes, number] | null {
  const negated = letters[from] === '^';
  const tests: Takes[] = [];
  let at = negated ? from + 1 : from;
  for (let first = true; first || letters[at] !== ']'; first = false) {
    const letter = letters[at];
    if (letter === undefined) return null;
    if (letter === '\\') {
      const next = letters[at + 1];
      const takes = next === undefined ? null : escaped(next);
      if (next === undefined || takes === null) return null;
      if (ESCAPES[next] !== undefined) {
        tests.push(takes);
        at += 2;
        continue;
      }
    }
    const low = letter === '\\' ? (letters[++at] ?? '') : letter;
    at++;
    let high = low;
    if (letters[at] === '-' && letters[at + 1] !== ']' && letters[at + 1] !== undefined) {
      at++;
      if (letters[at] === '\\') at++;
      high = letters[at] ?? '';
      at++;
      if (high < low) return null;
    }
    tests.push(other => low <= other && other <= high);
  }
  return [letter => tests.some(takes => takes(letter)) !== negated, at + 1];
}

/** Exact text, a prefix and a suffix are compared as such; anything else is a pattern. */
type IgnoreKind = 'exact' | 'prefix' | 'suffix' | 'pattern';

/** The expression that Docker makes of a pattern, letter by letter: a backslash before what means itself. */
function expressionOf(pattern: string): { readonly kind: IgnoreKind; readonly letters: readonly string[] } {
  const source: string[] = [];
  let kind: IgnoreKind = 'exact';
  const letters = [...pattern];
  let count = 0;
  for (let at = 0; at < letters.length; at++, count++) {
    const letter = letters[at] ?? '';
    if (letter === '*' && letters[at + 1] === '*') {
      at++;
      if (letters[at + 1] === '/') at++;
      if (at + 1 < letters.length) {
        source.push('(', '.', '*', '/', ')', '?');
        kind = 'pattern';
      } else if (kind === 'exact') kind = 'prefix';
      else {
        source.push('.', '*');
        kind = 'pattern';
      }
      if (count === 0) kind = 'suffix';
    } else if (letter === '*') {
      source.push('[', '^', '/', ']', '*');
      kind = 'pattern';
    } else if (letter === '?') {
      source.push('[', '^', '/', ']');
      kind = 'pattern';
    } else if ('.+()|{}$'.includes(letter)) source.push('\\', letter);
    else if (letter === '\\') {
      at++;
      source.push('\\', letters[at] ?? '');
      kind = 'pattern';
    } else {
      if (letter === '[' || letter === ']') kind = 'pattern';
      source.push(letter);
    }
  }
  return { kind, letters: source };
}

/** Reads an expression of `expressionOf`; null where Go refuses it. */
function piecesOf(letters: readonly string[]): readonly PatternPiece[] | null {
  const pieces: PatternPiece[] = [];
  for (let at = 0; at < letters.length; ) {
    const letter = letters[at] ?? '';
    at++;
    switch (letter) {
      case '\\': {
        const takes = escaped(letters[at] ?? '');
        if (takes === null) return null;
        pieces.push({ kind: 'one', takes });
        at++;
        break;
      }
      case '[': {
        const read = set(letters, at);
        if (read === null) return null;
        const [takes, end] = read;
        const isRun = letters[end] === '*';
        pieces.push({ kind: isRun ? 'run' : 'one', takes });
        at = isRun ? end + 1 : end;
        break;
      }
      case '(':
        pieces.push({ kind: 'folders', takes: withinLine });
        at += 5;
        break;
      case '.':
        pieces.push({ kind: 'run', takes: withinLine });
        at++;
        break;
      case '^':
        // The beginning of the text, which is behind nothing but what takes nothing.
        if (pieces.every(({ kind }) => kind === 'run' || kind === 'folders')) pieces.length = 0;
        else pieces.push({ kind: 'one', takes: () => false });
        break;
      default:
        pieces.push({ kind: 'letter', letter });
    }
  }
  return pieces;
}

/** Whether paths fit a pattern that is clean and has no `!` before it; null for a malformed one. */
export function ignorePattern(pattern: string, work: Work): ((path: string) => boolean) | null {
  work.spend(pattern.length, 'a pattern');
  if (pathPattern(pattern) === null) return null;
  const { kind, letters } = expressionOf(pattern);
  switch (kind) {
    case 'exact':
      return path => path === pattern;
    case 'prefix': {
      const prefix = pattern.slice(0, -2);
      return path => path.startsWith(prefix);
    }
    case 'suffix': {
      const suffix = pattern.slice(2);
      return path => path.endsWith(suffix) || (suffix.startsWith('/') && path === suffix.slice(1));
    }
    case 'pattern': {
      const pieces = piecesOf(letters);
      return pieces === null ? null : path => fits(pieces, path, work);
    }
  }
}
