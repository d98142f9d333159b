/** Go's `path.Match`: `*` and `?` do not cross a slash, `[a-z]` and `[^a-z]`, and a backslash takes the next letter as it is. */
import type { Work } from '../work.ts';
import { fits, type PatternPiece } from './glob.ts';

const withinFolder = (letter: string): boolean => letter !== '/';

/** One letter of a set, perhaps escaped; null when the pattern ends or is malformed there. */
function setLetter(letters: readonly string[], at: number): readonly [string, number] | null {
  const letter = letters[at];
  if (letter === undefined || letter === '-' || letter === ']') return null;
  if (letter !== '\\') return at + 1 < letters.length ? [letter, at + 1] : null;
  const escaped = letters[at + 1];
  return escaped !== undefined && at + 2 < letters.length ? [escaped, at + 2] : null;
}

/** The set whose first letter, behind the bracket, is at `from`, and the place behind it. */
function set(letters: readonly string[], from: number): readonly [PatternPiece, number] | null {
  const negated = letters[from] === '^';
  let at = negated ? from + 1 : from;
  const ranges: [string, string][] = [];
  while (letters[at] !== ']' || ranges.length === 0) {
    const low = setLetter(letters, at);
    if (low === null) return null;
    at = low[1];
    let high = low[0];
    if (letters[at] === '-') {
      const top = setLetter(letters, at + 1);
      if (top === null) return null;
      [high, at] = top;
    }
    ranges.push([low[0], high]);
  }
  const takes = (letter: string) => ranges.some(([low, high]) => low <= letter && letter <= high) !== negated;
  return [{ kind: 'one', takes }, at + 1];
}

/** A pattern in pieces; null for a malformed one. */
export function pathPattern(pattern: string): readonly PatternPiece[] | null {
  const letters = [...pattern];
  const found: PatternPiece[] = [];
  for (let at = 0; at < letters.length; ) {
    const letter = letters[at] ?? '';
    at += 1;
    if (letter === '*') found.push({ kind: 'run', takes: withinFolder });
    else if (letter === '?') found.push({ kind: 'one', takes: withinFolder });
    else if (letter === '[') {
      const read = set(letters, at);
      if (read === null) return null;
      found.push(read[0]);
      [, at] = read;
    } else if (letter === '\\') {
      const escaped = letters[at];
      if (escaped === undefined) return null;
      found.push({ kind: 'letter', letter: escaped });
      at += 1;
    } else found.push({ kind: 'letter', letter });
  }
  return found;
}

/** Null for a malformed pattern. */
export function pathMatch(pattern: string, name: string, work: Work): boolean | null {
  const pieces = pathPattern(pattern);
  return pieces === null ? null : fits(pieces, name, work);
}
