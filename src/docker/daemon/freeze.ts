import type { OutputChunk } from '../engine/pieces.ts';
import {
  type Change,
  type Content,
  contentOf,
  layerOf,
  type Node,
  type ProgramReference,
} from '../filesystem/index.ts';
import { type StoredLayer, storeLayer } from '../image/index.ts';
import type { Instant } from '../outcome.ts';
import type { Catalogue } from '../registry/catalogue.ts';
import type { PushedImage } from '../registry/pushed.ts';
import { newImage } from './images/content.ts';
import { predefinedNetworks } from './networks/networks.ts';
import type { ContainerRecord, DaemonState, ImageRecord, NetworkRecord, RunRecord, VolumeRecord } from './state.ts';

/** Text as it is, bytes as base64, and what stands for larger content by its size and digest. */
type FrozenContent =
  | string
  | { readonly b: string }
  | {
      readonly s: number;
      readonly d: string;
      readonly p?: ProgramReference;
      readonly t?: string;
      readonly b?: string;
    };

/** mode, owner, group, time, and what a file holds or where a symlink leads. */
type FrozenNode = readonly [
  kind: string,
  mode: number,
  uid: number,
  gid: number,
  mtime: number,
  rest?: number | string,
];
type FrozenChange = readonly [kind: Change['kind'], path: string, node?: FrozenNode];

interface FrozenLayer {
  /** Index of the parent in the table, or null. */
  readonly p: number | null;
  readonly c: readonly FrozenChange[];
  readonly i: string;
  readonly by: string;
  /** Only where it is not what the content says. */
  readonly diff?: string;
  readonly blob?: NonNullable<StoredLayer['statedBlob']>;
}

type TableEntry = string | FrozenLayer;

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

interface FrozenWriter {
  readonly contents: FrozenContent[];
  readonly layers: TableEntry[];
  changes(changes: readonly Change[]): readonly FrozenChange[];
  /** Index of a layer in the table. */
  layer(stored: StoredLayer | null): number | null;
}

/** Gathers layers and contents while a state is written, so that each is written once. */
function writerOf(): FrozenWriter {
  const contents: FrozenContent[] = [];
  const layers: TableEntry[] = [];
  const contentAt = new Map<string, number>();
  const layerAt = new Map<string, number>();
  const content = (one: Content): number => {
    const known = contentAt.get(one.digest);
    if (known !== undefined) return known;
    const index = contents.push(frozenContent(one)) - 1;
    contentAt.set(one.digest, index);
    return index;
  };
  const nodeOf = (node: Node): FrozenNode => {
    const { mode, uid, gid, mtime } = node;
    switch (node.type) {
      case 'file':
        return ['f', mode, uid, gid, mtime, content(node.content)];
      case 'symlink':
        return ['l', mode, uid, gid, mtime, node.target];
      case 'directory':
        return ['d', mode, uid, gid, mtime];
    }
  };
  const changesOf = (changes: readonly Change[]) =>
    changes.map(({ kind, path, node }): FrozenChange => (node === null ? [kind, path] : [kind, path, nodeOf(node)]));
  const layer = (stored: StoredLayer | null): number | null => {
    if (stored === null) return null;
    const known = layerAt.get(stored.chainId);
    if (known !== undefined) return known;
    const entry: TableEntry = stored.catalogued ? stored.chainId : frozenLayer(stored, layer(stored.parent), changesOf);
    const index = layers.push(entry) - 1;
    layerAt.set(stored.chainId, index);
    return index;
  };
  return { contents, layers, changes: changesOf, layer };
}

function frozenLayer(
  stored: StoredLayer,
  parent: number | null,
  changesOf: (changes: readonly Change[]) => readonly FrozenChange[],
): FrozenLayer {
  const worked = layerOf(stored.layer.changes).diffId;
  const { instruction, createdBy } = stored;
  return {
    p: parent,
    c: changesOf(stored.layer.changes),
    i: instruction,
    by: createdBy,
    ...(worked === stored.layer.diffId ? {} : { diff: stored.layer.diffId }),
    ...(stored.statedBlob === null ? {} : { blob: stored.statedBlob }),
  };
}

function frozenContent({ size, bytes, program, digest }: Content): FrozenContent {
  const data = bytes === null ? null : asText(bytes);
  if (data !== null && program === null && size === bytes?.length) return 't' in data ? data.t : data;
  return { s: size, d: digest, ...(program === null ? {} : { p: program }), ...data };
}

function asText(bytes: Uint8Array): { readonly t: string } | { readonly b: string } {
  try {
    return { t: decoder.decode(bytes) };
  } catch {
    return { b: Buffer.from(bytes).toString('base64') };
  }
}

