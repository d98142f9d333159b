/** Whether an image is what a check asks for. */
import { changesOf, familiar, type Host, humanSize, type ImageView, type View, view } from '../docker/index.ts';
import { type ImageWhere, matches } from '../quiz/index.ts';
import { printRange, shortId, within } from './text.ts';
import { type Miss, miss } from './verdict.ts';

export interface Scene {
  readonly host: Host;
  readonly now: View;
  /** The host as the question opened. */
  readonly before: View;
}

export function sceneOf(host: Host, start: Host): Scene {
  return { host, now: view(host), before: view(start) };
}

export function imageNamed(at: View, reference: string): ImageView | null {
  const name = familiar(reference);
  return at.images.find(image => name !== null && (image.tags.includes(name) || image.digests.includes(name))) ?? null;
}

/** `sem04/hello:latest`, or the short id of an image without a name. */
export function nameOf(image: ImageView): string {
  return image.tags[0] ?? shortId(image.id);
}

export function imageRow(image: ImageView): string {
  return `${image.tags[0] ?? '<none>'}  ${shortId(image.id)}  ${humanSize(image.size, 3)}`;
}

/** What the image lacks, most telling first; empty when it fits. */
export function imageMisses(scene: Scene, image: ImageView, where: ImageWhere): readonly Miss[] {
  const name = nameOf(image);
  const misses: Miss[] = [];
  if (where.new && scene.before.images.some(old => old.id === image.id)) {
    misses.push(miss('feedback.image.old', { image: name, id: shortId(image.id) }));
  }
  if (where.on !== null) {
    const base = imageNamed(scene.now, where.on) ?? imageNamed(scene.before, where.on);
    const stands =
      base !== null && base.id !== image.id && base.layers.every((layer, index) => image.layers[index] === layer);
    if (!stands) misses.push(miss('feedback.image.base', { image: name, base: where.on }));
  }
  for (const { path, exists } of where.files) {
    if (hasFile(scene.host, image, path) !== exists) {
      misses.push(miss(exists ? 'feedback.image.file-missing' : 'feedback.image.file-present', { image: name, path }));
    }
  }
  for (const pattern of where.history) {
    if (!image.history.some(row => matches(pattern, row.createdBy))) {
      misses.push(miss('feedback.image.history', { image: name }));
    }
  }
  misses.push(...configMisses(image, name, where.config));
  if (where.layers !== null && !within(where.layers, image.layers.length)) {
    const expected = printRange(where.layers);
    misses.push(
      miss(
        'feedback.image.layers',
        { image: name, expected, count: image.layers.length },
        { expected, got: String(image.layers.length) },
      ),
    );
  }
  if (where.size !== null && !within(where.size, image.size)) {
    const expected = printRange(where.size, bytes => humanSize(bytes, 3));
    const heavy = where.size.max !== null && image.size > where.size.max;
    misses.push(
      miss(
        heavy ? 'feedback.image.heavy' : 'feedback.image.light',
        { image: name, size: humanSize(image.size, 3), expected },
        { expected, got: imageRow(image) },
      ),
    );
  }
  if (where.dangling !== null && (image.tags.length === 0) !== where.dangling) {
    misses.push(miss(where.dangling ? 'feedback.image.has-name' : 'feedback.image.dangling', { image: name }));
  }
  if (where.names !== null && !within(where.names, image.tags.length)) {
    misses.push(
      miss('feedback.image.names', { image: name, expected: printRange(where.names), count: image.tags.length }),
    );
  }
  return misses;
}

function configMisses(image: ImageView, name: string, config: ImageWhere['config']): readonly Miss[] {
  if (config === null) return [];
  const has = image.config;
  const differ = (field: string, expected: string, got: string): Miss =>
    miss('feedback.image.config', { image: name, field }, { expected, got });
  const list = (value: readonly string[] | null): string => (value === null ? 'null' : JSON.stringify(value));
  const misses: Miss[] = [];
  if (config.cmd !== null && list(config.cmd) !== list(has.cmd))
    misses.push(differ('Cmd', list(config.cmd), list(has.cmd)));
  if (config.entrypoint !== null && list(config.entrypoint) !== list(has.entrypoint)) {
    misses.push(differ('Entrypoint', list(config.entrypoint), list(has.entrypoint)));
  }
  for (const [key, value] of Object.entries(config.env)) {
    const got = has.env.find(entry => entry.startsWith(`${key}=`)) ?? '';
    if (got !== `${key}=${value}`) misses.push(differ('Env', `${key}=${value}`, got));
  }
  if (config.workingDir !== null && config.workingDir !== has.workingDir) {
    misses.push(differ('WorkingDir', config.workingDir, has.workingDir));
  }
  if (config.user !== null && config.user !== has.user) misses.push(differ('User', config.user, has.user));
  for (const port of config.exposedPorts) {
    if (!has.exposedPorts.includes(port)) misses.push(differ('ExposedPorts', port, has.exposedPorts.join(' ')));
  }
  for (const [key, value] of Object.entries(config.labels)) {
    const own = Object.hasOwn(has.labels, key) ? has.labels[key] : undefined;
    if (own !== value) misses.push(differ('Labels', `${key}=${value}`, `${key}=${own ?? ''}`));
  }
  return misses;
}

/** Whether the path is in the image: the newest layer that speaks of it, or of a folder above it, decides. */
function hasFile(host: Host, image: ImageView, path: string): boolean {
  for (const layer of [...image.layers].reverse()) {
    const change = changesOf(host, layer).find(
      each => each.path === path || (each.kind === 'D' && path.startsWith(`${each.path}/`)),
    );
    if (change !== undefined) return change.kind !== 'D';
  }
  return false;
}
