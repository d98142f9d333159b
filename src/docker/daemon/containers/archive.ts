import type { Filters } from '../../engine/answer.ts';
import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { ContainersPruned, PathStat, PutArchiveOptions } from '../../engine/containers.ts';
import {
  type ArchiveEntry,
  abridge,
  cleanPath,
  type Draft,
  draftOf,
  emptyTree,
  fileSystemOf,
  joinPath,
  mountDraft,
  nameOf,
  parentOf,
  readTar,
  type Tree,
  withParents,
  writeTar,
} from '../../filesystem/index.ts';
import { rfc3339, treeOf } from '../../image/index.ts';
import { type Daemon, emit, pass, record } from '../daemon.ts';
import { checkFilters, labelsMatch, untilFilter } from '../filters.ts';
import { findContainer } from '../lookup.ts';
import type { ContainerRecord } from '../state.ts';
import { eventAttributes } from './create.ts';
import { type OpenFiles, openFiles } from './files.ts';
import { isRunning } from './is-running.ts';
import { sizeRw } from './list.ts';
import { hostsOf, resolvConfOf } from './name-files.ts';
import { removeContainer } from './remove.ts';
import { tellMounted, tellUnmounted } from './run.ts';

/** A path with all that is below it, as entries of an archive whose first is called `name`. */
function entriesOf(tree: Tree, path: string, name: string): ArchiveEntry[] {
  const node = tree.get(path);
  if (node === null) return [];
  const entries: ArchiveEntry[] = name === '' ? [] : [{ path: name, node }];
  if (node.type === 'directory') {
    for (const child of tree.names(path))
      entries.push(...entriesOf(tree, joinPath(path, child), name === '' ? child : `${name}/${child}`));
  }
  return entries;
}

interface Located {
  readonly container: ContainerRecord;
  readonly files: OpenFiles;
  /** Canonical, but for a symlink at its end. */
  readonly at: string;
  readonly stat: PathStat;
}

/** A container's files as a copy out of it sees them: with the files of names that the daemon mounts over its own. */
function withNames(daemon: Daemon, container: ContainerRecord, whole: Draft): Draft {
  if (container.startedAt === null) return whole;
  const { Hostname, Domainname } = container.config;
  const texts = {
    '/etc/hostname': `${Hostname}${Domainname === '' ? '' : `.${Domainname}`}\n`,
    '/etc/hosts': hostsOf(daemon, container),
    '/etc/resolv.conf': resolvConfOf(daemon, container),
  };
  const names = draftOf(emptyTree);
  const files = fileSystemOf(names, { now: () => (container.startedAt ?? 0) / 1000 });
  files.mkdir('/etc');
  for (const [path, text] of Object.entries(texts)) files.write(path, text, { mode: 0o644 });
  return mountDraft(
    whole,
    Object.keys(texts).map(path => ({ path, tree: names, root: path, readOnly: false })),
  );
}

function locate(daemon: Daemon, name: string, path: string): Answer<Located> {
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const container = found.value;
  const opened = openFiles(daemon, container);
  const files = { ...opened, whole: withNames(daemon, container, opened.whole) };
  const inside = fileSystemOf(files.whole, { now: () => daemon.clock / 1000 });
  const missing = refuse('not-found', `Could not find the file ${path} in container ${name}`);
  const whole = cleanPath(path);
  // A slash at the end means what a symlink leads to.
  const directory = /\/\.?$/.test(path) ? inside.resolve(whole) : inside.resolve(parentOf(whole));
  if (directory === null) return missing;
  const at = /\/\.?$/.test(path) ? directory : whole === '/' ? '/' : joinPath(directory, nameOf(whole));
  const node = files.whole.get(at);
  if (node === null) return missing;
  if (/\/\.?$/.test(path) && node.type !== 'directory') return missing;
  return answer({
    container,
    files,
    at,
    stat: {
      name: nameOf(whole) || '/',
      size: node.type === 'file' ? node.content.size : 4096,
      type: node.type,
      mode: node.mode,
      mtime: rfc3339(node.mtime * 1000),
      linkTarget: node.type === 'symlink' ? (inside.resolve(at) ?? cleanPath(node.target, parentOf(at))) : '',
    },
  });
}

export function containerArchiveInfo(daemon: Daemon, name: string, path: string): Answer<PathStat> {
  record(daemon, { request: `HEAD /containers/${name}/archive?path=${path}` });
  const located = locate(daemon, name, path);
  if (!located.ok) return located;
  tellMounted(daemon, located.value.container);
  tellUnmounted(daemon, located.value.container);
  return answer(located.value.stat);
}

