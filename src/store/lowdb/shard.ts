/** A part of a collection's records, with the document that it is kept in. */
import { join } from 'node:path';
import { Low } from 'lowdb';
import type { z } from 'zod';
import type { Disk } from '../disk.ts';
import { documentAdapter, type Snapshot } from './document.ts';

export interface Shard<Item> {
  readonly file: string;
  readonly items: Map<string, Item>;
  /** The document is older than the records. */
  dirty: boolean;
  /** The record of the journal up to which the document goes. */
  covers: number;
  /** What the document holds. */
  load(disk: Disk, folder: string, schema: z.ZodType<Item>): Promise<readonly Item[]>;
  /** Of the document, as it was written last. */
  bytes(): number;
  /** Writes the document. `sequence`: of the journal's last record. */
  write(sequence: number): Promise<void>;
}

export function shardIn<Item>(file: string): Shard<Item> {
  let low: Low<Snapshot<Item>> | null = null;
  let bytes = (): number => 0;
  const nothing = (): Snapshot<Item> => ({ covers: 0, entries: [] });
  const shard: Shard<Item> = {
    file,
    items: new Map(),
    dirty: false,
    covers: 0,
    async load(disk, folder, schema) {
      const adapter = documentAdapter(disk, join(folder, file), schema);
      bytes = adapter.bytes;
      low = new Low<Snapshot<Item>>(adapter, nothing());
      await low.read();
      const { covers, entries } = low.data;
      shard.covers = covers;
      // The records live in the map; lowdb holds what is being written, and nothing between writes.
      low.data = nothing();
      return entries;
    },
    bytes: () => bytes(),
    async write(sequence) {
      if (low === null) return;
      low.data = { covers: sequence, entries: [...shard.items.values()] };
      shard.dirty = false;
      try {
        await low.write();
        shard.covers = sequence;
      } catch (error) {
        shard.dirty = true;
        throw error;
      } finally {
        low.data = nothing();
      }
    },
  };
  return shard;
}
