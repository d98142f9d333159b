import { type Content, contentOf, standIn } from '../../filesystem/index.ts';
import type { KernelErrno } from './errno.ts';
import type { Session } from './program.ts';
import { stop } from './session.ts';

/** Files of the kernel that are not in any tree. */
export const DEVICES = [
  'console',
  'full',
  'null',
  'ptmx',
  'random',
  'stderr',
  'stdin',
  'stdout',
  'tty',
  'urandom',
  'zero',
] as const;

const NAMES: ReadonlySet<string> = new Set(DEVICES.map(name => `/dev/${name}`));

export function isDevice(path: string): boolean {
  return path.startsWith('/dev/') && NAMES.has(path);
}

/** As much as a reader without a limit gets from a device that never ends. */
const ENOUGH = 65_536;

/** Whether a device gives more for as long as somebody reads it. */
export function isEndless(path: string): boolean {
  return path === '/dev/zero' || path === '/dev/full' || path === '/dev/random' || path === '/dev/urandom';
}

/** The most that is made of a device that never ends when somebody wants it byte by byte. */
const MOST_BYTES = 4_000_000;

/** So many bytes of a device that never ends. */
export function bytesOfDevice(session: Session, path: string, count: number): Uint8Array {
  if (count > MOST_BYTES)
    stop(
      session,
      'limit',
      `at most ${MOST_BYTES / 1_000_000} MB of ${path} are read here: make large files with dd of=… or truncate -s`,
    );
  if (path === '/dev/zero' || path === '/dev/full') return new Uint8Array(count);
  return Uint8Array.from({ length: count }, () => Math.floor(session.random() * 256));
}

/** Stops a program that would read such a device to an end that never comes. */
export function neverEnds(session: Session, path: string): never {
  return stop(session, 'limit', `${path} never ends: read a part of it, with head -c`);
}

export function deviceContent(session: Session, path: string): Content | KernelErrno {
  switch (path) {
    case '/dev/zero':
    case '/dev/full':
      return contentOf(new Uint8Array(ENOUGH));
    case '/dev/random':
    case '/dev/urandom':
      return contentOf(Uint8Array.from({ length: 4096 }, () => Math.floor(session.random() * 256)));
    case '/dev/tty':
      return session.request.tty ? contentOf('') : 'ENOENT';
    case '/dev/null':
    case '/dev/stdin':
    case '/dev/console':
      return contentOf('');
    default:
      return standIn(0, path);
  }
}
