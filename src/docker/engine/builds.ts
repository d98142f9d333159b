/** The Engine API's builds and what they leave in the cache. */
import type { SolveResult } from '../builder/types.ts';
import type { Instant } from '../outcome.ts';
import type { Filters } from './answer.ts';
import type { Pieces } from './pieces.ts';

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

/** What a classic build comes to. */
export interface ClassicBuilt {
  /** The image's id; null when it broke off. */
  readonly image: string | null;
  /** What `docker build` ends with. */
  readonly exitCode: number;
}

/**
 * A piece of what a build with BuildKit tells while it goes on: only what is new, as `Control/Status` sends it and
 * `--progress=rawjson` prints it. Times are RFC 3339, texts base64.
 */
export interface BuildStatus {
  readonly at: Instant;
  readonly vertexes?: readonly {
    readonly digest: string;
    readonly inputs?: readonly string[];
    readonly name: string;
    readonly started?: string;
    readonly completed?: string;
    readonly cached?: boolean;
    readonly error?: string;
  }[];
  readonly statuses?: readonly {
    readonly id: string;
    readonly vertex: string;
    readonly name?: string;
    readonly total?: number;
    readonly current: number;
    readonly timestamp: string;
    readonly started: string;
    readonly completed?: string;
  }[];
  readonly logs?: readonly {
    readonly vertex: string;
    /** 1 is standard output, 2 standard error. */
    readonly stream: 1 | 2;
    readonly data: string;
    readonly timestamp: string;
  }[];
  readonly warnings?: readonly {
    readonly vertex: string;
    readonly level: number;
    readonly short: string;
    readonly detail: readonly string[];
    readonly url: string;
    readonly sourceInfo: { readonly filename: string; readonly data: string; readonly language: string };
    readonly range: readonly { readonly start: { readonly line: number }; readonly end: { readonly line: number } }[];
  }[];
}

/**
 * A build on its way. It goes on as it is read. One that is canceled stops its steps: those that were done stay in the cache, there
 * is no image, and its result says `context canceled`.
 */
export interface Build {
  readonly progress: Pieces<BuildStatus>;
  /** How it came out. What has not been read of its progress is gone through first. */
  ended(): Promise<SolveResult>;
}

/** What is asked of `POST /build/prune`. */
export interface BuildPruneOptions {
  readonly all: boolean;
  readonly filters: Filters;
  /** Bytes. */
  readonly keepStorage: number;
}
