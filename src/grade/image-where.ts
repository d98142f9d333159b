/** Whether an image is what a check asks for. */
import { changesOf, familiar, type Host, humanSize, type ImageView, type View } from '../docker/index.ts';
import { type ImageWhere, matches } from '../quiz/index.ts';
import { builtMisses, fileMisses, recipeBehind, startMisses } from './origin.ts';
import { buildThatGave, type Scene } from './scene.ts';
import { printRange, shortId, within } from './text.ts';
import { type Miss, miss } from './verdict.ts';

/** `got`: what the last stage of its file begins with, where that is another and is what was built. */
function baseMiss(scene: Scene, image: ImageView, name: string, base: string): Miss {
  const build = buildThatGave(scene, image);
  const last = build === null ? undefined : recipeBehind(scene, build).findLast(({ word }) => word === 'FROM');
  const named = last?.rest.split(/\s+/)[0] ?? '';
  // An empty base takes no step.
  const isBuilt =
    named === 'scratch' || build?.steps.some(step => step.instruction === 'FROM' && step.line === last?.line) === true;
  const got = isBuilt ? named : '';
  if (last === undefined || got === '' || got.includes('$') || familiar(got) === familiar(base))
    return miss('feedback.image.base', { image: name, base });
  return miss('feedback.image.base-other', { image: name, base, got, line: last.line });
}

export function imageNamed(at: View, reference: string): ImageView | null {
  const name = familiar(reference);
  return at.images.find(image => name !== null && (image.tags.includes(name) || image.digests.includes(name))) ?? null;
}

/** The image that a request was about: `daemon GET /images/sem04/hello/history`; null when it was about none that is here. */
export function imageAsked(at: View, call: string): ImageView | null {
  const said = /^daemon \w+ \/images\/(.+)\/(?:history|json|get|push|tag)\b/.exec(call)?.[1];
  if (said === undefined) return null;
  const id = said.replace(/^sha256:/, '');
  return imageNamed(at, said) ?? at.images.find(image => id.length >= 4 && image.id.startsWith(`sha256:${id}`)) ?? null;
}

/** That a name which was there when the question opened points elsewhere now; null when it does not. */
export function movedName(scene: Scene, reference: string): Miss | null {
  const was = imageNamed(scene.before, reference);
  const is = imageNamed(scene.now, reference);
  if (was === null || is === null || was.id === is.id) return null;
  const tag = familiar(reference) ?? reference;
  return miss('feedback.image.moved', { tag, id: shortId(is.id), was: shortId(was.id) });
}

/** `sem04/hello:latest`, or the short id of an image without a name. */
export function nameOf(image: ImageView): string {
  return image.tags[0] ?? shortId(image.id);
}

export function imageRow(image: ImageView): string {
  return `${image.tags[0] ?? '<none>'}  ${shortId(image.id)}  ${humanSize(image.size, 3)}`;
}

/** What the image lacks, most telling first; empty when it fits. `name`: how it is spoken of. */
export function imageMisses(scene: Scene, image: ImageView, where: ImageWhere, name = nameOf(image)): readonly Miss[] {
  const misses: Miss[] = [];
  if (where.new && scene.before.images.some(old => old.id === image.id)) {
    misses.push(miss('feedback.image.old', { image: name, id: shortId(image.id) }));
  }
  if (where.built !== null) misses.push(...builtMisses(scene, image, name, where.built));
  if (where.on !== null) {
    const base = imageNamed(scene.now, where.on) ?? imageNamed(scene.before, where.on);
    const stands =
      base !== null && base.id !== image.id && base.layers.every((layer, index) => image.layers[index] === layer);
    if (!stands) misses.push(baseMiss(scene, image, name, where.on));
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
  for (const file of where.files) {
    const { path, exists } = file;
    if (hasFile(scene.host, image, path) !== exists) {
      misses.push(miss(exists ? 'feedback.image.file-missing' : 'feedback.image.file-present', { image: name, path }));
    } else if (exists) misses.push(...fileMisses(scene, image, name, file));
  }
  if (where.starts !== null) misses.push(...startMisses(scene, image, name, where.starts));
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
