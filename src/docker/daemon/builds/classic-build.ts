/** What the daemon does for the classic builder: images and containers, step by step, and a stream of what is said. */
import {
  buildClassic,
  type ClassicAttempt,
  type ClassicError,
  type ClassicImage,
  type ClassicPorts,
  type ClassicRequest,
  type Commitment,
} from '../../builder/classic/index.ts';
import { type Answer, answer, errorKindOf, refuse } from '../../engine/answer.ts';
import type { ClassicBuilt } from '../../engine/builds.ts';
import type { ContainerCreate, HostConfig } from '../../engine/container-create.ts';
import type { Progress } from '../../engine/progress.ts';
import { type Change, fileSystemOf, layerOf } from '../../filesystem/index.ts';
import { type ContainerDefaults, type ImageConfig, rfc3339, type StoredLayer, storeLayer } from '../../image/index.ts';
import { familiarString, parseReference, type Reference, withDefaultTag } from '../../image/reference.ts';
import { profileOf } from '../../profile.ts';
import { isFull } from '../conditions.ts';
import { makeContainer } from '../containers/create.ts';
import { mayGrow, openFiles } from '../containers/files.ts';
import { removeContainer } from '../containers/remove.ts';
import { BEFORE_START, begin, finish } from '../containers/run.ts';
import { checkSettings } from '../containers/settings.ts';
import { type Daemon, emit, newId, pass, record, update, withEntry } from '../daemon.ts';
import { keepImage } from '../images/commit.ts';
import { childrenOf, overlayId, pointTo } from '../images/images.ts';
import { overLimit, pullReference } from '../images/pull.ts';
import { findImage, keyOf } from '../lookup.ts';
import { CANCELED, type ProgressSink, progressFrom, reach, relayed } from '../progress.ts';
import type { ImageRecord } from '../state.ts';
import type { PieceReader } from '../waiting.ts';
import { MOST_BUILDS } from './build.ts';

/** How long a step takes that only makes a container, and one that only copies. */
const COMMIT = 25;
const COPY = 40;

export function imageBuildClassic(daemon: Daemon, request: ClassicRequest): Answer<Progress<ClassicBuilt>> {
  record(daemon, { request: 'POST /build', sent: request.sent });
  if (request.securityOptions) return refuse('bad-request', 'security options are not supported on linux');
  if (!['', 'default'].includes(request.isolation.toLowerCase()) && !ISOLATIONS.has(request.isolation.toLowerCase()))
    return refuse('bad-request', `unsupported isolation: ${JSON.stringify(request.isolation)}`);
  if (isFull(daemon)) return refuse('not-simulated', 'DOCKER_BUILDKIT=0 on a full disk is not simulated on this host');
  const tags = tagsOf(request.tags);
  if (!tags.ok) return tags;
  if (daemon.state.images.size >= daemon.limits.images) return overLimit(daemon);
  const teller = tellerOf();
  const ports = portsOf(daemon, request, teller);
  const begun = buildClassic({ ...request, tags: tags.value }, ports, daemon.state.platform);
  if (!begun.ok) return refuse('bad-request', begun.message);
  return answer(
    progressFrom(daemon, reader =>
      relayed(async line => {
        teller.listen(line, reader);
        const { image, error, view } = await begun.value();
        update(daemon, { builds: [...daemon.state.builds, view].slice(-MOST_BUILDS) });
        if (error?.kind === 'limit') daemon.exceeded = error.message;
        return {
          error: error === null ? null : { kind: refusalOf(error), message: error.message },
          value: { image, exitCode: error?.code ?? 0 },
        };
      }),
    ),
  );
}

/** Whom a build tells: nobody before its client reads. */
interface Teller extends ProgressSink {
  listen(line: ProgressSink, reader: PieceReader): void;
  reader(): PieceReader;
}

function tellerOf(): Teller {
  let listening: { readonly line: ProgressSink; readonly reader: PieceReader } | null = null;
  const now = (): { readonly line: ProgressSink; readonly reader: PieceReader } => {
    if (listening === null) throw new Error('a build that nobody has begun to read tells nothing');
    return listening;
  };
  return {
    listen(line, reader) {
      listening = { line, reader };
    },
    say: message => now().line.say(message),
    heard: () => now().line.heard(),
    reader: () => now().reader,
  };
}

