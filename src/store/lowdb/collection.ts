/** Records of one kind in memory, and the documents that they are kept in: a few shards, of which only the dirty ones are written. */
import { crc32 } from 'node:zlib';
import type { z } from 'zod';
import type { Disk } from '../disk.ts';
import type { DurableRecord } from '../journal/queue.ts';
import type { Found } from '../journal/record.ts';
import type { Discarded } from './discarded.ts';
import { holdersOf } from './holders.ts';
import { type Keys, lookupOf } from './lookup.ts';
import { type Shard, shardIn } from './shard.ts';

export interface CollectionOptions<Item> extends Keys<Item> {
  /** Of its records in the journal. */
  readonly kind: number;
  readonly shards: number;
  readonly schema: z.ZodType<Item>;
  /** Told of the records that newer ones supersede. */
  readonly discarded: Discarded;
}

export interface Collection<Item extends { readonly id: string }> {
  readonly kind: number;
  get(id: string): Item | null;
  byUnique(value: string): Item | null;
  inGroup(group: string): readonly Item[];
  /** Takes the record's unique values, so that no other may be put while this one is on its way to the disk. @throws Fault `conflict` */
  reserve(item: Item): () => void;
  /** As a durable record of the journal says; null removes. `at`: seconds since 1970. */
  set(id: string, item: Item | null, record: DurableRecord, at: number): void;
  /** A newer one that has the same unique values and groups. Does nothing when there is none. */
  refresh(item: Item): void;
  /** Reads the documents. */
  load(disk: Disk, folder: string): Promise<void>;
  /** A record of the journal: applied unless the document covers it. */
  replay(record: Found, payload: () => string): void;
  /** After the replay: what stands in a document and not in the journal is no more. */
  settle(): void;
  /** How far the furthest document goes. */
  covers(): { readonly sequence: number; readonly file: string };
  /** Forgets documents that go further than the journal: they are made again. */
  forget(): void;
  /** Bytes of the dirty documents, as they were written last. */
  dirtyBytes(): number;
  /** Writes the documents that are dirty now; `keep` says what is worth keeping. `sequence`: of the journal's last record. */
  write(sequence: () => number, keep: (item: Item) => boolean): Promise<void>;
}

export function collection<Item extends { readonly id: string }>(options: CollectionOptions<Item>): Collection<Item> {
  const { name, kind, schema, discarded } = options;
  const shards = Array.from({ length: options.shards }, (_, index) =>
    shardIn<Item>(options.shards === 1 ? `${name}.json` : `${name}-${index.toString(16).padStart(2, '0')}.json`),
  );
  const lookup = lookupOf(options);
  const holders = holdersOf(discarded);

  const shardOf = (id: string): Shard<Item> => {
    const shard = shards[shards.length === 1 ? 0 : crc32(id) % shards.length];
    if (shard === undefined) throw new RangeError(`${name} has no shards`);
    return shard;
  };
  const get = (id: string): Item | null => shardOf(id).items.get(id) ?? null;

  function change(id: string, item: Item | null): void {
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
    if (!shard.items.has(item.id)) return;
    shard.items.set(item.id, item);
    shard.dirty = true;
  }

  /** It is over, without a word of it in the journal. */
  function drop(id: string): void {
    change(id, null);
    holders.drop(id);
  }

  async function load(disk: Disk, folder: string): Promise<void> {
    for (const shard of shards) {
      for (const item of await shard.load(disk, folder, schema)) change(item.id, item);
      shard.dirty = false;
    }
  }

  function replay(record: Found, payload: () => string): void {
    const { key: id, sequence } = record;
    const removed = isRemoval(record);
    holders.set(id, removed, sequence, record.count);
    if (sequence <= shardOf(id).covers) return;
    change(id, removed ? null : schema.parse(JSON.parse(payload())));
  }

  function settle(): void {
    for (const { items } of shards) for (const id of [...items.keys()]) if (!holders.has(id)) change(id, null);
    for (const id of holders.ids()) if (get(id) === null) drop(id);
  }

  function forget(): void {
    holders.clear();
    for (const shard of shards) {
      for (const id of [...shard.items.keys()]) change(id, null);
      shard.covers = 0;
    }
  }

  async function write(sequence: () => number, keep: (item: Item) => boolean): Promise<void> {
    // Those that become dirty again meanwhile wait for the next time.
    for (const shard of shards.filter(each => each.dirty)) {
      for (const item of [...shard.items.values()]) if (!keep(item)) drop(item.id);
      await shard.write(sequence());
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
    set: (id, item, { sequence }, at) => {
      change(id, item);
      holders.set(id, item === null, sequence, at);
    },
    refresh,
    load,
    replay,
    settle,
    covers: () =>
      shards.reduce((most, { covers, file }) => (covers > most.sequence ? { sequence: covers, file } : most), {
        sequence: 0,
        file: '',
      }),
    forget,
    dirtyBytes: () => shards.reduce((sum, each) => sum + (each.dirty ? each.bytes() : 0), 0),
    write,
  };
}

/** A record whose payload is `null`. */
function isRemoval({ key, length, header }: Found): boolean {
  return length - header - key.length === 'null'.length;
}
