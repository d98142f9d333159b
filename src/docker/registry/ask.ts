import { type Blob, blobOf, type ImageConfig, layersDownTo, type StoredLayer } from '../image/index.ts';
import { HUB, isLocalRegistry, type Reference } from '../image/reference.ts';
import type { CatalogueImage } from './catalogue-image.ts';
import type { CatalogueRules } from './catalogue-rules.ts';
import type { RegistryRecord } from './pushed.ts';
import { imageById, imagesByDigest, type Offering } from './stand-ins.ts';

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
  /** The tag from which it was made, when it is a stand-in. */
  readonly madeFrom: string | null;
}

export type ManifestLookup =
  | { readonly found: 'image'; readonly offer: Offer }
  | ManifestAbsence
  /** Nothing in the index for this platform. */
  | { readonly found: 'platform' }
  /** The registry itself cannot be reached: the words of Go's network library. */
  | { readonly found: 'unreachable'; readonly message: string }
  /** Hub takes no more pulls from here for now. */
  | { readonly found: 'limited'; readonly offer: Offer };

/** Why a reference leads to nothing. */
export type ManifestAbsence =
  /** The repository is not there, or not for us. `judged`: that is known, and not only nowhere written. */
  | { readonly found: 'denied'; readonly judged: boolean }
  /** The repository is there, the tag or digest is not. */
  | { readonly found: 'unknown' }
  /** The repository is there, and whether it has the tag nobody here can tell. `nearest`: tags that are here. */
  | { readonly found: 'unjudged'; readonly nearest: readonly string[] }
  /** It is there, and not simulated: the repository, or this tag of it. `nearest`: names that are simulated and come near it. */
  | { readonly found: 'unsimulated'; readonly nearest: readonly string[] };

/** How the registries outside of the host are: `limited` counts pulls from Hub and takes no more, `corrupt` sends layers that are not what they are named by. */
export type RegistryCondition = 'answers' | 'slow' | 'down' | 'limited' | 'corrupt';

export interface Registries extends Offering {
  /** What the registry at an address holds. */
  readonly held: (domain: string) => RegistryRecord | undefined;
  /** Addresses at which a registry listens on this host: `localhost:5000`. */
  readonly listening: (domain: string) => boolean;
  readonly condition: RegistryCondition;
}

/** Hub under its own name, and the host behind it. */
function isHub(domain: string): boolean {
  return domain === HUB || domain === 'registry-1.docker.io';
}

/** Whether the catalogue has images of another registry: their names begin with its domain. */
function isCatalogued({ catalogue }: Registries, domain: string): boolean {
  const isOf = (name: string | undefined) => name?.startsWith(`${domain}/`) === true;
  return (
    domain.includes('.') &&
    (catalogue.beyond?.isRegistry(domain) === true || catalogue.images.some(image => isOf(image.names[0])))
  );
}

