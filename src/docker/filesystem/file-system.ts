import { type Content, contentOf, type Node, type Ownership } from './node.ts';
import { isWithin, joinPath, parentOf } from './path.ts';
import type { MutableTree } from './tree.ts';

/** Why the simulated kernel refused, by the name that Linux gives it. */
export type Errno =
  | 'ENOENT'
  | 'ENOTDIR'
  | 'EISDIR'
  | 'EEXIST'
  | 'ENOTEMPTY'
  | 'ELOOP'
  | 'EINVAL'
  | 'EBUSY'
  | 'EROFS'
  | 'ENAMETOOLONG'
  | 'ENOSPC';

/** `No such file or directory`: the C library's words. */
export function errnoText(errno: Errno): string {
  switch (errno) {
    case 'ENOENT':
      return 'No such file or directory';
    case 'ENOTDIR':
      return 'Not a directory';
    case 'EISDIR':
      return 'Is a directory';
    case 'EEXIST':
      return 'File exists';
    case 'ENOTEMPTY':
      return 'Directory not empty';
    case 'ELOOP':
      return 'Too many levels of symbolic links';
    case 'EINVAL':
      return 'Invalid argument';
    case 'EBUSY':
      return 'Device or resource busy';
    case 'ENAMETOOLONG':
      return 'File name too long';
    case 'EROFS':
      return 'Read-only file system';
    case 'ENOSPC':
      return 'No space left on device';
  }
}

export type Given = Partial<Ownership>;

/**
 * Files as a program sees them: symlinks are followed in every directory of a path, refusals are data. Paths are absolute
 * (relative ones count from the root).
 */
export interface FileSystem {
  readonly tree: MutableTree;
  /** Canonical path with all symlinks followed; the last part may be missing. null: a directory on the way is missing, or a loop. */
  resolve(path: string): string | null;
  /** Does not follow a symlink at the end. */
  lstat(path: string): Node | null;
  stat(path: string): Node | null;
  list(path: string): readonly string[];
  /** null for anything but a file. */
  read(path: string): Content | null;
  /** Makes or replaces a file; an existing one keeps its mode and owner unless they are given. */
  write(path: string, content: Content | Uint8Array | string, given?: Given): Errno | null;
  mkdir(path: string, options?: Given & { readonly recursive?: boolean }): Errno | null;
  remove(path: string, options?: { readonly recursive?: boolean; readonly force?: boolean }): Errno | null;
  rename(from: string, to: string): Errno | null;
  /** Copies a file, a symlink as such, or a directory with all that is in it. */
  copy(from: string, to: string): Errno | null;
  symlink(path: string, target: string, given?: Given): Errno | null;
  /** Changes mode, owner or time; follows symlinks unless told not to. */
  change(path: string, given: Given, follow?: boolean): Errno | null;
}

export interface FileSystemOptions {
  /** Seconds since the epoch: the time that new and written files get. */
  readonly now: () => number;
  /** Who makes new files; root when absent. */
  readonly uid?: number;
  readonly gid?: number;
}

const MOST_LINKS = 40;
const LONGEST_PATH = 4095;
const LONGEST_NAME = 255;
/** Directories in directories: Linux knows no such cap below that of the path's length. */
const MOST_PARTS = 256;

