import type { Peer } from '../../runtime/kernel/process-request.ts';
import type { Daemon } from '../daemon.ts';
import type { ContainerRecord } from '../state.ts';
import { openFiles } from './files.ts';
import { isRunning } from './is-running.ts';
import { askingOf } from './peers.ts';
import { registryAt } from './registry.ts';

/**
 * What a program of the host itself reaches: a container behind a port that is published, or by its address. The proxy of a
 * published port takes every connection; when nothing listens behind it, it is closed again, which is told by a peer without
 * ports.
 */
export function reachable(daemon: Daemon, host: string, port: number): Peer | null {
  // Linux takes who asks 0.0.0.0 to the machine itself.
  const address = host === '0.0.0.0' ? '127.0.0.1' : host;
  const local = address === 'localhost' || address === '127.0.0.1';
  for (const container of daemon.state.containers.values()) {
    if (!isRunning(container) || container.run === null) continue;
    const inner = local ? behind(container, port) : port;
    if (inner === null || (!local && !Object.values(container.networks).some(({ ip }) => ip === host))) continue;
    const { ports, service, loopback = [] } = container.run;
    const isHost = container.hostConfig.NetworkMode === 'host';
    const listens = ports.includes(inner) && (isHost || !loopback.includes(inner));
    const ask = askingOf(daemon, container);
    return {
      address,
      service,
      ports: listens ? [port] : [],
      filesystem: openFiles(daemon, container).whole,
      ...(service === 'registry' ? { answer: registryAt(daemon, `localhost:${port}`, container) } : {}),
      ...(ask === undefined ? {} : { ask: (_port, question, at) => ask(inner, question, at) }),
    };
  }
  if (!local || port !== BESIDE) return null;
  return {
    address,
    service: 'registry',
    ports: [port],
    filesystem: null,
    answer: registryAt(daemon, `localhost:${port}`, null),
  };
}

/** The port of the registry that stands beside every host. */
const BESIDE = 5000;

/** The port of a container behind a TCP port of the host. */
function behind({ hostConfig, bound }: ContainerRecord, hostPort: number): number | null {
  if (hostConfig.NetworkMode === 'host') return hostPort;
  for (const [port, bindings] of Object.entries(bound)) {
    const [number = '', protocol = 'tcp'] = port.split('/');
    if (protocol === 'tcp' && bindings.some(({ HostPort }) => HostPort === String(hostPort))) return Number(number);
  }
  return null;
}
