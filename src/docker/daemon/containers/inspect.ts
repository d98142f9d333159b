import { type Answer, answer } from '../../engine/answer.ts';
import type { MountRequest } from '../../engine/container-create.ts';
import type { ContainerInspect, ContainerState } from '../../engine/containers.ts';
import { layersDownTo, rfc3339 } from '../../image/index.ts';
import type { Json } from '../../json.ts';
import type { Instant } from '../../outcome.ts';
import { type Daemon, record } from '../daemon.ts';
import { imageSize } from '../images/content.ts';
import { graphDriver, overlayId } from '../images/images.ts';
import { inKeyOrder } from '../key-order.ts';
import { findContainer } from '../lookup.ts';
import type { ContainerRecord, DaemonState } from '../state.ts';
import { isRunning } from './is-running.ts';
import { endpointObject, mountPoints, networkMode, sizeRw } from './list.ts';
import { openPorts } from './ports.ts';

/** Whether its log is a file of JSON, whose path inspect tells. */
function keepsJson({ hostConfig }: ContainerRecord): boolean {
  return ['', 'json-file'].includes(hostConfig.LogConfig?.Type ?? '');
}

const NEVER = '0001-01-01T00:00:00Z';

function moment(at: Instant | null): string {
  return at === null ? NEVER : rfc3339(at);
}

function stateOf(container: ContainerRecord): ContainerState {
  const { health } = container;
  return {
    Status: container.status,
    Running: isRunning(container),
    Paused: container.status === 'paused',
    Restarting: container.status === 'restarting',
    OOMKilled: false,
    Dead: container.status === 'dead',
    Pid: isRunning(container) ? container.pid : 0,
    ExitCode: container.exitCode,
    Error: container.error,
    StartedAt: moment(container.startedAt),
    FinishedAt: moment(container.finishedAt),
    ...(health === null
      ? {}
      : {
          Health: {
            Status: health.status,
            FailingStreak: health.failingStreak,
            Log: health.log.map(({ start, end, exitCode, output }) => ({
              Start: rfc3339(start),
              End: rfc3339(end),
              ExitCode: exitCode,
              Output: output,
            })),
          },
        }),
  };
}

const MASKED = [
  '/proc/asound',
  '/proc/acpi',
  '/proc/interrupts',
  '/proc/kcore',
  '/proc/keys',
  '/proc/latency_stats',
  '/proc/timer_list',
  '/proc/timer_stats',
  '/proc/sched_debug',
  '/proc/scsi',
  '/sys/firmware',
  '/sys/devices/virtual/powercap',
];
const READONLY = ['/proc/bus', '/proc/fs', '/proc/irq', '/proc/sys', '/proc/sysrq-trigger'];

/** What --mount asked for, as the API's struct has it: what is empty is left out. */
function mountSpec({ Source, ReadOnly, Type, Target, ...options }: MountRequest): Json {
  const { Consistency, BindOptions, VolumeOptions, TmpfsOptions } = options;
  const labels = VolumeOptions?.Labels ?? {};
  return {
    Type,
    ...(Source === '' ? {} : { Source }),
    Target,
    ...(ReadOnly ? { ReadOnly } : {}),
    ...(Consistency === undefined ? {} : { Consistency }),
    ...(BindOptions === undefined ? {} : { BindOptions: withoutEmpty(BindOptions) }),
    ...(VolumeOptions === undefined
      ? {}
      : {
          VolumeOptions: {
            ...(VolumeOptions.NoCopy === true ? { NoCopy: true } : {}),
            ...(Object.keys(labels).length === 0 ? {} : { Labels: inKeyOrder(labels) }),
            DriverConfig: withoutEmpty(VolumeOptions.DriverConfig ?? {}),
          },
        }),
    ...(TmpfsOptions === undefined ? {} : { TmpfsOptions: withoutEmpty(TmpfsOptions) }),
  };
}

function withoutEmpty(options: Readonly<Record<string, Json | undefined>>): Json {
  return Object.fromEntries(
    Object.entries(options).flatMap(([name, value]) =>
      value === undefined || value === false || value === '' ? [] : [[name, value] as const],
    ),
  );
}

