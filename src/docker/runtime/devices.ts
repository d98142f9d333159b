import { type Content, contentOf, standIn } from '../filesystem/index.ts';
import type { Refusal } from './files.ts';
import type { Session } from './session.ts';

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

export function deviceContent(session: Session, path: string): Content | Refusal {
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
