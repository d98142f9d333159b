import type { CommandNode, StatementNode } from 'just-bash';
import type { Dialect } from '../kernel/manners.ts';
import type { StreamTarget } from '../kernel/program.ts';

/** What is known of a place in a script when it is put under the kernel. */
export interface ScriptPlan {
  readonly shell: number;
  readonly dialect: Dialect;
  readonly route: { readonly out: StreamTarget; readonly err: StreamTarget };
  /** Names that are functions somewhere in the script; grows. */
  readonly functions: Map<string, CommandNode>;
  /** Background jobs of the script, by number; grows. */
  readonly jobs: StatementNode[];
  /** Inside a function or a sourced file, from which `return` leaves. */
  readonly inFunction: boolean;
  /** Whether the script may turn `set -x` on: then every command is shown before it runs. */
  readonly traced: boolean;
  /** Whether the script may be told `set -e`, and whether it would end the shell at this place. */
  readonly errexit: 'watched' | 'calm' | null;
  /** Whether traps are set somewhere in the script. */
  readonly trapping: boolean;
  /** Whether an ash or dash may be told `set -u`. */
  readonly strict: boolean;
  /** How deep in command substitutions: bash repeats the mark of its trace so often. */
  readonly level: number;
  readonly aliases: ReadonlyMap<string, string>;
  /** Whether standard input of the script is a terminal, which `read` then reads. */
  readonly typed: boolean;
  /** Whether the place is in a shell of its own: `( … )`, a pipeline, a substitution. What `exec` starts there is not the process. */
  readonly forked: boolean;
}

/** Where the streams of the call of a function lead, for what the function runs. */
export const FLAGS_VARIABLE = '__FLAGS';
/** What stands beside a command in its pipe, one a line. */
export const BESIDE = '__BESIDE';
/** `$!`. */
export const LAST_JOB = '__LASTJOB';