export function fileSystemOf(tree: MutableTree, options: FileSystemOptions): FileSystem {
  const { now, uid = 0, gid = 0 } = options;
  const { mayGrow, mayWrite } = tree;

  const walk = (path: string, followLast: boolean): string | Errno => {
    if (isTooLong(path)) return 'ENAMETOOLONG';
    let rest = cleanLexically(path);
    let here = '/';
    let links = 0;
    while (rest.length > 0) {
      const [part, ...after] = rest;
      if (part === undefined) break;
      if (part === '..') {
        here = parentOf(here);
        rest = after;
        continue;
      }
      if (part.length > LONGEST_NAME) return 'ENAMETOOLONG';
      const next = joinPath(here, part);
      const node = tree.get(next);
      if (node === null) {
        if (after.length > 0) return 'ENOENT';
        return next;
      }
      if (node.type === 'symlink' && (after.length > 0 || followLast)) {
        if (++links > MOST_LINKS) return 'ELOOP';
        if (node.target.startsWith('/')) here = '/';
        rest = [...cleanLexically(node.target), ...after];
        continue;
      }
      if (node.type !== 'directory' && after.length > 0) return 'ENOTDIR';
      here = next;
      rest = after;
    }
    return here;
  };
  /** Whether another tree is mounted there. */
  const isBusy = (at: string) => tree.mountPoints(at).includes(at);
  const found = (at: string | Errno): at is string => at.startsWith('/');
  const owned = (mode: number, given: Given = {}): Ownership => ({
    mode: given.mode ?? mode,
    uid: given.uid ?? uid,
    gid: given.gid ?? gid,
    mtime: given.mtime ?? Math.floor(now()),
  });
  /** A place for a new or replaced node: its directory exists and may be written. */
  const place = (path: string, followLast: boolean): string | Errno => {
    const at = walk(path, followLast);
    if (!found(at)) return at;
    if (tree.get(parentOf(at))?.type !== 'directory') return 'ENOENT';
    return mayWrite(at) ? at : 'EROFS';
  };
  const copyNode = (from: string, to: string): Errno | null => {
    const node = tree.get(from);
    if (node === null) return 'ENOENT';
    if (!mayWrite(to)) return 'EROFS';
    if (!mayGrow(node.type === 'file' ? node.content.size : 0)) return 'ENOSPC';
    tree.put(to, node);
    for (const name of node.type === 'directory' ? tree.names(from) : []) {
      const failed = copyNode(joinPath(from, name), joinPath(to, name));
      if (failed !== null) return failed;
    }
    return null;
  };

  return {
    tree,
    resolve(path) {
      const at = walk(path, true);
      return found(at) ? at : null;
    },
    lstat(path) {
      const at = walk(path, false);
      return found(at) ? tree.get(at) : null;
    },
    stat(path) {
      const at = walk(path, true);
      return found(at) ? tree.get(at) : null;
    },
    list(path) {
      const at = walk(path, true);
      return found(at) ? tree.names(at) : [];
    },
    read(path) {
      const at = walk(path, true);
      const node = found(at) ? tree.get(at) : null;
      return node?.type === 'file' ? node.content : null;
    },
    write(path, content, given) {
      const at = place(path, true);
      if (!found(at)) return at;
      const old = tree.get(at);
      if (old?.type === 'directory') return 'EISDIR';
      const whole = typeof content === 'string' || content instanceof Uint8Array ? contentOf(content) : content;
      if (!mayGrow(whole.size - (old?.type === 'file' ? old.content.size : 0))) return 'ENOSPC';
      const kept = old === null ? given : { mode: old.mode, uid: old.uid, gid: old.gid, ...given };
      tree.put(at, { type: 'file', ...owned(0o644, kept), content: whole });
      return null;
    },
    mkdir(path, { recursive = false, ...given } = {}) {
      let at = walk(path, true);
      if (found(at) && tree.get(at) !== null) {
        return recursive && tree.get(at)?.type === 'directory' ? null : 'EEXIST';
      }
      if (recursive && (at === 'ENOENT' || (found(at) && tree.get(parentOf(at)) === null))) {
        const failed = this.mkdir(path.replace(/\/+[^/]*\/*$/, '') || '/', { recursive, ...given });
        if (failed !== null) return failed;
        at = walk(path, true);
      }
      if (!found(at)) return at;
      if (tree.get(parentOf(at))?.type !== 'directory') return 'ENOENT';
      if (!mayWrite(at)) return 'EROFS';
      if (!mayGrow(0)) return 'ENOSPC';
      tree.put(at, { type: 'directory', ...owned(0o755, given) });
      return null;
    },
    remove(path, { recursive = false, force = false } = {}) {
      const at = walk(path, false);
      const node = found(at) ? tree.get(at) : null;
      if (!found(at) || node === null) return force ? null : found(at) ? 'ENOENT' : at;
      if (at === '/' || isBusy(at)) return 'EBUSY';
      if (!mayWrite(at)) return 'EROFS';
      if (node.type === 'directory' && !recursive && tree.names(at).length > 0) return 'ENOTEMPTY';
      tree.drop(at);
      return null;
    },
    rename(from, to) {
      const at = walk(from, false);
      const node = found(at) ? tree.get(at) : null;
      if (!found(at)) return at;
      if (node === null) return 'ENOENT';
      const target = place(to, false);
      if (!found(target)) return target;
      if (target === at) return null;
      if (isWithin(target, at)) return 'EINVAL';
      if (isBusy(at) || isBusy(target)) return 'EBUSY';
      if (!mayWrite(at)) return 'EROFS';
      const old = tree.get(target);
      if (old?.type === 'directory') {
        if (node.type !== 'directory') return 'EISDIR';
        if (tree.names(target).length > 0) return 'ENOTEMPTY';
      } else if (old !== null && node.type === 'directory') return 'ENOTDIR';
      if (old !== null) tree.drop(target);
      const failed = copyNode(at, target);
      if (failed !== null) return failed;
      tree.drop(at);
      return null;
    },
    copy(from, to) {
      const at = walk(from, false);
      if (!found(at)) return at;
      const target = place(to, false);
      if (!found(target)) return target;
      if (tree.get(at)?.type === 'directory' && isWithin(target, at)) return 'EINVAL';
      return copyNode(at, target);
    },
    symlink(path, target, given) {
      const at = place(path, false);
      if (!found(at)) return at;
      if (tree.get(at) !== null) return 'EEXIST';
      if (!mayGrow(target.length)) return 'ENOSPC';
      tree.put(at, { type: 'symlink', ...owned(0o777, given), target });
      return null;
    },
    change(path, given, follow = true) {
      const at = walk(path, follow);
      if (!found(at)) return at;
      const node = tree.get(at);
      if (node === null) return 'ENOENT';
      if (!mayWrite(at)) return 'EROFS';
      tree.put(at, { ...node, ...given });
      return null;
    },
  };
}

/** Whether the kernel would not even look for a path. */
export function isTooLong(path: string): boolean {
  return path.length > LONGEST_PATH || (path.length > MOST_PARTS && cleanLexically(path).length > MOST_PARTS);
}

/** Parts of a path; `..` stays, for it means the parent of what a symlink before it leads to. */
function cleanLexically(path: string): string[] {
  return path.split('/').filter(part => part !== '' && part !== '.');
}
