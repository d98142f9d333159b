import type { Blob, ImageConfig, StoredLayer } from '../image/index.ts';

/** An image as a registry keeps it. */
export interface PushedImage {
  readonly id: string;
  readonly config: ImageConfig;
  readonly configSize: number;
  readonly top: StoredLayer | null;
  readonly manifest: Blob;
  /** Blobs of its layers as they were sent, base first. */
  readonly layers: readonly Blob[];
}

export interface RepositoryRecord {
  /** Manifests by digest. */
  readonly manifests: ReadonlyMap<string, PushedImage>;
  /** Tag → digest. */
  readonly tags: ReadonlyMap<string, string>;
  /** DiffIDs of the layers whose blobs it holds. */
  readonly layers: ReadonlySet<string>;
}

/** A registry that accepts pushes: its repositories by path (`app`, `team/app`). */
export interface RegistryRecord {
  /** Where it was pushed to last: `localhost:5000`. */
  readonly address: string;
  readonly repositories: ReadonlyMap<string, RepositoryRecord>;
}

export const emptyRepository: RepositoryRecord = { manifests: new Map(), tags: new Map(), layers: new Set() };
