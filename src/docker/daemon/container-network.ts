import { type Answer, answer, refuse } from './answer.ts';
import { isRunning } from './container-state.ts';
import type { Daemon } from './daemon.ts';
import { plugIn, tellConnected } from './endpoints.ts';
import { findContainer, findNetwork } from './lookup.ts';
import type { ContainerRecord, Endpoint, NetworkRecord } from './state.ts';

/** Ports of the host that running containers hold: `tcp/8080` → container. */
function heldPorts(daemon: Daemon): ReadonlyMap<string, string> {
  const held = new Map<string, string>();
  for (const container of daemon.state.containers.values()) {
    if (!isRunning(container)) continue;
    for (const [port, bindings] of Object.entries(container.hostConfig.PortBindings ?? {})) {
      for (const { HostPort } of bindings)
        if (HostPort !== '') held.set(`${port.split('/')[1] ?? 'tcp'}/${HostPort}`, container.id);
    }
  }
  return held;
}

const FIRST_EPHEMERAL = 32768;

/** Gives every published port without a number one that is free, and refuses those that are held. */
function bindPorts(daemon: Daemon, container: ContainerRecord, endpointId: string): Answer<ContainerRecord> {
  const held = heldPorts(daemon);
  const exposed = container.hostConfig.PublishAllPorts === true ? Object.keys(container.config.ExposedPorts ?? {}) : [];
  const wanted: Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[]> = {
    ...Object.fromEntries(exposed.map(port => [port, [{ HostIp: '', HostPort: '' }]])),
    ...container.hostConfig.PortBindings,
  };
  const taken = new Set(held.keys());
  const bound: Record<string, readonly { readonly HostIp: string; readonly HostPort: string }[]> = {};
  for (const [port, bindings] of Object.entries(wanted)) {
    const protocol = port.split('/')[1] ?? 'tcp';
    const list: { readonly HostIp: string; readonly HostPort: string }[] = [];
    for (const binding of bindings) {
      let hostPort = binding.HostPort;
      if (hostPort === '' || hostPort === '0') {
        let free = FIRST_EPHEMERAL;
        while (taken.has(`${protocol}/${free}`)) free++;
        hostPort = String(free);
      } else if (held.has(`${protocol}/${hostPort}`)) {
        const address = binding.HostIp === '' ? '0.0.0.0' : binding.HostIp;
        return refuse(
          'server-error',
          `failed to set up container networking: driver failed programming external connectivity on endpoint ${container.name} (${endpointId}): Bind for ${address}:${hostPort} failed: port is already allocated`,
        );
      }
      taken.add(`${protocol}/${hostPort}`);
      list.push({ HostIp: binding.HostIp, HostPort: hostPort });
    }
    bound[port] = list;
  }
  return answer({ ...container, hostConfig: { ...container.hostConfig, PortBindings: bound } });
}

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

/** Endpoints of a container that does not run: without addresses. */
export function disconnected(container: ContainerRecord): ContainerRecord['networks'] {
  return Object.fromEntries(
    Object.entries(container.networks).map(([name, endpoint]) => [name, { ...endpoint, ip: '', mac: '' }]),
  );
}
