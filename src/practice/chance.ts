/** Chance that is none: the same words draw the same lots on every machine. */

export interface Chance {
  /** A whole number from `least` to `most`, both counted in. */
  readonly int: (least: number, most: number) => number;
  /** True in `share` of the cases, 0..1. */
  readonly happens: (share: number) => boolean;
  /** One of a list that is not empty. */
  readonly one: <T>(of: readonly T[]) => T;
  /** So many of the list, in the order of the list. */
  readonly some: <T>(of: readonly T[], count: number) => readonly T[];
  readonly shuffled: <T>(of: readonly T[]) => readonly T[];
}

export function chanceOf(words: string): Chance {
  const next = mulberry(hashOf(words));
  const int = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const one = <T>(of: readonly T[]): T => {
    const drawn = of[int(0, of.length - 1)];
    if (drawn === undefined) throw new RangeError('nothing to draw from');
    return drawn;
  };
  const shuffled = <T>(of: readonly T[]): readonly T[] => {
    const left = [...of];
    return of.flatMap(() => left.splice(int(0, left.length - 1), 1));
  };
  const some = <T>(of: readonly T[], count: number): readonly T[] => {
    const places = new Set(shuffled(of.map((_, place) => place)).slice(0, count));
    return of.filter((_, place) => places.has(place));
  };
  return { int, happens: share => next() < share, one, some, shuffled };
}

/** FNV-1a over UTF-16 units. */
function hashOf(words: string): number {
  let hash = 0x811c9dc5;
  for (let place = 0; place < words.length; place++) {
    hash = Math.imul(hash ^ words.charCodeAt(place), 0x01000193);
  }
  return hash;
}

/** mulberry32: numbers from 0 up to 1. */
function mulberry(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}
