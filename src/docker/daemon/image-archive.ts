import { gunzipSync } from 'fflate';
import {
  type ArchiveEntry,
  abridge,
  type Change,
  contentOf,
  layerOf,
  type Node,
  readTar,
  statedLayer,
  textOf,
  writeTar,
} from '../filesystem/index.ts';
import {
  type ImageConfig,
  imageIdOf,
  instructionOf,
  layersDownTo,
  rfc3339,
  type StoredLayer,
  storeLayer,
  treeOf,
} from '../image/index.ts';
import { familiarString, parseReference, withDefaultTag } from '../image/reference.ts';
import { profileOf } from '../profile.ts';
import { exactConfigJson } from '../registry/catalogue.ts';
import { type Answer, answer, type Progress, type ProgressMessage, refuse } from './answer.ts';
import { type Daemon, pass, record, update, withEntry } from './daemon.ts';
import { changeDefaults, keepImage } from './image-commit.ts';
import { newImage } from './image-content.ts';
import { tellImage } from './image-events.ts';
import { pointTo } from './images.ts';
import { findImage, isDigestReference, keyOf, referenceOf, referencesOf } from './lookup.ts';
import type { ImageRecord } from './state.ts';

const FILE = { mode: 0o644, uid: 0, gid: 0, mtime: 0 } as const;

function file(path: string, data: string | Uint8Array): ArchiveEntry {
  return { path, node: { type: 'file', ...FILE, content: contentOf(data) } };
}

function bare(digest: string): string {
  return digest.slice('sha256:'.length);
}

/** A layer as entries of its archive: a deletion is an empty file called `.wh.NAME`. */
function layerEntries(layer: StoredLayer): readonly ArchiveEntry[] {
  return layer.layer.changes.map(({ path, node }): ArchiveEntry => {
    if (node !== null) return { path: path.slice(1), node };
    const slash = path.lastIndexOf('/');
    return file(`${path.slice(1, slash + 1)}.wh.${path.slice(slash + 1)}`, '');
  });
}

/** Save: an archive in the layout of the image specification, with Docker's own `manifest.json` beside it. */
export async function imageGet(daemon: Daemon, names: readonly string[]): Promise<Answer<Uint8Array>> {
  const chosen: { readonly image: ImageRecord; readonly tags: string[] }[] = [];
  for (const name of names) {
    const found = findImage(daemon.state, name);
    if (!found.ok) return found.kind === 'not-found' ? refuse('not-found', `No such image: ${name}`) : found;
    const image = found.value;
    const own = referencesOf(daemon.state, image.id).filter(named => !isDigestReference(named));
    const parsed = parseReference(name);
    const byName = parsed.ok ? own.find(named => named.key === keyOf(withDefaultTag(parsed.value))) : undefined;
    const whole = parsed.ok && parsed.value.tag === null && !name.includes(':');
    const tags =
      byName === undefined
        ? []
        : whole
          ? own.filter(named => named.reference.path === byName.reference.path)
          : [byName];
    const known = chosen.find(one => one.image.id === image.id);
    const texts = tags.map(named => named.familiar);
    if (known === undefined) chosen.push({ image, tags: texts });
    else known.tags.push(...texts.filter(text => !known.tags.includes(text)));
  }
  const entries: ArchiveEntry[] = [file('oci-layout', '{"imageLayoutVersion": "1.0.0"}')];
  const written = new Set<string>();
  let size = 10_240;
  const blob = (digest: string, data: Uint8Array | string, honest: number) => {
    if (written.has(digest)) return;
    written.add(digest);
    size += honest;
    entries.push(file(`blobs/sha256/${bare(digest)}`, data));
  };
  const manifest: unknown[] = [];
  for (const { image, tags } of chosen) {
    const layers = layersDownTo(image.top);
    for (const layer of layers)
      blob(
        layer.layer.diffId,
        await writeTar(layerEntries(layer)),
        layer.layer.size + 1024 * layer.layer.changes.length,
      );
    blob(image.configDigest, exactConfigJson(image.configDigest, image.config), image.configSize);
    manifest.push({
      Config: `blobs/sha256/${bare(image.configDigest)}`,
      RepoTags: tags.length === 0 ? null : tags,
      Layers: layers.map(layer => `blobs/sha256/${bare(layer.layer.diffId)}`),
    });
  }
  entries.push(file('manifest.json', `${JSON.stringify(manifest)}\n`));
  const archive = await writeTar(entries);
  pass(daemon, 30 + size / 200_000);
  record(daemon, { request: `GET /images/get?names=${names.join('&names=')}`, received: size });
  for (const { image } of chosen) tellImage(daemon, 'save', image.id, image.id);
  return answer(abridge(archive, Math.max(size, archive.length)));
}

