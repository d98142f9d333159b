/** What an image is in the daemon's store: its manifest, its index, its id, and what of it takes room. */
import type { ManifestSummary } from '../../engine/images.ts';
import { type Blob, blobOf, type ImageConfig, layersDownTo, ociManifest, type StoredLayer } from '../../image/index.ts';
import { platformText } from '../../image/platform.ts';
import { familiarName } from '../../image/reference.ts';
import { profileOf } from '../../profile.ts';
import { imageById, imagesByDigest } from '../../registry/stand-ins.ts';
import { isDigestReference, type NamedReference } from '../lookup.ts';
import type { DaemonState, ImageRecord } from '../state.ts';

type ContentSource = Pick<DaemonState, 'profile' | 'platform' | 'catalogue' | 'standIns'>;
type ImageParts = Pick<ImageRecord, 'config' | 'configDigest' | 'configSize' | 'top'>;

function blobsOf(top: StoredLayer | null): readonly Blob[] {
  return layersDownTo(top).map(blobOf);
}

function isHostPlatform(place: ContentSource, { os, architecture }: ImageConfig): boolean {
  return place.platform === `${os}/${architecture}`;
}

/**
 * What containerd's store has of an image. An image of the catalogue stands there under its index. One for another platform than
 * the host's stands under its manifest, so that both can be kept.
 */
function storedContent(
  place: ContentSource,
  { config, configDigest, configSize, top }: ImageParts,
): { readonly manifest: Blob; readonly index: Blob | null } {
  const known = imageById(place, configDigest);
  if (known === null)
    return { manifest: ociManifest({ digest: configDigest, size: configSize }, blobsOf(top)), index: null };
  return { manifest: known.manifest, index: isHostPlatform(place, config) ? known.index : null };
}

/** The id of an image, as this host's store gives it. */
export function imageIdIn(place: ContentSource, parts: ImageParts): string {
  if (profileOf(place.profile).store.idOf === 'config') return parts.configDigest;
  const { manifest, index } = storedContent(place, parts);
  return (index ?? manifest).digest;
}

/** An image as the daemon will keep it. */
export function newImage(
  place: ContentSource,
  parts: ImageParts,
  rest: Pick<ImageRecord, 'parent' | 'lastTagged' | 'catalogued'>,
): ImageRecord {
  const { config, configDigest, configSize, top } = parts;
  return { id: imageIdIn(place, parts), config, configDigest, configSize, top, ...rest };
}

/** Bytes: the sum of the image's layers, unpacked. */
export function imageSize(image: Pick<ImageRecord, 'top'>): number {
  let size = 0;
  for (let layer = image.top; layer !== null; layer = layer.parent) size += layer.layer.size;
  return size;
}

/** Bytes of the blobs of an image: layers as they travel, config and manifest. */
function blobSize(place: ContentSource, image: ImageParts): number {
  const layers = blobsOf(image.top).reduce((sum, blob) => sum + blob.size, 0);
  return storedContent(place, image).manifest.size + image.configSize + layers;
}

/** Bytes that an image takes on this host, shared ones included. */
export function diskUsage(place: ContentSource, image: ImageParts): number {
  return imageSize(image) + (profileOf(place.profile).store.keepsBlobs ? blobSize(place, image) : 0);
}

/** Bytes of a layer on this host. */
export function layerUsage(place: Pick<DaemonState, 'profile'>, layer: StoredLayer): number {
  return layer.layer.size + (profileOf(place.profile).store.keepsBlobs ? blobOf(layer).size : 0);
}

/** What `docker image inspect` calls the size: unpacked bytes, or in a store that keeps blobs those alone, the index with them. */
export function inspectedSize(place: ContentSource, image: ImageParts): number {
  if (!profileOf(place.profile).store.keepsBlobs) return imageSize(image);
  return blobSize(place, image) + (storedContent(place, image).index?.size ?? 0);
}

/**
 * Names of an image as the API tells them. Where names by digest are not kept, every name has one: its repository with the id; and
 * an image that was pulled by digest alone is named by it.
 */
export function repoNames(
  place: Pick<DaemonState, 'profile'>,
  image: Pick<ImageRecord, 'id'>,
  references: readonly NamedReference[],
): { readonly tags: readonly string[]; readonly digests: readonly string[] } {
  const byDigest = references.filter(isDigestReference).map(named => named.familiar);
  const byTag = references.filter(named => !isDigestReference(named));
  const tags = byTag.map(named => named.familiar);
  if (profileOf(place.profile).store.leavesDigestNames) return { tags, digests: byDigest };
  const own = byTag.map(({ reference }) => `${familiarName(reference)}@${image.id}`);
  return { tags: [...tags, ...byDigest], digests: [...new Set([...own, ...byDigest])] };
}

/** The manifests behind an image's id: all those of its index, amd64 first; or its own. */
export function manifestsOf(place: ContentSource, image: ImageRecord): readonly ManifestSummary[] {
  const { manifest, index } = storedContent(place, image);
  const own: ManifestSummary = {
    ID: manifest.digest,
    Available: true,
    Platform: platformText(image.config),
    Size: { Content: blobSize(place, image), Total: diskUsage(place, image) },
  };
  if (index === null) return [own];
  const all = imagesByDigest(place, index.digest);
  return [...all]
    .sort((a, b) => (a.config.architecture < b.config.architecture ? -1 : 1))
    .map(one =>
      one.id === image.configDigest
        ? own
        : {
            ID: one.manifest.digest,
            Available: false,
            Platform: platformText(one.config),
            Size: { Content: 0, Total: 0 },
          },
    );
}

/** What the id of an image names, as `Descriptor`. */
export function descriptorOf(place: ContentSource, image: ImageRecord): Blob & { readonly isIndex: boolean } {
  const { manifest, index } = storedContent(place, image);
  return { ...(index ?? manifest), isIndex: index !== null };
}
