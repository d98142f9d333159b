/** Which of the host's ports lead into which containers; the rules of libnetwork's bridge driver and of its port allocator. */
import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { PortBinding } from '../../engine/container-create.ts';
import { entryOf } from '../../entry.ts';
import type { Daemon } from '../daemon.ts';
import type { ContainerRecord } from '../state.ts';
import { isRunning } from './is-running.ts';

type Bindings = Readonly<Record<string, readonly PortBinding[]>>;

/** `tcp/8080` → the addresses on which a running container holds it. */
type Held = Map<string, string[]>;

const FIRST_EPHEMERAL = 32768;
const LAST_EPHEMERAL = 60999;
const PROTOCOLS = ['tcp', 'udp', 'sctp'];

function heldPorts(daemon: Daemon): Held {
  const held: Held = new Map();
  for (const container of daemon.state.containers.values()) {
    if (!isRunning(container)) continue;
    for (const [port, bindings] of Object.entries(container.bound)) {
      for (const { HostIp, HostPort } of bindings) hold(held, port.split('/')[1] ?? 'tcp', Number(HostPort), HostIp);
    }
  }
  return held;
}

function hold(held: Held, protocol: string, port: number, address: string): void {
  const key = `${protocol}/${port}`;
  held.set(key, [...(held.get(key) ?? []), address]);
}

/** The held address that stands in the way of another: the same one, or every address of its family on either side. */
function inTheWay(held: Held, protocol: string, port: number, addresses: readonly string[]): string | null {
  const isEvery = (address: string) => address === '0.0.0.0' || address === '::';
  const family = (address: string) => (address.includes(':') ? 6 : 4);
  const others = held.get(`${protocol}/${port}`) ?? [];
  return (
    others.find(other =>
      addresses.some(
        address => family(address) === family(other) && (address === other || isEvery(address) || isEvery(other)),
      ),
    ) ?? null
  );
}

interface WantedPort {
  /** `80/tcp` */
  readonly key: string;
  readonly port: number;
  readonly protocol: string;
  readonly hostIp: string;
  readonly from: number;
  readonly to: number;
}

function wantedOf(key: string, { HostIp, HostPort }: PortBinding): WantedPort {
  const [port = '', protocol = 'tcp'] = key.split('/');
  const [from = '', to = from] = HostPort.split('-');
  return { key, port: Number(port), protocol, hostIp: HostIp, from: Number(from), to: Number(to) };
}

function isChosen({ from, to }: WantedPort): boolean {
  return from === 0 || from !== to;
}

/** Exact ports come before ranges, then they go by the container's port: cmpPortBinding of libnetwork. */
function inOrder(a: WantedPort, b: WantedPort): number {
  return (
    Number(isChosen(a)) - Number(isChosen(b)) ||
    a.port - b.port ||
    PROTOCOLS.indexOf(a.protocol) - PROTOCOLS.indexOf(b.protocol) ||
    a.from - b.from ||
    a.to - b.to ||
    (a.hostIp < b.hostIp ? -1 : Number(a.hostIp > b.hostIp))
  );
}

function isSamePort(a: WantedPort, b: WantedPort | undefined): boolean {
  return b !== undefined && a.key === b.key && a.from === b.from && a.to === b.to;
}

/**
 * Gives every published port of a container one of the host: that which it names, the first free one of its range, or any. Bindings
 * that differ in their address alone get the same one. The refusal is the text after `Bind for`'s endpoint.
 */
function allocate(held: Held, wanted: readonly WantedPort[]): Answer<Bindings> {
  const bound: Record<string, PortBinding[]> = {};
  let group: WantedPort[] = [];
  const sorted = [...wanted].sort(inOrder);
  for (const [at, one] of sorted.entries()) {
    group.push(one);
    if (isSamePort(one, sorted[at + 1])) continue;
    const addresses = group.flatMap(({ hostIp }) => (hostIp === '' ? ['0.0.0.0', '::'] : [hostIp]));
    group = [];
    const [from, to] = one.from === 0 ? [FIRST_EPHEMERAL, LAST_EPHEMERAL] : [one.from, one.to];
    let port = from;
    if (isChosen(one)) {
      while (port <= to && inTheWay(held, one.protocol, port, addresses) !== null) port++;
      if (port > to) return refuse('server-error', 'all ports are allocated');
    } else {
      const other = inTheWay(held, one.protocol, port, addresses);
      if (other !== null) return refuse('server-error', `Bind for ${other}:${port} failed: port is already allocated`);
    }
    for (const address of addresses) {
      hold(held, one.protocol, port, address);
      const list = entryOf(bound, one.key) ?? [];
      list.push({ HostIp: address, HostPort: String(port) });
      bound[one.key] = list;
    }
  }
  return answer(bound);
}

/** What it costs to open one more port, and to tell of it. */
const BOUND = 1_500;

/** Binds the ports of a container that is about to start. One without a network of its own binds none. */
export function bindPorts(daemon: Daemon, container: ContainerRecord, endpointId: string): Answer<ContainerRecord> {
  const { hostConfig, config } = container;
  const mode = hostConfig.NetworkMode ?? '';
  if (mode === 'host' || mode === 'none' || mode.startsWith('container:')) return answer({ ...container, bound: {} });
  const exposed = hostConfig.PublishAllPorts === true ? Object.keys(config.ExposedPorts ?? {}) : [];
  const published: Bindings = {
    ...Object.fromEntries(exposed.map(port => [port, [{ HostIp: '', HostPort: '' }]])),
    ...hostConfig.PortBindings,
  };
  const wanted = Object.entries(published).flatMap(([key, bindings]) => bindings.map(one => wantedOf(key, one)));
  daemon.work.spend(wanted.length * BOUND, 'a range of ports');
  const bound = allocate(heldPorts(daemon), wanted);
  if (bound.ok) return answer({ ...container, bound: bound.value });
  const where = `driver failed programming external connectivity on endpoint ${container.name} (${endpointId})`;
  return refuse(bound.kind, `failed to set up container networking: ${where}: ${bound.message}`);
}

/** `80/tcp` → what leads there, for every port that a container exposes or publishes; none while it does not run. */
export function openPorts(container: ContainerRecord): Bindings {
  // A container that was taken out of its last network exposes nothing.
  if (!isRunning(container) || container.status === 'restarting' || Object.keys(container.networks).length === 0)
    return {};
  const keys = new Set([...Object.keys(container.config.ExposedPorts ?? {}), ...Object.keys(container.bound)]);
  return Object.fromEntries([...keys].map(key => [key, entryOf(container.bound, key) ?? []]));
}
