/**
 * Copies sources into an image's files as the classic builder does, which packs and unpacks them: a file takes the place of
 * whatever stands there. Rules: builder/dockerfile/copy.go, copy_unix.go.
 */
import { archiveEntries } from '../../context/unpack.ts';
import { DockerfileRefusal } from '../../dockerfile/refusal.ts';
import {
  type Change,
  cleanPath,
  type Draft,
  draftOf,
  type FileSystem,
  fileSystemOf,
  joinPath,
  type Node,
  nameOf,
  parentOf,
  type Tree,
} from '../../filesystem/index.ts';
import { below } from '../solve/sources.ts';
import type { CopySource } from './sources.ts';

export interface Placement {
  readonly sources: readonly CopySource[];
  /** Absolute; a slash at its end says that it is a directory. */
  readonly destination: string;
  /** null: owners stay as they are. */
  readonly owner: { readonly uid: number; readonly gid: number } | null;
  readonly unpack: boolean;
  /** Seconds since the epoch. */
  readonly now: number;
  readonly mayGrow: (bytes: number) => boolean;
  /** Where the daemon has the files mounted: some failures name it. */
  readonly mountedAt: string;
}

/** What the copy does to the files below. Throws a DockerfileRefusal. */
export async function placed(base: Tree, placement: Placement): Promise<readonly Change[]> {
  const draft = draftOf(base, [], { mayGrow: placement.mayGrow });
  const files = fileSystemOf(draft, { now: () => placement.now });
  const touched = new Set<string>();
  const put = (path: string, node: Node): void => {
    if (!placement.mayGrow(node.type === 'file' ? node.content.size : 0))
      throw new DockerfileRefusal('no space left on this host: its cap for files is reached');
    const old = draft.get(path);
    if (old !== null && !(old.type === 'directory' && node.type === 'directory')) draft.drop(path);
    draft.put(path, node);
    touched.add(path);
  };
  const owned = (node: Node): Node => (placement.owner === null ? node : { ...node, ...placement.owner });
  for (const source of placement.sources) {
    const end = resolved(files, placement.destination);
    if (source.node.type === 'directory') {
      const isNew = files.stat(end) === null;
      makeWay(files, end, placement, isNew ? placement.owner : null, 'failed to copy directory: mkdir');
      for (const [path, node] of below(source.tree, source.real)) put(joinPath(end, path), owned(node));
      continue;
    }
    const entries = placement.unpack && source.node.type === 'file' ? await archiveEntries(source.node.content) : null;
    if (entries !== null) {
      makeWay(files, end, placement, null);
      for (const { path, node } of entries) {
        const at = cleanPath(`${end}/${path}`);
        makeWay(files, parentOf(at), placement, null);
        put(at, node);
      }
      continue;
    }
    refuseBelowFile(files, placement.destination, placement.mountedAt);
    const into = files.stat(end)?.type === 'directory' || placement.destination.endsWith('/');
    const at = into ? joinPath(end, nameOf(source.path)) : end;
    makeWay(files, parentOf(at), placement, placement.owner);
    put(at, owned(source.node));
  }
  return changesOf(draft, base, touched);
}

/** A file that was copied is in the layer even when the very same stood there. */
function changesOf(draft: Draft, base: Tree, touched: ReadonlySet<string>): readonly Change[] {
  const changes = draft.changes();
  const known = new Set(changes.map(change => change.path));
  const same = [...touched].flatMap((path): readonly Change[] => {
    const node = draft.get(path);
    return known.has(path) || node === null || node.type === 'directory' || base.get(path) === null
      ? []
      : [{ kind: 'C', path, node }];
  });
  return [...changes, ...same];
}

function resolved(files: FileSystem, destination: string): string {
  const path = cleanPath(destination);
  if (path === '/') return path;
  return files.resolve(path) ?? joinPath(resolved(files, parentOf(path)), nameOf(path));
}

/** A destination below a file is not even looked for. */
function refuseBelowFile(files: FileSystem, destination: string, mountedAt: string): void {
  const path = cleanPath(destination);
  for (let above = parentOf(path); path !== '/' && above !== '/'; above = parentOf(above)) {
    const known = files.stat(above);
    if (known !== null && known.type !== 'directory')
      throw new DockerfileRefusal(`lstat ${mountedAt}${path}: not a directory`);
  }
}

/** Makes the directories that are missing on the way. */
function makeWay(
  files: FileSystem,
  directory: string,
  placement: Placement,
  owner: Placement['owner'],
  doing = 'failed to create new directory: mkdir',
): void {
  for (let path = directory; path !== '/'; path = parentOf(path)) {
    const known = files.stat(path);
    if (known === null) continue;
    if (known.type !== 'directory')
      throw new DockerfileRefusal(`${doing} ${placement.mountedAt}${path}: not a directory`);
    break;
  }
  files.mkdir(directory, { recursive: true, mode: 0o755, ...(owner ?? {}) });
}
