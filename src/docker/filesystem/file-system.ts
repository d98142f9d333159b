import { copied, moved } from './carry.ts';
import type { Errno } from './errno.ts';
import { changed, type GivenOwnership, linked, type Maker, made, removed, written } from './make.ts';
import type { Content, Node } from './node.ts';
import type { MutableTree } from './tree.ts';
import { isPath, nodeAt, walk } from './walk.ts';

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
  write(path: string, content: Content | Uint8Array | string, given?: GivenOwnership): Errno | null;
  mkdir(path: string, options?: GivenOwnership & { readonly recursive?: boolean }): Errno | null;
  remove(path: string, options?: { readonly recursive?: boolean; readonly force?: boolean }): Errno | null;
  rename(from: string, to: string): Errno | null;
  /** Copies a file, a symlink as such, or a directory with all that is in it. */
  copy(from: string, to: string): Errno | null;
  symlink(path: string, target: string, given?: GivenOwnership): Errno | null;
  /** Changes mode, owner or time; follows symlinks unless told not to. */
  change(path: string, given: GivenOwnership, follow?: boolean): Errno | null;
}

export interface FileSystemOptions {
  /** Seconds since the epoch: the time that new and written files get. */
  readonly now: () => number;
  /** Who makes new files; root when absent. */
  readonly uid?: number;
  readonly gid?: number;
}

export function fileSystemOf(tree: MutableTree, options: FileSystemOptions): FileSystem {
  const maker: Maker = { tree, now: options.now, uid: options.uid ?? 0, gid: options.gid ?? 0 };
  return {
    tree,
    resolve(path) {
      const at = walk(tree, path, true);
      return isPath(at) ? at : null;
    },
    lstat: path => nodeAt(tree, path, false),
    stat: path => nodeAt(tree, path, true),
    list(path) {
      const at = walk(tree, path, true);
      return isPath(at) ? tree.names(at) : [];
    },
    read(path) {
      const node = nodeAt(tree, path, true);
      return node?.type === 'file' ? node.content : null;
    },
    write: (path, content, given) => written(maker, path, content, given),
    mkdir: (path, given) => made(maker, path, given),
    remove: (path, how) => removed(tree, path, how),
    rename: (from, to) => moved(tree, from, to),
    copy: (from, to) => copied(tree, from, to),
    symlink: (path, target, given) => linked(maker, path, target, given),
    change: (path, given, follow) => changed(tree, path, given, follow),
  };
}
