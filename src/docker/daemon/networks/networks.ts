import type { Filters } from '../../engine/answer.ts';
import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { Network, NetworkContainer, NetworkCreate } from '../../engine/networks.ts';
import { entryOf } from '../../entry.ts';
import { sha256 } from '../../filesystem/index.ts';
import { rfc3339 } from '../../image/index.ts';
import type { Instant } from '../../outcome.ts';
import { refuseFull } from '../conditions.ts';
import { type Daemon, emit, newId, record, update, withEntry, withoutEntry } from '../daemon.ts';
import { booleanFilter, checkFilters, labelsMatch, nameMatches, untilFilter } from '../filters.ts';
import { inKeyOrder } from '../key-order.ts';
import { findNetwork } from '../lookup.ts';
import type { ContainerRecord, DaemonState, NetworkRecord } from '../state.ts';
import { anyOverlap, blockOf, freeSubnet, gatewayOf, joined, poolTroubles, poolWith } from './ipam.ts';

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
        Config: name === 'bridge' ? [{ Subnet: '172.17.0.0/16', Gateway: '172.17.0.1' }] : null,
      },
      subnetGiven: false,
      internal: false,
      attachable: false,
      ipv4: true,
      ipv6: false,
      options: name === 'bridge' ? BRIDGE_OPTIONS : {},
      labels: {},
    },
  ]);
  return new Map(made);
}

export function isUp(container: ContainerRecord): boolean {
  return container.status === 'running' || container.status === 'paused' || container.status === 'restarting';
}

/** Bits of the subnet that an address stands in; 0 when it is in none. */
export function prefixLengthOf(network: NetworkRecord, address: string): number {
  const pool = poolWith(network.ipam.Config ?? [], address);
  return pool === null ? 0 : (blockOf(pool.Subnet)?.bits ?? 0);
}

function containersOf(state: DaemonState, network: NetworkRecord): readonly ContainerRecord[] {
  return [...state.containers.values()].filter(
    container => entryOf(container.networks, network.name) !== undefined && isUp(container),
  );
}

function networkObject(state: DaemonState, network: NetworkRecord): Network {
  const containers: Record<string, NetworkContainer> = {};
  for (const container of containersOf(state, network)) {
    const endpoint = entryOf(container.networks, network.name);
    if (endpoint === undefined) continue;
    containers[container.id] = {
      Name: container.name,
      EndpointID: endpoint.endpointId,
      MacAddress: endpoint.mac,
      IPv4Address: endpoint.ip === '' ? '' : `${endpoint.ip}/${prefixLengthOf(network, endpoint.ip)}`,
      IPv6Address: '',
    };
  }
  return {
    Name: network.name,
    Id: network.id,
    Created: rfc3339(network.created),
    Scope: 'local',
    Driver: network.driver,
    EnableIPv4: network.ipv4,
    EnableIPv6: network.ipv6,
    IPAM: network.ipam,
    Internal: network.internal,
    Attachable: network.attachable,
    Ingress: false,
    ConfigFrom: { Network: '' },
    ConfigOnly: false,
    Containers: inKeyOrder(containers),
    Options: inKeyOrder(network.options),
    Labels: inKeyOrder(network.labels),
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
    return nameMatches(filters.name, network.name, daemon.work) && labelsMatch(filters, network.labels);
  });
  return answer(found.sort((a, b) => (a.name < b.name ? -1 : 1)).map(network => networkObject(daemon.state, network)));
}

const NO_MANAGER =
  'This node is not a swarm manager. Use "docker swarm init" or "docker swarm join" to connect this node to swarm and try again.';

/** What the daemon says of a driver's name; null when it is one that makes networks here. */
function driverRefusal(driver: string): Answer<never> | null {
  switch (driver) {
    case 'bridge':
    case 'ipvlan':
    case 'macvlan':
      return null;
    case 'host':
    case 'null':
      return refuse('forbidden', `only one instance of "${driver}" network is allowed`);
    case 'overlay':
      return refuse('forbidden', NO_MANAGER);
    default:
      return refuse('not-found', `plugin ${JSON.stringify(driver)} not found`);
  }
}

export function networkCreate(
  daemon: Daemon,
  options: NetworkCreate,
): Answer<{ readonly Id: string; readonly Warning: string }> {
  record(daemon, { request: 'POST /networks/create' });
  const { state } = daemon;
  const driver = options.Driver === '' ? 'bridge' : options.Driver;
  if (options.Name.trim() === '') return refuse('bad-request', 'invalid network name: name is empty');
  if (PREDEFINED.includes(options.Name)) {
    return refuse('forbidden', `operation is not permitted on predefined ${options.Name} network`);
  }
  if (state.networks.has(options.Name)) return refuse('conflict', `network with name ${options.Name} already exists`);
  const full = refuseFull(daemon, '/var/lib/docker/network/files/local-kv.db');
  if (full !== null)
    return full.kind === 'not-simulated'
      ? full
      : refuse(full.kind, `failed to update store for object type *libnetwork.Network: ${full.message}`);
  const troubles = driver === 'overlay' ? [] : poolTroubles(options.Pools);
  if (troubles.length > 0) return refuse('bad-request', `invalid network config:\n${joined(troubles)}`);
  const refused = driverRefusal(driver);
  if (refused !== null) return refused;
  if (state.networks.size >= daemon.limits.networks) {
    daemon.exceeded = `this host keeps at most ${daemon.limits.networks} networks`;
    return refuse('limit', daemon.exceeded);
  }
  const taken = [...state.networks.values()].flatMap(({ ipam }) => (ipam.Config ?? []).map(({ Subnet }) => Subnet));
  if (options.Pools.some(({ Subnet }) => anyOverlap(Subnet, taken)))
    return refuse('forbidden', 'invalid pool request: Pool overlaps with other one on this address space');
  const chosen = options.Pools.length > 0 || !options.EnableIPv4 ? null : freeSubnet(taken);
  if (chosen === null && options.Pools.length === 0 && options.EnableIPv4)
    return refuse('bad-request', 'all predefined address pools have been fully subnetted');
  const network: NetworkRecord = {
    id: newId(daemon, 'network'),
    name: options.Name,
    created: daemon.clock,
    driver,
    ipam: {
      Driver: 'default',
      Options: inKeyOrder(options.IpamOptions),
      Config: chosen === null ? options.Pools : [{ Subnet: chosen, Gateway: gatewayOf({ Subnet: chosen }) }],
    },
    subnetGiven: options.Pools.length > 0,
    internal: options.Internal,
    attachable: options.Attachable,
    ipv4: options.EnableIPv4,
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
      const id = entryOf(container.networks, network.name)?.endpointId ?? '';
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
  emit(daemon, 'network', 'prune', '', { reclaimed: '0' });
  return answer({ NetworksDeleted: gone.length === 0 ? null : gone.map(network => network.name) });
}
