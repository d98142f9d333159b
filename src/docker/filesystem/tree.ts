import type { Change, Layer } from './layer.ts';
import type { DirectoryNode, Node } from './node.ts';
import { joinPath, parentOf } from './path.ts';

/** Files seen by canonical paths: absolute, clean, no symlink followed. */
export interface Tree {
  /** The node at a path, or null. The root is always a directory. */
  get(path: string): Node | null;
  /** Sorted names in a directory; empty for anything else. */
  names(path: string): readonly string[];
  /** Whether a directory is laid together from several layers: overlayfs counts one link for such a one. Absent where there are none. */
  merges?(path: string): boolean;
}

export interface MutableTree extends Tree {
  put(path: string, node: Node): void;
  /** Removes a path with everything below it. */
  drop(path: string): void;
  /** Whether a canonical path may be written: false under a read-only root or mount. `put` and `drop` do not ask. */
  mayWrite(path: string): boolean;
  /** Where other trees are mounted, at a canonical path and below it: such a place can neither be removed nor renamed. */
  mountPoints(path: string): readonly string[];
  /** Whether one more node of so many bytes may be stored: false when the host's cap is reached. */
  mayGrow(bytes: number): boolean;
}

const ROOT: DirectoryNode = { type: 'directory', mode: 0o755, uid: 0, gid: 0, mtime: 0 };

export const emptyTree: Tree = { get: path => (path === '/' ? ROOT : null), names: () => [] };

const NONE: readonly string[] = [];

/** Paths that a set of changes touches, by their directory. */
function byDirectory(paths: Iterable<string>): Map<string, string[]> {
  const index = new Map<string, string[]>();
  for (const path of paths) {
    if (path === '/') continue;
    const directory = parentOf(path);
    const name = path.slice(directory === '/' ? 1 : directory.length + 1);
    const names = index.get(directory);
    if (names === undefined) index.set(directory, [name]);
    else names.push(name);
  }
  return index;
}

/** What the changes say of a path: a node, null when they remove it, undefined when they do not speak of it. */
export function spokenOf(changes: ReadonlyMap<string, Node | null>, path: string): Node | null | undefined {
  const own = changes.get(path);
  if (own !== undefined) return own;
  for (let up = parentOf(path); up !== '/'; up = parentOf(up)) {
    const above = changes.get(up);
    if (above === undefined) continue;
    // A directory lets what lies below show through; a file, a symlink or a deletion hides it.
    if (above === null || above.type !== 'directory') return null;
  }
  return undefined;
}

/** Names in a directory: those of the tree below, with the changes laid over them. */
export function mergeNames(
  below: readonly string[],
  touched: readonly string[],
  has: (name: string) => boolean,
): readonly string[] {
  const names = new Set(below);
  for (const name of touched) {
    if (has(name)) names.add(name);
    else names.delete(name);
  }
  return [...names].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}

/** A layer laid over a tree. What is looked up is remembered: trees are shared between all that stand on the same layers. */
export function layTree(below: Tree, layer: Layer): Tree {
  if (layer.changes.length === 0) return below;
  const changes = new Map<string, Node | null>(layer.changes.map((change: Change) => [change.path, change.node]));
  const index = byDirectory(changes.keys());
  const known = new Map<string, readonly string[]>();
  const get = (path: string): Node | null => {
    const spoken = spokenOf(changes, path);
    return spoken === undefined ? below.get(path) : spoken;
  };
  const names = (path: string): readonly string[] => {
    const remembered = known.get(path);
    if (remembered !== undefined) return remembered;
    const found =
      get(path)?.type !== 'directory'
        ? NONE
        : mergeNames(below.names(path), index.get(path) ?? NONE, name => get(joinPath(path, name)) !== null);
    known.set(path, found);
    return found;
  };
  const merges = (path: string): boolean => {
    const spoken = spokenOf(changes, path);
    if (spoken === undefined) return below.merges?.(path) ?? false;
    return spoken?.type === 'directory' && below.get(path)?.type === 'directory';
  };
  return { get, names, merges };
}
