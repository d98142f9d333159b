/** What checks of the host look at: the host now, as the question opened, and what came about between. */
import {
  type BuildView,
  familiar,
  filesOf,
  type Host,
  type ImageView,
  instructionsOf,
  recipeOf,
  type View,
  view,
  type WorkFile,
} from '../docker/index.ts';
import type { Check, Question } from '../quiz/index.ts';

export interface Scene {
  readonly host: Host;
  readonly now: View;
  /** The host as the question opened. */
  readonly start: Host;
  readonly before: View;
  /** Builds of the question, oldest first. */
  readonly builds: readonly BuildView[];
  /** Files of the working directory that the question is to change. */
  readonly edited: ReadonlySet<string>;
  /** `ENV` instructions of the file that the question is to change, as its solution has them. */
  readonly settings: readonly string[];
  /** Names of images that its checks speak of, whole. */
  readonly asked: ReadonlySet<string>;
}

export function sceneOf(host: Host, start: Host, question: Question): Scene {
  const now = view(host);
  const before = view(start);
  const builds = now.builds.filter(build => !before.builds.some(old => old.at === build.at));
  return {
    host,
    now,
    start,
    before,
    builds,
    edited: editedBy(question),
    settings: question.kind === 'dockerfile' ? settingsIn(question.solution.files[question.file] ?? '') : [],
    asked: new Set(question.checks.flatMap(namesIn)),
  };
}

function namesIn(check: Check): readonly string[] {
  const named = (reference: string | null): readonly string[] =>
    reference === null ? [] : [familiar(reference) ?? reference];
  switch (check.kind) {
    case 'image':
    case 'no-tag':
    case 'build':
      return named(check.tag);
    case 'same-image':
      return check.tags.flatMap(named);
    case 'container':
    case 'output':
      return named(check.of);
    case 'pushed':
      return named(`${check.repository}:${check.tag}`);
    default:
      return [];
  }
}

function editedBy(question: Question): ReadonlySet<string> {
  switch (question.kind) {
    case 'dockerfile':
      return new Set([question.file, ...Object.keys(question.solution.files)]);
    case 'command':
      return new Set(Object.keys(question.solution.files));
    default:
      return new Set();
  }
}

/** Settings that a Dockerfile makes: `ENV A=b`. */
export function settingsIn(text: string): readonly string[] {
  return (instructionsOf(text) ?? []).flatMap(({ word, rest }) => (word === 'ENV' ? `${word} ${rest}` : []));
}

/** The host as the question opened, as a scene of its own. */
export function opening(scene: Scene): Scene {
  const { start, before } = scene;
  return { ...scene, host: start, now: before, builds: [] };
}

/**
 * The file that a task speaks of: as it stands now where the task is to change it, else as the question gave it. So what is built
 * from a file that was rewritten on the way is not built from that file.
 */
export function fileMeant({ host, start, edited }: Scene, path: string): WorkFile | null {
  return filesOf(edited.has(path) ? host : start).find(file => file.path === path) ?? null;
}

/** Whether the file is not what it was when the question opened. */
export function isRewritten({ host, start }: Scene, path: string): boolean {
  const digest = (at: Host) => filesOf(at).find(file => file.path === path)?.digest;
  return digest(host) !== digest(start);
}

/** Whether two paths mean one file as far as one of them says: `./a/Dockerfile`, `/home/student/a/Dockerfile`. */
export function samePath(a: string, b: string): boolean {
  const clean = (path: string): string => `/${path.replace(/^(\.\/)+/, '').replace(/^\/+/, '')}`;
  return clean(a).endsWith(clean(b)) || clean(b).endsWith(clean(a));
}

/** Whether a build followed what this file says, by whatever way it came to it. */
export function follows(scene: Scene, build: BuildView, path: string): boolean {
  const file = fileMeant(scene, path);
  // A build that was kept before its instructions were noted is known by its path alone.
  if (build.recipe === undefined) return samePath(build.dockerfile, path);
  return file?.text != null && build.recipe === recipeOf(file.text);
}

/** The newest build of the question that gave this image. */
export function buildThatGave({ builds }: Scene, image: ImageView): BuildView | null {
  return builds.findLast(build => build.image === image.id) ?? null;
}

/** Names of images that were not there when the question opened, whole. */
export function newNames({ now, before }: Scene): readonly string[] {
  const old = new Set(before.images.flatMap(image => image.tags));
  return now.images.flatMap(image => image.tags).filter(tag => !old.has(tag));
}
