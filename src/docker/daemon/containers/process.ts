import { entryOf } from '../../entry.ts';
import { fileSystemOf } from '../../filesystem/index.ts';
import type { Platform } from '../../image/platform.ts';
import type { Instant } from '../../outcome.ts';
import type {
  Interface,
  MountedFileSystem,
  OtherProcess,
  Peer,
  Process,
} from '../../runtime/kernel/process-request.ts';
import { type Daemon, remarkAll } from '../daemon.ts';
import type { Launch } from '../live.ts';
import { gatewayOf, poolWith } from '../networks/ipam.ts';
import { prefixLengthOf } from '../networks/networks.ts';
import type { ContainerRecord, DaemonState } from '../state.ts';
import { openFiles } from './files.ts';
import { hostsOf, ownerOf, resolvConfOf } from './name-files.ts';
import { registryAt } from './reachable.ts';

/** How far ahead a process is played: one that goes on longer counts as going on for ever. */
export const HORIZON = 15 * 60 * 1000;
const PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/** The environment of a process: Docker's own variables, then the container's, which replace them where they stand. */
export function environmentOf(
  container: ContainerRecord,
  extra: readonly string[],
  tty: boolean,
  linked: readonly string[] = [],
): readonly string[] {
  const env = [PATH, `HOSTNAME=${container.config.Hostname}`, ...(tty ? ['TERM=xterm'] : []), ...linked];
  for (const variable of [...(container.config.Env ?? []), ...extra]) {
    const name = variable.split('=', 1)[0];
    const at = env.findIndex(known => known.split('=', 1)[0] === name);
    // A bare name takes a variable away.
    if (!variable.includes('=')) {
      if (at >= 0) env.splice(at, 1);
    } else if (at >= 0) env[at] = variable;
    else env.push(variable);
  }
  return env;
}

function platformOf(container: ContainerRecord, state: DaemonState): Platform {
  const architecture = state.images.get(container.imageId)?.config.architecture;
  return architecture === 'amd64' ? 'linux/amd64' : architecture === 'arm64' ? 'linux/arm64' : state.platform;
}

/** Runs a process in a container's files and keeps what it changed there. */
export async function launch(daemon: Daemon, container: ContainerRecord, given: Launch): Promise<Process> {
  const files = openFiles(daemon, container);
  const cwd = given.cwd === '' ? '/' : given.cwd;
  const resume = given.resume ?? null;
  if (given.makeDirectory && resume === null)
    fileSystemOf(files.whole, { now: () => given.at / 1000 }).mkdir(cwd, { recursive: true });
  const process = await daemon.runProcess({
    argv: given.argv,
    env: given.env,
    cwd,
    user: given.user,
    groupAdd: container.hostConfig.GroupAdd ?? [],
    filesystem: files.whole,
    platform: platformOf(container, daemon.state),
    hostname: container.config.Hostname,
    hosts: hostsOf(daemon, container),
    resolvConf: resolvConfOf(daemon, container),
    now: given.at,
    seed: daemon.state.seed + daemon.state.counter,
    stdin: given.stdin,
    stdinOpen: given.stdinOpen,
    resume,
    tty: given.tty,
    columns: given.columns,
    horizon: given.horizon,
    readonlyRoot: false,
    writable: [],
    mounts: mountsOf(container),
    network: container.hostConfig.NetworkMode !== 'none',
    interfaces: interfacesOf(daemon.state, container),
    others: given.joins ?? [],
    lookup: name => peerOf(daemon, container, name),
    limits: daemon.limits.process,
    work: daemon.work,
  });
  files.close();
  if (process.ending?.kind === 'limit') daemon.exceeded = process.ending.message;
  daemon.unmet = process.unmet ?? daemon.unmet;
  remarkAll(daemon, process.remarks);
  return process;
}

