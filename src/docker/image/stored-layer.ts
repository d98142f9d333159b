import { chainId, emptyTree, type Layer, layTree, sha256, type Tree } from '../filesystem/index.ts';
import { gzipSize } from './deflate-size.ts';
import { layerArchive } from './layer-archive.ts';
import type { Blob } from './manifest.ts';

/**
 * A layer with all that it stands on. It never changes, so everything that stands on the same layers shares one: images,
 * containers, cache records, and the hosts of a whole class.
 */
export interface StoredLayer {
  readonly chainId: string;
  readonly parent: StoredLayer | null;
  readonly layer: Layer;
  /** How it travels, where that is stated elsewhere; null: `blobOf` works it out. */
  readonly statedBlob: Blob | null;
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
    statedBlob: origin.blob ?? null,
    instruction: origin.instruction,
    createdBy: origin.createdBy,
    catalogued: origin.catalogued ?? false,
  };
}

const blobs = new WeakMap<StoredLayer, Blob>();

/** What gzip makes of files that have a size alone: programs shrink to about two fifths. */
const USUAL_SHARE = 0.41;
/** So many bytes of an archive are compressed; the rest is taken to shrink as they do. */
const LOOKED_AT = 1 << 19;

/** How a layer travels: the digest and the size of its gzipped archive. */
export function blobOf(stored: StoredLayer): Blob {
  return stored.statedBlob ?? packedBlobOf(stored);
}

/**
 * A layer as a store that keeps no blobs sends it: packed anew, so what one registry gave goes to another under a digest of its own.
 * Worked out when it is first asked for. Where the catalogue states what its own blob takes and not the bytes, that is about it.
 */
export function packedBlobOf(stored: StoredLayer): Blob {
  const known = blobs.get(stored);
  if (known !== undefined) return known;
  const { layer, parent, createdBy, statedBlob } = stored;
  const { bytes, absent } = layerArchive(layer, treeOf(parent), createdBy);
  const blob = {
    digest: blobDigestOf(layer),
    size: absent > 0 && statedBlob !== null ? statedBlob.size : packedSize(bytes, absent),
  };
  blobs.set(stored, blob);
  return blob;
}

function packedSize(bytes: Uint8Array, absent: number): number {
  const seen = bytes.subarray(0, LOOKED_AT);
  return Math.round((gzipSize(seen) * bytes.length) / seen.length + absent * USUAL_SHARE);
}

function blobDigestOf(layer: Layer): string {
  return sha256(`gzip\0${layer.diffId}`);
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
