/** What the Engine API's images say and take: JSON shapes of version 1.51, with its key names and, where the order is printed, its key order. */
import type { Json } from '../json.ts';
import type { Filters } from './answer.ts';
import type { Labels } from './labels.ts';

/** One platform of an image, whether the host has it or not. */
export interface ManifestSummary {
  readonly ID: string;
  readonly Available: boolean;
  /** `linux/arm64/v8` */
  readonly Platform: string;
  /** Bytes of its blobs, and of these with what they are unpacked. */
  readonly Size: { readonly Content: number; readonly Total: number };
}

/** An element of `GET /images/json`. */
export interface ImageSummary {
  readonly Containers: number;
  /** Unix seconds. */
  readonly Created: number;
  readonly Id: string;
  readonly Labels: Labels | null;
  readonly ParentId: string;
  readonly RepoDigests: readonly string[];
  readonly RepoTags: readonly string[];
  readonly SharedSize: number;
  readonly Size: number;
  /** Only when asked for. */
  readonly Manifests?: readonly ManifestSummary[];
}

/** `GET /images/{name}/json`. `Config` is as the daemon sends it: keys sorted, with the nulls that it adds. */
export interface ImageInspect {
  readonly Id: string;
  readonly RepoTags: readonly string[];
  readonly RepoDigests: readonly string[];
  readonly Parent?: string;
  readonly Comment?: string;
  readonly Created?: string;
  readonly DockerVersion?: string;
  readonly Author?: string;
  readonly Architecture: string;
  readonly Variant?: string;
  readonly Os: string;
  readonly Size: number;
  readonly GraphDriver?: { readonly Data: Labels | null; readonly Name: string };
  readonly RootFS: { readonly Type: string; readonly Layers?: readonly string[] };
  readonly Metadata: { readonly LastTagTime: string };
  readonly Config: Readonly<Record<string, Json>> | null;
  /** What the id names, where it is not the config. */
  readonly Descriptor?: { readonly mediaType: string; readonly digest: string; readonly size: number };
}

/** An element of `GET /images/{name}/history`, newest first. */
export interface HistoryItem {
  readonly Comment: string;
  /** Unix seconds. */
  readonly Created: number;
  readonly CreatedBy: string;
  readonly Id: string;
  readonly Size: number;
  readonly Tags: readonly string[] | null;
}

/** An element of what `DELETE /images/{name}` and the prunes give: exactly one of the two is there. */
export type ImageDeleted = { readonly Untagged: string } | { readonly Deleted: string };

export interface ImagesPruned {
  readonly ImagesDeleted: readonly ImageDeleted[] | null;
  readonly SpaceReclaimed: number;
}

export interface CommitOptions {
  readonly container: string;
  /** As typed; null for none. */
  readonly reference: string | null;
  readonly comment: string;
  readonly author: string;
  /** Dockerfile instructions of --change. */
  readonly changes: readonly string[];
  readonly pause: boolean;
}

export interface PushedTag {
  /** The index that the name points to here, when one manifest of it was sent in its place. */
  readonly insteadOf: string | null;
  readonly tag: string;
  readonly digest: string;
  readonly size: number;
}

/** What is asked of `GET /images/json`. */
export interface ImageListOptions {
  readonly all: boolean;
  readonly filters: Filters;
  readonly sharedSize: boolean;
  /** With the manifests of each image. */
  readonly manifests?: boolean;
}

/** What is asked of `DELETE /images/{name}`. */
export interface ImageDeleteOptions {
  readonly force: boolean;
  readonly noprune: boolean;
  readonly platforms?: readonly string[];
}

/** What is asked of a pull and of a push. */
export interface ImageTransferOptions {
  readonly allTags: boolean;
  /** Null: the host's own. */
  readonly platform: string | null;
}

/** What is asked of an import. */
export interface ImageImportOptions {
  /** As typed; null for none. */
  readonly reference: string | null;
  readonly message: string;
  /** Dockerfile instructions of --change. */
  readonly changes: readonly string[];
  readonly platform: string | null;
}

/** What is asked of `POST /images/load`. */
export interface ImageLoadOptions {
  readonly quiet: boolean;
  readonly platform?: string | null;
}

/** What is asked of `GET /images/search`. */
export interface ImageSearchOptions {
  readonly limit: number;
  readonly filters: Filters;
}

/** An element of what `GET /images/search` gives. */
export interface ImageSearchResult {
  readonly name: string;
  readonly description: string;
  readonly star_count: number;
  readonly is_official: boolean;
}
