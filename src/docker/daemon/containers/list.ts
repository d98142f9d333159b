import type { Filters } from '../../engine/answer.ts';
import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { ContainerListOptions, ContainerSummary, MountPoint, Port } from '../../engine/containers.ts';
import { entryOf } from '../../entry.ts';
import { sizeOf } from '../../filesystem/index.ts';
import type { JsonObject } from '../../json.ts';
import { portRange } from '../../port-range.ts';
import { type Daemon, record } from '../daemon.ts';
import { booleanFilter, checkFilters, labelsMatch, nameMatches } from '../filters.ts';
import { imageSize } from '../images/content.ts';
import { findContainer, findImage, findNetwork } from '../lookup.ts';
import { gatewayOf, poolWith } from '../networks/ipam.ts';
import { isUserDefined } from '../networks/network-mode.ts';
import { prefixLengthOf } from '../networks/networks.ts';
import type { ContainerRecord, DaemonState, Endpoint, MountRecord } from '../state.ts';
import { isRunning } from './is-running.ts';
import { openPorts } from './ports.ts';
import { statusText } from './status.ts';

/** Bytes of a container's read-write layer. */
export function sizeRw(container: ContainerRecord): number {
  let size = 0;
  for (const { node } of container.changes) if (node !== null) size += sizeOf(node);
  return size;
}

/** Ports as a running container shows them. */
function portsOf(container: ContainerRecord): readonly Port[] {
  return Object.entries(openPorts(container)).flatMap(([key, bindings]): readonly Port[] => {
    const [number = '', Type = 'tcp'] = key.split('/');
    const PrivatePort = Number(number);
    if (bindings.length === 0) return [{ PrivatePort, Type }];
    return bindings.map(({ HostIp, HostPort }) => ({ IP: HostIp, PrivatePort, PublicPort: Number(HostPort), Type }));
  });
}

export function mountPoints(state: DaemonState, container: ContainerRecord): readonly MountPoint[] {
  const pointOf = (mount: MountRecord): MountPoint => {
    const { mode: Mode, source, target: Destination, propagation: Propagation } = mount;
    const rest = { Mode, RW: !mount.readOnly, Propagation };
    switch (mount.type) {
      case 'volume':
        return {
          Type: 'volume',
          Name: source,
          Source: `/var/lib/docker/volumes/${source}/_data`,
          Destination,
          Driver: state.volumes.get(source)?.driver ?? 'local',
          ...rest,
        };
      case 'bind':
        return { Type: 'bind', Source: source, Destination, ...rest };
      case 'tmpfs':
        return { Type: 'tmpfs', Source: '', Destination, ...rest };
    }
  };
  // What --tmpfs asks for is made by the runtime, and no mount point of the daemon's.
  const unlisted = container.hostConfig.Tmpfs ?? {};
  return container.mounts.filter(mount => entryOf(unlisted, mount.target) === undefined).map(mount => pointOf(mount));
}

function commandText(container: ContainerRecord): string {
  return [container.path, ...container.args.map(arg => (arg.includes(' ') ? `'${arg}'` : arg))].join(' ');
}

/** What `ps` shows as the image: the name as typed while it still means that image, else the id. */
function imageText(state: DaemonState, container: ContainerRecord): string {
  const named = findImage(state, container.image);
  return named.ok && named.value.id === container.imageId ? container.image : container.imageId;
}

/** The names by which a network's name server knows a container, after the daemon's buildEndpointDNSNames. */
function namesOn(container: ContainerRecord, endpoint: Endpoint): readonly string[] {
  const { name, id, config } = container;
  return [...new Set([name, ...endpoint.aliases, id.slice(0, 12), config.Hostname].filter(one => one !== ''))];
}

