/**
 * What the docker client is given by the prompt it was typed at: streams, terminal, environment and the learner's files.
 * All of it is data of the simulated host; nothing here touches the machine that Drydock runs on.
 */
import type { FileSystem } from '../filesystem/index.ts';
import type { Instant, Voice } from '../outcome.ts';
import type { Profile } from '../profile.ts';
import type { Work } from '../work.ts';

export type Stream = 'stdout' | 'stderr';

/** How long people watch what does not end by itself, in simulated milliseconds. */
export interface Patience {
  /** The most, from when they begin to watch. */
  readonly most: number;
  /** From the last that they see to their Ctrl-C. */
  readonly after: number;
}

export interface ClientIO {
  /** Columns of each stream's terminal, or null when it goes to a pipe or a file. */
  readonly columns: { readonly stdout: number | null; readonly stderr: number | null };
  /** Whether standard input is the learner's keyboard. */
  readonly stdinIsTerminal: boolean;
  /** Asks whoever sits at the keyboard; it does not come back: the line is played anew with the answer as its input. Null: nobody does. */
  readonly ask: ((question: string) => never) | null;
  readonly stdin: Uint8Array;
  /**
   * Tells when whoever sits at the keyboard presses Ctrl-C: at most once, and in a simulated world never before something that
   * ends by itself has ended. What it gives ends the watching.
   */
  watch(patience: Patience, pressed: () => void): () => void;
  /** Absolute working directory. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** The learner's file system, not a container's. */
  readonly files: FileSystem;
  /** The release of the client, and what it prints in its own way. */
  readonly profile: Profile;
  /** What the line may cost of which the command is a part. */
  readonly work: Work;
  /** Decides what is left to chance. */
  readonly seed: number;
  /** What `--context` and `--host` said; empty and null when they were not given. */
  readonly chosen?: { readonly context: string; readonly host: string | null };
  /** `docker --debug`: say more. */
  readonly debug?: boolean;
  /**
   * Puts out a piece. `at` is the moment on the host's clock when it appears; without it, the engine's now. Pieces come in
   * order: an `at` before the last one counts as the last one. Without a `voice` the words are Docker's.
   */
  write(stream: Stream, data: string | Uint8Array, at?: Instant, voice?: Voice): void;
}
