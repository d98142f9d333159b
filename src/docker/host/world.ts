/** What a host is made from, and what it is put away as. */
import type { Limits } from '../daemon/daemon.ts';
import type { Files } from '../filesystem/index.ts';
import type { Platform } from '../image/platform.ts';
import type { Instant } from '../outcome.ts';
import type { ProfileName } from '../profile.ts';

/** The version of the simulator: an attempt is replayed with the one it began with, so it changes with what is printed. */
export const SIMULATOR_VERSION = 7;

/** What a host is made from. */
export interface HostWorld {
  readonly seed: number;
  /** When the host's clock starts. */
  readonly at: Instant;
  readonly platform: Platform;
  /** The learner's working directory, absolute; `files` are placed in it. */
  readonly directory: string;
  /** What stands in the working directory: a path relative to it → what is there. */
  readonly files: Files;
  /** Images pulled beforehand, silently: references of the catalogue. */
  readonly images: readonly string[];
  /** Which release of Docker the host runs: `28` unless it says otherwise. */
  readonly profile?: ProfileName;
  /** A catalogue in the form of `registry/catalogue-file.ts`, in place of the built-in one. */
  readonly catalogue: unknown | null;
}

export interface RunOptions {
  /** When the line was typed; the host's clock never goes back. */
  readonly at: Instant;
  /** Columns of the learner's terminal, or null when output goes to a pipe: Docker prints differently on the two. */
  readonly columns: number | null;
  /** What the line reads from standard input. */
  readonly stdin: string;
  /** Caps in place of the host's usual ones: small ones are reached sooner. */
  readonly limits?: Limits;
}

/** A host as JSON: catalogue layers by digest, never by copy. */
export interface FrozenHost {
  readonly version: typeof SIMULATOR_VERSION;
  readonly body: unknown;
}