/** What `GET /v2/` says of a registry that cannot be reached; null for one that can. */
export function unreachable(registries: Registries, domain: string): string | null {
  if (registries.condition === 'down' && !isLocalRegistry(domain)) {
    const host = isHub(domain) ? 'registry-1.docker.io' : domain.replace(/:\d+$/, '');
    return `Get "https://${host}/v2/": dial tcp: lookup ${host}: no such host`;
  }
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
  const { id, config, configSize, top, manifest, index, madeFrom } = image;
  const layers = layersDownTo(top).map(blobOf);
  return { id, config, configSize, top, manifest, index, layers, catalogued: true, madeFrom };
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
  | ManifestAbsence
  | null {
  if (!isHub(reference.domain) && !isCatalogued(registries, reference.domain)) return null;
  const { byName, images, beyond } = registries.catalogue;
  const name = cataloguedName(reference);
  const isOurs = (image: CatalogueImage) => image.names.some(own => own.startsWith(`${name}:`));
  if (!images.some(isOurs) && beyond?.repositories.some(each => each.name === name) !== true)
    return absent(beyond, name);
  const tag = reference.tag ?? 'latest';
  const [first, ...others] =
    (reference.digest === null
      ? byName.get(`${name}:${tag}`)
      : imagesByDigest(registries, reference.digest).filter(isOurs)) ?? [];
  if (first !== undefined) return { found: 'images', images: [first, ...others] };
  if (beyond === null) return { found: 'unknown' };
  if (reference.digest !== null) return pinned(registries, { ...reference, digest: reference.digest });
  const judged = beyond.judge(name, tag);
  switch (judged.kind) {
    case 'admitted':
      return { found: 'images', images: judged.images };
    case 'none':
      return { found: 'unknown' };
    case 'unmade':
      return { found: 'unsimulated', nearest: judged.nearest.map(each => `${name}:${each}`) };
    case 'unjudged':
      return { found: 'unjudged', nearest: judged.nearest };
  }
}

/**
 * What stands behind a digest that this host does not know. With a tag that it has, that tag's image stands in under the digest: which releases a tag has had nobody
 * here knows. Without one it cannot tell. A digest that is nobody's stays unknown: of an image or a layer, one with a slip in it, or one that was made up.
 */
function pinned(
  registries: Registries,
  reference: Reference & { readonly digest: string },
): ReturnType<typeof offered> {
  const { catalogue } = registries;
  const { digest, tag } = reference;
  const name = cataloguedName(reference);
  const own = catalogue.images.filter(image => image.names.some(each => each.startsWith(`${name}:`)));
  const isOther = imageById(registries, digest) !== null || imagesByDigest(registries, digest).length > 0;
  const isSlip = own.some(({ index, manifest }) => [index, manifest].some(each => isNearTo(each.digest, digest)));
  if (isOther || isSlip || isMadeUp(digest)) return { found: 'unknown' };
  const untold = { found: 'unjudged', nearest: [...new Set(own.flatMap(tagNames))].slice(0, 3) } as const;
  if (tag === null) return untold;
  const found = offered(registries, { ...reference, digest: null });
  // Such a digest was given by a registry: that the tag never was is the rule's mistake rather than the reader's.
  if (found?.found !== 'images') return found?.found === 'unknown' ? untold : found;
  const [first, ...others] = found.images;
  const under = (image: CatalogueImage): CatalogueImage => ({
    ...image,
    index: { ...image.index, digest },
    madeFrom: image.madeFrom ?? `${name}:${tag}`,
  });
  return { found: 'images', images: [under(first), ...others.map(under)] };
}

function tagNames({ names }: CatalogueImage): readonly string[] {
  return names.map(each => each.slice(each.lastIndexOf(':') + 1));
}

/** Signs in which two digests may differ and still be one with a slip. */
const SLIP = 6;

function isNearTo(one: string, other: string): boolean {
  return one.length === other.length && [...one].filter((sign, at) => sign !== other[at]).length <= SLIP;
}

/** SHA-256 uses nearly all of its sixteen signs in 64 places; who types one by hand does not. */
function isMadeUp(digest: string): boolean {
  const hex = digest.slice(digest.indexOf(':') + 1);
  return hex.length !== 64 || new Set(hex).size < 12 || /^(.{1,16})\1+.{0,15}$/.test(hex);
}

function absent(beyond: CatalogueRules | null, name: string): ManifestAbsence {
  const standing = beyond?.standing(name) ?? { kind: 'none' };
  if (standing.kind === 'real') return { found: 'unsimulated', nearest: standing.nearest };
  return { found: 'denied', judged: standing.kind === 'none' };
}

/** `platform`: `linux/arm64`, or with a variant. */
export function ask(registries: Registries, reference: Reference, platform: string): ManifestLookup {
  const message = unreachable(registries, reference.domain);
  if (message !== null) return { found: 'unreachable', message };
  const [os = 'linux', architecture = platform] = platform.split('/');
  const found = offered(registries, reference);
  if (found === null) {
    const repository = registries.held(reference.domain)?.repositories.get(reference.path);
    const image = repository?.manifests.get(reference.digest ?? repository.tags.get(reference.tag ?? 'latest') ?? '');
    if (image === undefined) return { found: 'unknown' };
    return { found: 'image', offer: { ...image, index: null, catalogued: false, madeFrom: null } };
  }
  if (found.found !== 'images') return found;
  const image = found.images.find(({ config }) => config.architecture === architecture && config.os === os);
  if (image === undefined) return { found: 'platform' };
  const limited = registries.condition === 'limited' && isHub(reference.domain);
  return { found: limited ? 'limited' : 'image', offer: offerOf(image) };
}

/** Tags of a repository, sorted. */
export function tagsOf(registries: Registries, domain: string, path: string): readonly string[] {
  if (!isHub(domain)) return [...(registries.held(domain)?.repositories.get(path)?.tags.keys() ?? [])].sort();
  const names = registries.catalogue.images.flatMap(image => image.names.filter(name => name.startsWith(`${path}:`)));
  const ruled = registries.catalogue.beyond?.repositories.find(({ name }) => name === path)?.tags ?? [];
  return [...new Set([...names.map(name => name.slice(path.length + 1)), ...ruled])].sort();
}