export function endpointObject(state: DaemonState, container: ContainerRecord, name: string): JsonObject | null {
  const endpoint = entryOf(container.networks, name);
  if (endpoint === undefined) return null;
  const network = state.networks.get(name);
  const up = isRunning(container);
  const pool = network === undefined ? null : poolWith(network.ipam.Config ?? [], endpoint.ip);
  return {
    IPAMConfig: endpoint.asked === null ? (endpoint.connected ? {} : null) : { IPv4Address: endpoint.asked },
    Links: null,
    Aliases: endpoint.aliases.length === 0 && !endpoint.connected ? null : [...endpoint.aliases],
    MacAddress: up ? endpoint.mac : (endpoint.askedMac ?? ''),
    DriverOpts: endpoint.connected ? {} : null,
    GwPriority: 0,
    NetworkID: endpoint.networkId,
    EndpointID: up ? endpoint.endpointId : '',
    Gateway: up && pool !== null && network?.internal !== true ? gatewayOf(pool) : '',
    IPAddress: up ? endpoint.ip : '',
    IPPrefixLen: up && network !== undefined && endpoint.ip !== '' ? prefixLengthOf(network, endpoint.ip) : 0,
    IPv6Gateway: '',
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    DNSNames: isUserDefined(name) && endpoint.networkId !== '' ? [...namesOn(container, endpoint)] : null,
  };
}

export function containerSummary(daemon: Daemon, container: ContainerRecord, withSize: boolean): ContainerSummary {
  const { state } = daemon;
  return {
    Id: container.id,
    Names: [`/${container.name}`],
    Image: imageText(state, container),
    ImageID: container.imageId,
    Command: commandText(container),
    Created: Math.floor(container.created / 1000),
    Ports: portsOf(container),
    ...(withSize ? { SizeRw: sizeRw(container), SizeRootFs: sizeRw(container) + imageSize(container) } : {}),
    Labels: container.config.Labels,
    State: container.status,
    Status: statusText(container, daemon.clock),
    HostConfig: { NetworkMode: networkMode(container) },
    NetworkSettings: {
      Networks: Object.fromEntries(
        Object.keys(container.networks).map(name => [name, endpointObject(state, container, name)]),
      ),
    },
    Mounts: mountPoints(state, container),
  };
}

export function networkMode(container: ContainerRecord): string {
  const mode = container.hostConfig.NetworkMode ?? '';
  return mode === '' || mode === 'default' ? 'bridge' : mode;
}

const FILTERS =
  'ancestor before exited expose health id isolation is-task label name network publish since status volume'.split(' ');
const STATES = ['created', 'running', 'paused', 'restarting', 'removing', 'exited', 'dead'];
const HEALTH = ['none', 'starting', 'healthy', 'unhealthy'];

/** `80`, `80/udp`, `80-90/tcp` → whether a port of that protocol is meant; else what is wrong with it. */
function portFilter(kind: string, text: string): Answer<(port: number, protocol: string) => boolean> {
  if (text.includes(':')) return refuse('server-error', `filter for '${kind}' should not contain ':': ${text}`);
  const slash = text.indexOf('/');
  const range = portRange(slash < 0 ? text : text.slice(0, slash));
  const wanted = (slash < 0 ? '' : text.slice(slash + 1)) || 'tcp';
  if (!range.ok) return refuse('server-error', `error while looking up for ${kind} ${text}: ${range.error}`);
  return answer((port, protocol) => port >= range.from && port <= range.to && protocol === wanted);
}

