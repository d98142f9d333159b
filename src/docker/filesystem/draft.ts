import type { Change } from './layer.ts';
import { type Node, sameNode } from './node.ts';
import { comparePaths, joinPath, parentOf } from './path.ts';
import { type MutableTree, mergeNames, spokenOf, type Tree } from './tree.ts';

/** A copy-on-write tree over a base that stays as it is. Only what was changed is owned. */
export interface Draft extends MutableTree {
  readonly base: Tree;
  merges(path: string): boolean;
  /** Against the base, sorted; parents of changes are not in it. Equal to what went into `draftOf`, when nothing was touched. */
  changes(): readonly Change[];
  /** Grows with every put and drop: equal numbers mean that nothing happened in between. */
  readonly version: number;
}

const NONE: readonly string[] = [];

export interface DraftOptions {
  readonly mayWrite?: (path: string) => boolean;
  readonly mayGrow?: (bytes: number) => boolean;
}

export function draftOf(base: Tree, before: readonly Change[] = [], options: DraftOptions = {}): Draft {
  let owned: Map<string, Node | null> | null = null;
  let touched: Map<string, Set<string>> = new Map();
  let version = 0;
  let listed: { readonly version: number; readonly changes: readonly Change[] } | null = {
    version: 0,
    changes: before,
  };

  const remember = (path: string) => {
    if (path === '/') return;
    const directory = parentOf(path);
    const name = path.slice(directory === '/' ? 1 : directory.length + 1);
    const names = touched.get(directory);
    if (names === undefined) touched.set(directory, new Set([name]));
    else names.add(name);
  };
  // Opening a draft that is only read costs one map, made at the first look.
  const own = (): Map<string, Node | null> => {
    if (owned !== null) return owned;
    owned = new Map();
    touched = new Map();
    for (const change of before) {
      owned.set(change.path, change.node);
      remember(change.path);
    }
    return owned;
  };
  const get = (path: string): Node | null => {
    if (owned === null && before.length === 0) return base.get(path);
    const spoken = spokenOf(own(), path);
    return spoken === undefined ? base.get(path) : spoken;
  };
  /** Whether the base shows through in a directory: nothing above or at it was replaced. */
  const showsThrough = (path: string): boolean => {
    for (let up = path; up !== '/'; up = parentOf(up)) {
      const above = own().get(up);
      if (above !== undefined && above?.type !== 'directory') return false;
    }
    return base.get(path)?.type === 'directory';
  };
  const names = (path: string): readonly string[] => {
    if (owned === null && before.length === 0) return base.names(path);
    if (get(path)?.type !== 'directory') return NONE;
    const mine = own();
    const here = touched.get(path);
    const below = showsThrough(path) ? base.names(path) : NONE;
    if (here === undefined) return below;
    return mergeNames(below, [...here], name => mine.get(joinPath(path, name)) != null);
  };
  // What is written stands in a layer of its own, with the directories that lead there.
  const merges = (path: string): boolean => {
    if (path === '/') return true;
    if (!showsThrough(path)) return false;
    if (base.merges?.(path) === true) return true;
    const within = `${path}/`;
    for (const changed of own().keys()) if (changed === path || changed.startsWith(within)) return true;
    return false;
  };
  const drop = (path: string) => {
    const mine = own();
    const prefix = path === '/' ? '/' : `${path}/`;
    for (const known of [...mine.keys()]) if (known.startsWith(prefix)) mine.delete(known);
    if (base.get(path) === null) mine.delete(path);
    else mine.set(path, null);
    remember(path);
    version++;
  };
  const put = (path: string, node: Node) => {
    const mine = own();
    const was = mine.get(path);
    if (was === null && node.type === 'directory') {
      // A directory made anew where one was removed: what the base has in it stays removed, name by name.
      for (const name of base.get(path)?.type === 'directory' ? base.names(path) : NONE) {
        mine.set(joinPath(path, name), null);
        remember(joinPath(path, name));
      }
    }
    if (node.type !== 'directory' && get(path)?.type === 'directory') drop(path);
    mine.set(path, node);
    remember(path);
    version++;
  };
  const changes = (): readonly Change[] => {
    if (listed !== null && listed.version === version) return listed.changes;
    const found: Change[] = [];
    for (const [path, node] of own()) {
      const old = base.get(path);
      if (node === null) {
        if (old !== null) found.push({ kind: 'D', path, node: null });
      } else if (old === null) found.push({ kind: 'A', path, node });
      // overlay2 copies a file up when it is written, and holds it even if it is as it was; a directory only when it differs.
      else if (node.type === 'file' || !sameNode(old, node)) found.push({ kind: 'C', path, node });
    }
    found.sort((a, b) => comparePaths(a.path, b.path));
    listed = { version, changes: found };
    return found;
  };
  return {
    base,
    get,
    names,
    merges,
    put,
    drop,
    mayWrite: options.mayWrite ?? (() => true),
    mountPoints: () => NONE,
    mayGrow: options.mayGrow ?? (() => true),
    changes,
    get version() {
      return version;
    },
  };
}

function isDraft(tree: Tree): tree is Draft {
  return 'changes' in tree && 'base' in tree;
}

/** What leads from one tree to another: for trees of which only the ends are known. */
export function changesBetween(before: Tree, after: Tree): readonly Change[] {
  if (before === after) return [];
  if (isDraft(after) && after.base === before) return after.changes();
  const found: Change[] = [];
  const compare = (path: string) => {
    const old = before.get(path);
    const now = after.get(path);
    if (now === null) {
      found.push({ kind: 'D', path, node: null });
      return;
    }
    if (old === null) found.push({ kind: 'A', path, node: now });
    else if (!sameNode(old, now)) found.push({ kind: 'C', path, node: now });
    const names = new Set(now.type === 'directory' ? after.names(path) : []);
    if (old?.type === 'directory' && now.type === 'directory') for (const name of before.names(path)) names.add(name);
    for (const name of names) compare(joinPath(path, name));
  };
  compare('/');
  return found.filter(change => change.path !== '/').sort((a, b) => comparePaths(a.path, b.path));
}

/** As `docker diff` lists changes: with the directories above them, which count as changed. */
export function withParents(changes: readonly Change[], base: Tree): readonly Change[] {
  const all = new Map(changes.map(change => [change.path, change]));
  for (const { path } of changes) {
    for (let up = parentOf(path); up !== '/' && !all.has(up); up = parentOf(up)) {
      all.set(up, { kind: 'C', path: up, node: base.get(up) });
    }
  }
  return [...all.values()].sort((a, b) => comparePaths(a.path, b.path));
}
