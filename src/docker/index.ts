/**
 * The door of the simulated Docker: boot a host, run a line on it, look at it, put it away and take it out again.
 *
 * A host is plain, readonly data; `run` gives the next one and leaves the old one as it was. There is no clock and no
 * chance in here: the time and the seed are arguments, so the same world and lines give the same bytes everywhere.
 */
import type { Files } from './filesystem/index.ts';
import type { Host } from './host.ts';
import type { ProfileName } from './profile.ts';

export { type ManualEntry, type ManualFlag, manual } from './client/manual.ts';
export type { Files } from './filesystem/index.ts';
export {
  boot,
  changesOf,
  complete,
  editFiles,
  filesOf,
  freeze,
  type Host,
  looksAlike,
  prompt,
  run,
  thaw,
  view,
} from './host.ts';
export type { ProfileName } from './profile.ts';
export { familiar, humanSize, instructionsOf, type WrittenInstruction } from './reading.ts';
export { screen } from './screen.ts';

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number;

export type Platform = 'linux/arm64' | 'linux/amd64';

/** The version of the simulator: an attempt is replayed with the one it began with, so it changes with what is printed. */
export const SIMULATOR_VERSION = 2;

/** What a host is made from. */
export interface World {
  readonly seed: number;
  /** When the host's clock starts. */
  readonly at: Instant;
  readonly platform: Platform;
  /** The learner's working directory, absolute; `files` are placed in it. */
  readonly directory: string;
  /** What stands in the working directory: a path relative to it → what is there. */
  readonly files: Files;
  /** Images pulled beforehand, silently: references of the catalogue. */
  readonly images: readonly string[];
  /** Which release of Docker the host runs: `28` unless it says otherwise. */
  readonly profile?: ProfileName;
  /** A catalogue in the form of `registry/catalogue-file.ts`, in place of the built-in one. */
  readonly catalogue: unknown | null;
}

export interface RunOptions {
  /** When the line was typed; the host's clock never goes back. */
  readonly at: Instant;
  /** Columns of the learner's terminal, or null when output goes to a pipe: Docker prints differently on the two. */
  readonly columns: number | null;
  /** What the line reads from standard input. */
  readonly stdin: string;
}

/** A piece of output and the moment, in simulated milliseconds after the line was typed, when it appeared. */
export interface Chunk {
  readonly stream: 'stdout' | 'stderr';
  readonly text: string;
  readonly after: number;
}

/**
 * `docker`: Docker itself refused or failed. `not-simulated`: real Docker would have done it, this host does not (costs no
 * try). `limit`: a cap of the simulator was reached (costs no try). `shell`: the line failed outside of docker.
 */
export type ErrorKind = 'docker' | 'not-simulated' | 'limit' | 'shell';

export interface Outcome {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
  /** Both streams in the order in which they appeared, with their times, for a terminal that plays them. */
  readonly chunks: readonly Chunk[];
  /** Simulated milliseconds that the line took. */
  readonly duration: number;
  readonly error: { readonly kind: ErrorKind; readonly message: string; readonly what: string } | null;
}

export interface Ran {
  readonly host: Host;
  readonly outcome: Outcome;
  /** What went from client to daemon to registry, call by call; empty when the line never spoke to Docker. */
  readonly traffic: readonly Call[];
}

/** One call of the Engine API or of a registry's API. */
export interface Call {
  readonly from: 'client' | 'daemon';
  readonly to: 'daemon' | 'registry';
  /** As it would go over the wire: `POST /build`, `GET /v2/library/alpine/manifests/3.21`. */
  readonly request: string;
  /** What it carried, for people: bytes sent to the callee and bytes that came back. */
  readonly sent: number;
  readonly received: number;
  /** Digest of the layer that travelled, when it was one. */
  readonly layer: string | null;
}

/** What checks and pictures read. Everything in it can be serialised; ids are whole (`sha256:…`). */
export interface View {
  readonly now: Instant;
  readonly platform: Platform;
  readonly images: readonly ImageView[];
  /** Every layer that an image, a container or the build cache stands on, keyed by ChainID. */
  readonly layers: Readonly<Record<string, LayerView>>;
  readonly containers: readonly ContainerView[];
  /** Build steps kept by the cache, oldest first. */
  readonly cache: readonly CacheView[];
  /** The latest builds, newest last (at most 20). */
  readonly builds: readonly BuildView[];
  /** Repositories of the registries that a push of this host made or changed. */
  readonly pushed: readonly PushedView[];
  readonly volumes: readonly { readonly name: string }[];
  readonly networks: readonly { readonly name: string; readonly driver: string }[];
}

export interface ImageView {
  readonly id: string;
  /** Familiar names with tag: `sem04/hello:latest`. Empty for a dangling image. */
  readonly tags: readonly string[];
  /** Familiar names with digest: `alpine@sha256:…`. */
  readonly digests: readonly string[];
  readonly created: Instant;
  /** Bytes: the sum of its layers. */
  readonly size: number;
  readonly platform: string;
  /** ChainIDs, base first. */
  readonly layers: readonly string[];
  readonly config: ConfigView;
  /** Newest first, as `docker image history` prints it. */
  readonly history: readonly HistoryView[];
}

export interface ConfigView {
  readonly env: readonly string[];
  readonly cmd: readonly string[] | null;
  readonly entrypoint: readonly string[] | null;
  readonly workingDir: string;
  readonly user: string;
  readonly exposedPorts: readonly string[];
  readonly volumes: readonly string[];
  readonly labels: Readonly<Record<string, string>>;
  readonly stopSignal: string | null;
  readonly healthcheck: boolean;
}

