/** The state of a daemon as JSON: what the catalogue has is named and not repeated. */
import type { OutputChunk } from '../engine/pieces.ts';
import type { Change } from '../filesystem/index.ts';
import type { StoredLayer } from '../image/index.ts';
import type { Instant } from '../outcome.ts';
import type { Catalogue } from '../registry/catalogue.ts';
import type { PushedImage } from '../registry/pushed.ts';
import { imageById } from '../registry/stand-ins.ts';
import {
  type FrozenChange,
  type FrozenContent,
  type TableEntry,
  thawedChanges,
  thawedContent,
  thawedLayers,
  writerOf,
} from './freeze-files.ts';
import { newImage } from './images/content.ts';
import { predefinedNetworks } from './networks/networks.ts';
import {
  type ContainerRecord,
  type DaemonState,
  type ImageRecord,
  isUsual,
  type NetworkRecord,
  type RunRecord,
  USUAL,
  type VolumeRecord,
} from './state.ts';

type Frozen<T, K extends keyof T> = Omit<T, K>;

/** Stream (0: stdout), text, milliseconds since the piece before, and whose words it is where it is not the program's. */
type FrozenOutput = readonly (readonly [stream: 0 | 1, text: string, later: number, voice?: OutputChunk['voice']])[];

function frozenOutput(chunks: readonly OutputChunk[]): FrozenOutput {
  let last = 0;
  return chunks.map(({ stream, text, at, voice }) => {
    const later = at - last;
    last = at;
    const piece = [stream === 'stdout' ? 0 : 1, text, later] as const;
    return voice === undefined ? piece : ([...piece, voice] as const);
  });
}

function thawedOutput(output: FrozenOutput): readonly OutputChunk[] {
  let at = 0;
  return output.map(([stream, text, later, voice]): OutputChunk => {
    at += later;
    const piece = { stream: stream === 0 ? 'stdout' : 'stderr', text, at } as const;
    return voice === undefined ? piece : { ...piece, voice };
  });
}

export interface FrozenState {
  readonly seed: number;
  readonly platform: DaemonState['platform'];
  /** Only where it is not 28. */
  readonly profile?: DaemonState['profile'];
  readonly counter: number;
  /** Only where there are any. */
  readonly standIns?: DaemonState['standIns'];
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
    key: string,
    address: string,
    readonly (readonly [
      string,
      readonly (readonly [string, Frozen<PushedImage, 'top'> & { readonly top: number | null }])[],
      readonly (readonly [string, string])[],
      readonly string[],
    ])[],
  ])[];
  /** Only where something goes wrong on purpose. */
  readonly conditions?: DaemonState['conditions'];
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
    ...(isUsual(state.conditions) ? {} : { conditions: state.conditions }),
    counter: state.counter,
    ...(state.standIns.length === 0 ? {} : { standIns: state.standIns }),
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
    registries: [...state.registries].map(([key, { address, repositories }]) => [
      key,
      address,
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
  const { profile = '28', platform, standIns = [] } = frozen;
  const place = { profile, platform, catalogue, standIns } as const;
  const layers = thawedLayers(frozen.layers, contents, place);
  const layerAt = (index: number | null): StoredLayer | null => (index === null ? null : (layers[index] ?? null));
  const images = frozen.images.map((entry): ImageRecord => {
    if (typeof entry === 'object' && 'id' in entry) {
      const { top, ...rest } = entry;
      return { configDigest: rest.id, ...rest, top: layerAt(top), catalogued: false };
    }
    const [id, lastTagged] = typeof entry === 'string' ? [entry, null] : entry;
    const known = imageById(place, id);
    if (known === null) throw new Error(`the catalogue has no image ${id}`);
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
      conditions: frozen.conditions ?? USUAL,
      builds: frozen.builds,
      events: frozen.events,
      registries: new Map(
        frozen.registries.map(([key, address, repositories]) => [
          key,
          {
            address,
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
