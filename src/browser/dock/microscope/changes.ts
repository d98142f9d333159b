/** The files of a layer, gathered so that the largest places show first and none is lost. */
import type { FileChange } from '../../../live/protocol.ts';

export interface ChangedPath {
  /** Without a leading slash; a directory ends in one. */
  readonly path: string;
  /** What happened there: one kind, or `mixed` for a directory with several. */
  readonly kind: 'A' | 'C' | 'D' | 'mixed';
  readonly size: number;
  readonly files: number;
  /** What it opens into; empty for a file. */
  readonly within: readonly ChangedPath[];
}

export interface Counts {
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
}

interface ChangeNode {
  readonly children: Map<string, ChangeNode>;
  change: FileChange | null;
}

/** Rows to show at first. */
const ROWS = 9;

export function counts(changes: readonly FileChange[]): Counts {
  const of = (kind: FileChange['kind']): number =>
    changes.filter(change => change.kind === kind && (change.type !== 'directory' || kind === 'D')).length;
  return { added: of('A'), changed: of('C'), deleted: of('D') };
}

/** The tree opened where it is heaviest, until some nine rows stand there. */
export function places(changes: readonly FileChange[]): readonly ChangedPath[] {
  const root: ChangeNode = { children: new Map(), change: null };
  for (const change of changes) {
    let node = root;
    for (const name of change.path.split('/').filter(part => part !== '')) {
      let next = node.children.get(name);
      if (next === undefined) {
        next = { children: new Map(), change: null };
        node.children.set(name, next);
      }
      node = next;
    }
    if (node !== root) node.change = change;
  }
  let rows = sorted([...root.children].map(([name, node]) => placeOf(name, node)));
  for (;;) {
    const index = rows.findIndex(row => row.within.length > 0 && row.within.length - 1 + rows.length <= ROWS);
    const row = rows[index];
    if (row === undefined) return rows;
    rows = sorted([...rows.slice(0, index), ...row.within, ...rows.slice(index + 1)]);
  }
}

function placeOf(path: string, node: ChangeNode): ChangedPath {
  const within = sorted([...node.children].map(([name, child]) => placeOf(`${path}/${name}`, child)));
  const own = node.change;
  if (within.length === 0) {
    const directory = own?.type === 'directory';
    return {
      path: directory ? `${path}/` : path,
      kind: own?.kind ?? 'A',
      size: own?.size ?? 0,
      files: directory ? 0 : 1,
      within,
    };
  }
  const kinds = new Set(within.map(each => each.kind));
  return {
    path: `${path}/`,
    kind: kinds.size === 1 ? ([...kinds][0] ?? 'mixed') : 'mixed',
    size: within.reduce((sum, each) => sum + each.size, 0),
    files: within.reduce((sum, each) => sum + each.files, 0),
    within,
  };
}

function sorted(rows: readonly ChangedPath[]): readonly ChangedPath[] {
  return [...rows].sort((one, other) => other.size - one.size || (one.path < other.path ? -1 : 1));
}

/** Bytes of a layer's files that a layer above it in the image changes or deletes: carried along and never seen. */
export function wasted(own: readonly FileChange[], above: readonly (readonly FileChange[])[]): number {
  const hidden = new Set<string>();
  const removed: string[] = [];
  for (const change of above.flat()) {
    if (change.kind === 'A' || (change.type === 'directory' && change.kind === 'C')) continue;
    hidden.add(change.path);
    if (change.kind === 'D') removed.push(`${change.path.replace(/\/$/, '')}/`);
  }
  return own
    .filter(change => change.kind !== 'D' && change.type === 'file')
    .filter(change => hidden.has(change.path) || removed.some(prefix => change.path.startsWith(prefix)))
    .reduce((sum, change) => sum + change.size, 0);
}
