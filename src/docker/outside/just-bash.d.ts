/**
 * The part of just-bash that is used: its syntax tree and its file system whole, as its own declarations have them, and of the
 * interpreter what needs no more of the machine than src/docker has. Network, Python and JavaScript cannot be switched on.
 */
import type { ScriptNode } from 'just-bash/ast';
import type { IFileSystem } from 'just-bash/fs';

export type { CommandNode, PipelineNode, ScriptNode, SimpleCommandNode, StatementNode, WordNode } from 'just-bash/ast';
export type { BufferEncoding, FsStat, IFileSystem } from 'just-bash/fs';

/** Bytes as a string of characters below 256. */
interface ByteString {
  readonly bytes: unique symbol;
}

export interface ExecResult {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  /** `bytes`: the text of `stdout` is one of characters below 256. */
  readonly stdoutKind?: 'text' | 'bytes';
}

export interface BashExecResult extends ExecResult {
  readonly env: Record<string, string>;
}

export interface CommandContext {
  readonly cwd: string;
  readonly env: Map<string, string>;
  readonly exportedEnv?: Record<string, string>;
  readonly stdin: ByteString;
  readonly signal?: AbortSignal;
}

interface Command {
  readonly name: string;
}

/** One of the interpreter's own programs. */
export type CommandName = string;

interface BashOptions {
  readonly fs: IFileSystem;
  readonly cwd: string;
  readonly env?: Record<string, string>;
  readonly commands: CommandName[];
  readonly customCommands?: Command[];
  readonly executionLimits: Readonly<Record<string, number>>;
  readonly defenseInDepth: false;
  readonly coverage?: { hit(feature: string): void };
  readonly processInfo?: { readonly pid: number; readonly ppid: number; readonly uid: number; readonly gid: number };
}

interface ExecOptions {
  readonly args?: string[];
  readonly cwd?: string;
  readonly env?: Record<string, string>;
  readonly replaceEnv?: boolean;
  readonly rawScript: true;
  readonly stdin?: string;
  readonly stdinKind?: 'text' | 'bytes';
  readonly signal?: AbortSignal;
}

interface TransformPlugin {
  readonly name: string;
  readonly transform: (context: { readonly ast: ScriptNode }) => { readonly ast: ScriptNode };
}

export class Bash {
  constructor(options: BashOptions);
  exec(line: string, options: ExecOptions): Promise<BashExecResult>;
  registerTransformPlugin(plugin: TransformPlugin): void;
}

export function defineCommand(
  name: string,
  execute: (args: string[], context: CommandContext) => Promise<ExecResult>,
): Command;
export function latin1FromBytes(bytes: ByteString): string;
export function parse(text: string): ScriptNode;
export function serialize(script: ScriptNode): string;
