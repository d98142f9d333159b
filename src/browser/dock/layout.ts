/**
 * What stands on the dock's floor, from the host's own state: layers as a forest whose branches are stacks. A layer that several
 * stacks stand on is one node under all of them, so it is drawn once, as wide as they are together.
 */
import type { SeenBuild, SeenContainer, SeenHost, SeenImage, SeenLayer } from '../../live/protocol.ts';

/** A stack's top: an image, or a stage of a build that left none. */
export type Stack =
  | {
      readonly kind: 'image';
      readonly key: string;
      readonly image: SeenImage;
      readonly containers: readonly SeenContainer[];
    }
  | { readonly kind: 'stage'; readonly key: string; readonly stage: string | null; readonly layer: string };

export interface Slab {
  readonly layer: SeenLayer;
  /** Stacks that stand on it, itself included. */
  readonly stacks: number;
  readonly images: number;
  /** Taken from the cache by the latest build, or only kept by the cache. */
  readonly cached: boolean;
  /** Names that end here while others stand on it: an image's pennant. */
  readonly flags: readonly string[];
}

export type SlabTree =
  | { readonly kind: 'slab'; readonly slab: Slab; readonly above: readonly SlabTree[] }
  | { readonly kind: 'top'; readonly stack: Stack };

export interface Dock {
  /** Side by side on the floor. */
  readonly floor: readonly SlabTree[];
  /** Left to right, as the trees' tops. */
  readonly stacks: readonly Stack[];
  /** Stages that the cache keeps beyond those drawn. */
  readonly hiddenStages: number;
}

/** Stacks that only the cache keeps and that are still drawn: a long session leaves many. */
const STAGES = 3;

export function dockOf(view: SeenHost): Dock {
  const named = namesOf(view);
  const latest = view.builds.at(-1) ?? null;
  const hits = new Set(
    latest?.steps.filter(step => step.state === 'cached' && step.layer !== null).map(step => step.layer),
  );
  const ofImages = new Set(view.images.flatMap(image => image.layers));
  const parents = new Set(Object.values(view.layers).map(layer => layer.parent));
  const order = new Map(view.images.map((image, index) => [image.id, index]));

  // Images on which others stand show as a pennant, unless a container needs a place on top of them.
  const under = new Set(
    view.images.flatMap(image => {
      const below = image.layers.slice(0, -1);
      return below;
    }),
  );
  const used = new Set(view.containers.map(container => container.imageId));
  const asFlag = (image: SeenImage): boolean => {
    const top = image.layers.at(-1);
    return top !== undefined && image.tags.length > 0 && !used.has(image.id) && under.has(top);
  };
  const imageStacks: readonly Stack[] = [...view.images]
    .filter(image => !asFlag(image))
    .sort((one, other) => one.created - other.created || (order.get(one.id) ?? 0) - (order.get(other.id) ?? 0))
    .map(image => ({
      kind: 'image',
      key: image.id,
      image,
      containers: view.containers.filter(container => container.imageId === image.id),
    }));

  const cacheTips = Object.values(view.layers)
    .filter(layer => !ofImages.has(layer.chainId) && !parents.has(layer.chainId))
    .map(layer => layer.chainId);
  const lastUse = (chainId: string): number =>
    view.builds.findLastIndex(build => build.steps.some(step => step.layer === chainId));
  const tips = [...cacheTips].sort((one, other) => lastUse(other) - lastUse(one));
  const stageStacks: readonly Stack[] = tips
    .slice(0, STAGES)
    .map(layer => ({ kind: 'stage', key: layer, stage: stageOf(view.builds, layer), layer }));

  const drawn = [...imageStacks, ...stageStacks];
  const chainOf = (stack: Stack): readonly string[] =>
    stack.kind === 'image' ? stack.image.layers : chain(view, stack.layer);
  const paths = drawn.map(stack => ({ stack, path: chainOf(stack) }));

  const flagsAt = (chainId: string, isTop: boolean): readonly string[] => {
    const tags = view.images
      .filter(image => asFlag(image) && image.layers.at(-1) === chainId)
      .flatMap(image => image.tags);
    const bases = isTop ? [] : (named.get(chainId) ?? []);
    return [...new Set([...tags, ...bases])];
  };
  const slabOf = (chainId: string, standing: readonly (typeof paths)[number][], depth: number): Slab | null => {
    const layer = view.layers[chainId];
    if (layer === undefined) return null;
    return {
      layer,
      stacks: standing.length,
      images: standing.filter(each => each.stack.kind === 'image').length,
      cached: hits.has(chainId) || !ofImages.has(chainId),
      flags: flagsAt(
        chainId,
        standing.every(each => each.path.length === depth + 1),
      ),
    };
  };
  const grow = (standing: readonly (typeof paths)[number][], depth: number): readonly SlabTree[] => {
    const trees: SlabTree[] = [];
    const seen = new Set<string>();
    for (const each of standing) {
      const chainId = each.path[depth];
      if (chainId === undefined) {
        trees.push({ kind: 'top', stack: each.stack });
        continue;
      }
      if (seen.has(chainId)) continue;
      seen.add(chainId);
      const on = standing.filter(other => other.path[depth] === chainId);
      const slab = slabOf(chainId, on, depth);
      const above = grow(on, depth + 1);
      if (slab === null) trees.push(...above);
      else trees.push({ kind: 'slab', slab, above });
    }
    return trees;
  };
  const floor = grow(paths, 0);
  return {
    floor,
    stacks: floor.flatMap(topsOf),
    hiddenStages: Math.max(0, tips.length - STAGES),
  };
}

