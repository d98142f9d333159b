import type { DaemonState } from '../daemon/state.ts';
import type { Change } from '../filesystem/index.ts';
import type { Instant } from '../outcome.ts';
import type { PromptState } from '../runtime/index.ts';
import type { InsideContainer } from './inside.ts';

/** A learner's machine with its daemon and the registries behind it. A value: running a line gives another one. */
export interface Host {
  readonly daemon: DaemonState;
  readonly clock: Instant;
  /** Where the learner's files are: filesOf and editFiles speak of this directory. */
  readonly directory: string;
  /** Where the learner's shell stands, and its variables. */
  readonly shell: PromptState;
  /** What the learner's machine has beyond a fresh one. */
  readonly files: readonly Change[];
  /** Whether the catalogue is the built-in one. */
  readonly builtIn: boolean;
  /** The shell of a container at which the learner stands, or null. */
  readonly inside: InsideContainer | null;
}
