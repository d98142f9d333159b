/** What makes, changes and takes away single files and directories of a tree; each gives why it could not, or null. */
import type { Errno } from './errno.ts';
import { type Content, contentOf, type Ownership } from './node.ts';
import { parentOf } from './path.ts';
import type { MutableTree } from './tree.ts';
import { isPath, walk } from './walk.ts';

export type GivenOwnership = Partial<Ownership>;

/** A tree, and who makes what in it when. */
export interface Maker {
  readonly tree: MutableTree;
  /** Seconds since the epoch. */
  readonly now: () => number;
  readonly uid: number;
  readonly gid: number;
}

const owned = (maker: Maker, mode: number, given: GivenOwnership = {}): Ownership => ({
  mode: given.mode ?? mode,
  uid: given.uid ?? maker.uid,
  gid: given.gid ?? maker.gid,
  mtime: given.mtime ?? Math.floor(maker.now()),
});

/** Whether another tree is mounted there. */
export const isBusy = (tree: MutableTree, at: string): boolean => tree.mountPoints(at).includes(at);

/** A place for a new or replaced node: its directory exists and may be written. */
export function placeOf(tree: MutableTree, path: string, followLast: boolean): string | Errno {
  const at = walk(tree, path, followLast);
  if (!isPath(at)) return at;
  if (tree.get(parentOf(at))?.type !== 'directory') return 'ENOENT';
  return tree.mayWrite(at) ? at : 'EROFS';
}

export function written(
  maker: Maker,
  path: string,
  content: Content | Uint8Array | string,
  given?: GivenOwnership,
): Errno | null {
  const { tree } = maker;
  const at = placeOf(tree, path, true);
  if (!isPath(at)) return at;
  const old = tree.get(at);
  if (old?.type === 'directory') return 'EISDIR';
  const whole = typeof content === 'string' || content instanceof Uint8Array ? contentOf(content) : content;
  if (!tree.mayGrow(whole.size - (old?.type === 'file' ? old.content.size : 0))) return 'ENOSPC';
  const kept = old === null ? given : { mode: old.mode, uid: old.uid, gid: old.gid, ...given };
  tree.put(at, { type: 'file', ...owned(maker, 0o644, kept), content: whole });
  return null;
}

export function made(
  maker: Maker,
  path: string,
  options: GivenOwnership & { readonly recursive?: boolean } = {},
): Errno | null {
  const { recursive = false, ...given } = options;
  const { tree } = maker;
  let at = walk(tree, path, true);
  if (isPath(at) && tree.get(at) !== null) {
    return recursive && tree.get(at)?.type === 'directory' ? null : 'EEXIST';
  }
  if (recursive && (at === 'ENOENT' || (isPath(at) && tree.get(parentOf(at)) === null))) {
    const failed = made(maker, path.replace(/\/+[^/]*\/*$/, '') || '/', options);
    if (failed !== null) return failed;
    at = walk(tree, path, true);
  }
  if (!isPath(at)) return at;
  if (tree.get(parentOf(at))?.type !== 'directory') return 'ENOENT';
  if (!tree.mayWrite(at)) return 'EROFS';
  if (!tree.mayGrow(0)) return 'ENOSPC';
  tree.put(at, { type: 'directory', ...owned(maker, 0o755, given) });
  return null;
}

export function linked(maker: Maker, path: string, target: string, given?: GivenOwnership): Errno | null {
  const { tree } = maker;
  const at = placeOf(tree, path, false);
  if (!isPath(at)) return at;
  if (tree.get(at) !== null) return 'EEXIST';
  if (!tree.mayGrow(target.length)) return 'ENOSPC';
  tree.put(at, { type: 'symlink', ...owned(maker, 0o777, given), target });
  return null;
}

export function changed(tree: MutableTree, path: string, given: GivenOwnership, follow = true): Errno | null {
  const at = walk(tree, path, follow);
  if (!isPath(at)) return at;
  const node = tree.get(at);
  if (node === null) return 'ENOENT';
  if (!tree.mayWrite(at)) return 'EROFS';
  tree.put(at, { ...node, ...given });
  return null;
}

export function removed(
  tree: MutableTree,
  path: string,
  { recursive = false, force = false }: { readonly recursive?: boolean; readonly force?: boolean } = {},
): Errno | null {
  const at = walk(tree, path, false);
  const node = isPath(at) ? tree.get(at) : null;
  if (!isPath(at) || node === null) return force ? null : isPath(at) ? 'ENOENT' : at;
  if (at === '/' || isBusy(tree, at)) return 'EBUSY';
  if (!tree.mayWrite(at)) return 'EROFS';
  if (node.type === 'directory' && !recursive && tree.names(at).length > 0) return 'ENOTEMPTY';
  tree.drop(at);
  return null;
}
