import { type Answer, answer, type RefusedAnswer, refuse } from '../../engine/answer.ts';
import type { ImageTransferOptions } from '../../engine/images.ts';
import type { Progress, ProgressEnd, ProgressMessage } from '../../engine/progress.ts';
import type { Layer } from '../../filesystem/index.ts';
import { type Blob, layersDownTo } from '../../image/index.ts';
import { parsePlatform } from '../../image/platform.ts';
import { familiarName, familiarString, fullString, parseReference, type Reference } from '../../image/reference.ts';
import type { Instant } from '../../outcome.ts';
import { type ImageStore, profileOf } from '../../profile.ts';
import { type ManifestLookup, type Offer, tagsOf } from '../../registry/ask.ts';
import { isFull, noSpace, slowness, unrecorded } from '../conditions.ts';
import { type Daemon, pass, record, update, withEntry } from '../daemon.ts';
import { keyOf, shortId } from '../lookup.ts';
import { broken, CANCELED, elapse, progressFrom, reach, type Told } from '../progress.ts';
import type { ImageRecord } from '../state.ts';
import type { PieceReader } from '../waiting.ts';
import { newImage } from './content.ts';
import { layersInUse } from './delete.ts';
import { tellImage } from './events.ts';
import { pointTo } from './images.ts';
import { askRegistry, beyondThisHost, registriesOf, remarkUnlisted } from './registries.ts';

/** How fast things move, in bytes per simulated millisecond. */
const DOWNLOAD = 12_000;
const EXTRACT = 60_000;
/** A registry answers after so many milliseconds. */
export const ROUND_TRIP = 60;
const PARALLEL = 3;

export function message(
  at: Instant,
  id: string | null,
  status: string,
  detail: ProgressMessage['progressDetail'] = null,
): ProgressMessage {
  return { at: Math.round(at), id, status, progressDetail: detail, stream: null };
}

/** Moments between two ends at which progress is shown, at most ten. */
function steps(from: number, to: number): readonly number[] {
  const count = Math.min(10, Math.floor((to - from) / 100));
  return Array.from({ length: count }, (_, index) => (index + 1) / (count + 1));
}

/** A layer of an offer, and the blob in which it comes. */
interface Movement {
  readonly layer: Layer;
  readonly blob: Blob;
  /** Whether the host has the layer, with all below it. */
  readonly isPresent: boolean;
}

/** Base first. `present`: chain ids of the layers that the host has. */
export function movementsOf(offer: Offer, present: ReadonlySet<string>): readonly Movement[] {
  return layersDownTo(offer.top).flatMap(({ layer, chainId }, index) => {
    const blob = offer.layers[index];
    return blob === undefined ? [] : [{ layer, blob, isPresent: present.has(chainId) }];
  });
}

/**
 * The movements of a pull: blobs come three at a time, are checked, and are unpacked one after another, base first.
 * `end`: the moment at which all is done.
 */
function movingLayers(
  movements: readonly Movement[],
  start: Instant,
  tells: ImageStore['pullTells'],
  slow: number,
): { readonly messages: readonly ProgressMessage[]; readonly end: Instant } {
  const messages: ProgressMessage[] = [];
  const missing = movements.filter(one => !one.isPresent);
  for (const { blob, isPresent } of movements) {
    messages.push(message(start, shortId(blob.digest), isPresent ? 'Already exists' : 'Pulling fs layer'));
  }
  const lanes: number[] = Array.from({ length: PARALLEL }, () => start + 20);
  let unpacked = start;
  for (const [index, { layer, blob }] of missing.entries()) {
    const id = shortId(blob.digest);
    const total = blob.size;
    if (index >= PARALLEL) messages.push(message(start + 1, id, 'Waiting'));
    const lane = lanes.indexOf(Math.min(...lanes));
    const from = lanes[lane] ?? start;
    const to = from + (30 + total / DOWNLOAD) * slow;
    lanes[lane] = to;
    for (const part of steps(from, to)) {
      messages.push(
        message(from + part * (to - from), id, 'Downloading', { current: Math.round(total * part), total }),
      );
    }
    if (tells.checksums && total > 500_000) messages.push(message(to, id, 'Verifying Checksum'));
    messages.push(message(to, id, 'Download complete'));
    const unpackFrom = Math.max(unpacked, to);
    unpacked = unpackFrom + 20 + layer.size / EXTRACT;
    for (const part of steps(unpackFrom, unpacked)) {
      const spent = part * (unpacked - unpackFrom);
      const detail =
        tells.unpacking === 'bytes'
          ? { current: Math.round(total * part), total }
          : { current: 1 + Math.floor(spent / 1000), total: 0, units: 's' as const };
      messages.push(message(unpackFrom + spent, id, 'Extracting', detail));
    }
    messages.push(message(unpacked, id, 'Pull complete'));
  }
  const ordered = messages
    .map((one, index) => ({ one, index }))
    .sort((a, b) => a.one.at - b.one.at || a.index - b.index);
  return { messages: ordered.map(({ one }) => one), end: Math.round(Math.max(unpacked, start)) };
}

