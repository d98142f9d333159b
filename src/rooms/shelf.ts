/**
 * What rooms have put away, on disk: after a restart an attempt goes on from there and is not folded from its beginning. All of it can be made
 * again, so nothing is synced, and what is torn, of another build or of another history is not used.
 */
import { hash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { z } from 'zod';
import type { RoomSnapshot } from './snapshots.ts';

export interface AttemptShelf {
  /** Will be written with the next `flush`; an earlier one of the attempt is not. */
  put(attempt: string, snapshot: RoomSnapshot): void;
  /** Null: there is none that can be used. */
  read(attempt: string): Promise<RoomSnapshot | null>;
  remove(attempt: string): void;
  /** Attempts that another build has put away, those of late first: here they are to be folded from their beginning. What no journal has is removed on the way. */
  foreign(): AsyncIterable<string>;
  /** Writes what is new, one after another. */
  flush(): Promise<void>;
}

export interface ShelfOptions {
  readonly folder: string;
  /** Names the program that put an attempt away: no other takes it out. */
  readonly build: string;
  /** What a journal has behind an event: arrays of events as JSON. */
  readonly tail: (attempt: string, after: number) => Promise<readonly string[]>;
  /** Bytes that are kept: those that were written longest ago go, at the start. */
  readonly most: number;
  /** What an operator should know: the shelf itself can do without. */
  readonly report: (error: unknown) => void;
}

const header = z.strictObject({
  build: z.string(),
  attempt: z.string(),
  seq: z.int().min(1),
  /** Of the event with that number, and of the bytes. */
  event: z.string(),
  bytes: z.string(),
});

type ShelfHeader = z.infer<typeof header>;

/** Ends the name of what is being written. */
const NEW = '.new';

const numbered = z.looseObject({ seq: z.int() });

function digestOf(data: string | Uint8Array): string {
  return hash('sha256', data, 'base64url');
}

export async function openShelf(options: ShelfOptions): Promise<AttemptShelf> {
  const { folder, build, report } = options;
  await mkdir(folder, { recursive: true });
  await tidy(options);
  /** Null: is to be removed. */
  let waiting = new Map<string, RoomSnapshot | null>();
  let writing: Promise<void> = Promise.resolve();
  // Ids differ in the case of their letters, which some file systems do not see.
  const pathOf = (attempt: string): string => `${folder}/${hash('sha256', attempt, 'hex').slice(0, 32)}`;

  /** The journal's own event as of which an attempt was put away. */
  async function eventAt(attempt: string, seq: number): Promise<string | null> {
    for (const events of await options.tail(attempt, seq - 1)) {
      const found = z
        .array(numbered)
        .parse(JSON.parse(events))
        .find(event => event.seq === seq);
      if (found !== undefined) return digestOf(JSON.stringify(found));
    }
    return null;
  }

  async function write(attempt: string, snapshot: RoomSnapshot | null): Promise<void> {
    const path = pathOf(attempt);
    if (snapshot === null) return rm(path, { force: true });
    const { seq, bytes } = snapshot;
    const event = await eventAt(attempt, seq);
    if (event === null) return;
    const first = JSON.stringify({ build, attempt, seq, event, bytes: digestOf(bytes) } satisfies ShelfHeader);
    await writeFile(`${path}${NEW}`, Buffer.concat([Buffer.from(`${first}\n`), bytes]));
    await rename(`${path}${NEW}`, path);
  }

  async function writeAll(all: ReadonlyMap<string, RoomSnapshot | null>): Promise<void> {
    for (const [attempt, snapshot] of all) await write(attempt, snapshot).catch(report);
  }

  async function* foreign(): AsyncGenerator<string> {
    for (const { path } of await filesOf(folder)) {
      const said = await readHeader(path);
      if (said === null || waiting.has(said.attempt)) continue;
      // Of an attempt that was removed, by a service that ended before the shelf was told on disk.
      if ((await eventAt(said.attempt, said.seq)) === null) await rm(path, { force: true }).catch(report);
      else if (said.build !== build) yield said.attempt;
    }
  }

  return {
    foreign,
    put: (attempt, snapshot) => void waiting.set(attempt, snapshot),
    remove: attempt => void waiting.set(attempt, null),
    flush: () => {
      const all = waiting;
      waiting = new Map();
      if (all.size > 0) writing = writing.then(() => writeAll(all));
      return writing;
    },
    read: async attempt => {
      if (waiting.has(attempt)) return waiting.get(attempt) ?? null;
      const found = await readPutAway(pathOf(attempt));
      if (found === null) return null;
      const { said, bytes } = found;
      const fits = said.build === build && said.attempt === attempt && said.bytes === digestOf(bytes);
      return fits && said.event === (await eventAt(attempt, said.seq)) ? { seq: said.seq, bytes } : null;
    },
  };
}

/** Bytes that the first line of a file has at most. */
const FIRST = 4096;

/** The first line of a file: what it is, and not the much that is put away in it. Null when that cannot be read. */
async function readHeader(path: string): Promise<ShelfHeader | null> {
  const file = await open(path).catch(() => null);
  if (file === null) return null;
  try {
    const start = Buffer.alloc(FIRST);
    const { bytesRead } = await file.read(start, 0, FIRST, 0);
    return headerIn(start.subarray(0, bytesRead));
  } catch {
    return null;
  } finally {
    await file.close();
  }
}

function headerIn(start: Buffer): ShelfHeader | null {
  const said = header.safeParse(parsed(start.subarray(0, Math.max(0, start.indexOf(10))).toString()));
  return said.success ? said.data : null;
}

/** What stands in a file; null when that cannot be read. */
async function readPutAway(path: string): Promise<{ readonly said: ShelfHeader; readonly bytes: Uint8Array } | null> {
  const text = await readFile(path).catch(() => null);
  if (text === null) return null;
  const said = headerIn(text);
  return said === null ? null : { said, bytes: new Uint8Array(text.subarray(text.indexOf(10) + 1)) };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

interface ShelfFile {
  readonly path: string;
  readonly size: number;
  readonly at: number;
}

/** Those that were written last come first. */
async function filesOf(folder: string): Promise<readonly ShelfFile[]> {
  const files: ShelfFile[] = [];
  for (const name of await readdir(folder)) {
    const path = `${folder}/${name}`;
    const found = name.endsWith(NEW) ? null : await stat(path).catch(() => null);
    if (found?.isFile() === true) files.push({ path, size: found.size, at: found.mtimeMs });
  }
  return files.sort((a, b) => b.at - a.at);
}

/** What was half written goes, and as much of the oldest as is too much. */
async function tidy({ folder, most, report }: ShelfOptions): Promise<void> {
  for (const name of await readdir(folder))
    if (name.endsWith(NEW)) await rm(`${folder}/${name}`, { force: true }).catch(report);
  let held = 0;
  for (const { path, size } of await filesOf(folder)) {
    held += size;
    if (held > most) await rm(path, { force: true }).catch(report);
  }
}
