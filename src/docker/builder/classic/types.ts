/** The classic builder's shapes: a Dockerfile is done line by line, and each line leaves an image that the next stands on. */
import type { Change, Tree } from '../../filesystem/index.ts';
import type { ContainerDefaults, ImageConfig, StoredLayer } from '../../image/index.ts';
import type { ErrorKind } from '../../outcome.ts';
import type { BuildView } from '../../view.ts';
import type { Work } from '../../work.ts';

/** What `POST /build` carries when it is meant for the classic builder. */
export interface ClassicRequest {
  readonly at: number;
  /** The build context as it was sent, whole, the Dockerfile and .dockerignore with it. */
  readonly context: Tree;
  /** The Dockerfile's path in the context. */
  readonly dockerfile: string;
  /** The path of the Dockerfile as it was given, for the view. */
  readonly dockerfilePath: string;
  /** As typed. */
  readonly tags: readonly string[];
  readonly target: string;
  /** A name without a value is null: it is only told of when nobody uses it. */
  readonly buildArgs: Readonly<Record<string, string | null>>;
  readonly labels: Readonly<Record<string, string>>;
  readonly cacheFrom: readonly string[];
  readonly noCache: boolean;
  readonly pull: boolean;
  /** --rm and --force-rm. */
  readonly remove: boolean;
  readonly forceRemove: boolean;
  /** As typed; empty for the host's own. */
  readonly platform: string;
  readonly network: string;
  readonly hosts: readonly string[];
  readonly isolation: string;
  readonly securityOptions: boolean;
  /** Bytes, 0 for no limit. */
  readonly memory: number;
  readonly memorySwap: number;
  readonly shmSize: number;
  /** Bytes of the archive that was sent. */
  readonly sent: number;
}

export interface ClassicImage {
  readonly id: string;
  readonly config: ImageConfig;
  readonly top: StoredLayer | null;
  readonly parent: string | null;
}

/** What goes wrong on the way. `code` is what `docker build` ends with. */
export interface ClassicError {
  readonly kind: ErrorKind;
  readonly message: string;
  readonly code: number;
}

export type ClassicAttempt<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: ClassicError };

/** How one image comes to be from another: its configs, and who is named as its author. */
export interface Commitment {
  readonly author: string;
  readonly config: ContainerDefaults;
  /** The config of the step's container: the cache looks for it. */
  readonly containerConfig: ContainerDefaults;
}

/** The daemon as the builder sees it. Whatever is made stays made, also when the build fails afterwards. */
export interface ClassicPorts {
  readonly now: () => number;
  readonly pass: (milliseconds: number) => void;
  /** An image that the host has, by id or name, for whatever platform; null when it has none. */
  readonly find: (name: string) => ClassicAttempt<ClassicImage | null>;
  /** Fetches an image, and tells of it on the way. */
  readonly pull: (name: string, platform: string | null) => Promise<ClassicAttempt<ClassicImage>>;
  readonly byId: (id: string) => ClassicImage | null;
  /** Images built here on this one; null: on nothing. */
  readonly children: (id: string | null) => readonly ClassicImage[];
  readonly setParent: (id: string, parent: string) => void;
  /** Creates a container of an image, or of nothing. */
  readonly create: (
    image: string | null,
    config: ContainerDefaults,
  ) => ClassicAttempt<{ readonly id: string; readonly warnings: readonly string[] }>;
  /** Makes the working directory in the container's files. */
  readonly makeWorkdir: (container: string) => void;
  /** Runs the container to its end; its output is told as it comes. Gives its exit code. */
  readonly run: (container: string) => Promise<ClassicAttempt<number>>;
  readonly remove: (container: string) => void;
  readonly commit: (container: string, parent: string | null, commitment: Commitment) => ClassicAttempt<ClassicImage>;
  /** An image of changes that no container made. */
  readonly keep: (
    parent: ClassicImage | null,
    changes: readonly Change[],
    commitment: Commitment,
    instruction: string,
  ) => ClassicAttempt<ClassicImage>;
  /** An image that a cache source is known to go through. */
  readonly restore: (
    parent: ClassicImage | null,
    source: ClassicImage,
    config: ContainerDefaults,
  ) => ClassicAttempt<ClassicImage>;
  readonly tag: (image: ClassicImage, name: string) => string;
  /** The directory of a new read-write layer: some failures name it. */
  readonly mountId: () => string;
  readonly mayGrow: (bytes: number) => boolean;
  /** Resolves when all that was said has been taken; false: nobody listens any more. */
  readonly heard: () => Promise<boolean>;
  /** What the line may cost of which the build is a part. */
  readonly work: Work;
  /** Text that the build puts out now. Standard error is told apart by its colour. */
  readonly say: (text: string) => void;
  readonly sayError: (text: string) => void;
}

export interface ClassicResult {
  /** Id of the image; null when the build failed. */
  readonly image: string | null;
  readonly error: ClassicError | null;
  readonly view: BuildView;
}
