/** Where an image, a file or a program comes from: from which build, from which file of the working directory, by which instruction. */
import {
  type BuildView,
  type ContainerView,
  executedIn,
  filesOf,
  type Host,
  type ImageView,
  imageFile,
  instructionsOf,
  recipeOf,
  startedBy,
  stepThatMade,
  type WorkFile,
  type WrittenInstruction,
} from '../docker/index.ts';
import type { ImageWhere } from '../quiz/index.ts';
import { buildThatGave, fileMeant, follows, isRewritten, type Scene, samePath } from './scene.ts';
import { shortId } from './text.ts';
import { type Miss, miss } from './verdict.ts';

/** Why no build of the question made the image by what the file at `path` says; empty when one did. */
export function builtMisses(scene: Scene, image: ImageView, name: string, path: string): readonly Miss[] {
  const gave = scene.builds.filter(build => build.image === image.id);
  if (gave.some(build => follows(scene, build, path))) return [];
  const build = gave.at(-1);
  if (fileMeant(scene, path) === null) return [miss('feedback.file.missing', { path })];
  if (build !== undefined) {
    if (!samePath(build.dockerfile, path))
      return [miss('feedback.image.other-recipe', { image: name, path, other: build.dockerfile })];
    const code = scene.edited.has(path) ? 'feedback.image.recipe-changed' : 'feedback.file.rewritten';
    return [miss(code, { image: name, path })];
  }
  return [unbuilt(scene, image, name)];
}

/** How an image came about that no build of the question gave. */
function unbuilt(scene: Scene, image: ImageView, name: string): Miss {
  const old = scene.before.images.find(each => each.id === image.id);
  if (old !== undefined) {
    const other = old.tags.find(tag => tag !== name);
    return other === undefined
      ? miss('feedback.image.old', { image: name, id: shortId(image.id) })
      : miss('feedback.image.other-name', { image: name, other });
  }
  switch (scene.now.layers[image.layers.at(-1) ?? '']?.instruction) {
    case 'COMMIT':
      return miss('feedback.image.committed', { image: name });
    case 'IMPORT':
    case 'LOAD':
      return miss('feedback.image.loaded', { image: name });
    default:
      return miss('feedback.image.unbuilt', { image: name });
  }
}

/** Whether the file at this path of an image is that file of the working directory, or was compiled from it. */
function isOf(host: Host, image: string, path: string, file: WorkFile): boolean {
  const found = imageFile(host, image, path);
  return found !== null && (found.digest === file.digest || found.sources.includes(file.digest));
}

type FileWhere = ImageWhere['files'][number];

export function fileMisses(
  scene: Scene,
  image: ImageView,
  name: string,
  { path, from, by }: FileWhere,
): readonly Miss[] {
  const misses: Miss[] = [];
  if (from !== null) {
    const file = fileMeant(scene, from);
    if (file === null) misses.push(miss('feedback.file.missing', { path: from }));
    else if (!isOf(scene.host, image.id, path, file)) misses.push(unlike(scene, { image: name, path, from }));
  }
  const found = imageFile(scene.host, image.id, path);
  const build = buildThatGave(scene, image);
  const step = found === null || build === null ? null : stepThatMade(scene.host, build, found.digest);
  if (by !== null && step !== null && step.instruction !== by) {
    const got = { instruction: step.instruction, line: step.line };
    misses.push(miss('feedback.image.made-by', { image: name, path, expected: by, ...got }));
  }
  return misses;
}

/** A file is not made of another: of that one as it was given, where it was changed since. */
function unlike(scene: Scene, { image, path, from }: Readonly<Record<'image' | 'path' | 'from', string>>): Miss {
  if (!scene.edited.has(from) && isRewritten(scene, from))
    return miss('feedback.file.rewritten', { image, path: from });
  return miss('feedback.image.not-from', { image, path, from });
}

/**
 * The program that comes from `from` ran in the container, and what was seen is not of its printing: its own output went to nowhere, or into a file. Null where it
 * went out by itself, or on through a pipe, and where nobody can tell (a script is played by its interpreter).
 */
