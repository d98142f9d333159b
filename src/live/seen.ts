/**
 * What a page is shown of a host: less than the host has, and never more than a page can be sent. What a learner makes without measure (a thousand images, an
 * environment of a megabyte) is counted where it is not shown, so that nothing that stands on a host keeps its owner out.
 */
import { filesOf, type Host, type View, type WorkFile } from '../docker/index.ts';
import type { HostChange, SeenBuild, SeenContainer, SeenFile, SeenHost, SeenImage, SeenLayer } from './host-view.ts';
import { alike, given, patchOf } from './patch.ts';

/** Characters of one text, and of all texts of one image or build together. */
const TEXT = 400;
const TEXTS = 12_000;
/** Items of one list inside an image or a build. */
const ITEMS = 200;
/** Characters of all images, all containers, all builds. */
const IMAGES = 160_000;
const CONTAINERS = 60_000;
const BUILDS = 120_000;
/** Characters of layers that nothing shown stands on. */
const LAYERS = 60_000;

const seen = new WeakMap<View, SeenHost>();

export function seenOf(view: View): SeenHost {
  const known = seen.get(view);
  if (known !== undefined) return known;
  const made = look(view);
  seen.set(view, made);
  return made;
}

/** What of a host differs from the one that a page has; null when nothing does. */
export function hostChange(before: SeenHost, after: SeenHost): HostChange | null {
  const change: HostChange = {
    ...given(
      'images',
      patchOf(before.images, after.images, image => image.id),
    ),
    ...given(
      'layers',
      patchOf(Object.values(before.layers), Object.values(after.layers), layer => layer.chainId),
    ),
    ...given(
      'containers',
      patchOf(before.containers, after.containers, container => container.id),
    ),
    ...given(
      'builds',
      patchOf(before.builds, after.builds, build => String(build.at)),
    ),
    ...(alike(before.sums, after.sums) ? {} : { sums: after.sums }),
  };
  return Object.keys(change).length === 0 ? null : change;
}

function look(view: View): SeenHost {
  const images = fitting(view.images.map(imageOf), IMAGES);
  const containers = fitting(view.containers.map(containerOf).reverse(), CONTAINERS).reverse();
  const builds = fitting(view.builds.map(buildOf).reverse(), BUILDS).reverse();
  return { images, layers: layersOf(view, images, builds), containers, builds, sums: sumsOf(view) };
}

function sumsOf({ images, containers, layers }: View): SeenHost['sums'] {
  const ofImages = new Set(images.flatMap(image => image.layers));
  let [layerBytes, cacheBytes] = [0, 0];
  for (const { chainId, size } of Object.values(layers)) {
    if (ofImages.has(chainId)) layerBytes += size;
    else cacheBytes += size;
  }
  return { images: images.length, containers: containers.length, layerBytes, cacheBytes };
}

/** First those under the images and builds that are shown, then as many of the rest as fit. */
function layersOf(view: View, images: readonly SeenImage[], builds: readonly SeenBuild[]): SeenHost['layers'] {
  const wanted = new Set<string>();
  for (const image of images) for (const layer of image.layers) wanted.add(layer);
  for (const build of builds) for (const { layer } of build.steps) if (layer !== null) wanted.add(layer);
  const needed: SeenLayer[] = [];
  const others: SeenLayer[] = [];
  for (const layer of Object.values(view.layers)) (wanted.has(layer.chainId) ? needed : others).push(layerOf(layer));
  const shown = [...needed, ...fitting(others, LAYERS)];
  return Object.fromEntries(shown.map(layer => [layer.chainId, layer]));
}

/** The first ones that fit; the first one always does. */
function fitting<Item>(items: readonly Item[], room: number): Item[] {
  let left = room;
  const kept: Item[] = [];
  for (const item of items) {
    left -= weigh(item);
    if (left < 0 && kept.length > 0) break;
    kept.push(item);
  }
  return kept;
}

const weights = new WeakMap<object, number>();

/** Characters that it takes, near enough. */
function weigh(value: unknown): number {
  if (typeof value === 'string') return value.length + 3;
  if (typeof value !== 'object' || value === null) return 6;
  const known = weights.get(value);
  if (known !== undefined) return known;
  let weight = 2;
  for (const [name, each] of Object.entries(value))
    weight += (Array.isArray(value) ? 1 : name.length + 4) + weigh(each);
  weights.set(value, weight);
  return weight;
}

