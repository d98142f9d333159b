/** Trying things on a copy of a learner's host: nothing of it comes back but figures. */
import {
  type BuildView,
  editFiles,
  type FileEdit,
  filesOf,
  type Host,
  type HostRemark,
  type ImageView,
  recipeOf,
  run,
  view,
  withConditions,
} from '../../docker/index.ts';
import { COLUMNS } from '../stage.ts';

/** A build line as it was typed, and what it builds. */
export interface Built {
  /** The copy, after the build. */
  readonly host: Host;
  /** `docker build -t app .` */
  readonly line: string;
  readonly build: BuildView;
  readonly image: ImageView;
  readonly remarks: readonly HostRemark[];
}

/** A copy on which nothing goes wrong on purpose, at its own prompt. */
export function copyOf(host: Host): Host {
  return withConditions({ ...host, inside: null }, { registry: 'answers', disk: 'free' });
}

const BUILD = /\bdocker\s+(?:(?:image|buildx|builder)\s+)?build\s[^;&|<>`$()\n]*/;

/** The newest of these lines that builds an image, without what stands around it; null when none does. */
export function buildLineIn(lines: readonly string[]): string | null {
  for (const line of [...lines].reverse()) {
    const [found] = BUILD.exec(line) ?? [];
    if (found !== undefined && !/\s(--check|--call|--help|-h)\b/.test(found)) return found.trim();
  }
  return null;
}

/** The folder that a build line sends: `docker build -t app .` → `.`; null where its words do not tell. */
export function contextIn(line: string): string | null {
  return /\s((?:\.{0,2}\/?[\w.-]+\/?)+|\.{1,2}\/?)$/.exec(line)?.[1] ?? null;
}

/** Builds on the host with these files changed; null when no image comes of it. */
export async function tried(host: Host, line: string, edits: readonly FileEdit[]): Promise<Built | null> {
  const edited = edits.length === 0 ? host : editFiles(host, edits, host.clock);
  const before = view(edited).builds.at(-1)?.at;
  const ran = await run(edited, line, { at: edited.clock + 1000, columns: COLUMNS, stdin: '' });
  const now = view(ran.host);
  const build = now.builds.at(-1);
  const image = now.images.find(({ id }) => id === build?.image);
  if (build === undefined || build.at === before || image === undefined) return null;
  return { host: ran.host, line, build, image, remarks: ran.outcome.remarks };
}

export interface FoundRecipe {
  /** Below the working directory. */
  readonly path: string;
  readonly text: string;
  /** Folder of the context, below the working directory, ending in a slash; empty for the working directory itself. */
  readonly context: string;
}

/** The Dockerfile of a build, and the folder that it was given; null where they are not below the working directory. */
export function recipeIn({ host, line, build }: Pick<Built, 'host' | 'line' | 'build'>): FoundRecipe | null {
  const named = build.dockerfile.replace(/^\.\//, '');
  const found = filesOf(host)
    .filter(({ path, text }) => text !== null && (path === named || path.endsWith(`/${named}`)))
    .find(({ text }) => recipeOf(text ?? '') === build.recipe);
  const given = contextIn(line);
  if (found === undefined || given === null || given.startsWith('/') || given.includes('..')) return null;
  const folder = given.replace(/^(\.\/)+|\/+$/g, '').replace(/^\.$/, '');
  const stands = found.path.slice(0, found.path.length - named.length);
  return { path: found.path, text: found.text ?? '', context: `${stands}${folder === '' ? '' : `${folder}/`}` };
}

/** Steps that were run, and did not come from the cache. */
export function ranIn(build: BuildView): readonly BuildView['steps'][number][] {
  return build.steps.filter(step => step.state === 'done' && step.instruction !== 'FROM');
}
