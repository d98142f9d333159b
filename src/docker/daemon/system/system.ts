import type { Filters } from '../../engine/answer.ts';
import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { Pieces } from '../../engine/pieces.ts';
import type { AuthConfig, DiskUsage, EventMessage, EventsOptions, SystemInfo, Version } from '../../engine/system.ts';
import { entryOf } from '../../entry.ts';
import { sha256 } from '../../filesystem/index.ts';
import { rfc3339 } from '../../image/index.ts';
import { familiarName, HUB, isLocalRegistry, parseReference } from '../../image/reference.ts';
import type { Instant } from '../../outcome.ts';
import { profileOf } from '../../profile.ts';
import { unreachable } from '../../registry/ask.ts';
import { KERNEL_RELEASE } from '../../runtime/kernel/machine.ts';
import { buildCacheRecords } from '../builds/build.ts';
import { nextDue } from '../containers/due.ts';
import { containerSummary } from '../containers/list.ts';
import { TOTAL_MEMORY } from '../containers/stats.ts';
import { type Daemon, record } from '../daemon.ts';
import { labelsMatch } from '../filters.ts';
import { layerUsage } from '../images/content.ts';
import { imageList, layerUsers } from '../images/images.ts';
import { registriesOf } from '../images/registries.ts';
import { changesSize, volumeObject, volumeUsers } from '../volumes/volumes.ts';
import { type PieceReader, piecesFrom, sleep } from '../waiting.ts';

function architecture(daemon: Daemon): string {
  return daemon.state.platform.split('/')[1] ?? 'amd64';
}

export function systemVersion(daemon: Daemon): Answer<Version> {
  record(daemon, { request: 'GET /version' });
  const { engine } = profileOf(daemon.state.profile);
  return answer({
    Platform: { Name: engine.platformName },
    Components: [
      {
        Name: 'Engine',
        Version: engine.version,
        Details: {
          ApiVersion: engine.apiVersion,
          Arch: architecture(daemon),
          BuildTime: engine.buildTime,
          Experimental: 'false',
          GitCommit: engine.commit,
          GoVersion: engine.goVersion,
          KernelVersion: KERNEL_RELEASE,
          MinAPIVersion: engine.minApiVersion,
          Os: 'linux',
        },
      },
      { Name: 'containerd', Version: engine.containerd.version, Details: { GitCommit: engine.containerd.commit } },
      { Name: 'runc', Version: engine.runc.version, Details: { GitCommit: engine.runc.commit } },
      { Name: 'docker-init', Version: '0.19.0', Details: { GitCommit: engine.initCommit } },
    ],
    Version: engine.version,
    ApiVersion: engine.apiVersion,
    MinAPIVersion: engine.minApiVersion,
    GitCommit: engine.commit,
    GoVersion: engine.goVersion,
    Os: 'linux',
    Arch: architecture(daemon),
    KernelVersion: KERNEL_RELEASE,
    BuildTime: engine.buildTime,
  });
}

