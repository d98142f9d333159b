/** Load: images of an archive that `docker save` wrote. Rule: tarexport of moby 28.5.2. */
import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { ImageLoadOptions } from '../../engine/images.ts';
import type { Progress, ProgressMessage } from '../../engine/progress.ts';
import {
  compressionOf,
  contentOf,
  gunzip,
  type Node,
  readTar,
  statedLayer,
  tarProblem,
  textOf,
} from '../../filesystem/index.ts';
import {
  type ImageConfig,
  imageIdOf,
  instructionOf,
  readConfig,
  type StoredLayer,
  storeLayer,
} from '../../image/index.ts';
import { isFor } from '../../image/platform.ts';
import { familiarString, parseReference, withDefaultTag } from '../../image/reference.ts';
import { listOf, objectOf, parseJson, stringOf } from '../../json.ts';
import { firstJson } from '../../json-problem.ts';
import { imageById, layerByChain } from '../../registry/stand-ins.ts';
import { isFull } from '../conditions.ts';
import { type Daemon, record, update, withEntry } from '../daemon.ts';
import { keyOf, referenceOf } from '../lookup.ts';
import { broken, CANCELED, elapse, progressFrom, type Told } from '../progress.ts';
import type { PieceReader } from '../waiting.ts';
import { newImage } from './content.ts';
import { tellImage } from './events.ts';
import { pointTo } from './images.ts';
import { changesOfArchive, layerArchiveSize } from './layer-archive.ts';
import { manifestOf } from './manifest.ts';

/** Unpacks what was compressed. Only gzip is: other ways of compressing are known by their first bytes, and refused. */
export function inflated(archive: Uint8Array): Answer<Uint8Array> {
  const how = compressionOf(archive);
  if (how === null) return answer(archive);
  if (how !== 'gzip') return refuse('not-simulated', 'only plain and gzipped archives are simulated on this host');
  const bytes = gunzip(archive);
  return bytes === null ? refuse('server-error', 'unexpected EOF') : answer(bytes);
}

/** The files of an archive by path. */
async function open(archive: Uint8Array): Promise<Answer<ReadonlyMap<string, Node>>> {
  const unpacked = inflated(archive);
  if (!unpacked.ok) return unpacked;
  const problem = tarProblem(unpacked.value);
  if (problem !== null) return refuse('server-error', problem);
  const entries = (await readTar(unpacked.value)) ?? [];
  return answer(new Map(entries.map(entry => [entry.path, entry.node])));
}

/** A layer that the host or the catalogue has already, so that it is shared and not kept twice. */
function knownLayer(daemon: Daemon, chain: string): StoredLayer | null {
  return layerByChain(daemon.state, chain) ?? heldLayer(daemon, chain);
}

function heldLayer(daemon: Daemon, chain: string): StoredLayer | null {
  for (const image of daemon.state.images.values()) {
    for (let layer = image.top; layer !== null; layer = layer.parent) if (layer.chainId === chain) return layer;
  }
  return daemon.state.cacheLayers.get(chain) ?? null;
}

/** Where the daemon unpacks an archive. */
function place(daemon: Daemon): string {
  return `/var/lib/docker/tmp/docker-import-${100_000_000 + (Math.floor(daemon.clock) % 900_000_000)}`;
}

/**
 * Without `manifest.json` the archive is read in the layout of before Docker 1.10: a directory for each layer with a file
 * `json`, and a file `repositories`. What is missing first is told.
 */
function oldLayoutProblem(daemon: Daemon, files: ReadonlyMap<string, Node>): string {
  const directories = new Set<string>();
  for (const [path, node] of files) {
    const slash = path.indexOf('/');
    if (slash >= 0) directories.add(path.slice(0, slash));
    else if (node.type === 'directory') directories.add(path);
  }
  const [first] = [...directories].sort();
  return `open ${place(daemon)}/${first === undefined ? 'repositories' : `${first}/json`}: no such file or directory`;
}

type Layers = { readonly top: StoredLayer | null } | { readonly problem: string };

async function* layersOf(
  daemon: Daemon,
  config: ImageConfig,
  paths: readonly string[],
  files: ReadonlyMap<string, Node>,
  told: (layer: StoredLayer) => AsyncGenerator<ProgressMessage, void>,
): AsyncGenerator<ProgressMessage, Layers> {
  const made = config.history.filter(row => row.empty_layer !== true);
  let top: StoredLayer | null = null;
  for (const [index, path] of paths.entries()) {
    const diffId = config.rootfs.diff_ids[index] ?? '';
    const node = files.get(path);
    const bytes = node?.type === 'file' ? node.content.bytes : null;
    if (bytes === null) return { problem: `open ${place(daemon)}/${path}: no such file or directory` };
    const entries = await readTar(bytes);
    if (entries === null && bytes.length > 0)
      return { problem: tarProblem(bytes) ?? 'archive/tar: invalid tar header' };
    const createdBy: string = made[index]?.created_by ?? '';
    const stored: StoredLayer = storeLayer(top, statedLayer(changesOfArchive(entries ?? [], top), diffId), {
      instruction: instructionOf(createdBy, 'LOAD'),
      createdBy,
    });
    if (heldLayer(daemon, stored.chainId) === null) yield* told(stored);
    top = knownLayer(daemon, stored.chainId) ?? stored;
  }
  return { top };
}

