import { sha256 } from '../filesystem/index.ts';
import { rfc3339 } from '../image/index.ts';
import type { Instant } from '../index.ts';
import { type Answer, answer, refuse } from './answer.ts';
import { type Daemon, emit, newId, putContainer, record, update, withEntry, withoutEntry } from './daemon.ts';
import type { Filters } from './engine.ts';
import { booleanFilter, checkFilters, labelsMatch, nameMatches, untilFilter } from './filters.ts';
import { findContainer, findNetwork } from './lookup.ts';
import type { Network, NetworkContainer } from './objects.ts';
import type { ContainerRecord, DaemonState, Endpoint, NetworkRecord } from './state.ts';

const PREDEFINED = ['bridge', 'host', 'none'];
const BRIDGE_OPTIONS = {
  'com.docker.network.bridge.default_bridge': 'true',
  'com.docker.network.bridge.enable_icc': 'true',
  'com.docker.network.bridge.enable_ip_masquerade': 'true',
  'com.docker.network.bridge.host_binding_ipv4': '0.0.0.0',
  'com.docker.network.bridge.name': 'docker0',
  'com.docker.network.driver.mtu': '1500',
};

/** The three networks that every daemon has. */
export function predefinedNetworks(seed: number, at: Instant): ReadonlyMap<string, NetworkRecord> {
  const made = PREDEFINED.map((name): [string, NetworkRecord] => [
    name,
    {
      id: sha256(`${seed}\0network\0${name}`).slice(7),
      name,
      created: at,
      driver: name === 'none' ? 'null' : name,
      ipam: {
        Driver: 'default',
        Options: null,
        Config: name === 'bridge' ? [{ Subnet: '172.17.0.0/16', Gateway: '172.17.0.1' }] : [],
      },
      internal: false,
      attachable: false,
      ipv6: false,
      options: name === 'bridge' ? BRIDGE_OPTIONS : {},
      labels: {},
    },
  ]);
  return new Map(made);
}

function isUp(container: ContainerRecord): boolean {
  return container.status === 'running' || container.status === 'paused' || container.status === 'restarting';
}

function prefixOf(network: NetworkRecord): string | null {
  const subnet = network.ipam.Config[0]?.Subnet;
  return subnet === undefined
    ? null
    : subnet
        .split('.')
        .slice(0, Number(subnet.split('/')[1] ?? 16) >= 24 ? 3 : 2)
        .join('.');
}

function maskOf(network: NetworkRecord): string {
  return network.ipam.Config[0]?.Subnet.split('/')[1] ?? '16';
}

/** The lowest free address of a network; empty for networks without addresses. */
function freeAddress(state: DaemonState, network: NetworkRecord, asked: string | null): string {
  const prefix = prefixOf(network);
  if (prefix === null) return '';
  if (asked !== null) return asked;
  const taken = new Set([...state.containers.values()].map(container => container.networks[network.name]?.ip ?? ''));
  const dots = prefix.split('.').length;
  for (let n = 2; n < 65_000; n++) {
    const address = dots === 3 ? `${prefix}.${n}` : `${prefix}.${Math.floor(n / 256)}.${n % 256}`;
    if (!taken.has(address)) return address;
  }
  return '';
}

/** An address of hardware that follows from the IP address, as Docker's bridge driver makes it. */
function hardwareAddress(ip: string): string {
  const bytes = ip.split('.').map(part => Number(part).toString(16).padStart(2, '0'));
  return ip === '' ? '' : `02:42:${bytes.join(':')}`;
}

function containersOf(state: DaemonState, network: NetworkRecord): readonly ContainerRecord[] {
  return [...state.containers.values()].filter(
    container => container.networks[network.name] !== undefined && isUp(container),
  );
}

function networkObject(state: DaemonState, network: NetworkRecord): Network {
  const containers: Record<string, NetworkContainer> = {};
  for (const container of containersOf(state, network)) {
    const endpoint = container.networks[network.name];
    if (endpoint === undefined) continue;
    containers[container.id] = {
      Name: container.name,
      EndpointID: endpoint.endpointId,
      MacAddress: endpoint.mac,
      IPv4Address: endpoint.ip === '' ? '' : `${endpoint.ip}/${maskOf(network)}`,
      IPv6Address: '',
    };
  }
  return {
    Name: network.name,
    Id: network.id,
    Created: rfc3339(network.created),
    Scope: 'local',
    Driver: network.driver,
    EnableIPv4: true,
    EnableIPv6: network.ipv6,
    IPAM: network.ipam,
    Internal: network.internal,
    Attachable: network.attachable,
    Ingress: false,
    ConfigFrom: { Network: '' },
    ConfigOnly: false,
    Containers: containers,
    Options: network.options,
    Labels: network.labels,
  };
}

