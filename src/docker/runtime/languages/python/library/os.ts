import { cleanPath } from '../../../../filesystem/path.ts';
import { NotSimulated } from '../../control.ts';
import { NAMES } from '../known/modules.ts';
import { setPairs } from '../methods/dict.ts';
import { pathIn, take } from '../value/arguments.ts';
import { className, nativeClass, OBJECT } from '../value/classes.ts';
import { raised, typeError } from '../value/errors.ts';
import {
  builtin,
  listOf,
  type PyCall,
  type PyDict,
  type PyModule,
  type PyPlay,
  type PyValue,
  tupleOf,
} from '../value/values.ts';
import { refusedBy } from './files.ts';
import { environFrames, throughLibrary } from './frames.ts';
import { libraryPath, moduleFrom } from './module.ts';

const ENVIRON = nativeClass('environ', [OBJECT], null, 'os');

/** `os.environ`: a dict that takes nothing but texts. */
function environ({ machine }: PyPlay): PyDict {
  // What is not set is told of by the library itself.
  const refuse = builtin('__refuse__', (play, [key = null]) =>
    throughLibrary(
      play,
      () => environFrames(play),
      () => {
        throw raised('KeyError', key);
      },
    ),
  );
  const cls = { ...ENVIRON, names: new Map<string, PyValue>([['__refuse__', refuse]]) };
  const made: PyDict = { kind: 'dict', map: new Map(), cls };
  setPairs(made.map, machine.env);
  return made;
}

export function os(play: PyPlay): PyModule {
  const { machine } = play;
  const { cwd, files } = machine;
  const at = (value: PyValue | undefined): string => cleanPath(value === undefined ? '.' : pathIn(value), cwd);
  const env = environ(play);
  const getenv: PyCall = (_play, args, named) => {
    const [name, usual = null] = take('getenv', args, named, ['key', 'default'], 1);
    if (typeof name !== 'string') throw typeError(`str expected, not ${className(name as PyValue)}`);
    return env.map.get(`s${name}`)?.[1] ?? usual ?? null;
  };
  const names: Readonly<Record<string, PyCall>> = {
    getenv,
    getcwd: () => cwd,
    getpid: () => BigInt(machine.pid),
    getppid: () => (machine.pid === 1 ? 0n : unmet('os.getppid')),
    getuid: () => BigInt(machine.uid),
    geteuid: () => BigInt(machine.uid),
    cpu_count: () => BigInt(machine.processors),
    listdir: (_play, [name]) => {
      const path = at(name);
      const said = name === undefined ? '.' : pathIn(name);
      if (!files.exists(path)) throw raised('FileNotFoundError', 2n, 'No such file or directory', said);
      if (!files.isDirectory(path)) throw raised('NotADirectoryError', 20n, 'Not a directory', said);
      return listOf([...files.list(path)]);
    },
    makedirs: (_play, args, named) => {
      const [name, , exists = false] = take('makedirs', args, named, ['name', 'mode', 'exist_ok'], 1);
      const path = at(name);
      if (files.exists(path)) {
        if (exists === true && files.isDirectory(path)) return null;
        throw raised('FileExistsError', 17n, 'File exists', pathIn(name));
      }
      const refused = files.mkdir(path, true);
      if (refused !== null) throw refusedBy(refused, pathIn(name));
      return null;
    },
    mkdir: (_play, [name]) => {
      const refused = files.exists(at(name)) ? { code: 'EEXIST', text: 'File exists' } : files.mkdir(at(name), false);
      if (refused !== null) throw refusedBy(refused, pathIn(name));
      return null;
    },
    remove: (_play, [name]) => removed(play, at(name), pathIn(name)),
    unlink: (_play, [name]) => removed(play, at(name), pathIn(name)),
    _exit: () => unmet('os._exit'),
  };
  return moduleFrom(
    'os',
    names,
    {
      environ: env,
      path: osPath(play),
      name: 'posix',
      sep: '/',
      linesep: '\n',
      pathsep: ':',
      curdir: '.',
      pardir: '..',
      devnull: '/dev/null',
    },
    NAMES.os ?? '',
    libraryPath(play.version, 'os.py'),
  );
}

function removed({ machine: { files } }: PyPlay, path: string, said: string): null {
  if (files.isDirectory(path)) throw raised('IsADirectoryError', 21n, 'Is a directory', said);
  const refused = files.remove(path);
  if (refused !== null) throw refusedBy(refused, said);
  return null;
}

/** `a/b` and `c` side by side, as posixpath joins them. */
function joinedPath(parts: readonly string[]): string {
  let path = parts[0] ?? '';
  for (const each of parts.slice(1)) {
    if (each.startsWith('/')) path = each;
    else path = path === '' || path.endsWith('/') ? path + each : `${path}/${each}`;
  }
  return path;
}

/** Head and tail, as posixpath splits them. */
function splitPath(path: string): readonly [head: string, tail: string] {
  const cut = path.lastIndexOf('/') + 1;
  const head = path.slice(0, cut);
  return [/^\/*$/.test(head) ? head : head.replace(/\/+$/, ''), path.slice(cut)];
}

function splitExtension(path: string): readonly [root: string, extension: string] {
  const [, tail] = splitPath(path);
  const dot = tail.lastIndexOf('.');
  if (dot <= 0 || /^\.+$/.test(tail.slice(0, dot))) return [path, ''];
  return [path.slice(0, path.length - tail.length + dot), tail.slice(dot)];
}

export function osPath(play: PyPlay): PyModule {
  const { files, cwd } = play.machine;
  const at = (value: PyValue | undefined): string => cleanPath(pathIn(value), cwd);
  const absolute: PyCall = (_play, [path]) => at(path);
  return moduleFrom(
    'posixpath',
    {
      exists: (_play, [path]) => files.exists(at(path)),
      isdir: (_play, [path]) => files.isDirectory(at(path)),
      isfile: (_play, [path]) => files.exists(at(path)) && !files.isDirectory(at(path)),
      isabs: (_play, [path]) => pathIn(path).startsWith('/'),
      join: (_play, args) => joinedPath(args.map(pathIn)),
      basename: (_play, [path]) => splitPath(pathIn(path))[1],
      dirname: (_play, [path]) => splitPath(pathIn(path))[0],
      split: (_play, [path]) => tupleOf(splitPath(pathIn(path))),
      splitext: (_play, [path]) => tupleOf(splitExtension(pathIn(path))),
      abspath: absolute,
      realpath: absolute,
      normpath: (_play, [path]) => {
        const given = pathIn(path);
        return given.startsWith('/') ? cleanPath(given) : unmet('os.path.normpath of a path that is not absolute');
      },
      getsize: (_play, [path]) => {
        const found = files.read(at(path));
        if ('refused' in found) throw refusedBy(found.refused, pathIn(path));
        if (found.text === null) return unmet('os.path.getsize of a file that is no text');
        return BigInt(new TextEncoder().encode(found.text).length);
      },
      expanduser: (inner, [path]) => {
        const given = pathIn(path);
        return /^~(\/|$)/.test(given)
          ? (inner.machine.env.get('HOME') ?? unmet('os.path.expanduser without HOME')) + given.slice(1)
          : given;
      },
    },
    { sep: '/' },
    NAMES['os.path'] ?? '',
    libraryPath(play.version, 'posixpath.py'),
  );
}

function unmet(what: string): never {
  throw new NotSimulated(what);
}
