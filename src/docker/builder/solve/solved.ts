/** What a build's second half leaves behind. */
import type { SentPaths } from '../../context/send.ts';
import type { StepFailure } from '../../context/step-failure.ts';
import type { Tree } from '../../filesystem/index.ts';
import type { StoredLayer } from '../../image/index.ts';
import type { CacheCause } from '../../view.ts';
import type { CacheRecord } from '../types.ts';
import type { KeptMounts } from './perform.ts';

/** What became of an operation. */
export interface StepState {
  readonly started: number;
  readonly completed: number;
  readonly outcome: 'cached' | 'done' | 'error' | 'canceled';
  readonly cause: CacheCause;
  readonly key: string;
  readonly tree: Tree;
  readonly top: StoredLayer | null;
  readonly record: CacheRecord | null;
}

export interface Solved {
  readonly states: ReadonlyMap<number, StepState>;
  readonly failure: { readonly at: number; readonly operation: number; readonly error: StepFailure } | null;
  readonly records: readonly CacheRecord[];
  readonly layers: ReadonlyMap<string, StoredLayer>;
  readonly context: SentPaths;
  readonly contextBytes: number;
  readonly kept: KeptMounts;
  /** Images whose layers had to be fetched. */
  readonly fetched: ReadonlySet<string>;
  readonly end: number;
}
