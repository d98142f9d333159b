import type { Bash, ScriptNode } from 'just-bash';
import type { Bridge } from './bridge.ts';
import type { Interior } from './interior.ts';
import type { ScriptPlan } from './plan.ts';
import type { RunScript, Script } from './script.ts';
import type { Speaker } from './speaker.ts';

/** A shell at work: the interpreter, what it plays, and by which words it speaks. */
export interface Shell {
  readonly script: Script;
  readonly plan: ScriptPlan;
  readonly speaker: Speaker;
  readonly pid: number;
  readonly bash: Bash;
  readonly bridge: Bridge;
  /** What the interpreter is given next: instrumented, or left alone. */
  next: ScriptNode | null;
  /** Texts that `.` and eval have read, with what the interpreter was given for them. */
  readonly read: Map<string, string>;
  /** What the interpreter knows of the script that it plays; null before one. */
  interior: Interior | null;
  /** Whether it was left before the end of what it plays: by `exit`, or by what does the same. */
  isLeft: boolean;
  readonly runScript: RunScript;
}
