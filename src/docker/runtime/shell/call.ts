/** One of the shell's own commands being run. */
import type { Execution } from '../kernel/execute.ts';
import type { Speaker } from './speaker.ts';

export interface OwnCall extends Execution {
  readonly speaker: Speaker;
  readonly line: number;
  /** Of the shell. */
  readonly pid: number;
  readonly functions: ReadonlyMap<string, unknown>;
  /** Of a shell that is typed at; null in a script, where none is expanded. */
  readonly aliases: Map<string, string> | null;
  readonly variables: ReadonlyMap<string, string>;
  readonly set: (name: string, value: string) => void;
  readonly complain: (text: string) => void;
  /** Plays a trap's text before the next command. */
  readonly raise: (handler: string) => void;
}
