/** The cache's records while a build goes on. */
import type { StoredLayer } from '../../image/index.ts';
import type { CacheRecord, SolvePorts } from '../types.ts';
import type { Keyed } from './cause.ts';
import { reference } from './chance.ts';

interface NewRecord {
  readonly keyed: Pick<Keyed, 'key' | 'parentKey' | 'operation' | 'files'>;
  readonly description: string;
  readonly shown?: string;
  readonly kind: CacheRecord['kind'];
  readonly top: StoredLayer | null;
  readonly size: number;
  /** Simulated instant. */
  readonly at: number;
}

export interface Records {
  readonly all: () => readonly CacheRecord[];
  readonly find: (key: string) => CacheRecord | null;
  /** A record whose files are still there. */
  readonly lookup: (key: string) => { readonly record: CacheRecord; readonly top: StoredLayer } | null;
  /** A result that was made. An older one under the same key is kept beside it; the newer is found. */
  readonly make: (record: NewRecord) => CacheRecord;
  readonly use: (record: CacheRecord, at: number, size?: number, description?: string) => CacheRecord;
  /** What would have been made after this simulated instant is not: its step was canceled. */
  readonly cut: (at: number) => void;
  /** Layers that this build made. */
  readonly layers: ReadonlyMap<string, StoredLayer>;
}

export function recordsOf(ports: SolvePorts, seed: number): Records {
  let records: readonly CacheRecord[] = ports.cache.records;
  const layers = new Map<string, StoredLayer>();
  return {
    layers,
    all: () => records,
    find: key => records.findLast(record => record.key === key) ?? null,
    lookup(key) {
      const record = records.findLast(one => one.key === key && one.chain !== null);
      if (record === undefined || record.chain === null) return null;
      const top = layers.get(record.chain) ?? ports.layer(record.chain);
      return top === null ? null : { record, top };
    },
    make({ keyed, description, shown, kind, top, size, at }) {
      const record: CacheRecord = {
        id: reference(seed, at, keyed.key, records.length),
        key: keyed.key,
        parentKey: keyed.parentKey,
        operation: keyed.operation,
        files: keyed.files,
        description,
        ...(shown === undefined ? {} : { shown }),
        kind,
        chain: top?.chainId ?? null,
        parentChain: top?.parent?.chainId ?? null,
        createdAt: at,
        lastUsedAt: at,
        usageCount: 1,
        size,
      };
      records = [...records, record];
      if (top !== null && kind !== 'base') layers.set(top.chainId, top);
      return record;
    },
    cut(at) {
      for (const { chain, createdAt } of records.slice(ports.cache.records.length))
        if (createdAt > at && chain !== null) layers.delete(chain);
      records = records.filter(({ createdAt }, index) => index < ports.cache.records.length || createdAt <= at);
    },
    use(record, at, size = record.size, description = record.description) {
      const used = { ...record, lastUsedAt: at, usageCount: record.usageCount + 1, size, description };
      records = records.map(one => (one.id === record.id ? used : one));
      return used;
    },
  };
}
