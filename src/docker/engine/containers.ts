/**
 * What the Engine API answers about containers: JSON shapes of version 1.51, with its key names and, where the order is printed,
 * its key order. Times are RFC 3339 strings or Unix seconds as the API has it.
 */
import type { Healthcheck } from '../image/index.ts';
import type { Json } from '../json.ts';
import type { Instant } from '../outcome.ts';
import type { Filters } from './answer.ts';
import type { Empty, Labels } from './labels.ts';

export type ContainerStatus = 'created' | 'running' | 'paused' | 'restarting' | 'removing' | 'exited' | 'dead';

export interface Port {
  readonly IP?: string;
  readonly PrivatePort: number;
  readonly PublicPort?: number;
  readonly Type: string;
}

export interface MountPoint {
  readonly Type: string;
  readonly Name?: string;
  readonly Source: string;
  readonly Destination: string;
  readonly Driver?: string;
  readonly Mode: string;
  readonly RW: boolean;
  readonly Propagation: string;
}

/** An element of `GET /containers/json`. */
export interface ContainerSummary {
  readonly Id: string;
  readonly Names: readonly string[];
  readonly Image: string;
  readonly ImageID: string;
  readonly Command: string;
  /** Unix seconds. */
  readonly Created: number;
  readonly Ports: readonly Port[];
  readonly SizeRw?: number;
  readonly SizeRootFs?: number;
  readonly Labels: Labels;
  readonly State: ContainerStatus;
  /** `Up 3 seconds`, `Exited (0) 2 minutes ago`. */
  readonly Status: string;
  readonly HostConfig: { readonly NetworkMode: string };
  readonly NetworkSettings: { readonly Networks: Readonly<Record<string, Json>> };
  readonly Mounts: readonly MountPoint[];
}

export interface ContainerState {
  readonly Status: ContainerStatus;
  readonly Running: boolean;
  readonly Paused: boolean;
  readonly Restarting: boolean;
  readonly OOMKilled: boolean;
  readonly Dead: boolean;
  readonly Pid: number;
  readonly ExitCode: number;
  readonly Error: string;
  readonly StartedAt: string;
  readonly FinishedAt: string;
  readonly Health?: {
    readonly Status: 'starting' | 'healthy' | 'unhealthy' | 'none';
    readonly FailingStreak: number;
    readonly Log: readonly {
      readonly Start: string;
      readonly End: string;
      readonly ExitCode: number;
      readonly Output: string;
    }[];
  };
}

/** A container's config, in the key order of Go's struct; keys marked optional are left out when empty. */
export interface ContainerConfig {
  readonly Hostname: string;
  readonly Domainname: string;
  readonly User: string;
  readonly AttachStdin: boolean;
  readonly AttachStdout: boolean;
  readonly AttachStderr: boolean;
  readonly ExposedPorts?: Readonly<Record<string, Empty>>;
  readonly Tty: boolean;
  readonly OpenStdin: boolean;
  readonly StdinOnce: boolean;
  readonly Env: readonly string[] | null;
  readonly Cmd: readonly string[] | null;
  readonly Healthcheck?: Healthcheck;
  readonly ArgsEscaped?: boolean;
  readonly Image: string;
  readonly Volumes: Readonly<Record<string, Empty>> | null;
  readonly WorkingDir: string;
  readonly Entrypoint: readonly string[] | null;
  readonly MacAddress?: string;
  readonly OnBuild: readonly string[] | null;
  readonly Labels: Labels;
  readonly StopSignal?: string;
  readonly StopTimeout?: number;
  readonly Shell?: readonly string[];
}

/** `GET /containers/{id}/json`. */
export interface ContainerInspect {
  readonly Id: string;
  readonly Created: string;
  readonly Path: string;
  readonly Args: readonly string[];
  readonly State: ContainerState;
  readonly Image: string;
  readonly ResolvConfPath: string;
  readonly HostnamePath: string;
  readonly HostsPath: string;
  readonly LogPath: string;
  /** With its leading slash. */
  readonly Name: string;
  readonly RestartCount: number;
  readonly Driver: string;
  readonly Platform: string;
  readonly MountLabel: string;
  readonly ProcessLabel: string;
  readonly AppArmorProfile: string;
  readonly ExecIDs: readonly string[] | null;
  readonly HostConfig: Readonly<Record<string, Json>>;
  readonly GraphDriver: { readonly Data: Labels | null; readonly Name: string };
  readonly SizeRw?: number;
  readonly SizeRootFs?: number;
  readonly Mounts: readonly MountPoint[];
  readonly Config: ContainerConfig;
  readonly NetworkSettings: Readonly<Record<string, Json>>;
}

export interface ContainersPruned {
  readonly ContainersDeleted: readonly string[] | null;
  readonly SpaceReclaimed: number;
}

/** `GET /containers/{id}/top`. */
export interface Top {
  readonly Titles: readonly string[];
  readonly Processes: readonly (readonly string[])[];
}

/** What `docker stats` computes from `GET /containers/{id}/stats`, in plain numbers. */
export interface Stats {
  readonly id: string;
  readonly name: string;
  readonly cpuPercentage: number;
  readonly memory: number;
  readonly memoryLimit: number;
  readonly networkRx: number;
  readonly networkTx: number;
  readonly blockRead: number;
  readonly blockWrite: number;
  readonly pids: number;
}

/** Which streams a client wants to stand at. */
export interface AttachOptions {
  readonly stdin: boolean;
  readonly stdout: boolean;
  readonly stderr: boolean;
  /** Whether what was printed before comes first, of earlier starts too. */
  readonly logs: boolean;
  /** Whether it goes on with what is printed from now on; one that does not run is waited for. */
  readonly stream: boolean;
  /** Columns of the client's terminal; null without one. */
  readonly columns: number | null;
}

/** How a container ended. */
export interface ContainerWaitResponse {
  readonly StatusCode: number;
}

/** Somebody who waits for a container. */
export interface Waiting {
  /** Waits for what was asked for; null when the waiting was called off. */
  ended(): Promise<ContainerWaitResponse | null>;
  cancel(): void;
}

/** `next-exit`: the end of a start that may still be to come. */
export type WaitCondition = 'not-running' | 'next-exit' | 'removed';

export interface LogsOptions {
  readonly stdout: boolean;
  readonly stderr: boolean;
  /** As typed: `all`, a number, or nonsense, which means all. */
  readonly tail: string;
  /** Instants; null when not given. */
  readonly since: Instant | null;
  readonly until: Instant | null;
  /** Goes on until the container ends. */
  readonly follow: boolean;
}

/** What stands at a path of a container (`HEAD /containers/{id}/archive`). */
export interface PathStat {
  readonly name: string;
  readonly size: number;
  readonly type: 'file' | 'directory' | 'symlink';
  readonly mode: number;
  readonly mtime: string;
  readonly linkTarget: string;
}

/** What is asked of `GET /containers/json`. */
export interface ContainerListOptions {
  readonly all: boolean;
  readonly limit: number;
  readonly size: boolean;
  readonly filters: Filters;
}

/** What is asked of a stop and of a restart. */
export interface StopOptions {
  readonly signal: string | null;
  /** Seconds; null: the container's own, or 10; negative: wait for ever. */
  readonly timeout: number | null;
}

/** What is asked of `DELETE /containers/{id}`. */
export interface ContainerDeleteOptions {
  readonly force: boolean;
  readonly v: boolean;
  readonly link: boolean;
}

/** What is asked of `PUT /containers/{id}/archive`. */
export interface PutArchiveOptions {
  readonly noOverwriteDirNonDir: boolean;
  readonly copyUIDGID: boolean;
}
