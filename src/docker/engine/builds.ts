/** The Engine API's builds and what they leave in the cache. */
import type { Progress } from './answer.ts';

/** An element of the build cache in `GET /system/df`. */
export interface BuildCacheRecord {
  readonly ID: string;
  readonly Parents?: readonly string[];
  readonly Type: string;
  readonly Description: string;
  readonly InUse: boolean;
  readonly Shared: boolean;
  readonly Size: number;
  readonly CreatedAt: string;
  readonly LastUsedAt: string | null;
  readonly UsageCount: number;
}

export interface BuildCachePruned {
  readonly CachesDeleted: readonly string[] | null;
  /** The records that went, for `docker buildx prune`, which prints them. */
  readonly Records: readonly BuildCacheRecord[];
  readonly SpaceReclaimed: number;
}

/** The stream of a classic build. */
export interface ClassicBuilt extends Progress<string> {
  /** What `docker build` ends with when it broke off. */
  readonly exitCode: number;
}
