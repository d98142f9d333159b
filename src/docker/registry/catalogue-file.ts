import { type Change, type Content, contentOf, layerOf, modeOf, type Node, standIn } from '../filesystem/index.ts';
import { type ImageConfig, imageIdOf, readDefaults, readHistory } from '../image/index.ts';
import type { Json, JsonObject } from '../json.ts';
import type { ReadJson } from '../read-json.ts';
import { type Catalogue, type CatalogueEntry, type CatalogueLayer, catalogueOf, configJsonOf } from './catalogue.ts';

/**
 * The catalogue as a file:
 * ```
 * { "mtime": 1739487899,
 *   "images": [{ "names": ["library/alpine:3.21"], "imageId", "manifestDigest", "indexDigest", "created", "architecture",
 *                "config": {…}, "history": [{ "created", "created_by", "comment", "empty_layer" }],
 *                "layers": [{ "key": "alpine-3.21.3", "diffID", "digest", "compressedSize" }] }],
 *   "layers": { "alpine-3.21.3": { "entries": [{ "path": "bin", "type": "dir" | "file" | "sym", "mode": "755", "uid", "gid",
 *                "size", "content", "link", "program": { "name", "data" } }] } } }
 * ```
 * A file without content is a stand-in of its size: when it may be executed, it is the program of its name. Digests that are
 * stated are kept; those that are absent are worked out.
 */
export type CatalogueFile =
  | { readonly ok: true; readonly catalogue: Catalogue }
  | { readonly ok: false; readonly error: string };

class Malformed extends Error {}

type JsonFields = Readonly<Record<string, unknown>>;

function isFields(value: unknown): value is JsonFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fields(value: unknown, where: string): JsonFields {
  if (!isFields(value)) throw new Malformed(`${where}: an object is expected`);
  return value;
}

function json(value: unknown, where: string): Json {
  if (value === undefined || value === null) return null;
  if (typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string') return value;
  return Array.isArray(value) ? value.map((each, index) => json(each, `${where}[${index}]`)) : object(value, where);
}

function object(value: unknown, where: string): JsonObject {
  return Object.fromEntries(
    Object.entries(fields(value, where)).map(([name, each]) => [name, json(each, `${where}.${name}`)]),
  );
}

/** A part of an image's config, as the daemon itself reads it. */
function part<T>(value: unknown, where: string, read: (json: JsonObject) => ReadJson<T>): T {
  const got = read(object(value, where));
  if (got.ok) return got.value;
  throw new Malformed(`${where}: ${got.error}`);
}

function list(value: unknown, where: string): readonly unknown[] {
  if (!Array.isArray(value)) throw new Malformed(`${where}: a list is expected`);
  return value;
}

function text(value: unknown, where: string): string {
  if (typeof value !== 'string') throw new Malformed(`${where}: a string is expected`);
  return value;
}

function count(value: unknown, where: string): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
    throw new Malformed(`${where}: a number is expected`);
  return value;
}

function optional<T>(value: unknown, where: string, read: (value: unknown, where: string) => T): T | null {
  return value === undefined || value === null ? null : read(value, where);
}

function readContent(entry: JsonFields, path: string, executable: boolean, where: string): Content {
  const program = optional(entry.program, `${where}.program`, (value, at) => {
    const { name, data } = fields(value, at);
    return { name: text(name, `${at}.name`), data: json(data, `${at}.data`) };
  });
  const content = optional(entry.content, `${where}.content`, text);
  const size = optional(entry.size, `${where}.size`, count);
  if (content !== null) {
    const whole = contentOf(content);
    return { ...whole, program, size: size ?? whole.size };
  }
  if (size === null) throw new Malformed(`${where}: a file needs a size or a content`);
  const name = path.slice(path.lastIndexOf('/') + 1);
  return standIn(size, path, program ?? (executable ? { name, data: null } : null));
}

