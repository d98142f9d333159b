import type { Draft } from './draft.ts';
import { isWithin, nameOf, parentOf } from './path.ts';
import type { MutableTree } from './tree.ts';

export interface Mount {
  /** Where it stands: canonical. */
  readonly path: string;
  readonly tree: MutableTree;
  /** The directory or file of that tree which is seen at `path`. */
  readonly root: string;
  readonly readOnly: boolean;
}

/**
 * A draft with other trees mounted in it, as volumes and bind mounts stand in a container. The longest path wins. Its changes
 * are the draft's own: what is written into a mount belongs to the mount.
 */
export function mountDraft(draft: Draft, mounts: readonly Mount[], rootReadOnly = false): Draft {
  if (mounts.length === 0 && !rootReadOnly) return draft;
  const longestFirst = [...mounts].sort((a, b) => b.path.length - a.path.length);
  const route = (path: string): { readonly tree: MutableTree; readonly path: string; readonly readOnly: boolean } => {
    for (const mount of longestFirst) {
      if (!isWithin(path, mount.path)) continue;
      const inside = path.slice(mount.path === '/' ? 0 : mount.path.length);
      const target = mount.root === '/' ? inside || '/' : `${mount.root}${inside}`;
      return { tree: mount.tree, path: target, readOnly: mount.readOnly };
    }
    return { tree: draft, path, readOnly: rootReadOnly };
  };
  return {
    base: draft.base,
    get version() {
      return draft.version;
    },
    changes: () => draft.changes(),
    get(path) {
      const at = route(path);
      return at.tree.get(at.path);
    },
    names(path) {
      const at = route(path);
      const names = at.tree.names(at.path);
      const extra = longestFirst
        .filter(mount => mount.path !== '/' && parentOf(mount.path) === path)
        .map(mount => nameOf(mount.path));
      return extra.length === 0 ? names : [...new Set([...names, ...extra])].sort();
    },
    merges(path) {
      const at = route(path);
      return at.tree === draft && draft.merges(at.path);
    },
    put(path, node) {
      const at = route(path);
      at.tree.put(at.path, node);
    },
    drop(path) {
      const at = route(path);
      at.tree.drop(at.path);
    },
    mayWrite(path) {
      const at = route(path);
      return !at.readOnly && at.tree.mayWrite(at.path);
    },
    mountPoints: path => [
      ...mounts.filter(mount => isWithin(mount.path, path)).map(mount => mount.path),
      ...draft.mountPoints(path),
    ],
    mayGrow: draft.mayGrow,
  };
}
