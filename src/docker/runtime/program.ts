import type { Json } from '../filesystem/index.ts';
import type { UserFiles } from './files.ts';
import type { Session } from './session.ts';
import type { Dialect } from './shell/dialect.ts';

/** Whose manners a program has: busybox's applets and GNU's tools word their errors differently. */
export type Family = 'busybox' | 'gnu';

/** Where a stream of a program goes: to the process's own stream, or to whoever collects it (a pipe, a file, `$(…)`). */
export type Target = 'stdout' | 'stderr' | null;

export interface Route {
  readonly out: Target;
  readonly err: Target;
}

/** One run of one program. */
export interface Call {
  /** The applet: base name of argv[0] for a multi-call binary, else the program's name. */
  readonly name: string;
  readonly argv0: string;
  readonly args: readonly string[];
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  readonly family: Family;
  /** What the executable carries for its program. */
  readonly data: Json;
  /** Canonical path of the executable. */
  readonly path: string;
  readonly session: Session;
  readonly files: UserFiles;
  readonly route: Route;
  /** Standard input was given by a pipe, a file or a here-document: it is not the terminal. */
  readonly piped: boolean;
  /** The shell whose command it is: echo, for one, reads escapes in dash. */
  readonly shell: Dialect | null;
  /** Standard input, one character for each byte. */
  readonly stdin: string;
  /** Standard input as text. */
  readonly input: string;
  /** Prints text; `\x00`–`\xff` as such with `bytes`. */
  out(text: string): void;
  err(text: string): void;
  /** Prints bytes, one character each. */
  outBytes(bytes: string): void;
  /** Runs another program on the same streams, and gives its exit code: 127 when it is not there (said by whoever calls). */
  run(argv: readonly string[], given?: RunGiven): Promise<Ran>;
}

export interface RunGiven {
  readonly env?: ReadonlyMap<string, string>;
  readonly cwd?: string;
  readonly stdin?: string;
  readonly route?: Route;
  readonly piped?: boolean;
  readonly files?: UserFiles;
}

export interface Ran {
  readonly exitCode: number;
  /** What did not go to the process's own streams. */
  readonly stdout: string;
  readonly stderr: string;
  /** Whether `stdout` holds bytes, one character each. */
  readonly bytes: boolean;
  /** Why nothing ran. */
  readonly missing: 'not-found' | 'denied' | 'directory' | 'format' | null;
}

export type Program = (call: Call) => number | Promise<number>;