/** The daemon keeps an image that a registry gave, unless it has it. */
function keepOffer(daemon: Daemon, offer: Offer): ImageRecord {
  const { config, configSize, top, catalogued } = offer;
  const parts = { config, configDigest: offer.id, configSize, top };
  const image = newImage(daemon.state, parts, { parent: null, lastTagged: null, catalogued });
  const known = daemon.state.images.get(image.id);
  if (known !== undefined) return known;
  update(daemon, { images: withEntry(daemon.state.images, image.id, image) });
  return image;
}

/** Full names under which a pull leaves an image. */
function namesLeft(store: ImageStore, reference: Reference, digest: string): readonly string[] {
  const byTag = reference.digest === null ? [keyOf(reference)] : [];
  return byTag.length > 0 && !store.leavesDigestNames ? byTag : [...byTag, keyOf({ ...reference, tag: null, digest })];
}

/** Calls to the registry for one image: its index, its manifest, its config, and the layers that are missing. */
export function recordOffer(
  daemon: Daemon,
  reference: Reference,
  offer: Offer,
  missing: readonly Movement[],
  known: boolean,
): void {
  const repository = `/v2/${reference.path}`;
  const from = { from: 'daemon', to: 'registry', layer: null, sent: 0 } as const;
  const wanted = reference.digest ?? reference.tag ?? 'latest';
  daemon.traffic.push({
    ...from,
    request: `GET ${repository}/manifests/${wanted}`,
    received: (offer.index ?? offer.manifest).size,
  });
  if (known) return;
  if (offer.index !== null) {
    daemon.traffic.push({
      ...from,
      request: `GET ${repository}/manifests/${offer.manifest.digest}`,
      received: offer.manifest.size,
    });
  }
  daemon.traffic.push({ ...from, request: `GET ${repository}/blobs/${offer.id}`, received: offer.configSize });
  for (const { blob } of missing) {
    const { digest, size } = blob;
    daemon.traffic.push({ ...from, request: `GET ${repository}/blobs/${digest}`, received: size, layer: digest });
  }
}