function changesOfArchive(entries: readonly ArchiveEntry[], parent: StoredLayer | null): readonly Change[] {
  const below = treeOf(parent);
  return entries.map(({ path, node }): Change => {
    const whole = `/${path}`;
    const name = whole.slice(whole.lastIndexOf('/') + 1);
    if (name.startsWith('.wh.'))
      return { kind: 'D', path: `${whole.slice(0, -name.length)}${name.slice(4)}`, node: null };
    return { kind: below.get(whole) === null ? 'A' : 'C', path: whole, node };
  });
}

/** A layer that the host or the catalogue has already, so that it is shared and not kept twice. */
function knownLayer(daemon: Daemon, chain: string): StoredLayer | null {
  const catalogued = daemon.state.catalogue.layers.get(chain);
  if (catalogued !== undefined) return catalogued;
  for (const image of daemon.state.images.values()) {
    for (let layer = image.top; layer !== null; layer = layer.parent) if (layer.chainId === chain) return layer;
  }
  return daemon.state.cacheLayers.get(chain) ?? null;
}

export async function imageLoad(
  daemon: Daemon,
  archive: Uint8Array,
  options: { readonly quiet: boolean },
): Promise<Answer<Progress<null>>> {
  record(daemon, { request: `POST /images/load?quiet=${options.quiet ? 1 : 0}`, sent: contentOf(archive).size });
  const entries = await readTar(archive);
  // Whatever is wrong with the archive is told in the stream, without the words that begin an answer.
  const wrong = (message: string): Answer<Progress<null>> =>
    answer({ messages: [], error: { kind: 'server-error', message }, value: null });
  if (entries === null && archive.length > 0)
    return wrong(archive.length < 512 ? 'unexpected EOF' : 'archive/tar: invalid tar header');
  const nodes = new Map<string, Node>((entries ?? []).map(entry => [entry.path, entry.node]));
  const textAt = (path: string): string | null => {
    const node = nodes.get(path);
    return node?.type === 'file' ? textOf(node.content) : null;
  };
  const manifestText = textAt('manifest.json');
  if (manifestText === null) return wrong(oldLayoutProblem(daemon, [...nodes.keys()]));
  const messages: ProgressMessage[] = [];
  const say = (stream: string) =>
    messages.push({ at: daemon.clock, id: null, status: '', progressDetail: null, stream });
  const manifest = parsed(manifestText);
  if (!Array.isArray(manifest)) return refuse('server-error', 'invalid manifest.json');
  for (const item of manifest as readonly {
    readonly Config?: unknown;
    readonly RepoTags?: unknown;
    readonly Layers?: unknown;
  }[]) {
    const configText = textAt(String(item.Config ?? ''));
    const paths = Array.isArray(item.Layers) ? item.Layers.map(String) : [];
    const config = configText === null ? null : (parsed(configText) as ImageConfig | null);
    if (configText === null || config === null || config.rootfs?.diff_ids?.length !== paths.length) {
      return refuse(
        'server-error',
        `invalid manifest, layers length mismatch: expected ${paths.length}, got ${config?.rootfs?.diff_ids?.length ?? 0}`,
      );
    }
    const made = config.history.filter(row => row.empty_layer !== true);
    let top: StoredLayer | null = null;
    for (const [index, path] of paths.entries()) {
      const diffId = config.rootfs.diff_ids[index] ?? '';
      const node = nodes.get(path);
      const bytes = node?.type === 'file' ? node.content.bytes : null;
      const layerFiles = bytes === null ? null : await readTar(bytes);
      if (layerFiles === null) return refuse('server-error', `archive/tar: invalid tar header`);
      const createdBy: string = made[index]?.created_by ?? '';
      const stored: StoredLayer = storeLayer(top, statedLayer(changesOfArchive(layerFiles, top), diffId), {
        instruction: instructionOf(createdBy, 'LOAD'),
        createdBy,
      });
      const known: StoredLayer | null = knownLayer(daemon, stored.chainId);
      if (known === null || !heldByHost(daemon, stored.chainId)) progress(messages, daemon, stored, options.quiet);
      top = known ?? stored;
    }
    const parts = { config, configDigest: imageIdOf(configText), configSize: configText.length, top };
    const catalogued = daemon.state.catalogue.byId.has(parts.configDigest);
    const loaded = newImage(daemon.state, parts, { parent: null, lastTagged: null, catalogued });
    const { id } = loaded;
    const image = daemon.state.images.get(id) ?? loaded;
    update(daemon, { images: withEntry(daemon.state.images, id, image) });
    const tags = Array.isArray(item.RepoTags) ? item.RepoTags.map(String) : [];
    for (const tag of tags) {
      const reference = parseReference(tag);
      if (!reference.ok) continue;
      const key = keyOf(withDefaultTag(reference.value));
      const old = daemon.state.references.get(key);
      const familiar = familiarString(referenceOf(key));
      if (old !== undefined && old !== id) {
        say(`The image ${familiar} already exists, renaming the old one with ID ${old} to empty string\n`);
      }
      pointTo(daemon, key, image, true);
      say(`Loaded image: ${familiar}\n`);
    }
    if (tags.length === 0) say(`Loaded image ID: ${id}\n`);
    tellImage(daemon, 'load', id, id);
  }
  return answer({ messages, error: null, value: null });
}

