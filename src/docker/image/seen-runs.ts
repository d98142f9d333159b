const LONGEST = 258;
const WINDOW = 1 << 15;
const BITS = 15;
const NOWHERE = -(1 << 20);

/**
 * Where runs of four and of seven bytes stood last, and those of seven the time before too, by a hash of them: what Go's
 * `compress/flate` of level 6 remembers of the bytes that it has passed. A place of less than nothing: nowhere.
 */
export interface SeenRuns {
  /** The last place of the four bytes at a place. */
  shortAt(at: number): number;
  /** The last two places of the seven bytes at a place, the later one first. */
  longAt(at: number): readonly [last: number, before: number];
  noteShort(at: number): void;
  noteLong(at: number): void;
  /** Whether an earlier place is near enough to be named. */
  isNear(at: number, earlier: number): boolean;
  /** Whether four bytes are the same in two places. */
  isSame(at: number, earlier: number): boolean;
  /** Whether a repeat may begin: near, and the same in four bytes. */
  begins(at: number, earlier: number): boolean;
  /** How many bytes are the same from two places on, up to a stop. */
  same(at: number, earlier: number, stop: number): number;
  /** The same, up to the longest repeat that can be named at once. */
  counted(at: number, earlier: number, end: number): number;
}

/** Whether a count ended at the longest repeat and not at a difference. */
export const isLongest = (length: number): boolean => length === LONGEST;

export function seenRunsOf(bytes: Uint8Array): SeenRuns {
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
  const isNear = (at: number, earlier: number) => at - earlier < WINDOW;
  const isSame = (at: number, earlier: number) => four(at) === four(earlier);
  const same = (at: number, earlier: number, stop: number) => {
    let length = 0;
    while (at + length < stop && bytes[at + length] === bytes[earlier + length]) length++;
    return length;
  };
  return {
    shortAt: at => short[shortKey(at)] ?? NOWHERE,
    longAt(at) {
      const key = longKey(at);
      return [long[key] ?? NOWHERE, longBefore[key] ?? NOWHERE];
    },
    noteShort(at) {
      short[shortKey(at)] = at;
    },
    noteLong(at) {
      const key = longKey(at);
      longBefore[key] = long[key] ?? NOWHERE;
      long[key] = at;
    },
    isNear,
    isSame,
    begins: (at, earlier) => isNear(at, earlier) && isSame(at, earlier),
    same,
    counted: (at, earlier, end) => same(at, earlier, Math.min(at + LONGEST, end)),
  };
}
