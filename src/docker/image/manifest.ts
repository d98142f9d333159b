import { sha256 } from '../filesystem/index.ts';

/** A blob that a manifest names: its digest and its size in bytes. */
export interface Blob {
  readonly digest: string;
  readonly size: number;
}

/** A manifest or an index: a blob whose bytes are known. */
export interface Document extends Blob {
  readonly mediaType: string;
  readonly text: string;
}

/** An element of an index. */
interface IndexEntry extends Blob {
  readonly architecture: string;
  readonly os: string;
  readonly variant?: string;
}

const OCI = 'application/vnd.oci.image';
const DOCKER = 'application/vnd.docker';

export const OCI_MANIFEST = `${OCI}.manifest.v1+json`;
export const OCI_INDEX = `${OCI}.index.v1+json`;
export const DOCKER_MANIFEST = `${DOCKER}.distribution.manifest.v2+json`;
export const DOCKER_LIST = `${DOCKER}.distribution.manifest.list.v2+json`;

function documentOf(
  content: { readonly schemaVersion: 2; readonly mediaType: string; readonly [key: string]: unknown },
  indent: number,
): Document {
  const text = JSON.stringify(content, null, indent);
  return { digest: sha256(text), size: new TextEncoder().encode(text).length, mediaType: content.mediaType, text };
}

/** A manifest with OCI's media types, indented by two spaces as Hub's images have it. */
export function ociManifest(config: Blob, layers: readonly Blob[]): Document {
  const named = (kind: string, { digest, size }: Blob) => ({ mediaType: `${OCI}.${kind}`, digest, size });
  return documentOf(
    {
      schemaVersion: 2,
      mediaType: OCI_MANIFEST,
      config: named('config.v1+json', config),
      layers: layers.map(layer => named('layer.v1.tar+gzip', layer)),
    },
    2,
  );
}

/** The index that a name on Hub points to: one manifest for each platform. Its digest is what `docker pull` prints. */
export function ociIndex(manifests: readonly IndexEntry[]): Document {
  return documentOf(
    {
      schemaVersion: 2,
      mediaType: OCI_INDEX,
      manifests: manifests.map(({ digest, size, architecture, os, variant }) => ({
        mediaType: OCI_MANIFEST,
        digest,
        size,
        platform: { architecture, os, ...(variant === undefined ? {} : { variant }) },
      })),
    },
    2,
  );
}

/** A manifest as the classic image store pushes it: indented by three spaces. */
export function dockerManifest(config: Blob, layers: readonly Blob[]): Document {
  const named = (kind: string, { digest, size }: Blob) => ({ mediaType: `${DOCKER}.${kind}`, size, digest });
  return documentOf(
    {
      schemaVersion: 2,
      mediaType: DOCKER_MANIFEST,
      config: named('container.image.v1+json', config),
      layers: layers.map(layer => named('image.rootfs.diff.tar.gzip', layer)),
    },
    3,
  );
}
