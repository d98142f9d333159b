/** A run of bytes that stood before: `length` bytes at `from` are those `distance` bytes earlier. */
export interface Repeat {
  readonly from: number;
  readonly length: number;
  readonly distance: number;
}

const LONGEST = 258;
const WINDOW = 1 << 15;
const BITS = 15;
/** Repeats are not looked for in the last bytes of a block. */
const MARGIN = 11;
/** At a place where a repeat ends another may begin that reaches back over it, but for so many bytes. */
const SKIPPED = 2;
const NOWHERE = -(1 << 20);

/** A place, an earlier place with the same bytes, and how many are the same; 0: at least four, not counted yet. */
interface Pair {
  readonly at: number;
  readonly earlier: number;
  readonly length: number;
}

/**
 * Finds repeats as Go's `compress/flate` of level 6 does: two tables remember where four and where seven bytes stood last, that of
 * seven the place before too. The longer ones are preferred; a short one is put off by a byte when a long one begins there, or the
 * distance of the last repeat goes on. Each found repeat is then stretched in both directions. Blocks have to be asked for in their order.
 */
export function repeatFinder(bytes: Uint8Array): (start: number, end: number) => readonly Repeat[] {
  const short = new Int32Array(1 << BITS).fill(NOWHERE);
  const long = new Int32Array(1 << BITS).fill(NOWHERE);
  const longBefore = new Int32Array(1 << BITS).fill(NOWHERE);
  const byte = (at: number) => bytes[at] ?? 0;
  const four = (at: number) => byte(at) | (byte(at + 1) << 8) | (byte(at + 2) << 16) | (byte(at + 3) << 24);
  const shortKey = (at: number) => Math.imul(four(at), 0x9e3779b1) >>> (32 - BITS);
  const longKey = (at: number) => {
    const rest = byte(at + 4) | (byte(at + 5) << 8) | (byte(at + 6) << 16);
    return Math.imul(Math.imul(four(at), 0x9e3779b1) ^ (rest + 0x7f4a7c15), 0x85ebca6b) >>> (32 - BITS);
  };
  const noteShort = (at: number) => {
    short[shortKey(at)] = at;
  };
  const noteLong = (at: number) => {
    const key = longKey(at);
    longBefore[key] = long[key] ?? NOWHERE;
    long[key] = at;
  };
  const isNear = (at: number, earlier: number) => at - earlier < WINDOW;
  const begins = (at: number, earlier: number) => isNear(at, earlier) && four(at) === four(earlier);
  const same = (at: number, earlier: number, stop: number) => {
    let length = 0;
    while (at + length < stop && bytes[at + length] === bytes[earlier + length]) length++;
    return length;
  };
  const counted = (at: number, earlier: number, end: number) => same(at, earlier, Math.min(at + LONGEST, end));

  /** The pair to take at a place, or null to go on by `step`. Notes the place, and the next one when it takes any. */
  const pairAt = (at: number, next: number, repeated: number, end: number): Pair | null => {
    const seven = longKey(at);
    const [last, before] = [long[seven] ?? NOWHERE, longBefore[seven] ?? NOWHERE];
    const lastShort = short[shortKey(at)] ?? NOWHERE;
    noteShort(at);
    noteLong(at);
    const take = (pair: Pair): Pair => {
      noteShort(next);
      noteLong(next);
      return pair;
    };
    if (isNear(at, last)) {
      if (begins(at, last)) {
        if (!begins(at, before)) return take({ at, earlier: last, length: 0 });
        const [one, other] = [counted(at, last, end), counted(at, before, end)];
        return take(other > one ? { at, earlier: before, length: other } : { at, earlier: last, length: one });
      }
      if (begins(at, before)) return take({ at, earlier: before, length: 0 });
    }
    if (!begins(at, lastShort)) return null;
    const best = { at, earlier: lastShort, length: counted(at, lastShort, end) };
    const ahead = longKey(next);
    const candidates = [long[ahead] ?? NOWHERE, longBefore[ahead] ?? NOWHERE] as const;
    const again = at - repeated + 1;
    if (four(again) === four(at + 1)) {
      const length = counted(at + 1, again, end);
      if (length > best.length) return take({ at: at + 1, earlier: again, length });
    }
    let found: Pair = best;
    if (isNear(next, candidates[0])) {
      for (const earlier of candidates) {
        const length = begins(next, earlier) ? counted(next, earlier, end) : 0;
        if (length > found.length) found = { at: next, earlier, length };
      }
    }
    return take(found);
  };

  const stretched = (pair: Pair, emitted: number, limit: number, end: number): Pair => {
    let { at, earlier, length } = pair;
    if (length === 0 || length === LONGEST) length += same(at + length, earlier + length, end);
    const after = at + length;
    if (after < limit) {
      const key = longKey(after);
      const from = at + SKIPPED;
      const places = [long[key] ?? NOWHERE, longBefore[key] ?? NOWHERE];
      for (const place of places) {
        const back = place - length + SKIPPED;
        if (!isNear(from, back)) break;
        if (back < 0 || back >= from) continue;
        const other = same(from, back, end);
        if (other > length) [at, earlier, length] = [from, back, other];
      }
    }
    for (; earlier > 0 && at > emitted && bytes[earlier - 1] === bytes[at - 1]; at--, earlier--) length++;
    return { at, earlier, length };
  };

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
      const pair = pairAt(at, next, repeated, end);
      if (pair === null) {
        at = next;
        continue;
      }
      const { at: from, earlier, length } = stretched(pair, emitted, limit, end);
      repeated = from - earlier;
      found.push({ from, length, distance: repeated });
      emitted = from + length;
      at = Math.max(emitted, next >= emitted ? next + 1 : emitted);
      const stop = at >= limit ? end - 8 : at - 1;
      for (let inside = next + 1; inside < stop; inside += 2) {
        noteShort(inside);
        noteLong(inside);
        if (at < limit) noteLong(inside + 1);
      }
      if (at >= limit) return found;
    }
  };
}