export async function containerArchive(
  daemon: Daemon,
  name: string,
  path: string,
): Promise<Answer<{ readonly archive: Uint8Array; readonly stat: PathStat }>> {
  const located = locate(daemon, name, path);
  if (!located.ok) {
    record(daemon, { request: `GET /containers/${name}/archive?path=${path}` });
    return located;
  }
  const { files, at, stat, container } = located.value;
  const archive = await writeTar(entriesOf(files.whole, at, at === '/' ? '' : nameOf(at)));
  record(daemon, { request: `GET /containers/${name}/archive?path=${path}`, received: archive.length });
  tellMounted(daemon, container);
  emit(daemon, 'container', 'archive-path', container.id, eventAttributes(container));
  tellUnmounted(daemon, container);
  return answer({ archive, stat });
}

export async function putContainerArchive(
  daemon: Daemon,
  name: string,
  path: string,
  archive: Uint8Array,
  options: PutArchiveOptions,
): Promise<Answer<null>> {
  record(daemon, { request: `PUT /containers/${name}/archive?path=${path}`, sent: archive.length });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const container = found.value;
  const files = openFiles(daemon, container);
  const inside = fileSystemOf(files.whole, { now: () => daemon.clock / 1000 });
  const directory = inside.resolve(path);
  const node = directory === null ? null : files.whole.get(directory);
  if (directory === null || node === null)
    return refuse('not-found', `Could not find the file ${path} in container ${name}`);
  if (node.type !== 'directory') return refuse('bad-request', 'extraction point is not a directory');
  if (!files.whole.mayWrite(joinPath(directory, 'x'))) {
    return refuse('server-error', 'container rootfs is marked read-only');
  }
  if (archive.length > 0 && archive.length < 512) return refuse('bad-request', 'unexpected EOF');
  const entries = archive.length === 0 ? [] : await readTar(archive);
  if (entries === null) return refuse('bad-request', 'archive/tar: invalid tar header');
  for (const entry of entries) {
    const target = cleanPath(entry.path, directory);
    const old = inside.lstat(target);
    const isDirectory = entry.node.type === 'directory';
    if (options.noOverwriteDirNonDir && old !== null && isDirectory !== (old.type === 'directory')) {
      const what = isDirectory ? 'non-directory' : 'directory';
      return refuse(
        'bad-request',
        `cannot overwrite ${what} "${target}" with ${isDirectory ? 'directory' : 'non-directory'} "${directory}"`,
      );
    }
    inside.mkdir(parentOf(target), { recursive: true });
    const owned = options.copyUIDGID ? entry.node : { ...entry.node, uid: 0, gid: 0 };
    if (old === null || !isDirectory) {
      const place = inside.resolve(parentOf(target));
      if (place !== null && files.whole.mayGrow(owned.type === 'file' ? owned.content.size : 0)) {
        files.whole.put(joinPath(place, nameOf(target)), owned);
      }
    }
  }
  files.close();
  pass(daemon, 10);
  tellMounted(daemon, container);
  emit(daemon, 'container', 'extract-to-dir', container.id, eventAttributes(container));
  tellUnmounted(daemon, container);
  return answer(null);
}

export function containerChanges(
  daemon: Daemon,
  name: string,
): Answer<readonly { readonly Kind: 'A' | 'C' | 'D'; readonly Path: string }[]> {
  record(daemon, { request: `GET /containers/${name}/changes` });
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const changes = withParents(found.value.changes, treeOf(found.value.top));
  return answer(changes.map(({ kind, path }) => ({ Kind: kind, Path: path })));
}

export async function containerExport(daemon: Daemon, name: string): Promise<Answer<Uint8Array>> {
  const found = findContainer(daemon.state, name);
  if (!found.ok) return found;
  const files = openFiles(daemon, found.value);
  const entries = entriesOf(files.own, '/', '');
  const archive = await writeTar(entries);
  // Stand-ins weigh nothing in here: what the learner is shown is the size that the archive would have.
  const size = entries.reduce(
    (sum, { node }) => sum + 512 + (node.type === 'file' ? Math.ceil(node.content.size / 512) * 512 : 0),
    1024,
  );
  record(daemon, { request: `GET /containers/${name}/export`, received: size });
  emit(daemon, 'container', 'export', found.value.id, eventAttributes(found.value));
  return answer(abridge(archive, size));
}

export function containerPrune(daemon: Daemon, filters: Filters): Answer<ContainersPruned> {
  record(daemon, { request: 'POST /containers/prune' });
  const known = checkFilters(filters, ['label', 'label!', 'until']);
  if (!known.ok) return known;
  const until = untilFilter(filters, daemon.clock);
  if (!until.ok) return until;
  const gone = [...daemon.state.containers.values()].filter(
    container =>
      !isRunning(container) &&
      (until.value === null || container.created <= until.value) &&
      labelsMatch(filters, container.config.Labels),
  );
  let freed = 0;
  for (const container of gone) {
    freed += sizeRw(container);
    removeContainer(daemon, container, false);
  }
  emit(daemon, 'container', 'prune', '', { reclaimed: String(freed) });
  return answer({
    ContainersDeleted: gone.length === 0 ? null : gone.map(container => container.id),
    SpaceReclaimed: freed,
  });
}
