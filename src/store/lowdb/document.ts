/**
 * lowdb's adapter for one document: a line of JSON that starts with the checksum of the rest of the line. It is replaced whole and
 * synced (lowdb's own writer never syncs), and what does not read back as it was written stops the start.
 *
 * A document is a snapshot: `covers` says up to which record of the journal. It may be thrown away, and is then made again.
 */
import { crc32 } from 'node:zlib';
import type { Adapter } from 'lowdb';
import * as z from 'zod';
import { Fault } from '../../fault.ts';
import { codeOf, type Disk, replaceFile } from '../disk.ts';

export interface Snapshot<Record> {
  readonly covers: number;
  readonly entries: readonly Record[];
}

const VERSION = 1;
const PREFIX = /^\{"checksum":"([0-9a-f]{8})",/;
const PREFIX_LENGTH = '{"checksum":"00000000",'.length;

export interface DocumentAdapter<Record> extends Adapter<Snapshot<Record>> {
  /** As it was read or written last; 0 when there is none. */
  bytes(): number;
}

export function documentAdapter<Record>(disk: Disk, path: string, schema: z.ZodType<Record>): DocumentAdapter<Record> {
  let size = 0;
  const versioned = z.object({ version: z.number() });
  const shape = z.strictObject({
    checksum: z.string(),
    version: z.literal(VERSION),
    covers: z.int().min(0),
    entries: z.array(schema),
  });

  async function read(): Promise<Snapshot<Record> | null> {
    let bytes: Buffer;
    try {
      bytes = await disk.readFile(path);
    } catch (error) {
      if (codeOf(error) === 'ENOENT') return null;
      throw error;
    }
    size = bytes.length;
    const checksum = PREFIX.exec(bytes.toString('latin1', 0, PREFIX_LENGTH))?.[1];
    if (checksum === undefined) throw damaged(0, 'it does not start with its checksum');
    if (hex(crc32(bytes.subarray(PREFIX_LENGTH))) !== checksum) throw damaged(PREFIX_LENGTH, 'its checksum is wrong');
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    const found = versioned.safeParse(value);
    if (found.success && found.data.version > VERSION) {
      const message = `${path} was written by a newer Drydock (version ${found.data.version}, this one reads ${VERSION})`;
      throw new Fault('newer', message, { file: path });
    }
    const parsed = shape.safeParse(value);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw damaged(PREFIX_LENGTH, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
    }
    return { covers: parsed.data.covers, entries: parsed.data.entries };
  }

  async function write({ covers, entries }: Snapshot<Record>): Promise<void> {
    const rest = Buffer.from(`${JSON.stringify({ version: VERSION, covers, entries }).slice(1)}\n`);
    await replaceFile(disk, path, Buffer.concat([Buffer.from(`{"checksum":"${hex(crc32(rest))}",`), rest]));
    size = PREFIX_LENGTH + rest.length;
  }

  function damaged(offset: number, why: string): Fault {
    const message = `${path} is damaged at byte ${offset}: ${why}. Without this file it is made again from the journal: move it away and start again.`;
    return new Fault('damaged', message, { file: path, offset });
  }

  return { read, write, bytes: () => size };
}

function hex(checksum: number): string {
  return checksum.toString(16).padStart(8, '0');
}
