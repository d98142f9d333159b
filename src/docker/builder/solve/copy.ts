/** COPY and ADD on files, with the rules that BuildKit's copy keeps. */
import { StepFailure } from '../../context/step-failure.ts';
import { archiveEntries } from '../../context/unpack.ts';
import {
  cleanPath,
  type FileSystem,
  fileSystemOf,
  joinPath,
  type MutableTree,
  type Node,
  nameOf,
  parentOf,
  type Tree,
} from '../../filesystem/index.ts';
import type { Work } from '../../work.ts';
import { changedMode } from '../plan/mode.ts';
import type { CopyAction } from '../plan/operation.ts';
import { type Owner, ownerOf } from './owner.ts';
import { below, excluder, INSIDE, matchesOf } from './sources.ts';

export interface CopyRequest {
  readonly actions: readonly { readonly action: CopyAction; readonly tree: Tree }[];
  /** As given to --chown. */
  readonly owner: string;
  /** As given to --chmod. */
  readonly mode: string;
  readonly exclude: readonly string[];
  /** Where the daemon has the target mounted: some failures name it. */
  readonly mountedAt: string;
  /** Seconds since the epoch: the time of directories that are made on the way. */
  readonly now: number;
  readonly work: Work;
}

export async function copyInto(target: MutableTree, request: CopyRequest): Promise<void> {
  const files = fileSystemOf(target, { now: () => request.now });
  const owner = request.owner === '' ? null : ownerOf(request.owner, files);
  const isOut = excluder(request.exclude, request.work);
  const place = placer(target, files, owner, request);
  for (const { action, tree } of request.actions) {
    const into = action.destination.endsWith('/') || action.destination === '/';
    const destination = cleanPath(action.destination);
    if (into) place.way(destination);
    const matches = matchesOf(tree, action.source, request.work);
    if (matches === null) throw new StepFailure(`lstat ${action.source}: no such file or directory`);
    for (const match of matches) {
      const { node } = match;
      if (node.type === 'directory') {
        place.directory(destination, node);
        for (const [relative, inner] of below(tree, match.real)) {
          request.work.spend(INSIDE, 'a source of COPY');
          if (!isOut(relative)) place.node(cleanPath(`${destination}/${relative}`), inner);
        }
        continue;
      }
      if (isOut(nameOf(match.asked))) continue;
      const entries = action.unpack && node.type === 'file' ? await archiveEntries(node.content) : null;
      if (entries !== null) {
        place.directory(destination, null);
        for (const entry of entries) place.entry(cleanPath(`${destination}/${entry.path}`), entry.node);
        continue;
      }
      const isDirectory = into || files.stat(destination)?.type === 'directory';
      // The destination itself is followed when it is a symlink; one that stands inside of it is replaced.
      place.node(
        isDirectory ? joinPath(destination, nameOf(match.asked)) : (files.resolve(destination) ?? destination),
        node,
      );
    }
  }
}

function placer(target: MutableTree, files: FileSystem, owner: Owner | null, request: CopyRequest) {
  // Directories on the way get an octal --chmod too, less what the daemon's umask takes away.
  const mode = /^[0-7]+$/u.test(request.mode) ? Number.parseInt(request.mode, 8) & ~0o022 : 0o755;
  const made = { mode, uid: owner?.uid ?? 0, gid: owner?.gid ?? 0, mtime: request.now };
  const owned = (node: Node): Node => {
    const mode =
      request.mode === '' || node.type === 'symlink'
        ? node.mode
        : changedMode(node.mode, request.mode, node.type === 'directory');
    return { ...node, ...(owner ?? {}), mode };
  };
  const room = (bytes: number): void => {
    if (!target.mayGrow(bytes))
      throw new StepFailure('no space left on this host: its cap for files is reached', 'limit');
  };
  /** A file that stands where a directory is needed is named. */
  const way = (directory: string): void => {
    for (let path = directory; path !== '/'; path = parentOf(path)) {
      const known = files.stat(path);
      if (known === null) continue;
      if (known.type !== 'directory') throw new StepFailure(`mkdir ${path}: not a directory`);
      return;
    }
  };
  const parents = (path: string): string => {
    const directory = parentOf(path);
    way(directory);
    const known = files.stat(directory);
    if (known === null) {
      room(0);
      files.mkdir(directory, { recursive: true, ...made });
    }
    return joinPath(files.resolve(directory) ?? directory, nameOf(path));
  };
  /** A directory in which something new stands has a new time, and so a place in the layer. The root has none. */
  const touch = (directory: string): void => {
    const node = target.get(directory);
    if (directory !== '/' && node !== null) target.put(directory, { ...node, mtime: request.now });
  };
  const put = (path: string, node: Node): void => {
    const at = parents(path);
    const old = target.get(at);
    if (node.type === 'directory') {
      if (old?.type === 'directory') return;
      if (old !== null) {
        const real = files.stat(at);
        if (real?.type === 'directory') return;
        throw new StepFailure(`cannot copy to non-directory: ${request.mountedAt}${at}`);
      }
      room(0);
      target.put(at, node);
      return;
    }
    if (old?.type === 'directory')
      throw new StepFailure(`cannot replace to directory ${request.mountedAt}${at} with file`);
    room(node.type === 'file' ? node.content.size : 0);
    // A file that is copied over a symlink takes its place.
    if (old !== null) target.drop(at);
    target.put(at, node);
    touch(parentOf(at));
  };
  return {
    way,
    /** The destination itself: a directory that is not there yet gets the source's mode. */
    directory(path: string, like: Node | null): void {
      if (path === '/') return;
      const known = files.stat(path);
      if (known?.type === 'directory') return;
      if (known !== null) throw new StepFailure(`cannot copy to non-directory: ${request.mountedAt}${path}`);
      put(
        path,
        owned({ type: 'directory', ...made, ...(like === null ? {} : { mode: like.mode, mtime: like.mtime }) }),
      );
    },
    node: (path: string, node: Node): void => put(path, owned(node)),
    /** An archive's entry replaces what stands there. */
    entry(path: string, node: Node): void {
      const at = parents(path);
      const old = target.get(at);
      if (old !== null && node.type !== 'directory') target.drop(at);
      if (old?.type === 'directory' && node.type === 'directory') return;
      // --chmod is not for what comes out of an archive.
      put(at, { ...node, ...(owner ?? {}) });
    },
  };
}
