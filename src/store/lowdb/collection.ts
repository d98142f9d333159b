/** Records of one kind in memory, and the documents that they are kept in: a few shards, of which only the dirty ones are written. */
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { Low } from 'lowdb';
import type { z } from 'zod';
import type { Disk } from '../disk.ts';
import { documentAdapter, type Snapshot } from './document.ts';
import { type Keys, lookupOf } from './lookup.ts';

export interface CollectionOptions<Item> extends Keys<Item> {
  /** Of its records in the journal. */
  readonly kind: number;
  readonly shards: number;
  readonly schema: z.ZodType<Item>;
}

export interface Collection<Item extends { readonly id: string }> {
  readonly kind: number;
  get(id: string): Item | null;
  byUnique(value: string): Item | null;
  inGroup(group: string): readonly Item[];
  /** Takes the record's unique values, so that no other may be put while this one is on its way to the disk. @throws Fault `conflict` */
  reserve(item: Item): () => void;
  /** Null removes. */
  set(id: string, item: Item | null): void;
  /** As `set`, for a newer one that has the same unique values and groups. */
  refresh(item: Item): void;
  /** Reads the documents. */
  load(disk: Disk, folder: string): Promise<void>;
  /** A record of the journal: applied unless the document covers it. */
  replay(sequence: number, id: string, payload: () => string): void;
  /** How far the furthest document goes. */
  covers(): { readonly sequence: number; readonly file: string };
  /** Forgets documents that go further than the journal: they are made again. */
  forget(): void;
  dirty(): boolean;
  /** Writes one dirty document; `keep` says what is worth keeping. */
  write(sequence: number, keep: (item: Item) => boolean): Promise<void>;
}

interface Shard<Item> {
  readonly file: string;
  low: Low<Snapshot<Item>> | null;
  readonly items: Map<string, Item>;
  dirty: boolean;
  covers: number;
}

export function collection<Item extends { readonly id: string }>(options: CollectionOptions<Item>): Collection<Item> {
  const { name, kind, schema } = options;
  const shards: Shard<Item>[] = Array.from({ length: options.shards }, (_, index) => ({
    file: options.shards === 1 ? `${name}.json` : `${name}-${index.toString(16).padStart(2, '0')}.json`,
    low: null,
    items: new Map(),
    dirty: false,
    covers: 0,
  }));
  const lookup = lookupOf(options);

  const shardOf = (id: string): Shard<Item> => {
    const shard = shards[shards.length === 1 ? 0 : crc32(id) % shards.length];
    if (shard === undefined) throw new RangeError(`${name} has no shards`);
    return shard;
  };
  const get = (id: string): Item | null => shardOf(id).items.get(id) ?? null;

  function set(id: string, item: Item | null): void {
    const shard = shardOf(id);
    const before = shard.items.get(id);
    if (before !== undefined) lookup.remove(before);
    if (item === null) shard.items.delete(id);
    else {
      shard.items.set(id, item);
      lookup.add(item);
    }
    shard.dirty = true;
  }

  function refresh(item: Item): void {
    const shard = shardOf(item.id);
    if (!shard.items.has(item.id)) {
      set(item.id, item);
      return;
    }
    shard.items.set(item.id, item);
    shard.dirty = true;
  }

  async function load(disk: Disk, folder: string): Promise<void> {
    for (const shard of shards) {
      const adapter = documentAdapter(disk, join(folder, shard.file), schema);
      shard.low = new Low<Snapshot<Item>>(adapter, { covers: 0, entries: [] });
      await shard.low.read();
      shard.covers = shard.low.data.covers;
      for (const item of shard.low.data.entries) set(item.id, item);
      // The records live in the maps; lowdb holds what is being written, and nothing between writes.
      shard.low.data = { covers: 0, entries: [] };
      shard.dirty = false;
    }
  }

  function replay(sequence: number, id: string, payload: () => string): void {
    if (sequence <= shardOf(id).covers) return;
    const value: unknown = JSON.parse(payload());
    set(id, value === null ? null : schema.parse(value));
  }

  function forget(): void {
    for (const shard of shards) {
      for (const id of [...shard.items.keys()]) set(id, null);
      shard.covers = 0;
    }
  }

  async function write(sequence: number, keep: (item: Item) => boolean): Promise<void> {
    const shard = shards.find(each => each.dirty);
    if (shard === undefined || shard.low === null) return;
    for (const item of [...shard.items.values()]) if (!keep(item)) set(item.id, null);
    shard.low.data = { covers: sequence, entries: [...shard.items.values()] };
    shard.dirty = false;
    try {
      await shard.low.write();
      shard.covers = sequence;
    } catch (error) {
      shard.dirty = true;
      throw error;
    } finally {
      shard.low.data = { covers: 0, entries: [] };
    }
  }

  return {
    kind,
    get,
    byUnique: value => get(lookup.owner(value) ?? ''),
    inGroup: group =>
      lookup
        .members(group)
        .map(get)
        .filter(item => item !== null),
    reserve: lookup.reserve,
    set,
    refresh,
    load,
    replay,
    covers: () =>
      shards.reduce((most, { covers, file }) => (covers > most.sequence ? { sequence: covers, file } : most), {
        sequence: 0,
        file: '',
      }),
    forget,
    dirty: () => shards.some(each => each.dirty),
    write,
  };
}
