import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { ContainerCreate, ContainerCreated, HostConfig } from '../../engine/container-create.ts';
import type { ContainerConfig } from '../../engine/containers.ts';
import { cleanPath, draftOf, fileSystemOf } from '../../filesystem/index.ts';
import type { ContainerDefaults } from '../../image/index.ts';
import { treeOf } from '../../image/index.ts';
import { drawn, refuseFull } from '../conditions.ts';
import { type Daemon, emit, newId, pass, putContainer, record } from '../daemon.ts';
import { inKeyOrder } from '../key-order.ts';
import { findContainer, findImage, findNetwork } from '../lookup.ts';
import { newEndpoint, placeOf } from '../networks/endpoints.ts';
import { isUserDefined } from '../networks/network-mode.ts';
import type { ContainerRecord, Endpoint, ImageRecord } from '../state.ts';
import { makeMounts } from './mounts.ts';
import { newName } from './names.ts';
import { checkPlaces, checkSettings, settingsWarnings } from './settings.ts';

const CREATE = 38;
const CONTAINER_NAME = /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/;

function mergeEnv(own: readonly string[], inherited: readonly string[]): readonly string[] {
  const nameOf = (variable: string) => variable.split('=', 1)[0];
  const known = new Set(own.map(nameOf));
  return [...own, ...inherited.filter(variable => !known.has(nameOf(variable)))];
}

function ports(names: readonly string[]): Readonly<Record<string, Readonly<Record<string, never>>>> {
  return Object.fromEntries([...names].sort().map(name => [name, {}]));
}

/** What the learner said, laid over what the image says. */
function mergeConfig(body: ContainerCreate, image: ContainerDefaults, id: string): ContainerConfig {
  const entrypoint = body.Entrypoint ?? [];
  const cleared = entrypoint.length === 1 && entrypoint[0] === '';
  const given = body.Cmd ?? [];
  const cmd = entrypoint.length === 0 && given.length === 0 ? (image.Cmd ?? null) : given.length === 0 ? null : given;
  const finalEntrypoint = cleared ? null : entrypoint.length > 0 ? entrypoint : (image.Entrypoint ?? null);
  const exposed = [...Object.keys(image.ExposedPorts ?? {}), ...(body.ExposedPorts ?? [])];
  const volumes = [...Object.keys(image.Volumes ?? {}), ...(body.Volumes ?? [])];
  const healthcheck = body.Healthcheck ?? image.Healthcheck;
  const shell = image.Shell;
  const stopSignal = body.StopSignal ?? image.StopSignal;
  return {
    Hostname:
      body.Hostname ??
      (body.HostConfig.NetworkMode === 'host' || body.HostConfig.UTSMode === 'host' ? 'dock' : id.slice(0, 12)),
    Domainname: body.Domainname ?? '',
    User: body.User !== undefined && body.User !== '' ? body.User : (image.User ?? ''),
    AttachStdin: body.AttachStdin ?? false,
    AttachStdout: body.AttachStdout ?? false,
    AttachStderr: body.AttachStderr ?? false,
    ...(exposed.length === 0 ? {} : { ExposedPorts: ports(exposed) }),
    Tty: body.Tty ?? false,
    OpenStdin: body.OpenStdin ?? false,
    StdinOnce: body.StdinOnce ?? false,
    Env: mergeEnv(body.Env ?? [], image.Env ?? []),
    Cmd: cmd,
    ...(healthcheck === undefined ? {} : { Healthcheck: { ...image.Healthcheck, ...healthcheck } }),
    ...(image.ArgsEscaped === true && cmd === image.Cmd ? { ArgsEscaped: true } : {}),
    Image: body.Image,
    Volumes: volumes.length === 0 ? null : ports(volumes),
    WorkingDir:
      body.WorkingDir !== undefined && body.WorkingDir !== '' ? cleanPath(body.WorkingDir) : (image.WorkingDir ?? ''),
    Entrypoint: finalEntrypoint,
    ...(body.MacAddress === undefined ? {} : { MacAddress: body.MacAddress }),
    OnBuild: null,
    Labels: inKeyOrder({ ...(image.Labels ?? {}), ...(body.Labels ?? {}) }),
    ...(stopSignal === undefined || stopSignal === '' ? {} : { StopSignal: stopSignal }),
    ...(body.StopTimeout === undefined ? {} : { StopTimeout: body.StopTimeout }),
    ...(shell === undefined ? {} : { Shell: shell }),
  };
}

function endpoints(daemon: Daemon, body: ContainerCreate): Readonly<Record<string, Endpoint>> {
  const mode = body.HostConfig.NetworkMode ?? 'default';
  if (mode.startsWith('container:')) return {};
  const nameOf = (asked: string): string => {
    const name = asked === 'default' || asked === '' ? 'bridge' : asked;
    const network = findNetwork(daemon.state, name);
    return network.ok ? network.value.name : name;
  };
  const nowhere = newEndpoint({ aliases: [], ip: null, mac: null });
  const asked = (body.Networks ?? []).map(one => [nameOf(one.Name), newEndpoint(placeOf(one))] as const);
  return { [nameOf(mode)]: nowhere, ...Object.fromEntries(asked) };
}