export function systemInfo(daemon: Daemon): Answer<SystemInfo> {
  const { state } = daemon;
  record(daemon, { request: 'GET /info' });
  const { engine, store } = profileOf(state.profile);
  const containers = [...state.containers.values()];
  const count = (status: string) => containers.filter(container => container.status === status).length;
  const id = sha256(`${state.seed}\0daemon`).slice(7);
  return answer({
    ID: `${id.slice(0, 8)}-${id.slice(8, 12)}-4${id.slice(13, 16)}-8${id.slice(17, 20)}-${id.slice(20, 32)}`,
    Containers: containers.length,
    ContainersRunning: count('running') + count('restarting'),
    ContainersPaused: count('paused'),
    ContainersStopped: count('exited') + count('created') + count('dead'),
    Images: state.images.size,
    Driver: store.driver,
    DriverStatus: store.driverStatus,
    Plugins: {
      Volume: ['local'],
      Network: ['bridge', 'host', 'ipvlan', 'macvlan', 'null', 'overlay'],
      Authorization: null,
      Log: engine.logDrivers,
    },
    MemoryLimit: true,
    SwapLimit: true,
    CpuCfsPeriod: true,
    CpuCfsQuota: true,
    CPUShares: true,
    CPUSet: true,
    PidsLimit: true,
    IPv4Forwarding: true,
    Debug: false,
    NFd: 24,
    OomKillDisable: false,
    NGoroutines: 45,
    SystemTime: rfc3339(daemon.clock),
    LoggingDriver: 'json-file',
    CgroupDriver: 'cgroupfs',
    CgroupVersion: '1',
    NEventsListener: 0,
    KernelVersion: KERNEL_RELEASE,
    OperatingSystem: 'Debian GNU/Linux 12 (bookworm)',
    OSVersion: '12',
    OSType: 'linux',
    Architecture: architecture(daemon) === 'arm64' ? 'aarch64' : 'x86_64',
    IndexServerAddress: 'https://index.docker.io/v1/',
    RegistryConfig: {
      IndexConfigs: { 'docker.io': { Mirrors: [], Name: 'docker.io', Official: true, Secure: true } },
      InsecureRegistryCIDRs: ['::1/128', '127.0.0.0/8'],
      Mirrors: null,
    },
    NCPU: 2,
    MemTotal: TOTAL_MEMORY,
    GenericResources: null,
    DockerRootDir: '/var/lib/docker',
    HttpProxy: '',
    HttpsProxy: '',
    NoProxy: '',
    Name: 'dock',
    Labels: [],
    ExperimentalBuild: false,
    ServerVersion: engine.version,
    Runtimes: { 'io.containerd.runc.v2': { path: 'runc' }, runc: { path: 'runc' } },
    DefaultRuntime: 'runc',
    Swarm: {
      NodeID: '',
      NodeAddr: '',
      LocalNodeState: 'inactive',
      ControlAvailable: false,
      Error: '',
      RemoteManagers: null,
    },
    LiveRestoreEnabled: false,
    Isolation: '',
    InitBinary: 'docker-init',
    ContainerdCommit: { ID: engine.containerd.commit },
    RuncCommit: { ID: engine.runc.commit },
    InitCommit: { ID: engine.initCommit },
    SecurityOptions: ['name=seccomp,profile=builtin'],
    CDISpecDirs: ['/etc/cdi', '/var/run/cdi'],
    Warnings: null,
  });
}

export function systemDataUsage(daemon: Daemon): Answer<DiskUsage> {
  const { state } = daemon;
  record(daemon, { request: 'GET /system/df' });
  const images = imageList({ ...daemon, traffic: [] }, { all: false, filters: {}, sharedSize: true });
  let layersSize = 0;
  const seen = new Set<string>();
  for (const image of state.images.values()) {
    for (let layer = image.top; layer !== null; layer = layer.parent) {
      if (seen.has(layer.chainId)) continue;
      seen.add(layer.chainId);
      layersSize += layerUsage(state, layer);
    }
  }
  return answer({
    LayersSize: layersSize,
    Images: images.ok ? images.value : [],
    Containers: [...state.containers.values()].reverse().map(container => containerSummary(daemon, container, true)),
    Volumes: [...state.volumes.values()].map(volume => ({
      ...volumeObject(volume),
      UsageData: { RefCount: volumeUsers(state, volume.name).length, Size: changesSize(volume.changes) },
    })),
    BuildCache: buildCacheRecords(state, layerUsers(state)),
  });
}

/** Filters that nobody knows are let pass here, unlike everywhere else. `settled` lets everything happen that was due. */
export function systemEvents(
  daemon: Daemon,
  options: EventsOptions,
  settled: () => Promise<void>,
): Answer<Pieces<EventMessage>> {
  record(daemon, { request: 'GET /events' });
  const since = options.since ?? daemon.clock;
  return answer(piecesFrom(reader => happened(daemon, { ...options, since }, settled, reader)));
}

