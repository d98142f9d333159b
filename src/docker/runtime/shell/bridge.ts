import type { BufferEncoding, FsStat, IFileSystem } from 'just-bash';
import { type Content, cleanPath, type Node } from '../../filesystem/index.ts';
import { deviceContent, isDevice } from '../kernel/devices.ts';
import { type Refusal, refusalText, type UserFiles } from '../kernel/files.ts';
import type { Session } from '../kernel/program.ts';
import { secondsOf } from '../kernel/session.ts';
import { STDERR_DEVICE, STDOUT_DEVICE } from './sinks.ts';

/** Says what the interpreter's own commands put into the process's streams. */
export type Device = (stream: 'stdout' | 'stderr', text: string) => void;

/** The interpreter's errors are read by their code's name and text. */
function fail(refusal: Refusal, path: string): never {
  throw Object.assign(new Error(`${refusal}: ${refusalText(refusal).toLowerCase()}, '${path}'`), { code: refusal });
}

function check(refusal: Refusal | null, path: string): void {
  if (refusal !== null) fail(refusal, path);
}

type Data = string | Uint8Array;
type Given = { readonly encoding?: BufferEncoding | null } | BufferEncoding | undefined;

function bytesOf(data: Data, given: Given): Uint8Array {
  if (typeof data !== 'string') return data;
  const encoding = typeof given === 'string' ? given : given?.encoding;
  return encoding === 'binary' || encoding === 'latin1' ? Buffer.from(data, 'latin1') : Buffer.from(data, 'utf8');
}

export interface Bridge extends IFileSystem {
  /** A tool of the interpreter that may be called by its path although the image does not have it there. */
  tool: string | null;
  /** The text that `.` reads next: the instrumented text of eval and of sourced files. */
  script: string;
}

/** The files of the machine as the interpreter wants them. */
export function bridge(session: Session, files: UserFiles, device: Device): Bridge {
  const special = (path: string): 'stdout' | 'stderr' | null =>
    path === STDOUT_DEVICE ? 'stdout' : path === STDERR_DEVICE ? 'stderr' : null;
  const read = (path: string): Content => {
    const given = isDevice(path) ? deviceContent(session, path) : files.content(path);
    return typeof given === 'string' ? fail(given, path) : given;
  };
  const bytes = (path: string): Uint8Array => {
    if (path === '/dev/.script') return Buffer.from(adapter.script);
    return read(path).bytes ?? new Uint8Array(0);
  };
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
      path === '/bin/__run' || path === '/bin/__job' || (adapter.tool !== null && path === `/bin/${adapter.tool}`);
    if (!isTool && special(path) === null && path !== '/dev/.script' && !isDevice(path)) return null;
    const mode = isTool ? 0o755 : 0o666;
    return {
      isFile: true,
      isDirectory: false,
      isSymbolicLink: false,
      mode,
      size: 0,
      mtime: new Date(secondsOf(session) * 1000),
    };
  };
  const write = (path: string, data: Data, given: Given, append: boolean): void => {
    const stream = special(path);
    const raw = bytesOf(data, given);
    if (stream !== null) device(stream, Buffer.from(raw).toString('utf8'));
    else if (path === '/dev/stdout' || path === '/dev/stderr')
      device(path === '/dev/stdout' ? 'stdout' : 'stderr', Buffer.from(raw).toString('utf8'));
    else if (isDevice(path)) check(path === '/dev/full' && raw.length > 0 ? 'ENOSPC' : null, path);
    else check(append ? files.append(path, raw) : files.write(path, raw), path);
  };
  const adapter: Bridge = {
    tool: null,
    script: '',
    async readFile(path) {
      return Buffer.from(bytes(path)).toString('utf8');
    },
    async readFileBuffer(path) {
      return bytes(path);
    },
    async writeFile(path, data, given) {
      write(path, data, given, false);
    },
    async appendFile(path, data, given) {
      write(path, data, given, true);
    },
    async exists(path) {
      return made(path) !== null || files.stat(path) !== null;
    },
    async stat(path) {
      const given = made(path);
      if (given !== null) return given;
      const node = files.stat(path);
      return node === null ? fail(files.missing(path), path) : status(node, path);
    },
    async lstat(path) {
      const given = made(path);
      if (given !== null) return given;
      const node = files.lstat(path);
      return node === null ? fail(files.missing(path), path) : status(node, path);
    },
    async mkdir(path, options) {
      check(files.mkdir(path, { recursive: options?.recursive === true }), path);
    },
    async readdir(path) {
      const node = files.stat(path);
      if (node === null) return fail(files.missing(path), path);
      if (node.type !== 'directory') return fail('ENOTDIR', path);
      if (!files.mayRead(path)) return fail('EACCES', path);
      return [...files.list(path)];
    },
    async readdirWithFileTypes(path) {
      const names = await adapter.readdir(path);
      return names.map(name => {
        const type = files.lstat(path === '/' ? `/${name}` : `${path}/${name}`)?.type;
        return { name, isFile: type === 'file', isDirectory: type === 'directory', isSymbolicLink: type === 'symlink' };
      });
    },
    async rm(path, options) {
      const refused = files.remove(path, options?.recursive === true);
      if (refused === 'ENOENT' && options?.force === true) return;
      check(refused, path);
    },
    async cp(from, to) {
      check(files.whole.copy(from, to), from);
    },
    async mv(from, to) {
      check(files.rename(from, to), from);
    },
    resolvePath: (base, path) => cleanPath(path, base),
    getAllPaths: () => [],
    async chmod(path, mode) {
      check(files.change(path, { mode }), path);
    },
    async symlink(target, path) {
      check(files.symlink(path, target), path);
    },
    async link(from, to) {
      const content = read(from);
      check(files.write(to, content), to);
    },
    async readlink(path) {
      const node = files.lstat(path);
      if (node === null) return fail(files.missing(path), path);
      return node.type === 'symlink' ? node.target : fail('EINVAL', path);
    },
    async realpath(path) {
      const at = files.whole.resolve(path);
      return at === null || files.whole.stat(at) === null ? fail('ENOENT', path) : at;
    },
    async utimes(path, _accessed, modified) {
      check(files.change(path, { mtime: Math.floor(modified.getTime() / 1000) }), path);
    },
  };
  return adapter;
}