/** As the daemon keeps it: capabilities by their whole names, a container whose network is shared by its id. */
function hostConfigOf(daemon: Daemon, host: HostConfig): HostConfig {
  const whole = (names: readonly string[]) =>
    names
      .map(name => name.toUpperCase())
      .map(name => (name === 'ALL' || name.startsWith('CAP_') ? name : `CAP_${name}`));
  const mode = host.NetworkMode ?? '';
  const other = mode.startsWith('container:') ? findContainer(daemon.state, mode.slice('container:'.length)) : null;
  return {
    ...host,
    ...(host.CapAdd === undefined ? {} : { CapAdd: whole(host.CapAdd) }),
    ...(host.CapDrop === undefined ? {} : { CapDrop: whole(host.CapDrop) }),
    ...(other?.ok === true ? { NetworkMode: `container:${other.value.id}` } : {}),
  };
}

function platformOf(image: ImageRecord): string {
  return `${image.config.os}/${image.config.architecture}`;
}

export function containerCreate(
  daemon: Daemon,
  name: string | null,
  body: ContainerCreate,
  options: { readonly platform: string | null },
): Answer<ContainerCreated> {
  record(daemon, { request: `POST /containers/create${name === null ? '' : `?name=${name}`}` });
  const settings = checkSettings(daemon, body);
  if (!settings.ok) return settings;
  const found = findImage(daemon.state, body.Image);
  return found.ok ? makeContainer(daemon, name, body, found.value, options) : found;
}

/** A container whose settings are known to be good. `image` null: it stands on nothing, as a build from scratch may. */
export function makeContainer(
  daemon: Daemon,
  name: string | null,
  body: ContainerCreate,
  image: ImageRecord | null,
  options: { readonly platform: string | null },
): Answer<ContainerCreated> {
  const top = image?.top ?? null;
  if (
    image !== null &&
    options.platform !== null &&
    !platformOf(image).startsWith(options.platform.split('/').slice(0, 2).join('/'))
  ) {
    return refuse(
      'not-found',
      `image with reference ${body.Image} was found but its platform (${platformOf(image)}) does not match the specified platform (${options.platform})`,
    );
  }
  const full = refuseFull(daemon, `/var/lib/docker/overlay2/${drawn(daemon)}-init/.tmp-link*`);
  if (full !== null) return full;
  const place = checkPlaces(daemon, body);
  if (!place.ok) return place;
  if (Object.keys(body.HostConfig.StorageOpt ?? {}).length > 0)
    return refuse('bad-request', "--storage-opt is supported only for overlay over xfs with 'pquota' mount option");
  const id = newId(daemon, 'container');
  const config = mergeConfig(body, image?.config.config ?? {}, id);
  const command = [...(config.Entrypoint ?? []), ...(config.Cmd ?? [])];
  const [path, ...args] = command;
  if (path === undefined) return refuse('bad-request', 'no command specified');
  const workdir = fileSystemOf(draftOf(treeOf(top)), { now: () => 0 }).stat(config.WorkingDir || '/');
  if (workdir !== null && workdir.type !== 'directory')
    return refuse('server-error', `Cannot mkdir: ${config.WorkingDir} is not a directory`);
  if (name !== null && !CONTAINER_NAME.test(name)) {
    return refuse('bad-request', `Invalid container name (${name}), only [a-zA-Z0-9][a-zA-Z0-9_.-] are allowed`);
  }
  const holder =
    name === null ? undefined : [...daemon.state.containers.values()].find(container => container.name === name);
  if (name !== null && holder !== undefined) {
    return refuse(
      'conflict',
      `Conflict. The container name "/${name}" is already in use by container "${holder.id}". You have to remove (or rename) that container to be able to reuse that name.`,
    );
  }
  if (daemon.state.containers.size >= daemon.limits.containers) {
    daemon.exceeded = `this host keeps at most ${daemon.limits.containers} containers`;
    return refuse('limit', daemon.exceeded);
  }
  for (const link of isUserDefined(body.HostConfig.NetworkMode ?? '') ? [] : (body.HostConfig.Links ?? [])) {
    const [other = ''] = link.split(':');
    const linked = findContainer(daemon.state, other);
    if (!linked.ok) {
      const why = other === '' ? 'invalid name or ID supplied: ""' : linked.message;
      return refuse('bad-request', `could not get container for ${other}: ${why}`);
    }
  }
  const mounts = makeMounts(daemon, body, config, treeOf(top));
  if (!mounts.ok) return mounts;
  pass(daemon, CREATE);
  const container: ContainerRecord = {
    id,
    name: name ?? newName(daemon),
    created: daemon.clock,
    image: body.Image,
    imageId: image?.id ?? '',
    platform: image?.config.os ?? 'linux',
    top,
    config,
    hostConfig: hostConfigOf(daemon, body.HostConfig),
    path,
    args,
    changes: [],
    mounts: mounts.value,
    scratch: {},
    networks: endpoints(daemon, body),
    bound: {},
    status: 'created',
    exitCode: 0,
    error: '',
    startedAt: null,
    finishedAt: null,
    pid: 0,
    restartCount: 0,
    earlier: [],
    run: null,
    health: null,
    restartsAt: null,
  };
  putContainer(daemon, container);
  emit(daemon, 'container', 'create', id, eventAttributes(container));
  return answer({ Id: id, Warnings: [...settingsWarnings(body), ...warnings(image, daemon, options.platform)] });
}

function warnings(image: ImageRecord | null, daemon: Daemon, asked: string | null): readonly string[] {
  if (image === null || asked !== null || platformOf(image) === daemon.state.platform) return [];
  const host = daemon.state.platform === 'linux/arm64' ? 'linux/arm64/v8' : daemon.state.platform;
  return [
    `The requested image's platform (${platformOf(image)}) does not match the detected host platform (${host}) and no specific platform was requested`,
  ];
}

export function eventAttributes(container: ContainerRecord): Readonly<Record<string, string>> {
  return { ...container.config.Labels, image: container.image, name: container.name };
}
