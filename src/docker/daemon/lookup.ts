import { type Answer, answer, refuse } from '../engine/answer.ts';
import { isFor, platformText } from '../image/platform.ts';
import {
  familiarString,
  fullName,
  fullString,
  isNamed,
  parseAnyReference,
  parseReference,
  type Reference,
  withDefaultTag,
} from '../image/reference.ts';
import { profileOf } from '../profile.ts';
import type { ContainerRecord, DaemonState, ImageRecord, NetworkRecord } from './state.ts';

/** `sha256:` and further are left out: what people are shown of an id. */
export function shortId(id: string): string {
  return (id.startsWith('sha256:') ? id.slice(7) : id).slice(0, 12);
}

/** An image by name, id or the beginning of an id: names win over ids, and a beginning that fits several images fits none. */
export function findImage(state: DaemonState, name: string): Answer<ImageRecord> {
  const parsed = parseAnyReference(name);
  if (!parsed.ok) return refuse('bad-request', parsed.error);
  if (!isNamed(parsed.value)) {
    const image = state.images.get(parsed.value.digest);
    return image === undefined ? refuse('not-found', `No such image: ${parsed.value.digest}`) : answer(image);
  }
  const reference = withDefaultTag(parsed.value);
  const named = imageOfReference(state, reference);
  if (named !== null) return answer(named);
  const prefix = name.startsWith('sha256:') ? name : `sha256:${name}`;
  const matches = [...state.images.values()].filter(image => image.id.startsWith(prefix));
  const [only] = matches;
  if (only !== undefined && matches.length === 1) return answer(only);
  return refuse('not-found', `No such image: ${familiarString(reference)}`);
}

/** As `findImage`, for who asks for a platform too (as `parsePlatform` gives it): an image for another one is none. */
export function findImageFor(state: DaemonState, name: string, platform: string | null): Answer<ImageRecord> {
  const found = findImage(state, name);
  if (!found.ok || platform === null || isFor(platform, found.value.config, false)) return found;
  const parsed = parseReference(name);
  const shown = parsed.ok && fullString(parsed.value) === name ? familiarString(parsed.value) : name;
  return refuse(
    'not-found',
    `image with reference ${shown} was found but its platform (${platformText(found.value.config)}) does not match the specified platform (${platform})`,
  );
}

/** The key under which a reference is kept: a digest wins over a tag. */
export function keyOf(reference: Reference): string {
  const name = fullName(reference);
  return reference.digest === null ? `${name}:${reference.tag ?? 'latest'}` : `${name}@${reference.digest}`;
}

export function imageOfReference(state: DaemonState, reference: Reference): ImageRecord | null {
  const id = state.references.get(keyOf(reference));
  if (id !== undefined) return state.images.get(id) ?? null;
  const { digest } = reference;
  if (digest === null || profileOf(state.profile).store.leavesDigestNames) return null;
  // Every name has a digest of its own: the id of what it names.
  const isOf = ({ reference: { domain, path } }: NamedReference) =>
    domain === reference.domain && path === reference.path;
  return referencesOf(state, digest).some(isOf) ? (state.images.get(digest) ?? null) : null;
}

export interface NamedReference {
  readonly key: string;
  readonly reference: Reference;
  /** As people write it: `alpine:3.21`, `alpine@sha256:…`. */
  readonly familiar: string;
}

const parsedKeys = new Map<string, NamedReference>();

/** A key of `state.references`, parsed; keys are few and come again, so they are parsed once. */
function namedBy(key: string): NamedReference {
  const known = parsedKeys.get(key);
  if (known !== undefined) return known;
  const parsed = parseReference(key);
  if (!parsed.ok) throw new Error(`not a reference: ${key}`);
  if (parsedKeys.size > 10_000) parsedKeys.clear();
  const named = { key, reference: parsed.value, familiar: familiarString(parsed.value) };
  parsedKeys.set(key, named);
  return named;
}

export function referenceOf(key: string): Reference {
  return namedBy(key).reference;
}

type NamesById = ReadonlyMap<string, readonly NamedReference[]>;

/** Worked out once for each set of names: most lines change none. */
const names = new WeakMap<DaemonState['references'], NamesById>();

/** All names of each image, sorted. */
export function referencesByImage(state: Pick<DaemonState, 'references'>): NamesById {
  const known = names.get(state.references);
  if (known !== undefined) return known;
  const found = new Map<string, NamedReference[]>();
  for (const [key, id] of state.references) {
    const list = found.get(id);
    if (list === undefined) found.set(id, [namedBy(key)]);
    else list.push(namedBy(key));
  }
  for (const list of found.values()) list.sort((a, b) => (a.key < b.key ? -1 : 1));
  names.set(state.references, found);
  return found;
}

export function referencesOf(state: DaemonState, id: string): readonly NamedReference[] {
  return referencesByImage(state).get(id) ?? [];
}

export function isDigestReference({ reference }: NamedReference): boolean {
  return reference.digest !== null;
}

/** A container by whole id, name, or the beginning of an id. */
export function findContainer(state: DaemonState, name: string): Answer<ContainerRecord> {
  const exact = state.containers.get(name);
  if (exact !== undefined) return answer(exact);
  const bare = name.replace(/^\//, '');
  for (const container of state.containers.values()) if (container.name === bare) return answer(container);
  const matches = name === '' ? [] : [...state.containers.values()].filter(container => container.id.startsWith(name));
  const [only] = matches;
  if (only !== undefined && matches.length === 1) return answer(only);
  if (matches.length > 1) return refuse('bad-request', `multiple IDs found with provided prefix: ${name}`);
  return refuse('not-found', `No such container: ${name}`);
}

export function findNetwork(state: DaemonState, name: string): Answer<NetworkRecord> {
  const named = state.networks.get(name);
  if (named !== undefined) return answer(named);
  const matches = [...state.networks.values()].filter(network => network.id.startsWith(name));
  const [only] = matches;
  if (only !== undefined && matches.length === 1) return answer(only);
  if (matches.length > 1)
    return refuse('bad-request', `network ${name} is ambiguous (${matches.length} matches found on ID prefix)`);
  return refuse('not-found', `network ${name} not found`);
}
