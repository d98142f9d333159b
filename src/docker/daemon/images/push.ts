import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { ImageTransferOptions, PushedTag } from '../../engine/images.ts';
import type { Progress, ProgressMessage } from '../../engine/progress.ts';
import { type Blob, blobOf, layersDownTo, packedBlobOf, type StoredLayer } from '../../image/index.ts';
import { parsePlatform } from '../../image/platform.ts';
import { familiarName, familiarString, HUB, parseReference, type Reference } from '../../image/reference.ts';
import { type ImageStore, profileOf } from '../../profile.ts';
import { unreachable } from '../../registry/ask.ts';
import { emptyRepository, type RegistryRecord, type RepositoryRecord } from '../../registry/pushed.ts';
import { type Daemon, record, update, withEntry } from '../daemon.ts';
import { keyOf, referenceOf, shortId } from '../lookup.ts';
import { broken, CANCELED, elapse, progressFrom, reach, type Told } from '../progress.ts';
import type { ImageRecord } from '../state.ts';
import type { PieceReader } from '../waiting.ts';
import { descriptorOf } from './content.ts';
import { tellImage } from './events.ts';
import { pointTo } from './images.ts';
import { message, platformMismatch, ROUND_TRIP } from './pull.ts';
import { livingRegistries, registriesOf, registryKey } from './registries.ts';

/** Bytes per simulated millisecond. */
const UPLOAD = 20_000;
const PARALLEL = 5;

export function imagePush(
  daemon: Daemon,
  text: string,
  options: ImageTransferOptions,
): Answer<Progress<readonly PushedTag[]>> {
  const parsed = parseReference(text);
  if (!parsed.ok) return refuse('bad-request', parsed.error);
  const asked: Reference = parsed.value;
  record(daemon, { request: `POST /images/${familiarName(asked)}/push` });
  if (options.platform !== null) {
    const wrong = otherPlatform(daemon, asked, options.platform);
    if (wrong !== null) return wrong;
  }
  return answer(progressFrom(daemon, reader => pushes(daemon, asked, options.allTags, reader)));
}

async function* pushes(
  daemon: Daemon,
  asked: Reference,
  allTags: boolean,
  reader: PieceReader,
): Told<readonly PushedTag[]> {
  yield message(daemon.clock, null, `The push refers to repository [${asked.domain}/${asked.path}]`);
  const own = [...daemon.state.references.keys()]
    .map(referenceOf)
    .filter(reference => reference.domain === asked.domain && reference.path === asked.path);
  if (own.length === 0)
    return broken('server-error', `An image does not exist locally with the tag: ${familiarName(asked)}`);
  const chosen = allTags
    ? own.filter(reference => reference.digest === null).sort((a, b) => ((a.tag ?? '') < (b.tag ?? '') ? -1 : 1))
    : own.filter(reference => reference.digest === null && reference.tag === (asked.tag ?? 'latest'));
  if (chosen.length === 0) return broken('server-error', `tag does not exist: ${familiarString(asked)}`);
  const pushed: PushedTag[] = [];
  for (const reference of chosen) {
    const image = daemon.state.images.get(daemon.state.references.get(keyOf(reference)) ?? '');
    if (image === undefined) continue;
    const done = yield* pushOne(daemon, reference, image, reader);
    if (done.error !== null) return { error: done.error, value: null };
    if (done.value !== null) pushed.push(done.value);
  }
  return { error: null, value: pushed };
}

/** Why an image cannot be sent for a platform that was asked for; null when it is made for it. */
function otherPlatform(daemon: Daemon, asked: Reference, platform: string): Answer<never> | null {
  const parsed = parsePlatform(platform, daemon.state.platform);
  if (!parsed.ok) return refuse('bad-request', parsed.error);
  const reference = { ...asked, tag: asked.tag ?? 'latest' };
  const image = daemon.state.images.get(daemon.state.references.get(keyOf(reference)) ?? '');
  if (image === undefined) return refuse('not-found', `No such image: ${familiarString(reference)}`);
  const mismatch = platformMismatch(daemon, reference, image, parsed.value);
  return mismatch === null ? null : refuse('not-found', mismatch);
}

function sentBlobOf(store: ImageStore, layer: StoredLayer): Blob {
  return store.keepsBlobs ? blobOf(layer) : packedBlobOf(layer);
}

/** The name by which a push tells of a layer, and how many bytes it counts of it. */
function toldOf(store: ImageStore, layer: StoredLayer): { readonly id: string; readonly total: number } {
  return store.pushKnows === 'blobs'
    ? { id: shortId(blobOf(layer).digest), total: blobOf(layer).size }
    : { id: shortId(layer.layer.diffId), total: Math.max(layer.layer.size, 1) };
}

/** A registry of the outside world, other than Hub. */
function isElsewhere(daemon: Daemon, domain: string): boolean {
  return domain !== HUB && daemon.state.catalogue.beyond?.isRegistry(domain) === true;
}