function readNode(entry: JsonFields, path: string, mtime: number, where: string): Node {
  const type = text(entry.type, `${where}.type`);
  const mode = entry.mode;
  const bits = typeof mode === 'string' || typeof mode === 'number' ? modeOf(mode, 0) : type === 'file' ? 0o644 : 0o755;
  if (Number.isNaN(bits)) throw new Malformed(`${where}.mode: an octal number such as "755" is expected`);
  const owner = {
    mode: bits,
    uid: optional(entry.uid, `${where}.uid`, count) ?? 0,
    gid: optional(entry.gid, `${where}.gid`, count) ?? 0,
    mtime: optional(entry.mtime, `${where}.mtime`, count) ?? mtime,
  };
  switch (type) {
    case 'dir':
      return { type: 'directory', ...owner };
    case 'sym':
      return { type: 'symlink', ...owner, target: text(entry.link, `${where}.link`) };
    case 'file':
      return { type: 'file', ...owner, content: readContent(entry, path, (bits & 0o111) !== 0, where) };
    default:
      throw new Malformed(`${where}.type: "dir", "file" or "sym" is expected, not "${type}"`);
  }
}

function readLayer(value: unknown, below: ReadonlySet<string>, mtime: number, where: string): readonly Change[] {
  return list(fields(value, where).entries, `${where}.entries`).map((item, index): Change => {
    const at = `${where}.entries[${index}]`;
    const entry = fields(item, at);
    const path = `/${text(entry.path, `${at}.path`).replace(/^\/+|\/+$/g, '')}`;
    const name = path.slice(path.lastIndexOf('/') + 1);
    if (name.startsWith('.wh.')) return { kind: 'D', path: path.replace('/.wh.', '/'), node: null };
    return { kind: below.has(path) ? 'C' : 'A', path, node: readNode(entry, path, mtime, at) };
  });
}

const ARCHITECTURES = ['amd64', 'arm64'];

function readImage(value: unknown, layers: JsonFields, mtime: number, where: string): CatalogueEntry {
  const image = fields(value, where);
  const id = optional(image.imageId, `${where}.imageId`, text);
  const below = new Set<string>();
  const read = list(image.layers, `${where}.layers`).map((item, index): CatalogueLayer => {
    const at = `${where}.layers[${index}]`;
    const layer = fields(item, at);
    const key = text(layer.key, `${at}.key`);
    if (layers[key] === undefined) throw new Malformed(`${at}.key: there is no layer "${key}"`);
    const changes = readLayer(layers[key], below, mtime, `layers["${key}"]`);
    for (const { path } of changes) below.add(path);
    const worked = layerOf(changes);
    const diffId = optional(layer.diffID, `${at}.diffID`, text) ?? worked.diffId;
    const digest = optional(layer.digest, `${at}.digest`, text);
    const size = optional(layer.compressedSize, `${at}.compressedSize`, count);
    return { layer: { ...worked, diffId }, blob: digest === null ? null : { digest, size: size ?? worked.size } };
  });
  const created = optional(image.created, `${where}.created`, text);
  const stated = optional(image.architecture, `${where}.architecture`, text);
  const config = (architecture: string): ImageConfig => ({
    architecture,
    os: 'linux',
    config: part(image.config ?? {}, `${where}.config`, readDefaults),
    ...(created === null ? {} : { created }),
    history: list(image.history ?? [], `${where}.history`).map((row, i) =>
      part(row, `${where}.history[${i}]`, readHistory),
    ),
    rootfs: { type: 'layers', diff_ids: read.map(one => one.layer.diffId) },
  });
  const known = [stated, ...ARCHITECTURES].filter(one => one !== null);
  // An id says of which architecture the config speaks, even where the file does not.
  const match = id === null || stated !== null ? null : known.find(one => imageIdOf(configJsonOf(config(one))) === id);
  return {
    names: list(image.names, `${where}.names`).map((name, index) => text(name, `${where}.names[${index}]`)),
    config: config(match ?? known[0] ?? 'amd64'),
    layers: read,
    id,
    manifestDigest: optional(image.manifestDigest, `${where}.manifestDigest`, text),
    indexDigest: optional(image.indexDigest, `${where}.indexDigest`, text),
    description: optional(image.description, `${where}.description`, text),
    madeFrom: null,
  };
}

/** Reads a catalogue from parsed JSON. The error says where it stands and what is expected there. */
export function readCatalogue(value: unknown): CatalogueFile {
  try {
    const file = fields(value, 'catalogue');
    const mtime = optional(file.mtime, 'mtime', count) ?? 0;
    const layers = fields(file.layers, 'layers');
    const images = list(file.images, 'images').map((image, index) =>
      readImage(image, layers, mtime, `images[${index}]`),
    );
    return { ok: true, catalogue: catalogueOf(images) };
  } catch (error) {
    if (error instanceof Malformed) return { ok: false, error: error.message };
    throw error;
  }
}