/** Those that are remembered and lie after a moment, as they come. What a call told ahead of its time waits for that. */
async function* happened(
  daemon: Daemon,
  { since, until, filters }: { readonly since: Instant; readonly until: Instant | null; readonly filters: Filters },
  settled: () => Promise<void>,
  reader: PieceReader,
): AsyncGenerator<EventMessage, void> {
  const told = new Set<EventMessage>();
  while (!reader.isGone) {
    const untold = daemon.state.events.filter(event => {
      const at = event.timeNano / 1_000_000;
      return at >= since && (until === null || at <= until) && !told.has(event) && isWanted(event, filters);
    });
    const here = untold.filter(event => momentOf(event) <= daemon.clock);
    for (const event of here) {
      told.add(event);
      yield event;
    }
    if (here.length > 0) continue;
    if (until !== null && until <= daemon.clock) return;
    const due = nextDue(daemon.state, daemon.clock);
    const ahead = [...untold.map(momentOf), ...(due === null ? [] : [due])];
    const next = ahead.length === 0 ? null : Math.min(...ahead, until ?? Number.POSITIVE_INFINITY);
    await sleep(daemon, reader, { next, endsAt: until, asking: null });
    if (due !== null && due <= daemon.clock) await settled();
  }
}

/** Nanoseconds are more than a number holds exactly. */
function momentOf({ timeNano }: EventMessage): Instant {
  return Math.round(timeNano / 1_000_000);
}

/** Whether any of the values is the text, or begins it; without values everything is wanted. */
function fuzzy(values: readonly string[] | undefined, text: string): boolean {
  return values === undefined || values.some(value => text.startsWith(value));
}

function exact(values: readonly string[] | undefined, ...texts: readonly string[]): boolean {
  return values === undefined || values.some(value => texts.includes(value));
}

const BY_NAME = ['daemon', 'container', 'plugin', 'volume', 'network', 'service', 'node', 'secret', 'config'];
/** Actions that go on after a colon. */
const LONG_ACTIONS = ['health_status', 'exec_create', 'exec_start'];

/** The daemon's event filter: a name is looked for in whatever event has it, of its kind or not. */
function isWanted({ Type, Action, Actor }: EventMessage, filters: Filters): boolean {
  const { ID, Attributes } = Actor;
  const long = filters.event?.some(value => LONG_ACTIONS.includes(value)) === true;
  const image = Attributes[Type === 'image' ? 'name' : 'image'] ?? '';
  return (
    (long ? fuzzy(filters.event, Action) : exact(filters.event, Action)) &&
    exact(filters.type, Type) &&
    exact(filters.scope, 'local') &&
    BY_NAME.every(kind => fuzzy(entryOf(filters, kind), ID) || fuzzy(entryOf(filters, kind), Attributes.name ?? '')) &&
    exact(filters.image, ID, image, withoutTag(ID), withoutTag(image)) &&
    labelsMatch(filters.label === undefined ? {} : { label: filters.label }, Attributes)
  );
}

function withoutTag(text: string): string {
  const parsed = parseReference(text);
  return parsed.ok ? familiarName(parsed.value) : text;
}

export function systemAuth(daemon: Daemon, options: AuthConfig): Answer<{ readonly Status: string }> {
  record(daemon, { request: 'POST /auth' });
  const host = options.serveraddress.replace(/^https?:\/\//, '').replace(/\/.*$/, '');
  const domain = host === '' || host === 'index.docker.io' ? HUB : host;
  const message = unreachable(registriesOf(daemon.state), domain);
  if (message !== null) return refuse('server-error', message);
  // Whoever one says to be to a registry on this machine, it asks nobody.
  if (isLocalRegistry(domain)) return answer({ Status: 'Login Succeeded' });
  const server = domain === HUB ? 'registry-1.docker.io' : domain;
  return refuse('server-error', `Get "https://${server}/v2/": unauthorized: incorrect username or password`);
}
