import type { BufferEncoding, FsStat, IFileSystem } from 'just-bash';
import { type Content, cleanPath, type Node } from '../../filesystem/index.ts';
import { deviceContent, isDevice } from '../kernel/devices.ts';
import { type KernelErrno, kernelErrnoText } from '../kernel/errno.ts';
import type { UserFiles } from '../kernel/files.ts';
import { readLine } from '../kernel/keyboard.ts';
import type { Session } from '../kernel/program.ts';
import { secondsOf, spend } from '../kernel/session.ts';
import { STDERR_DEVICE, STDOUT_DEVICE, TYPED_LINE } from './sinks.ts';

/** Says what the interpreter's own commands put into the process's streams. */
export type Device = (stream: 'stdout' | 'stderr', text: string) => void;

/** The interpreter's errors are read by their code's name and text. */
function fail(refusal: KernelErrno, path: string): never {
  throw Object.assign(new Error(`${refusal}: ${kernelErrnoText(refusal).toLowerCase()}, '${path}'`), { code: refusal });
}

function check(refusal: KernelErrno | null, path: string): void {
  if (refusal !== null) fail(refusal, path);
}

type FileData = string | Uint8Array;
type GivenEncoding = { readonly encoding?: BufferEncoding | null } | BufferEncoding | undefined;

function bytesOf(data: FileData, given: GivenEncoding): Uint8Array {
  if (typeof data !== 'string') return data;
  const encoding = typeof given === 'string' ? given : given?.encoding;
  return encoding === 'binary' || encoding === 'latin1' ? Buffer.from(data, 'latin1') : Buffer.from(data, 'utf8');
}

/** What this host gives the interpreter to read and to call besides the files of the machine. */
interface Loaded {
  /** A tool of the interpreter that may be called by its path although the image does not have it there. */
  tool: string | null;
  /** The text that `.` reads next: the instrumented text of eval and of sourced files. */
  script: string;
  /** Units of work for a byte of a file that is read: it is turned into text and looked through. */
  rate: number;
}

/** A shell reads a file line by line, or all of it into a variable. */
const READ = 25;
/** Units of work for a name in a directory that a pattern is held against. */
const NAME = 3_000;
/** For a file that the interpreter makes: it looks for it in several ways before, each of which fails. */
const MADE = 10_000;

export interface Bridge extends IFileSystem, Loaded {}

/** The files of the machine as the interpreter wants them. */
export function bridge(session: Session, files: UserFiles, device: Device): Bridge {
  const loaded: Loaded = { tool: null, script: '', rate: READ };
  return Object.assign(
    loaded,
    looking(session, files, loaded),
    reading(session, files, loaded),
    writing(session, files, device),
  );
}

const SCRIPT = '/dev/.script';

function streamAt(path: string): 'stdout' | 'stderr' | null {
  if (path === STDOUT_DEVICE || path === '/dev/stdout') return 'stdout';
  return path === STDERR_DEVICE || path === '/dev/stderr' ? 'stderr' : null;
}

function typedLine(session: Session): Uint8Array {
  return Buffer.from(session.terminal === null ? '' : readLine(session, session.terminal));
}

function contentAt(session: Session, files: UserFiles, path: string): Content {
  const given = isDevice(path) ? deviceContent(session, path) : files.content(path);
  return typeof given === 'string' ? fail(given, path) : given;
}

