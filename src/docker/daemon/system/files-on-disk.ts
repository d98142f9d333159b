/** `/var/lib/docker`: what the daemon keeps on the learner's disk, made from its state whenever somebody looks. Recorded from Docker 28.5.2 with overlay2. */
import {
  type Change,
  type Content,
  contentOf,
  type Draft,
  draftOf,
  emptyTree,
  isWithin,
  joinPath,
  type MutableTree,
  type Node,
  nameOf,
  parentOf,
  standIn,
} from '../../filesystem/index.ts';
import { layersDownTo, type StoredLayer } from '../../image/index.ts';
import { outputOf } from '../containers/attach.ts';
import { hostsOf, resolvConfOf } from '../containers/name-files.ts';
import { type Daemon, update, withEntry } from '../daemon.ts';
import { layerDirectory, overlayId } from '../images/images.ts';
import type { ContainerRecord, DaemonState } from '../state.ts';

/** The files as a tree of its own. Only what volumes hold can be written. */
export function filesOnDisk(daemon: Daemon): MutableTree {
  let seen: DaemonState | null = null;
  let kept: Draft = draftOf(emptyTree);
  const whole = (): Draft => {
    if (seen !== daemon.state) {
      kept = drawn(daemon);
      seen = daemon.state;
    }
    return kept;
  };
  const volumeAt = (path: string): { readonly name: string; readonly inside: string } | null => {
    const [, name, inside = ''] = /^\/volumes\/([^/]+)\/_data(\/.*)?$/.exec(path) ?? [];
    return name !== undefined && daemon.state.volumes.has(name) ? { name, inside: inside || '/' } : null;
  };
  const write = (path: string, change: (draft: Draft, inside: string) => void): void => {
    const at = volumeAt(path);
    const volume = at === null ? undefined : daemon.state.volumes.get(at.name);
    if (at === null || volume === undefined) return;
    const draft = draftOf(emptyTree, volume.changes);
    change(draft, at.inside);
    update(daemon, { volumes: withEntry(daemon.state.volumes, at.name, { ...volume, changes: draft.changes() }) });
  };
  return {
    get: path => whole().get(path),
    names: path => whole().names(path),
    put: (path, node) => write(path, (draft, inside) => draft.put(inside, node)),
    drop: path => write(path, (draft, inside) => draft.drop(inside)),
    mayWrite: path => volumeAt(path) !== null,
    mountPoints: () => [],
    mayGrow: () => true,
  };
}

function drawn(daemon: Daemon): Draft {
  const { state } = daemon;
  const draft = draftOf(emptyTree);
  const now = Math.floor(daemon.clock / 1000);
  const owned = { uid: 0, gid: 0, mtime: now };
  const directory = (path: string, mode: number): void => draft.put(path, { type: 'directory', mode, ...owned });
  const file = (path: string, mode: number, content: Content): void => {
    draft.put(path, { type: 'file', mode, content, ...owned });
  };
  const book = (path: string, size: number, mode = 0o600): void => file(path, mode, standIn(size, path));
  directory('/', 0o710);
  for (const [path, mode] of DIRECTORIES) directory(path, mode);
  for (const [path, size] of BOOKS) book(path, size);
  file('/engine-id', 0o600, contentOf('a561dbf0-415b-407c-a0b9-4ea59283a4ad'));
  for (const id of state.images.keys()) {
    const name = id.replace('sha256:', '');
    book(`/image/overlay2/imagedb/content/sha256/${name}`, 1500);
  }
  const layers = new Map<string, StoredLayer>();
  for (const image of state.images.values())
    for (const layer of layersDownTo(image.top)) layers.set(layer.chainId, layer);
  for (const layer of layers.values()) {
    directory(`/image/overlay2/layerdb/sha256/${layer.chainId.replace('sha256:', '')}`, 0o700);
    overlay(draft, owned, layerDirectory(state, layer), {
      changes: layer.layer.changes,
      isUpper: layer.parent !== null,
    });
  }
  for (const container of state.containers.values()) {
    contain(daemon, container, { directory, file, book });
    const own = overlayId(state, `container ${container.id}`);
    overlay(draft, owned, own, { changes: container.changes, isUpper: true });
  }
  for (const { name, changes } of state.volumes.values()) {
    directory(`/volumes/${name}`, 0o701);
    const data = `/volumes/${name}/_data`;
    directory(data, 0o755);
    lay(draft, data, changes);
  }
  return draft;
}

interface Putting {
  readonly directory: (path: string, mode: number) => void;
  readonly file: (path: string, mode: number, content: Content) => void;
  readonly book: (path: string, size: number, mode?: number) => void;
}