export interface HistoryView {
  readonly createdBy: string;
  readonly size: number;
  readonly created: Instant;
  /** ChainID of the layer that this row made, null for metadata. */
  readonly layer: string | null;
}

export interface LayerView {
  readonly chainId: string;
  readonly diffId: string;
  readonly parent: string | null;
  readonly size: number;
  /** The instruction word that made it: FROM, ADD, COPY, RUN, WORKDIR; `COMMIT` for docker commit, `IMPORT`/`LOAD` for those. */
  readonly instruction: string;
  /** As in the history's CREATED BY, untruncated. */
  readonly createdBy: string;
  readonly added: number;
  readonly changed: number;
  readonly deleted: number;
}

export interface ContainerView {
  readonly id: string;
  readonly name: string;
  /** The reference as it was given. */
  readonly image: string;
  readonly imageId: string;
  readonly state: 'created' | 'running' | 'paused' | 'exited' | 'restarting' | 'dead';
  readonly exitCode: number;
  readonly created: Instant;
  readonly command: readonly string[];
  /** Everything that it has printed, both streams. */
  readonly logs: string;
  /** Bytes and paths of its read-write layer. */
  readonly size: number;
  readonly changes: readonly { readonly kind: 'A' | 'C' | 'D'; readonly path: string }[];
}

export interface CacheView {
  readonly id: string;
  /** ChainID of the layer it keeps; null for a record that keeps none (the local context). */
  readonly layer: string | null;
  readonly description: string;
  readonly size: number;
  readonly inUse: boolean;
}

/** Why a step ran, or did not: what the cache X-ray shows. */
export type CacheCause =
  | { readonly kind: 'hit' }
  /** Nothing with this step on this parent was built before. */
  | { readonly kind: 'first' }
  /** The instruction's own text, environment, user or directory differ. */
  | { readonly kind: 'instruction'; readonly was: string | null }
  /** Files that it copies differ: their paths in the context or in the stage. */
  | { readonly kind: 'files'; readonly paths: readonly string[] }
  /** An earlier step ran, so this one had to: its index in the build. */
  | { readonly kind: 'parent'; readonly step: number }
  | { readonly kind: 'base' }
  | { readonly kind: 'no-cache' };

export interface BuildStepView {
  /** As progress names it: `[build 2/4] WORKDIR /build`. */
  readonly name: string;
  readonly stage: string | null;
  readonly instruction: string;
  /** 1-based line of the Dockerfile. */
  readonly line: number;
  readonly state: 'cached' | 'done' | 'error' | 'canceled';
  readonly cause: CacheCause;
  /** ChainID that it led to; null for an error. */
  readonly layer: string | null;
  readonly size: number;
  /** Simulated milliseconds. */
  readonly duration: number;
}

export interface BuildView {
  readonly at: Instant;
  /** Path of the Dockerfile as given. */
  readonly dockerfile: string;
  readonly tags: readonly string[];
  /** Image id; null when the build failed. */
  readonly image: string | null;
  readonly stages: number;
  readonly steps: readonly BuildStepView[];
  readonly context: { readonly dockerfileBytes: number; readonly bytes: number };
  readonly warnings: readonly { readonly rule: string; readonly text: string; readonly line: number }[];
  readonly error: string | null;
  readonly duration: number;
}

export interface PushedView {
  /** `localhost:5000/app`. */
  readonly repository: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly layers: readonly string[];
}

/** One file that a layer or a container's read-write layer added (A), changed (C) or deleted (D). */
export interface FileChange {
  readonly kind: 'A' | 'C' | 'D';
  readonly path: string;
  readonly type: 'file' | 'directory' | 'symlink';
  readonly mode: number;
  readonly size: number;
}

/** A file of the learner's working directory, for the editor. `text` is null when it is not text. */
export interface WorkFile {
  readonly path: string;
  readonly size: number;
  readonly text: string | null;
}

/** Replace (text) or delete (null) files of the working directory. */
export type FileEdit = { readonly path: string; readonly text: string | null };

export interface Completion {
  /** The half-open range of the line that a candidate replaces. */
  readonly from: number;
  readonly to: number;
  readonly candidates: readonly { readonly text: string; readonly note: string | null }[];
}

/** A host as JSON: catalogue layers by digest, never by copy. */
export interface FrozenHost {
  readonly version: typeof SIMULATOR_VERSION;
  readonly body: unknown;
}

// The functions of the door (host.ts):
//   boot(world: World): Promise<Host>
//   run(host: Host, line: string, options: RunOptions): Promise<Ran>
//   prompt(host: Host): string                                      `student@dock:~$ `
//   view(host: Host): View                                          cached: calling it twice costs nothing
//   changesOf(host: Host, chainId: string): readonly FileChange[]   for the layer microscope; [] for an unknown one
//   filesOf(host: Host): readonly WorkFile[]                        the working directory
//   editFiles(host: Host, edits: readonly FileEdit[], at: Instant): Host
//   complete(host: Host, line: string, cursor: number): Completion
//   freeze(host: Host): FrozenHost, thaw(frozen: FrozenHost, catalogue: unknown | null): Host
//   screen(chunks, columns): readonly string[]                      what a terminal shows after the chunks (screen.ts)