const ISOLATIONS: ReadonlySet<string> = new Set(['process', 'hyperv']);

function refusalOf({ kind }: ClassicError): 'server-error' | 'not-simulated' | 'limit' {
  return kind === 'not-simulated' || kind === 'limit' ? kind : 'server-error';
}

/** Full names, each once. */
function tagsOf(texts: readonly string[]): Answer<readonly string[]> {
  const names: string[] = [];
  for (const text of texts) {
    if (text === '') continue;
    const parsed = parseReference(text);
    if (!parsed.ok) return refuse('bad-request', parsed.error);
    if (parsed.value.digest !== null) return refuse('bad-request', 'build tag cannot contain a digest');
    const name = keyOf(withDefaultTag(parsed.value));
    if (!names.includes(name)) names.push(name);
  }
  return answer(names);
}

function told<T>(given: Answer<T>): ClassicAttempt<T> {
  if (given.ok) return given;
  return { ok: false, error: { kind: errorKindOf(given.kind), message: given.message, code: 1 } };
}

function asClassic({ id, config, top, parent }: ImageRecord): ClassicImage {
  return { id, config, top, parent };
}

function portsOf(daemon: Daemon, request: ClassicRequest, teller: Teller): ClassicPorts {
  const say = (text: string, at: number = daemon.clock): void => {
    teller.say({ at, id: null, status: '', progressDetail: null, stream: text });
  };
  const recordOf = (id: string | null): ImageRecord | null =>
    id === null ? null : (daemon.state.images.get(id) ?? null);
  return {
    now: () => daemon.clock,
    pass: milliseconds => pass(daemon, milliseconds),
    say,
    heard: teller.heard,
    sayError: text => say(red(text)),
    mayGrow: mayGrow(daemon),
    work: daemon.work,
    mountId: () => overlayId(daemon.state, newId(daemon, 'mount')),
    find: name => findHere(daemon, name),
    pull: (name, platform) => fetched(daemon, name, platform, teller),
    byId: id => {
      const image = recordOf(id);
      return image === null ? null : asClassic(image);
    },
    children: id => childrenOf(daemon.state, id).filter(image => image.config.container_config !== undefined),
    setParent: (id, parent) => {
      const image = recordOf(id);
      if (image !== null) update(daemon, { images: withEntry(daemon.state.images, id, { ...image, parent }) });
    },
    create(id, config) {
      const image = recordOf(id);
      const body = bodyOf(request, id ?? '', config);
      const settings = checkSettings(daemon, body);
      const made = told(settings.ok ? makeContainer(daemon, null, body, image, { platform: null }) : settings);
      return made.ok ? { ok: true, value: { id: made.value.Id, warnings: made.value.Warnings } } : made;
    },
    makeWorkdir(id) {
      const container = daemon.state.containers.get(id);
      if (container === undefined) return;
      const files = openFiles(daemon, container);
      const seconds = Math.floor(daemon.clock / 1000);
      fileSystemOf(files.own, { now: () => seconds }).mkdir(container.config.WorkingDir, { recursive: true });
      files.close();
    },
    run: id => run(daemon, id, say, teller),
    remove(id) {
      const container = daemon.state.containers.get(id);
      if (container !== undefined) removeContainer(daemon, container, true);
    },
    commit(id, parent, commitment) {
      const container = daemon.state.containers.get(id);
      pass(daemon, COMMIT);
      const instruction = instructionOf(commitment.containerConfig);
      const image = child(daemon, recordOf(parent), container?.changes ?? [], commitment, instruction, id);
      if (image.ok) emit(daemon, 'image', 'create', image.value.id, { name: image.value.id });
      return image;
    },
    keep(parent, changes, commitment, instruction) {
      pass(daemon, COPY);
      return child(daemon, recordOf(parent?.id ?? null), changes, commitment, instruction, null);
    },
    restore: (parent, source, config) => restored(daemon, recordOf(parent?.id ?? null), source, config),
    tag(image, name) {
      const known = recordOf(image.id);
      const parsed = parseReference(name);
      if (known === null || !parsed.ok) return name;
      pointTo(daemon, name, known, true);
      const familiar = familiarString(parsed.value);
      emit(daemon, 'image', 'tag', image.id, { name: familiar });
      return familiar;
    },
  };
}

