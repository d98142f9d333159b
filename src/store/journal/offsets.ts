/**
 * Where the records of one segment begin, by their sequence, and which of them nobody needs any more. Four bytes a record, as long as
 * none is missing between them; eight in a segment that was written again without some.
 */
export interface Offsets {
  count(): number;
  /** Of the next record of the segment. */
  add(sequence: number, offset: number): void;
  /** Which of the segment's records it is; -1 when it is not there. */
  find(sequence: number): number;
  sequenceOf(index: number): number;
  offsetOf(index: number): number;
  /** Of a record; `end` is where the last one ends. */
  lengthOf(index: number, end: number): number;
  /** It is not needed any more; again does nothing. */
  release(index: number, end: number): void;
  released(index: number): boolean;
  /** Bytes of the records that are not needed any more. */
  dead(): number;
}

/** `first`: no record's sequence is below. */
export function offsetsFrom(first: number): Offsets {
  let offsets = new Uint32Array(64);
  /** How far each sequence is from the first; null while that is the record's own number. */
  let steps: Uint32Array | null = null;
  let count = 0;
  let gone: Uint8Array | null = null;
  let dead = 0;

  const sequenceOf = (index: number): number => first + (steps === null ? index : (steps[index] ?? 0));
  const offsetOf = (index: number): number => offsets[index] ?? 0;
  const lengthOf = (index: number, end: number): number =>
    (index + 1 < count ? offsetOf(index + 1) : end) - offsetOf(index);

  function grow(): void {
    const size = offsets.length * 2;
    offsets = copyOf(offsets, size);
    if (steps !== null) steps = copyOf(steps, size);
  }

  function find(sequence: number): number {
    const step = sequence - first;
    if (steps === null) return step >= 0 && step < count ? step : -1;
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >>> 1;
      const there = steps[middle] ?? 0;
      if (there === step) return middle;
      if (there < step) low = middle + 1;
      else high = middle - 1;
    }
    return -1;
  }

  return {
    count: () => count,
    add(sequence, offset) {
      if (count === offsets.length) grow();
      const step = sequence - first;
      if (steps === null && step !== count) steps = Uint32Array.from(offsets, (_, index) => index);
      if (steps !== null) steps[count] = step;
      offsets[count] = offset;
      count += 1;
    },
    find,
    sequenceOf,
    offsetOf,
    lengthOf,
    release(index, end) {
      gone ??= new Uint8Array(0);
      const byte = index >>> 3;
      if (byte >= gone.length) {
        const larger = new Uint8Array(Math.max(byte + 1, offsets.length >>> 3));
        larger.set(gone);
        gone = larger;
      }
      const bit = 1 << (index & 7);
      const before = gone[byte] ?? 0;
      if ((before & bit) !== 0) return;
      gone[byte] = before | bit;
      dead += lengthOf(index, end);
    },
    released: index => gone !== null && ((gone[index >>> 3] ?? 0) & (1 << (index & 7))) !== 0,
    dead: () => dead,
  };
}

function copyOf(from: Uint32Array, size: number): Uint32Array<ArrayBuffer> {
  const copy = new Uint32Array(size);
  copy.set(from);
  return copy;
}