export function networkList(daemon: Daemon, filters: Filters): Answer<readonly Network[]> {
  record(daemon, { request: 'GET /networks' });
  const known = checkFilters(filters, ['dangling', 'driver', 'id', 'label', 'name', 'scope', 'type']);
  if (!known.ok) return known;
  const dangling = booleanFilter(filters, 'dangling', false);
  if (!dangling.ok) return dangling;
  const types = filters.type ?? [];
  const odd = types.find(type => type !== 'custom' && type !== 'builtin');
  if (odd !== undefined) return refuse('bad-request', `invalid filter: 'type'='${odd}'`);
  const found = [...daemon.state.networks.values()].filter(network => {
    const builtin = PREDEFINED.includes(network.name);
    if (
      filters.dangling !== undefined &&
      (!builtin && containersOf(daemon.state, network).length === 0) !== dangling.value
    )
      return false;
    if (filters.driver !== undefined && !filters.driver.includes(network.driver)) return false;
    if (filters.id !== undefined && !filters.id.some(id => network.id.includes(id))) return false;
    if (filters.scope !== undefined && !filters.scope.includes('local')) return false;
    if (types.length > 0 && !types.includes(builtin ? 'builtin' : 'custom')) return false;
    return nameMatches(filters.name, network.name) && labelsMatch(filters, network.labels);
  });
  return answer(found.sort((a, b) => (a.name < b.name ? -1 : 1)).map(network => networkObject(daemon.state, network)));
}

/** The next free `172.N.0.0/16`. */
function freeSubnet(state: DaemonState): string {
  const taken = new Set([...state.networks.values()].map(network => network.ipam.Config[0]?.Subnet));
  for (let n = 18; n < 32; n++) if (!taken.has(`172.${n}.0.0/16`)) return `172.${n}.0.0/16`;
  for (let n = 0; n < 256; n += 16) if (!taken.has(`192.168.${n}.0/20`)) return `192.168.${n}.0/20`;
  return '10.0.0.0/16';
}

export function networkCreate(
  daemon: Daemon,
  options: {
    readonly Name: string;
    readonly Driver: string;
    readonly Internal: boolean;
    readonly Attachable: boolean;
    readonly EnableIPv6: boolean;
    readonly Subnet: string | null;
    readonly Gateway: string | null;
    readonly Options: Readonly<Record<string, string>>;
    readonly Labels: Readonly<Record<string, string>>;
  },
): Answer<{ readonly Id: string; readonly Warning: string }> {
  record(daemon, { request: 'POST /networks/create' });
  const driver = options.Driver === '' ? 'bridge' : options.Driver;
  if (options.Name.trim() === '') return refuse('bad-request', 'invalid network name: name is empty');
  if (PREDEFINED.includes(options.Name)) {
    return refuse('forbidden', `operation is not permitted on predefined ${options.Name} network`);
  }
  if (daemon.state.networks.has(options.Name))
    return refuse('conflict', `network with name ${options.Name} already exists`);
  if (driver === 'host' || driver === 'null')
    return refuse('forbidden', `only one instance of "${driver}" network is allowed`);
  if (driver === 'overlay') {
    return refuse(
      'forbidden',
      'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.',
    );
  }
  if (!['bridge', 'ipvlan', 'macvlan'].includes(driver)) {
    return refuse('not-found', `could not find plugin ${driver} in v1 plugin registry: plugin not found`);
  }
  if (daemon.state.networks.size >= daemon.limits.networks) {
    daemon.exceeded = `this host keeps at most ${daemon.limits.networks} networks`;
    return refuse('limit', daemon.exceeded);
  }
  const subnet = options.Subnet ?? freeSubnet(daemon.state);
  if (!/^\d+\.\d+\.\d+\.\d+\/\d+$/.test(subnet))
    return refuse('bad-request', `invalid subnet ${subnet}: invalid CIDR block notation`);
  const overlaps = [...daemon.state.networks.values()].some(({ ipam }) =>
    ipam.Config.some(({ Subnet }) => Subnet !== undefined && share(Subnet, subnet)),
  );
  if (overlaps) return refuse('forbidden', 'invalid pool request: Pool overlaps with other one on this address space');
  const gateway = options.Gateway ?? subnet.replace(/\d+\/\d+$/, '1');
  const network: NetworkRecord = {
    id: newId(daemon, 'network'),
    name: options.Name,
    created: daemon.clock,
    driver,
    ipam: { Driver: 'default', Options: {}, Config: [{ Subnet: subnet, Gateway: gateway }] },
    internal: options.Internal,
    attachable: options.Attachable,
    ipv6: options.EnableIPv6,
    options: options.Options,
    labels: options.Labels,
  };
  update(daemon, { networks: withEntry(daemon.state.networks, network.name, network) });
  emit(daemon, 'network', 'create', network.id, { name: network.name, type: driver });
  return answer({ Id: network.id, Warning: '' });
}

export function networkInspect(daemon: Daemon, name: string): Answer<Network> {
  record(daemon, { request: `GET /networks/${name}` });
  const found = findNetwork(daemon.state, name);
  return found.ok ? answer(networkObject(daemon.state, found.value)) : found;
}

