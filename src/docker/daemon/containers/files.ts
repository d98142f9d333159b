import { entryOf } from '../../entry.ts';
import {
  type Change,
  cleanPath,
  type Draft,
  draftOf,
  emptyTree,
  fileSystemOf,
  joinPath,
  type Mount,
  mountDraft,
  type Node,
  type Tree,
} from '../../filesystem/index.ts';
import { type Daemon, putContainer, update, withEntry } from '../daemon.ts';
import type { ContainerRecord, VolumeRecord } from '../state.ts';
import { initTree } from './init-layer.ts';
import { laid } from './laying.ts';

/** A container's files, opened for a process or a copy. */
export interface OpenFiles {
  /** With volumes and bind mounts in their places. */
  readonly whole: Draft;
  /** The container's own: image and read-write layer. */
  readonly own: Draft;
  /** Keeps what was changed. */
  readonly close: () => void;
}

export function mayGrow(daemon: Daemon): (bytes: number) => boolean {
  return bytes => {
    daemon.grown.bytes += Math.max(0, bytes);
    daemon.grown.files++;
    if (daemon.grown.bytes > daemon.limits.bytes)
      daemon.exceeded = 'this line would make more bytes of files than the host keeps';
    if (daemon.grown.files > daemon.limits.files)
      daemon.exceeded = 'this line would make more files than the host keeps';
    return daemon.exceeded === null;
  };
}

/** Sets the places of tmpfs mounts apart from names of volumes, which have no blanks. */
const TMPFS = 'tmpfs ';

/** A new tmpfs is everyone's, unless its options say otherwise: `size=1m,mode=700`. */
function emptyTmpfs(container: ContainerRecord, target: string): readonly Change[] {
  const { Tmpfs = {}, Mounts = [] } = container.hostConfig;
  const asked = /(?:^|,)mode=([0-7]+)/.exec(entryOf(Tmpfs, target) ?? '')?.[1];
  const requested = Mounts.find(({ Type, Target }) => Type === 'tmpfs' && cleanPath(Target) === target);
  const mode = requested?.TmpfsOptions?.Mode ?? (asked === undefined ? 0o1777 : Number.parseInt(asked, 8));
  const mtime = Math.floor((container.startedAt ?? container.created) / 1000);
  return [{ kind: 'C', path: '/', node: { type: 'directory', mode, uid: 0, gid: 0, mtime } }];
}

function keepScratch(daemon: Daemon, id: string, point: string, changes: readonly Change[]): void {
  const container = daemon.state.containers.get(id);
  if (container === undefined || entryOf(container.scratch, point) === changes) return;
  putContainer(daemon, { ...container, scratch: { ...container.scratch, [point]: changes } });
}

/** Opens a container's files. Directories to mount on are made where they are missing, as the runtime does. */
export function openFiles(daemon: Daemon, container: ContainerRecord): OpenFiles {
  const own = draftOf(initTree(container), container.changes, { mayGrow: mayGrow(daemon) });
  const inside = fileSystemOf(own, { now: () => daemon.clock / 1000 });
  const opened = new Map<string, Draft>();
  const before = new Map<string, readonly Change[]>();
  const mounts: Mount[] = [];
  for (const mount of container.mounts) {
    const point = inside.resolve(mount.target) ?? mount.target;
    const source = mount.type === 'bind' ? hostSource(daemon, mount.source) : '/';
    const isFile = mount.type === 'bind' && daemon.hostFiles.get(source)?.type === 'file';
    if (own.get(point) === null) {
      if (isFile) inside.write(point, '');
      else inside.mkdir(point, { recursive: true });
    }
    if (mount.type === 'bind') {
      mounts.push({ path: point, tree: daemon.hostFiles, root: source, readOnly: mount.readOnly });
      continue;
    }
    const key = mount.type === 'volume' ? mount.source : `${TMPFS}${point}`;
    const known = opened.get(key);
    const changes =
      mount.type === 'volume'
        ? (daemon.state.volumes.get(mount.source)?.changes ?? [])
        : (entryOf(container.scratch, point) ?? emptyTmpfs(container, mount.target));
    const draft = known ?? draftOf(emptyTree, changes, { mayGrow: mayGrow(daemon) });
    opened.set(key, draft);
    before.set(key, known === undefined ? changes : (before.get(key) ?? changes));
    mounts.push({ path: point, tree: draft, root: '/', readOnly: mount.readOnly });
  }
  const whole = mountDraft(own, mounts, container.hostConfig.ReadonlyRootfs ?? false);
  const close = () => {
    const current = daemon.state.containers.get(container.id);
    const changes = own.changes();
    if (current !== undefined && changes !== container.changes) {
      const kept = laid(initTree(container), current.changes, container.changes, changes);
      putContainer(daemon, { ...current, changes: current.changes === container.changes ? changes : kept });
    }
    for (const [name, draft] of opened) {
      if (name.startsWith(TMPFS)) {
        keepScratch(daemon, container.id, name.slice(TMPFS.length), draft.changes());
        continue;
      }
      const volume = daemon.state.volumes.get(name);
      const kept = draft.changes();
      const old = before.get(name) ?? [];
      if (volume === undefined || kept === old) continue;
      // Somebody else may have written there meanwhile: a server that was asked.
      const changes = volume.changes === old ? kept : laid(emptyTree, volume.changes, old, kept);
      update(daemon, { volumes: withEntry(daemon.state.volumes, name, { ...volume, changes }) });
    }
  };
  return { whole, own, close };
}

/** The path of the learner's machine that a bind mount shows; -v makes a directory where there is none. */
export function hostSource(daemon: Daemon, path: string): string {
  const files = fileSystemOf(daemon.hostFiles, { now: () => daemon.clock / 1000 });
  if (files.stat(path) === null) files.mkdir(path, { recursive: true });
  return files.resolve(path) ?? path;
}

/** A new volume gets what the image has at its place: false where that is no directory. */
export function copyUp(daemon: Daemon, volume: VolumeRecord, tree: Tree, target: string): boolean {
  const reader = fileSystemOf(draftOf(tree), { now: () => 0 });
  const from = reader.resolve(target);
  const root = from === null ? null : tree.get(from);
  if (volume.changes.length > 0 || from === null || root === null) return true;
  if (root.type !== 'directory') return false;
  const changes: Change[] = [];
  const copy = (path: string, to: string, node: Node) => {
    changes.push({ kind: to === '/' ? 'C' : 'A', path: to, node });
    if (node.type !== 'directory') return;
    for (const name of tree.names(path)) {
      const child = tree.get(joinPath(path, name));
      if (child !== null) copy(joinPath(path, name), joinPath(to, name), child);
    }
  };
  copy(from, '/', root);
  update(daemon, { volumes: withEntry(daemon.state.volumes, volume.name, { ...volume, changes }) });
  return true;
}
