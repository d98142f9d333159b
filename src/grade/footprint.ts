/** What was done to a host since its question opened, as facts that can be compared between two hosts. */
import { type BuildView, type ContainerView, familiar, type ImageView } from '../docker/index.ts';
import type { Check } from '../quiz/index.ts';
import { imageNamed } from './image-where.ts';
import { buildThatGave, type Scene } from './scene.ts';

/** Sorted; the same for two hosts that were changed in the same way. Names that nobody asked for count by their form alone. */
export function footprint(scene: Scene, checks: readonly Check[]): readonly string[] {
  const asked = [...scene.asked];
  return [
    ...namesChanged(scene, asked),
    ...imagesChanged(scene),
    ...containersChanged(scene, checks),
    ...pushes(scene, asked),
    ...lastFailure(scene),
  ].sort();
}

interface NameParts {
  readonly domain: string;
  readonly path: string;
  readonly tag: string;
}

function partsOf(name: string): NameParts {
  const colon = name.lastIndexOf(':');
  const [whole, tag] = colon > name.lastIndexOf('/') ? [name.slice(0, colon), name.slice(colon + 1)] : [name, 'latest'];
  const [, domain, path] = /^((?:[^/]*[.:][^/]*|localhost))\/(.*)$/.exec(whole) ?? [];
  return { domain: domain ?? '', path: path ?? whole, tag };
}

/** How a name differs from the one that is asked for: `other/name` and `hello` differ from `sem04/hello` in the same way. */
function formOf({ before }: Scene, asked: readonly string[], name: string): string {
  if (asked.includes(name) || imageNamed(before, name) !== null) return name;
  const wanted = asked.find(each => imageNamed(before, each) === null) ?? asked[0];
  if (wanted === undefined) return '*';
  const is = partsOf(name);
  const should = partsOf(wanted);
  const domain = is.domain === should.domain ? 'same' : is.domain === '' ? 'none' : 'other';
  const path = is.path === should.path ? 'same' : 'other';
  const tag = is.tag === should.tag ? 'same' : is.tag === 'latest' ? 'latest' : 'other';
  return `${domain}/${path}:${tag}`;
}

/** What an image is, in words that two hosts share. */
function identity(scene: Scene, image: ImageView): string {
  const old = scene.before.images.find(each => each.id === image.id);
  if (old !== undefined) return old.tags[0] ?? 'nameless';
  const build = buildThatGave(scene, image);
  if (build === null) return `made by ${scene.now.layers[image.layers.at(-1) ?? '']?.instruction ?? 'nothing'}`;
  const program = [...(image.config.entrypoint ?? []), ...(image.config.cmd ?? [])][0] ?? '';
  return `built on ${basesOf(build)}, starts ${program.slice(program.lastIndexOf('/') + 1)}`;
}

function basesOf({ steps }: BuildView): string {
  const bases = steps
    .filter(step => step.instruction === 'FROM')
    .map(step => step.name.replace(/^.*FROM (\S+).*$/s, '$1'));
  return bases.map(base => familiar(base.replace(/@sha256:.*$/, '')) ?? base).join(' and ');
}

function namesChanged(scene: Scene, asked: readonly string[]): readonly string[] {
  const { now, before } = scene;
  const gone = before.images.flatMap(image => image.tags).filter(tag => imageNamed(now, tag) === null);
  const set = now.images.flatMap(image =>
    image.tags
      .filter(tag => imageNamed(before, tag)?.id !== image.id)
      .map(tag => `name ${formOf(scene, asked, tag)}: ${identity(scene, image)}`),
  );
  return [...gone.map(tag => `no name ${tag}`), ...set];
}

function imagesChanged(scene: Scene): readonly string[] {
  const { now, before } = scene;
  const gone = before.images.filter(image => !now.images.some(each => each.id === image.id));
  const nameless = now.images.filter(
    image => image.tags.length === 0 && !before.images.some(each => each.id === image.id && each.tags.length === 0),
  );
  return [
    ...gone.map(image => `no image ${image.tags[0] ?? 'nameless'}`),
    ...nameless.map(image => `nameless: ${identity(scene, image)}`),
  ];
}

function containersChanged(scene: Scene, checks: readonly Check[]): readonly string[] {
  const { now, before } = scene;
  const names = checks.flatMap(check =>
    check.kind === 'container' && check.where.name !== null ? [check.where.name] : [],
  );
  const made = now.containers.filter(container => !before.containers.some(old => old.id === container.id));
  const gone = before.containers.filter(old => !now.containers.some(container => container.id === old.id));
  return [
    ...made.map(
      container => `container ${names.includes(container.name) ? container.name : '*'}: ${whatRan(scene, container)}`,
    ),
    ...gone.map(old => `no container ${old.name}`),
  ];
}

function whatRan(scene: Scene, container: ContainerView): string {
  const image = scene.now.images.find(each => each.id === container.imageId);
  const command = container.command.join(' ');
  const own =
    image !== undefined && command === [...(image.config.entrypoint ?? []), ...(image.config.cmd ?? [])].join(' ');
  const changed = container.changes.filter(change => change.kind !== 'C').map(change => change.path);
  return `${image === undefined ? 'gone' : identity(scene, image)}, ${own ? 'its command' : command}, ${container.state} ${container.exitCode} ${changed.join(' ')}`;
}

function pushes(scene: Scene, asked: readonly string[]): readonly string[] {
  const { now, before } = scene;
  const held = (at: Scene['now']): readonly string[] =>
    at.pushed.flatMap(each => Object.entries(each.tags).map(([tag, digest]) => `${each.repository}:${tag} ${digest}`));
  const old = new Set(held(before));
  return held(now)
    .filter(each => !old.has(each))
    .map(each => `pushed ${formOf(scene, asked, each.split(' ')[0] ?? '')}`);
}

/** The newest build, when it failed: by what its Dockerfile says, since two that fail alike may fail for different reasons. */
function lastFailure({ builds }: Scene): readonly string[] {
  const last = builds.at(-1);
  return last === undefined || last.error === null ? [] : [`failed: ${last.recipe ?? 'no Dockerfile'}`];
}
