import { cleanPath, joinPath, parentOf } from '../../../../filesystem/path.ts';
import { NotSimulated } from '../../control.ts';
import { isStandardModule } from '../known/standard.ts';
import { raised } from '../value/errors.ts';
import type { PyModule, PyPlay } from '../value/values.ts';
import { collections } from './collections.ts';
import { datetime } from './datetime.ts';
import { functools } from './functools.ts';
import { http, httpServer, socketServer } from './http.ts';
import { json } from './json.ts';
import { LIB } from './module.ts';
import { math, random } from './numbers.ts';
import { os, osPath } from './os.ts';
import { abc, future, string, typing } from './plain.ts';
import { platform, socket } from './platform.ts';
import { sys } from './sys.ts';
import { time } from './time.ts';
import { flask } from './web/flask.ts';
import { flaskCli } from './web/flask-cli.ts';
import { gunicornApp } from './web/gunicorn.ts';

type Module = (play: PyPlay) => PyModule;

/** Modules that come with Python. */
const STANDARD: ReadonlyMap<string, Module> = new Map(
  Object.entries({
    __future__: future,
    abc,
    collections,
    datetime,
    functools,
    http,
    'http.server': httpServer,
    json,
    math,
    os,
    'os.path': osPath,
    platform,
    random,
    socket,
    socketserver: socketServer,
    string,
    sys,
    time,
    typing,
  }),
);
/** Packages that are simulated where they are installed. */
const PACKAGES: ReadonlyMap<string, Module> = new Map([
  ['flask', flask],
  ['flask.cli', flaskCli],
  ['gunicorn.app.wsgiapp', gunicornApp],
]);

/** A module of the library or of an installed package; null where a file of the script may be it. */
export function libraryModule(play: PyPlay, name: string): PyModule | null {
  const made = STANDARD.get(name) ?? null;
  if (made !== null) return made(play);
  const root = name.split('.')[0] ?? '';
  if (isStandardModule(root, play.version)) {
    if (root !== name && STANDARD.has(root) && !KNOWN_PARTS.has(name))
      throw raised('ModuleNotFoundError', `No module named '${name}'; '${root}' is not a package`);
    throw new NotSimulated(`the module ${name}`);
  }
  return null;
}

/** Parts of modules that are packages. */
const KNOWN_PARTS = new Set([
  'json.decoder',
  'json.encoder',
  'json.tool',
  'json.scanner',
  'collections.abc',
  'http.server',
  'http.client',
  'http.cookies',
  'logging.handlers',
  'logging.config',
  'os.path',
  'importlib.metadata',
  'urllib.request',
  'urllib.parse',
  'urllib.error',
]);

export function installedModule(play: PyPlay, name: string): PyModule {
  const { files } = play.machine;
  const sites = files
    .list(LIB)
    .filter(each => each.startsWith('python3'))
    .map(each => `${LIB}/${each}/site-packages`)
    .concat(play.machine.sites ?? [])
    .flatMap(each => files.list(each));
  const root = name.split('.')[0] ?? '';
  const isThere = sites.some(each => {
    const plain = each.replace(/(\.py|-[^/]*\.(dist|egg)-info)$/, '').toLowerCase();
    return plain === root.replaceAll('-', '_').toLowerCase();
  });
  if (!isThere) throw raised('ModuleNotFoundError', `No module named '${root === name || !isThere ? root : name}'`);
  const made = PACKAGES.get(name);
  if (made === undefined) throw new NotSimulated(`the package ${name}`);
  return made(play);
}

/** All modules that are simulated, those of packages after those of Python. */
export function simulatedModules(play: PyPlay): ReadonlyMap<string, PyModule> {
  return new Map([...STANDARD, ...PACKAGES].map(([name, made]) => [name, made(play)] as const));
}

/** Where a script may have a module of its own. */
export function ownFiles(
  { path, machine: { cwd } }: PyPlay,
  name: string,
): { readonly file: string; readonly directory: string } {
  const home = path.startsWith('/') ? parentOf(path) : cwd;
  const at = cleanPath(joinPath(home, name.replaceAll('.', '/')));
  return { file: `${at}.py`, directory: at };
}
