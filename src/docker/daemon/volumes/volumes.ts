import type { Filters } from '../../engine/answer.ts';
import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { Volume, VolumeCreate, VolumesPruned } from '../../engine/volumes.ts';
import { entryOf } from '../../entry.ts';
import { type Change, sizeOf } from '../../filesystem/index.ts';
import { rfc3339 } from '../../image/index.ts';
import { type Daemon, emit, newId, record, update, withEntry, withoutEntry } from '../daemon.ts';
import { booleanFilter, checkFilters, labelsMatch, nameMatches } from '../filters.ts';
import { inKeyOrder } from '../key-order.ts';
import type { ContainerRecord, DaemonState, VolumeRecord } from '../state.ts';

export function changesSize(changes: readonly Change[]): number {
  let size = 0;
  for (const { node } of changes) if (node !== null) size += sizeOf(node);
  return size;
}

export function volumeUsers(state: DaemonState, name: string): readonly ContainerRecord[] {
  return [...state.containers.values()].filter(container =>
    container.mounts.some(mount => mount.type === 'volume' && mount.source === name),
  );
}

export function volumeObject(volume: VolumeRecord): Volume {
  const labels = volume.anonymous ? { 'com.docker.volume.anonymous': '' } : volume.labels;
  return {
    CreatedAt: `${rfc3339(Math.floor(volume.created / 1000) * 1000)}`,
    Driver: volume.driver,
    Labels: Object.keys(labels).length === 0 ? null : inKeyOrder(labels),
    Mountpoint: `/var/lib/docker/volumes/${volume.name}/_data`,
    Name: volume.name,
    Options: Object.keys(volume.options).length === 0 ? null : inKeyOrder(volume.options),
    Scope: 'local',
  };
}

const VOLUME_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

const LOCAL_OPTIONS = ['type', 'o', 'device', 'size'];

/** What the driver `local` says of its options: those of a mount, which needs a device as soon as it has anything. */
function localOptionTrouble(options: Readonly<Record<string, string>>): string | null {
  const odd = Object.keys(options).find(name => !LOCAL_OPTIONS.includes(name));
  if (odd !== undefined) return `invalid option: "${odd}"`;
  const has = (name: string) => entryOf(options, name) !== undefined;
  if ((has('type') || has('o')) && !has('device')) return 'missing required option: "device"';
  return has('device') && !has('type') ? 'missing required option: "type"' : null;
}

/** Makes a volume, or gives the one that has the name. An empty name makes an anonymous one. */
export function ensureVolume(
  daemon: Daemon,
  options: {
    readonly name: string;
    readonly driver?: string;
    readonly options?: Readonly<Record<string, string>>;
    readonly labels?: Readonly<Record<string, string>>;
    readonly anonymous?: boolean;
  },
): Answer<VolumeRecord> {
  const driver = options.driver ?? '';
  const known = daemon.state.volumes.get(options.name);
  if (known !== undefined) {
    if (driver !== '' && driver !== known.driver)
      return refuse('conflict', `volume name '${known.name}' already in use: driver conflict`);
    return answer(known);
  }
  // A volume without a name has been given one before anything of it is looked at.
  const name = options.name === '' ? newId(daemon, 'volume') : options.name;
  if (driver !== '' && driver !== 'local') {
    return refuse(
      'not-found',
      `create ${name}: error looking up volume plugin ${driver}: plugin "${driver}" not found`,
    );
  }
  if (options.name.length === 1) {
    return refuse(
      'bad-request',
      `create ${options.name}: volume name is too short, names should be at least two alphanumeric characters`,
    );
  }
  if (options.name !== '' && !VOLUME_NAME.test(options.name)) {
    const allowed =
      '"[a-zA-Z0-9][a-zA-Z0-9_.-]" are allowed. If you intended to pass a host directory, use absolute path';
    return refuse(
      'bad-request',
      `create ${options.name}: "${options.name}" includes invalid characters for a local volume name, only ${allowed}`,
    );
  }
  const wrong = localOptionTrouble(options.options ?? {});
  if (wrong !== null) return refuse('bad-request', `create ${name}: ${wrong}`);
  if (daemon.state.volumes.size >= daemon.limits.volumes) {
    daemon.exceeded = `this host keeps at most ${daemon.limits.volumes} volumes`;
    return refuse('limit', daemon.exceeded);
  }
  const volume: VolumeRecord = {
    name,
    created: daemon.clock,
    driver: 'local',
    options: options.options ?? {},
    labels: options.labels ?? {},
    anonymous: options.anonymous ?? options.name === '',
    changes: [],
  };
  update(daemon, { volumes: withEntry(daemon.state.volumes, name, volume) });
  emit(daemon, 'volume', 'create', name, { driver: 'local' });
  return answer(volume);
}