export async function imageLoad(
  daemon: Daemon,
  archive: Uint8Array,
  options: ImageLoadOptions,
): Promise<Answer<Progress<null>>> {
  record(daemon, { request: `POST /images/load?quiet=${options.quiet ? 1 : 0}`, sent: contentOf(archive).size });
  if (isFull(daemon)) return refuse('not-simulated', 'docker load on a full disk is not simulated on this host');
  const opened = await open(archive);
  if (!opened.ok && opened.kind === 'not-simulated') return opened;
  return answer(progressFrom(daemon, reader => loads(daemon, opened, options, reader)));
}

/** Images that were read before a load is stopped stay. */
async function* loads(
  daemon: Daemon,
  opened: Answer<ReadonlyMap<string, Node>>,
  options: ImageLoadOptions,
  reader: PieceReader,
): Told<null> {
  // Whatever is wrong with the archive is told in the stream, without the words that begin an answer.
  const wrong = (message: string) => broken('server-error', message);
  if (!opened.ok) return wrong(opened.message);
  const files = opened.value;
  const textAt = (path: string): string | null => {
    const node = files.get(path);
    return node?.type === 'file' ? textOf(node.content) : null;
  };
  const manifestText = textAt('manifest.json');
  if (manifestText === null) return wrong(oldLayoutProblem(daemon, files));
  const say = (stream: string): ProgressMessage => ({
    at: daemon.clock,
    id: null,
    status: '',
    progressDetail: null,
    stream,
  });
  const told = async function* (layer: StoredLayer): AsyncGenerator<ProgressMessage, void> {
    await elapse(daemon, reader, 10 + layer.layer.size / 100_000);
    if (!options.quiet) yield loading(daemon, layer);
  };
  const manifest = manifestOf(manifestText);
  if ('problem' in manifest) return wrong(manifest.problem);
  const ids: string[] = [];
  const parents = new Map<string, string>();
  let named = 0;
  for (const item of manifest.items.map(objectOf)) {
    const configName = stringOf(item.Config);
    const configText = textAt(configName);
    if (configText === null) return wrong(`open ${place(daemon)}/${configName}: no such file or directory`);
    const first = firstJson(configText);
    // A whole text is unmarshalled, where the client's decoder reads a stream: its end is called otherwise.
    if (!first.ok) return wrong(first.error.replace('unexpected EOF', 'unexpected end of JSON input'));
    const read = readConfig(parseJson(first.value));
    if (!read.ok) return wrong(read.error);
    const config = read.value;
    if (options.platform != null && !isFor(options.platform, config, true)) continue;
    const paths = listOf(item.Layers).map(stringOf);
    const layers = config.rootfs.diff_ids;
    if (layers.length !== paths.length)
      return wrong(`invalid manifest, layers length mismatch: expected ${paths.length}, got ${layers.length}`);
    const stack = yield* layersOf(daemon, config, paths, files, told);
    if (reader.isGone) return CANCELED;
    if ('problem' in stack) return wrong(stack.problem);
    const parts = { config, configDigest: imageIdOf(configText), configSize: configText.length, top: stack.top };
    const catalogued = imageById(daemon.state, parts.configDigest) !== null;
    const loaded = newImage(daemon.state, parts, { parent: null, lastTagged: null, catalogued });
    const { id } = loaded;
    const image = daemon.state.images.get(id) ?? loaded;
    update(daemon, { images: withEntry(daemon.state.images, id, image) });
    ids.push(id);
    if (typeof item.Parent === 'string') parents.set(id, item.Parent);
    const tags = listOf(item.RepoTags).map(stringOf);
    named = 0;
    for (const tag of tags) {
      const reference = parseReference(tag);
      if (!reference.ok) return wrong(reference.error);
      const key = keyOf(withDefaultTag(reference.value));
      const old = daemon.state.references.get(key);
      const familiar = familiarString(referenceOf(key));
      if (old !== undefined && old !== id)
        yield say(`The image ${familiar} already exists, renaming the old one with ID ${old} to empty string\n`);
      pointTo(daemon, key, image, true);
      yield say(`Loaded image: ${familiar}\n`);
      named++;
    }
    tellImage(daemon, 'load', id, id);
  }
  for (const [id, parent] of parents) {
    const image = daemon.state.images.get(id);
    if (image !== undefined && parent !== id && ids.includes(parent))
      update(daemon, { images: withEntry(daemon.state.images, id, { ...image, parent }) });
  }
  // Ids are told when the last image has no name.
  if (named === 0) yield say(ids.map(id => `Loaded image ID: ${id}\n`).join('') || '\n');
  return { error: null, value: null };
}

function loading(daemon: Daemon, stored: StoredLayer): ProgressMessage {
  const size = layerArchiveSize(stored);
  return {
    at: daemon.clock,
    id: stored.layer.diffId.slice('sha256:'.length).slice(0, 12),
    status: 'Loading layer',
    progressDetail: { current: size, total: size },
    stream: null,
  };
}
