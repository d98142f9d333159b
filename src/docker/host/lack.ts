/** Whether a host will do in place of another: it has all that the other has, and nothing that stands in the way. */
import { isDigestReference, referencesByImage } from '../daemon/lookup.ts';
import type { ContainerRecord, ImageRecord } from '../daemon/state.ts';
import { entryOf } from '../entry.ts';
import type { Change } from '../filesystem/index.ts';
import { layersDownTo } from '../image/index.ts';
import type { ContainerView } from '../view.ts';
import type { Host } from './host.ts';
import { view } from './seen.ts';
import { filesOf } from './work-files.ts';

/**
 * What differs. `image`: it is not there under this name, or it is another one. `nameless`: there are more or fewer images without a name. `container`: it is
 * not there, or not as it was. `extra`: an image that was made there, a name of an image, a container, a network or a volume that the other has not. `pushed`: a
 * registry lacks it. `file`: the working directory lacks it, holds another text, or has one that builds read by themselves. `terminal`: it stands in a container's shell.
 */
export interface Lack {
  readonly what: 'image' | 'nameless' | 'container' | 'extra' | 'pushed' | 'file' | 'terminal';
  /** Of the image, container, network, volume, repository or file; empty where there is none. */
  readonly name: string;
}

/**
 * The first thing by which `own` differs from `wanted` in a way that may change what is right; null when there is none. Ids and dates may differ, and `own` may
 * have further files and images that were pulled.
 */
export function lackOf(own: Host, wanted: Host): Lack | null {
  if (own.inside !== null) return { what: 'terminal', name: '' };
  return (
    filesLack(own, wanted) ??
    imagesLack(own, wanted) ??
    containersLack(own, wanted) ??
    pushedLack(own, wanted) ??
    namedLack(own, wanted)
  );
}

/** Files that a build looks for by itself. */
const READ_UNASKED = /(^|\/)([Dd]ockerfile|.*\.?dockerignore)$/;

function filesLack(own: Host, wanted: Host): Lack | null {
  if (own.files === wanted.files) return null;
  const has = new Map(filesOf(own).map(file => [file.path, file.digest]));
  for (const { path, digest } of filesOf(wanted)) {
    if (has.get(path) !== digest) return { what: 'file', name: path };
    has.delete(path);
  }
  const unasked = [...has.keys()].find(path => READ_UNASKED.test(path));
  return unasked === undefined ? null : { what: 'file', name: unasked };
}

function imagesLack(own: Host, wanted: Host): Lack | null {
  const names = namesOn(wanted);
  const ownNames = namesOn(own);
  for (const [name, image] of names) {
    const mine = ownNames.get(name);
    if (mine === undefined || !alike(mine, image)) return { what: 'image', name };
    // Two names of one image there are two names of one image here.
    const twin = [...names].find(([other, each]) => other !== name && each === image);
    if (twin !== undefined && ownNames.get(twin[0]) !== mine) return { what: 'image', name: twin[0] };
  }
  const [nameless, ownNameless] = [namelessOn(wanted), namelessOn(own)];
  const same =
    nameless.length === ownNameless.length && nameless.every(each => ownNameless.some(mine => alike(mine, each)));
  if (!same) return { what: 'nameless', name: '' };
  const known = new Set([...names.keys()].map(name => ownNames.get(name)));
  const extra = [...ownNames].find(([name, image]) => !names.has(name) && (known.has(image) || !image.catalogued));
  return extra === undefined ? null : { what: 'extra', name: extra[0] };
}

function namesOn({ daemon }: Host): ReadonlyMap<string, ImageRecord> {
  const found = new Map<string, ImageRecord>();
  for (const [id, named] of referencesByImage(daemon)) {
    const image = daemon.images.get(id);
    if (image === undefined) continue;
    for (const each of named) if (!isDigestReference(each)) found.set(each.familiar, image);
  }
  return found;
}

function namelessOn(host: Host): readonly ImageRecord[] {
  return view(host).images.flatMap(({ id, tags }) => (tags.length === 0 ? (host.daemon.images.get(id) ?? []) : []));
}

/** The same instructions, settings and files, whenever they came to be. */
function alike(a: ImageRecord, b: ImageRecord): boolean {
  if (a.id === b.id) return true;
  const [one, other] = [layersDownTo(a.top), layersDownTo(b.top)];
  return (
    told(a) === told(b) &&
    one.length === other.length &&
    one.every(
      (stored, index) => stored === other[index] || sameChanges(stored.layer.changes, other[index]?.layer.changes),
    )
  );
}

/** What an image's config says, but for its moments. */
function told({ config }: ImageRecord): string {
  const { config: settings, architecture, os, variant, history } = config;
  return JSON.stringify([settings, architecture, os, variant, (history ?? []).map(row => row.created_by)]);
}