/** What Docker says of an image that is made for another platform than the one that was asked for; null when it is made for it. */
export function platformMismatch(
  daemon: Daemon,
  reference: Reference,
  image: ImageRecord,
  platform: string,
): string | null {
  const { os, architecture, variant } = image.config;
  const own = [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
  const normal = parsePlatform(own, daemon.state.platform);
  if (normal.ok && normal.value === platform) return null;
  return `image with reference ${familiarString(reference)} was found but its platform (${own}) does not match the specified platform (${platform})`;
}

/** Hub's answer to who has pulled too often, as it stands in the body of its 429. */
export const RATE_LIMIT =
  'toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit';

function refusalOf(
  daemon: Daemon,
  asked: Exclude<ManifestLookup, { readonly found: 'image' }>,
  reference: Reference,
  platform: string,
): RefusedAnswer {
  const name = familiarName(reference);
  switch (asked.found) {
    case 'denied':
      remarkUnlisted(daemon, reference, asked.judged);
      return refuse(
        'not-found',
        `pull access denied for ${name}, repository does not exist or may require 'docker login': denied: requested access to the resource is denied`,
      );
    case 'unknown':
      return refuse(
        'not-found',
        `manifest for ${familiarString(reference)} not found: manifest unknown: manifest unknown`,
      );
    case 'unsimulated':
    case 'unjudged':
      return refuse('not-simulated', beyondThisHost(asked, reference));
    case 'platform':
      return refuse('not-found', `no matching manifest for ${platform} in the manifest list entries`);
    case 'unreachable':
      return refuse('server-error', asked.message);
    case 'limited':
      return unrecorded(daemon, 'the rate limit of a registry') ?? refuse('server-error', RATE_LIMIT);
  }
}

/** A pull by tag is known by the tag, a pull by digest by the whole name. */
function pulling(daemon: Daemon, reference: Reference): ProgressMessage {
  const id = reference.digest === null ? (reference.tag ?? 'latest') : fullString(reference);
  return message(daemon.clock, id, `Pulling from ${reference.path}`);
}

export function imageCreate(daemon: Daemon, text: string, options: ImageTransferOptions): Answer<Progress<null>> {
  const parsed = parseReference(text);
  if (!parsed.ok) return refuse('bad-request', parsed.error);
  // Of a name with both, the digest alone is asked for.
  const asked = parsed.value.digest === null ? parsed.value : { ...parsed.value, tag: null };
  const said = options.platform === null ? null : parsePlatform(options.platform, daemon.state.platform);
  if (said !== null && !said.ok) return refuse('bad-request', said.error);
  if (familiarName(asked) === 'scratch') return refuse('forbidden', "'scratch' is a reserved name");
  const platform = said?.value ?? daemon.state.platform;
  record(daemon, {
    request: `POST /images/create?fromImage=${familiarName(asked)}&tag=${asked.digest ?? asked.tag ?? ''}`,
  });
  const pulled = pullReference(daemon, asked, options.allTags, platform);
  if (!pulled.ok) return pulled;
  return answer(
    progressFrom(daemon, async function* (reader) {
      const end = yield* pulled.value(reader);
      if (said === null || options.allTags || end.error !== null) return end;
      // A name that leads to one manifest alone gives what it has, whatever was asked for.
      const image = daemon.state.images.get(daemon.state.references.get(keyOf(asked)) ?? '');
      const mismatch = image === undefined ? null : platformMismatch(daemon, asked, image, platform);
      if (mismatch !== null) yield message(daemon.clock, null, `WARNING: ${mismatch}`);
      return end;
    }),
  );
}

/**
 * Fetches one image, or with `allTags` those of every tag of its repository. `platform`: `linux/amd64`. What was fetched of an
 * image by a pull that is stopped is let go again.
 */
export function pullReference(
  daemon: Daemon,
  asked: Reference,
  allTags: boolean,
  platform: string,
): Answer<(reader: PieceReader) => Told<null>> {
  const registries = registriesOf(daemon.state);
  const tags = allTags ? tagsOf(registries, asked.domain, asked.path) : [];
  if (allTags && tags.length === 0 && registries.listening(asked.domain)) {
    pass(daemon, ROUND_TRIP * slowness(daemon.state));
    const message = `name unknown: repository name not known to registry`;
    return refuse('not-found', `repository ${familiarName(asked)} not found: ${message}`);
  }
  const references: readonly Reference[] =
    allTags && tags.length > 0 ? tags.map(tag => ({ ...asked, tag, digest: null })) : [asked];
  const [first = asked] = references;
  pass(daemon, ROUND_TRIP * slowness(daemon.state));
  const found = askRegistry(daemon, first, platform);
  // A platform that is missing shows only after the pull has begun: the error comes in the stream.
  if (found.found !== 'image' && found.found !== 'platform') return refusalOf(daemon, found, first, platform);
  if (found.found === 'image' && isOneTooMany(daemon, found.offer)) return overLimit(daemon);
  const name = allTags ? familiarName(asked) : familiarString(asked);
  return answer(reader => pulls(daemon, references, name, platform, reader));
}

/** The images of a pull, one after the other. `name`: what was asked for. */
async function* pulls(
  daemon: Daemon,
  references: readonly Reference[],
  name: string,
  platform: string,
  reader: PieceReader,
): Told<null> {
  let newer = false;
  for (const [index, reference] of references.entries()) {
    // Of the first one the registry has told already.
    if (index > 0 && !(await elapse(daemon, reader, ROUND_TRIP))) return CANCELED;
    const found = askRegistry(daemon, reference, platform);
    if (found.found === 'platform') yield pulling(daemon, reference);
    if (found.found !== 'image') {
      const { kind, message } = refusalOf(daemon, found, reference, platform);
      return broken(kind, message);
    }
    if (isOneTooMany(daemon, found.offer)) {
      const { kind, message } = overLimit(daemon);
      return broken(kind, message);
    }
    const end = yield* pullOne(daemon, reference, found.offer, reader);
    if (typeof end !== 'string') return end;
    if (end === 'canceled') return CANCELED;
    newer ||= end === 'newer';
  }
  const status = newer ? `Status: Downloaded newer image for ${name}` : `Status: Image is up to date for ${name}`;
  yield message(daemon.clock, null, status);
  return { error: null, value: null };
}

/** Fetches what is missing of an image, and gives it its names. */
async function* pullOne(
  daemon: Daemon,
  reference: Reference,
  offer: Offer,
  reader: PieceReader,
): AsyncGenerator<ProgressMessage, 'newer' | 'known' | 'canceled' | ProgressEnd<never>, void> {
  const { store } = profileOf(daemon.state.profile);
  const known = isKnown(daemon, offer);
  const movements = movementsOf(offer, layersInUse(daemon.state));
  const missing = movements.filter(one => !one.isPresent);
  recordOffer(daemon, reference, offer, missing, known);
  yield pulling(daemon, reference);
  if (!known) {
    if (!(await elapse(daemon, reader, ROUND_TRIP / 2))) return 'canceled';
    const wrong = yield* movingInVain(daemon, missing, reader);
    if (wrong !== null) return wrong;
    const { messages, end } = movingLayers(movements, daemon.clock, store.pullTells, slowness(daemon.state));
    yield* messages;
    if (!(await reach(daemon, reader, end))) return 'canceled';
  }
  const image = keepOffer(daemon, offer);
  const digest = reference.digest ?? (offer.index ?? offer.manifest).digest;
  const keys = namesLeft(store, reference, digest);
  const current = keys.every(key => daemon.state.references.get(key) === image.id);
  if (!current) for (const key of keys) pointTo(daemon, key, image, false);
  tellImage(daemon, 'pull', familiarString(reference), familiarName(reference), image.id);
  yield message(daemon.clock, null, `Digest: ${digest}`);
  return current ? 'known' : 'newer';
}

/** A blob that does not fit on the disk, or is not what it is named by; null where nothing is wrong. Nothing of the image stays. */
async function* movingInVain(
  daemon: Daemon,
  missing: readonly Movement[],
  reader: PieceReader,
): AsyncGenerator<ProgressMessage, ProgressEnd<never> | null, void> {
  const full = isFull(
    daemon,
    missing.reduce((sum, { layer }) => sum + layer.size, 0),
  );
  const first = missing.toSorted((a, b) => a.blob.size - b.blob.size)[0];
  if (first === undefined || !(full || daemon.state.conditions.registry === 'corrupt')) return null;
  const own = unrecorded(daemon, full ? 'a full disk' : 'a layer with another digest');
  if (own !== null) return broken(own.kind, own.message);
  for (const { blob } of missing) yield message(daemon.clock, shortId(blob.digest), 'Pulling fs layer');
  if (full) {
    if (!(await elapse(daemon, reader, ROUND_TRIP))) return CANCELED;
    return broken('server-error', noSpace(daemon, '/var/lib/docker/tmp/GetImageBlob*'));
  }
  const { digest, size } = first.blob;
  if (!(await elapse(daemon, reader, (30 + size / DOWNLOAD) * slowness(daemon.state)))) return CANCELED;
  yield message(daemon.clock, shortId(digest), 'Verifying Checksum');
  return broken('server-error', `filesystem layer verification failed for digest ${digest}`);
}

function isKnown(daemon: Daemon, offer: Offer): boolean {
  return [...daemon.state.images.values()].some(image => image.configDigest === offer.id);
}

function isOneTooMany(daemon: Daemon, offer: Offer): boolean {
  return !isKnown(daemon, offer) && daemon.state.images.size >= daemon.limits.images;
}

export function overLimit(daemon: Daemon): RefusedAnswer {
  daemon.exceeded = `this host keeps at most ${daemon.limits.images} images`;
  return refuse('limit', daemon.exceeded);
}

/** Pulls without a word: how a world's first images come to the host. False when the catalogue does not have it. */
export function seedImage(daemon: Daemon, text: string): boolean {
  const parsed = parseReference(text);
  if (!parsed.ok) return false;
  const reference =
    parsed.value.tag === null && parsed.value.digest === null ? { ...parsed.value, tag: 'latest' } : parsed.value;
  const found = askRegistry(daemon, reference, daemon.state.platform);
  if (found.found !== 'image') return false;
  const image = keepOffer(daemon, found.offer);
  const digest = reference.digest ?? (found.offer.index ?? found.offer.manifest).digest;
  const { store } = profileOf(daemon.state.profile);
  for (const key of namesLeft(store, reference, digest)) pointTo(daemon, key, image, false);
  return true;
}
