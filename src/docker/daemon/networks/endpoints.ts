/** How containers stand in networks: their endpoints and addresses, connecting and disconnecting. */
import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { NetworkRequest } from '../../engine/container-create.ts';
import type { EndpointRequest } from '../../engine/networks.ts';
import { entryOf } from '../../entry.ts';
import { sha256 } from '../../filesystem/index.ts';
import type { Instant } from '../../outcome.ts';
import { type Daemon, emit, newId, putContainer, record } from '../daemon.ts';
import { findContainer, findNetwork } from '../lookup.ts';
import type { ContainerRecord, DaemonState, Endpoint, NetworkRecord } from '../state.ts';
import { addressNumber, freeAddress, gatewayOf, joined, poolWith } from './ipam.ts';
import { isUserDefined } from './network-mode.ts';
import { isUp } from './networks.ts';

export function placeOf({ Aliases, IPv4Address, MacAddress }: NetworkRequest): EndpointRequest {
  return { aliases: Aliases, ip: IPv4Address === '' ? null : IPv4Address, mac: MacAddress === '' ? null : MacAddress };
}

export function newEndpoint({ aliases, ip, mac }: EndpointRequest, connected = false): Endpoint {
  return { endpointId: '', networkId: '', ip: '', mac: '', aliases, asked: ip, askedMac: mac, connected };
}

/** What is wrong with a place, after the daemon's validateEndpointSettings; null network: nobody knows it yet. */
export function placeTrouble(name: string, network: NetworkRecord | null, place: EndpointRequest): string | null {
  const { ip, aliases, mac } = place;
  const troubles: string[] = [];
  if (!isUserDefined(name)) {
    if (ip !== null) troubles.push('user specified IP address is supported on user defined networks only');
    if (aliases.length > 0)
      troubles.push('network-scoped alias is supported only for containers in user defined networks');
  }
  if (ip !== null && (addressNumber(ip) ?? 0) === 0) troubles.push(`invalid IPv4 address: ${ip}`);
  if (ip !== null && network !== null) {
    if (!network.subnetGiven)
      troubles.push(
        'user specified IP address is supported only when connecting to networks with user configured subnets',
      );
    else if (poolWith(network.ipam.Config ?? [], ip) === null)
      troubles.push(`no configured subnet or ip-range contain the IP address ${ip}`);
  }
  if (mac !== null && !/^[0-9a-f]{2}(?:[:-][0-9a-f]{2}){5}$/i.test(mac)) return `invalid MAC address ${mac}`;
  return troubles.length === 0 ? null : `invalid endpoint settings:\n${joined(troubles)}`;
}

/** Addresses of a network that running containers hold, and the network's own gateways. */
function takenIn(state: DaemonState, network: NetworkRecord): ReadonlySet<string> {
  const held = [...state.containers.values()].map(container => entryOf(container.networks, network.name)?.ip ?? '');
  return new Set([...held, ...(network.ipam.Config ?? []).map(gatewayOf)].filter(address => address !== ''));
}

/** Two digits of each of six bytes: of nobody's making, for one card alone. Docker draws a new one at every start. */
function hardwareAddress(endpointId: string): string {
  const bytes = sha256(`mac\0${endpointId}`).slice(7, 19);
  const first = (Number.parseInt(bytes.slice(0, 2), 16) & 0xfc) | 0x02;
  return [first.toString(16).padStart(2, '0'), ...(bytes.slice(2).match(/../g) ?? [])].join(':');
}

/** Gives an endpoint its addresses, as happens when its container starts. */
export function plugIn(daemon: Daemon, network: NetworkRecord, endpoint: Endpoint): Answer<Endpoint> {
  const { state } = daemon;
  const pools = network.ipam.Config ?? [];
  const taken = takenIn(state, network);
  const [pool] = pools;
  let ip = '';
  if (endpoint.asked !== null) {
    ip = endpoint.asked;
    if (taken.has(ip)) return refuse('forbidden', 'Address already in use');
  } else if (pool !== undefined) {
    ip = freeAddress(pool, taken);
    if (ip === '')
      return refuse(
        'server-error',
        `no available IPv4 addresses on this network's address pools: ${network.name} (${network.id})`,
      );
  }
  const endpointId = newId(daemon, 'endpoint');
  const mac = ip === '' ? '' : (endpoint.askedMac ?? hardwareAddress(endpointId));
  return answer({ ...endpoint, endpointId, networkId: network.id, ip, mac });
}

