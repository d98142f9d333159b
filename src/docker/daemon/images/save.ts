/** Save: an archive in the layout of the image specification, with Docker's own `manifest.json` and `repositories` beside it. */
import { type Answer, answer, refuse } from '../../engine/answer.ts';
import { entryOf } from '../../entry.ts';
import { type ArchiveEntry, abridge, sha256, writeTar } from '../../filesystem/index.ts';
import { goJson, layersDownTo, OCI_INDEX, OCI_MANIFEST, type StoredLayer } from '../../image/index.ts';
import { legacyConfigs } from '../../image/legacy.ts';
import { isFor } from '../../image/platform.ts';
import { familiarName, fullString, isNamed, parseAnyReference, withDefaultTag } from '../../image/reference.ts';
import { exactConfigJson } from '../../registry/catalogue.ts';
import { isFull } from '../conditions.ts';
import { type Daemon, pass, record } from '../daemon.ts';
import { imageOfReference, isDigestReference, type NamedReference, referencesByImage } from '../lookup.ts';
import type { DaemonState, ImageRecord } from '../state.ts';
import { tellImage } from './events.ts';
import { createdOf } from './images.ts';
import { layerArchiveSize, layerEntries, plainFile } from './layer-archive.ts';

const CONFIG = 'application/vnd.oci.image.config.v1+json';
const LAYER = 'application/vnd.oci.image.layer.v1.tar';

interface Chosen {
  readonly image: ImageRecord;
  readonly tags: NamedReference[];
}

/** An image by its id or the beginning of it alone; names were tried before. */
function byId(state: DaemonState, text: string): ImageRecord | null {
  const prefix = text.startsWith('sha256:') ? text : `sha256:${text}`;
  const matches = [...state.images.values()].filter(image => image.id.startsWith(prefix));
  return matches.length === 1 ? (matches[0] ?? null) : null;
}

/** An id that names no image is looked for among the configs, and the file that is not there is told. */
function noConfig(digest: string): string {
  const path = `/var/lib/docker/image/overlay2/imagedb/content/sha256/${bare(digest)}`;
  return `failed to get digest ${digest}: open ${path}: no such file or directory`;
}

/** Images in the order in which they are first named. A bare repository stands for all that it names. */
function choose(state: DaemonState, names: readonly string[]): Answer<readonly Chosen[]> {
  const chosen = new Map<string, Chosen>();
  const add = (image: ImageRecord, named: NamedReference | null): void => {
    const known = chosen.get(image.id) ?? { image, tags: [] };
    chosen.set(image.id, known);
    if (named !== null && !isDigestReference(named) && !known.tags.some(tag => tag.key === named.key))
      known.tags.push(named);
  };
  const all = [...referencesByImage(state)].flatMap(([id, list]) => list.map(named => ({ id, named })));
  for (const name of names) {
    const parsed = parseAnyReference(name);
    if (!parsed.ok) return refuse('bad-request', parsed.error);
    const reference = parsed.value;
    const isWhole = isNamed(reference) && reference.tag === null && reference.digest === null;
    if (!isNamed(reference) || familiarName(reference) === 'sha256') {
      const image = byId(state, isNamed(reference) ? name : reference.digest);
      if (image === null)
        return refuse('not-found', isNamed(reference) ? `No such image: ${name}` : noConfig(reference.digest));
      add(image, null);
    } else if (isWhole) {
      const own = all.filter(
        ({ named }) => named.reference.domain === reference.domain && named.reference.path === reference.path,
      );
      const image = own.length === 0 ? byId(state, name) : null;
      if (own.length === 0 && image === null) return refuse('not-found', `No such image: ${name}`);
      if (image !== null) add(image, null);
      for (const { id, named } of own) {
        const holder = state.images.get(id);
        if (holder !== undefined) add(holder, named);
      }
    } else {
      const image = imageOfReference(state, reference);
      if (image === null) return refuse('not-found', 'reference does not exist');
      const key = fullString(withDefaultTag(reference));
      add(image, all.find(({ id, named }) => id === image.id && named.key === key)?.named ?? null);
    }
  }
  return answer([...chosen.values()]);
}

function bare(digest: string): string {
  return digest.slice('sha256:'.length);
}

function blobPath(digest: string): string {
  return `blobs/sha256/${bare(digest)}`;
}

function layerSource({ layer }: StoredLayer, size: number) {
  return { mediaType: LAYER, size, digest: layer.diffId };
}

const DIRECTORY = { type: 'directory', mode: 0o755, uid: 0, gid: 0 } as const;