function thawedContent(frozen: FrozenContent): Content {
  if (typeof frozen === 'string') return contentOf(frozen);
  const bytes =
    't' in frozen && frozen.t !== undefined
      ? new TextEncoder().encode(frozen.t)
      : frozen.b !== undefined
        ? new Uint8Array(Buffer.from(frozen.b, 'base64'))
        : null;
  if (!('d' in frozen)) return contentOf(bytes ?? '');
  return { size: frozen.s, bytes, program: frozen.p ?? null, digest: frozen.d };
}

function thawedNode([kind, mode, uid, gid, mtime, rest]: FrozenNode, contents: readonly Content[]): Node {
  const owner = { mode, uid, gid, mtime };
  switch (kind) {
    case 'l':
      return { type: 'symlink', ...owner, target: String(rest) };
    case 'd':
      return { type: 'directory', ...owner };
    default:
      return { type: 'file', ...owner, content: contents[Number(rest)] ?? contentOf('') };
  }
}

function thawedChanges(changes: readonly FrozenChange[], contents: readonly Content[]): readonly Change[] {
  return changes.map(
    ([kind, path, node]): Change => ({
      kind,
      path,
      node: node === undefined ? null : thawedNode(node, contents),
    }),
  );
}

type Frozen<T, K extends keyof T> = Omit<T, K>;

/** Stream (0: stdout), text, and milliseconds since the piece before. */
type FrozenOutput = readonly (readonly [stream: 0 | 1, text: string, later: number])[];

function frozenOutput(chunks: readonly OutputChunk[]): FrozenOutput {
  let last = 0;
  return chunks.map(({ stream, text, at }) => {
    const later = at - last;
    last = at;
    return [stream === 'stdout' ? 0 : 1, text, later] as const;
  });
}

function thawedOutput(output: FrozenOutput): readonly OutputChunk[] {
  let at = 0;
  return output.map(([stream, text, later]): OutputChunk => {
    at += later;
    return { stream: stream === 0 ? 'stdout' : 'stderr', text, at };
  });
}

export interface FrozenState {
  readonly seed: number;
  readonly platform: DaemonState['platform'];
  /** Only where it is not 28. */
  readonly profile?: DaemonState['profile'];
  readonly counter: number;
  readonly contents: readonly FrozenContent[];
  readonly layers: readonly TableEntry[];
  /** An id for an image of the catalogue, with when it was tagged here. */
  readonly images: readonly (
    | string
    | readonly [string, Instant]
    | (Frozen<ImageRecord, 'top' | 'catalogued' | 'configDigest'> & {
        readonly top: number | null;
        /** Only where it is not the id. */
        readonly configDigest?: string;
      })
  )[];
  /** Name → index into `images`. */
  readonly references: readonly (readonly [string, number])[];
  readonly containers: readonly (Frozen<ContainerRecord, 'top' | 'changes' | 'scratch' | 'earlier' | 'run'> & {
    readonly top: number | null;
    readonly changes: readonly FrozenChange[];
    /** Left out when there is none. */
    readonly scratch?: Readonly<Record<string, readonly FrozenChange[]>>;
    readonly earlier: FrozenOutput;
    readonly run: (Frozen<RunRecord, 'chunks'> & { readonly chunks: FrozenOutput }) | null;
  })[];
  readonly volumes: readonly (Frozen<VolumeRecord, 'changes'> & { readonly changes: readonly FrozenChange[] })[];
  /** Those that the learner made. */
  readonly networks: readonly NetworkRecord[];
  readonly since: Instant;
  readonly cache: DaemonState['cache'];
  readonly cacheLayers: readonly (number | null)[];
  readonly builds: DaemonState['builds'];
  readonly events: DaemonState['events'];
  readonly registries: readonly (readonly [
    string,
    readonly (readonly [
      string,
      readonly (readonly [string, Frozen<PushedImage, 'top'> & { readonly top: number | null }])[],
      readonly (readonly [string, string])[],
      readonly string[],
    ])[],
  ])[];
  /** Files of the learner's machine. */
  readonly files: readonly FrozenChange[];
}

