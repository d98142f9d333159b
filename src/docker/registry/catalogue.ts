import type { Layer } from '../filesystem/index.ts';
import {
  type Blob,
  blobOf,
  type Document,
  goJson,
  type ImageConfig,
  imageIdOf,
  instructionOf,
  ociIndex,
  ociManifest,
  type StoredLayer,
  storeLayer,
} from '../image/index.ts';
import type { CatalogueImage } from './catalogue-image.ts';
import type { CatalogueRules } from './catalogue-rules.ts';

/** A layer of the catalogue: its files, and the archive in which it travels. */
export interface CatalogueLayer {
  readonly layer: Layer;
  /** Digest and compressed size of its blob; null: worked out from the layer. */
  readonly blob: Blob | null;
}

/** An image as it is given to a catalogue. Ids and digests that are null are worked out from the content. */
export interface CatalogueEntry {
  /** On docker.io: `library/alpine:3.21`. */
  readonly names: readonly string[];
  readonly config: ImageConfig;
  /** Base first, one for each diff id of the config. */
  readonly layers: readonly CatalogueLayer[];
  readonly id: string | null;
  readonly manifestDigest: string | null;
  readonly indexDigest: string | null;
  /** One line for `docker search`; null when it is not to be found there. */
  readonly description: string | null;
  /** The tag from which a stand-in was made: `library/node:20-alpine`; null for an image of the catalogue itself. */
  readonly madeFrom: string | null;
}

/** What docker.io offers. Shared by all hosts and never changed. */
export interface Catalogue {
  readonly images: readonly CatalogueImage[];
  /** `library/alpine:3.21` → the image for each architecture. */
  readonly byName: ReadonlyMap<string, readonly CatalogueImage[]>;
  readonly byId: ReadonlyMap<string, CatalogueImage>;
  /** Manifest and index digests → image, for pulls by digest. */
  readonly byDigest: ReadonlyMap<string, readonly CatalogueImage[]>;
  /** ChainID → layer. */
  readonly layers: ReadonlyMap<string, StoredLayer>;
  /** What is known of names that it does not list; null when it knows no more than its list. */
  readonly beyond: CatalogueRules | null;
}

/** The JSON of a config in the byte order of the image specification: its digest is the image id. */
export function configJsonOf(config: ImageConfig, write: (value: unknown) => string = JSON.stringify): string {
  const {
    architecture,
    author,
    comment,
    config: defaults,
    container,
    container_config,
    created,
    docker_version,
    history,
    os,
    rootfs,
    variant,
  } = config;
  const whole = {
    architecture,
    author,
    comment,
    config: defaults,
    container,
    container_config,
    created,
    docker_version,
    history,
    os,
    rootfs,
    variant,
  };
  return write(whole);
}

/** The very bytes whose digest is the id: Go escapes `<`, `>` and `&` in what it writes, other builders do not. */
export function exactConfigJson(id: string, config: ImageConfig): string {
  const forms = [goJson(config), configJsonOf(config), configJsonOf(config, goJson)];
  return forms.find(form => imageIdOf(form) === id) ?? configJsonOf(config);
}

/** The index over the images that one name stands for, amd64 first as official images have it. */
export function indexOf(images: readonly Pick<CatalogueImage, 'manifest' | 'config'>[]): Document {
  const entries = images.map(({ manifest, config: { architecture, os, variant } }) => ({
    ...manifest,
    architecture,
    os,
    ...(variant === undefined ? {} : { variant }),
  }));
  return ociIndex(entries.sort((a, b) => (a.architecture < b.architecture ? -1 : 1)));
}

/** `known`: layers that stand already, by ChainID; an image that has them shares them. */
export function catalogueOf(
  entries: readonly CatalogueEntry[],
  beyond: CatalogueRules | null = null,
  known: ReadonlyMap<string, StoredLayer> = new Map(),
): Catalogue {
  const layers = new Map<string, StoredLayer>();
  const byName = new Map<string, CatalogueImage[]>();
  const byDigest = new Map<string, CatalogueImage[]>();
  const byId = new Map<string, CatalogueImage>();
  const single = entries.map((entry): Omit<CatalogueImage, 'index'> => {
    const made = entry.config.history.filter(row => row.empty_layer !== true);
    let top: StoredLayer | null = null;
    for (const [index, { layer, blob }] of entry.layers.entries()) {
      const createdBy: string = made[index]?.created_by ?? '';
      const stored: StoredLayer = storeLayer(top, layer, {
        instruction: index === 0 ? 'FROM' : instructionOf(createdBy, 'FROM'),
        createdBy,
        catalogued: true,
        ...(blob === null ? {} : { blob }),
      });
      // The first image that has a layer keeps it: all others share it.
      top = known.get(stored.chainId) ?? layers.get(stored.chainId) ?? stored;
      layers.set(top.chainId, top);
    }
    const configJson = configJsonOf(entry.config);
    const id = entry.id ?? imageIdOf(configJson);
    const configSize = new TextEncoder().encode(configJson).length;
    const blobs: Blob[] = [];
    for (let layer = top; layer !== null; layer = layer.parent) blobs.unshift(blobOf(layer));
    const manifest = ociManifest({ digest: id, size: configSize }, blobs);
    return {
      names: entry.names,
      id,
      config: entry.config,
      configSize,
      top,
      manifest: { digest: entry.manifestDigest ?? manifest.digest, size: manifest.size },
      description: entry.description,
      madeFrom: entry.madeFrom,
    };
  });
  const images = single.map((image, at): CatalogueImage => {
    const { digest, size } = indexOf(single.filter(other => other.names.join() === image.names.join()));
    return { ...image, index: { digest: entries[at]?.indexDigest ?? digest, size } };
  });
  const add = <K>(map: Map<K, CatalogueImage[]>, key: K, image: CatalogueImage) => {
    const list = map.get(key);
    if (list === undefined) map.set(key, [image]);
    else if (!list.includes(image)) list.push(image);
  };
  for (const image of images) {
    byId.set(image.id, image);
    for (const name of image.names) add(byName, name, image);
    add(byDigest, image.manifest.digest, image);
    add(byDigest, image.index.digest, image);
  }
  return { images, byName, byId, byDigest, layers, beyond };
}
