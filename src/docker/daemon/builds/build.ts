import { canceledAt, solve } from '../../builder/index.ts';
import type { BuiltImage, Resolution, SolvePorts, SolveRequest, SolveResult } from '../../builder/types.ts';
import type { Filters } from '../../engine/answer.ts';
import { type Answer, answer } from '../../engine/answer.ts';
import type { Build, BuildCachePruned, BuildCacheRecord, BuildPruneOptions, BuildStatus } from '../../engine/builds.ts';
import { rfc3339, type StoredLayer } from '../../image/index.ts';
import { familiarString, fullString, HUB, parseReference } from '../../image/reference.ts';
import type { Instant } from '../../outcome.ts';
import { profileOf } from '../../profile.ts';
import { imageById, layerByChain } from '../../registry/stand-ins.ts';
import type { Work } from '../../work.ts';
import { drawn, isFull, noSpace, slowness, unrecorded } from '../conditions.ts';
import { mayGrow } from '../containers/files.ts';
import { HORIZON } from '../containers/process.ts';
import { type Daemon, emit, record, remarkAll, update, withEntry } from '../daemon.ts';
import { nameMatches, untilFilter } from '../filters.ts';
import { imageIdIn, newImage } from '../images/content.ts';
import { dropCacheLayers, layersInUse } from '../images/delete.ts';
import { tellImage } from '../images/events.ts';
import { layerUsers, pointTo } from '../images/images.ts';
import { movementsOf, overLimit, RATE_LIMIT, recordOffer } from '../images/pull.ts';
import { askRegistry, beyondThisHost } from '../images/registries.ts';
import { imageOfReference, keyOf } from '../lookup.ts';
import { goingOn, reach } from '../progress.ts';
import type { DaemonState } from '../state.ts';
import { statusesOf } from './status.ts';

export const MOST_BUILDS = 20;
/** How long a registry takes to tell of an image, with and without a look at its layers. */
const ASKED = 90;

/** What FROM leads to: the host's own image of that name first, then the registry's. */
function resolver(daemon: Daemon): SolvePorts['resolve'] {
  return async (text, { pull, platform }): Promise<Resolution> => {
    const parsed = parseReference(text);
    if (!parsed.ok) return { ok: false, kind: 'docker', message: parsed.error, duration: 0 };
    const reference = parsed.value;
    const local = imageOfReference(daemon.state, reference);
    const architecture = platform.split('/')[1];
    if (local !== null && !pull && local.config.architecture === architecture) {
      return {
        ok: true,
        image: { id: local.configDigest, config: local.config, top: local.top },
        digest: null,
        blobs: [],
        duration: 2,
      };
    }
    const asked = askRegistry(daemon, reference, platform);
    const name = fullString(reference);
    const failed = (message: string): Resolution => ({ ok: false, kind: 'docker', message, duration: ASKED });
    switch (asked.found) {
      case 'denied':
        // A Dockerfile is rarely written on what is not there: of a name that no list here has the host says just that.
        if (!asked.judged)
          return {
            ok: false,
            kind: 'not-simulated',
            message: beyondThisHost({ found: 'unjudged', nearest: [] }, reference),
            duration: ASKED,
          };
        return failed(
          'pull access denied, repository does not exist or may require authorization: server message: insufficient_scope: authorization failed',
        );
      case 'unknown':
        return failed(`${name}: not found`);
      case 'unsimulated':
      case 'unjudged':
        return { ok: false, kind: 'not-simulated', message: beyondThisHost(asked, reference), duration: ASKED };
      case 'platform':
        return failed(`no match for platform in manifest: not found`);
      case 'unreachable': {
        const [, url, why] = /^Get "([^"]*)": (.*)$/.exec(asked.message) ?? [];
        const manifest = `${url ?? ''}${reference.path}/manifests/${reference.digest ?? reference.tag ?? 'latest'}`;
        return failed(`failed to do request: Head "${manifest}": ${why ?? asked.message}`);
      }
      case 'limited': {
        const own = unrecorded(daemon, 'the rate limit of a registry');
        if (own !== null) return { ok: false, kind: 'not-simulated', message: own.message, duration: ASKED };
        // The name is told for nothing, and what it leads to is counted.
        const { digest } = asked.offer.index ?? asked.offer.manifest;
        const url = `https://registry-1.docker.io/v2/${reference.path}/manifests/${digest}`;
        return failed(
          `failed to copy: httpReadSeeker: failed open: unexpected status from GET request to ${url}: 429 Too Many Requests\n${RATE_LIMIT}`,
        );
      }
      case 'image': {
        const { offer } = asked;
        const present = layersInUse(daemon.state);
        const missing = movementsOf(offer, present).filter(one => !one.isPresent);
        recordOffer(daemon, reference, offer, missing, false);
        return {
          ok: true,
          image: { id: offer.id, config: offer.config, top: offer.top },
          digest: reference.digest ?? (offer.index ?? offer.manifest).digest,
          blobs: [
            ...(offer.index === null ? [] : [{ ...offer.index, role: 'index' as const }]),
            { ...offer.manifest, role: 'manifest' as const },
            { digest: offer.id, size: offer.configSize, role: 'config' as const },
            ...missing.map(({ blob }) => ({ ...blob, role: 'layer' as const })),
          ],
          duration: (reference.domain === HUB ? ASKED : ASKED / 3) * slowness(daemon.state),
          network: { slowness: slowness(daemon.state), corrupt: daemon.state.conditions.registry === 'corrupt' },
        };
      }
    }
  };
}