export function freezeState(state: DaemonState, files: readonly Change[]): FrozenState {
  const writer = writerOf();
  const ids = [...state.images.keys()];
  const images = [...state.images.values()].map(image => {
    if (image.catalogued && image.parent === null)
      return image.lastTagged === null ? image.configDigest : ([image.configDigest, image.lastTagged] as const);
    const { top, catalogued: _, configDigest, ...rest } = image;
    return { ...rest, ...(configDigest === rest.id ? {} : { configDigest }), top: writer.layer(top) };
  });
  const predefined = state.networks.get('bridge')?.created ?? 0;
  return {
    seed: state.seed,
    platform: state.platform,
    ...(state.profile === '28' ? {} : { profile: state.profile }),
    counter: state.counter,
    images,
    references: [...state.references].map(([key, id]) => [key, ids.indexOf(id)] as const),
    containers: [...state.containers.values()].map(({ top, changes, scratch, earlier, run, ...rest }) => ({
      ...rest,
      top: writer.layer(top),
      changes: writer.changes(changes),
      ...(Object.keys(scratch).length === 0
        ? {}
        : {
            scratch: Object.fromEntries(
              Object.entries(scratch).map(([path, files]) => [path, writer.changes(files)] as const),
            ),
          }),
      earlier: frozenOutput(earlier),
      run: run === null ? null : { ...run, chunks: frozenOutput(run.chunks) },
    })),
    volumes: [...state.volumes.values()].map(({ changes, ...rest }) => ({ ...rest, changes: writer.changes(changes) })),
    networks: [...state.networks.values()].filter(network => !['bridge', 'host', 'none'].includes(network.name)),
    since: predefined,
    cache: state.cache,
    cacheLayers: [...state.cacheLayers.values()].map(layer => writer.layer(layer)),
    builds: state.builds,
    events: state.events,
    registries: [...state.registries].map(([domain, { repositories }]) => [
      domain,
      [...repositories].map(([path, { manifests, tags, layers }]) => [
        path,
        [...manifests].map(([digest, { top, ...rest }]) => [digest, { ...rest, top: writer.layer(top) }] as const),
        [...tags],
        [...layers],
      ]),
    ]),
    files: writer.changes(files),
    layers: writer.layers,
    contents: writer.contents,
  };
}

export function thawState(
  frozen: FrozenState,
  catalogue: Catalogue,
): { readonly state: DaemonState; readonly files: readonly Change[] } {
  const contents = frozen.contents.map(thawedContent);
  const layers: StoredLayer[] = [];
  for (const entry of frozen.layers) {
    if (typeof entry === 'string') {
      const known = catalogue.layers.get(entry);
      if (known === undefined) throw new Error(`the catalogue has no layer ${entry}`);
      layers.push(known);
      continue;
    }
    const worked = layerOf(thawedChanges(entry.c, contents));
    const layer = entry.diff === undefined ? worked : { ...worked, diffId: entry.diff };
    const parent = entry.p === null ? null : (layers[entry.p] ?? null);
    const origin = {
      instruction: entry.i,
      createdBy: entry.by,
      ...(entry.blob === undefined ? {} : { blob: entry.blob }),
    };
    layers.push(storeLayer(parent, layer, origin));
  }
  const layerAt = (index: number | null): StoredLayer | null => (index === null ? null : (layers[index] ?? null));
  const place = { profile: frozen.profile ?? '28', platform: frozen.platform, catalogue } as const;
  const images = frozen.images.map((entry): ImageRecord => {
    if (typeof entry === 'object' && 'id' in entry) {
      const { top, ...rest } = entry;
      return { configDigest: rest.id, ...rest, top: layerAt(top), catalogued: false };
    }
    const [id, lastTagged] = typeof entry === 'string' ? [entry, null] : entry;
    const known = catalogue.byId.get(id);
    if (known === undefined) throw new Error(`the catalogue has no image ${id}`);
    const { config, configSize, top } = known;
    const parts = { config, configDigest: id, configSize, top };
    return newImage(place, parts, { parent: null, lastTagged, catalogued: true });
  });
  const networks = new Map(predefinedNetworks(frozen.seed, frozen.since));
  for (const network of frozen.networks) networks.set(network.name, network);
  const cacheLayers = frozen.cacheLayers.flatMap(index => layerAt(index) ?? []);
  return {
    state: {
      seed: frozen.seed,
      ...place,
      counter: frozen.counter,
      images: new Map(images.map(image => [image.id, image])),
      references: new Map(frozen.references.map(([key, index]) => [key, images[index]?.id ?? ''])),
      containers: new Map(
        frozen.containers.map(({ top, changes, scratch = {}, earlier, run, ...rest }) => [
          rest.id,
          {
            ...rest,
            top: layerAt(top),
            changes: thawedChanges(changes, contents),
            scratch: Object.fromEntries(
              Object.entries(scratch).map(([path, files]) => [path, thawedChanges(files, contents)] as const),
            ),
            earlier: thawedOutput(earlier),
            run: run === null ? null : { ...run, chunks: thawedOutput(run.chunks) },
          },
        ]),
      ),
      volumes: new Map(
        frozen.volumes.map(({ changes, ...rest }) => [
          rest.name,
          { ...rest, changes: thawedChanges(changes, contents) },
        ]),
      ),
      networks,
      cache: frozen.cache,
      cacheLayers: new Map(cacheLayers.map(layer => [layer.chainId, layer])),
      builds: frozen.builds,
      events: frozen.events,
      registries: new Map(
        frozen.registries.map(([domain, repositories]) => [
          domain,
          {
            repositories: new Map(
              repositories.map(([path, manifests, tags, held]) => [
                path,
                {
                  manifests: new Map(
                    manifests.map(([digest, { top, ...rest }]) => [digest, { ...rest, top: layerAt(top) }]),
                  ),
                  tags: new Map(tags),
                  layers: new Set(held),
                },
              ]),
            ),
          },
        ]),
      ),
    },
    files: thawedChanges(frozen.files, contents),
  };
}
