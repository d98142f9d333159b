/**
 * How many bytes gzip makes of some bytes, as Go's `compress/flate` does it at its usual level since Go 1.27: with this Docker
 * compresses the layers that it pushes, and a manifest tells their sizes. The format is that of RFC 1951 and 1952. A block stands for
 * at most 65535 bytes and is written in the shortest of the three ways; an empty block of fixed codes is the last. How repeats are
 * found is in `repeats.ts`. Only the length is worked out: nobody reads the bytes.
 */
import { codeLengths } from './huffman.ts';
import { type Repeat, repeatFinder } from './repeats.ts';

const MOST = 258;
const BLOCK = 65_535;
/** Header of ten bytes, checksum and length of eight. */
const AROUND = 18;
/** Three bits that say so, and the code for its end. */
const LAST_BLOCK = 10;
/** Blocks of more tokens are not tried with the fixed codes. */
const FIXED_BELOW = 250;

const END = 256;
const LITERALS = 286;
const DISTANCES = 30;

/** The extra bits behind each code, and the code for each length and distance: RFC 1951, 3.2.5. */
const LENGTH_EXTRA = Uint8Array.from({ length: 29 }, (_, code) => (code < 8 || code === 28 ? 0 : (code >> 2) - 1));
const DISTANCE_EXTRA = Uint8Array.from({ length: DISTANCES }, (_, code) => (code < 4 ? 0 : (code >> 1) - 1));

const LENGTH_CODE = new Uint8Array(MOST + 1);
for (let code = 0, length = 3; code < 28; code++) {
  for (let n = 1 << (LENGTH_EXTRA[code] ?? 0); n > 0 && length < MOST; n--) LENGTH_CODE[length++] = code;
}
LENGTH_CODE[MOST] = 28;

function distanceCode(distance: number): number {
  const from = distance - 1;
  if (from < 4) return from;
  const bits = 31 - Math.clz32(from);
  return 2 * bits + ((from >> (bits - 1)) & 1);
}

/** What a block is made of: how often each code stands in it. */
interface SymbolCounts {
  readonly literals: Uint32Array;
  readonly distances: Uint32Array;
  tokens: number;
}

function add(counts: Uint32Array, code: number): void {
  counts[code] = (counts[code] ?? 0) + 1;
}

/** A repeat of any length, in pieces that the format can say: no piece is shorter than three bytes. */
function addRepeat(counts: SymbolCounts, length: number, distance: number): void {
  for (let left = length; left > 0; ) {
    const piece = left <= MOST ? left : left > MOST + 3 ? MOST : MOST - 3;
    add(counts.literals, END + 1 + (LENGTH_CODE[piece] ?? 0));
    add(counts.distances, distanceCode(distance));
    counts.tokens++;
    left -= piece;
  }
}

function countsOf(bytes: Uint8Array, start: number, repeats: readonly Repeat[], end: number): SymbolCounts {
  const counts = { literals: new Uint32Array(LITERALS), distances: new Uint32Array(DISTANCES), tokens: 0 };
  let at = start;
  const literalsTo = (stop: number) => {
    counts.tokens += stop - at;
    for (; at < stop; at++) add(counts.literals, bytes[at] ?? 0);
  };
  for (const { from, length, distance } of repeats) {
    literalsTo(from);
    addRepeat(counts, length, distance);
    at = from + length;
  }
  literalsTo(end);
  return counts;
}

function weighed(counts: Uint32Array, lengths: Uint8Array): number {
  let bits = 0;
  for (const [code, count] of counts.entries()) bits += count * (lengths[code] ?? 0);
  return bits;
}

const FIXED = Uint8Array.from({ length: 288 }, (_, code) => (code < 144 ? 8 : code < 256 ? 9 : code < 280 ? 7 : 8));
const ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

function used(counts: Uint32Array): number {
  let length = counts.length;
  while (length > 0 && counts[length - 1] === 0) length--;
  return length;
}

/** Bits of the table of code lengths at the head of a dynamic block: RFC 1951, 3.2.7. */
function tableBits(lengths: readonly number[]): number {
  const counts = new Uint32Array(19);
  const put = (code: number, times = 1) => {
    counts[code] = (counts[code] ?? 0) + times;
  };
  for (let at = 0; at < lengths.length; ) {
    const length = lengths[at] ?? 0;
    let run = 1;
    while (at + run < lengths.length && lengths[at + run] === length) run++;
    at += run;
    if (length === 0) {
      for (; run >= 11; run -= Math.min(run, 138)) put(18);
      if (run >= 3) {
        put(17);
        run = 0;
      }
    } else {
      put(length);
      run--;
      for (; run >= 3; run -= Math.min(run, 6)) put(16);
    }
    put(length, run);
  }
  let shown = ORDER.length;
  while (shown > 4 && counts[ORDER[shown - 1] ?? 0] === 0) shown--;
  const extra = (counts[16] ?? 0) * 2 + (counts[17] ?? 0) * 3 + (counts[18] ?? 0) * 7;
  return 5 + 5 + 4 + 3 * shown + weighed(counts, codeLengths(counts, 7)) + extra;
}

/** Bits that have been written when a block is, after `before` of them: a stored one begins at a byte. */
function blockEnd({ literals, distances, tokens }: SymbolCounts, covers: number, before: number): number {
  literals[END] = 1;
  let extra = 0;
  for (const [code, bits] of LENGTH_EXTRA.entries()) extra += (literals[END + 1 + code] ?? 0) * bits;
  for (const [code, bits] of DISTANCE_EXTRA.entries()) extra += (distances[code] ?? 0) * bits;
  const matches = distances.reduce((sum, count) => sum + count, 0);
  const fixed = tokens < FIXED_BELOW ? 3 + weighed(literals, FIXED) + 5 * matches + extra : Number.POSITIVE_INFINITY;
  // Without any match the table still names one distance.
  if (matches === 0) distances[0] = 1;
  const [byLiteral, byDistance] = [codeLengths(literals, 15), codeLengths(distances, 15)];
  const lengths = [...byLiteral.subarray(0, used(literals)), ...byDistance.subarray(0, used(distances))];
  const dynamic = 3 + tableBits(lengths) + weighed(literals, byLiteral) + weighed(distances, byDistance) + extra;
  const size = Math.min(fixed, dynamic);
  if ((covers + 5) * 8 > size) return before + size;
  return Math.ceil((before + 3) / 8) * 8 + (4 + covers) * 8;
}

/** Bytes of the gzip stream. */
export function gzipSize(bytes: Uint8Array): number {
  const finder = repeatFinder(bytes);
  let bits = 0;
  for (let start = 0; start < bytes.length; start += BLOCK) {
    const end = Math.min(start + BLOCK, bytes.length);
    bits = blockEnd(countsOf(bytes, start, finder(start, end), end), end - start, bits);
  }
  return AROUND + Math.ceil((bits + LAST_BLOCK) / 8);
}
