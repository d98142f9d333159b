import type { UserFiles } from '../kernel/files.ts';
import type { Dialect } from '../kernel/manners.ts';
import type { ProgramResult, Session, StreamRoute } from '../kernel/program.ts';

/** What a shell is given to play. */
export interface Script {
  readonly session: Session;
  readonly files: UserFiles;
  readonly env: ReadonlyMap<string, string>;
  readonly cwd: string;
  /** One character for each byte. */
  readonly stdin: string;
  readonly route: StreamRoute;
  readonly text: string;
  readonly argv0: string;
  /** Read from a file: messages name its lines. */
  readonly named: boolean;
  readonly positional: readonly string[];
  /** Letters of `set`: `ex`. */
  readonly options: string;
  readonly dialect: Dialect;
  /** Typed at by a person. */
  readonly interactive?: boolean;
}

export type ScriptResult = Omit<ProgramResult, 'missing'> & {
  /** Every variable of the shell at its end, and where it stood. */
  readonly variables: ReadonlyMap<string, string>;
  readonly cwd: string;
};

/** Plays a script: handed to what a shell does in the midst of one. */
export type RunScript = (script: Script) => Promise<ScriptResult>;