export function volumeList(daemon: Daemon, filters: Filters): Answer<readonly Volume[]> {
  record(daemon, { request: 'GET /volumes' });
  const known = checkFilters(filters, ['dangling', 'driver', 'label', 'label!', 'name']);
  if (!known.ok) return known;
  const dangling = booleanFilter(filters, 'dangling', false);
  if (!dangling.ok) return dangling;
  const found = [...daemon.state.volumes.values()].filter(volume => {
    if (filters.dangling !== undefined && (volumeUsers(daemon.state, volume.name).length === 0) !== dangling.value)
      return false;
    if (filters.driver !== undefined && !filters.driver.includes(volume.driver)) return false;
    return nameMatches(filters.name, volume.name, daemon.work) && labelsMatch(filters, volumeObject(volume).Labels);
  });
  return answer(found.sort((a, b) => (a.name < b.name ? -1 : 1)).map(volumeObject));
}

export function volumeCreate(daemon: Daemon, options: VolumeCreate): Answer<Volume> {
  record(daemon, { request: 'POST /volumes/create' });
  const made = ensureVolume(daemon, {
    name: options.Name,
    driver: options.Driver,
    options: options.DriverOpts,
    labels: options.Labels,
  });
  return made.ok ? answer(volumeObject(made.value)) : made;
}

export function volumeInspect(daemon: Daemon, name: string): Answer<Volume> {
  record(daemon, { request: `GET /volumes/${name}` });
  const volume = daemon.state.volumes.get(name);
  return volume === undefined ? refuse('not-found', `get ${name}: no such volume`) : answer(volumeObject(volume));
}

export function volumeDelete(daemon: Daemon, name: string, options: { readonly force: boolean }): Answer<null> {
  record(daemon, { request: `DELETE /volumes/${name}` });
  const volume = daemon.state.volumes.get(name);
  if (volume === undefined) return options.force ? answer(null) : refuse('not-found', `get ${name}: no such volume`);
  const users = volumeUsers(daemon.state, name);
  if (users.length > 0) {
    return refuse(
      'conflict',
      `remove ${name}: volume is in use - [${users.map(container => container.id).join(', ')}]`,
    );
  }
  update(daemon, { volumes: withoutEntry(daemon.state.volumes, name) });
  emit(daemon, 'volume', 'destroy', name, { driver: volume.driver });
  return answer(null);
}

export function volumePrune(daemon: Daemon, filters: Filters): Answer<VolumesPruned> {
  record(daemon, { request: 'POST /volumes/prune' });
  const known = checkFilters(filters, ['all', 'label', 'label!']);
  if (!known.ok) return known;
  const all = booleanFilter(filters, 'all', false);
  if (!all.ok) return all;
  const gone = [...daemon.state.volumes.values()].filter(
    volume =>
      (all.value || volume.anonymous) &&
      labelsMatch(filters, volumeObject(volume).Labels) &&
      volumeUsers(daemon.state, volume.name).length === 0,
  );
  let freed = 0;
  for (const volume of gone) {
    freed += changesSize(volume.changes);
    update(daemon, { volumes: withoutEntry(daemon.state.volumes, volume.name) });
    emit(daemon, 'volume', 'destroy', volume.name, { driver: volume.driver });
  }
  emit(daemon, 'volume', 'prune', '', { reclaimed: String(freed) });
  return answer({ VolumesDeleted: gone.length === 0 ? null : gone.map(volume => volume.name), SpaceReclaimed: freed });
}
