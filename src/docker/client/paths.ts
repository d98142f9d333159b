/** Paths on the learner's side, and writing to them as the client does. */
import { cleanPath, errnoText, parentOf } from '../filesystem/index.ts';
import type { ClientIO } from './io.ts';

/** A path as typed, absolute and clean. */
export function absolute(io: ClientIO, path: string): string {
  return cleanPath(path, io.cwd);
}

/** Go's words are in lower case where the C library's begin with a capital. */
export function systemText(errno: Parameters<typeof errnoText>[0]): string {
  return errnoText(errno).toLowerCase();
}

/** The bytes of a file, or what Go's os.Open or ReadFile says. */
export function readBytes(
  io: ClientIO,
  path: string,
): { readonly ok: true; readonly bytes: Uint8Array } | { readonly ok: false; readonly error: string } {
  const at = absolute(io, path);
  const node = io.files.stat(at);
  if (node === null) return { ok: false, error: `open ${path}: no such file or directory` };
  if (node.type === 'directory') return { ok: false, error: `read ${path}: is a directory` };
  return { ok: true, bytes: io.files.read(at)?.bytes ?? new Uint8Array(0) };
}

/** A directory opens as a file does, and fails when the client sends it to the daemon. `request`: path and query of the API. */
export function readBytesFor(io: ClientIO, path: string, request: string): ReturnType<typeof readBytes> {
  const read = readBytes(io, path);
  if (read.ok || !read.error.startsWith('read ')) return read;
  const url = `http://%2Fvar%2Frun%2Fdocker.sock/v${io.profile.engine.apiVersion}${request}`;
  return { ok: false, error: `error during connect: Post "${url}": ${read.error}` };
}

export function readText(
  io: ClientIO,
  path: string,
): { readonly ok: true; readonly text: string } | { readonly ok: false; readonly error: string } {
  const read = readBytes(io, path);
  return read.ok ? { ok: true, text: new TextDecoder().decode(read.bytes) } : read;
}

/** What is wrong with a path that is to be written, before anybody is asked for what is to stand there; or null. */
export function outputTrouble(io: ClientIO, path: string): string | null {
  const at = absolute(io, path);
  const directory = io.files.stat(parentOf(at));
  const shown = path.includes('/') ? path.slice(0, path.lastIndexOf('/')) || '/' : '.';
  if (directory === null) return `invalid output path: stat ${shown}: no such file or directory`;
  if (directory.type !== 'directory') return `invalid output path: stat ${shown}: not a directory`;
  return io.files.stat(at)?.type === 'directory' ? 'cannot write to a directory' : null;
}

/** Writes a whole file as `save -o` does; what is wrong with the path, or null. */
export function writeOutput(io: ClientIO, path: string, bytes: Uint8Array): string | null {
  const wrong = outputTrouble(io, path);
  if (wrong !== null) return wrong;
  const refused = io.files.write(absolute(io, path), bytes, { mode: 0o600 });
  return refused === null ? null : `open ${path}: ${systemText(refused)}`;
}
