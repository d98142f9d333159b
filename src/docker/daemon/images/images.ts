import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { HistoryItem, ImageInspect, ImageListOptions, ImageSummary } from '../../engine/images.ts';
import { sha256 } from '../../filesystem/index.ts';
import { familiarMatch } from '../../image/familiar-match.ts';
import {
  instantOf,
  layersDownTo,
  OCI_INDEX,
  OCI_MANIFEST,
  rfc3339,
  type StoredLayer,
  ZERO_TIME,
} from '../../image/index.ts';
import { familiarName, familiarString, parseReference } from '../../image/reference.ts';
import type { Json } from '../../json.ts';
import { profileOf } from '../../profile.ts';
import { refuseFull } from '../conditions.ts';
import { type Daemon, record, update, withEntry } from '../daemon.ts';
import { booleanFilter, checkFilters, labelsMatch, untilFilter } from '../filters.ts';
import { inKeyOrder } from '../key-order.ts';
import {
  findImage,
  findImageFor,
  isDigestReference,
  keyOf,
  type NamedReference,
  referencesByImage,
  referencesOf,
} from '../lookup.ts';
import type { DaemonState, ImageRecord } from '../state.ts';
import { descriptorOf, diskUsage, imageSize, inspectedSize, layerUsage, manifestsOf, repoNames } from './content.ts';
import { tellImage } from './events.ts';

export function createdOf(image: ImageRecord): number {
  return instantOf(image.config.created);
}

/** Whether an image stands on this one by a commit. */
export function hasChildren(state: DaemonState, id: string): boolean {
  for (const image of state.images.values()) if (image.parent === id) return true;
  return false;
}

/** Images that stand on this one; null: those of which nobody knows what they stand on. */
export function childrenOf(state: DaemonState, id: string | null): readonly ImageRecord[] {
  return [...state.images.values()].filter(image => image.parent === id && !image.catalogued);
}

/** Bytes of the image's layers that other images stand on too. */
function sharedSize(state: DaemonState, image: ImageRecord, users: ReadonlyMap<string, number>): number {
  let size = 0;
  for (let layer = image.top; layer !== null; layer = layer.parent) {
    if ((users.get(layer.chainId) ?? 0) > 1) size += layerUsage(state, layer);
  }
  return size;
}

/** How many images stand on each layer. */
export function layerUsers(state: DaemonState): ReadonlyMap<string, number> {
  const users = new Map<string, number>();
  for (const image of state.images.values()) {
    for (let layer = image.top; layer !== null; layer = layer.parent)
      users.set(layer.chainId, (users.get(layer.chainId) ?? 0) + 1);
  }
  return users;
}

const LIST_FILTERS = ['dangling', 'label', 'before', 'since', 'reference', 'until'];

export function imageList(daemon: Daemon, options: ImageListOptions): Answer<readonly ImageSummary[]> {
  const { state } = daemon;
  const { filters } = options;
  record(daemon, { request: 'GET /images/json' });
  const known = checkFilters(filters, LIST_FILTERS);
  if (!known.ok) return known;
  const dangling = booleanFilter(filters, 'dangling', false);
  if (!dangling.ok) return dangling;
  const until = untilFilter(filters, daemon.clock);
  if (!until.ok) return until;
  let before = until.value;
  let since: number | null = null;
  for (const name of filters.before ?? []) {
    const image = findImage(state, name);
    if (!image.ok) return image;
    before = Math.min(before ?? Number.POSITIVE_INFINITY, createdOf(image.value));
  }
  for (const name of filters.since ?? []) {
    const image = findImage(state, name);
    if (!image.ok) return image;
    since = Math.max(since ?? Number.NEGATIVE_INFINITY, createdOf(image.value));
  }
  const patterns = filters.reference ?? [];
  const names = referencesByImage(state);
  const users = options.sharedSize ? layerUsers(state) : null;
  const containers = containersByImage(state);
  const found: { readonly created: number; readonly summary: ImageSummary }[] = [];
  for (const image of state.images.values()) {
    const created = createdOf(image);
    if (before !== null && created >= before) continue;
    if (since !== null && created <= since) continue;
    if (!labelsMatch(filters, image.config.config.Labels)) continue;
    const references = names.get(image.id) ?? [];
    const shown: NamedReference[] = [];
    for (const named of references) {
      let matches = patterns.length === 0;
      for (const pattern of patterns) {
        const match = familiarMatch(pattern, named.reference, daemon.work);
        if (match === null) return refuse('bad-request', 'syntax error in pattern');
        matches ||= match;
      }
      if (matches) shown.push(named);
    }
    const { tags, digests } = repoNames(state, image, shown);
    if (tags.length === 0 && digests.length === 0) {
      if (!options.all && hasChildren(state, image.id)) continue;
      if (filters.dangling !== undefined && !dangling.value) continue;
      if (patterns.length > 0) continue;
    } else if (dangling.value && tags.length > 0) continue;
    found.push({
      created,
      summary: {
        Containers: containers.get(image.id) ?? 0,
        Created: Math.floor(created / 1000),
        Id: image.id,
        Labels: image.config.config.Labels ?? null,
        ParentId: image.parent ?? '',
        RepoDigests: digests,
        RepoTags: tags,
        SharedSize: users === null ? -1 : sharedSize(state, image, users),
        Size: diskUsage(state, image),
        ...(options.manifests === true ? { Manifests: manifestsOf(state, image) } : {}),
      },
    });
  }
  // Newest first; among equals the one that came to this host later.
  found.reverse();
  found.sort((a, b) => b.created - a.created);
  return answer(found.map(entry => entry.summary));
}

