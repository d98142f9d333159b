/** What is asked for when a container is made or changed: the bodies of the Engine API's create and update. */
import type { Healthcheck } from '../image/index.ts';
import type { Labels } from './labels.ts';

export interface PortBinding {
  readonly HostIp: string;
  readonly HostPort: string;
}

export interface MountRequest {
  /** `bind`, `volume`, `image` or `tmpfs`; the daemon refuses any other. */
  readonly Type: string;
  readonly Source: string;
  readonly Target: string;
  readonly ReadOnly: boolean;
  readonly Consistency?: string;
  readonly BindOptions?: {
    readonly Propagation?: string;
    readonly NonRecursive?: boolean;
    readonly ReadOnlyNonRecursive?: boolean;
    readonly ReadOnlyForceRecursive?: boolean;
  };
  readonly VolumeOptions?: {
    readonly NoCopy?: boolean;
    readonly Labels?: Labels;
    readonly Subpath?: string;
    readonly DriverConfig?: { readonly Name?: string; readonly Options?: Labels };
  };
  readonly ImageOptions?: { readonly Subpath?: string };
  /** Bytes, and permission bits. */
  readonly TmpfsOptions?: { readonly SizeBytes?: number; readonly Mode?: number };
}

export interface RestartPolicy {
  readonly Name: string;
  readonly MaximumRetryCount: number;
}

/** What `docker run` and `create` say of the host's side. Whatever is left out has Docker's default. */
export interface HostConfig {
  /** `source:/target[:ro]`, as -v gave it: a source that is not an absolute path names a volume. */
  readonly Binds?: readonly string[];
  readonly NetworkMode?: string;
  readonly PortBindings?: Readonly<Record<string, readonly PortBinding[]>>;
  readonly RestartPolicy?: RestartPolicy;
  readonly AutoRemove?: boolean;
  readonly VolumesFrom?: readonly string[];
  readonly CapAdd?: readonly string[];
  readonly CapDrop?: readonly string[];
  readonly Dns?: readonly string[];
  readonly DnsOptions?: readonly string[];
  readonly DnsSearch?: readonly string[];
  readonly ExtraHosts?: readonly string[];
  readonly GroupAdd?: readonly string[];
  readonly IpcMode?: string;
  readonly Links?: readonly string[];
  readonly OomScoreAdj?: number;
  readonly PidMode?: string;
  readonly Privileged?: boolean;
  readonly PublishAllPorts?: boolean;
  readonly ReadonlyRootfs?: boolean;
  readonly SecurityOpt?: readonly string[];
  readonly UTSMode?: string;
  readonly UsernsMode?: string;
  readonly ShmSize?: number;
  readonly Sysctls?: Labels;
  readonly Runtime?: string;
  readonly CpuShares?: number;
  readonly CpuPeriod?: number;
  readonly CpuQuota?: number;
  readonly CpuRealtimePeriod?: number;
  readonly CpuRealtimeRuntime?: number;
  readonly CpusetMems?: string;
  readonly CgroupnsMode?: string;
  readonly CgroupParent?: string;
  readonly Isolation?: string;
  readonly BlkioWeight?: number;
  readonly MemorySwappiness?: number;
  readonly OomKillDisable?: boolean;
  readonly StorageOpt?: Labels;
  readonly Memory?: number;
  readonly NanoCpus?: number;
  readonly CpusetCpus?: string;
  readonly MemoryReservation?: number;
  readonly MemorySwap?: number;
  readonly PidsLimit?: number;
  readonly Ulimits?: readonly { readonly Name: string; readonly Hard: number; readonly Soft: number }[];
  readonly LogConfig?: { readonly Type: string; readonly Config: Labels };
  readonly Devices?: readonly {
    readonly PathOnHost: string;
    readonly PathInContainer: string;
    readonly CgroupPermissions: string;
  }[];
  readonly DeviceRequests?: readonly {
    readonly Driver: string;
    readonly Count: number;
    readonly DeviceIDs: readonly string[] | null;
    readonly Capabilities: readonly (readonly string[])[];
    readonly Options: Labels;
  }[];
  readonly Mounts?: readonly MountRequest[];
  readonly Tmpfs?: Labels;
  readonly Init?: boolean;
  readonly ConsoleSize?: readonly [number, number];
}

/** A container's place in a network, as asked for; empty texts ask for nothing. */
export interface NetworkRequest {
  readonly Name: string;
  readonly Aliases: readonly string[];
  readonly IPv4Address: string;
  readonly MacAddress: string;
}

/** The body of `POST /containers/create`. Whatever is left out comes from the image. */
export interface ContainerCreate {
  /** The reference as it was typed. */
  readonly Image: string;
  readonly Hostname?: string;
  readonly Domainname?: string;
  readonly User?: string;
  readonly AttachStdin?: boolean;
  readonly AttachStdout?: boolean;
  readonly AttachStderr?: boolean;
  readonly ExposedPorts?: readonly string[];
  readonly Tty?: boolean;
  readonly OpenStdin?: boolean;
  readonly StdinOnce?: boolean;
  readonly Env?: readonly string[];
  readonly Cmd?: readonly string[];
  readonly Healthcheck?: Healthcheck;
  readonly Volumes?: readonly string[];
  readonly WorkingDir?: string;
  /** `['']` clears the image's entrypoint, as the CLI sends it. */
  readonly Entrypoint?: readonly string[];
  readonly Labels?: Labels;
  readonly StopSignal?: string;
  readonly StopTimeout?: number;
  readonly HostConfig: HostConfig;
  readonly MacAddress?: string;
  /** What is asked of networks; that of `HostConfig.NetworkMode` need not be among them. */
  readonly Networks?: readonly NetworkRequest[];
}

export interface ContainerCreated {
  readonly Id: string;
  readonly Warnings: readonly string[];
}

/** The body of `POST /containers/{id}/update`: what is left out stays. Bytes, billionths of a CPU, shares, numbers of processes. */
export interface ContainerUpdate {
  readonly Memory?: number;
  readonly MemorySwap?: number;
  readonly NanoCpus?: number;
  readonly CpuShares?: number;
  readonly PidsLimit?: number;
  readonly RestartPolicy?: RestartPolicy;
}
