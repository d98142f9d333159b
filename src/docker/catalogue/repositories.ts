/** What the catalogue offers, told from the tables that images are made from. */
import { describeTag, standInsOf } from './families/family.ts';
import { NEAR, OFFICIAL } from './families/hub.ts';
import { FAMILIES, LISTED } from './index.ts';

/** Tags that stand for one image: `20-alpine`, `20-alpine3.21`, `lts-alpine`. */
export interface ImageTags {
  readonly tags: readonly string[];
  /** Made for this one architecture; null: for arm64 and amd64. */
  readonly only: 'arm64' | 'amd64' | null;
}

export interface RepositoryEntry {
  /** As people write it: `node`, `gcr.io/distroless/static`. */
  readonly name: string;
  /** Docker Hub's own line; null where the catalogue has none. */
  readonly description: string | null;
  readonly images: readonly ImageTags[];
  /** How many releases with their variants its rules admit beyond those: each is a stand-in, made when it is asked for. */
  readonly standIns: number;
}

/** What comes of a tag when it is pulled. */
export type TagStanding =
  | { readonly kind: 'listed' }
  /** `from`: the tag from which the stand-in is made. */
  | { readonly kind: 'stand-in'; readonly from: string }
  /** There is such a tag, and nothing here is like it. */
  | { readonly kind: 'unmade' }
  /** No rule of the repository admits it: Docker refuses it, or this host says that it cannot tell. */
  | { readonly kind: 'unadmitted' };

/** A repository that is known to be there, and is refused by name. */
export interface UnmadeRepository {
  readonly name: string;
  /** Repositories that are simulated and come near it. */
  readonly nearest: readonly string[];
}

const short = (repository: string): string => repository.replace(/^library\//, '');

let told: readonly RepositoryEntry[] | null = null;

/** By name. */
export function repositories(): readonly RepositoryEntry[] {
  told ??= [...new Set([...LISTED, ...FAMILIES].map(each => each.repository))].map(entryOf).sort(byName);
  return told;
}

function entryOf(repository: string): RepositoryEntry {
  const family = FAMILIES.find(each => each.repository === repository);
  const images = family?.models() ?? LISTED.filter(each => each.repository === repository);
  return {
    name: short(repository),
    description: family?.description ?? images[0]?.description ?? null,
    images: images.map(({ tags, only = null }) => ({ tags, only })),
    standIns: family === undefined ? 0 : standInsOf(family),
  };
}

/** What the host would pull under a tag of a repository that `repositories` tells of; null where it tells of none. */
export function tagStanding(name: string, tag: string): TagStanding | null {
  const entry = repositories().find(each => each.name === name);
  if (entry === undefined) return null;
  if (entry.images.some(({ tags }) => tags.includes(tag))) return { kind: 'listed' };
  const family = FAMILIES.find(each => short(each.repository) === name);
  const made = family === undefined ? null : describeTag(family, tag);
  if (made === null) return { kind: 'unadmitted' };
  if (made.description === null) return { kind: 'unmade' };
  return { kind: 'stand-in', from: short(made.description.madeFrom ?? made.description.repository) };
}

/** Official images of Docker Hub that are not simulated. By name. */
export function unmadeRepositories(): readonly UnmadeRepository[] {
  const made = new Set(repositories().map(({ name }) => name));
  return [...OFFICIAL]
    .map(short)
    .filter(name => !made.has(name))
    .map(name => ({ name, nearest: Object.hasOwn(NEAR, name) ? (NEAR[name] ?? []) : [] }))
    .sort(byName);
}

function byName(a: { readonly name: string }, b: { readonly name: string }): number {
  return a.name < b.name ? -1 : 1;
}
