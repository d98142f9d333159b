import { isLocalRegistry } from '../../image/reference.ts';
import type { Registries } from '../../registry/ask.ts';
import type { DaemonState } from '../state.ts';

/** The registry that stands beside every host. */
const BESIDE = ['localhost:5000', '127.0.0.1:5000'];

/** Registries as this daemon sees them: Hub, the one beside the host, and those that run in its own containers. */
export function registriesOf(state: DaemonState): Registries {
  return {
    catalogue: state.catalogue,
    pushed: state.registries,
    listening: domain =>
      BESIDE.includes(domain) || (isLocalRegistry(domain) && servedPorts(state).has(/:(\d+)$/.exec(domain)?.[1] ?? '')),
  };
}

/** Ports of the host behind which a container serves a registry. */
function servedPorts(state: DaemonState): ReadonlySet<string> {
  const ports = new Set<string>();
  for (const container of state.containers.values()) {
    if (container.status !== 'running' || container.run?.service !== 'registry') continue;
    for (const bindings of Object.values(container.bound)) {
      for (const binding of bindings) ports.add(binding.HostPort);
    }
  }
  return ports;
}