export function topsOf(tree: SlabTree): readonly Stack[] {
  return tree.kind === 'top' ? [tree.stack] : tree.above.flatMap(topsOf);
}

/** Layers of one chain, base first. */
function chain(view: SeenHost, top: string): readonly string[] {
  const found: string[] = [];
  for (let at: string | null = top; at !== null && found.length < 500; at = view.layers[at]?.parent ?? null) {
    if (view.layers[at] === undefined) break;
    found.unshift(at);
  }
  return found;
}

/** The base images that builds stood on, by the layer in which each ends. */
function namesOf(view: SeenHost): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, readonly string[]>();
  for (const step of view.builds.flatMap(build => build.steps)) {
    if (step.instruction !== 'FROM' || step.layer === null) continue;
    const name = /FROM (?:--platform=\S+ )?(\S+)/.exec(step.name)?.[1];
    if (name === undefined) continue;
    const familiar = name.replace(/^docker\.io\/(library\/)?/, '').replace(/@sha256:[0-9a-f]+$/, '');
    names.set(step.layer, [...new Set([...(names.get(step.layer) ?? []), familiar])]);
  }
  return names;
}

function stageOf(builds: readonly SeenBuild[], layer: string): string | null {
  for (const build of [...builds].reverse()) {
    const step = build.steps.find(each => each.layer === layer);
    if (step !== undefined) return step.stage;
  }
  return null;
}

/** The least that carries text and can be hit with a finger. Pixels. */
export const TEXT_HEIGHT = 24;

/** Logarithmic, so that 72 bytes and 235 megabytes stand on one floor: design/mock gives the rule. Pixels. */
export function slabHeight(bytes: number): number {
  if (bytes <= 0) return 5;
  return Math.max(TEXT_HEIGHT, Math.round(6 + 6 * Math.max(0, Math.log10(bytes / 1000))));
}

/** Layers that stand now and did not before; what pulls and builds have just put down. */
export function appeared(before: SeenHost | null, now: SeenHost): readonly string[] {
  if (before === null) return [];
  return Object.keys(now.layers).filter(chainId => before.layers[chainId] === undefined);
}

/** Of the layers that have just appeared, the one to look at: the highest, of an image rather than of a cached stage. */
export function newest(view: SeenHost, fresh: readonly string[]): string | null {
  const ofImages = new Set(view.images.flatMap(image => image.layers));
  const depth = (chainId: string): number => chain(view, chainId).length;
  const latest = view.builds.at(-1);
  const made = latest?.steps.filter(step => step.layer !== null && fresh.includes(step.layer)).at(-1)?.layer ?? null;
  if (made !== null && ofImages.has(made)) return made;
  const inImages = fresh.filter(chainId => ofImages.has(chainId));
  const candidates = inImages.length > 0 ? inImages : fresh;
  return [...candidates].sort((one, other) => depth(other) - depth(one))[0] ?? null;
}

/** A layer's instruction as one of the five colours. */
export function colourOf(instruction: string): 'base' | 'copy' | 'run' | 'work' | 'meta' {
  switch (instruction.toUpperCase()) {
    case 'FROM':
    case 'ADD':
    case 'IMPORT':
    case 'LOAD':
      return 'base';
    case 'COPY':
      return 'copy';
    case 'RUN':
    case 'COMMIT':
      return 'run';
    case 'WORKDIR':
      return 'work';
    default:
      return 'meta';
  }
}

/** For a narrow slab: the name of what is copied, the program that is run. */
export function shortArgument(instruction: string, argument: string): string {
  if (argument.length <= 14) return argument;
  const words = argument.split(' ').filter(word => !word.startsWith('-'));
  if (/^(COPY|ADD)$/.test(instruction)) {
    const from = words.length > 1 ? words.slice(0, -1) : words;
    return from.map(path => path.split('/').filter(Boolean).at(-1) ?? path).join(' ');
  }
  return instruction === 'RUN' ? words.slice(0, 2).join(' ') : argument;
}

/** CREATED BY without what BuildKit and the shell wrap around the instruction: `COPY main.go ./`. */
function plainly(createdBy: string): string {
  return createdBy
    .replace(/ # buildkit$/, '')
    .replace(/^\/bin\/sh -c #\(nop\)\s+/, '')
    .replace(/^RUN \/bin\/sh -c /, 'RUN ')
    .replace(/^\/bin\/sh -c /, 'RUN ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** What stands after the instruction word: `main.go ./`. */
export function argumentOf(createdBy: string): string {
  return plainly(createdBy).replace(/^[A-Z]+\s+/, '');
}

/** The word that made a layer: a base image's own ones keep theirs. */
export function instructionOf(layer: Pick<SeenLayer, 'instruction' | 'createdBy'>): string {
  const word = /^[A-Z]+(?= )/.exec(plainly(layer.createdBy))?.[0];
  return layer.instruction === 'FROM' && word !== undefined ? word : layer.instruction;
}
