/** Where things on a host come from: which file an image has at a path, what its default command starts, which step of a build made it. */
import { registriesAt } from '../daemon/images/registries.ts';
import { everyLayer } from '../daemon/view.ts';
import { draftOf, fileSystemOf, joinPath, nameOf, sha256 } from '../filesystem/index.ts';
import { treeOf } from '../image/index.ts';
import { parseReference } from '../image/reference.ts';
import type { Json } from '../json.ts';
import type { ExecutedFile } from '../runtime/kernel/process-request.ts';
import type { BuildStepView, BuildView } from '../view.ts';
import type { Host } from './host.ts';

export { recipeOf } from '../builder/recipe.ts';

/** A file of an image, links followed. */
export interface ImageFile {
  /** Canonical. */
  readonly path: string;
  /** `sha256:…` of its content. */
  readonly digest: string;
  /** Digests of the source files that it was compiled from; empty for what no compiler made. */
  readonly sources: readonly string[];
}

/** What an image, by its whole id, has at an absolute path; null when that is no file. */
export function imageFile(host: Host, id: string, path: string): ImageFile | null {
  const files = filesIn(host, id);
  const content = files?.read(path) ?? null;
  const canonical = files?.resolve(path) ?? null;
  if (content === null || canonical === null) return null;
  return { path: canonical, digest: content.digest, sources: sourcesOf(content.program?.data ?? null) };
}

/** Compilers leave in a program the texts that they read. */
function sourcesOf(data: Json): readonly string[] {
  if (typeof data !== 'object' || data === null || !('sources' in data) || !Array.isArray(data.sources)) return [];
  return data.sources.flatMap(each =>
    typeof each === 'object' && each !== null && 'text' in each && typeof each.text === 'string'
      ? [sha256(each.text)]
      : [],
  );
}

function filesIn({ daemon }: Host, id: string) {
  const image = daemon.images.get(id);
  return image === undefined ? null : fileSystemOf(draftOf(treeOf(image.top)), { now: () => 0 });
}

const USUAL_PATH = 'PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';

/**
 * Files that the default command of an image names, the executable first: `ENTRYPOINT` and `CMD` as PATH and the working directory lead to
 * them. Of a command in shell form the words of its script are looked up too, so it may hold files that are only mentioned.
 */
export function startedBy(host: Host, id: string): readonly string[] {
  const files = filesIn(host, id);
  const config = host.daemon.images.get(id)?.config.config;
  if (files === null || config === undefined) return [];
  const argv = [...(config.Entrypoint ?? []), ...(config.Cmd ?? [])];
  const path = (config.Env ?? []).findLast(each => each.startsWith('PATH=')) ?? USUAL_PATH;
  const places = path.slice('PATH='.length).split(':');
  const directory = config.WorkingDir || '/';
  const words = argv.flatMap((word, at) => (at > 0 && argv[at - 1] === '-c' ? word.split(/[\s;&|()]+/) : [word]));
  return words.flatMap(word => {
    const candidates = word.includes('/')
      ? [word.startsWith('/') ? word : joinPath(directory, word)]
      : [...places.map(place => joinPath(place, word)), joinPath(directory, word)];
    const found = candidates.find(each => word !== '' && nameOf(each) !== '' && files.read(each) !== null);
    const canonical = found === undefined ? null : files.resolve(found);
    return canonical === null ? [] : [canonical];
  });
}

/** The step of a build that first put a file with this content somewhere; null when no layer of the build is known to hold it. */
export function stepThatMade(host: Host, build: BuildView, digest: string): BuildStepView | null {
  const layers = everyLayer(host.daemon);
  for (const step of build.steps) {
    if (step.instruction === 'FROM' || step.layer === null) continue;
    const changes = layers.get(step.layer)?.layer.changes ?? [];
    if (changes.some(({ node }) => node?.type === 'file' && node.content.digest === digest)) return step;
  }
  return null;
}

/** Executables that the latest start of a container ran, the files as they were then; empty before it. */
export function executedIn({ daemon }: Host, container: string): readonly ExecutedFile[] {
  return daemon.containers.get(container)?.run?.executed ?? [];
}

/** Whether a tag of a repository in a registry holds this very image, given by its whole id on a host that has it. */
export function holds(
  { daemon }: Host,
  repository: string,
  tag: string,
  image: { readonly on: Host; readonly id: string },
): boolean {
  const parsed = parseReference(repository);
  if (!parsed.ok) return false;
  const { domain, path } = parsed.value;
  const wanted = image.on.daemon.images.get(image.id)?.configDigest;
  return registriesAt(daemon, domain).some(({ repositories }) => {
    const kept = repositories.get(path);
    const manifest = kept?.manifests.get(kept.tags.get(tag) ?? '');
    return manifest !== undefined && manifest.id === wanted;
  });
}
