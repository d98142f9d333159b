/** A layer as the entries of its archive, and back. A deletion is an empty file called `.wh.NAME`. */
import { type ArchiveEntry, type Change, contentOf, parentOf } from '../../filesystem/index.ts';
import { type StoredLayer, treeOf } from '../../image/index.ts';

const FILE = { mode: 0o644, uid: 0, gid: 0, mtime: 0 } as const;
const WHITEOUT = '.wh.';
const BLOCK = 512;

/** A file of an archive that the daemon writes itself: root's, and as old as the epoch when nothing else is said. */
export function plainFile(path: string, data: string | Uint8Array, mtime = 0): ArchiveEntry {
  return { path, node: { type: 'file', ...FILE, mtime, content: contentOf(data) } };
}

export function layerEntries(layer: StoredLayer): readonly ArchiveEntry[] {
  return layer.layer.changes.map(({ path, node }): ArchiveEntry => {
    if (node !== null) return { path: path.slice(1), node };
    const slash = path.lastIndexOf('/');
    return plainFile(`${path.slice(1, slash + 1)}${WHITEOUT}${path.slice(slash + 1)}`, '');
  });
}

/**
 * Bytes of a layer's archive: a block for each entry, content filled up to whole blocks, and two blocks at the end. Directories above
 * a change are entries too. A RUN leaves `/etc` in its layer even when it wrote nothing there, since the files of the network were
 * mounted into it.
 */
export function layerArchiveSize({ layer, instruction, catalogued }: StoredLayer): number {
  const paths = new Set(layer.changes.map(({ path }) => path));
  if (instruction === 'RUN' && !catalogued) paths.add('/etc');
  for (const { path } of catalogued ? [] : layer.changes)
    for (let above = parentOf(path); above !== '/'; above = parentOf(above)) paths.add(above);
  const content = layer.changes.reduce(
    (sum, { node }) => sum + (node?.type === 'file' ? Math.ceil(node.content.size / BLOCK) : 0),
    0,
  );
  return (paths.size + content + 2) * BLOCK;
}

export function changesOfArchive(entries: readonly ArchiveEntry[], parent: StoredLayer | null): readonly Change[] {
  const below = treeOf(parent);
  return entries.map(({ path, node }): Change => {
    const whole = `/${path}`;
    const name = whole.slice(whole.lastIndexOf('/') + 1);
    if (name.startsWith(WHITEOUT))
      return { kind: 'D', path: `${whole.slice(0, -name.length)}${name.slice(WHITEOUT.length)}`, node: null };
    return { kind: below.get(whole) === null ? 'A' : 'C', path: whole, node };
  });
}
