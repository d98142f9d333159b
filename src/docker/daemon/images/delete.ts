import type { Filters } from '../../engine/answer.ts';
import { type Answer, answer, type RefusedAnswer, refuse } from '../../engine/answer.ts';
import type { ImageDeleted, ImageDeleteOptions, ImagesPruned } from '../../engine/images.ts';
import { fullName, parseReference, withDefaultTag } from '../../image/reference.ts';
import { profileOf } from '../../profile.ts';
import { isFull, refuseFull } from '../conditions.ts';
import { type Daemon, emit, record, update, withoutEntries, withoutEntry } from '../daemon.ts';
import { booleanFilter, checkFilters, labelsMatch, untilFilter } from '../filters.ts';
import {
  findImage,
  findImageFor,
  isDigestReference,
  keyOf,
  type NamedReference,
  referencesOf,
  shortId,
} from '../lookup.ts';
import type { DaemonState, ImageRecord } from '../state.ts';
import { tellImage } from './events.ts';
import { createdOf, hasChildren, REPOSITORIES } from './images.ts';

/** ChainIDs that images, containers and the build cache stand on. */
export function layersInUse(state: DaemonState): ReadonlySet<string> {
  const used = new Set<string>();
  const hold = (top: ImageRecord['top']) => {
    for (let layer = top; layer !== null && !used.has(layer.chainId); layer = layer.parent) used.add(layer.chainId);
  };
  for (const image of state.images.values()) hold(image.top);
  for (const container of state.containers.values()) hold(container.top);
  for (const layer of state.cacheLayers.values()) hold(layer);
  return used;
}

interface Conflict {
  readonly message: string;
  readonly hard: boolean;
  readonly used: boolean;
}

type ConflictKind = 'child' | 'running' | 'references' | 'stopped';
const HARD: readonly ConflictKind[] = ['child', 'running'];
const ALL: readonly ConflictKind[] = ['child', 'running', 'references', 'stopped'];

/** Why an image cannot go, asked in Docker's order. */
function conflictOf(state: DaemonState, id: string, kinds: readonly ConflictKind[]): Conflict | null {
  const users = [...state.containers.values()].filter(container => container.imageId === id);
  const alive = (status: string) => status === 'running' || status === 'paused' || status === 'restarting';
  const running = users.find(container => alive(container.status));
  const stopped = users.find(container => !alive(container.status));
  if (kinds.includes('child') && hasChildren(state, id)) {
    return { message: 'image has dependent child images', hard: true, used: false };
  }
  if (kinds.includes('running') && running !== undefined) {
    return { message: `image is being used by running container ${shortId(running.id)}`, hard: true, used: true };
  }
  if (kinds.includes('references') && referencesOf(state, id).length > 0) {
    return { message: 'image is referenced in multiple repositories', hard: false, used: false };
  }
  if (kinds.includes('stopped') && stopped !== undefined) {
    return { message: `image is being used by stopped container ${shortId(stopped.id)}`, hard: false, used: true };
  }
  return null;
}

function refusal(id: string, conflict: Conflict) {
  const forced = conflict.hard ? 'cannot be forced' : 'must be forced';
  return refuse('conflict', `conflict: unable to delete ${shortId(id)} (${forced}) - ${conflict.message}`);
}

/** At most one name, with digests in its own repository alone. */
function isSingleReference(references: readonly NamedReference[]): boolean {
  if (references.length <= 1) return true;
  const repository = ({ reference }: NamedReference) => fullName(reference);
  const tags = references.filter(named => !isDigestReference(named));
  const digests = new Set(references.filter(isDigestReference).map(repository));
  const [first] = references;
  const single = tags[0] ?? first;
  return tags.length <= 1 && single !== undefined && digests.size === 1 && digests.has(repository(single));
}

