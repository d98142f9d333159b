/**
 * `docker cp`, after docker/cli's rules for where a copy lands: into a directory that is there, under another name where nothing is,
 * and the contents of a directory whose path ends in `/.`.
 */
import type { PathStat } from '../../../engine/index.ts';
import {
  type ArchiveEntry,
  cleanPath,
  joinPath,
  nameOf,
  parentOf,
  readTar,
  writeTar,
} from '../../../filesystem/index.ts';
import type { CommandEnding, Invocation } from '../../command.ts';
import { command, fail, WELL } from '../../command.ts';
import { failRefused } from '../../failure.ts';
import { flag } from '../../flags/flag.ts';
import { humanSize } from '../../format/units.ts';
import type { ClientIO } from '../../io.ts';
import { absolute, systemText } from '../../paths.ts';

interface CopyPath {
  /** Null: on the learner's side. */
  readonly container: string | null;
  readonly path: string;
}

function placeOf(text: string): CopyPath {
  const colon = text.indexOf(':');
  if (text.startsWith('/') || colon < 0 || text.startsWith('.')) return { container: null, path: text };
  return { container: text.slice(0, colon), path: text.slice(colon + 1) };
}

/** A path that can only mean a directory, or its contents. */
function meansDirectory(path: string): boolean {
  return path === '' || path.endsWith('/') || path.endsWith('/.') || path === '.';
}

interface Landing {
  /** Where the archive is unpacked. */
  readonly directory: string;
  /** The name that its first part gets; null: it keeps its own. */
  readonly name: string | null;
}

type Landed = { readonly ok: true; readonly landing: Landing } | { readonly ok: false; readonly error: string };

/** Where a copy goes. `target` is the absolute destination, `typed` as it was written. */
function land(
  sourceIsDirectory: boolean,
  contents: boolean,
  target: string,
  typed: string,
  there: 'file' | 'directory' | null,
): Landed {
  const as = (directory: string, name: string | null): Landed => ({ ok: true, landing: { directory, name } });
  if (there === 'directory') return as(target, contents ? '' : null);
  if (there === 'file') {
    if (sourceIsDirectory) return { ok: false, error: 'cannot copy directory' };
    return typed.endsWith('/') ? { ok: false, error: 'not a directory' } : as(parentOf(target), nameOf(target));
  }
  if (sourceIsDirectory) return as(parentOf(target), nameOf(target));
  if (meansDirectory(typed)) return { ok: false, error: 'no such directory' };
  return as(parentOf(target), nameOf(target));
}

/** Entries under a new first name: null keeps it, empty takes it away. */
function renamed(entries: readonly ArchiveEntry[], name: string | null): readonly ArchiveEntry[] {
  if (name === null) return entries;
  return entries.flatMap(entry => {
    const [, ...rest] = entry.path.split('/');
    const path = [...(name === '' ? [] : [name]), ...rest].join('/');
    return path === '' ? [] : [{ ...entry, path }];
  });
}

/** Everything at and below a path of the learner's side. */
function collect(io: ClientIO, path: string, name: string, follow: boolean): readonly ArchiveEntry[] {
  const node = follow ? io.files.stat(path) : io.files.lstat(path);
  if (node === null) return [];
  const children = node.type === 'directory' ? io.files.list(path) : [];
  return [
    { path: name, node },
    ...children.flatMap(child => collect(io, joinPath(path, child), `${name}/${child}`, false)),
  ];
}

async function statAt({ engine }: Invocation, container: string, path: string): Promise<PathStat | null> {
  const found = await engine.containerArchiveInfo(container, path);
  if (!found.ok) return null;
  if (found.value.type !== 'symlink') return found.value;
  const target = cleanPath(found.value.linkTarget, parentOf(path));
  const behind = await engine.containerArchiveInfo(container, target);
  return behind.ok ? behind.value : null;
}

function told({ flags, io }: Invocation, bytes: number, to: string): CommandEnding {
  if (!flags.on('quiet') && io.columns.stderr !== null) {
    io.write('stderr', `Successfully copied ${humanSize(bytes, 3)} to ${to}\n`);
  }
  return WELL;
}

