/** The build context as the classic client packs it: which paths go into the archive, and how large the archive is. */
import type { IgnoreRules } from '../../context/ignore.ts';
import { draftOf, joinPath, type Node, type Tree } from '../../filesystem/index.ts';

const BLOCK = 512;
/** Two blocks of zeros. */
const END = 2 * BLOCK;
const encoder = new TextEncoder();

/** Paths that are packed, parents before what is in them. A directory that is kept out goes when something in it is let in again. */
export function packed(tree: Tree, ignore: IgnoreRules): ReadonlyMap<string, Node> {
  const found = new Map<string, Node>();
  const walk = (directory: string, relative: string): void => {
    for (const name of tree.names(directory)) {
      const path = joinPath(directory, name);
      const own = relative === '' ? name : `${relative}/${name}`;
      const node = tree.get(path);
      if (node === null) continue;
      const out = ignore.excludes(own);
      if (!out) found.set(own, node);
      if (node.type === 'directory' && (!out || ignore.hasExceptions)) walk(path, own);
    }
  };
  walk('/', '');
  return found;
}

/** A tree of what was packed. On the daemon's side everything belongs to root. */
export function unpacked(entries: ReadonlyMap<string, Node>, now: number): Tree {
  const draft = draftOf({ get: path => (path === '/' ? ROOT : null), names: () => [] });
  for (const [path, node] of entries) {
    const parts = path.split('/');
    for (let depth = 1; depth < parts.length; depth++) {
      const above = `/${parts.slice(0, depth).join('/')}`;
      if (draft.get(above) === null) draft.put(above, { ...ROOT, mtime: Math.floor(now / 1000) });
    }
    draft.put(`/${path}`, { ...node, uid: 0, gid: 0 });
  }
  return draft;
}

const ROOT: Node = { type: 'directory', mode: 0o755, uid: 0, gid: 0, mtime: 0 };

function blocks(bytes: number): number {
  return Math.ceil(bytes / BLOCK) * BLOCK;
}

/** Bytes of the archive: a header for each path, content in whole blocks, a record more for names that do not fit a header. */
export function archiveSize(entries: ReadonlyMap<string, Node>): number {
  let size = END;
  for (const [path, node] of entries) {
    const name = encoder.encode(node.type === 'directory' ? `${path}/` : path).length;
    const link = node.type === 'symlink' ? encoder.encode(node.target).length : 0;
    const ascii = /^[\u0020-\u007e]*$/u.test(path);
    const records = (name > 100 || !ascii ? name + 10 : 0) + (link > 100 ? link + 14 : 0);
    if (records > 0) size += BLOCK + blocks(records);
    size += BLOCK + (node.type === 'file' ? blocks(node.content.size) : 0);
  }
  return size;
}
