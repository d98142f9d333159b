import type { BuildCache } from '../builder/types.ts';
import type { HostConfig, PortBinding } from '../engine/container-create.ts';
import type { ContainerConfig } from '../engine/containers.ts';
import type { NetworkIPAM } from '../engine/networks.ts';
import type { OutputChunk } from '../engine/pieces.ts';
import type { EventMessage } from '../engine/system.ts';
import type { Change } from '../filesystem/index.ts';
import type { ImageConfig, StoredLayer } from '../image/index.ts';
import type { Platform } from '../image/platform.ts';
import type { Instant } from '../outcome.ts';
import type { ProfileName } from '../profile.ts';
import type { RegistryCondition } from '../registry/ask.ts';
import type { Catalogue } from '../registry/catalogue.ts';
import type { RegistryRecord } from '../registry/pushed.ts';
import type { ExecutedFile, SignalAnswer } from '../runtime/kernel/process-request.ts';
import type { WebServer } from '../runtime/kernel/web.ts';
import type { BuildView } from '../view.ts';

/** An image that the daemon has. */
export interface ImageRecord {
  /** As the store gives it: see `imageIdIn`. */
  readonly id: string;
  readonly configDigest: string;
  readonly config: ImageConfig;
  /** Bytes of the config's JSON. */
  readonly configSize: number;
  readonly top: StoredLayer | null;
  /** The image that a commit stands on; null for images that BuildKit built or a registry gave. */
  readonly parent: string | null;
  /** Null when it was never tagged here (only pulled). */
  readonly lastTagged: Instant | null;
  /** Whether the catalogue has it: a frozen host names it, and does not carry it. */
  readonly catalogued: boolean;
}

export interface MountRecord {
  readonly type: 'bind' | 'volume' | 'tmpfs';
  /** Name of a volume; path on the host for a bind; empty for tmpfs. */
  readonly source: string;
  readonly target: string;
  /** Whether whoever made the container named the volume: then it outlives the container. */
  readonly named: boolean;
  readonly readOnly: boolean;
  /** As -v gave it: `ro`, `nocopy`; `z` for a volume of which nothing was said, empty for those without a name. */
  readonly mode: string;
  /** Of a bind mount: `rprivate`, unless another was asked for; empty for the others. */
  readonly propagation: string;
}

export interface Endpoint {
  /** A new one at every start; empty before the first. */
  readonly endpointId: string;
  /** Which network it was last in: another may have taken the name since. Empty before the first start. */
  readonly networkId: string;
  readonly ip: string;
  readonly mac: string;
  readonly aliases: readonly string[];
  /** The address asked for, or null. */
  readonly asked: string | null;
  readonly askedMac: string | null;
  /** Whether `network connect` asked for it, which sends empty lists where others send none. */
  readonly connected: boolean;
}

/** A process that `exec` started and that may still run. */
export interface ExecRecord {
  /** Inside of the container. */
  readonly pid: number;
  readonly user: string;
  readonly command: string;
  readonly startedAt: Instant;
  /** Null: it would go on for ever. */
  readonly endsAt: Instant | null;
}

/** The main process of a container since its latest start. */
export interface RunRecord {
  readonly startedAt: Instant;
  /** Everything that it prints, with the moments; those that lie ahead have not appeared yet. */
  readonly chunks: readonly OutputChunk[];
  /** Null: it would go on for ever. */
  readonly endsAt: Instant | null;
  readonly exitCode: number;
  readonly signals: Readonly<Record<string, SignalAnswer>>;
  /** What `ps` shows of it. */
  readonly command: string;
  readonly service: string | null;
  readonly ports: readonly number[];
  /** Those of them that only its own container reaches; absent: none. */
  readonly loopback?: readonly number[];
  /** How it answers over HTTP; absent where that is not known. */
  readonly web?: WebServer;
  readonly pausedAt: Instant | null;
  /** Processes that were started beside the main one. */
  readonly execs: readonly ExecRecord[];
  /** What it shows at the terminal of its client while it waits for a line; null while it does not. */
  readonly asks: string | null;
  /** Executables that it became and started; a run that was kept before they were noted has none. */
  readonly executed?: readonly ExecutedFile[];
  /** Whether the end was asked for (stop, kill): restart policies then look away. */
  readonly stopped: boolean;
}

export interface HealthRecord {
  readonly status: 'starting' | 'healthy' | 'unhealthy';
  readonly failingStreak: number;
  readonly checks: number;
  readonly log: readonly {
    readonly start: Instant;
    readonly end: Instant;
    readonly exitCode: number;
    readonly output: string;
  }[];
}