/** What a process writes to standard error comes in red, each piece by itself. */
function red(text: string): string {
  return `\u001b[91m${text}\u001b[0m`;
}

function findHere(daemon: Daemon, name: string): ClassicAttempt<ClassicImage | null> {
  const found = findImage(daemon.state, name);
  if (!found.ok) return found.kind === 'not-found' ? { ok: true, value: null } : told(found);
  return { ok: true, value: asClassic(found.value) };
}

async function fetched(
  daemon: Daemon,
  name: string,
  platform: string | null,
  teller: Teller,
): Promise<ClassicAttempt<ClassicImage>> {
  const parsed = parseReference(name);
  if (!parsed.ok) return told(refuse('bad-request', parsed.error));
  const reference: Reference = withDefaultTag(parsed.value);
  const pulled = pullReference(daemon, reference, false, platform ?? daemon.state.platform);
  if (!pulled.ok) return told(pulled);
  const pulling = pulled.value(teller.reader());
  let step = await pulling.next();
  while (step.done !== true) {
    teller.say(step.value);
    step = (await teller.heard()) ? await pulling.next() : await pulling.return(CANCELED);
  }
  const { error } = step.value;
  if (error !== null) return told(refuse(error.kind, error.message));
  const found = findImage(daemon.state, familiarString(reference));
  return found.ok ? { ok: true, value: asClassic(found.value) } : told(found);
}

/** The container of a step: its config, and what the flags of `docker build` say of the host's side. */
function bodyOf(request: ClassicRequest, image: string, config: ContainerDefaults): ContainerCreate {
  const network = request.network === '' || request.network === 'default' ? 'bridge' : request.network;
  const host: HostConfig = {
    NetworkMode: network,
    LogConfig: { Type: 'none', Config: {} },
    ...(request.hosts.length === 0 ? {} : { ExtraHosts: request.hosts }),
    ...(request.memory === 0 ? {} : { Memory: request.memory }),
    ...(request.memorySwap === 0 ? {} : { MemorySwap: request.memorySwap }),
    ...(request.shmSize === 0 ? {} : { ShmSize: request.shmSize }),
  };
  return {
    Image: image,
    HostConfig: host,
    ...(config.User === undefined ? {} : { User: config.User }),
    ...(config.ExposedPorts === undefined ? {} : { ExposedPorts: Object.keys(config.ExposedPorts) }),
    ...(config.Env === undefined ? {} : { Env: config.Env }),
    ...(config.Cmd === undefined ? {} : { Cmd: config.Cmd }),
    ...(config.Entrypoint === undefined ? {} : { Entrypoint: config.Entrypoint }),
    ...(config.Healthcheck === undefined ? {} : { Healthcheck: config.Healthcheck }),
    ...(config.Volumes === undefined ? {} : { Volumes: Object.keys(config.Volumes) }),
    ...(config.WorkingDir === undefined ? {} : { WorkingDir: config.WorkingDir }),
    ...(config.Labels === undefined ? {} : { Labels: config.Labels }),
    ...(config.StopSignal === undefined ? {} : { StopSignal: config.StopSignal }),
  };
}

