/** What brings a file, a symlink as such, or a directory with all that is in it to another place. */
import type { Errno } from './errno.ts';
import { isBusy, placeOf } from './make.ts';
import { isWithin, joinPath } from './path.ts';
import type { MutableTree } from './tree.ts';
import { isPath, walk } from './walk.ts';

function copyNode(tree: MutableTree, from: string, to: string): Errno | null {
  const node = tree.get(from);
  if (node === null) return 'ENOENT';
  if (!tree.mayWrite(to)) return 'EROFS';
  if (!tree.mayGrow(node.type === 'file' ? node.content.size : 0)) return 'ENOSPC';
  tree.put(to, node);
  for (const name of node.type === 'directory' ? tree.names(from) : []) {
    const failed = copyNode(tree, joinPath(from, name), joinPath(to, name));
    if (failed !== null) return failed;
  }
  return null;
}

export function copied(tree: MutableTree, from: string, to: string): Errno | null {
  const at = walk(tree, from, false);
  if (!isPath(at)) return at;
  const target = placeOf(tree, to, false);
  if (!isPath(target)) return target;
  if (tree.get(at)?.type === 'directory' && isWithin(target, at)) return 'EINVAL';
  return copyNode(tree, at, target);
}

/** What stands at the target already gives way when it is of the same kind and, as a directory, empty. */
export function moved(tree: MutableTree, from: string, to: string): Errno | null {
  const at = walk(tree, from, false);
  const node = isPath(at) ? tree.get(at) : null;
  if (!isPath(at)) return at;
  if (node === null) return 'ENOENT';
  const target = placeOf(tree, to, false);
  if (!isPath(target)) return target;
  if (target === at) return null;
  if (isWithin(target, at)) return 'EINVAL';
  if (isBusy(tree, at) || isBusy(tree, target)) return 'EBUSY';
  if (!tree.mayWrite(at)) return 'EROFS';
  const old = tree.get(target);
  if (old?.type === 'directory') {
    if (node.type !== 'directory') return 'EISDIR';
    if (tree.names(target).length > 0) return 'ENOTEMPTY';
  } else if (old !== null && node.type === 'directory') return 'ENOTDIR';
  if (old !== null) tree.drop(target);
  const failed = copyNode(tree, at, target);
  if (failed !== null) return failed;
  tree.drop(at);
  return null;
}
