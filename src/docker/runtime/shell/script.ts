import type { UserFiles } from '../kernel/files.ts';
import type { Dialect } from '../kernel/manners.ts';
import type { ProgramResult, Session, StreamRoute } from '../kernel/program.ts';
import type { Interior } from './interior.ts';

/** Stands among letters of `set` for `-o pipefail`, which has none. */
export const PIPEFAIL = '|';

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
  /** Letters of `set`: `ex`; and PIPEFAIL. */
  readonly options: string;
  readonly dialect: Dialect;
  /** Typed at by a person. */
  readonly interactive?: boolean;
  /** Its standard input is the terminal of the process. */
  readonly typed?: boolean;
  /** Those of a shell that is typed at in a container. */
  readonly aliases?: Map<string, string>;
  /** Of the shell; absent: the next one. */
  readonly pid?: number;
  /** How many lines the shell has read before this text. */
  readonly above?: number;
  /** Told what the interpreter knows, before the first command. */
  readonly began?: (interior: Interior) => void;
}

export type ScriptResult = Omit<ProgramResult, 'missing'> & {
  /** Every variable of the shell at its end, and where it stood. */
  readonly variables: ReadonlyMap<string, string>;
  readonly cwd: string;
  /** Whether it was left before the end of its text: it reads no more, whatever comes. */
  readonly isLeft: boolean;
};

/** Plays a script: handed to what a shell does in the midst of one. */
export type RunScript = (script: Script) => Promise<ScriptResult>;
