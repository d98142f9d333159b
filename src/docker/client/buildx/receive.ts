/** Files that a build sends back with `--output`: into a directory, or as one tar archive. */
import { type ArchiveEntry, type Errno, joinPath, type Node, type Tree, writeTar } from '../../filesystem/index.ts';
import type { ClientIO } from '../io.ts';
import { absolute, systemText } from '../paths.ts';
import type { BuildOutput } from './given.ts';

/** What went wrong, or null. */
export async function receive(
  io: ClientIO,
  tree: Tree,
  outputs: readonly BuildOutput[],
  now: number,
): Promise<string | null> {
  for (const { type, destination } of outputs) {
    if (type === 'local') {
      const wrong = copyOut(io, tree, absolute(io, destination), now);
      if (wrong !== null) return wrong;
    }
    if (type !== 'tar') continue;
    const archive = await writeTar([...entries(tree, '/')]);
    if (destination === '' || destination === '-') io.write('stdout', archive);
    else {
      const refused = io.files.write(absolute(io, destination), archive, { mode: 0o644 });
      if (refused !== null) return `open ${destination}: ${systemText(refused)}`;
    }
  }
  return null;
}

function* entries(tree: Tree, directory: string): Generator<ArchiveEntry> {
  for (const name of tree.names(directory)) {
    const path = joinPath(directory, name);
    const node = tree.get(path);
    if (node === null) continue;
    yield { path: path.slice(1), node };
    if (node.type === 'directory') yield* entries(tree, path);
  }
}

/** What the file system said to one entry, or null. A link is made anew, a file is written over. */
function put(io: ClientIO, node: Node, at: string): Errno | null {
  const { mode, mtime } = node;
  switch (node.type) {
    case 'directory':
      return io.files.mkdir(at, { recursive: true, mode, mtime });
    case 'symlink':
      io.files.remove(at);
      return io.files.symlink(node.target, at);
    case 'file':
      return io.files.write(at, node.content, { mode, mtime });
  }
}

function copyOut(io: ClientIO, tree: Tree, root: string, now: number): string | null {
  const mtime = Math.floor(now / 1000);
  const refused = io.files.mkdir(root, { recursive: true, mode: 0o755, mtime });
  if (refused !== null && refused !== 'EEXIST') return `mkdir ${root}: ${systemText(refused)}`;
  for (const { path, node } of entries(tree, '/')) {
    const at = joinPath(root, path);
    const failed = put(io, node, at);
    if (failed !== null && failed !== 'EEXIST') return `failed to write ${path}: ${systemText(failed)}`;
  }
  return null;
}