/** What exists, and what it is. */
function looking(
  session: Session,
  files: UserFiles,
  loaded: Loaded,
): Pick<IFileSystem, 'exists' | 'stat' | 'lstat' | 'resolvePath' | 'getAllPaths' | 'readlink' | 'realpath'> {
  const status = (node: Node, path: string): FsStat => ({
    isFile: node.type === 'file',
    isDirectory: node.type === 'directory',
    isSymbolicLink: node.type === 'symlink',
    mode: node.mode,
    size: node.type === 'file' ? node.content.size : node.type === 'symlink' ? node.target.length : 4096,
    mtime: new Date(node.mtime * 1000),
    identity: files.whole.resolve(path) ?? path,
  });
  const made = (path: string): FsStat | null => {
    const isTool =
      path === '/bin/__run' || path === '/bin/__job' || (loaded.tool !== null && path === `/bin/${loaded.tool}`);
    const isOurs =
      path === STDOUT_DEVICE || path === STDERR_DEVICE || path === TYPED_LINE || path === SCRIPT || isDevice(path);
    if (!isTool && !isOurs) return null;
    const mtime = new Date(secondsOf(session) * 1000);
    return { isFile: true, isDirectory: false, isSymbolicLink: false, mode: isTool ? 0o755 : 0o666, size: 0, mtime };
  };
  const statOf = (path: string, node: Node | null): FsStat =>
    made(path) ?? (node === null ? fail(files.missing(path), path) : status(node, path));
  return {
    exists: async path => made(path) !== null || files.stat(path) !== null,
    stat: async path => statOf(path, files.stat(path)),
    lstat: async path => statOf(path, files.lstat(path)),
    resolvePath: (base, path) => cleanPath(path, base),
    getAllPaths: () => [],
    async readlink(path) {
      const node = files.lstat(path);
      if (node === null) return fail(files.missing(path), path);
      return node.type === 'symlink' ? node.target : fail('EINVAL', path);
    },
    async realpath(path) {
      const at = files.whole.resolve(path);
      return at === null || files.whole.stat(at) === null ? fail('ENOENT', path) : at;
    },
  };
}

function reading(
  session: Session,
  files: UserFiles,
  loaded: Loaded,
): Pick<IFileSystem, 'readFile' | 'readFileBuffer' | 'readdir' | 'readdirWithFileTypes'> {
  const bytes = (path: string): Uint8Array => {
    if (path === TYPED_LINE) return typedLine(session);
    const read =
      path === SCRIPT ? Buffer.from(loaded.script) : (contentAt(session, files, path).bytes ?? new Uint8Array(0));
    spend(session, loaded.rate * read.length);
    return read;
  };
  const names = (path: string): readonly string[] => {
    const node = files.stat(path);
    if (node === null) return fail(files.missing(path), path);
    if (node.type !== 'directory') return fail('ENOTDIR', path);
    if (!files.mayRead(path)) return fail('EACCES', path);
    const listed = files.list(path);
    spend(session, NAME * listed.length);
    return listed;
  };
  return {
    readFile: async path => Buffer.from(bytes(path)).toString('utf8'),
    readFileBuffer: async path => bytes(path),
    readdir: async path => [...names(path)],
    readdirWithFileTypes: async path =>
      names(path).map(name => {
        const type = files.lstat(path === '/' ? `/${name}` : `${path}/${name}`)?.type;
        return { name, isFile: type === 'file', isDirectory: type === 'directory', isSymbolicLink: type === 'symlink' };
      }),
  };
}

function writing(
  session: Session,
  files: UserFiles,
  device: Device,
): Pick<
  IFileSystem,
  'writeFile' | 'appendFile' | 'mkdir' | 'rm' | 'cp' | 'mv' | 'chmod' | 'symlink' | 'link' | 'utimes'
> {
  const write = (path: string, data: FileData, given: GivenEncoding, append: boolean): void => {
    const stream = streamAt(path);
    const raw = bytesOf(data, given);
    if (stream === null && !isDevice(path) && files.stat(path) === null) spend(session, MADE);
    if (stream !== null) device(stream, Buffer.from(raw).toString('utf8'));
    else if (isDevice(path)) check(path === '/dev/full' && raw.length > 0 ? 'ENOSPC' : null, path);
    else check(append ? files.append(path, raw) : files.write(path, raw), path);
  };
  return {
    writeFile: async (path, data, given) => write(path, data, given, false),
    appendFile: async (path, data, given) => write(path, data, given, true),
    mkdir: async (path, options) => check(files.mkdir(path, { recursive: options?.recursive === true }), path),
    async rm(path, options) {
      const refused = files.remove(path, options?.recursive === true);
      if (refused === 'ENOENT' && options?.force === true) return;
      check(refused, path);
    },
    cp: async (from, to) => check(files.whole.copy(from, to), from),
    mv: async (from, to) => check(files.rename(from, to), from),
    chmod: async (path, mode) => check(files.change(path, { mode }), path),
    symlink: async (target, path) => check(files.symlink(path, target), path),
    link: async (from, to) => check(files.write(to, contentAt(session, files, from)), to),
    utimes: async (path, _accessed, modified) =>
      check(files.change(path, { mtime: Math.floor(modified.getTime() / 1000) }), path),
  };
}
