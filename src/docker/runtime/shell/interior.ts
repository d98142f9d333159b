import type { CommandNode, ExecResult, IFileSystem, ScriptNode } from 'just-bash';
import { hasPart, simple } from './nodes.ts';
import type { ShellRefusal } from './refused.ts';

/**
 * The inside of the interpreter, which it does not hand out: what a shell knows while its script is played. Here it is counted what
 * a script does with its variables, a shell that is typed at is put away and taken out again, and the kernel's own two programs are
 * called without what the interpreter lays around a stranger's.
 */

/** An array of a shell, by its indices or keys as text. */
export interface ShellArray {
  readonly kind: 'indexed' | 'associative';
  readonly elements: Map<string, string>;
}

/** A function's definition. */
export type FunctionNode = Extract<CommandNode, { readonly type: 'FunctionDef' }>;

/** What a shell knows, as far as it is looked at here. */
export interface Interior {
  env: Map<string, string>;
  arrays?: Map<string, ShellArray>;
  cwd: string;
  /** What stands on standard input of the group of commands, and who may end the script. */
  readonly groupStdin?: string;
  readonly signal?: AbortSignal;
  /** `$?`. */
  lastExitCode: number;
  readonly functions: Map<string, FunctionNode>;
  /** How deep in functions, and in files that are read by `.`. */
  readonly callDepth: number;
  readonly sourceDepth: number;
}

/** What a program of the kernel is told of the place where it is called. */
export interface Called {
  readonly cwd: string;
  /** All variables of the shell. */
  readonly env: Map<string, string>;
  readonly exportedEnv: Readonly<Record<string, string>>;
  /** One character for each byte. */
  readonly stdin: string;
}

export type KernelProgram = (args: readonly string[], called: Called) => Promise<ExecResult>;

/** Who looks on while a script is played. */
export interface Onlooker {
  /** By the paths under which scripts call them. */
  readonly programs: ReadonlyMap<string, KernelProgram>;
  /** Before the first command of a script, once for each shell. */
  began(interior: Interior): void;
  /** After the last one, when the shell was left before the end of its script: by `exit`, or by what does the same. */
  left?(interior: Interior): void;
  /** Before a command of any kind, those within others too. Gives what is to be called after it, however it ended, or null. */
  entered(node: CommandNode): (() => void) | null;
  /** What comes of a command that has failed with 1 and of which the interpreter says this; null when nothing else does. */
  refused?(node: CommandNode, said: string): ShellRefusal | null;
}

interface Interpreter {
  readonly ctx: { readonly state: Interior; readonly fs: IFileSystem };
  executeScript(script: ScriptNode): Promise<unknown>;
  executeCommandInner(node: CommandNode, ...rest: readonly unknown[]): Promise<ExecResult>;
  runCommand(
    name: string,
    args: string[],
    quoted: readonly boolean[],
    stdin: string,
    ...rest: unknown[]
  ): Promise<CommandResult>;
  buildExportedEnv(): Record<string, string>;
}

/** What a command came to, as the interpreter takes it. */
interface CommandResult extends ExecResult {
  readonly internalStdinConsumed?: number;
  readonly internalProducerCommand?: string;
}

/** By the files of a shell, which the interpreter is made with and keeps. */
const onlookers = new WeakMap<IFileSystem, Onlooker>();
const seen = new WeakMap<Interior, Onlooker>();

/** Lets somebody look on at whatever is played over these files. */
export function lookOn(files: IFileSystem, onlooker: Onlooker): void {
  onlookers.set(files, onlooker);
}

let isOpen = false;

/**
 * To be called right before the interpreter is made. Its class is not exported, but an instance binds its methods to itself when it is
 * made, and that is where it is met: once in the life of this process, and for no longer than that one call.
 */
export function openInterior(): void {
  if (isOpen) return;
  const { bind } = Function.prototype;
  Function.prototype.bind = function (this: (...given: never) => unknown, owner: unknown, ...given: unknown[]) {
    Function.prototype.bind = bind;
    if (isInterpreter(owner)) {
      isOpen = true;
      watch(Object.getPrototypeOf(owner));
    }
    return bind.call(this, owner, ...given);
  };
}

/** Whether everything that is played is looked on at. */
export function isInteriorOpen(): boolean {
  return isOpen;
}

