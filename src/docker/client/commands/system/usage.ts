import type { BuildCacheRecord, Volume } from '../../../engine/index.ts';

export function sum(sizes: readonly number[]): number {
  return sizes.reduce((total, size) => total + size, 0);
}

export function volumeSize(volume: Volume): number {
  return Math.max(0, volume.UsageData?.Size ?? 0);
}

/** The build cache counts only what it does not share with images. */
export function cacheSize(records: readonly BuildCacheRecord[]): number {
  return sum(records.filter(record => !record.Shared).map(record => record.Size));
}