/** A push that is stopped leaves nothing: the registry lists what has a manifest. */
async function* pushOne(
  daemon: Daemon,
  reference: Reference,
  image: ImageRecord,
  reader: PieceReader,
): Told<PushedTag> {
  const { domain, path } = reference;
  const layers = [...layersDownTo(image.top)].reverse();
  const away = unreachable(registriesOf(daemon.state), domain);
  if (away !== null) return broken('server-error', away);
  if (isElsewhere(daemon, domain)) return broken('not-simulated', `a push to ${domain} is not simulated on this host`);
  if (!(await elapse(daemon, reader, 5))) return CANCELED;
  const { store } = profileOf(daemon.state.profile);
  const isClassic = store.pushKnows === 'diff ids';
  if (isClassic) for (const layer of layers) yield message(daemon.clock, toldOf(store, layer).id, 'Preparing');
  for (const layer of isClassic ? layers.slice(PARALLEL) : layers)
    yield message(daemon.clock, toldOf(store, layer).id, 'Waiting');
  if (!(await elapse(daemon, reader, ROUND_TRIP / 2))) return CANCELED;
  // Nobody has logged in, so no name on Hub is the learner's.
  if (domain === HUB) return broken('server-error', 'denied: requested access to the resource is denied');
  const key = registryKey(daemon.state, domain);
  const registry: RegistryRecord = daemon.state.registries.get(key) ?? { address: domain, repositories: new Map() };
  const repository: RepositoryRecord = registry.repositories.get(path) ?? emptyRepository;
  const call = { from: 'daemon', to: 'registry', received: 0 } as const;
  const start = daemon.clock;
  const lanes = Array.from({ length: PARALLEL }, () => start);
  const held = new Set(repository.layers);
  const moved: ProgressMessage[] = [];
  for (const layer of layers) {
    const { id, total } = toldOf(store, layer);
    const { digest, size } = sentBlobOf(store, layer);
    const lane = lanes.indexOf(Math.min(...lanes));
    const from = lanes[lane] ?? start;
    // Of several repositories that have it, the one that got it last is asked.
    const elsewhere = [...registry.repositories]
      .reverse()
      .find(([other, { layers: has }]) => other !== path && has.has(layer.layer.diffId));
    if (held.has(layer.layer.diffId)) {
      lanes[lane] = from + 8;
      daemon.traffic.push({ ...call, request: `HEAD /v2/${path}/blobs/${digest}`, sent: 0, layer: null });
      moved.push(message(from + 8, id, 'Layer already exists'));
    } else if (elsewhere !== undefined) {
      lanes[lane] = from + 15;
      daemon.traffic.push({
        ...call,
        request: `POST /v2/${path}/blobs/uploads/?mount=${digest}&from=${elsewhere[0]}`,
        sent: 0,
        layer: null,
      });
      moved.push(message(from + 15, id, `Mounted from ${elsewhere[0]}`));
    } else {
      const to = from + 40 + size / UPLOAD;
      lanes[lane] = to;
      daemon.traffic.push({
        ...call,
        request: `PUT /v2/${path}/blobs/uploads/?digest=${digest}`,
        sent: size,
        layer: digest,
      });
      const count = Math.min(8, Math.floor((to - from) / 100));
      for (let step = 1; step <= count; step++) {
        const part = step / (count + 1);
        moved.push(message(from + part * (to - from), id, 'Pushing', { current: Math.round(total * part), total }));
      }
      moved.push(message(to, id, 'Pushed'));
    }
    held.add(layer.layer.diffId);
  }
  const inOrder = moved.map((one, index) => ({ one, index }));
  inOrder.sort((a, b) => a.one.at - b.one.at || a.index - b.index);
  for (const { one } of inOrder) yield one;
  if (!(await reach(daemon, reader, Math.round(Math.max(...lanes, start)) + 20))) return CANCELED;
  const blobs = [...layers].reverse().map(layer => sentBlobOf(store, layer));
  const { digest, size } = store.manifest({ digest: image.configDigest, size: image.configSize }, blobs);
  const manifest = { digest, size };
  const tag = reference.tag ?? 'latest';
  daemon.traffic.push({ ...call, request: `PUT /v2/${path}/manifests/${tag}`, sent: manifest.size, layer: null });
  const { configDigest: id, config, configSize, top } = image;
  const kept: RepositoryRecord = {
    manifests: withEntry(repository.manifests, manifest.digest, {
      id,
      config,
      configSize,
      top,
      manifest,
      layers: blobs,
    }),
    tags: withEntry(repository.tags, tag, manifest.digest),
    layers: held,
  };
  update(daemon, {
    registries: withEntry(livingRegistries(daemon.state), key, {
      address: domain,
      repositories: withEntry(registry.repositories, path, kept),
    }),
  });
  if (store.leavesDigestNames) pointTo(daemon, keyOf({ ...reference, tag: null, digest }), image, false);
  tellImage(daemon, 'push', familiarString(reference), familiarName(reference), image.id);
  yield message(daemon.clock, null, `${tag}: digest: ${manifest.digest} size: ${manifest.size}`);
  const insteadOf = store.idOf === 'target' && descriptorOf(daemon.state, image).isIndex ? image.id : null;
  return { error: null, value: { tag, digest, size, insteadOf } };
}
