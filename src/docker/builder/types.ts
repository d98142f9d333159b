/** The shapes of a build: what is asked for, what it stands on, and what it gives. All times are simulated milliseconds. */
import type { Draft, Tree } from '../filesystem/index.ts';
import type { ImageConfig, StoredLayer } from '../image/index.ts';
import type { Platform } from '../image/platform.ts';
import type { Json } from '../json.ts';
import type { ErrorKind } from '../outcome.ts';
import type { Process } from '../runtime/kernel/process-request.ts';
import type { BuildView } from '../view.ts';
import type { Work } from '../work.ts';
import type { CallAnswer } from './call/call.ts';
import type { NamedContext } from './plan/contexts.ts';

/** What `docker build` sends to the daemon. */
export interface SolveRequest {
  /** Simulated instant at which the line was typed. */
  readonly at: number;
  readonly seed: number;
  readonly platform: Platform;
  /** The build context: the root of this tree is the context's root. */
  readonly context: Tree;
  /** What tells one context directory from another: its absolute path. The daemon keeps what it was sent before. */
  readonly contextName: string;
  /** The context came as one archive: nothing is sent file by file, and .dockerignore is not asked. */
  readonly uploaded: boolean;
  /** Those of --build-context. */
  readonly namedContexts: readonly NamedContext[];
  /** Registry references of --cache-from. They are asked for; nothing is taken from them here. */
  readonly cacheFrom: readonly string[];
  /** A context that the daemon is to fetch by itself: the URL of an archive or of a repository. */
  readonly remoteContext: string | null;
  /** The directory in which the Dockerfile stands, as the client sees it: its root holds `dockerfileName`. Null: nothing is sent. */
  readonly dockerfileTree: Tree | null;
  /** Base name of the file given with -f; `Dockerfile` by default. */
  readonly dockerfileName: string;
  /** The path of the Dockerfile as it was given, for the view. */
  readonly dockerfilePath: string;
  /** Full names, with a tag only where one was typed: `docker.io/library/app`, `docker.io/library/app:v2`. */
  readonly tags: readonly string[];
  readonly target: string | null;
  readonly buildArgs: Readonly<Record<string, string>>;
  readonly labels: readonly (readonly [string, string])[];
  readonly noCache: boolean;
  /** What --allow lets RUN steps have: `network.host`. */
  readonly entitlements: readonly string[];
  /** Stages of --no-cache-filter. */
  readonly noCacheFilter: readonly string[];
  readonly pull: boolean;
  /** Platform given with --platform, `linux/amd64`; null for the host's own. */
  readonly targetPlatform: string | null;
  /** Secrets of --secret: id → content. */
  readonly secrets: Readonly<Record<string, string>>;
  /** What `--call` asks for in place of a build: `lint` (also by `--check`), `outline`, `targets`, …; null for a build. */
  readonly call: string | null;
  /** False for `--output=type=cacheonly`, and when only files are asked for. */
  readonly exportImage: boolean;
  /** Each `--output` of files, in order: to a directory or as one tar archive. */
  readonly exportFiles: readonly ('directory' | 'tarball')[];
  /** --network: what RUN steps have that say nothing themselves. */
  readonly network: 'default' | 'none' | 'host';
  /** --shm-size, --ulimit and --cgroup-parent as they were given: a RUN step under others is another step. */
  readonly limits: readonly string[];
  /** --add-host: name and address, in order. */
  readonly hosts: readonly (readonly [string, string])[];
}

/** An image as a build stands on it. */
interface BaseImage {
  /** `sha256:…` of its config. A build that changes nothing gives this very image. */
  readonly id: string;
  readonly config: ImageConfig;
  /** Null for an image without layers. */
  readonly top: StoredLayer | null;
}