function untag(daemon: Daemon, image: ImageRecord, named: NamedReference, records: ImageDeleted[]): void {
  update(daemon, { references: withoutEntry(daemon.state.references, named.key) });
  const name = named.familiar;
  records.push({ Untagged: name });
  tellImage(daemon, 'untag', image.id, image.id);
}

function isIdOf(image: ImageRecord, name: string): boolean {
  return image.id.startsWith(name) || image.id.slice('sha256:'.length).startsWith(name);
}

/** Removes the image itself, with its remaining names, its layers that nobody else holds, and parents that nobody names. */
function deleteImage(
  daemon: Daemon,
  image: ImageRecord,
  records: ImageDeleted[],
  options: { readonly force: boolean; readonly prune: boolean; readonly quiet: boolean },
): Answer<number> {
  const conflict = conflictOf(daemon.state, image.id, options.force ? HARD : ALL);
  if (conflict !== null) {
    // Quietly, unless nothing but this conflict keeps a nameless image without children.
    const kept = referencesOf(daemon.state, image.id).length > 0 || hasChildren(daemon.state, image.id);
    if (options.quiet && (kept || conflict.used)) return answer(0);
    return refusal(image.id, conflict);
  }
  for (const named of referencesOf(daemon.state, image.id)) untag(daemon, image, named, records);
  update(daemon, { images: withoutEntry(daemon.state.images, image.id) });
  tellImage(daemon, 'delete', image.id, image.id);
  records.push({ Deleted: image.id });
  const { namesRemovedLayers } = profileOf(daemon.state.profile).store;
  const used = layersInUse(daemon.state);
  let freed = 0;
  for (let layer = image.top; layer !== null && !used.has(layer.chainId); layer = layer.parent) {
    if (namesRemovedLayers) records.push({ Deleted: layer.chainId });
    freed += layer.layer.size;
  }
  const parent = image.parent === null ? undefined : daemon.state.images.get(image.parent);
  if (!options.prune || parent === undefined) return answer(freed);
  const above = deleteImage(daemon, parent, records, { force: false, prune: true, quiet: true });
  return above.ok ? answer(freed + above.value) : above;
}

function remove(
  daemon: Daemon,
  name: string,
  options: { readonly force: boolean; readonly noprune: boolean },
): Answer<{ readonly records: readonly ImageDeleted[]; readonly freed: number }> {
  const found = findImage(daemon.state, name);
  if (!found.ok) return found;
  const image = found.value;
  const records: ImageDeleted[] = [];
  const before = referencesOf(daemon.state, image.id);
  let byName = false;
  if (!isIdOf(image, name)) {
    const parsed = parseReference(name);
    if (!parsed.ok) return refuse('bad-request', parsed.error);
    if (!options.force && isSingleReference(before)) {
      const user = [...daemon.state.containers.values()].find(container => container.imageId === image.id);
      if (user !== undefined) {
        const using = `container ${shortId(user.id)} is using its referenced image ${shortId(image.id)}`;
        return refuse('conflict', `conflict: unable to remove repository reference "${name}" (must force) - ${using}`);
      }
    }
    const reference = withDefaultTag(parsed.value);
    const key = keyOf(reference);
    const own = before.find(named => named.key === key);
    if (own !== undefined) untag(daemon, image, own, records);
    // Digests of a repository go with its last tag.
    const sameRepository = (named: NamedReference) =>
      named.reference.domain === reference.domain && named.reference.path === reference.path;
    let left = referencesOf(daemon.state, image.id);
    if (reference.digest === null && !left.some(named => !isDigestReference(named) && sameRepository(named))) {
      for (const named of left.filter(sameRepository)) untag(daemon, image, named, records);
      left = referencesOf(daemon.state, image.id);
    }
    if (left.length > 0) return answer({ records, freed: 0 });
    byName = true;
  } else if (isSingleReference(before)) {
    const conflict = conflictOf(daemon.state, image.id, options.force ? HARD : ['child', 'running', 'stopped']);
    if (conflict !== null) return refusal(image.id, conflict);
    for (const named of before) untag(daemon, image, named, records);
  }
  const deleted = deleteImage(daemon, image, records, { force: options.force, prune: !options.noprune, quiet: byName });
  return deleted.ok ? answer({ records, freed: deleted.value }) : deleted;
}

