/** A process that waits at its terminal, put away between two lines of whoever types. Plain data: it is kept with the host. */
import type { OutputChunk } from '../engine/pieces.ts';
import type { Change } from '../filesystem/index.ts';
import type { Instant } from '../outcome.ts';
import type { ProcessCheckpoint } from '../runtime/kernel/process-request.ts';
import type { ContainerRecord } from './state.ts';

/** What a process has made of its files, whole. */
export interface RestingFiles {
  /** Of the container's read-write layer. */
  readonly changes: readonly Change[];
  readonly scratch: ContainerRecord['scratch'];
  /** Of volumes, by name. */
  readonly volumes: ReadonlyMap<string, readonly Change[]>;
  /** Of the learner's machine; null where the container has no bind mount. */
  readonly host: readonly Change[] | null;
}

export interface RestingProcess {
  readonly container: string;
  /** When it was started: in the same line it is started at the same moment again. */
  readonly at: Instant;
  readonly process: ProcessCheckpoint;
  readonly files: RestingFiles;
  /** All that it has printed, as it is kept of it. */
  readonly chunks: readonly OutputChunk[];
}
