import {
  type Content,
  cleanPath,
  type Errno,
  errnoText,
  type FileSystem,
  fileSystemOf,
  type Given,
  isTooLong,
  joinPath,
  type MutableTree,
  type Node,
  parentOf,
} from '../../filesystem/index.ts';

/** What the kernel says to a program: the file system's own refusals, and those that depend on who asks. */
export type Refusal = Errno | 'EACCES' | 'EPERM';

export function refusalText(refusal: Refusal): string {
  switch (refusal) {
    case 'EACCES':
      return 'Permission denied';
    case 'EPERM':
      return 'Operation not permitted';
    default:
      return errnoText(refusal);
  }
}

export interface Identity {
  readonly uid: number;
  readonly gid: number;
  readonly groups: readonly number[];
}

/**
 * The files of a machine as one user may use them. Paths are absolute; refusals are data. Root may do everything but write
 * where the tree is read-only.
 */
export interface UserFiles {
  readonly whole: FileSystem;
  readonly identity: Identity;
  /** Bits that new files and directories do not get when nobody says which they shall have. */
  umask: number;
  stat(path: string): Node | null;
  lstat(path: string): Node | null;
  /** Why `path` cannot be reached: a missing directory, a file on the way, one that may not be entered. */
  missing(path: string): Refusal;
  list(path: string): readonly string[];
  content(path: string): Content | Refusal;
  write(path: string, content: Content | Uint8Array | string, given?: Given): Refusal | null;
  append(path: string, bytes: Uint8Array): Refusal | null;
  mkdir(path: string, options?: Given & { readonly recursive?: boolean }): Refusal | null;
  remove(path: string, recursive?: boolean): Refusal | null;
  rename(from: string, to: string): Refusal | null;
  symlink(path: string, target: string): Refusal | null;
  change(path: string, given: Given, follow?: boolean): Refusal | null;
  mayRead(path: string): boolean;
  mayWrite(path: string): boolean;
  mayExecute(path: string): boolean;
}

const NO_BYTES = new Uint8Array(0);

export function userFiles(tree: MutableTree, identity: Identity, now: () => number): UserFiles {
  const whole = fileSystemOf(tree, { now, uid: identity.uid, gid: identity.gid });
  const root = identity.uid === 0;
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
  const mayChangeDirectory = (path: string): Refusal | null => {
    const at = whole.resolve(parentOf(cleanPath(path)));
    const node = at === null ? null : tree.get(at);
    if (at === null || node === null) return missing(path);
    if (!tree.mayWrite(joinPath(at, 'x'))) return 'EROFS';
    return reachable(path) && has(node, 2) && has(node, 1) ? null : 'EACCES';
  };
  const mayDelete = (path: string): Refusal | null => {
    const refused = mayChangeDirectory(path);
    if (refused !== null || root) return refused;
    const directory = whole.stat(parentOf(cleanPath(path)));
    const node = whole.lstat(path);
    const sticky = directory !== null && (directory.mode & 0o1000) !== 0 && directory.uid !== identity.uid;
    return sticky && node !== null && node.uid !== identity.uid ? 'EPERM' : null;
  };
  const missing = (path: string): Refusal => {
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
  const files: UserFiles = {
    whole,
    identity,
    umask: 0o022,
    stat,
    lstat,
    missing,
    list: path => whole.list(path),
    content(path) {
      const node = stat(path);
      if (node === null) return missing(path);
      if (node.type === 'directory') return 'EISDIR';
      if (node.type !== 'file') return 'ENOENT';
      return has(node, 4) ? node.content : 'EACCES';
    },
    write(path, content, given) {
      const node = stat(path);
      if (node !== null && node.type === 'file' && !has(node, 2)) return 'EACCES';
      if (node === null) {
        const link = whole.lstat(path);
        const target = link?.type === 'symlink' ? cleanPath(link.target, parentOf(path)) : path;
        const refused = mayChangeDirectory(target);
        if (refused !== null) return refused;
      }
      const made = node === null && given?.mode === undefined ? { mode: 0o666 & ~files.umask } : {};
      return whole.write(path, content, { ...given, ...made });
    },
    append(path, bytes) {
      const node = stat(path);
      if (node?.type === 'directory') return 'EISDIR';
      const old = node?.type === 'file' ? node.content : null;
      const before = old?.bytes ?? NO_BYTES;
      // What is appended to a stand-in is not kept: it stays a stand-in that is longer.
      if (old !== null && old.bytes === null) {
        return files.write(path, { ...old, size: old.size + bytes.length, digest: `${old.digest}+${bytes.length}` });
      }
      const joined = new Uint8Array(before.length + bytes.length);
      joined.set(before);
      joined.set(bytes, before.length);
      return files.write(path, joined);
    },
    mkdir(path, options = {}) {
      if (isTooLong(path)) return 'ENAMETOOLONG';
      if (stat(path) === null) {
        let up = parentOf(cleanPath(path));
        while (options.recursive === true && up !== '/' && whole.stat(up) === null) up = parentOf(up);
        const refused = mayChangeDirectory(joinPath(up, 'x'));
        if (refused !== null) return refused;
      }
      return whole.mkdir(path, { mode: 0o777 & ~files.umask, ...options });
    },
    remove(path, recursive = false) {
      if (lstat(path) === null) return missing(path);
      return mayDelete(path) ?? whole.remove(path, { recursive });
    },
    rename(from, to) {
      if (lstat(from) === null) return missing(from);
      return mayDelete(from) ?? mayChangeDirectory(to) ?? whole.rename(from, to);
    },
    symlink: (path, target) => mayChangeDirectory(path) ?? whole.symlink(path, target),
    change(path, given, follow = true) {
      const node = follow ? stat(path) : lstat(path);
      if (node === null) return missing(path);
      const owner = given.uid !== undefined || given.gid !== undefined;
      if (!root && (node.uid !== identity.uid || (owner && given.uid !== undefined && given.uid !== identity.uid))) {
        return 'EPERM';
      }
      return whole.change(path, given, follow);
    },
    mayRead: path => {
      const node = stat(path);
      return node !== null && has(node, 4);
    },
    mayWrite: path => {
      const node = stat(path);
      const at = whole.resolve(path);
      return node !== null && at !== null && tree.mayWrite(at) && has(node, 2);
    },
    mayExecute: path => {
      const node = stat(path);
      return node !== null && has(node, 1);
    },
  };
  return files;
}