function layerFinder(daemon: Daemon): SolvePorts['layer'] {
  const { state } = daemon;
  return chain => {
    const kept = state.cacheLayers.get(chain) ?? layerByChain(state, chain);
    if (kept !== null) return kept;
    for (const image of state.images.values()) {
      for (let layer = image.top; layer !== null; layer = layer.parent) if (layer.chainId === chain) return layer;
    }
    return null;
  };
}

/** `since`: when the call was made; the times of the build count from there. */
export async function imageBuild(daemon: Daemon, request: SolveRequest, since: Instant): Promise<Answer<Build>> {
  const ports: SolvePorts = {
    resolve: resolver(daemon),
    run: async step => {
      const process = await daemon.runProcess({
        argv: step.argv,
        env: step.env,
        cwd: step.cwd,
        user: step.user,
        filesystem: step.filesystem,
        platform: step.platform,
        hostname: 'buildkitsandbox',
        hosts: `127.0.0.1\tlocalhost buildkitsandbox\n::1\tlocalhost ip6-localhost ip6-loopback\n${step.hosts.map(([name, address]) => `${address}\t${name}\n`).join('')}`,
        now: step.now,
        seed: step.seed,
        stdin: '',
        stdinOpen: false,
        tty: false,
        columns: null,
        horizon: HORIZON,
        readonlyRoot: false,
        writable: [],
        network: step.network,
        others: [],
        lookup: () => null,
        limits: daemon.limits.process,
        work: daemon.work,
      });
      remarkAll(daemon, process.remarks);
      return process;
    },
    layer: layerFinder(daemon),
    cache: daemon.state.cache,
    noRoom: noRoom(daemon),
    mayGrow: mayGrow(daemon),
    work: daemon.work,
    exporting: (image, tags) =>
      profileOf(daemon.state.profile).store.exporting(
        { id: imageIdIn(daemon.state, partsOf(image)), config: image.id },
        tags,
      ),
  };
  if (isFull(daemon)) {
    const own = unrecorded(daemon, 'a full disk');
    if (own !== null) return own;
  }
  if (daemon.state.images.size >= daemon.limits.images) return overLimit(daemon);
  const solved = await solve(request, ports);
  record(daemon, { request: `POST /build`, sent: solved.sent });
  const began = daemon.clock;
  const { cache } = ports;
  const canceled = () => keep(daemon, request, canceledAt(solved, cache, request.at, daemon.clock - began));
  const { messages, ended } = goingOn<BuildStatus, SolveResult>(
    daemon,
    async function* (reader) {
      yield* statusesOf(solved, since);
      const isWhole = await reach(daemon, reader, began + Math.round(solved.duration));
      return isWhole ? keep(daemon, request, solved) : canceled();
    },
    canceled,
  );
  return answer({ progress: messages, ended });
}

