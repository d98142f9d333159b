import { type Blob, blobOf, type ImageConfig, layersDownTo, type StoredLayer } from '../image/index.ts';
import { HUB, isLocalRegistry, type Reference } from '../image/reference.ts';
import type { Catalogue, CatalogueImage } from './catalogue.ts';
import type { RegistryRecord } from './pushed.ts';

/** An image that a registry offers under a reference. */
export interface Offer {
  readonly id: string;
  readonly config: ImageConfig;
  readonly configSize: number;
  readonly top: StoredLayer | null;
  readonly manifest: Blob;
  /** The index that the name points to; null when the name points to the manifest itself. */
  readonly index: Blob | null;
  /** Blobs of its layers, base first. */
  readonly layers: readonly Blob[];
  readonly catalogued: boolean;
}

export type ManifestLookup =
  | { readonly found: 'image'; readonly offer: Offer }
  /** The repository is not there, or not for us. */
  | { readonly found: 'denied' }
  /** The repository is there, the tag or digest is not. */
  | { readonly found: 'unknown' }
  /** Nothing in the index for this platform. */
  | { readonly found: 'platform' }
  /** The registry itself cannot be reached: the words of Go's network library. */
  | { readonly found: 'unreachable'; readonly message: string };

export interface Registries {
  readonly catalogue: Catalogue;
  readonly pushed: ReadonlyMap<string, RegistryRecord>;
  /** Addresses at which a registry listens on this host: `localhost:5000`. */
  readonly listening: (domain: string) => boolean;
}

/** Hub under its own name, and the host behind it. */
function isHub(domain: string): boolean {
  return domain === HUB || domain === 'registry-1.docker.io';
}

/** Whether the catalogue has images of another registry: their names begin with its domain. */
function isCatalogued({ catalogue }: Registries, domain: string): boolean {
  return domain.includes('.') && catalogue.images.some(image => image.names[0]?.startsWith(`${domain}/`) === true);
}

/** What `GET /v2/` says of a registry that cannot be reached; null for one that can. */
export function unreachable(registries: Registries, domain: string): string | null {
  if (isHub(domain) || registries.listening(domain) || isCatalogued(registries, domain)) return null;
  if (isLocalRegistry(domain)) {
    const port = /:(\d+)$/.exec(domain)?.[1] ?? '443';
    const scheme = port === '443' ? 'https' : 'http';
    const host = /^127\.[\d.]+/.exec(domain)?.[0] ?? '127.0.0.1';
    return `Get "${scheme}://${domain}/v2/": dial tcp ${host}:${port}: connect: connection refused`;
  }
  const host = domain.replace(/:\d+$/, '');
  return `Get "https://${domain}/v2/": dial tcp: lookup ${host}: no such host`;
}

function offerOf(image: CatalogueImage): Offer {
  const { id, config, configSize, top, manifest, index } = image;
  return { id, config, configSize, top, manifest, index, layers: layersDownTo(top).map(blobOf), catalogued: true };
}

/** How the catalogue spells a repository: Hub's without the domain. */
export function cataloguedName({ domain, path }: Reference): string {
  return isHub(domain) ? path : `${domain}/${path}`;
}

/** What the catalogue has under a reference, an image for each platform; null when its registry is none of the catalogue's. */
export function offered(
  registries: Registries,
  reference: Reference,
):
  | { readonly found: 'images'; readonly images: readonly [CatalogueImage, ...CatalogueImage[]] }
  | { readonly found: 'denied' | 'unknown' }
  | null {
  if (!isHub(reference.domain) && !isCatalogued(registries, reference.domain)) return null;
  const { byName, byDigest, images } = registries.catalogue;
  const name = cataloguedName(reference);
  const isOurs = (image: CatalogueImage) => image.names.some(own => own.startsWith(`${name}:`));
  if (!images.some(isOurs)) return { found: 'denied' };
  const [first, ...others] =
    (reference.digest === null
      ? byName.get(`${name}:${reference.tag ?? 'latest'}`)
      : byDigest.get(reference.digest)?.filter(isOurs)) ?? [];
  return first === undefined ? { found: 'unknown' } : { found: 'images', images: [first, ...others] };
}

/** `platform`: `linux/arm64`, or with a variant. */
export function ask(registries: Registries, reference: Reference, platform: string): ManifestLookup {
  const message = unreachable(registries, reference.domain);
  if (message !== null) return { found: 'unreachable', message };
  const [os = 'linux', architecture = platform] = platform.split('/');
  const found = offered(registries, reference);
  if (found === null) {
    const repository = registries.pushed.get(reference.domain)?.repositories.get(reference.path);
    const image = repository?.manifests.get(reference.digest ?? repository.tags.get(reference.tag ?? 'latest') ?? '');
    if (image === undefined) return { found: 'unknown' };
    return { found: 'image', offer: { ...image, index: null, catalogued: false } };
  }
  if (found.found !== 'images') return found;
  const image = found.images.find(({ config }) => config.architecture === architecture && config.os === os);
  return image === undefined ? { found: 'platform' } : { found: 'image', offer: offerOf(image) };
}

/** Tags of a repository, sorted. */
export function tagsOf(registries: Registries, domain: string, path: string): readonly string[] {
  if (!isHub(domain)) return [...(registries.pushed.get(domain)?.repositories.get(path)?.tags.keys() ?? [])].sort();
  const names = registries.catalogue.images.flatMap(image => image.names.filter(name => name.startsWith(`${path}:`)));
  return [...new Set(names.map(name => name.slice(path.length + 1)))].sort();
}