/** What `FROM name` resolves to: an image that the daemon has or that a registry offers. */
export type Resolution =
  | {
      readonly ok: true;
      readonly image: BaseImage;
      /** `sha256:…` of the manifest when a registry was asked; null when the image was found on the host. */
      readonly digest: string | null;
      /** What has to travel before the layers are there: blobs with their sizes; empty when all are present. */
      readonly blobs: readonly RemoteBlob[];
      /** How long the registry took to answer. */
      readonly duration: number;
      /** How it sends what has to travel: so many times slower than usual, and whether layers are what they are named by. Left out: as usual. */
      readonly network?: { readonly slowness: number; readonly corrupt: boolean };
    }
  | { readonly ok: false; readonly message: string; readonly kind: ErrorKind; readonly duration: number };

interface RemoteBlob {
  readonly digest: string;
  /** Compressed bytes. */
  readonly size: number;
  readonly role: 'index' | 'manifest' | 'config' | 'layer';
}

/** A process of a RUN step. What is mounted is already laid over the draft, which the process changes in place. */
interface StepProcess {
  /** As passed to exec: the shell form is already wrapped. */
  readonly argv: readonly string[];
  readonly env: readonly string[];
  readonly cwd: string;
  readonly user: string;
  readonly filesystem: Draft;
  /** False under `--network=none`. */
  readonly network: boolean;
  /** Names of --add-host with their addresses. */
  readonly hosts: readonly (readonly [string, string])[];
  /** Simulated instant at which it starts. */
  readonly now: number;
  readonly seed: number;
  readonly platform: Platform;
}

export interface SolvePorts {
  /** `reference` is normalised: `docker.io/library/alpine:3.21`; `platform`: `linux/amd64`. */
  readonly resolve: (
    reference: string,
    options: { readonly pull: boolean; readonly platform: string },
  ) => Promise<Resolution>;
  /** Plays a process to its end. */
  readonly run: (request: StepProcess) => Promise<Process>;
  /** The layer that a cache record keeps, by ChainID; null when the daemon has it no more. */
  readonly layer: (chain: string) => StoredLayer | null;
  /** What the cache holds before the build. */
  readonly cache: BuildCache;
  /** What the first write says of a disk that is full; null, or left out: there is room. */
  readonly noRoom?: string | null;
  /** Whether the host lets one more file of so many bytes be stored. */
  readonly mayGrow: (bytes: number) => boolean;
  /** What the line may cost of which the build is a part. */
  readonly work: Work;
  /** What an export does after its layers, line by line; without it as Docker's classic store does. */
  readonly exporting?: (image: BuiltImage, tags: readonly string[]) => readonly string[];
}

/** What the daemon keeps for the builder between builds. Plain data: it is frozen with the host. */
export interface BuildCache {
  /** Oldest first. */
  readonly records: readonly CacheRecord[];
  /** What each context directory held when it was last sent: name → path → what tells a file from its changed self. */
  readonly contexts: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** What cache mounts hold: id → path → a file as JSON can say it. */
  readonly mounts: Readonly<Record<string, Readonly<Record<string, KeptNode>>>>;
}

export const EMPTY_CACHE: BuildCache = { records: [], contexts: {}, mounts: {} };

/** A node of a cache mount. `content` is base64; a stand-in has a size and an identity in place of it. */
export interface KeptNode {
  readonly type: 'file' | 'directory' | 'symlink';
  readonly mode: number;
  readonly uid: number;
  readonly gid: number;
  readonly mtime: number;
  readonly target?: string;
  readonly content?: string;
  readonly size?: number;
  readonly digest?: string;
  readonly program?: { readonly name: string; readonly data: Json };
}

