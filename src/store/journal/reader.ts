/** Reads durable records back, those that stand near each other at once. A segment that was read from stays open. */
import type { Disk, DiskFile } from '../disk.ts';
import type { Extent } from './queue.ts';
import { payloadOf } from './record.ts';
import type { Segment } from './segment.ts';

export interface Reader {
  /** Payloads of durable records. */
  read(places: readonly Extent[]): Promise<readonly string[]>;
  close(): Promise<void>;
}

export function journalReader(disk: Disk, segments: () => readonly Segment[]): Reader {
  const files = new Map<string, Promise<DiskFile>>();

  function fileOf(segment: Segment): Promise<DiskFile> {
    const known = files.get(segment.path);
    if (known !== undefined) return known;
    const opened = disk.open(segment.path, 'r');
    files.set(segment.path, opened);
    return opened;
  }

  async function bytesOf(run: ReadRun): Promise<Buffer> {
    const file = await fileOf(run.segment);
    const bytes = Buffer.allocUnsafe(run.end - run.start);
    let done = 0;
    while (done < bytes.length) {
      const { bytesRead } = await file.read(bytes, done, bytes.length - done, run.start - run.segment.base + done);
      if (bytesRead === 0) break;
      done += bytesRead;
    }
    return bytes;
  }

  return {
    async read(places) {
      const payloads: string[] = [];
      for (const run of runsOf(places, segments())) {
        const bytes = await bytesOf(run);
        for (const { address, length } of run.places) payloads.push(payloadOf(bytes, address - run.start, length));
      }
      return payloads;
    },
    async close() {
      for (const file of files.values()) await (await file).close();
    },
  };
}

interface ReadRun {
  readonly segment: Segment;
  readonly places: Extent[];
  readonly start: number;
  end: number;
}

/** Records that stand near each other are read at once. */
function runsOf(places: readonly Extent[], segments: readonly Segment[]): ReadRun[] {
  const NEAR = 32 * 1024;
  const LONG = 1024 * 1024;
  const runs: ReadRun[] = [];
  for (const place of places) {
    const run = runs.at(-1);
    const end = place.address + place.length;
    const fits =
      run !== undefined &&
      place.address - run.end < NEAR &&
      end - run.start < LONG &&
      end <= run.segment.base + run.segment.length &&
      place.address >= run.end;
    if (fits) {
      run.places.push(place);
      run.end = end;
      continue;
    }
    const segment = segments.findLast(each => each.base <= place.address);
    if (segment === undefined) throw new Error(`no record at ${place.address}`);
    runs.push({ segment, places: [place], start: place.address, end });
  }
  return runs;
}