async function into(call: Invocation, source: CopyPath, target: CopyPath): Promise<CommandEnding> {
  const { flags, io, engine } = call;
  const container = target.container ?? '';
  const path = cleanPath(target.path, '/');
  const there = target.path === '' ? null : await statAt(call, container, path);
  const kind = there === null ? null : there.type === 'directory' ? 'directory' : 'file';
  if (source.path === '-') {
    if (kind !== 'directory') return fail(io, `destination "${container}:${path}" must be a directory`);
    const put = await engine.putContainerArchive(container, path, io.stdin, {
      noOverwriteDirNonDir: false,
      copyUIDGID: flags.on('archive'),
    });
    return put.ok ? WELL : failRefused(io, put);
  }
  const from = absolute(io, source.path);
  const node = flags.on('follow-link') || meansDirectory(source.path) ? io.files.stat(from) : io.files.lstat(from);
  if (node === null) return fail(io, `lstat ${from}: no such file or directory`);
  const isDirectory = node.type === 'directory';
  if (!isDirectory && source.path.endsWith('/')) return fail(io, `lstat ${from}/: not a directory`);
  const landed = land(isDirectory, isDirectory && /(?:^|\/)\.$/.test(source.path), path, target.path, kind);
  if (!landed.ok) {
    // The archive's writer finds its reader gone, and says so in the client's log.
    const time = new Date(engine.now()).toISOString().replace(/\.\d+Z$/, 'Z');
    const broken = `Can't add file ${from} to tar: io: read/write on closed pipe`;
    io.write('stderr', `time="${time}" level=error msg="${broken}"\n`);
    return fail(io, landed.error);
  }
  const { directory, name } = landed.landing;
  const archive = await writeTar(renamed(collect(io, from, nameOf(from) || '.', flags.on('follow-link')), name));
  const put = await engine.putContainerArchive(container, directory, archive, {
    noOverwriteDirNonDir: true,
    copyUIDGID: flags.on('archive'),
  });
  return put.ok ? told(call, archive.length, `${container}:${target.path}`) : failRefused(io, put);
}

async function out(call: Invocation, source: CopyPath, target: CopyPath): Promise<CommandEnding> {
  const { flags, io, engine } = call;
  const container = source.container ?? '';
  if (source.path === '') return fail(io, 'Error response from daemon: bad parameter: pathcannot be empty');
  let path = cleanPath(source.path, '/');
  const to = target.path === '-' ? '-' : absolute(io, target.path);
  if (to !== '-' && io.files.stat(parentOf(to)) === null) {
    return fail(io, `invalid output path: directory "${parentOf(to)}" does not exist`);
  }
  if (flags.on('follow-link')) {
    const link = await engine.containerArchiveInfo(container, path);
    if (link.ok && link.value.type === 'symlink') path = cleanPath(link.value.linkTarget, parentOf(path));
  }
  const fetched = await engine.containerArchive(container, path);
  if (!fetched.ok) return failRefused(io, fetched);
  const { archive, stat } = fetched.value;
  if (to === '-') {
    io.write('stdout', archive);
    return WELL;
  }
  const node = io.files.stat(to);
  const kind = node === null ? null : node.type === 'directory' ? 'directory' : 'file';
  const isDirectory = stat.type === 'directory';
  const landed = land(isDirectory, isDirectory && source.path.endsWith('/.'), to, target.path, kind);
  if (!landed.ok) return fail(io, landed.error);
  const { directory, name } = landed.landing;
  for (const entry of renamed((await readTar(archive)) ?? [], name)) {
    const place = joinPath(directory, entry.path);
    const { node: one } = entry;
    const owner = { mode: one.mode, mtime: one.mtime };
    const refused =
      one.type === 'directory'
        ? io.files.mkdir(place, { recursive: true, ...owner })
        : one.type === 'symlink'
          ? io.files.symlink(place, one.target)
          : io.files.write(place, one.content, owner);
    if (refused !== null && refused !== 'EEXIST') return fail(io, `open ${place}: ${systemText(refused)}`);
  }
  return told(call, archive.length, target.path === '.' || target.path === '' ? `${to}/.` : to);
}

export const containerCp = command(
  'container cp, cp',
  '[OPTIONS] CONTAINER:SRC_PATH DEST_PATH|-\n\tdocker cp [OPTIONS] SRC_PATH|- CONTAINER:DEST_PATH',
  '2',
  'Copy files between a container and your own directory',
  async call => {
    const { arguments: words, io } = call;
    const [from = '', to = ''] = words;
    if (from === '') return fail(io, 'source can not be empty');
    if (to === '') return fail(io, 'destination can not be empty');
    const [source, target] = [placeOf(from), placeOf(to)];
    if (source.container !== null && target.container !== null) {
      return fail(io, 'copying between containers is not supported');
    }
    if (source.container !== null) return out(call, source, target);
    if (target.container !== null) return into(call, source, target);
    return fail(io, 'must specify at least one container source');
  },
  {
    operands: ['file', 'file'],
    flags: [
      flag('archive', 'bool', 'Keep owners as they are', { short: 'a' }),
      flag('follow-link', 'bool', 'Follow a symlink given as the source', { short: 'L' }),
      flag('quiet', 'bool', 'Say nothing when it went well', { short: 'q' }),
    ],
  },
);
