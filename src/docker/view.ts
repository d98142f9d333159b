/** What checks and pictures read of a host. Everything in it can be serialised. */
import type { Platform } from './image/platform.ts';
import type { Instant } from './outcome.ts';

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
  /** The tag from which it was made, when it is a stand-in: `node:20-alpine`. */
  readonly madeFrom: string | null;
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
  /** What its Dockerfile says, as `recipeOf` tells it; null when none was read, left out by a build that was kept before this was noted. */
  readonly recipe?: string | null;
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
  /** `sha256:…` of its content. */
  readonly digest: string;
}

/** Replace (text) or delete (null) files of the working directory. */
/** Bytes that are put into the working directory. `at`: how many of the file are there already, which these follow; 0 writes it anew. */
export interface DroppedFile {
  readonly path: string;
  readonly base64: string;
  readonly at: number;
}

export type FileEdit = { readonly path: string; readonly text: string | null };

export interface Completion {
  /** The half-open range of the line that a candidate replaces. */
  readonly from: number;
  readonly to: number;
  readonly candidates: readonly { readonly text: string; readonly note: string | null }[];
}
