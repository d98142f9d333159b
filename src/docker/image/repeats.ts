import { isLongest, type SeenRuns, seenRunsOf } from './seen-runs.ts';

/** A run of bytes that stood before: `length` bytes at `from` are those `distance` bytes earlier. */
export interface Repeat {
  readonly from: number;
  readonly length: number;
  readonly distance: number;
}

/** Repeats are not looked for in the last bytes of a block. */
const MARGIN = 11;
/** At a place where a repeat ends another may begin that reaches back over it, but for so many bytes. */
const SKIPPED = 2;

/** A place, an earlier place with the same bytes, and how many are the same; 0: at least four, not counted yet. */
interface Pair {
  readonly at: number;
  readonly earlier: number;
  readonly length: number;
}

/** The pair at a place whose seven bytes stood before, or null. */
function longPair(seen: SeenRuns, at: number, places: readonly [number, number], end: number): Pair | null {
  const [last, before] = places;
  if (!seen.isNear(at, last)) return null;
  if (!seen.begins(at, last)) return seen.begins(at, before) ? { at, earlier: before, length: 0 } : null;
  if (!seen.begins(at, before)) return { at, earlier: last, length: 0 };
  const [one, other] = [seen.counted(at, last, end), seen.counted(at, before, end)];
  return other > one ? { at, earlier: before, length: other } : { at, earlier: last, length: one };
}

/** A short pair, or the better one that begins a byte later: the distance of the last repeat going on, or a run of seven. */
function bestOf(seen: SeenRuns, short: Pair, next: number, repeated: number, end: number): Pair {
  const { at } = short;
  const places = seen.longAt(next);
  const again = at - repeated + 1;
  if (seen.isSame(again, at + 1)) {
    const length = seen.counted(at + 1, again, end);
    if (length > short.length) return { at: at + 1, earlier: again, length };
  }
  let found = short;
  if (!seen.isNear(next, places[0])) return found;
  for (const earlier of places) {
    const length = seen.begins(next, earlier) ? seen.counted(next, earlier, end) : 0;
    if (length > found.length) found = { at: next, earlier, length };
  }
  return found;
}

/** The pair to take at a place, or null to go on by a step. Notes the place, and the next one when it takes any. */
function pairAt(seen: SeenRuns, at: number, next: number, repeated: number, end: number): Pair | null {
  const places = seen.longAt(at);
  const lastShort = seen.shortAt(at);
  seen.noteShort(at);
  seen.noteLong(at);
  let pair = longPair(seen, at, places, end);
  if (pair === null) {
    if (!seen.begins(at, lastShort)) return null;
    pair = bestOf(seen, { at, earlier: lastShort, length: seen.counted(at, lastShort, end) }, next, repeated, end);
  }
  seen.noteShort(next);
  seen.noteLong(next);
  return pair;
}

/** A pair grown in both directions: on to the first difference, and back to what was written last. */
function stretched(seen: SeenRuns, bytes: Uint8Array, pair: Pair, emitted: number, limit: number, end: number): Pair {
  let { at, earlier, length } = pair;
  if (length === 0 || isLongest(length)) length += seen.same(at + length, earlier + length, end);
  const after = at + length;
  if (after < limit) {
    const from = at + SKIPPED;
    for (const place of seen.longAt(after)) {
      const back = place - length + SKIPPED;
      if (!seen.isNear(from, back)) break;
      if (back < 0 || back >= from) continue;
      const other = seen.same(from, back, end);
      if (other > length) [at, earlier, length] = [from, back, other];
    }
  }
  for (; earlier > 0 && at > emitted && bytes[earlier - 1] === bytes[at - 1]; at--, earlier--) length++;
  return { at, earlier, length };
}

/**
 * Finds repeats as Go's `compress/flate` of level 6 does. The longer ones are preferred; a short one is put off by a byte when a
 * long one begins there, or the distance of the last repeat goes on. Each found repeat is then stretched in both directions. Blocks
 * have to be asked for in their order.
 */
export function repeatFinder(bytes: Uint8Array): (start: number, end: number) => readonly Repeat[] {
  const seen = seenRunsOf(bytes);
  return (start, end) => {
    const found: Repeat[] = [];
    if (end - start < MARGIN + 2) return found;
    const limit = end - MARGIN;
    let emitted = start;
    let at = start;
    let repeated = 1;
    for (;;) {
      const next = at + 1 + ((at - emitted) >> 7);
      if (next > limit) return found;
      const pair = pairAt(seen, at, next, repeated, end);
      if (pair === null) {
        at = next;
        continue;
      }
      const { at: from, earlier, length } = stretched(seen, bytes, pair, emitted, limit, end);
      repeated = from - earlier;
      found.push({ from, length, distance: repeated });
      emitted = from + length;
      at = Math.max(emitted, next >= emitted ? next + 1 : emitted);
      const stop = at >= limit ? end - 8 : at - 1;
      for (let inside = next + 1; inside < stop; inside += 2) {
        seen.noteShort(inside);
        seen.noteLong(inside);
        if (at < limit) seen.noteLong(inside + 1);
      }
      if (at >= limit) return found;
    }
  };
}
