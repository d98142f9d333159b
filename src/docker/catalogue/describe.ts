import { type Layer, sha256 } from '../filesystem/index.ts';
import type { Blob, ContainerDefaults, HistoryEntry, ImageConfig } from '../image/index.ts';
import { parseJson, stringOf } from '../json.ts';
import type { CatalogueEntry, CatalogueLayer } from '../registry/catalogue.ts';
import { type FileList, layerOfFiles } from './files.ts';

export type Architecture = 'arm64' | 'amd64';

/** A value that differs between the two architectures. */
export interface PerArchitecture<T> {
  readonly arm64: T;
  readonly amd64: T;
}

/** What a layer is made from, for one architecture. */
export type LayerSource = (architecture: Architecture) => FileList;

/** One row of an image's history, oldest first: the text of CREATED BY, and the files when it made a layer. */
export type HistoryText = string | readonly [text: string, files: LayerSource | 'nothing'];

export interface ImageDescription {
  /** Repository with its tags: `library/alpine` → `3.21`, `latest`. */
  readonly repository: string;
  readonly tags: readonly string[];
  readonly base: ImageDescription | null;
  /** RFC 3339: when its own rows were made. */
  readonly created: string;
  /** `%ARCH%` stands for aarch64 or x86_64, `%GOARCH%` for arm64 or amd64. */
  readonly rows: readonly HistoryText[];
  readonly description: string | null;
  /** Old builders left no comment. */
  readonly comment?: string;
  /** Made for amd64 alone. */
  readonly only?: Architecture;
  /** What the rows do not say. */
  readonly config?: ContainerDefaults;
  /** The tag from which it was made, when it is a stand-in: `library/node:20-alpine`. */
  readonly madeFrom?: string;
}

export function image(description: ImageDescription): ImageDescription {
  return description;
}

function spelled(text: string, architecture: Architecture): string {
  return text
    .replaceAll('%ARCH%', architecture === 'arm64' ? 'aarch64' : 'x86_64')
    .replaceAll('%GOARCH%', architecture);
}

type MutableDefaults = { -readonly [Key in keyof ContainerDefaults]: ContainerDefaults[Key] };

const quotedWords = (text: string): string[] =>
  [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(match => stringOf(parseJson(`"${match[1] ?? ''}"`)));

/** What a row of history says of the config: the rows of metadata are the config, spelled out. */
function applyRow(config: MutableDefaults, text: string, cmdKept: { kept: boolean }): void {
  const [word = ''] = text.split(' ');
  const rest = text.slice(word.length + 1);
  switch (word) {
    case 'ENV': {
      // A row of one variable may hold blanks; one of several has an `=` in every word.
      const several = /^\w+=\S*(?: \w+=\S*)+$/.test(rest);
      for (const pair of several ? rest.split(' ') : [rest]) {
        const name = pair.slice(0, pair.indexOf('=') + 1);
        const at = (config.Env ?? []).findIndex(each => each.startsWith(name));
        config.Env = at < 0 ? [...(config.Env ?? []), pair] : (config.Env ?? []).with(at, pair);
      }
      break;
    }
    case 'CMD':
      config.Cmd = quotedWords(rest);
      cmdKept.kept = true;
      break;
    case 'ENTRYPOINT':
      config.Entrypoint = quotedWords(rest);
      if (!cmdKept.kept) delete config.Cmd;
      break;
    case 'EXPOSE': {
      const ports = [...rest.matchAll(/(\d+\/\w+)/g)].map(match => match[1] ?? '');
      config.ExposedPorts = { ...config.ExposedPorts, ...Object.fromEntries(ports.map(port => [port, {}])) };
      break;
    }
    case 'VOLUME': {
      const paths = rest.replace(/^\[|\]$/g, '').split(' ');
      config.Volumes = { ...config.Volumes, ...Object.fromEntries(paths.map(path => [path, {}])) };
      break;
    }
    case 'WORKDIR':
      config.WorkingDir = rest;
      break;
    case 'USER':
      config.User = rest;
      break;
    case 'STOPSIGNAL':
      config.StopSignal = rest;
      break;
    case 'LABEL': {
      const equals = rest.indexOf('=');
      config.Labels = { ...config.Labels, [rest.slice(0, equals)]: rest.slice(equals + 1) };
      break;
    }
    default:
      break;
  }
}

interface DescribedLayers {
  readonly layers: readonly CatalogueLayer[];
  readonly paths: ReadonlySet<string>;
  readonly history: readonly HistoryEntry[];
  readonly config: ContainerDefaults;
}

const made = new WeakMap<ImageDescription, Map<Architecture, DescribedLayers>>();

const EMPTY: FileList = { lines: '', size: 0, filler: null, mtime: 0 };

/** A blob travels compressed: its digest and size are other than the layer's own. Programs shrink to about two fifths. */
function blobOf(layer: Layer): Blob {
  return { digest: sha256(`${layer.diffId}.gz`), size: layer.size === 0 ? 93 : 200 + Math.round(layer.size * 0.41) };
}

function make(description: ImageDescription, architecture: Architecture): DescribedLayers {
  let known = made.get(description);
  if (known === undefined) {
    known = new Map();
    made.set(description, known);
  }
  const before = known.get(architecture);
  if (before !== undefined) return before;
  const base = description.base === null ? null : make(description.base, architecture);
  const layers: CatalogueLayer[] = [...(base?.layers ?? [])];
  const history: HistoryEntry[] = [...(base?.history ?? [])];
  const paths = new Set(base?.paths ?? []);
  const config: MutableDefaults = { ...base?.config };
  const comment = description.comment ?? 'buildkit.dockerfile.v0';
  const cmdKept = { kept: false };
  for (const row of description.rows) {
    const [text, files] = typeof row === 'string' ? [row, null] : row;
    const created_by = spelled(text, architecture);
    const entry: HistoryEntry = { created: description.created, created_by, ...(comment === '' ? {} : { comment }) };
    applyRow(config, created_by.replace(/ # buildkit$/, '').replace(/^\/bin\/sh -c #\(nop\) +/, ''), cmdKept);
    if (files === null) {
      history.push({ ...entry, empty_layer: true });
      continue;
    }
    const layer = layerOfFiles(files === 'nothing' ? EMPTY : files(architecture), paths);
    for (const { path } of layer.changes) paths.add(path);
    layers.push({ layer, blob: blobOf(layer) });
    history.push(entry);
  }
  const result: DescribedLayers = { layers, history, paths, config: { ...config, ...description.config } };
  known.set(architecture, result);
  return result;
}

/** The entries of an image, one for each architecture, under one index. */
export function entriesOf(description: ImageDescription): readonly CatalogueEntry[] {
  const { repository, tags, created, only } = description;
  const names = tags.map(tag => `${repository}:${tag}`);
  const architectures: readonly Architecture[] = only === undefined ? ['arm64', 'amd64'] : [only];
  const whole = architectures.map(architecture => {
    const { layers, history, config } = make(description, architecture);
    const imageConfig: ImageConfig = {
      architecture,
      ...(architecture === 'arm64' ? { variant: 'v8' } : {}),
      os: 'linux',
      config,
      created,
      history,
      rootfs: { type: 'layers', diff_ids: layers.map(each => each.layer.diffId) },
    };
    return { layers, config: imageConfig };
  });
  return whole.map(({ layers, config }) => ({
    names,
    config,
    layers,
    id: null,
    manifestDigest: null,
    indexDigest: null,
    description: description.description,
    madeFrom: description.madeFrom ?? null,
  }));
}
