import { entryOf } from '../../entry.ts';
import type { Platform } from '../../image/platform.ts';
import {
  type Bounds,
  FILE_CAPABILITIES,
  type Interface,
  type MountedFileSystem,
  type ProcessRequest,
} from '../../runtime/kernel/process-request.ts';
import type { Daemon } from '../daemon.ts';
import type { Launch } from '../live.ts';
import { gatewayOf, poolWith } from '../networks/ipam.ts';
import { prefixLengthOf } from '../networks/networks.ts';
import type { ContainerRecord, DaemonState } from '../state.ts';
import type { OpenFiles } from './files.ts';
import { hostsOf, ownerOf, resolvConfOf } from './name-files.ts';

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

/** What a process of a container is asked to be. */
export function processRequest(
  daemon: Daemon,
  container: ContainerRecord,
  given: Launch,
  files: OpenFiles,
  lookup: ProcessRequest['lookup'],
): ProcessRequest {
  return {
    argv: given.argv,
    env: given.env,
    cwd: given.cwd,
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
    resume: given.resume ?? null,
    tty: given.tty,
    columns: given.columns,
    horizon: given.horizon,
    readonlyRoot: false,
    writable: [],
    mounts: mountsOf(container),
    bounds: boundsOf(container),
    ...lackingOf(container),
    openFiles: container.hostConfig.Ulimits?.find(({ Name }) => Name === 'nofile')?.Soft ?? 1_048_576,
    network: container.hostConfig.NetworkMode !== 'none',
    interfaces: interfacesOf(daemon.state, container),
    others: given.joins ?? [],
    lookup,
    limits: daemon.limits.process,
    work: daemon.work,
  };
}

/** Capabilities as `--cap-drop` and `--cap-add` leave them: what is added by its name stays, also where all are dropped. */
function lackingOf({ hostConfig }: ContainerRecord): Pick<ProcessRequest, 'lacks'> {
  const { CapAdd = [], CapDrop = [], Privileged = false } = hostConfig;
  const names = (list: readonly string[], name: string): boolean => list.includes(`CAP_${name}`) || list.includes(name);
  const lacks = FILE_CAPABILITIES.filter(
    name => (names(CapDrop, name) || CapDrop.includes('ALL')) && !names(CapAdd, name) && !CapAdd.includes('ALL'),
  );
  return lacks.length === 0 || Privileged ? {} : { lacks: new Set(lacks) };
}

function boundsOf({ hostConfig }: ContainerRecord): Bounds {
  const { Memory = 0, NanoCpus = 0, CpuQuota = 0, PidsLimit } = hostConfig;
  return { memory: Memory, cpu: NanoCpus > 0 ? NanoCpus / 10_000 : CpuQuota, pids: Math.max(0, PidsLimit ?? 0) };
}

function mountsOf({ mounts, hostConfig: { Tmpfs = {}, Mounts = [] } }: ContainerRecord): readonly MountedFileSystem[] {
  return mounts.map(({ type, target, readOnly }) => {
    if (type !== 'tmpfs') return { path: target, kind: 'disk', size: null, readOnly };
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
