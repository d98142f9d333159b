import { cleanPath } from '../../../../src/docker/filesystem/index.ts';
import type { Listener, Machine } from '../../../../src/docker/runtime/languages/machine.ts';
import { playNode } from '../../../../src/docker/runtime/languages/node/index.ts';
import { playPython } from '../../../../src/docker/runtime/languages/python/index.ts';

export const NOON = Date.UTC(2025, 2, 10, 12, 0, 0);

/** How a play on a machine of the tests came to its end. */
interface Played {
  /** Null where it ended otherwise: as a server, or stopped. */
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
  /** Simulated milliseconds. */
  readonly took: number;
  readonly files: ReadonlyMap<string, string>;
  readonly server: Listener | null;
  readonly stopped: { readonly kind: 'not-simulated' | 'limit'; readonly message: string } | null;
}

export interface Given {
  readonly argv?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly files?: Readonly<Record<string, string>>;
  readonly input?: string;
  /** Milliseconds after which nobody looks. */
  readonly horizon?: number;
  readonly machine?: Partial<Machine>;
}

/** Thrown through the language where the machine does not let it go on. */
class Left extends Error {}

/** Plays something on a machine that is nothing but this: a clock, a map of files, and what was printed. */
export function playOn(play: (machine: Machine) => number, given: Given = {}): Played {
  const { argv = ['main'], env = {}, input = '', horizon = 60_000 } = given;
  const files = new Map(Object.entries(given.files ?? {}));
  let out = '';
  let err = '';
  let elapsed = 0;
  let unread = input;
  let server: Listener | null = null;
  let stopped: Played['stopped'] = null;
  const machine: Machine = {
    argv,
    env: new Map(Object.entries(env)),
    cwd: '/app',
    hostname: 'box',
    pid: 1,
    uid: 0,
    architecture: 'amd64',
    processors: 2,
    input,
    readLine() {
      const [line = ''] = unread.split(/(?<=\n)/);
      unread = unread.slice(line.length);
      return line === '' ? null : line.replace(/\n$/, '');
    },
    files: {
      read: path => {
        const text = files.get(cleanPath(path));
        return text === undefined ? { refused: { code: 'ENOENT', text: 'No such file or directory' } } : { text };
      },
      write: (path, text) => {
        if (path.startsWith('/nope/')) return { code: 'ENOENT', text: 'No such file or directory' };
        files.set(cleanPath(path), text);
        return null;
      },
      append: (path, text) => {
        files.set(cleanPath(path), (files.get(cleanPath(path)) ?? '') + text);
        return null;
      },
      exists: path => [...files.keys()].some(each => each === path || each.startsWith(`${path}/`)),
      isDirectory: path =>
        path === '/' || path === '/app' || [...files.keys()].some(each => each.startsWith(`${path}/`)),
      isLink: () => false,
      modified: path => (files.has(cleanPath(path)) ? NOON / 1000 : null),
      mkdir: () => null,
      remove: path => (files.delete(path) ? null : { code: 'ENOENT', text: 'No such file or directory' }),
      list: path => [
        ...new Set(
          [...files.keys()]
            .filter(each => each.startsWith(path === '/' ? '/' : `${path}/`))
            .map(each => each.slice(path === '/' ? 1 : path.length + 1).split('/')[0] ?? ''),
        ),
      ],
    },
    out: text => {
      out += text;
    },
    err: text => {
      err += text;
    },
    now: () => NOON + elapsed,
    elapsed: () => elapsed,
    random: () => 0.5,
    pass: milliseconds => {
      if (elapsed + milliseconds > horizon) throw new Left();
      elapsed += milliseconds;
    },
    serve: listener => {
      server = listener;
      throw new Left();
    },
    stop: (kind, message) => {
      stopped = { kind, message };
      throw new Left();
    },
    ...given.machine,
  };
  let code: number | null = null;
  try {
    code = play(machine);
  } catch (error) {
    if (!(error instanceof Left)) throw error;
  }
  return { code, out, err, took: elapsed, files, server, stopped };
}

/** Plays a script of Node.js that lies at /app/main.js. */
export function node(source: string, given: Given = {}): Played {
  const script = { version: '22.14.0', path: '/app/main.js', source, print: false };
  return playOn(machine => playNode(machine, script), given);
}

/** Plays a script of Python that lies at /app/main.py. */
export function python(source: string, given: Given = {}): Played {
  const script = { version: '3.12.9', path: '/app/main.py', source };
  return playOn(machine => playPython(machine, script), given);
}
