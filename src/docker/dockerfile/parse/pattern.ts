/**
 * Shell patterns of `${v#p}`, `${v%p}` and `${v/p/r}`: `*` and `?` are special and do not take a newline, a backslash takes the next
 * character as it is. Source: BuildKit's frontend/dockerfile/shell/lex.go, which makes regular expressions of them.
 */
import { everyFit, type PatternPiece, taken } from '../../match/glob.ts';
import type { Work } from '../../work.ts';

const anyLetter = (letter: string): boolean => letter !== '\n';

/** The pattern in pieces; null for a lone backslash at the end. */
function piecesOf(pattern: string): readonly PatternPiece[] | null {
  const pieces: PatternPiece[] = [];
  const letters = [...pattern];
  for (let at = 0; at < letters.length; at++) {
    const letter = letters[at] ?? '';
    if (letter === '*') pieces.push({ kind: 'run', takes: anyLetter });
    else if (letter === '?') pieces.push({ kind: 'one', takes: anyLetter });
    else if (letter === '\\') {
      at++;
      const next = letters[at];
      if (next === undefined) return null;
      pieces.push({ kind: 'letter', letter: next });
    } else pieces.push({ kind: 'letter', letter });
  }
  return pieces;
}

/** The value without the prefix that the pattern matches: the shortest, or the longest when greedy. */
export function withoutPrefix(value: string, pattern: string, greedy: boolean, work: Work): string | null {
  const pieces = piecesOf(pattern);
  if (pieces === null) return null;
  const letters = [...value];
  return letters.slice(taken(pieces, letters, 0, greedy, work) ?? 0).join('');
}

/** The value without the suffix that the pattern matches. Reversed, a suffix is a prefix: so shortest and longest mean the same. */
export function withoutSuffix(value: string, pattern: string, greedy: boolean, work: Work): string | null {
  const pieces = piecesOf(pattern);
  if (pieces === null) return null;
  const letters = [...value];
  const length = taken(pieces.toReversed(), letters.toReversed(), 0, greedy, work) ?? 0;
  return letters.slice(0, letters.length - length).join('');
}

/** The value with the first match, or all matches, of the pattern replaced by literal text. */
export function replaced(value: string, pattern: string, replacement: string, all: boolean, work: Work): string | null {
  const pieces = piecesOf(pattern);
  if (pieces === null) return null;
  const letters = [...value];
  const found = everyFit(pieces, letters, work, all ? Number.POSITIVE_INFINITY : 1);
  work.spend(found.length * replacement.length, 'a replacement');
  let result = '';
  let from = 0;
  for (const { at, length } of found) {
    result += letters.slice(from, at).join('') + replacement;
    from = at + length;
  }
  return result + letters.slice(from).join('');
}