export function imageDelete(
  daemon: Daemon,
  name: string,
  options: ImageDeleteOptions,
): Answer<readonly ImageDeleted[]> {
  record(daemon, { request: `DELETE /images/${name}` });
  if (name === '') return refuse('not-found', 'page not found');
  if (name.trim() === '') return refuse('bad-request', 'image name cannot be blank');
  const [platform = null, ...more] = options.platforms ?? [];
  if (more.length > 0) return refuse('bad-request', 'multiple platforms are not supported');
  const found = findImageFor(daemon.state, name, platform);
  if (!found.ok) return found;
  if (isFull(daemon) && referencesOf(daemon.state, found.value.id).length > 0)
    return untagInVain(daemon, name, found.value);
  const removed = remove(daemon, name, options);
  return removed.ok ? answer(removed.value.records) : removed;
}

/** On a full disk a name is forgotten, and that cannot be written down: the image stays, without it. */
function untagInVain(daemon: Daemon, name: string, image: ImageRecord): RefusedAnswer {
  const parsed = parseReference(name);
  const key = parsed.ok ? keyOf(withDefaultTag(parsed.value)) : null;
  if (key === null || !referencesOf(daemon.state, image.id).some(named => named.key === key))
    return refuse('not-simulated', 'to remove an image by its id on a full disk is not simulated on this host');
  const full = refuseFull(daemon, REPOSITORIES);
  if (full === null) throw new Error('the disk is not full');
  if (full.kind !== 'not-simulated') update(daemon, { references: withoutEntry(daemon.state.references, key) });
  return full;
}

export function imagePrune(daemon: Daemon, filters: Filters): Answer<ImagesPruned> {
  record(daemon, { request: 'POST /images/prune' });
  const known = checkFilters(filters, ['dangling', 'label', 'label!', 'until']);
  if (!known.ok) return known;
  const dangling = booleanFilter(filters, 'dangling', true);
  if (!dangling.ok) return dangling;
  const until = untilFilter(filters, daemon.clock);
  if (!until.ok) return until;
  const records: ImageDeleted[] = [];
  let freed = 0;
  for (const image of [...daemon.state.images.values()]) {
    if (!daemon.state.images.has(image.id)) continue;
    if (until.value !== null && createdOf(image) > until.value) continue;
    if (!labelsMatch(filters, image.config.config.Labels)) continue;
    const references = referencesOf(daemon.state, image.id);
    if (
      dangling.value &&
      (references.some(named => !isDigestReference(named)) || hasChildren(daemon.state, image.id))
    ) {
      continue;
    }
    if (references.length === 0 && hasChildren(daemon.state, image.id)) continue;
    // Names go one by one; the last takes the image with it, unless a container stands on it: then the last name stays.
    const names = references.length > 0 ? references.map(named => named.familiar) : [image.id];
    for (const name of names) {
      if (!daemon.state.images.has(image.id)) continue;
      const removed = remove(daemon, name, { force: false, noprune: false });
      if (!removed.ok) continue;
      records.push(...removed.value.records);
      freed += removed.value.freed;
    }
  }
  emit(daemon, 'image', 'prune', '', { reclaimed: String(freed) });
  return answer({ ImagesDeleted: records.length === 0 ? null : records, SpaceReclaimed: freed });
}

/** Layers that only the cache knew, and no longer does. */
export function dropCacheLayers(daemon: Daemon, kept: ReadonlySet<string>): void {
  const gone = [...daemon.state.cacheLayers.keys()].filter(chain => !kept.has(chain));
  if (gone.length > 0) update(daemon, { cacheLayers: withoutEntries(daemon.state.cacheLayers, gone) });
}