/** What a build meets at its first file, where the disk is full; null where it is not. */
function noRoom(daemon: Daemon): string | null {
  if (!isFull(daemon)) return null;
  const id = BigInt(`0x${drawn(daemon)}`)
    .toString(36)
    .slice(0, 25);
  return `failed to prepare  as ${id}: ${noSpace(daemon, `/var/lib/docker/overlay2/${id}/.tmp-link*`)}`;
}

/** What a build leaves behind. */
function keep(daemon: Daemon, request: SolveRequest, solved: SolveResult): SolveResult {
  const result = underOwnId(daemon, solved);
  const layers = new Map<string, StoredLayer>();
  const chains = new Set(result.cache.records.flatMap(one => (one.chain === null ? [] : [one.chain])));
  const find = layerFinder(daemon);
  for (const chain of chains) {
    const layer = result.layers.get(chain) ?? find(chain);
    if (layer !== null) layers.set(chain, layer);
  }
  update(daemon, {
    cache: result.cache,
    cacheLayers: layers,
    builds: [...daemon.state.builds, result.view].slice(-MOST_BUILDS),
  });
  if (solved.image !== null) keepBuilt(daemon, request, partsOf(solved.image));
  if (result.error?.kind === 'limit') daemon.exceeded = result.error.message;
  return result;
}

/** The builder names an image by its config. */
function partsOf({ id, config, configJson, top }: BuiltImage) {
  return { config, configDigest: id, configSize: new TextEncoder().encode(configJson).length, top };
}

/** Whoever asked for a build is told the id that the store gives the image. */
function underOwnId(daemon: Daemon, result: SolveResult): SolveResult {
  if (result.image === null) return result;
  const id = imageIdIn(daemon.state, partsOf(result.image));
  return { ...result, image: { ...result.image, id }, view: { ...result.view, image: id } };
}

function keepBuilt(daemon: Daemon, request: SolveRequest, parts: ReturnType<typeof partsOf>): void {
  if (!request.exportImage) return;
  const catalogued = imageById(daemon.state, parts.configDigest) !== null;
  const made = newImage(daemon.state, parts, { parent: null, lastTagged: null, catalogued });
  const image = daemon.state.images.get(made.id) ?? made;
  update(daemon, { images: withEntry(daemon.state.images, image.id, image) });
  for (const tag of request.tags) {
    const parsed = parseReference(tag);
    if (!parsed.ok) continue;
    pointTo(daemon, keyOf(parsed.value), image, true);
    tellImage(daemon, 'tag', image.id, familiarString(parsed.value));
  }
  tellImage(daemon, 'create', image.id, image.id);
}

/** Records of the build cache as the API shows them: shared ones keep a layer that an image stands on too. */
export function buildCacheRecords(state: DaemonState, users: ReadonlyMap<string, number>): readonly BuildCacheRecord[] {
  const chainOwner = new Map(
    state.cache.records.flatMap(one => (one.chain === null ? [] : [[one.chain, one.id] as const])),
  );
  return state.cache.records.map((one): BuildCacheRecord => {
    const shared = one.chain !== null && (users.get(one.chain) ?? 0) > 0;
    const parent = one.parentChain === null ? undefined : chainOwner.get(one.parentChain);
    return {
      ID: one.id,
      ...(parent === undefined ? {} : { Parents: [parent] }),
      Type: one.kind === 'base' ? 'regular' : one.kind,
      Description: one.shown ?? one.description,
      InUse: false,
      Shared: shared,
      Size: one.size,
      CreatedAt: rfc3339(one.createdAt),
      LastUsedAt: rfc3339(one.lastUsedAt),
      UsageCount: one.usageCount,
    };
  });
}

