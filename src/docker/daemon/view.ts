import { withParents } from '../filesystem/index.ts';
import { type ContainerDefaults, layersDownTo, type StoredLayer, treeOf } from '../image/index.ts';
import { familiarName } from '../image/reference.ts';
import type { Instant } from '../outcome.ts';
import { imageById, layerByChain } from '../registry/stand-ins.ts';
import type {
  CacheView,
  ConfigView,
  ContainerView,
  FileChange,
  ImageView,
  LayerView,
  PushedView,
  View,
} from '../view.ts';
import { outputOf } from './containers/attach.ts';
import { sizeRw } from './containers/list.ts';
import { imageSize } from './images/content.ts';
import { createdOf, historyOf } from './images/images.ts';
import { asNamed, livingRegistries } from './images/registries.ts';
import { isDigestReference, referencesByImage } from './lookup.ts';
import type { ContainerRecord, DaemonState, ImageRecord } from './state.ts';

function configView(config: ContainerDefaults): ConfigView {
  return {
    env: config.Env ?? [],
    cmd: config.Cmd ?? null,
    entrypoint: config.Entrypoint ?? null,
    workingDir: config.WorkingDir ?? '',
    user: config.User ?? '',
    exposedPorts: Object.keys(config.ExposedPorts ?? {}),
    volumes: Object.keys(config.Volumes ?? {}),
    labels: config.Labels ?? {},
    stopSignal: config.StopSignal ?? null,
    healthcheck: (config.Healthcheck?.Test?.length ?? 0) > 0 && config.Healthcheck?.Test?.[0] !== 'NONE',
  };
}

/** What of an image never changes, worked out once for all hosts that have it. */
const fixed = new WeakMap<ImageRecord['config'], Omit<ImageView, 'id' | 'tags' | 'digests' | 'madeFrom'>>();

function imageView(state: DaemonState, image: ImageRecord, names: ReturnType<typeof referencesByImage>): ImageView {
  let known = fixed.get(image.config);
  if (known === undefined) {
    const { architecture, os, variant } = image.config;
    known = {
      created: createdOf(image),
      size: imageSize(image),
      platform: `${os}/${architecture}${variant === undefined || (architecture === 'arm64' && variant === 'v8') ? '' : `/${variant}`}`,
      layers: layersDownTo(image.top).map(layer => layer.chainId),
      config: configView(image.config.config),
      history: [...historyOf(image)].reverse().map(row => ({
        createdBy: row.createdBy,
        size: row.layer?.layer.size ?? 0,
        created: row.created,
        layer: row.layer?.chainId ?? null,
      })),
    };
    fixed.set(image.config, known);
  }
  const own = names.get(image.id) ?? [];
  return {
    id: image.id,
    ...known,
    madeFrom: madeFrom(state, image),
    tags: own.filter(named => !isDigestReference(named)).map(named => named.familiar),
    digests: own.filter(isDigestReference).map(named => named.familiar),
  };
}

function madeFrom(state: DaemonState, { configDigest, catalogued }: ImageRecord): string | null {
  const known = catalogued && state.standIns.length > 0 ? imageById(state, configDigest) : null;
  return known?.madeFrom?.replace(/^library\//, '') ?? null;
}

const layerViews = new WeakMap<StoredLayer, LayerView>();

function layerView(stored: StoredLayer): LayerView {
  const known = layerViews.get(stored);
  if (known !== undefined) return known;
  const count = (kind: 'A' | 'C' | 'D') => stored.layer.changes.filter(change => change.kind === kind).length;
  const view: LayerView = {
    chainId: stored.chainId,
    diffId: stored.layer.diffId,
    parent: stored.parent?.chainId ?? null,
    size: stored.layer.size,
    instruction: stored.instruction,
    createdBy: stored.createdBy,
    added: count('A'),
    changed: count('C'),
    deleted: count('D'),
  };
  layerViews.set(stored, view);
  return view;
}

function containerView(container: ContainerRecord, now: Instant): ContainerView {
  const logs = outputOf(container)
    .filter(chunk => chunk.at <= now)
    .map(chunk => chunk.text)
    .join('');
  return {
    id: container.id,
    name: container.name,
    image: container.image,
    imageId: container.imageId,
    state: container.status,
    exitCode: container.exitCode,
    created: container.created,
    command: [container.path, ...container.args],
    logs,
    size: sizeRw(container),
    changes: withParents(container.changes, treeOf(container.top)).map(({ kind, path }) => ({ kind, path })),
  };
}

export function everyLayer(state: DaemonState): ReadonlyMap<string, StoredLayer> {
  const found = new Map<string, StoredLayer>();
  const hold = (top: StoredLayer | null) => {
    for (let layer = top; layer !== null && !found.has(layer.chainId); layer = layer.parent)
      found.set(layer.chainId, layer);
  };
  for (const image of state.images.values()) hold(image.top);
  for (const container of state.containers.values()) hold(container.top);
  for (const layer of state.cacheLayers.values()) hold(layer);
  return found;
}

function pushedViews(state: DaemonState): readonly PushedView[] {
  return [...livingRegistries(state).values()].flatMap(({ address, repositories }) =>
    [...repositories].map(([path, repository]): PushedView => {
      const layers = new Set<string>();
      for (const image of repository.manifests.values())
        for (const layer of layersDownTo(image.top)) layers.add(layer.chainId);
      return {
        repository: familiarName({
          domain: asNamed(address),
          path,
          tag: null,
          digest: null,
        }),
        tags: Object.fromEntries(repository.tags),
        layers: [...layers],
      };
    }),
  );
}

export function viewOf(state: DaemonState, now: Instant): View {
  const names = referencesByImage(state);
  const images = [...state.images.values()].reverse().map(image => imageView(state, image, names));
  images.sort((a, b) => b.created - a.created);
  const held = new Set<string>();
  for (const image of state.images.values()) for (const layer of layersDownTo(image.top)) held.add(layer.chainId);
  return {
    now,
    platform: state.platform,
    images,
    layers: Object.fromEntries([...everyLayer(state)].map(([chain, layer]) => [chain, layerView(layer)])),
    containers: [...state.containers.values()].map(container => containerView(container, now)),
    cache: state.cache.records.map(
      (one): CacheView => ({
        id: one.id,
        layer: one.chain,
        description: one.description,
        size: one.size,
        inUse: one.chain !== null && held.has(one.chain),
      }),
    ),
    builds: state.builds,
    pushed: pushedViews(state),
    volumes: [...state.volumes.values()].map(({ name }) => ({ name })),
    networks: [...state.networks.values()].map(({ name, driver }) => ({ name, driver })),
  };
}

/** What a layer, or the read-write layer of a container (by its id), did to files. */
export function changesIn(state: DaemonState, id: string): readonly FileChange[] {
  const layer = everyLayer(state).get(id) ?? layerByChain(state, id) ?? undefined;
  const container = state.containers.get(id);
  const changes = layer?.layer.changes ?? container?.changes ?? [];
  const below = layer === undefined ? treeOf(container?.top ?? null) : treeOf(layer.parent);
  return changes.map(({ kind, path, node }): FileChange => {
    const shown = node ?? below.get(path);
    return {
      kind,
      path,
      type: shown?.type ?? 'file',
      mode: shown?.mode ?? 0,
      size: node?.type === 'file' ? node.content.size : 0,
    };
  });
}