function containersByImage(state: DaemonState): ReadonlyMap<string, number> {
  const count = new Map<string, number>();
  for (const container of state.containers.values())
    count.set(container.imageId, (count.get(container.imageId) ?? 0) + 1);
  return count;
}

/** The directory of something in overlay2's own numbering. */
export function overlayId(state: DaemonState, name: string): string {
  return sha256(`${state.seed}\0overlay2\0${name}`).slice(7);
}

const SNAPSHOT_LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';
const PULLED_OR_COMMITTED = ['COMMIT', 'IMPORT', 'LOAD'];
/** As BuildKit writes its steps down: the classic builder begins with the shell. */
const OF_BUILDKIT = /^(?:RUN|COPY|ADD|WORKDIR) /;

/** The directory of a layer. BuildKit names its own by 25 letters and digits, the daemon by 64 hexadecimal digits. */
export function layerDirectory(state: DaemonState, layer: StoredLayer): string {
  const id = overlayId(state, layer.chainId);
  const isOfDaemon = PULLED_OR_COMMITTED.includes(layer.instruction) || !OF_BUILDKIT.test(layer.createdBy);
  if (layer.catalogued || isOfDaemon) return id;
  let number = BigInt(`0x${id}`);
  let letters = '';
  for (let n = 0; n < 25; n++) {
    letters += SNAPSHOT_LETTERS[Number(number % 36n)] ?? '0';
    number /= 36n;
  }
  return letters;
}

const OVERLAY = '/var/lib/docker/overlay2';

export function graphDriver(
  state: DaemonState,
  own: string,
  below: readonly StoredLayer[],
): Readonly<Record<string, string>> {
  const lower = [...below].reverse().map(layer => `${OVERLAY}/${layerDirectory(state, layer)}/diff`);
  const upper = `${OVERLAY}/${own}`;
  return {
    ...(lower.length === 0 ? {} : { LowerDir: lower.join(':') }),
    MergedDir: `${upper}/merged`,
    UpperDir: `${upper}/diff`,
    WorkDir: `${upper}/work`,
  };
}

/** An image's config as the daemon sends it: sorted keys, with nulls for what API 1.50 always has. */
function sentConfig(image: ImageRecord): Readonly<Record<string, Json>> {
  const usual = {
    Cmd: null,
    Entrypoint: null,
    Env: null,
    Labels: null,
    OnBuild: null,
    User: '',
    Volumes: null,
    WorkingDir: '',
  };
  const whole: Record<string, Json> = { ...usual, ...image.config.config };
  const { Healthcheck } = image.config.config;
  return inKeyOrder(Healthcheck === undefined ? whole : { ...whole, Healthcheck: inKeyOrder({ ...Healthcheck }) });
}

export function imageInspect(daemon: Daemon, name: string, platform: string | null): Answer<ImageInspect> {
  const { state } = daemon;
  record(daemon, { request: `GET /images/${name}/json` });
  const found = findImageFor(state, name, platform);
  if (!found.ok) return found;
  const image = found.value;
  const references = referencesOf(state, image.id);
  const layers = layersDownTo(image.top);
  const { config } = image;
  const own = layers.at(-1);
  const { tags, digests } = repoNames(state, image, references);
  if (!profileOf(state.profile).store.inspectsLegacyFields) return answer(inspected(state, image, tags, digests));
  return answer({
    Id: image.id,
    RepoTags: tags,
    RepoDigests: digests,
    Parent: image.parent ?? '',
    Comment: config.comment ?? config.history.at(-1)?.comment ?? '',
    ...(config.created === undefined ? {} : { Created: config.created }),
    DockerVersion: config.docker_version ?? '',
    Author: config.author ?? '',
    Architecture: config.architecture,
    ...(config.variant === undefined ? {} : { Variant: config.variant }),
    Os: config.os,
    Size: imageSize(image),
    GraphDriver: {
      Data: own === undefined ? null : graphDriver(state, layerDirectory(state, own), layers.slice(0, -1)),
      Name: 'overlay2',
    },
    RootFS: { Type: 'layers', ...(layers.length === 0 ? {} : { Layers: layers.map(layer => layer.layer.diffId) }) },
    Metadata: { LastTagTime: image.lastTagged === null ? '0001-01-01T00:00:00Z' : rfc3339(image.lastTagged) },
    Config: sentConfig(image),
  });
}

