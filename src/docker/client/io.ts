/**
 * What the docker client is given by the prompt it was typed at: streams, terminal, environment and the learner's files.
 * All of it is data of the simulated host; nothing here touches the machine that Drydock runs on.
 */

export type Stream = 'stdout' | 'stderr';

/** What stands at a path. Times are milliseconds since the epoch; `mode` is the permission bits alone (0o755). */
export interface ClientFile {
  readonly type: 'file' | 'directory' | 'symlink';
  readonly mode: number;
  readonly size: number;
  readonly mtime: number;
  /** Where a symlink points, as written; null for others. */
  readonly target: string | null;
}

/**
 * The learner's file system, seen by absolute, clean paths. Reading follows symlinks; `lstat` does not. Refusals are data:
 * `null` for "no such file", and a write that cannot be done gives the system's words (`no such file or directory`,
 * `is a directory`, `not a directory`, `permission denied`).
 */
export interface ClientFiles {
  lstat(path: string): ClientFile | null;
  stat(path: string): ClientFile | null;
  read(path: string): Uint8Array | null;
  /** Names in a directory, sorted; empty for anything else. */
  list(path: string): readonly string[];
  write(path: string, content: Uint8Array, mode: number): string | null;
  makeDirectory(path: string, mode: number): string | null;
  symlink(path: string, target: string): string | null;
  remove(path: string): void;
}

export interface ClientIO {
  /** Columns of each stream's terminal, or null when it goes to a pipe or a file. */
  readonly columns: { readonly stdout: number | null; readonly stderr: number | null };
  /** Whether standard input is the learner's keyboard. */
  readonly stdinIsTerminal: boolean;
  readonly stdin: Uint8Array;
  /** Absolute working directory. */
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly files: ClientFiles;
  /** The host's clock at this moment of the command, in milliseconds since the epoch: it moves while the engine works. */
  now(): number;
  /**
   * Puts out a piece. `at` is the moment on the host's clock when it appears; without it, `now()`. Pieces come in order:
   * an `at` before the last one counts as the last one.
   */
  write(stream: Stream, data: string | Uint8Array, at?: number): void;
}
