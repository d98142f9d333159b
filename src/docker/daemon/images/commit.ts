import { portsOf } from '../../builder/classic/index.ts';
import { readInstruction } from '../../dockerfile/instruction/read.ts';
import { environmentOf } from '../../dockerfile/parse/environment.ts';
import { expand } from '../../dockerfile/parse/lex.ts';
import { parseTree } from '../../dockerfile/parse/tree.ts';
import { DockerfileRefusal } from '../../dockerfile/refusal.ts';
import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { ContainerConfig } from '../../engine/containers.ts';
import type { CommitOptions } from '../../engine/images.ts';
import { cleanPath, layerOf } from '../../filesystem/index.ts';
import {
  type ContainerDefaults,
  goJson,
  type ImageConfig,
  imageIdOf,
  rfc3339,
  type StoredLayer,
  storeLayer,
} from '../../image/index.ts';
import { familiarString, parseReference, withDefaultTag } from '../../image/reference.ts';
import { profileOf } from '../../profile.ts';
import { configJsonOf } from '../../registry/catalogue.ts';
import type { Work } from '../../work.ts';
import { drawn, refuseFull } from '../conditions.ts';
import { eventAttributes } from '../containers/create.ts';
import { isRunning } from '../containers/is-running.ts';
import { type Daemon, emit, pass, record, update, withEntry } from '../daemon.ts';
import { findContainer, keyOf, referenceOf } from '../lookup.ts';
import type { ImageRecord } from '../state.ts';
import { newImage } from './content.ts';
import { tellImage } from './events.ts';
import { pointTo } from './images.ts';

const CHANGES = [
  'cmd',
  'entrypoint',
  'healthcheck',
  'env',
  'expose',
  'label',
  'onbuild',
  'stopsignal',
  'user',
  'volume',
  'workdir',
];

/**
 * Instructions of `--change`, laid over a config. They are a Dockerfile's, but only those that change metadata: quotes and
 * variables are read as in a build, and an ENTRYPOINT forgets the command unless one of them sets it.
 */
export function changeDefaults(
  defaults: ContainerDefaults,
  changes: readonly string[],
  work: Work,
): Answer<ContainerDefaults> {
  let config = defaults;
  let cmdSet = false;
  for (const change of changes) {
    try {
      for (const line of parseTree(change).lines) {
        if (!CHANGES.includes(line.word.toLowerCase()))
          return refuse('bad-request', `${line.word.toUpperCase()} is not a valid change command`);
        const instruction = readInstruction(line);
        config = applied(config, instruction, work);
        cmdSet ||= instruction.kind === 'cmd';
        if (instruction.kind === 'entrypoint' && !cmdSet) {
          const { Cmd: _cmd, ...rest } = config;
          config = rest;
        }
      }
    } catch (error) {
      if (error instanceof DockerfileRefusal) return refuse('bad-request', error.message);
      throw error;
    }
  }
  return answer(config);
}

function applied(
  config: ContainerDefaults,
  instruction: ReturnType<typeof readInstruction>,
  work: Work,
): ContainerDefaults {
  const environment = environmentOf(config.Env ?? []);
  const word = (text: string): string => expand(text, environment, { escape: '\\', work }).result;
  switch (instruction.kind) {
    case 'cmd': {
      const { words, shell } = instruction.command;
      return { ...config, Cmd: shell ? ['/bin/sh', '-c', ...words] : words };
    }
    case 'entrypoint': {
      const { words, shell } = instruction.command;
      return { ...config, Entrypoint: shell ? ['/bin/sh', '-c', ...words] : words };
    }
    case 'env': {
      const env = [...(config.Env ?? [])];
      for (const pair of instruction.pairs) {
        const key = word(pair.key);
        const value = word(pair.value);
        const at = env.findIndex(known => known.startsWith(`${key}=`));
        if (at >= 0) env[at] = `${key}=${value}`;
        else env.push(`${key}=${value}`);
      }
      return { ...config, Env: env };
    }
    case 'expose': {
      const ports = instruction.ports
        .flatMap(text => expand(text, environment, { escape: '\\', work }).words)
        .flatMap(port => portsOf(port).map((each): [string, Record<string, never>] => [each, {}]));
      return { ...config, ExposedPorts: { ...config.ExposedPorts, ...Object.fromEntries(ports) } };
    }
    case 'label':
      return {
        ...config,
        Labels: {
          ...config.Labels,
          ...Object.fromEntries(instruction.pairs.map(({ key, value }) => [word(key), word(value)])),
        },
      };
    case 'onbuild':
      return { ...config, OnBuild: [...(config.OnBuild ?? []), instruction.expression] };
    case 'stopsignal':
      return { ...config, StopSignal: word(instruction.signal) };
    case 'user':
      return { ...config, User: word(instruction.user) };
    case 'volume': {
      const volumes = instruction.paths.map((path): [string, Record<string, never>] => [word(path), {}]);
      return { ...config, Volumes: { ...config.Volumes, ...Object.fromEntries(volumes) } };
    }
    case 'workdir':
      return { ...config, WorkingDir: cleanPath(word(instruction.path), config.WorkingDir ?? '/') };
    case 'healthcheck': {
      const { test, interval, timeout, startPeriod, startInterval, retries } = instruction.health;
      return {
        ...config,
        Healthcheck: {
          Test: test,
          ...(interval === 0 ? {} : { Interval: interval }),
          ...(timeout === 0 ? {} : { Timeout: timeout }),
          ...(startPeriod === 0 ? {} : { StartPeriod: startPeriod }),
          ...(startInterval === 0 ? {} : { StartInterval: startInterval }),
          ...(retries === 0 ? {} : { Retries: retries }),
        },
      };
    }
    default:
      return config;
  }
}