/** One text after another, each clipped, until there is no room for more. */
interface Clip {
  readonly text: (text: string) => string;
  readonly list: (texts: readonly string[]) => readonly string[];
}

function clip(): Clip {
  let left = TEXTS;
  const text = (given: string): string => {
    const room = Math.max(8, Math.min(TEXT, left));
    const kept = given.length <= room ? given : `${given.slice(0, room)}…`;
    left -= kept.length;
    return kept;
  };
  return {
    text,
    list: texts =>
      texts.length <= ITEMS ? texts.map(text) : [...texts.slice(0, ITEMS).map(text), `… +${texts.length - ITEMS}`],
  };
}

type Fixed = Pick<SeenImage, 'layers' | 'config' | 'history'>;
/** What of an image never changes, by its history, which is made once. */
const fixed = new WeakMap<object, Fixed>();

function imageOf(image: View['images'][number]): SeenImage {
  const { id, created, size, platform, madeFrom } = image;
  const { text, list } = clip();
  let known = fixed.get(image.history);
  if (known === undefined) {
    const { config } = image;
    known = {
      layers: image.layers,
      config: {
        env: list(config.env),
        cmd: config.cmd === null ? null : list(config.cmd),
        entrypoint: config.entrypoint === null ? null : list(config.entrypoint),
        workingDir: text(config.workingDir),
        user: text(config.user),
        exposedPorts: list(config.exposedPorts),
        volumes: list(config.volumes),
        labels: Object.fromEntries(
          Object.entries(config.labels)
            .slice(0, ITEMS)
            .map(([name, value]) => [text(name), text(value)]),
        ),
        stopSignal: config.stopSignal,
        healthcheck: config.healthcheck,
      },
      history: image.history.map(row => ({ ...row, createdBy: text(row.createdBy) })),
    };
    fixed.set(image.history, known);
  }
  const names = clip();
  const { tags, digests } = image;
  return { id, created, size, platform, madeFrom, tags: names.list(tags), digests: names.list(digests), ...known };
}

const layers = new WeakMap<View['layers'][string], SeenLayer>();

function layerOf(layer: View['layers'][string]): SeenLayer {
  let known = layers.get(layer);
  if (known === undefined) {
    known = { ...layer, createdBy: clip().text(layer.createdBy) };
    layers.set(layer, known);
  }
  return known;
}

function containerOf({ id, name, image, imageId, state, exitCode, size }: View['containers'][number]): SeenContainer {
  return { id, name, image, imageId, state, exitCode, size };
}

const builds = new WeakMap<View['builds'][number], SeenBuild>();

function buildOf(build: View['builds'][number]): SeenBuild {
  const known = builds.get(build);
  if (known !== undefined) return known;
  const { text, list } = clip();
  // What its Dockerfile says is known by its digest to checks alone.
  const { recipe: _, ...shown } = build;
  const made: SeenBuild = {
    ...shown,
    dockerfile: text(build.dockerfile),
    tags: list(build.tags),
    steps: build.steps.slice(0, ITEMS).map(step => ({
      ...step,
      name: text(step.name),
      instruction: text(step.instruction),
      cause:
        step.cause.kind === 'files'
          ? { ...step.cause, paths: list(step.cause.paths) }
          : step.cause.kind === 'instruction' && step.cause.was !== null
            ? { ...step.cause, was: text(step.cause.was) }
            : step.cause,
    })),
    warnings: build.warnings.slice(0, ITEMS).map(warning => ({ ...warning, text: text(warning.text) })),
    error: build.error === null ? null : text(build.error),
  };
  builds.set(build, made);
  return made;
}

const listings = new WeakMap<readonly WorkFile[], readonly SeenFile[]>();

/** The files below the working directory. Their texts are asked for, one at a time. */
export function seenFiles(host: Host): readonly SeenFile[] {
  const files = filesOf(host);
  const known = listings.get(files);
  if (known !== undefined) return known;
  const made = files.map(({ path, size, text, digest }) => ({
    path,
    size,
    version: text === null ? null : digest.slice('sha256:'.length, 'sha256:'.length + 12),
  }));
  listings.set(files, made);
  return made;
}

/** The text of a file and its version; null when it is not there, or is no text. */
export function fileOf(host: Host, path: string): { readonly text: string | null; readonly version: string | null } {
  const index = filesOf(host).findIndex(file => file.path === path);
  return { text: filesOf(host)[index]?.text ?? null, version: seenFiles(host)[index]?.version ?? null };
}
