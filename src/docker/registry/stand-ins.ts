import type { StoredLayer } from '../image/index.ts';
import type { Catalogue } from './catalogue.ts';
import type { CatalogueImage } from './catalogue-image.ts';

/** What a host may take from: the catalogue, and what was made by its rules because the host asked for it. */
export interface Offering {
  readonly catalogue: Catalogue;
  /** Names that the host asked for: `library/node:18-alpine`. */
  readonly standIns: readonly string[];
}

function madeOf({ catalogue, standIns }: Offering): readonly CatalogueImage[] {
  return standIns.flatMap(name => standInAt(catalogue, name));
}

/** The images that the rules give under a name, one for each architecture; none when they do not admit it. */
export function standInAt({ beyond }: Catalogue, name: string): readonly CatalogueImage[] {
  const colon = name.lastIndexOf(':');
  const judged = beyond?.judge(name.slice(0, colon), name.slice(colon + 1));
  return judged?.kind === 'admitted' ? judged.images : [];
}

export function imageById(offering: Offering, id: string): CatalogueImage | null {
  return offering.catalogue.byId.get(id) ?? madeOf(offering).find(image => image.id === id) ?? null;
}

/** By the digest of a manifest or of an index. */
export function imagesByDigest(offering: Offering, digest: string): readonly CatalogueImage[] {
  const { byDigest } = offering.catalogue;
  return (
    byDigest.get(digest) ??
    madeOf(offering).filter(({ manifest, index }) => manifest.digest === digest || index.digest === digest)
  );
}

export function layerByChain(offering: Offering, chain: string): StoredLayer | null {
  const known = offering.catalogue.layers.get(chain);
  if (known !== undefined) return known;
  for (const { top } of madeOf(offering))
    for (let layer = top; layer !== null; layer = layer.parent) if (layer.chainId === chain) return layer;
  return null;
}
