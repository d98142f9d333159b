import {
  type Content,
  cleanPath,
  type FileSystem,
  fileSystemOf,
  type GivenOwnership,
  isTooLong,
  joinBytes,
  joinPath,
  type MutableTree,
  type Node,
  parentOf,
} from '../../filesystem/index.ts';
import type { KernelErrno } from './errno.ts';
import { type Permissions, permissionsOf } from './permissions.ts';
import { type Identity, isCapable } from './users.ts';

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
  missing(path: string): KernelErrno;
  list(path: string): readonly string[];
  content(path: string): Content | KernelErrno;
  write(path: string, content: Content | Uint8Array | string, given?: GivenOwnership): KernelErrno | null;
  append(path: string, bytes: Uint8Array): KernelErrno | null;
  mkdir(path: string, options?: GivenOwnership & { readonly recursive?: boolean }): KernelErrno | null;
  remove(path: string, recursive?: boolean): KernelErrno | null;
  rename(from: string, to: string): KernelErrno | null;
  symlink(path: string, target: string): KernelErrno | null;
  change(path: string, given: GivenOwnership, follow?: boolean): KernelErrno | null;
  mayRead(path: string): boolean;
  mayWrite(path: string): boolean;
  mayExecute(path: string): boolean;
}

/** Units of work for a byte that is read or written, for a name in a directory that is listed, and for a file that is made. */
const BYTE = 0.2;
const NAME = 600;
const MADE = 600;

/** `work` is told of what is done for them, in units of work, before it is done. */
export function userFiles(
  tree: MutableTree,
  identity: Identity,
  now: () => number,
  work: (units: number) => void = () => {},
): UserFiles {
  const whole = fileSystemOf(tree, { now, uid: identity.uid, gid: identity.gid });
  const permissions = permissionsOf(whole, identity);
  const { stat, lstat, missing } = permissions;
  const own = { whole, identity, umask: 0o022, stat, lstat, missing };
  return Object.assign(own, reading(whole, permissions, work), writing(own, permissions, work));
}

function reading(
  whole: FileSystem,
  { has, stat, missing }: Permissions,
  work: (units: number) => void,
): Pick<UserFiles, 'list' | 'content' | 'mayRead' | 'mayWrite' | 'mayExecute'> {
  const may = (path: string, bit: 1 | 2 | 4): boolean => {
    const node = stat(path);
    return node !== null && has(node, bit);
  };
  return {
    list(path) {
      const names = whole.list(path);
      work(NAME * (1 + names.length));
      return names;
    },
    content(path) {
      const node = stat(path);
      if (node === null) return missing(path);
      if (node.type === 'directory') return 'EISDIR';
      if (node.type !== 'file') return 'ENOENT';
      if (!has(node, 4)) return 'EACCES';
      work(BYTE * (node.content.bytes?.length ?? 0));
      return node.content;
    },
    mayRead: path => may(path, 4),
    mayWrite(path) {
      const at = whole.resolve(path);
      return at !== null && whole.tree.mayWrite(at) && may(path, 2);
    },
    mayExecute: path => may(path, 1),
  };
}

/** `own.umask` is looked at when something is made. */
function writing(
  own: Pick<UserFiles, 'whole' | 'identity' | 'umask'>,
  { has, stat, lstat, missing, mayChangeDirectory, mayDelete }: Permissions,
  work: (units: number) => void,
): Pick<UserFiles, 'write' | 'append' | 'mkdir' | 'remove' | 'rename' | 'symlink' | 'change'> {
  const { whole, identity } = own;
  const write: UserFiles['write'] = (path, content, given) => {
    const node = stat(path);
    if (node !== null && node.type === 'file' && !has(node, 2)) return 'EACCES';
    if (node === null) {
      const link = whole.lstat(path);
      const target = link?.type === 'symlink' ? cleanPath(link.target, parentOf(path)) : path;
      const refused = mayChangeDirectory(target);
      if (refused !== null) return refused;
    }
    if (node === null) work(MADE);
    if (typeof content === 'string' || content instanceof Uint8Array) work(BYTE * content.length);
    const made = node === null && given?.mode === undefined ? { mode: 0o666 & ~own.umask } : {};
    return whole.write(path, content, { ...given, ...made });
  };
  return {
    write,
    append(path, bytes) {
      const node = stat(path);
      if (node?.type === 'directory') return 'EISDIR';
      const old = node?.type === 'file' ? node.content : null;
      // What is appended to a stand-in is not kept: it stays a stand-in that is longer.
      if (old !== null && old.bytes === null)
        return write(path, { ...old, size: old.size + bytes.length, digest: `${old.digest}+${bytes.length}` });
      work(BYTE * ((old?.bytes?.length ?? 0) + bytes.length));
      return write(path, joinBytes([old?.bytes ?? new Uint8Array(0), bytes]));
    },
    mkdir(path, options = {}) {
      if (isTooLong(path)) return 'ENAMETOOLONG';
      if (stat(path) === null) {
        let up = parentOf(cleanPath(path));
        while (options.recursive === true && up !== '/' && whole.stat(up) === null) up = parentOf(up);
        const refused = mayChangeDirectory(joinPath(up, 'x'));
        if (refused !== null) return refused;
      }
      return whole.mkdir(path, { mode: 0o777 & ~own.umask, ...options });
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
      const { uid = node.uid, gid = node.gid } = given;
      const ownGroups = [node.gid, identity.gid, ...identity.groups];
      const gives = uid !== node.uid || !ownGroups.includes(gid);
      if (gives && !isCapable(identity, 'CHOWN')) return 'EPERM';
      if (node.uid !== identity.uid && !isCapable(identity, gives ? 'CHOWN' : 'FOWNER')) return 'EPERM';
      return whole.change(path, given, follow);
    },
  };
}
