import { cleanPath, joinPath, nameOf, parentOf, standIn, textOf } from '../../../filesystem/index.ts';
import type { ProgramCall } from '../../kernel/program.ts';

/** A file as text; null when there is none that can be read. */
export function sourceAt(call: ProgramCall, path: string): string | null {
  const content = call.files.content(path);
  return typeof content === 'string' ? null : textOf(content);
}

/** A path as somebody wrote it, from the working directory. */
export function placeOf(call: ProgramCall, path: string): string {
  return cleanPath(path, call.cwd);
}

/** A path as the working directory sees it: `target/app.jar`. */
export function shownFrom(call: ProgramCall, path: string): string {
  return call.cwd !== '/' && path.startsWith(`${call.cwd}/`) ? path.slice(call.cwd.length + 1) : path;
}

/** How deep a tree of sources is looked through, and how many files of it. */
const DEEPEST = 12;
const MOST_FILES = 600;

/** Directories that hold no sources of one's own. */
const FOREIGN = new Set(['node_modules', '.git', 'target', 'vendor', 'obj', 'bin', '.next', 'dist', '.gradle']);

/** The files below a directory whose names match, sorted; absolute paths. */
export function filesBelow(call: ProgramCall, directory: string, name: RegExp): readonly string[] {
  const found: string[] = [];
  const visit = (at: string, depth: number): void => {
    for (const entry of call.files.list(at)) {
      if (found.length >= MOST_FILES) return;
      const path = joinPath(at, entry);
      const type = call.files.lstat(path)?.type;
      if (type === 'file' && name.test(entry)) found.push(path);
      else if (type === 'directory' && depth < DEEPEST && !FOREIGN.has(entry)) visit(path, depth + 1);
    }
  };
  visit(directory, 0);
  return found;
}

/** The first directory from `from` upwards that has a file of that name; null when none has. */
export function upwards(call: ProgramCall, from: string, name: string): string | null {
  for (let at = from; ; at = parentOf(at)) {
    if (call.files.stat(joinPath(at, name))?.type === 'file') return at;
    if (at === '/') return null;
  }
}

/** Bytes of the files. */
export function bytesOf(call: ProgramCall, paths: readonly string[]): number {
  return paths.reduce((sum, path) => {
    const node = call.files.stat(path);
    return sum + (node?.type === 'file' ? node.content.size : 0);
  }, 0);
}

/** Puts what a tool downloaded into its cache: files of plausible sizes below a directory. */
export function keepDownloads(call: ProgramCall, directory: string, downloads: ReadonlyMap<string, number>): boolean {
  for (const [path, bytes] of downloads) {
    const at = joinPath(directory, path);
    if (call.files.stat(at) !== null) continue;
    if (call.files.mkdir(parentOf(at), { recursive: true }) !== null) return false;
    if (call.files.write(at, standIn(bytes, nameOf(at))) !== null) return false;
  }
  return true;
}

/** Copies a directory's files as they are. */
export function copyTree(call: ProgramCall, from: string, to: string): void {
  call.files.mkdir(to, { recursive: true });
  for (const entry of call.files.list(from)) {
    const [source, target] = [joinPath(from, entry), joinPath(to, entry)];
    if (call.files.lstat(source)?.type === 'directory') {
      copyTree(call, source, target);
      continue;
    }
    const content = call.files.content(source);
    if (typeof content !== 'string') call.files.write(target, content);
  }
}

/** Words of a command line: options, those of them that take the next word, and the rest. */
export interface ToolLine {
  readonly words: readonly string[];
  /** Options without a value of their own, as they are written. */
  readonly flags: ReadonlySet<string>;
  readonly values: ReadonlyMap<string, string>;
}

/** `valued`: options that take a value, behind them or after `=`. */
export function readToolLine(args: readonly string[], valued: ReadonlySet<string>): ToolLine {
  const words: string[] = [];
  const flags = new Set<string>();
  const values = new Map<string, string>();
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const [name = '', value] = arg.split(/=(.*)/s);
    if (!arg.startsWith('-')) words.push(arg);
    else if (valued.has(name)) values.set(name, value ?? args[++at] ?? '');
    else flags.add(arg);
  }
  return { words, flags, values };
}