function mountsOf({ mounts, hostConfig: { Tmpfs = {}, Mounts = [] } }: ContainerRecord): readonly MountedFileSystem[] {
  return mounts.map(({ type, target }) => {
    if (type !== 'tmpfs') return { path: target, kind: 'disk', size: null };
    const [, number, unit = ''] = /(?:^|,)size=(\d+)([kmg]?)/i.exec(entryOf(Tmpfs, target) ?? '') ?? [];
    const requested = Mounts.find(({ Type, Target }) => Type === 'tmpfs' && Target === target)?.TmpfsOptions?.SizeBytes;
    const bytes = number === undefined ? requested : Number(number) * 1024 ** ' kmg'.indexOf(unit.toLowerCase() || ' ');
    return { path: target, kind: 'memory', size: bytes === undefined || bytes === 0 ? null : Math.ceil(bytes / 1024) };
  });
}

/** The cards of a container, in the order of its networks; those of another container, when it stands in that one's network. */
function interfacesOf(state: DaemonState, inside: ContainerRecord): readonly Interface[] {
  const container = ownerOf(state, inside);
  const found: Interface[] = [];
  for (const [name, { ip, mac }] of Object.entries(container.networks)) {
    const network = state.networks.get(name);
    if (network === undefined || ip === '') continue;
    const pool = poolWith(network.ipam.Config ?? [], ip);
    const isWayOut = !network.internal && found.every(({ gateway }) => gateway === null);
    found.push({
      name: `eth${found.length}`,
      address: ip,
      bits: prefixLengthOf(network, ip),
      mac,
      gateway: pool === null || !isWayOut ? null : gatewayOf(pool),
    });
  }
  return found;
}

/** The first pid that an exec gets; the numbers below go to what the main process started. */
const FIRST_EXEC = 7;

/** The processes of a running container at a moment, PID 1 first; those of execs as long as they run. */
export function processesOf(container: ContainerRecord, at: Instant): readonly OtherProcess[] {
  const { run, config, hostConfig } = container;
  if (run === null) return [];
  const user = config.User === '' ? 'root' : config.User;
  const main = { user, command: run.command, started: run.startedAt };
  const own =
    hostConfig.Init === true
      ? [
          { ...main, pid: 1, command: `/sbin/docker-init -- ${[container.path, ...container.args].join(' ')}` },
          { ...main, pid: FIRST_EXEC },
        ]
      : [{ ...main, pid: 1 }];
  const execs = run.execs.filter(exec => exec.startedAt <= at && (exec.endsAt === null || exec.endsAt > at));
  return [
    ...own,
    ...execs.map(({ pid, user: whose, command, startedAt }) => ({ pid, user: whose, command, started: startedAt })),
  ];
}

/** The pid of the next process that is started beside the main one. */
export function nextPid(container: ContainerRecord): number {
  const first = container.hostConfig.Init === true ? FIRST_EXEC + 1 : FIRST_EXEC;
  return (container.run?.execs.at(-1)?.pid ?? first - 6) + 6;
}

/** The address of the host under which a registry in a container is pushed to. */
function publishedAt({ bound }: ContainerRecord): string {
  return `localhost:${entryOf(bound, '5000/tcp')?.[0]?.HostPort ?? '5000'}`;
}

/** What answers under a name: containers of a shared network by name, alias or id; any by address; linked ones by their link. */
function peerOf(daemon: Daemon, from: ContainerRecord, name: string): Peer | null {
  const { state } = daemon;
  const links = new Map(
    (from.hostConfig.Links ?? []).map(link => [
      link.split(':')[1] ?? link.split(':')[0] ?? '',
      link.split(':')[0] ?? '',
    ]),
  );
  for (const other of state.containers.values()) {
    if (other.status !== 'running' || other.run === null) continue;
    for (const [network, endpoint] of Object.entries(other.networks)) {
      const mine = entryOf(from.networks, network);
      if (mine === undefined || endpoint.ip === '') continue;
      const named = network !== 'bridge' && [other.name, other.id.slice(0, 12), ...endpoint.aliases].includes(name);
      const linked = links.get(name) === other.name;
      if (!named && !linked && endpoint.ip !== name && !(other.id === from.id && name === other.config.Hostname))
        continue;
      return {
        address: endpoint.ip,
        service: other.run.service,
        ports: other.run.ports,
        filesystem: openFiles(daemon, other).whole,
        ...(other.run.service === 'registry' ? { answer: registryAt(daemon, publishedAt(other)) } : {}),
      };
    }
  }
  return null;
}