/** What an image made from a container starts its own containers with. */
function defaultsOf(config: ContainerConfig): ContainerDefaults {
  return {
    ...(config.User === '' ? {} : { User: config.User }),
    ...(config.ExposedPorts === undefined ? {} : { ExposedPorts: config.ExposedPorts }),
    ...(config.Env === null ? {} : { Env: config.Env }),
    ...(config.Entrypoint === null ? {} : { Entrypoint: config.Entrypoint }),
    ...(config.Cmd === null ? {} : { Cmd: config.Cmd }),
    ...(config.Volumes === null ? {} : { Volumes: config.Volumes }),
    ...(config.WorkingDir === '' ? {} : { WorkingDir: config.WorkingDir }),
    ...(Object.keys(config.Labels).length === 0 ? {} : { Labels: config.Labels }),
    ...(config.StopSignal === undefined ? {} : { StopSignal: config.StopSignal }),
    ...(config.ArgsEscaped === undefined ? {} : { ArgsEscaped: config.ArgsEscaped }),
    ...(config.Healthcheck === undefined ? {} : { Healthcheck: config.Healthcheck }),
    ...(config.Shell === undefined ? {} : { Shell: config.Shell }),
  };
}

/** Keeps a new image, under a name when there is one. */
export function keepImage(
  daemon: Daemon,
  config: ImageConfig,
  top: StoredLayer | null,
  parent: string | null,
  key: string | null,
): Answer<ImageRecord> {
  if (daemon.state.images.size >= daemon.limits.images) {
    daemon.exceeded = `this host keeps at most ${daemon.limits.images} images`;
    return refuse('limit', daemon.exceeded);
  }
  const json = configJsonOf(config, goJson);
  const configSize = new TextEncoder().encode(json).length;
  const parts = { config, configDigest: imageIdOf(json), configSize, top };
  const made = newImage(daemon.state, parts, { parent, lastTagged: null, catalogued: false });
  const image = daemon.state.images.get(made.id) ?? made;
  update(daemon, { images: withEntry(daemon.state.images, image.id, image) });
  if (key !== null) pointTo(daemon, key, image, true);
  return answer(image);
}

export function imageCommit(daemon: Daemon, options: CommitOptions): Answer<string> {
  record(daemon, { request: `POST /commit?container=${options.container}` });
  const found = findContainer(daemon.state, options.container);
  if (!found.ok) return found;
  const container = found.value;
  let key: string | null = null;
  if (options.reference !== null) {
    const parsed = parseReference(options.reference);
    if (!parsed.ok) return refuse('bad-request', parsed.error);
    key = keyOf(withDefaultTag(parsed.value));
  }
  const defaults = changeDefaults(defaultsOf(container.config), options.changes, daemon.work);
  if (!defaults.ok) return defaults;
  const full = refuseFull(daemon, `/var/lib/docker/overlay2/${drawn(daemon)}/.tmp-link*`);
  if (full !== null) return full;
  pass(daemon, 20);
  const base = daemon.state.images.get(container.imageId)?.config ?? null;
  const createdBy = (container.config.Cmd ?? []).join(' ');
  const created = rfc3339(daemon.clock);
  const layer = layerOf(container.changes);
  const empty = layer.changes.length === 0;
  const top = empty ? container.top : storeLayer(container.top, layer, { instruction: 'COMMIT', createdBy });
  const below = base?.rootfs.diff_ids ?? [];
  const config: ImageConfig = {
    architecture: base?.architecture ?? daemon.state.platform.split('/')[1] ?? 'amd64',
    os: base?.os ?? 'linux',
    ...(base?.variant === undefined ? {} : { variant: base.variant }),
    ...(options.author === '' ? {} : { author: options.author }),
    ...(options.comment === '' ? {} : { comment: options.comment }),
    config: defaults.value,
    created,
    docker_version: profileOf(daemon.state.profile).engine.version,
    history: [
      ...(base?.history ?? []),
      {
        created,
        created_by: createdBy,
        ...(options.author === '' ? {} : { author: options.author }),
        ...(options.comment === '' ? {} : { comment: options.comment }),
        ...(empty ? { empty_layer: true } : {}),
      },
    ],
    rootfs: { type: 'layers', diff_ids: empty ? below : [...below, layer.diffId] },
  };
  const parent = daemon.state.images.has(container.imageId) ? container.imageId : null;
  const image = keepImage(daemon, config, top, parent, key);
  if (!image.ok) return image;
  const pauses = options.pause && isRunning(container) && container.status !== 'paused';
  if (pauses) emit(daemon, 'container', 'pause', container.id, eventAttributes(container));
  const imageRef = key === null ? '' : familiarString(referenceOf(key));
  tellImage(daemon, 'create', image.value.id, image.value.id);
  if (key !== null) tellImage(daemon, 'tag', image.value.id, imageRef);
  emit(daemon, 'container', 'commit', container.id, {
    ...eventAttributes(container),
    comment: options.comment,
    imageID: image.value.id,
    imageRef,
  });
  if (pauses) emit(daemon, 'container', 'unpause', container.id, eventAttributes(container));
  return answer(image.value.id);
}
