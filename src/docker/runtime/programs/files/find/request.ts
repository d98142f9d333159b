import type { Node } from '../../../../filesystem/index.ts';

/** Something that find comes across. */
export interface FindEntry {
  readonly node: Node;
  /** Absolute. */
  readonly path: string;
  /** As it is printed: below the path that find was given. */
  readonly shown: string;
}

export type Test = (entry: FindEntry) => boolean | Promise<boolean>;

/** `-exec … +`: one command for all that passes. */
export interface ExecBatch {
  readonly command: readonly string[];
  readonly paths: string[];
}

/** What find is asked to look for, and how. */
export interface FindRequest {
  readonly test: Test;
  /** Something in it prints or acts: what passes is not printed besides. */
  readonly acts: boolean;
  readonly deepest: number;
  readonly shallowest: number;
  /** What a directory holds comes before itself. */
  readonly depthFirst: boolean;
  readonly batches: readonly ExecBatch[];
  /** The first word that is no test. */
  readonly unknown: string | null;
}
