import { type Node, sha256, sizeOf } from './node.ts';
import { comparePaths } from './path.ts';

export type ChangeKind = 'A' | 'C' | 'D';

/** One path of a layer. `node` is null for a deletion and only then. */
export interface Change {
  readonly kind: ChangeKind;
  /** Absolute and clean. */
  readonly path: string;
  readonly node: Node | null;
}

/** What one instruction, or a container, did to the files. Changes are sorted: a directory stands before what is in it. */
export interface Layer {
  readonly changes: readonly Change[];
  /** Bytes, as overlay2 counts them; in a layer that BuildKit made those of files alone, without where symlinks lead. */
  readonly size: number;
  /** `sha256:…` of the layer's serialised form. */
  readonly diffId: string;
}

/** A tar archive without entries is two blocks of zeros: the DiffID of every layer that changed nothing. */
const END_OF_ARCHIVE = '\0'.repeat(1024);

function serialise(change: Change): string {
  const { kind, path, node } = change;
  if (node === null) return `${JSON.stringify([kind, path])}\n`;
  const own = [node.type, node.mode, node.uid, node.gid, node.mtime];
  const rest =
    node.type === 'file' ? [node.content.size, node.content.digest] : node.type === 'symlink' ? [node.target] : [];
  return `${JSON.stringify([path, ...own, ...rest])}\n`;
}

export function layerOf(changes: readonly Change[]): Layer {
  return counted(changes, sizeOf);
}

/** Source: recorded from Docker 28.5.2, `RUN ln -s` is 0B where the same in a committed container counts the target. */
export function builtLayerOf(changes: readonly Change[]): Layer {
  return counted(changes, node => (node.type === 'file' ? node.content.size : 0));
}

function counted(changes: readonly Change[], bytesOf: (node: Node) => number): Layer {
  const sorted = [...changes].sort((a, b) => comparePaths(a.path, b.path));
  let size = 0;
  let text = '';
  for (const change of sorted) {
    if (change.node !== null) size += bytesOf(change.node);
    text += serialise(change);
  }
  return { changes: sorted, size, diffId: sha256(text + END_OF_ARCHIVE) };
}

/** A layer whose DiffID is stated elsewhere (an image that keeps the digests of the real one). */
export function statedLayer(changes: readonly Change[], diffId: string): Layer {
  return { ...layerOf(changes), diffId };
}

/** ChainID: what identifies a layer together with all below it. */
export function chainId(parent: string | null, diffId: string): string {
  return parent === null ? diffId : sha256(`${parent} ${diffId}`);
}
