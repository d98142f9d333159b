/** What a registry sends: manifests, indexes and configs, byte for byte. */
import { blobOf, type Document, dockerManifest, layersDownTo, ociManifest } from '../image/index.ts';
import type { Reference } from '../image/reference.ts';
import { cataloguedName, type ManifestAbsence, offered, type Registries, unreachable } from './ask.ts';
import { exactConfigJson, indexOf } from './catalogue.ts';
import type { PushedImage } from './pushed.ts';
import { imageById } from './stand-ins.ts';

export type Looked =
  | { readonly found: 'document'; readonly document: Document }
  | ManifestAbsence
  /** In the words of Go's network library. */
  | { readonly found: 'unreachable'; readonly message: string };

/** The manifest of one image. A digest that was stated for it stays, whatever the bytes come to. */
function manifestDocument({ id, configSize, layers, manifest }: Omit<PushedImage, 'config' | 'top'>): Document {
  const config = { digest: id, size: configSize };
  const classic = dockerManifest(config, layers);
  return classic.digest === manifest.digest ? classic : { ...ociManifest(config, layers), digest: manifest.digest };
}

/** `GET /v2/{name}/manifests/{reference}`: an index where the reference leads to one. */
export function manifestAt(registries: Registries, reference: Reference): Looked {
  const { domain, path, digest } = reference;
  const message = unreachable(registries, domain);
  if (message !== null) return { found: 'unreachable', message };
  const found = offered(registries, reference);
  if (found === null) {
    const repository = registries.held(domain)?.repositories.get(path);
    const image = repository?.manifests.get(digest ?? repository.tags.get(reference.tag ?? 'latest') ?? '');
    return image === undefined ? { found: 'unknown' } : { found: 'document', document: manifestDocument(image) };
  }
  if (found.found !== 'images') return found;
  const [first] = found.images;
  if (first.manifest.digest === digest)
    return { found: 'document', document: manifestDocument({ ...first, layers: layersDownTo(first.top).map(blobOf) }) };
  return { found: 'document', document: { ...indexOf(found.images), digest: first.index.digest } };
}

/** `GET /v2/{name}/blobs/{digest}` for the config of an image; null when the repository has none of that digest. */
export function configAt(registries: Registries, reference: Reference, digest: string): string | null {
  const pushed = registries.held(reference.domain)?.repositories.get(reference.path);
  const prefix = `${cataloguedName(reference)}:`;
  const known = imageById(registries, digest);
  const isHere = known?.names.some(name => name.startsWith(prefix)) === true;
  const image = [...(pushed?.manifests.values() ?? [])].find(({ id }) => id === digest) ?? (isHere ? known : undefined);
  return image == null ? null : exactConfigJson(image.id, image.config);
}