/** Plays a step's container to its end, or to the moment when its client goes away: then it is killed and removed. */
async function run(
  daemon: Daemon,
  id: string,
  say: (text: string, at?: number) => void,
  teller: Teller,
): Promise<ClassicAttempt<number>> {
  const created = daemon.state.containers.get(id);
  if (created === undefined) return told(refuse('not-found', `No such container: ${id}`));
  pass(daemon, BEFORE_START);
  const started = await begin(daemon, created, daemon.clock);
  if (!started.ok) return told(started);
  const process = daemon.state.containers.get(id)?.run ?? null;
  if (process === null) return { ok: true, value: 0 };
  const { endsAt } = process;
  if (endsAt === null) {
    return told(refuse('limit', 'the process does not end: a build waits for it for ever'));
  }
  for (const { stream, text, at } of process.chunks) say(stream === 'stderr' ? red(text) : text, at);
  const isWhole = (await teller.heard()) && (await reach(daemon, teller.reader(), endsAt));
  const container = daemon.state.containers.get(id);
  if (container === undefined || container.run === null) return { ok: true, value: process.exitCode };
  if (isWhole) {
    finish(daemon, container, endsAt, process.exitCode, [], false);
    return { ok: true, value: process.exitCode };
  }
  finish(daemon, container, daemon.clock, KILLED, [], true);
  const left = daemon.state.containers.get(id);
  if (left !== undefined) removeContainer(daemon, left, true);
  return told(refuse('server-error', 'context canceled'));
}

/** The exit code of what SIGKILL ended. */
const KILLED = 137;

function instructionOf(config: ContainerDefaults): string {
  return /#\(nop\) +(\w+)/u.exec((config.Cmd ?? []).join(' '))?.[1] ?? 'RUN';
}

/** One more image. `container` null: no container made it. */
function child(
  daemon: Daemon,
  parent: ImageRecord | null,
  changes: readonly Change[],
  { author, config, containerConfig }: Commitment,
  instruction: string,
  container: string | null,
): ClassicAttempt<ClassicImage> {
  const created = rfc3339(daemon.clock);
  const createdBy = (containerConfig.Cmd ?? []).join(' ');
  const layer = layerOf(changes);
  const empty = layer.changes.length === 0;
  const below = parent?.top ?? null;
  const top: StoredLayer | null = empty ? below : storeLayer(below, layer, { instruction, createdBy });
  const diffs = parent?.config.rootfs.diff_ids ?? [];
  const whole: ImageConfig = {
    architecture: parent?.config.architecture ?? daemon.state.platform.split('/')[1] ?? 'amd64',
    os: parent?.config.os ?? 'linux',
    ...(parent?.config.variant === undefined ? {} : { variant: parent.config.variant }),
    ...(author === '' ? {} : { author }),
    config,
    ...(container === null ? {} : { container }),
    container_config: containerConfig,
    created,
    docker_version: profileOf(daemon.state.profile).engine.version,
    history: [
      ...(parent?.config.history ?? []),
      { created, created_by: createdBy, ...(author === '' ? {} : { author }), ...(empty ? { empty_layer: true } : {}) },
    ],
    rootfs: { type: 'layers', diff_ids: empty ? diffs : [...diffs, layer.diffId] },
  };
  const kept = told(keepImage(daemon, whole, top, parent?.id ?? null, null));
  return kept.ok ? { ok: true, value: asClassic(kept.value) } : kept;
}

/** An image that a cache source goes through, as its history tells it. */
function restored(
  daemon: Daemon,
  parent: ImageRecord | null,
  source: ClassicImage,
  config: ContainerDefaults,
): ClassicAttempt<ClassicImage> {
  const length = parent?.config.history.length ?? 0;
  const row = source.config.history[length];
  const history = row === undefined ? [] : [row];
  const layers = source.config.history.slice(0, length + 1).filter(one => one.empty_layer !== true).length;
  let top: StoredLayer | null = source.top;
  for (let left = source.config.rootfs.diff_ids.length - layers; left > 0; left--) top = top?.parent ?? null;
  const whole: ImageConfig = {
    architecture: source.config.architecture,
    os: source.config.os,
    ...(source.config.author === undefined ? {} : { author: source.config.author }),
    config,
    ...(row?.created === undefined ? {} : { created: row.created }),
    docker_version: profileOf(daemon.state.profile).engine.version,
    history: [...(parent?.config.history ?? []), ...history],
    rootfs: { type: 'layers', diff_ids: source.config.rootfs.diff_ids.slice(0, layers) },
  };
  const kept = told(keepImage(daemon, whole, top, parent?.id ?? null, null));
  return kept.ok ? { ok: true, value: asClassic(kept.value) } : kept;
}