/**
 * Whether a record meets BuildKit's filters: fields with their values, `field!` and `field~` for what is not so and for a pattern.
 * Flags (`shared`, `inuse`, …) have no value, so none equals one; a field that is not known is met by none.
 */
function meetsFilters(record: BuildCacheRecord, filters: Filters, work: Work): boolean {
  return Object.entries(filters).every(([name, values]) => {
    if (name === 'until' || name === 'unused-for') return true;
    const field = name.replace(/[!~]$/, '');
    const own = fieldOf(record, field);
    const [wanted = ''] = values;
    if (name.endsWith('!')) return own !== wanted;
    if (own === null) return false;
    return name.endsWith('~') || field === 'id' ? nameMatches([wanted], own, work) : own === wanted;
  });
}

function fieldOf(record: BuildCacheRecord, field: string): string | null {
  switch (field) {
    case 'id':
      return record.ID;
    case 'type':
      return record.Type;
    case 'description':
      return record.Description;
    case 'parents':
      return record.Parents?.join(';') ?? null;
    case 'shared':
      return record.Shared ? '' : null;
    case 'private':
      return record.Shared ? null : '';
    case 'inuse':
      return record.InUse ? '' : null;
    default:
      return null;
  }
}

/** The records that meet the filters: BuildKit's `DiskUsage`. */
export function buildDiskUsage(daemon: Daemon, filters: Filters): Answer<readonly BuildCacheRecord[]> {
  record(daemon, { request: 'GET /system/df' });
  const records = buildCacheRecords(daemon.state, layerUsers(daemon.state));
  return answer(records.filter(one => meetsFilters(one, filters, daemon.work)));
}

/** Removes records. Without `all`, those stay whose layers an image stands on too. */
export function buildPrune(daemon: Daemon, options: BuildPruneOptions): Answer<BuildCachePruned> {
  record(daemon, { request: 'POST /build/prune' });
  const { filters } = options;
  const until = untilFilter({ until: filters.until ?? filters['unused-for'] ?? [] }, daemon.clock);
  if (!until.ok) return until;
  // Whoever asks for all is not told what is shared, and gets all of it counted: nobody looks.
  const looks = !options.all || Object.keys(filters).length > 0;
  const shown = buildCacheRecords(daemon.state, looks ? layerUsers(daemon.state) : new Map());
  const gone = shown.filter((one, index) => {
    const source = daemon.state.cache.records[index];
    if (source === undefined) return false;
    if (until.value !== null && source.lastUsedAt > until.value) return false;
    if (!meetsFilters(one, filters, daemon.work)) return false;
    return options.all || !one.Shared;
  });
  const total = shown.reduce((sum, one) => sum + (one.Shared ? 0 : one.Size), 0);
  let left = total;
  const removed: BuildCacheRecord[] = [];
  for (const one of gone) {
    if (options.keepStorage > 0 && left < options.keepStorage) break;
    removed.push(one);
    if (!one.Shared) left -= one.Size;
  }
  const ids = new Set(removed.map(one => one.ID));
  const records = daemon.state.cache.records.filter(one => !ids.has(one.id));
  update(daemon, { cache: { ...daemon.state.cache, records, ...(options.all ? { contexts: {} } : {}) } });
  dropCacheLayers(daemon, new Set(records.flatMap(one => (one.chain === null ? [] : [one.chain]))));
  emit(daemon, 'builder', 'prune', '', { reclaimed: String(total - left) });
  return answer({
    CachesDeleted: removed.length === 0 ? null : removed.map(one => one.ID),
    Records: removed,
    SpaceReclaimed: total - left,
  });
}