/** The host's side of a container with all of Docker's defaults, in the order of the API's struct. */
function hostConfigOf(container: ContainerRecord): Readonly<Record<string, Json>> {
  const host = container.hostConfig;
  const list = (values: readonly string[] | undefined): Json =>
    values === undefined || values.length === 0 ? null : [...values];
  const mounts = (host.Mounts ?? []).map(mountSpec);
  return {
    Binds: list(host.Binds),
    ContainerIDFile: '',
    LogConfig:
      host.LogConfig === undefined
        ? { Type: 'json-file', Config: {} }
        : { ...host.LogConfig, Config: inKeyOrder(host.LogConfig.Config) },
    NetworkMode: networkMode(container),
    PortBindings: Object.fromEntries(
      Object.entries(inKeyOrder(host.PortBindings ?? {})).map(([port, bindings]) => [
        port,
        bindings.map(binding => ({ ...binding })),
      ]),
    ),
    RestartPolicy: {
      Name: host.RestartPolicy?.Name === undefined || host.RestartPolicy.Name === '' ? 'no' : host.RestartPolicy.Name,
      MaximumRetryCount: host.RestartPolicy?.MaximumRetryCount ?? 0,
    },
    AutoRemove: host.AutoRemove ?? false,
    VolumeDriver: '',
    VolumesFrom: list(host.VolumesFrom),
    ConsoleSize: host.ConsoleSize === undefined ? [0, 0] : [...host.ConsoleSize],
    CapAdd: list(host.CapAdd),
    CapDrop: list(host.CapDrop),
    CgroupnsMode: host.CgroupnsMode ?? 'host',
    Dns: [...(host.Dns ?? [])],
    DnsOptions: [...(host.DnsOptions ?? [])],
    DnsSearch: [...(host.DnsSearch ?? [])],
    ExtraHosts: list(host.ExtraHosts),
    GroupAdd: list(host.GroupAdd),
    IpcMode: host.IpcMode === undefined || host.IpcMode === '' ? 'private' : host.IpcMode,
    Cgroup: '',
    Links: list(host.Links),
    OomScoreAdj: host.OomScoreAdj ?? 0,
    PidMode: host.PidMode ?? '',
    Privileged: host.Privileged ?? false,
    PublishAllPorts: host.PublishAllPorts ?? false,
    ReadonlyRootfs: host.ReadonlyRootfs ?? false,
    SecurityOpt: list(host.SecurityOpt),
    ...(host.Tmpfs === undefined || Object.keys(host.Tmpfs).length === 0 ? {} : { Tmpfs: inKeyOrder(host.Tmpfs) }),
    UTSMode: host.UTSMode ?? '',
    UsernsMode: host.UsernsMode ?? '',
    ShmSize: host.ShmSize === undefined || host.ShmSize === 0 ? 67108864 : host.ShmSize,
    ...(host.Sysctls === undefined || Object.keys(host.Sysctls).length === 0
      ? {}
      : { Sysctls: inKeyOrder(host.Sysctls) }),
    Runtime: host.Runtime === undefined || host.Runtime === '' ? 'runc' : host.Runtime,
    Isolation: host.Isolation ?? '',
    CpuShares: host.CpuShares ?? 0,
    Memory: host.Memory ?? 0,
    NanoCpus: host.NanoCpus ?? 0,
    CgroupParent: host.CgroupParent ?? '',
    BlkioWeight: host.BlkioWeight ?? 0,
    BlkioWeightDevice: [],
    BlkioDeviceReadBps: [],
    BlkioDeviceWriteBps: [],
    BlkioDeviceReadIOps: [],
    BlkioDeviceWriteIOps: [],
    CpuPeriod: host.CpuPeriod ?? 0,
    CpuQuota: host.CpuQuota ?? 0,
    CpuRealtimePeriod: host.CpuRealtimePeriod ?? 0,
    CpuRealtimeRuntime: host.CpuRealtimeRuntime ?? 0,
    CpusetCpus: host.CpusetCpus ?? '',
    CpusetMems: host.CpusetMems ?? '',
    Devices: (host.Devices ?? []).map(device => ({ ...device })),
    DeviceCgroupRules: null,
    DeviceRequests: host.DeviceRequests?.map(asked => ({ ...asked })) ?? null,
    MemoryReservation: host.MemoryReservation ?? 0,
    MemorySwap: host.MemorySwap ?? (host.Memory === undefined ? 0 : host.Memory * 2),
    MemorySwappiness: host.MemorySwappiness ?? null,
    OomKillDisable: host.OomKillDisable ?? false,
    PidsLimit: host.PidsLimit === undefined || host.PidsLimit === 0 ? null : host.PidsLimit,
    Ulimits: (host.Ulimits ?? []).map(limit => ({ ...limit })),
    CpuCount: 0,
    CpuPercent: 0,
    IOMaximumIOps: 0,
    IOMaximumBandwidth: 0,
    ...(mounts.length === 0 ? {} : { Mounts: mounts }),
    MaskedPaths: host.Privileged === true ? null : MASKED,
    ReadonlyPaths: host.Privileged === true ? null : READONLY,
    ...(host.Init === undefined ? {} : { Init: host.Init }),
  };
}

