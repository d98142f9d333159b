/** What stands in a container beside its own files, after the daemon's registerMountPoints and its parser of -v. */
import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { ContainerCreate, MountRequest } from '../../engine/container-create.ts';
import type { ContainerConfig } from '../../engine/containers.ts';
import { entryOf } from '../../entry.ts';
import { cleanPath, type Tree } from '../../filesystem/index.ts';
import { type Daemon, newId } from '../daemon.ts';
import { findContainer } from '../lookup.ts';
import type { MountRecord } from '../state.ts';
import { ensureVolume } from '../volumes/volumes.ts';
import { copyUp } from './files.ts';

const READ_WRITE = ['ro', 'rw'];
const LABELS = ['z', 'Z'];
export const PROPAGATION = ['private', 'rprivate', 'slave', 'rslave', 'shared', 'rshared'];
const COPY = ['nocopy'];
const CONSISTENCY = ['consistent', 'cached', 'delegated'];

/** Each word known, and at most one of each kind. */
function isMode(mode: string): boolean {
  const words = mode === '' ? [] : mode.split(',');
  const kinds = [READ_WRITE, LABELS, PROPAGATION, COPY, CONSISTENCY];
  return (
    words.every(word => kinds.some(kind => kind.includes(word))) &&
    kinds.every(kind => words.filter(word => kind.includes(word)).length <= 1)
  );
}

/** A mount before its volume is made. */
interface WantedMount extends MountRecord {
  /** Whether a new volume gets what the image has at its place. */
  readonly copies: boolean;
  readonly labels: Readonly<Record<string, string>>;
  readonly driver: string;
  readonly options: Readonly<Record<string, string>>;
}

const PLAIN = { propagation: '', copies: true, labels: {}, driver: '', options: {} };

/** What is wrong with where a mount goes, or null. */
export function targetTrouble(type: string, target: string): string | null {
  const where = `invalid mount config for type "${type}"`;
  if (target === '') return `${where}: field Target must not be empty`;
  if (cleanPath(target) === '/') return `${where}: invalid specification: destination can't be '/'`;
  return target.startsWith('/') ? null : `${where}: invalid mount path: '${target}' mount path must be absolute`;
}

/** `source:/target[:mode]`: a bind mount when the source is a path, else a named volume. */
function parseBind(bind: string): Answer<WantedMount> {
  const parts = bind.split(':');
  const invalid = `invalid volume specification: '${bind}'`;
  const [source = '', target = '', mode = ''] = parts;
  if (source === '' || parts.length > 3) return refuse('bad-request', invalid);
  if (parts.length === 2 && isMode(target)) return refuse('bad-request', invalid);
  if (!isMode(mode)) return refuse('bad-request', `invalid mode: ${mode}`);
  const type = source.startsWith('/') ? 'bind' : 'volume';
  const wrong = parts.length === 1 ? targetTrouble('volume', source) : targetTrouble(type, target);
  if (wrong !== null) return refuse('bad-request', `${invalid}: ${wrong}`);
  const words = mode.split(',');
  return answer({
    ...PLAIN,
    type,
    source: type === 'bind' ? cleanPath(source) : source,
    target: cleanPath(target),
    named: true,
    readOnly: words.includes('ro'),
    mode: type === 'volume' && mode === '' ? 'z' : mode,
    propagation: type === 'bind' ? (words.find(word => PROPAGATION.includes(word)) ?? 'rprivate') : '',
    copies: !words.includes('nocopy'),
  });
}

function requested(request: MountRequest): WantedMount | null {
  const { Type, Source, Target, ReadOnly, VolumeOptions, BindOptions } = request;
  if (Type !== 'bind' && Type !== 'volume' && Type !== 'tmpfs') return null;
  return {
    ...PLAIN,
    type: Type,
    source: Type === 'bind' ? cleanPath(Source) : Source,
    target: cleanPath(Target),
    named: Source !== '',
    readOnly: ReadOnly,
    mode: Type === 'volume' ? 'z' : '',
    propagation: Type === 'bind' ? (BindOptions?.Propagation ?? 'rprivate') : '',
    copies: VolumeOptions?.NoCopy !== true,
    labels: VolumeOptions?.Labels ?? {},
    driver: VolumeOptions?.DriverConfig?.Name ?? '',
    options: VolumeOptions?.DriverConfig?.Options ?? {},
  };
}

