import { sha256 } from '../filesystem/index.ts';

/** A blob that a manifest names: its digest and its size in bytes. */
export interface Blob {
  readonly digest: string;
  readonly size: number;
}

const OCI = 'application/vnd.oci.image';
const DOCKER = 'application/vnd.docker';

function blobOf(text: string): Blob & { readonly text: string } {
  return { digest: sha256(text), size: new TextEncoder().encode(text).length, text };
}

/** A manifest with OCI's media types, indented by two spaces as Hub's images have it. */
export function ociManifest(config: Blob, layers: readonly Blob[]): Blob {
  const named = (kind: string, { digest, size }: Blob) => ({ mediaType: `${OCI}.${kind}`, digest, size });
  return blobOf(
    JSON.stringify(
      {
        schemaVersion: 2,
        mediaType: `${OCI}.manifest.v1+json`,
        config: named('config.v1+json', config),
        layers: layers.map(layer => named('layer.v1.tar+gzip', layer)),
      },
      null,
      2,
    ),
  );
}

/** The index that a name on Hub points to: one manifest for each platform. Its digest is what `docker pull` prints. */
export function ociIndex(manifests: readonly (Blob & { readonly architecture: string; readonly os: string })[]): Blob {
  return blobOf(
    JSON.stringify(
      {
        schemaVersion: 2,
        mediaType: `${OCI}.index.v1+json`,
        manifests: manifests.map(({ digest, size, architecture, os }) => ({
          mediaType: `${OCI}.manifest.v1+json`,
          digest,
          size,
          platform: { architecture, os },
        })),
      },
      null,
      2,
    ),
  );
}

/** A manifest as the classic image store pushes it: indented by three spaces. */
export function dockerManifest(config: Blob, layers: readonly Blob[]): Blob {
  const named = (kind: string, { digest, size }: Blob) => ({ mediaType: `${DOCKER}.${kind}`, size, digest });
  return blobOf(
    JSON.stringify(
      {
        schemaVersion: 2,
        mediaType: `${DOCKER}.distribution.manifest.v2+json`,
        config: named('container.image.v1+json', config),
        layers: layers.map(layer => named('image.rootfs.diff.tar.gzip', layer)),
      },
      null,
      3,
    ),
  );
}