function sameChanges(a: readonly Change[], b: readonly Change[] | undefined): boolean {
  return (
    b !== undefined &&
    a.length === b.length &&
    a.every((change, index) => {
      const other = b[index];
      return other !== undefined && change.kind === other.kind && change.path === other.path && sameNode(change, other);
    })
  );
}

function sameNode({ node: a }: Change, { node: b }: Change): boolean {
  if (a === null || b === null || a === b) return a === b;
  if (a.type !== b.type || a.mode !== b.mode) return false;
  if (a.type === 'file' && b.type === 'file') return a.content.digest === b.content.digest;
  return a.type !== 'symlink' || b.type !== 'symlink' || a.target === b.target;
}

/** A name that Docker gave: `eager_hopper`. */
const GIVEN_BY_DOCKER = /^[a-z]+_[a-z]+\d*$/;

function containersLack(own: Host, wanted: Host): Lack | null {
  const left = [...view(own).containers];
  for (const container of view(wanted).containers) {
    const index = left.findIndex(each => sameContainer(own, each, wanted, container));
    const { name, image } = container;
    if (index < 0) return { what: 'container', name: GIVEN_BY_DOCKER.test(name) ? image : name };
    left.splice(index, 1);
  }
  const [extra] = left;
  return extra === undefined ? null : { what: 'extra', name: extra.name };
}

function sameContainer(own: Host, a: ContainerView, wanted: Host, b: ContainerView): boolean {
  if (a.name !== b.name && !(GIVEN_BY_DOCKER.test(a.name) && GIVEN_BY_DOCKER.test(b.name))) return false;
  const [one, other] = [own.daemon.containers.get(a.id), wanted.daemon.containers.get(b.id)];
  return (
    one !== undefined &&
    other !== undefined &&
    a.state === b.state &&
    a.exitCode === b.exitCode &&
    a.logs === b.logs &&
    sameImage(own, one, wanted, other) &&
    sameSettings(one, other) &&
    sameChanges(one.changes, other.changes)
  );
}

function sameImage(own: Host, a: ContainerRecord, wanted: Host, b: ContainerRecord): boolean {
  if (a.imageId === b.imageId) return true;
  const [one, other] = [own.daemon.images.get(a.imageId), wanted.daemon.images.get(b.imageId)];
  return one !== undefined && other !== undefined && alike(one, other);
}

/** What it does when it is started again. */
function sameSettings(a: ContainerRecord, b: ContainerRecord): boolean {
  const said = ({ path, args, config, hostConfig: { ConsoleSize: _, ...hostConfig } }: ContainerRecord): string =>
    JSON.stringify([path, args, config.Env, config.WorkingDir, config.User, config.Labels, hostConfig]);
  return said(a) === said(b);
}

function pushedLack(own: Host, wanted: Host): Lack | null {
  const held = new Map(view(own).pushed.map(({ repository, tags }) => [repository, tags] as const));
  const lacking = view(wanted).pushed.find(({ repository, tags }) =>
    Object.keys(tags).some(tag => !Object.hasOwn(held.get(repository) ?? {}, tag)),
  );
  return lacking === undefined ? null : { what: 'pushed', name: lacking.repository };
}

/** 64 hexadecimal digits: a volume that nobody named. */
const ANONYMOUS = /^[0-9a-f]{64}$/;

/** Networks and volumes. */
function namedLack(own: Host, wanted: Host): Lack | null {
  for (const kind of ['networks', 'volumes'] as const) {
    const [one, other] = [own, wanted].map(host =>
      view(host)
        [kind].map(each => each.name)
        .filter(name => !ANONYMOUS.test(name)),
    );
    const odd = other?.find(name => !one?.includes(name)) ?? one?.find(name => !other?.includes(name));
    if (odd !== undefined) return { what: 'extra', name: odd };
  }
  return null;
}

/** Variables that change what `docker`, or a word of the line, comes to. */
const TELLING = /^(PATH|HOME|CDPATH|(DOCKER|BUILDKIT|BUILDX|COMPOSE)_.*|[a-z]+_proxy)$/i;
const USUAL_IFS = ' \t\n';

/** Whether what is typed at the one comes to the same at the other: they stand in one directory, and `docker` means one thing at both. */
export function terminalsAgree({ shell: a }: Host, { shell: b }: Host): boolean {
  const said = ({ cwd, variables, aliases, functions }: Host['shell']): string =>
    JSON.stringify([
      cwd,
      Object.entries(variables)
        .filter(([name]) => TELLING.test(name))
        .sort(),
      entryOf(variables, 'IFS') ?? USUAL_IFS,
      entryOf(aliases, 'docker') ?? null,
      entryOf(functions, 'docker') ?? null,
    ]);
  return a === b || said(a) === said(b);
}