/** `container[:mode]` of --volumes-from: its mounts, none of which is filled from the image. */
function inherited(daemon: Daemon, from: string): Answer<readonly WantedMount[]> {
  const colon = from.indexOf(':');
  const name = colon < 0 ? from : from.slice(0, colon);
  const mode = colon < 0 ? '' : from.slice(colon + 1);
  const words = mode.split(',');
  if (!isMode(mode) || words.some(word => PROPAGATION.includes(word) || COPY.includes(word)))
    return refuse('bad-request', `invalid mode: ${mode}`);
  const other = findContainer(daemon.state, name);
  if (!other.ok) return refuse('bad-request', other.message);
  const unlisted = other.value.hostConfig.Tmpfs ?? {};
  return answer(
    other.value.mounts
      .filter(mount => entryOf(unlisted, mount.target) === undefined)
      .map(mount => ({
        ...PLAIN,
        ...mount,
        mode: '',
        copies: false,
        readOnly: mount.readOnly || words.includes('ro'),
      })),
  );
}

function wantedMounts(daemon: Daemon, body: ContainerCreate, config: ContainerConfig): Answer<readonly WantedMount[]> {
  const host = body.HostConfig;
  const found = new Map<string, WantedMount>();
  const own = new Set<string>();
  for (const from of host.VolumesFrom ?? []) {
    const mounts = inherited(daemon, from);
    if (!mounts.ok) return mounts;
    for (const mount of mounts.value) found.set(mount.target, mount);
  }
  for (const bind of host.Binds ?? []) {
    const mount = parseBind(bind);
    if (!mount.ok) return mount;
    const { target } = mount.value;
    if (own.has(target) || entryOf(host.Tmpfs, target) !== undefined)
      return refuse('bad-request', `Duplicate mount point: ${target}`);
    own.add(target);
    found.set(target, mount.value);
  }
  for (const request of host.Mounts ?? []) {
    const mount = requested(request);
    if (mount === null) continue;
    if (own.has(mount.target)) return refuse('bad-request', `Duplicate mount point: ${request.Target}`);
    own.add(mount.target);
    found.set(mount.target, mount);
  }
  for (const target of Object.keys(host.Tmpfs ?? {})) {
    const place = cleanPath(target);
    found.set(place, { ...PLAIN, type: 'tmpfs', source: '', target: place, named: false, readOnly: false, mode: '' });
  }
  for (const target of Object.keys(config.Volumes ?? {})) {
    const place = cleanPath(target);
    if (!found.has(place))
      found.set(place, {
        ...PLAIN,
        type: 'volume',
        source: '',
        target: place,
        named: false,
        readOnly: false,
        mode: '',
      });
  }
  return answer([...found.values()]);
}

/** Works out a new container's mounts and makes the volumes that they need. */
export function makeMounts(
  daemon: Daemon,
  body: ContainerCreate,
  config: ContainerConfig,
  tree: Tree,
): Answer<readonly MountRecord[]> {
  const wanted = wantedMounts(daemon, body, config);
  if (!wanted.ok) return wanted;
  const mounts: MountRecord[] = [];
  for (const { copies, labels, driver, options, ...mount } of wanted.value) {
    if (mount.type !== 'volume') {
      mounts.push(mount);
      continue;
    }
    const volume = ensureVolume(daemon, { name: mount.source, driver, labels, options });
    if (!volume.ok) return volume;
    if (copies && !copyUp(daemon, volume.value, tree, mount.target)) {
      const place = `/var/lib/docker/overlay2/${newId(daemon, 'overlay')}/merged${mount.target}`;
      return refuse('server-error', `source ${place} is not directory`);
    }
    mounts.push({ ...mount, source: volume.value.name });
  }
  return answer(mounts);
}