function isInterpreter(owner: unknown): boolean {
  return typeof owner === 'object' && owner !== null && 'executeScript' in owner && 'executeCommandInner' in owner;
}

/** Assignments that substitute no command: they have no status of their own. */
function onlyAssigns(node: CommandNode): boolean {
  if (node.type !== 'SimpleCommand' || node.name !== null) return false;
  const known = assigning.get(node) ?? !hasPart(node.assignments, SUBSTITUTING);
  assigning.set(node, known);
  return known;
}

const assigning = new WeakMap<CommandNode, boolean>();

const SUBSTITUTING: ReadonlySet<unknown> = new Set(['CommandSubstitution']);

/** The interpreter leaves the status of the command before. What went wrong was said. */
function succeeded(result: ExecResult): ExecResult {
  return result.stderr === '' && result.exitCode !== 0 ? { ...result, exitCode: 0 } : result;
}

/** What the interpreter throws to leave a shell. */
interface LeavingError extends Error {
  readonly stdout?: string;
  readonly stderr?: string;
  prependOutput(stdout: string, stderr: string): void;
}

/** The interpreter throws where a file cannot be made; that is the failure of the command which asked for it. */
function notOpened(error: Error): ExecResult {
  if (!/^E[A-Z]+: .*, '.*'$/.test(error.message)) throw error;
  return { stdout: '', stderr: `${error.message}\n`, exitCode: 1 };
}

/** It throws, too, at what cannot be worked out, and plays on: a shell that ends with it takes that as a failure. */
function notWorkedOut(error: LeavingError, ends: (said: string) => boolean): ExecResult {
  const { stdout = '', stderr = '' } = error;
  if (error.name !== 'ArithmeticError' || !ends(stderr)) throw error;
  return { stdout, stderr, exitCode: 1 };
}

/** `cd ../tmp` at the root gives the interpreter two slashes. */
function oneSlash(state: Interior): void {
  if (!state.cwd.startsWith('//')) return;
  state.cwd = state.cwd.slice(1);
  state.env.set('PWD', state.cwd);
}

function watch(prototype: Interpreter): void {
  const { executeScript, executeCommandInner, runCommand } = prototype;
  prototype.executeScript = function (script) {
    const { state, fs } = this.ctx;
    const onlooker = onlookers.get(fs);
    if (onlooker === undefined || seen.has(state)) return executeScript.call(this, script);
    seen.set(state, onlooker);
    onlooker.began(state);
    return executeScript.call(this, script).catch(error => {
      onlooker.left?.(state);
      throw error;
    });
  };
  prototype.executeCommandInner = function (node, ...rest) {
    const onlooker = seen.get(this.ctx.state);
    const left = onlooker?.entered(node) ?? null;
    const played = executeCommandInner
      .call(this, node, ...rest)
      .catch(notOpened)
      .catch((error: LeavingError) => notWorkedOut(error, said => onlooker?.refused?.(node, said)?.ends === true))
      .finally(() => oneSlash(this.ctx.state));
    const settled = onlyAssigns(node) ? played.then(succeeded) : played;
    const judged = settled.then(result => {
      if (result.exitCode !== 1 || result.stderr === '') return result;
      const refusal = onlooker?.refused?.(node, result.stderr) ?? null;
      if (refusal === null) return result;
      if (!refusal.ends) return { ...result, exitCode: refusal.status };
      return executeCommandInner
        .call(this, simple(['exit', String(refusal.status)]), ...rest)
        .catch((leaving: LeavingError) => {
          leaving.prependOutput(result.stdout, result.stderr);
          throw leaving;
        });
    });
    return left === null ? judged : judged.finally(left);
  };
  prototype.runCommand = async function (name, args, quoted, stdin, ...rest) {
    const { state } = this.ctx;
    const program = seen.get(state)?.programs.get(name);
    if (program === undefined) return runCommand.call(this, name, args, quoted, stdin, ...rest);
    const given = stdin || state.groupStdin || '';
    const called = { cwd: state.cwd, env: state.env, exportedEnv: this.buildExportedEnv(), stdin: given };
    const ran = await program(args, called);
    // A script that was ended meanwhile ends as the interpreter ends it.
    if (state.signal?.aborted === true) return runCommand.call(this, name, args, quoted, stdin, ...rest);
    return { ...ran, internalStdinConsumed: given.length, internalProducerCommand: name };
  };
}
