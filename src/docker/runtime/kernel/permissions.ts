import { cleanPath, type FileSystem, joinPath, type Node, parentOf } from '../../filesystem/index.ts';
import type { KernelErrno } from './errno.ts';
import { type Identity, isCapable } from './users.ts';

/** What a user may do with the files of a machine. */
export interface Permissions {
  /** Whether a node may be read (4), written (2), entered or executed (1). */
  has(node: Node, bit: 1 | 2 | 4): boolean;
  stat(path: string): Node | null;
  lstat(path: string): Node | null;
  missing(path: string): KernelErrno;
  /** Why nothing may be made or removed beside `path`, or null. */
  mayChangeDirectory(path: string): KernelErrno | null;
  mayDelete(path: string): KernelErrno | null;
}

export function permissionsOf(whole: FileSystem, identity: Identity): Permissions {
  const { tree } = whole;
  const root = isCapable(identity, 'DAC_OVERRIDE');
  const has = (node: Node, bit: 1 | 2 | 4): boolean => {
    if (root) return bit !== 1 || node.type === 'directory' || (node.mode & 0o111) !== 0;
    if (node.uid === identity.uid) return (node.mode & (bit << 6)) !== 0;
    if (node.gid === identity.gid || identity.groups.includes(node.gid)) return (node.mode & (bit << 3)) !== 0;
    return (node.mode & bit) !== 0;
  };
  /** Whether every directory above may be entered. */
  const reachable = (path: string): boolean => {
    if (root) return true;
    const at = whole.resolve(parentOf(cleanPath(path)));
    for (let up = at ?? '/'; ; up = parentOf(up)) {
      const node = tree.get(up);
      if (node !== null && !has(node, 1)) return false;
      if (up === '/') return true;
    }
  };
  const mayChangeDirectory = (path: string): KernelErrno | null => {
    const at = whole.resolve(parentOf(cleanPath(path)));
    const node = at === null ? null : tree.get(at);
    if (at === null || node === null) return missing(path);
    if (!tree.mayWrite(joinPath(at, 'x'))) return 'EROFS';
    return reachable(path) && has(node, 2) && has(node, 1) ? null : 'EACCES';
  };
  const mayDelete = (path: string): KernelErrno | null => {
    const refused = mayChangeDirectory(path);
    if (refused !== null || root) return refused;
    const directory = whole.stat(parentOf(cleanPath(path)));
    const node = whole.lstat(path);
    const sticky = directory !== null && (directory.mode & 0o1000) !== 0 && directory.uid !== identity.uid;
    return sticky && node !== null && node.uid !== identity.uid ? 'EPERM' : null;
  };
  const missing = (path: string): KernelErrno => {
    let here = '/';
    for (const part of cleanPath(path).split('/').slice(1, -1)) {
      here = joinPath(here, part);
      const node = whole.stat(here);
      if (node === null) return 'ENOENT';
      if (node.type !== 'directory') return 'ENOTDIR';
      if (!has(node, 1)) return 'EACCES';
    }
    return 'ENOENT';
  };
  const stat = (path: string) => (reachable(path) ? whole.stat(path) : null);
  const lstat = (path: string) => (reachable(path) ? whole.lstat(path) : null);
  return { has, stat, lstat, missing, mayChangeDirectory, mayDelete };
}