/** One kept result of one step. */
export interface CacheRecord {
  /** 25 characters, as `docker buildx du` prints it. */
  readonly id: string;
  /** The key chain: parent's key, operation, and (for files) the digest of their content. */
  readonly key: string;
  readonly parentKey: string | null;
  /** The instruction as progress names it without the counter: `RUN cat a > b`. */
  readonly description: string;
  readonly kind: 'regular' | 'source.local' | 'exec.cachemount' | 'base';
  /** The operation in words that can be compared, without the parent: what the X-ray says `was`. */
  readonly operation: string;
  /** For COPY and ADD: path → digest of the files that it copied. */
  readonly files: Readonly<Record<string, string>> | null;
  /** What it is called in lists of the cache, when that is not its description. */
  readonly shown?: string;
  /** ChainID of the tree that it leads to; null when it keeps none. */
  readonly chain: string | null;
  readonly parentChain: string | null;
  readonly createdAt: number;
  readonly lastUsedAt: number;
  readonly usageCount: number;
  readonly size: number;
}

/** The picture of a running build, as BuildKit's clients see it; times are after the line was typed. */
export interface SolveStatus {
  readonly vertices: readonly Vertex[];
  readonly warnings: readonly VertexWarning[];
}

export interface Vertex {
  /** `sha256:…`, unique in one build. */
  readonly digest: string;
  readonly name: string;
  /** Digests of the vertices that it stands on. */
  readonly inputs: readonly string[];
  readonly started: number | null;
  readonly completed: number | null;
  readonly cached: boolean;
  /** Null unless it failed. `context canceled` for one that was stopped by another's failure. */
  readonly error: string | null;
  readonly statuses: readonly VertexStatus[];
  readonly logs: readonly VertexLog[];
}

export interface VertexStatus {
  readonly name: string;
  readonly current: number;
  readonly total: number;
  readonly started: number;
  readonly completed: number | null;
}

export interface VertexLog {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  readonly at: number;
}

export interface VertexWarning {
  /** Index into `vertices`. */
  readonly vertex: string;
  readonly rule: string;
  readonly description: string;
  readonly url: string;
  readonly message: string;
  /** 1-based lines, from-to; null when it concerns the whole file. */
  readonly lines: readonly (readonly [number, number])[];
  readonly at: number;
}

/** A message with the place in the Dockerfile that it is about. */
export interface BuildError {
  readonly kind: ErrorKind;
  /** As after `ERROR: failed to build: failed to solve: `. */
  readonly message: string;
  /** 1-based lines of the Dockerfile, or null when there is no excerpt. */
  readonly lines: readonly (readonly [number, number])[] | null;
  /** The vertex that failed, for the box with its last lines of output. */
  readonly vertex: string | null;
  /** Where the client ends otherwise than with 1. */
  readonly exitCode?: number;
}

export interface BuiltImage {
  /** `sha256:…` of the config. */
  readonly id: string;
  readonly config: ImageConfig;
  /** The config's bytes: their digest is the id, unless the image is the base itself. */
  readonly configJson: string;
  readonly top: StoredLayer | null;
}

export interface SolveResult {
  /** Under `lint` without warnings: they are the answer, not a part of the progress. */
  readonly status: SolveStatus;
  readonly warnings: readonly VertexWarning[];
  readonly image: BuiltImage | null;
  /** What `exportFiles` asked for; null without it and after a failure. */
  readonly files: Tree | null;
  readonly error: BuildError | null;
  /** What was called for; null for a build, for `lint`, and after a failure. */
  readonly called: CallAnswer | null;
  /** The Dockerfile's text, for excerpts; empty when it was not found. */
  readonly source: string;
  readonly cache: BuildCache;
  /** Layers that this build made, by ChainID: the daemon keeps them as long as a cache record or an image stands on them. */
  readonly layers: ReadonlyMap<string, StoredLayer>;
  /** Bases that were fetched from a registry for this build, in order: their layers are now on the host. */
  readonly pulled: readonly {
    readonly reference: string;
    readonly image: BaseImage;
    readonly blobs: readonly RemoteBlob[];
  }[];
  readonly view: BuildView;
  /** Bytes sent from the client to the daemon. */
  readonly sent: number;
  readonly duration: number;
}