/**
 * Without `manifest.json` the archive is read in the layout of before Docker 1.10: a directory for each layer with a file
 * `json`, and a file `repositories`. What is missing first is told.
 */
function oldLayoutProblem(daemon: Daemon, paths: readonly string[]): string {
  const place = `/var/lib/docker/tmp/docker-import-${100_000_000 + (Math.floor(daemon.clock) % 900_000_000)}`;
  const directories = [
    ...new Set(paths.filter(path => path.includes('/')).map(path => path.slice(0, path.indexOf('/')))),
  ];
  const [first] = directories.sort();
  return `open ${place}/${first === undefined ? 'repositories' : `${first}/json`}: no such file or directory`;
}

function heldByHost(daemon: Daemon, chain: string): boolean {
  for (const image of daemon.state.images.values()) {
    for (let layer = image.top; layer !== null; layer = layer.parent) if (layer.chainId === chain) return true;
  }
  return false;
}

function progress(messages: ProgressMessage[], daemon: Daemon, layer: StoredLayer, quiet: boolean): void {
  pass(daemon, 10 + layer.layer.size / 100_000);
  if (quiet) return;
  const total = layer.layer.size;
  const id = bare(layer.layer.diffId).slice(0, 12);
  messages.push({
    at: daemon.clock,
    id,
    status: 'Loading layer',
    progressDetail: { current: total, total },
    stream: null,
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

/** The entries of a tar archive, plain or gzipped; what Go's reader says of anything else. */
async function openArchive(bytes: Uint8Array): Promise<Answer<readonly ArchiveEntry[]>> {
  const starts = (...magic: readonly number[]) => magic.every((byte, index) => bytes[index] === byte);
  if (starts(0x42, 0x5a, 0x68) || starts(0xfd, 0x37, 0x7a, 0x58, 0x5a) || starts(0x28, 0xb5, 0x2f, 0xfd))
    return refuse('not-simulated', 'only plain and gzipped archives are simulated on this host');
  let plain = bytes;
  if (starts(0x1f, 0x8b)) {
    try {
      plain = gunzipSync(bytes);
    } catch {
      return refuse('server-error', 'unexpected EOF');
    }
  }
  if (plain.length > 0 && plain.length < TAR_BLOCK) return refuse('server-error', 'unexpected EOF');
  const entries = plain.length === 0 ? [] : await readTar(plain);
  return entries === null ? refuse('server-error', 'archive/tar: invalid tar header') : answer(entries);
}

const TAR_BLOCK = 512;

/** Import: one layer with all the files of an archive. */
export async function imageImport(
  daemon: Daemon,
  archive: Uint8Array,
  options: {
    readonly reference: string | null;
    readonly message: string;
    readonly changes: readonly string[];
    readonly platform: string | null;
  },
): Promise<Answer<string>> {
  record(daemon, { request: 'POST /images/create?fromSrc=-', sent: archive.length });
  let key: string | null = null;
  if (options.reference !== null) {
    const reference = parseReference(options.reference);
    if (!reference.ok) return refuse('bad-request', reference.error);
    key = keyOf(withDefaultTag(reference.value));
  }
  const opened = await openArchive(archive);
  if (!opened.ok) return opened;
  const entries = opened.value;
  const defaults = changeDefaults({}, options.changes);
  if (!defaults.ok) return defaults;
  const layer = layerOf(changesOfArchive(entries, null));
  const comment = options.message === '' ? 'Imported from -' : options.message;
  const created = rfc3339(daemon.clock);
  const top = storeLayer(null, layer, { instruction: 'IMPORT', createdBy: '' });
  const [os = 'linux', architecture = 'amd64'] = (options.platform ?? daemon.state.platform).split('/');
  const config: ImageConfig = {
    architecture,
    os,
    comment,
    config: defaults.value,
    created,
    docker_version: profileOf(daemon.state.profile).engine.version,
    history: [{ created, comment }],
    rootfs: { type: 'layers', diff_ids: [layer.diffId] },
  };
  const image = keepImage(daemon, config, top, null, key);
  if (!image.ok) return image;
  if (key !== null) tellImage(daemon, 'tag', image.value.id, familiarString(referenceOf(key)));
  tellImage(daemon, 'import', image.value.id, image.value.id);
  return answer(image.value.id);
}