/** As API 1.52 and later have it: without what only the classic store knew, and without nulls. */
function inspected(
  state: DaemonState,
  image: ImageRecord,
  tags: readonly string[],
  digests: readonly string[],
): ImageInspect {
  const { config } = image;
  const comment = config.history.at(-1)?.comment ?? '';
  const { isIndex, digest, size } = descriptorOf(state, image);
  return {
    Id: image.id,
    RepoTags: tags,
    RepoDigests: digests,
    ...(comment === '' ? {} : { Comment: comment }),
    ...(config.created === undefined ? {} : { Created: config.created }),
    ...(config.author === undefined ? {} : { Author: config.author }),
    Config: config.config,
    Architecture: config.architecture,
    ...(config.variant === undefined ? {} : { Variant: config.variant }),
    Os: config.os,
    Size: inspectedSize(state, image),
    RootFS: { Type: 'layers', ...(image.top === null ? {} : { Layers: config.rootfs.diff_ids }) },
    Metadata: { LastTagTime: image.lastTagged === null ? '0001-01-01T00:00:00Z' : rfc3339(image.lastTagged) },
    Descriptor: { mediaType: isIndex ? OCI_INDEX : OCI_MANIFEST, digest, size },
  };
}

/** History with the layer of each row: oldest first. */
export function historyOf(image: Pick<ImageRecord, 'config' | 'top'>): readonly {
  readonly createdBy: string;
  readonly created: number;
  readonly comment: string;
  readonly layer: StoredLayer | null;
}[] {
  const layers = layersDownTo(image.top);
  let next = 0;
  return image.config.history.map(row => {
    const layer = row.empty_layer === true ? null : (layers[next++] ?? null);
    return { createdBy: row.created_by ?? '', created: instantOf(row.created), comment: row.comment ?? '', layer };
  });
}

export function imageHistory(daemon: Daemon, name: string, platform: string | null): Answer<readonly HistoryItem[]> {
  const { state } = daemon;
  record(daemon, { request: `GET /images/${name}/history` });
  const found = findImageFor(state, name, platform);
  if (!found.ok) return found;
  const rows = [...historyOf(found.value)].reverse();
  const names = referencesByImage(state);
  let image: ImageRecord | undefined = found.value;
  return answer(
    rows.map((row): HistoryItem => {
      // Rows belong to images as far as parents are known: the first is the image, the next its parent, and so on.
      const owner: ImageRecord | undefined = image;
      image = owner?.parent == null ? undefined : state.images.get(owner.parent);
      const tags = (owner === undefined ? [] : (names.get(owner.id) ?? [])).filter(named => !isDigestReference(named));
      return {
        Comment: row.comment,
        Created: row.created === ZERO_TIME ? 0 : Math.floor(row.created / 1000),
        CreatedBy: row.createdBy,
        Id: owner?.id ?? '<missing>',
        Size: row.layer?.layer.size ?? 0,
        Tags: tags.length === 0 ? null : tags.map(named => named.familiar),
      };
    }),
  );
}

/** What each name costs that the host knows when one more is kept. */
const NAME = 60;

/** Lets a full name point to an image. Whatever it pointed to before loses that name. */
export function pointTo(daemon: Daemon, key: string, image: ImageRecord, tagged: boolean): void {
  const { state } = daemon;
  daemon.work.spend(state.references.size * NAME, 'a name of an image');
  update(daemon, {
    references: withEntry(state.references, key, image.id),
    ...(tagged ? { images: withEntry(state.images, image.id, { ...image, lastTagged: daemon.clock }) } : {}),
  });
}

/** Where the daemon writes down which names it knows. */
export const REPOSITORIES = '/var/lib/docker/image/overlay2/.tmp-repositories.json*';

export function imageTag(daemon: Daemon, source: string, target: string): Answer<null> {
  record(daemon, { request: `POST /images/${source}/tag` });
  const found = findImage(daemon.state, source);
  if (!found.ok) return found;
  const parsed = parseReference(target);
  if (!parsed.ok) return refuse('bad-request', parsed.error);
  if (parsed.value.digest !== null) return refuse('bad-request', 'refusing to create a tag with a digest reference');
  if (familiarName(parsed.value) === 'sha256') {
    return refuse('bad-request', 'refusing to create an ambiguous tag using digest algorithm as name');
  }
  pointTo(daemon, keyOf(parsed.value), found.value, true);
  tellImage(daemon, 'tag', found.value.id, familiarString(parsed.value));
  // It is known, and cannot be written down.
  return refuseFull(daemon, REPOSITORIES) ?? answer(null);
}
