import type { Change } from '../filesystem/index.ts';
import type { StoredLayer } from '../image/index.ts';
import type { Host } from './host.ts';

/** Bytes that an entry takes beside what is in it. */
const ENTRY = 200;

/** What the learner's own is made of: lists of changes, each shared by all hosts that have not written there since. What the catalogue has is not theirs. */
function listsOf({ files, daemon }: Host): Set<readonly Change[]> {
  const lists = new Set([files]);
  const seen = new Set<StoredLayer>();
  const addLayers = (top: StoredLayer | null): void => {
    for (let layer = top; layer !== null && !layer.catalogued && !seen.has(layer); layer = layer.parent) {
      seen.add(layer);
      lists.add(layer.layer.changes);
    }
  };
  for (const { top } of daemon.images.values()) addLayers(top);
  for (const layer of daemon.cacheLayers.values()) addLayers(layer);
  for (const { top, changes } of daemon.containers.values()) {
    addLayers(top);
    lists.add(changes);
  }
  for (const { changes } of daemon.volumes.values()) lists.add(changes);
  return lists;
}

/**
 * Bytes that are kept for the sake of this host and would not be for the other's: contents of its learner's files, each once by its digest. With null:
 * all that it keeps.
 */
export function heldBeside(host: Host, other: Host | null): number {
  if (host.files === other?.files && host.daemon === other.daemon) return 0;
  const beside = other === null ? new Set<readonly Change[]>() : listsOf(other);
  const own = [...listsOf(host)].filter(list => !beside.has(list));
  if (own.length === 0) return 0;
  const known = new Set<string>();
  for (const list of beside)
    for (const { node } of list)
      if (node?.type === 'file' && node.content.bytes !== null) known.add(node.content.digest);
  let bytes = 0;
  for (const list of own) {
    bytes += list.length * ENTRY;
    for (const { node } of list) {
      if (node?.type !== 'file' || node.content.bytes === null || known.has(node.content.digest)) continue;
      known.add(node.content.digest);
      bytes += node.content.bytes.length;
    }
  }
  return bytes;
}
