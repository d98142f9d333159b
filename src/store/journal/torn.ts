/**
 * Where the journal ends in something that is no record: was that never acknowledged, or is it damage? A write is acknowledged after it
 * was synced, and the next one begins after that. So only the last write may be torn, and nothing of it was acknowledged when it is.
 * How a crash tears it is known: the file ends before it does, or whole sectors still hold what was there before.
 */
import { foundAt, HEADER, headerIsGood, isNul, markAt } from './record.ts';

/** What a disk writes whole or not at all. */
const SECTOR = 512;

export interface LastWrite {
  readonly bytes: Buffer;
  /** Where it begins. */
  readonly start: number;
  /** The first place of it where no good record stands. */
  readonly bad: number;
  /** Sequence of the last record before it. */
  readonly before: number;
}

/** May the write have been torn by a crash before it was acknowledged? */
export function isTorn({ bytes, start, bad, before }: LastWrite): boolean {
  if (bytes.length - bad < HEADER) return true;
  let end: number | null = null;
  let complete = false;
  for (let at = bad; at <= bytes.length - HEADER; at++) {
    if (!mayBeHeader(bytes, at, before) || !headerIsGood(bytes, at, HEADER)) continue;
    const record = foundAt(bytes, at, HEADER);
    // A mark, or a record of a later write: by then this one was on the disk.
    if (record.write !== start) return false;
    end = at + record.length;
    complete = record.lastOfWrite;
  }
  const cut = end !== null && (end > bytes.length || (!complete && bytes.length - end < HEADER));
  if (cut) return true;
  const mark = markAt(start, before);
  const old = sectorsOf(bytes, start).map(sector => isOld(bytes, sector, start, mark));
  // Where there is room for the mark only, it is what the crash tore.
  return bytes.length - start === mark.length ? old.every(each => each) : old.some(each => each);
}

/** Cheap: a checksum is counted only where a header can be. */
function mayBeHeader(bytes: Buffer, at: number, before: number): boolean {
  const sequence = bytes.readUInt32LE(at + 8) + bytes.readUInt16LE(at + 12) * 2 ** 32;
  return sequence >= before && sequence - before < 2 ** 24;
}

interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** The sectors from `start` to the end: of the first and the last what belongs there. */
export function sectorsOf(bytes: Buffer, start: number): Stretch[] {
  const sectors: Stretch[] = [];
  for (let from = start; from < bytes.length; ) {
    const to = Math.min(bytes.length, (Math.floor(from / SECTOR) + 1) * SECTOR);
    sectors.push({ from, to });
    from = to;
  }
  return sectors;
}

/** Does it hold what it held before: nothing, or what is left of the mark that the write goes over? */
function isOld(bytes: Buffer, { from, to }: Stretch, start: number, mark: Buffer): boolean {
  if (isNul(bytes, from, to)) return true;
  const marked = Math.min(to, start + mark.length);
  if (from >= marked || !isNul(bytes, marked, to)) return false;
  return bytes.subarray(from, marked).equals(mark.subarray(from - start, marked - start));
}
