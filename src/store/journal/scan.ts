/** Reads the journal at the start: every record of every segment, in order. What a crash left of an unacknowledged write is cut off. */
import { join } from 'node:path';
import { Fault } from '../../fault.ts';
import type { Disk } from '../disk.ts';
import { offsetsFrom } from './offsets.ts';
import { decode, type Found, HEADER, isMark, isNul } from './record.ts';
import { cutTail, damaged, type Head, namedBy, readHead, type Segment } from './segment.ts';
import { isTorn, sectorsOf } from './torn.ts';

export type OnRecord = (record: Found, bytes: Buffer) => void;

/** @throws Fault `damaged` or `newer`, naming file and offset */
export async function readSegments(disk: Disk, folder: string, visit: OnRecord): Promise<Segment[]> {
  const names = await namesIn(disk, folder);
  const segments: Segment[] = [];
  for (const [index, { name, first }] of names.entries()) {
    const path = join(folder, name);
    const bytes = await disk.readFile(path);
    const head = readHead(path, bytes, first);
    const expected = (segments.at(-1)?.last ?? 0) + 1;
    if (first !== expected)
      throw damaged(path, 10, `it starts with record ${first}, but ${expected} should come next: a file is missing`);
    const { segment, keep } = readSegment({ path, bytes, head, newest: index === names.length - 1, visit });
    if (keep < bytes.length) await cutTail(disk, path, keep);
    segments.push(segment);
  }
  return segments;
}

async function namesIn(disk: Disk, folder: string): Promise<{ name: string; first: number }[]> {
  const found: { name: string; first: number }[] = [];
  for (const name of await disk.list(folder)) {
    const path = join(folder, name);
    const first = namedBy(name);
    if (first !== null) found.push({ name, first });
    // Left half made by a crash: what it was to take the place of is there.
    else if (name.endsWith('.log.tmp')) await disk.remove(path);
    else throw new Fault('damaged', `${path} is not a file of the journal`, { file: path, offset: 0 });
  }
  return found.sort((a, b) => a.first - b.first);
}

interface Reading {
  readonly path: string;
  readonly bytes: Buffer;
  readonly head: Head;
  /** Only the newest segment may end in what was not acknowledged. */
  readonly newest: boolean;
  readonly visit: OnRecord;
}

interface SegmentRead {
  readonly segment: Segment;
  /** Bytes of the file that stay: its records, and the mark behind them. */
  readonly keep: number;
}

function readSegment(reading: Reading): SegmentRead {
  const { path, bytes, head, visit } = reading;
  const offsets = offsetsFrom(head.first);
  /** Where the write that is being read begins, and what was read of it: none of it counts until all of it is there. */
  let write = head.size;
  let open: Found[] = [];
  let last = head.first - 1;
  let offset = head.size;
  let keep = head.size;
  let torn = false;

  while (offset < bytes.length && !torn) {
    const decoded = decode(bytes, offset, head.header);
    if (!decoded.ok) {
      judge(reading, { start: write, bad: offset, before: last - open.length }, decoded.reason, decoded.short);
      torn = true;
    } else if (isMark(decoded.record)) {
      checkMark(reading, decoded.record, open.length === 0 ? last : -1);
      keep = offset + HEADER;
      torn = true;
    } else {
      const { record } = decoded;
      checkPlace(reading, record, last, write);
      last = record.sequence;
      offset += record.length;
      open.push(record);
      if (record.lastOfWrite) {
        for (const each of open) {
          offsets.add(each.sequence, each.start);
          visit(each, bytes);
        }
        open = [];
        write = offset;
        keep = offset;
      }
    }
  }
  if (open.length > 0 && !torn)
    judge(reading, { start: write, bad: offset, before: last - open.length }, 'it ends in the middle of a write', true);
  checkWhole(reading, last);
  const { first, header, whole } = head;
  const end = whole?.last ?? last - open.length;
  return { segment: { path, first, length: write, last: end, header, rewritten: whole !== null, offsets }, keep };
}

/** Lets what may be a torn end pass. @throws Fault `damaged` */
function judge(
  { path, bytes, head, newest }: Reading,
  at: { readonly start: number; readonly bad: number; readonly before: number },
  reason: string,
  short: boolean,
): void {
  if (!newest || head.whole !== null) throw damaged(path, at.bad, short ? `${reason}, and is not the last` : reason);
  if (head.header === HEADER) {
    if (isTorn({ bytes, ...at })) return;
  } else if (short || isNul(bytes, at.bad) || isTornOfVersion1(bytes, at.bad, head.header)) return;
  throw damaged(path, at.bad, reason);
}

/** Version 1 does not say where a write begins: only the file's very last record can be torn for sure. */
function isTornOfVersion1(bytes: Buffer, bad: number, header: number): boolean {
  const toTheEnd = bad + header + bytes.readUInt32LE(bad) === bytes.length;
  return toTheEnd && sectorsOf(bytes, bad).some(({ from, to }) => isNul(bytes, from, to));
}

/** `last`: of the record before it. What stands behind a mark was never acknowledged: a write that was would have gone over it. */
function checkMark({ path, bytes, head, newest }: Reading, mark: Found, last: number): void {
  const end = mark.start + mark.length;
  const right = head.header === HEADER && head.whole === null && mark.sequence === last && mark.length === HEADER;
  if (!right || (!newest && end < bytes.length)) throw damaged(path, mark.start, 'a mark stands where none should be');
}

function checkPlace({ path, head }: Reading, record: Found, last: number, write: number): void {
  const { sequence, start } = record;
  const right = head.whole === null ? sequence === last + 1 : sequence > last && sequence <= head.whole.last;
  if (!right) throw damaged(path, start, `record ${last + 1} should stand here, not ${sequence}`);
  if (head.whole === null && record.write !== null && record.write !== write)
    throw damaged(path, start, 'it belongs to another write');
}

/** Of one that was written again the length is known. */
function checkWhole({ path, bytes, head }: Reading, last: number): void {
  if (head.whole === null) return;
  if (bytes.length !== head.whole.bytes || last > head.whole.last)
    throw damaged(path, Math.min(bytes.length, head.whole.bytes), `it should be ${head.whole.bytes} bytes long`);
}
