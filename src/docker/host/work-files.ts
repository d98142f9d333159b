import {
  type Change,
  cleanPath,
  draftOf,
  type FileSystem,
  fileSystemOf,
  parentOf,
  textOf,
} from '../filesystem/index.ts';
import type { Instant } from '../outcome.ts';
import type { DroppedFile, FileEdit, WorkFile } from '../view.ts';
import type { Host } from './host.ts';
import type { InsideContainer } from './inside.ts';
import { MACHINE } from './machine.ts';
import { OWNER } from './play.ts';

const MOST_FILES = 500;

const listings = new WeakMap<readonly Change[], { readonly directory: string; readonly files: readonly WorkFile[] }>();

/** The files below the working directory, sorted; what it reads as text is text. The same list as long as no file changes. */
export function filesOf({ files, directory }: Host): readonly WorkFile[] {
  const known = listings.get(files);
  if (known?.directory === directory) return known.files;
  const listed = listFiles(files, directory);
  listings.set(files, { directory, files: listed });
  return listed;
}

function listFiles(changes: readonly Change[], directory: string): readonly WorkFile[] {
  const draft = draftOf(MACHINE, changes);
  const found: WorkFile[] = [];
  const walk = (path: string, name: string) => {
    const node = draft.get(path);
    if (node === null || found.length >= MOST_FILES) return;
    if (node.type === 'file') {
      const { content } = node;
      found.push({ path: name, size: content.size, text: textOf(content), digest: content.digest });
    }
    if (node.type === 'directory')
      for (const child of draft.names(path)) walk(`${path}/${child}`, name === '' ? child : `${name}/${child}`);
  };
  walk(directory, '');
  return found;
}

function edited(
  before: readonly Change[],
  directory: string,
  edits: readonly FileEdit[],
  clock: Instant,
): readonly Change[] {
  const draft = draftOf(MACHINE, before);
  const files = fileSystemOf(draft, { now: () => clock / 1000, ...OWNER });
  for (const { path, text } of edits) {
    const whole = cleanPath(path, directory);
    if (!whole.startsWith(`${directory}/`)) continue;
    if (text === null) files.remove(whole, { recursive: true, force: true });
    else {
      files.mkdir(parentOf(whole), { recursive: true });
      files.write(whole, text);
    }
  }
  return draft.changes();
}

/** The host before the docker line and the files of a process that rests see the same machine. */
function editedInside(
  inside: InsideContainer,
  { directory }: Host,
  edits: readonly FileEdit[],
  clock: Instant,
): InsideContainer {
  const { rest } = inside;
  const files = edited(inside.files, directory, edits, clock);
  const host = rest?.process.files.host ?? null;
  if (rest === null || host === null) return { ...inside, files };
  const kept = { ...rest.process.files, host: edited(host, directory, edits, clock) };
  return { ...inside, files, rest: { ...rest, process: { ...rest.process, files: kept } } };
}

/** Null where one does not follow on what is there. */
function written(files: FileSystem, whole: string, { base64, at }: DroppedFile): boolean {
  const bytes = new Uint8Array(Buffer.from(base64, 'base64'));
  if (at === 0) {
    files.mkdir(parentOf(whole), { recursive: true });
    return files.write(whole, bytes) === null;
  }
  const before = files.read(whole)?.bytes;
  if (before == null || before.length !== at) return false;
  const both = new Uint8Array(at + bytes.length);
  both.set(before);
  both.set(bytes, at);
  return files.write(whole, both) === null;
}

/** Puts files with any bytes below the working directory. Null where a path leads out of it, through a file, or a piece does not follow on what is there. */
export function dropFiles(host: Host, dropped: readonly DroppedFile[], at: Instant): Host | null {
  const { directory } = host;
  const clock = Math.max(host.clock, at);
  const put = (before: readonly Change[]): readonly Change[] | null => {
    const draft = draftOf(MACHINE, before);
    const files = fileSystemOf(draft, { now: () => clock / 1000, ...OWNER });
    const good = dropped.every(file => {
      const whole = cleanPath(file.path, directory);
      return whole.startsWith(`${directory}/`) && written(files, whole, file);
    });
    return good ? draft.changes() : null;
  };
  const files = put(host.files);
  if (files === null) return null;
  // Nothing can be dropped beside a shell within a container without its machine seeing it too.
  if (host.inside === null) return { ...host, clock, files };
  const within = put(host.inside.files);
  return within === null ? null : { ...host, clock, files, inside: { ...host.inside, files: within, rest: null } };
}

/** Replaces and removes files below the working directory; edits that lead out of it are left out. */
export function editFiles(host: Host, edits: readonly FileEdit[], at: Instant): Host {
  const clock = Math.max(host.clock, at);
  const { inside, directory } = host;
  return {
    ...host,
    clock,
    files: edited(host.files, directory, edits, clock),
    inside: inside === null ? null : editedInside(inside, host, edits, clock),
  };
}