export function printedByOther(
  scene: Scene,
  container: ContainerView,
  from: string,
  wanted: readonly string[],
): Miss | null {
  const image = scene.now.images.find(each => each.id === container.imageId);
  const file = fileMeant(scene, from);
  if (image === undefined || file === null) return null;
  const own = executedIn(scene.host, container.id).filter(({ path, digest }) => {
    const found = imageFile(scene.host, image.id, path);
    return found?.digest === digest && found.sources.includes(file.digest);
  });
  const [program] = own;
  if (program === undefined || own.some(({ direct }) => direct === true)) return null;
  const command = container.command.join(' ');
  if (/\|(?!\|)/.test(command) && !wanted.some(text => command.includes(text))) return null;
  return miss('feedback.container.printed-otherwise', { container: container.name, path: program.path });
}

function commandOf({ config }: ImageView): readonly string[] {
  return [...(config.entrypoint ?? []), ...(config.cmd ?? [])];
}

/** Why the default command of an image does not start a program that comes from the file `from`. */
export function startMisses(scene: Scene, image: ImageView, name: string, from: string): readonly Miss[] {
  const file = fileMeant(scene, from);
  if (file === null) return [miss('feedback.file.missing', { path: from })];
  const paths = startedBy(scene.host, image.id);
  if (paths.some(path => isOf(scene.host, image.id, path, file))) return [];
  const command = commandOf(image).join(' ');
  const inherited = inheritedBy(scene, image);
  if (inherited !== null) return [miss('feedback.image.starts-inherited', { image: name, command, path: inherited })];
  const [path] = paths;
  if (command === '') return [miss('feedback.image.starts-none', { image: name })];
  if (path === undefined) return [miss('feedback.image.starts-nothing', { image: name, command })];
  if (!scene.edited.has(from) && isRewritten(scene, from))
    return [miss('feedback.file.rewritten', { image: name, path: from })];
  return [miss('feedback.image.starts-other', { image: name, command, path, from })];
}

/** What the Dockerfile of a build says, as long as it still says what was built; empty where nobody can tell. */
export function recipeBehind({ host }: Scene, build: BuildView): readonly WrittenInstruction[] {
  const text = filesOf(host).find(({ path }) => samePath(build.dockerfile, path))?.text ?? null;
  return text === null || build.recipe !== recipeOf(text) ? [] : (instructionsOf(text) ?? []);
}

/** The Dockerfile that says nothing of what its image is to start, so that it starts what its base does; null where it does say so, or nobody can tell. */
function inheritedBy(scene: Scene, image: ImageView): string | null {
  const build = buildThatGave(scene, image);
  const written = build === null ? [] : recipeBehind(scene, build);
  if (build === null || written.length === 0 || commandOf(image).length === 0) return null;
  const last = written.slice(written.findLastIndex(({ word }) => word === 'FROM'));
  return last.some(({ word }) => word === 'CMD' || word === 'ENTRYPOINT') ? null : build.dockerfile;
}

/**
 * Why a container did not run the program that its image starts by default and that comes from the file `from`. A command of its own
 * may be given to it when that runs the same program; a file that was put into the container in place of the image's is another.
 */
export function programMisses(scene: Scene, container: ContainerView, from: string): readonly Miss[] {
  const image = scene.now.images.find(each => each.id === container.imageId);
  const file = fileMeant(scene, from);
  if (image === undefined) return [miss('feedback.container.image-gone', { container: container.name })];
  if (file === null) return [miss('feedback.file.missing', { path: from })];
  const executed = executedIn(scene.host, container.id);
  const own = executed.some(
    ({ path, digest }) =>
      imageFile(scene.host, image.id, path)?.digest === digest && isOf(scene.host, image.id, path, file),
  );
  const name = image.tags[0] ?? shortId(image.id);
  if (own) return startMisses(scene, image, name, from);
  const given = container.command.join(' ');
  if (given !== commandOf(image).join(' '))
    return [miss('feedback.container.command', { container: container.name, command: given, image: name })];
  const starts = startMisses(scene, image, name, from);
  if (starts.length > 0) return starts;
  const [first] = executed;
  if (first === undefined) return [miss('feedback.container.not-run', { container: container.name })];
  return [miss('feedback.container.program', { container: container.name, path: first.path, from })];
}
