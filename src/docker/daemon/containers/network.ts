import { type Answer, refuse } from '../../engine/answer.ts';
import type { Daemon } from '../daemon.ts';
import { findContainer, findNetwork } from '../lookup.ts';
import { plugIn, tellConnected } from '../networks/endpoints.ts';
import type { ContainerRecord, Endpoint, NetworkRecord } from '../state.ts';
import { isRunning } from './is-running.ts';
import { bindPorts } from './ports.ts';

/** Plugs a container into its networks and binds its ports, as happens before its process starts. */
export function connect(daemon: Daemon, container: ContainerRecord): Answer<ContainerRecord> {
  const networks: Record<string, Endpoint> = {};
  const mode = container.hostConfig.NetworkMode ?? '';
  let named = container;
  if (mode.startsWith('container:')) {
    const other = findContainer(daemon.state, mode.slice('container:'.length));
    if (!other.ok) return refuse('server-error', `joining network namespace of container: ${other.message}`);
    if (!isRunning(other.value)) {
      const state = `container ${other.value.name} is ${other.value.status}`;
      return refuse('conflict', `cannot join network namespace of a non running container: ${state}`);
    }
    // Who shares a network goes by the name that stands in it.
    const { Hostname, Domainname } = other.value.config;
    named = { ...container, config: { ...container.config, Hostname, Domainname } };
  }
  let first = '';
  const joined: NetworkRecord[] = [];
  for (const [name, endpoint] of Object.entries(container.networks)) {
    const network = findNetwork(daemon.state, endpoint.networkId === '' ? name : endpoint.networkId);
    if (!network.ok) return refuse('not-found', `failed to set up container networking: ${network.message}`);
    const plugged = plugIn(daemon, network.value, endpoint);
    if (!plugged.ok) return refuse(plugged.kind, `failed to set up container networking: ${plugged.message}`);
    networks[name] = plugged.value;
    joined.push(network.value);
    first ||= plugged.value.endpointId;
  }
  const bound = bindPorts(daemon, { ...named, networks }, first);
  if (!bound.ok) return bound;
  for (const network of joined) tellConnected(daemon, container.id, network);
  return bound;
}

/** What a container that does not run has of its networks: endpoints without addresses, and no ports. */
export function disconnected(container: ContainerRecord): Pick<ContainerRecord, 'networks' | 'bound'> {
  const networks = Object.entries(container.networks).map(
    ([name, endpoint]) => [name, { ...endpoint, ip: '', mac: '' }] as const,
  );
  return { networks: Object.fromEntries(networks), bound: {} };
}
