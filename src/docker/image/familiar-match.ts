/** Patterns over familiar names, as `docker images PATTERN` and the filter `reference=` take them: Go's path.Match. */
import { familiarName, familiarString, type Reference } from './reference.ts';

type PatternPiece =
  | { readonly kind: 'star' }
  | { readonly kind: 'any' }
  | { readonly kind: 'letter'; readonly letter: string }
  | { readonly kind: 'set'; readonly negated: boolean; readonly ranges: readonly (readonly [string, string])[] };

/** One letter of a set, perhaps escaped; null when the pattern ends or is malformed there. */
function setLetter(letters: readonly string[], at: number): readonly [string, number] | null {
  const letter = letters[at];
  if (letter === undefined || letter === '-' || letter === ']') return null;
  if (letter !== '\\') return at + 1 < letters.length ? [letter, at + 1] : null;
  const escaped = letters[at + 1];
  return escaped !== undefined && at + 2 < letters.length ? [escaped, at + 2] : null;
}

function pieces(pattern: string): readonly PatternPiece[] | null {
  const letters = [...pattern];
  const found: PatternPiece[] = [];
  let at = 0;
  while (at < letters.length) {
    const letter = letters[at] ?? '';
    at += 1;
    if (letter === '*') found.push({ kind: 'star' });
    else if (letter === '?') found.push({ kind: 'any' });
    else if (letter === '\\') {
      const escaped = letters[at];
      if (escaped === undefined) return null;
      found.push({ kind: 'letter', letter: escaped });
      at += 1;
    } else if (letter === '[') {
      const negated = letters[at] === '^';
      if (negated) at += 1;
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
      at += 1;
      found.push({ kind: 'set', negated, ranges });
    } else found.push({ kind: 'letter', letter });
  }
  return found;
}

function accepts(piece: PatternPiece, letter: string): boolean {
  switch (piece.kind) {
    case 'star':
    case 'any':
      return letter !== '/';
    case 'letter':
      return letter === piece.letter;
    case 'set': {
      const inside = piece.ranges.some(([low, high]) => low <= letter && letter <= high);
      return inside !== piece.negated;
    }
  }
}

/** Go's path.Match: `*` and `?` do not cross a slash. Null for a malformed pattern. */
export function pathMatch(pattern: string, name: string): boolean | null {
  const wanted = pieces(pattern);
  if (wanted === null) return null;
  const letters = [...name];
  let reached = new Set([0]);
  for (const piece of wanted) {
    const next = new Set<number>();
    for (const start of reached) {
      if (piece.kind === 'star') {
        next.add(start);
        for (let at = start; at < letters.length && letters[at] !== '/'; at++) next.add(at + 1);
      } else {
        const letter = letters[start];
        if (letter !== undefined && accepts(piece, letter)) next.add(start + 1);
      }
    }
    reached = next;
  }
  return reached.has(letters.length);
}

/** Whether the familiar form, with or without its tag, matches. Null for a malformed pattern. */
export function familiarMatch(pattern: string, reference: Reference): boolean | null {
  const whole = pathMatch(pattern, familiarString(reference));
  return whole === false ? pathMatch(pattern, familiarName(reference)) : whole;
}