/** Documents of an archive, and the blobs that they name. `now`: when it is written. */
async function archiveOf(
  chosen: readonly Chosen[],
  now: number,
): Promise<{ readonly entries: readonly ArchiveEntry[]; readonly size: number }> {
  const blobs = new Map<string, { readonly data: Uint8Array | string; readonly mtime: number }>();
  let latest = 0;
  const manifests: unknown[] = [];
  const items: unknown[] = [];
  const repositories: Record<string, Record<string, string>> = {};
  for (const { image, tags } of chosen) {
    // What an image is made of is as old as the image; what describes it has no age.
    const mtime = Math.max(0, Math.floor(createdOf(image) / 1000));
    latest = mtime;
    const layers = layersDownTo(image.top);
    const sizes = new Map<string, number>();
    for (const layer of layers) {
      const archive = await writeTar(layerEntries(layer));
      const size = layerArchiveSize(layer);
      sizes.set(layer.layer.diffId, size);
      blobs.set(layer.layer.diffId, { data: abridge(archive, size), mtime });
    }
    const sizeOf = (layer: StoredLayer) => sizes.get(layer.layer.diffId) ?? 0;
    for (const text of legacyConfigs(
      image.config,
      layers.map(layer => layer.chainId),
    ))
      blobs.set(sha256(text), { data: text, mtime });
    blobs.set(image.configDigest, { data: exactConfigJson(image.configDigest, image.config), mtime });
    const manifest = goJson({
      schemaVersion: 2,
      mediaType: OCI_MANIFEST,
      config: { mediaType: CONFIG, digest: image.configDigest, size: image.configSize },
      layers: layers.map(layer => ({ mediaType: LAYER, digest: layer.layer.diffId, size: sizeOf(layer) })),
    });
    const descriptor = { mediaType: OCI_MANIFEST, digest: sha256(manifest), size: manifest.length };
    blobs.set(descriptor.digest, { data: manifest, mtime: 0 });
    for (const { reference, familiar } of tags) {
      const tag = reference.tag ?? 'latest';
      const name = familiar.slice(0, -tag.length - 1);
      repositories[name] = { ...entryOf(repositories, name), [tag]: bare(layers.at(-1)?.layer.diffId ?? '') };
      const annotations = {
        'io.containerd.image.name': fullString(reference),
        'org.opencontainers.image.ref.name': tag,
      };
      manifests.push({ ...descriptor, annotations });
    }
    if (manifests.length === 0) manifests.push(descriptor);
    const sources = layers.map(layer => [layer.layer.diffId, layerSource(layer, sizeOf(layer))] as const);
    items.push({
      Config: blobPath(image.configDigest),
      RepoTags: tags.length === 0 ? null : tags.map(named => named.familiar),
      Layers: layers.map(layer => blobPath(layer.layer.diffId)),
      // A parent is told of when it travels too.
      ...(image.parent !== null && chosen.some(one => one.image.id === image.parent) ? { Parent: image.parent } : {}),
      LayerSources: Object.fromEntries([...sources].sort(([a], [b]) => (a < b ? -1 : 1))),
    });
  }
  const sortedNames = Object.keys(repositories).sort();
  const entries: readonly ArchiveEntry[] = [
    { path: 'blobs', node: { ...DIRECTORY, mtime: latest } },
    { path: 'blobs/sha256', node: { ...DIRECTORY, mtime: Math.floor(now / 1000) } },
    ...[...blobs]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([digest, { data, mtime }]) => plainFile(blobPath(digest), data, mtime)),
    plainFile('index.json', goJson({ schemaVersion: 2, mediaType: OCI_INDEX, manifests })),
    plainFile('manifest.json', `${goJson(items)}\n`),
    plainFile('oci-layout', '{"imageLayoutVersion": "1.0.0"}'),
    ...(sortedNames.length === 0
      ? []
      : [
          plainFile(
            'repositories',
            `${goJson(Object.fromEntries(sortedNames.map(name => [name, sortedTags(entryOf(repositories, name) ?? {})])))}\n`,
          ),
        ]),
  ];
  const size = entries.reduce(
    (sum, { node }) => sum + 512 + (node.type === 'file' ? Math.ceil(node.content.size / 512) * 512 : 0),
    1024,
  );
  return { entries, size };
}

function sortedTags(tags: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(tags).sort(([a], [b]) => (a < b ? -1 : 1)));
}

export async function imageGet(
  daemon: Daemon,
  names: readonly string[],
  platform: string | null,
): Promise<Answer<Uint8Array>> {
  const chosen = choose(daemon.state, names);
  if (!chosen.ok) return chosen;
  if (isFull(daemon)) return refuse('not-simulated', 'docker save on a full disk is not simulated on this host');
  const other = chosen.value.some(({ image }) => platform !== null && !isFor(platform, image.config, true));
  if (other) return refuse('server-error', `no suitable export target found for platform ${platform}`);
  if (chosen.value.some(({ image }) => image.top === null))
    return refuse('server-error', 'empty export - not implemented');
  const { entries, size } = await archiveOf(chosen.value, daemon.clock);
  const archive = await writeTar(entries);
  pass(daemon, 30 + size / 200_000);
  record(daemon, { request: `GET /images/get?names=${names.join('&names=')}`, received: size });
  for (const { image } of chosen.value) tellImage(daemon, 'save', image.id, image.id);
  return answer(abridge(archive, size));
}
