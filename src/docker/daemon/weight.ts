import type { Change } from '../filesystem/index.ts';
import type { StoredLayer } from '../image/index.ts';
import type { Limits } from './daemon.ts';
import type { DaemonState } from './state.ts';

/** What a host has to remember of the learner's own: nodes of files, and bytes of content that are no stand-ins. */
interface Weight {
  readonly nodes: number;
  readonly bytes: number;
}

const weights = new WeakMap<readonly Change[], Weight>();

function weightOf(changes: readonly Change[]): Weight {
  const known = weights.get(changes);
  if (known !== undefined) return known;
  let bytes = 0;
  for (const { node } of changes) if (node?.type === 'file') bytes += node.content.bytes?.length ?? 0;
  const weight = { nodes: changes.length, bytes };
  weights.set(changes, weight);
  return weight;
}

/** Which cap a host would be over, in words; null when it is within them. What the catalogue has weighs nothing. */
export function overweight(state: DaemonState, files: readonly Change[], limits: Limits): string | null {
  const seen = new Set<StoredLayer>();
  let { nodes, bytes } = weightOf(files);
  const add = (changes: readonly Change[]) => {
    const weight = weightOf(changes);
    nodes += weight.nodes;
    bytes += weight.bytes;
  };
  const addLayers = (top: StoredLayer | null) => {
    for (let layer = top; layer !== null && !layer.catalogued && !seen.has(layer); layer = layer.parent) {
      seen.add(layer);
      add(layer.layer.changes);
    }
  };
  for (const image of state.images.values()) addLayers(image.top);
  for (const layer of state.cacheLayers.values()) addLayers(layer);
  for (const container of state.containers.values()) {
    addLayers(container.top);
    add(container.changes);
  }
  for (const volume of state.volumes.values()) add(volume.changes);
  if (nodes > limits.files)
    return `this host keeps at most ${limits.files} files of your own: remove images, containers or the build cache`;
  if (bytes > limits.kept) {
    return `this host keeps at most ${limits.kept / 1_000_000} MB of your own files: remove images, containers or the build cache`;
  }
  return null;
}