function portMap(container: ContainerRecord): Json {
  const ports = Object.entries(openPorts(container)).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    ports.map(([key, bindings]) => [key, bindings.length === 0 ? null : bindings.map(binding => ({ ...binding }))]),
  );
}

function networkSettings(state: DaemonState, container: ContainerRecord): Readonly<Record<string, Json>> {
  const up = isRunning(container);
  const own = endpointObject(state, container, 'bridge');
  const shared = networkMode(container) === 'host';
  const hasSandbox = up && !networkMode(container).startsWith('container:');
  const sandbox = hasSandbox ? overlayId(state, `sandbox ${container.id} ${container.startedAt}`) : '';
  return {
    Bridge: '',
    SandboxID: sandbox,
    SandboxKey: hasSandbox ? `/var/run/docker/netns/${shared ? 'default' : sandbox.slice(0, 12)}` : '',
    Ports: portMap(container),
    HairpinMode: false,
    LinkLocalIPv6Address: '',
    LinkLocalIPv6PrefixLen: 0,
    SecondaryIPAddresses: null,
    SecondaryIPv6Addresses: null,
    EndpointID: own?.EndpointID ?? '',
    Gateway: own?.Gateway ?? '',
    GlobalIPv6Address: '',
    GlobalIPv6PrefixLen: 0,
    IPAddress: own?.IPAddress ?? '',
    IPPrefixLen: own?.IPPrefixLen ?? 0,
    IPv6Gateway: '',
    MacAddress: own?.MacAddress ?? '',
    Networks: Object.fromEntries(
      Object.keys(inKeyOrder(container.networks)).map(name => [name, endpointObject(state, container, name)]),
    ),
  };
}

export function containerInspect(
  daemon: Daemon,
  name: string,
  options: { readonly size: boolean },
): Answer<ContainerInspect> {
  const { state } = daemon;
  record(daemon, { request: `GET /containers/${name}/json` });
  const found = findContainer(state, name);
  if (!found.ok) return found;
  const container = found.value;
  const directory = `/var/lib/docker/containers/${container.id}`;
  const own = overlayId(state, `container ${container.id}`);
  const data = graphDriver(state, own, layersDownTo(container.top));
  const lower = `/var/lib/docker/overlay2/${own}-init/diff${data.LowerDir === undefined ? '' : `:${data.LowerDir}`}`;
  return answer({
    Id: container.id,
    Created: rfc3339(container.created),
    Path: container.path,
    Args: container.args,
    State: stateOf(container),
    Image: container.imageId,
    ResolvConfPath: container.startedAt === null ? '' : `${directory}/resolv.conf`,
    HostnamePath: container.startedAt === null ? '' : `${directory}/hostname`,
    HostsPath: container.startedAt === null ? '' : `${directory}/hosts`,
    LogPath: container.startedAt === null || !keepsJson(container) ? '' : `${directory}/${container.id}-json.log`,
    Name: `/${container.name}`,
    RestartCount: container.restartCount,
    Driver: 'overlay2',
    Platform: container.platform,
    MountLabel: '',
    ProcessLabel: '',
    AppArmorProfile: '',
    ExecIDs: null,
    HostConfig: hostConfigOf(container),
    GraphDriver: { Data: { ID: container.id, ...data, LowerDir: lower }, Name: 'overlay2' },
    ...(options.size ? { SizeRw: sizeRw(container), SizeRootFs: sizeRw(container) + imageSize(container) } : {}),
    Mounts: mountPoints(state, container),
    Config: container.config,
    NetworkSettings: networkSettings(state, container),
  });
}