export function networkDelete(daemon: Daemon, name: string): Answer<null> {
  record(daemon, { request: `DELETE /networks/${name}` });
  const found = findNetwork(daemon.state, name);
  if (!found.ok) return found;
  const network = found.value;
  if (PREDEFINED.includes(network.name)) {
    return refuse('forbidden', `${network.name} is a pre-defined network and cannot be removed`);
  }
  const active = containersOf(daemon.state, network);
  if (active.length > 0) {
    const endpoints = active.map(container => {
      const id = container.networks[network.name]?.endpointId ?? '';
      return `name:"${container.name}" id:"${id.slice(0, 12)}"`;
    });
    return refuse(
      'forbidden',
      `error while removing network: network ${network.name} has active endpoints (${endpoints.join(', ')})`,
    );
  }
  update(daemon, { networks: withoutEntry(daemon.state.networks, network.name) });
  emit(daemon, 'network', 'destroy', network.id, { name: network.name, type: network.driver });
  return answer(null);
}

/** Whether two IPv4 subnets have an address in common: the wider of them holds the other. */
function share(one: string, other: string): boolean {
  const read = (subnet: string) => {
    const [address = '', bits = '32'] = subnet.split('/');
    const number = address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
    return { number, bits: Number(bits) };
  };
  const [a, b] = [read(one), read(other)];
  const size = 2 ** (32 - Math.min(a.bits, b.bits));
  return Math.floor(a.number / size) === Math.floor(b.number / size);
}

export function newEndpoint(daemon: Daemon, aliases: readonly string[], asked: string | null): Endpoint {
  return { endpointId: newId(daemon, 'endpoint'), ip: '', mac: '', aliases, asked };
}

/** Gives an endpoint its addresses, as happens when its container starts. */
export function plugIn(state: DaemonState, network: NetworkRecord, endpoint: Endpoint): Endpoint {
  const ip = freeAddress(state, network, endpoint.asked);
  return { ...endpoint, ip, mac: hardwareAddress(ip) };
}

export function networkConnect(
  daemon: Daemon,
  name: string,
  containerName: string,
  options: { readonly aliases: readonly string[]; readonly ip: string | null },
): Answer<null> {
  record(daemon, { request: `POST /networks/${name}/connect` });
  const network = findNetwork(daemon.state, name);
  if (!network.ok) return network;
  const container = findContainer(daemon.state, containerName);
  if (!container.ok) return container;
  if (container.value.networks[network.value.name] !== undefined) {
    return refuse(
      'forbidden',
      `endpoint with name ${container.value.name} already exists in network ${network.value.name}`,
    );
  }
  const mode = container.value.hostConfig.NetworkMode ?? '';
  if (mode.startsWith('container:') || mode === 'host') {
    return refuse(
      'bad-request',
      'container sharing network namespace with another container or host cannot be connected to any other network',
    );
  }
  if (network.value.name === 'host') {
    return refuse(
      'bad-request',
      'cannot connect container to host network - container must be created in host network mode',
    );
  }
  if ((mode === 'none') !== (network.value.name === 'none')) {
    return refuse(
      'bad-request',
      'container cannot be connected to multiple networks with one of the networks in private (none) mode',
    );
  }
  const endpoint = newEndpoint(daemon, options.aliases, options.ip);
  const plugged = isUp(container.value) ? plugIn(daemon.state, network.value, endpoint) : endpoint;
  putContainer(daemon, {
    ...container.value,
    networks: { ...container.value.networks, [network.value.name]: plugged },
  });
  emit(daemon, 'network', 'connect', network.value.id, {
    container: container.value.id,
    name: network.value.name,
    type: network.value.driver,
  });
  return answer(null);
}

export function networkDisconnect(daemon: Daemon, name: string, containerName: string): Answer<null> {
  record(daemon, { request: `POST /networks/${name}/disconnect` });
  const network = findNetwork(daemon.state, name);
  if (!network.ok) return network;
  const container = findContainer(daemon.state, containerName);
  if (!container.ok) return container;
  const { [network.value.name]: gone, ...rest } = container.value.networks;
  if (gone === undefined) {
    return refuse('forbidden', `container ${container.value.id} is not connected to network ${network.value.name}`);
  }
  putContainer(daemon, { ...container.value, networks: rest });
  emit(daemon, 'network', 'disconnect', network.value.id, {
    container: container.value.id,
    name: network.value.name,
    type: network.value.driver,
  });
  return answer(null);
}

export function networkPrune(
  daemon: Daemon,
  filters: Filters,
): Answer<{ readonly NetworksDeleted: readonly string[] | null }> {
  record(daemon, { request: 'POST /networks/prune' });
  const known = checkFilters(filters, ['label', 'label!', 'until']);
  if (!known.ok) return known;
  const until = untilFilter(filters, daemon.clock);
  if (!until.ok) return until;
  const gone = [...daemon.state.networks.values()].filter(
    network =>
      !PREDEFINED.includes(network.name) &&
      containersOf(daemon.state, network).length === 0 &&
      (until.value === null || network.created <= until.value) &&
      labelsMatch(filters, network.labels),
  );
  for (const network of gone) {
    update(daemon, { networks: withoutEntry(daemon.state.networks, network.name) });
    emit(daemon, 'network', 'destroy', network.id, { name: network.name, type: network.driver });
  }
  return answer({ NetworksDeleted: gone.length === 0 ? null : gone.map(network => network.name) });
}