/** What is kept of a container beside its files. */
function contain(daemon: Daemon, container: ContainerRecord, { directory, file, book }: Putting): void {
  const at = `/containers/${container.id}`;
  directory(at, 0o710);
  directory(`${at}/checkpoints`, 0o700);
  directory(`${at}/mounts`, 0o710);
  book(`${at}/config.v2.json`, 2861);
  book(`${at}/hostconfig.json`, 1477);
  if (container.startedAt === null) return;
  const log = outputOf(container)
    .filter(chunk => chunk.at <= daemon.clock)
    .flatMap(({ text, stream, at: when }) =>
      (text.match(/[^\n]*\n|[^\n]+$/g) ?? []).map(line =>
        JSON.stringify({ log: line, stream, time: new Date(when).toISOString().replace('Z', '000000Z') }),
      ),
    );
  file(`${at}/${container.id}-json.log`, 0o640, contentOf(log.map(line => `${line}\n`).join('')));
  file(`${at}/hostname`, 0o644, contentOf(`${container.config.Hostname}\n`));
  file(`${at}/hosts`, 0o644, contentOf(hostsOf(daemon, container)));
  file(`${at}/resolv.conf`, 0o644, contentOf(resolvConfOf(daemon, container)));
}

/** The directory of one layer. */
function overlay(
  draft: Draft,
  owned: { readonly uid: number; readonly gid: number; readonly mtime: number },
  name: string,
  { changes, isUpper }: { readonly changes: readonly Change[]; readonly isUpper: boolean },
): void {
  const at = `/overlay2/${name}`;
  draft.put(at, { type: 'directory', mode: 0o710, ...owned });
  draft.put(`${at}/diff`, { type: 'directory', mode: 0o755, ...owned });
  draft.put(`${at}/link`, { type: 'file', mode: 0o644, content: standIn(26, `${at}/link`), ...owned });
  if (isUpper) {
    draft.put(`${at}/lower`, { type: 'file', mode: 0o644, content: standIn(28, `${at}/lower`), ...owned });
    draft.put(`${at}/work`, { type: 'directory', mode: 0o700, ...owned });
  }
  lay(draft, `${at}/diff`, changes);
}

function lay(draft: Draft, root: string, changes: readonly Change[]): void {
  for (const { path, node } of changes) {
    if (node === null) continue;
    const target = path === '/' ? root : joinPath(root, path.slice(1));
    above(draft, root, target, node.mtime);
    draft.put(target, node);
  }
}

/** Directories that lead to a change and were not changed themselves. */
function above(draft: Draft, root: string, target: string, mtime: number): void {
  const missing: string[] = [];
  for (let up = parentOf(target); isWithin(up, root) && draft.get(up) === null; up = parentOf(up)) missing.unshift(up);
  for (const path of missing) if (nameOf(path) !== '') draft.put(path, DIRECTORY(mtime));
}

const DIRECTORY = (mtime: number): Node => ({ type: 'directory', mode: 0o755, uid: 0, gid: 0, mtime });

const DIRECTORIES: readonly (readonly [path: string, mode: number])[] = [
  ['/buildkit', 0o711],
  ['/buildkit/executor', 0o711],
  ['/containers', 0o710],
  ['/image', 0o700],
  ['/image/overlay2', 0o700],
  ['/image/overlay2/distribution', 0o700],
  ['/image/overlay2/imagedb', 0o700],
  ['/image/overlay2/imagedb/content', 0o700],
  ['/image/overlay2/imagedb/content/sha256', 0o700],
  ['/image/overlay2/layerdb', 0o700],
  ['/image/overlay2/layerdb/sha256', 0o700],
  ['/network', 0o750],
  ['/network/files', 0o750],
  ['/overlay2', 0o710],
  ['/overlay2/l', 0o710],
  ['/plugins', 0o700],
  ['/runtimes', 0o700],
  ['/swarm', 0o700],
  ['/tmp', 0o700],
  ['/volumes', 0o701],
];

/** The daemon's own databases, which nobody reads as text. */
const BOOKS: readonly (readonly [path: string, size: number])[] = [
  ['/buildkit/cache.db', 32_768],
  ['/buildkit/containerdmeta.db', 32_768],
  ['/buildkit/history.db', 32_768],
  ['/buildkit/metadata_v2.db', 16_384],
  ['/buildkit/snapshots.db', 16_384],
  ['/image/overlay2/repositories.json', 1785],
  ['/network/files/local-kv.db', 65_536],
  ['/volumes/backingFsBlockDev', 0],
  ['/volumes/metadata.db', 32_768],
];