export interface ContainerRecord {
  readonly id: string;
  /** Without the slash. */
  readonly name: string;
  readonly created: Instant;
  /** The reference as it was typed. */
  readonly image: string;
  readonly imageId: string;
  readonly platform: string;
  readonly top: StoredLayer | null;
  readonly config: ContainerConfig;
  readonly hostConfig: HostConfig;
  readonly path: string;
  readonly args: readonly string[];
  /** The read-write layer. */
  readonly changes: readonly Change[];
  readonly mounts: readonly MountRecord[];
  /** What its tmpfs mounts hold since the latest start, by where they stand: an end empties them. */
  readonly scratch: Readonly<Record<string, readonly Change[]>>;
  /** Network's name → endpoint; an empty `ip` while it does not run. */
  readonly networks: Readonly<Record<string, Endpoint>>;
  /** `80/tcp` → the addresses and ports of the host that lead there now; empty while it does not run. */
  readonly bound: Readonly<Record<string, readonly PortBinding[]>>;
  readonly status: 'created' | 'running' | 'paused' | 'exited' | 'restarting' | 'dead';
  readonly exitCode: number;
  readonly error: string;
  readonly startedAt: Instant | null;
  readonly finishedAt: Instant | null;
  readonly pid: number;
  readonly restartCount: number;
  /** What earlier starts printed. */
  readonly earlier: readonly OutputChunk[];
  readonly run: RunRecord | null;
  readonly health: HealthRecord | null;
  /** When the restart policy starts it again; null when it does not. */
  readonly restartsAt: Instant | null;
}

export interface VolumeRecord {
  readonly name: string;
  readonly created: Instant;
  readonly driver: string;
  readonly options: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
  /** Made because a container needed one and nobody named it. */
  readonly anonymous: boolean;
  /** Its files, as changes over an empty directory. */
  readonly changes: readonly Change[];
}

export interface NetworkRecord {
  readonly id: string;
  readonly name: string;
  readonly created: Instant;
  readonly driver: string;
  readonly ipam: NetworkIPAM;
  /** Whether somebody chose its subnet: only then may addresses be asked for. */
  readonly subnetGiven: boolean;
  readonly internal: boolean;
  readonly attachable: boolean;
  readonly ipv4: boolean;
  readonly ipv6: boolean;
  readonly options: Readonly<Record<string, string>>;
  readonly labels: Readonly<Record<string, string>>;
}

/** What goes wrong on purpose: conditions.ts says how. */
export interface Conditions {
  /** Of Hub and of the other registries outside of this host. */
  readonly registry: RegistryCondition;
  /** Bytes that the disk holds, of layers; null: more than anybody will use. */
  readonly capacity: number | null;
}

export const USUAL: Conditions = { registry: 'answers', capacity: null };

export function isUsual({ registry, capacity }: Conditions): boolean {
  return registry === USUAL.registry && capacity === USUAL.capacity;
}

/** All that the daemon and the registries behind it hold. Replaced as a whole, never changed in place. */
export interface DaemonState {
  readonly seed: number;
  readonly platform: Platform;
  readonly profile: ProfileName;
  readonly catalogue: Catalogue;
  /** Names of images that were made by the catalogue's rules because this host asked for them. */
  readonly standIns: readonly string[];
  /** How many ids were given out. */
  readonly counter: number;
  readonly images: ReadonlyMap<string, ImageRecord>;
  /** Full names, `docker.io/library/alpine:3.21` or `docker.io/library/alpine@sha256:…` → image id. */
  readonly references: ReadonlyMap<string, string>;
  /** In the order of creation. */
  readonly containers: ReadonlyMap<string, ContainerRecord>;
  readonly volumes: ReadonlyMap<string, VolumeRecord>;
  readonly networks: ReadonlyMap<string, NetworkRecord>;
  readonly cache: BuildCache;
  /** Layers that cache records keep, by ChainID. */
  readonly cacheLayers: ReadonlyMap<string, StoredLayer>;
  /** Latest builds, newest last. */
  readonly builds: readonly BuildView[];
  readonly events: readonly EventMessage[];
  /** Registries that pushes reached, by where they keep what they hold. */
  readonly registries: ReadonlyMap<string, RegistryRecord>;
  /** What goes wrong here on purpose. */
  readonly conditions: Conditions;
}