/** What keeps a container out of a network because of the networks that it is in. */
function conflict(container: ContainerRecord, network: NetworkRecord): string | null {
  const mode = container.hostConfig.NetworkMode ?? '';
  const shared =
    'container sharing network namespace with another container or host cannot be connected to any other network';
  if (mode.startsWith('container:')) return shared;
  if (mode !== 'host' && network.name === 'host')
    return 'cannot connect container to host network - container must be created in host network mode';
  for (const name of Object.keys(container.networks)) {
    if (name === 'host') return shared;
    if (name === 'none' || network.name === 'none')
      return 'container cannot be connected to multiple networks with one of the networks in private (none) mode';
  }
  return null;
}

/** Whether a network mode is the name of a network that somebody made. */
function isNamed(mode: string): boolean {
  return !['', 'default', 'bridge', 'host', 'none'].includes(mode) && !mode.startsWith('container:');
}

export function networkConnect(
  daemon: Daemon,
  name: string,
  containerName: string,
  place: EndpointRequest,
): Answer<null> {
  record(daemon, { request: `POST /networks/${name}/connect` });
  const found = findContainer(daemon.state, containerName);
  if (!found.ok) return found;
  const container = found.value;
  const known = findNetwork(daemon.state, name);
  if (!known.ok) {
    if (isUp(container)) return known;
    // A container that does not run is only written down for a network; whether there is one is seen at its start.
    putContainer(daemon, { ...container, networks: { ...container.networks, [name]: newEndpoint(place, true) } });
    return answer(null);
  }
  const network = known.value;
  const mode = container.hostConfig.NetworkMode ?? '';
  if (isUp(container) && isNamed(mode) && !findNetwork(daemon.state, mode).ok)
    return refuse('not-found', `could not find a network matching network mode ${mode}: network ${mode} not found`);
  const trouble = placeTrouble(network.name, network, place);
  const joins = entryOf(container.networks, network.name) !== undefined;
  if (trouble !== null) return refuse('bad-request', trouble);
  if (joins && !isUp(container)) return answer(null);
  if (joins)
    return refuse('forbidden', `endpoint with name ${container.name} already exists in network ${network.name}`);
  const against = conflict(container, network);
  if (against !== null) return refuse('bad-request', against);
  const plugged = isUp(container)
    ? plugIn(daemon, network, newEndpoint(place, true))
    : answer({ ...newEndpoint(place, true), networkId: network.id });
  if (!plugged.ok) return plugged;
  putContainer(daemon, { ...container, networks: { ...container.networks, [network.name]: plugged.value } });
  if (isUp(container)) tellConnected(daemon, container.id, network);
  return answer(null);
}

export function tellConnected(daemon: Daemon, container: string, network: NetworkRecord): void {
  emit(daemon, 'network', 'connect', network.id, { container, name: network.name, type: network.driver });
}

export function networkDisconnect(
  daemon: Daemon,
  name: string,
  containerName: string,
  options: { readonly force: boolean },
): Answer<null> {
  record(daemon, { request: `POST /networks/${name}/disconnect` });
  const found = findContainer(daemon.state, containerName);
  const known = findNetwork(daemon.state, name);
  if (!found.ok) {
    if (!options.force) return found;
    // moby: ForceEndpointDelete looks for what a container that is gone has left on the network; here none leaves anything.
    return known.ok ? refuse('not-found', `endpoint ${containerName} not found`) : known;
  }
  const container = found.value;
  if (isUp(container) && !known.ok && !options.force) return known;
  const network = known.ok ? known.value : null;
  const key = network?.name ?? name;
  if (isUp(container) && network !== null && key === 'host' && container.hostConfig.NetworkMode === 'host')
    return refuse(
      'bad-request',
      'cannot disconnect container from host network - container was created in host network mode',
    );
  const { [key]: gone, ...rest } = container.networks;
  if (gone === undefined) {
    const where = isUp(container) && network !== null ? `network ${key}` : `the network ${key}`;
    return refuse('server-error', `container ${container.id} is not connected to ${where}`);
  }
  putContainer(daemon, { ...container, networks: rest });
  if (isUp(container) && network !== null) tellDisconnected(daemon, container.id, network);
  return answer(null);
}

export function tellDisconnected(
  daemon: Daemon,
  container: string,
  network: NetworkRecord,
  at: Instant = daemon.clock,
): void {
  emit(daemon, 'network', 'disconnect', network.id, { container, name: network.name, type: network.driver }, at);
}
