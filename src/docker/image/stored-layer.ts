import { chainId, emptyTree, type Layer, layTree, sha256, type Tree } from '../filesystem/index.ts';
import type { Blob } from './manifest.ts';

/**
 * A layer with all that it stands on. It never changes, so everything that stands on the same layers shares one: images,
 * containers, cache records, and the hosts of a whole class.
 */
export interface StoredLayer {
  readonly chainId: string;
  readonly parent: StoredLayer | null;
  readonly layer: Layer;
  /** How it travels: the digest and size of its gzipped archive. */
  readonly blob: Blob;
  /** FROM, ADD, COPY, RUN, WORKDIR, COMMIT, IMPORT, LOAD. */
  readonly instruction: string;
  /** As in the history's CREATED BY. */
  readonly createdBy: string;
  /** Whether the catalogue has it: a frozen host names it, and does not carry it. */
  readonly catalogued: boolean;
}

const trees = new WeakMap<StoredLayer, Tree>();

/** The files of a layer and of all below it. */
export function treeOf(stored: StoredLayer | null): Tree {
  if (stored === null) return emptyTree;
  const known = trees.get(stored);
  if (known !== undefined) return known;
  const tree = layTree(treeOf(stored.parent), stored.layer);
  trees.set(stored, tree);
  return tree;
}

export function storeLayer(
  parent: StoredLayer | null,
  layer: Layer,
  origin: {
    readonly instruction: string;
    readonly createdBy: string;
    readonly blob?: Blob;
    readonly catalogued?: boolean;
  },
): StoredLayer {
  return {
    chainId: chainId(parent?.chainId ?? null, layer.diffId),
    parent,
    layer,
    blob: origin.blob ?? blobOf(layer),
    instruction: origin.instruction,
    createdBy: origin.createdBy,
    catalogued: origin.catalogued ?? false,
  };
}

/** The gzipped archive of a layer made here: nobody compresses it, so its size is what gzip makes of usual files. */
function blobOf(layer: Layer): Blob {
  return {
    digest: sha256(`gzip\0${layer.diffId}`),
    size: 90 + 24 * layer.changes.length + Math.round(layer.size * 0.42),
  };
}

/** Base first. */
export function layersDownTo(stored: StoredLayer | null): readonly StoredLayer[] {
  const found: StoredLayer[] = [];
  for (let layer = stored; layer !== null; layer = layer.parent) found.push(layer);
  return found.reverse();
}

/** The instruction word of a history row: `RUN /bin/sh -c …` → RUN. */
export function instructionOf(createdBy: string, usual: string): string {
  return (
    /^(?:\/bin\/sh -c #\(nop\) +)?(FROM|ADD|COPY|RUN|WORKDIR)\b/.exec(createdBy)?.[1] ??
    (createdBy.startsWith('/bin/sh -c ') ? 'RUN' : usual)
  );
}