function filterOf(daemon: Daemon, filters: Filters): Answer<(container: ContainerRecord) => boolean> {
  const { state, work } = daemon;
  const tests: ((container: ContainerRecord) => boolean)[] = [];
  for (const status of filters.status ?? []) {
    if (!STATES.includes(status)) {
      const known = STATES.join(', ');
      return refuse(
        'bad-request',
        `invalid filter 'status=${status}': invalid value for state (${status}): must be one of ${known}`,
      );
    }
  }
  if (filters.status !== undefined) tests.push(container => filters.status?.includes(container.status) ?? true);
  for (const code of filters.exited ?? []) {
    if (!/^[-+]?\d+$/.test(code)) {
      return refuse(
        'bad-request',
        `invalid filter 'exited=${code}': strconv.Atoi: parsing ${JSON.stringify(code)}: invalid syntax`,
      );
    }
  }
  if (filters.exited !== undefined) {
    const codes = filters.exited.map(Number);
    tests.push(
      container => !isRunning(container) && container.startedAt !== null && codes.includes(container.exitCode),
    );
  }
  for (const health of filters.health ?? []) {
    if (!HEALTH.includes(health)) {
      const known = HEALTH.join(', ');
      return refuse(
        'bad-request',
        `invalid filter 'health=${health}': invalid value for health (${health}): must be one of ${known}`,
      );
    }
  }
  if (filters.health !== undefined)
    tests.push(container => filters.health?.includes(container.health?.status ?? 'none') ?? true);
  for (const kind of ['before', 'since'] as const) {
    for (const name of filters[kind] ?? []) {
      const other = findContainer(state, name);
      if (!other.ok) return other;
      const order = [...state.containers.keys()];
      const at = order.indexOf(other.value.id);
      tests.push(container =>
        kind === 'before' ? order.indexOf(container.id) < at : order.indexOf(container.id) > at,
      );
    }
  }
  if (filters.ancestor !== undefined) {
    const wanted: { readonly id: string; readonly diffIds: readonly string[] }[] = [];
    for (const name of filters.ancestor) {
      const image = findImage(state, name);
      if (image.ok) wanted.push({ id: image.value.id, diffIds: image.value.config.rootfs.diff_ids });
    }
    tests.push(container => {
      for (let id: string | null = container.imageId; id !== null; id = state.images.get(id)?.parent ?? null) {
        if (wanted.some(image => image.id === id)) return true;
      }
      return false;
    });
  }
  if (filters.id !== undefined) {
    // The beginning of an id that fits several containers fits none.
    const ids = filters.id.map(id => [...state.containers.keys()].filter(one => id !== '' && one.startsWith(id)));
    tests.push(container => ids.some(([first, ...more]) => more.length === 0 && first === container.id));
  }
  if (filters.name !== undefined) {
    tests.push(
      container =>
        nameMatches(filters.name, container.name, work) || nameMatches(filters.name, `/${container.name}`, work),
    );
  }
  if (filters.network !== undefined) {
    const names = filters.network.map(name => {
      const network = findNetwork(state, name);
      return network.ok ? network.value.name : name;
    });
    tests.push(container => names.some(name => entryOf(container.networks, name) !== undefined));
  }
  if (filters.volume !== undefined) {
    tests.push(
      container =>
        filters.volume?.some(name => container.mounts.some(mount => mount.source === name || mount.target === name)) ??
        true,
    );
  }
  const ports: ((port: Port) => boolean)[] = [];
  for (const kind of ['publish', 'expose'] as const) {
    for (const text of filters[kind] ?? []) {
      const test = portFilter(kind, text);
      if (!test.ok) return test;
      ports.push(port => test.value((kind === 'publish' ? port.PublicPort : port.PrivatePort) ?? 0, port.Type));
    }
  }
  if (ports.length > 0) tests.push(container => portsOf(container).some(port => ports.some(test => test(port))));
  const isTask = booleanFilter(filters, 'is-task', false);
  if (!isTask.ok) return isTask;
  if (isTask.value) tests.push(() => false);
  if (filters.isolation !== undefined) tests.push(() => nameMatches(filters.isolation, 'default', work));
  tests.push(container => labelsMatch(filters, container.config.Labels));
  return answer(container => tests.every(test => test(container)));
}

export function containerList(daemon: Daemon, options: ContainerListOptions): Answer<readonly ContainerSummary[]> {
  record(daemon, { request: 'GET /containers/json' });
  const known = checkFilters(options.filters, FILTERS);
  if (!known.ok) return known;
  const filter = filterOf(daemon, options.filters);
  if (!filter.ok) return filter;
  const newestFirst = [...daemon.state.containers.values()].reverse();
  newestFirst.sort((a, b) => b.created - a.created);
  const { filters } = options;
  // Asking for a state or for the latest ones means all containers.
  const all = options.all || options.limit > 0 || filters.status !== undefined;
  const pool = newestFirst.filter(container => (all || isRunning(container)) && filter.value(container));
  const shown = options.limit > 0 ? pool.slice(0, options.limit) : pool;
  return answer(shown.map(container => containerSummary(daemon, container, options.size)));
}
