/** Reads durable records back, those that stand near each other at once. A segment that was read from stays open. */
import type { Disk, DiskFile } from '../disk.ts';
import type { Offsets } from './offsets.ts';
import { payloadOf } from './record.ts';
import type { Segment } from './segment.ts';

export interface Reader {
  /** Payloads of durable records. */
  read(sequences: readonly number[]): Promise<readonly string[]>;
  /** Bytes of the segment's file, as many as were asked for. */
  bytes(segment: Segment, from: number, to: number): Promise<Buffer>;
  /** Another file takes the segment's place: who reads from this one is not disturbed, and it is closed after the last of them. */
  retire(segment: Segment): Promise<void>;
  close(): Promise<void>;
}

interface OpenFile {
  readonly file: Promise<DiskFile>;
  readers: number;
  retired: boolean;
}

export function journalReader(disk: Disk, segmentOf: (sequence: number) => Segment | null): Reader {
  /** By the table of offsets: it stays the same while a segment grows, and is another's when the segment is written again. */
  const files = new Map<Offsets, OpenFile>();

  function openFile(segment: Segment): OpenFile {
    const known = files.get(segment.offsets);
    if (known !== undefined) return known;
    const opened = { file: disk.open(segment.path, 'r'), readers: 0, retired: false };
    files.set(segment.offsets, opened);
    opened.file.catch(() => files.delete(segment.offsets));
    return opened;
  }

  async function bytes(segment: Segment, from: number, to: number): Promise<Buffer> {
    const open = openFile(segment);
    open.readers += 1;
    try {
      const file = await open.file;
      const found = Buffer.allocUnsafe(to - from);
      let done = 0;
      while (done < found.length) {
        const { bytesRead } = await file.read(found, done, found.length - done, from + done);
        if (bytesRead === 0) throw new Error(`${segment.path} ends before byte ${to}`);
        done += bytesRead;
      }
      return found;
    } finally {
      open.readers -= 1;
      if (open.retired && open.readers === 0) await (await open.file).close();
    }
  }

  return {
    async read(sequences) {
      const payloads: string[] = [];
      const runs = runsOf(sequences, segmentOf);
      // All files are asked for at once: what is written again from now on changes nothing of it.
      const read = await Promise.all(runs.map(run => bytes(run.segment, run.start, run.end)));
      for (const [index, { segment, records, start }] of runs.entries()) {
        const found = read[index];
        if (found === undefined) continue;
        for (const { offset, length } of records)
          payloads.push(payloadOf(found, offset - start, length, segment.header));
      }
      return payloads;
    },
    bytes,
    async retire(segment) {
      const open = files.get(segment.offsets);
      if (open === undefined) return;
      files.delete(segment.offsets);
      open.retired = true;
      if (open.readers === 0) await (await open.file).close();
    },
    async close() {
      for (const { file } of files.values()) await (await file).close();
    },
  };
}

interface ReadRun {
  readonly segment: Segment;
  readonly records: { readonly offset: number; readonly length: number }[];
  readonly start: number;
  end: number;
}

/** Records that stand near each other are read at once. */
function runsOf(sequences: readonly number[], segmentOf: (sequence: number) => Segment | null): ReadRun[] {
  const NEAR = 32 * 1024;
  const LONG = 1024 * 1024;
  const runs: ReadRun[] = [];
  for (const sequence of sequences) {
    const segment = segmentOf(sequence);
    const index = segment?.offsets.find(sequence) ?? -1;
    if (segment === null || index < 0) throw new Error(`no record ${sequence}`);
    const offset = segment.offsets.offsetOf(index);
    const length = segment.offsets.lengthOf(index, segment.length);
    const end = offset + length;
    const run = runs.at(-1);
    const fits =
      run !== undefined &&
      run.segment.offsets === segment.offsets &&
      offset - run.end < NEAR &&
      end - run.start < LONG &&
      offset >= run.end;
    if (fits) {
      run.records.push({ offset, length });
      run.end = end;
    } else runs.push({ segment, records: [{ offset, length }], start: offset, end });
  }
  return runs;
}
