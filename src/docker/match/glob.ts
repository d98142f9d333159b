/**
 * Patterns of single letters and stars, matched by following all their places through a text at once: the work is the pattern's length
 * times the text's, whatever the pattern. What its signs mean is the business of whoever reads the pattern into pieces.
 */
import type { Work } from '../work.ts';

export type PatternPiece =
  /** A letter as it is written. */
  | { readonly kind: 'letter'; readonly letter: string }
  /** One letter that it takes. */
  | { readonly kind: 'one'; readonly takes: (letter: string) => boolean }
  /** Letters that it takes, as many as there are, or none. */
  | { readonly kind: 'run'; readonly takes: (letter: string) => boolean }
  /** Nothing, or letters that it takes up to and with a slash. */
  | { readonly kind: 'folders'; readonly takes: (letter: string) => boolean };

const WHAT = 'a pattern';

/** GlobPlaces before the pieces of a pattern, and behind the last one, that a text can have brought it to so far. */
interface GlobPlaces {
  /** Reached from the place before it, so that a piece which may take nothing lets through. */
  readonly reached: Uint8Array;
  /** In the middle of the folders that begin there. */
  readonly inside: Uint8Array;
  /** No place before this one, and none behind that one, is alive. */
  low: number;
  high: number;
}

function placesOf(count: number): GlobPlaces {
  return { reached: new Uint8Array(count + 1), inside: new Uint8Array(count + 1), low: 0, high: -1 };
}

/** Lets a place through, and those that it leads to without a letter. */
function reach(places: GlobPlaces, pieces: readonly PatternPiece[], from: number): void {
  places.low = Math.min(places.low, from);
  for (let place = from; ; place++) {
    places.reached[place] = 1;
    places.high = Math.max(places.high, place);
    const kind = pieces[place]?.kind;
    if (kind !== 'run' && kind !== 'folders') return;
  }
}

/** Where a letter brings each place to. */
function follow(from: GlobPlaces, to: GlobPlaces, pieces: readonly PatternPiece[], letter: string): void {
  to.reached.fill(0, to.low, to.high + 1);
  to.inside.fill(0, to.low, to.high + 1);
  to.low = pieces.length + 1;
  to.high = -1;
  // Neighbours that are runs ask the same of a letter.
  let asked: ((letter: string) => boolean) | null = null;
  let answer = false;
  /** Whether what stands before this place lets through. */
  let through = 0;
  for (let place = from.low; place <= pieces.length; place++) {
    if (place > from.high && through === 0) return;
    const piece = pieces[place];
    const alive = place <= from.high && (from.reached[place] === 1 || from.inside[place] === 1);
    let stays = 0;
    let goes = 0;
    if (alive && piece !== undefined) {
      if (piece.kind === 'letter') goes = piece.letter === letter ? 1 : 0;
      else {
        if (asked !== piece.takes) answer = piece.takes(letter);
        asked = piece.takes;
        if (answer && piece.kind === 'one') goes = 1;
        else if (answer) {
          stays = 1;
          if (piece.kind === 'folders' && letter === '/') goes = 1;
        }
      }
    }
    const isFolders = piece?.kind === 'folders';
    const reached = through === 1 || (stays === 1 && !isFolders) ? 1 : 0;
    if (reached === 1 || stays === 1) {
      to.reached[place] = reached;
      if (isFolders) to.inside[place] = stays;
      if (to.high < 0) to.low = place;
      to.high = place;
    }
    through = goes === 1 || (reached === 1 && (isFolders || piece?.kind === 'run')) ? 1 : 0;
  }
}

/**
 * Tells each number of letters after which the pattern may end, from the first letter at `from` on; `goOn` says whether to look for
 * more. With `everywhere` the pattern may begin before any letter.
 */
function ends(
  pieces: readonly PatternPiece[],
  letters: readonly string[],
  from: number,
  everywhere: boolean,
  work: Work,
  goOn: (at: number) => boolean,
): void {
  let here = placesOf(pieces.length);
  let next = placesOf(pieces.length);
  work.spend(pieces.length + BEGIN, WHAT);
  reach(here, pieces, 0);
  for (let at = from; ; at++) {
    if (here.reached[pieces.length] === 1 && !goOn(at)) return;
    const letter = letters[at];
    if (letter === undefined || here.high < 0) return;
    work.spend(here.high - here.low + 2, WHAT);
    follow(here, next, pieces, letter);
    if (everywhere) reach(next, pieces, 0);
    [here, next] = [next, here];
  }
}

/** What it costs to begin to look, beside what is looked at. */
const BEGIN = 40;

/** Whether what a pattern begins and ends with is what a text begins and ends with: most texts are told apart by that. */
function mayFit(pieces: readonly PatternPiece[], text: string): boolean {
  const [first, last] = [pieces[0], pieces.at(-1)];
  if (first?.kind === 'letter' && !text.startsWith(first.letter)) return false;
  return last?.kind !== 'letter' || text.endsWith(last.letter);
}

/** Whether a pattern fits a whole text. */
export function fits(pieces: readonly PatternPiece[], text: string, work: Work): boolean {
  work.spend(1, WHAT);
  if (!mayFit(pieces, text)) return false;
  const letters = [...text];
  let whole = false;
  ends(pieces, letters, 0, false, work, at => {
    whole = at === letters.length;
    return !whole;
  });
  return whole;
}

/** How many letters from `from` on the pattern takes, as few or as many as it can; null when it does not fit there. */
export function taken(
  pieces: readonly PatternPiece[],
  letters: readonly string[],
  from: number,
  most: boolean,
  work: Work,
): number | null {
  let end: number | null = null;
  ends(pieces, letters, from, false, work, at => {
    end = at - from;
    return most;
  });
  return end;
}

/**
 * The places before which a pattern begins to fit, each with as many letters as it can take, from left to right and none over
 * another. As in Go's `regexp`, what takes nothing does not follow at once on what took something.
 */
export function everyFit(
  pieces: readonly PatternPiece[],
  letters: readonly string[],
  work: Work,
  most: number,
): readonly { readonly at: number; readonly length: number }[] {
  // Read backwards, where the pattern ends is where it begins.
  const begins = new Uint8Array(letters.length + 1);
  ends(pieces.toReversed(), letters.toReversed(), 0, true, work, at => {
    begins[letters.length - at] = 1;
    return true;
  });
  const found: { at: number; length: number }[] = [];
  let last = -1;
  for (let at = 0; at <= letters.length && found.length < most; ) {
    const length = begins[at] === 1 ? taken(pieces, letters, at, true, work) : null;
    if (length === null || (length === 0 && at === last)) {
      at++;
      continue;
    }
    found.push({ at, length });
    last = at + length;
    at = length === 0 ? at + 1 : last;
  }
  return found;
}
