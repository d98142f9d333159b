import { cleanPath, joinPath, parentOf } from '../../../../filesystem/path.ts';
import { NotSimulated } from '../../control.ts';
import { allowText } from '../../size.ts';
import { isBuiltinModule } from '../known.ts';
import { declare, within } from '../play/scope.ts';
import { run } from '../play/statements.ts';
import { parseJs } from '../read/statements.ts';
import { text } from '../value/convert.ts';
import { errorOf } from '../value/errors.ts';
import { get } from '../value/members.ts';
import {
  arrayOf,
  type JsCode,
  type JsObject,
  type JsPlay,
  JsThrow,
  type JsValue,
  native,
  objectOf,
  prop,
} from '../value/values.ts';
import { libraryObject } from './define.ts';
import { eventsModule } from './events.ts';
import { expressPackage } from './express.ts';
import { fsModule } from './fs.ts';
import { httpModule } from './http.ts';
import { parsed } from './json.ts';
import { pathModule } from './path.ts';
import { osModule } from './process.ts';
import { TIMERS } from './timers.ts';
import { utilModule } from './util.ts';

/** `require` and `import`: modules of Node.js, files of a script, and packages that are installed. */

const STANDARD: Readonly<Record<string, (play: JsPlay) => JsObject>> = {
  events: eventsModule,
  fs: fsModule,
  'fs/promises': play => get(play, standard(play, 'fs'), 'promises') as JsObject,
  http: httpModule,
  os: osModule,
  path: pathModule,
  process: play => play.globals.names.get('process')?.value as JsObject,
  timers: play => libraryObject(play, 'timers', TIMERS),
  util: utilModule,
};

export const standardModules: readonly string[] = Object.keys(STANDARD);

export function standard(play: JsPlay, name: string): JsObject {
  const known = play.loaded.get(`node:${name}`);
  if (known !== undefined) return known;
  const make = Object.hasOwn(STANDARD, name) ? STANDARD[name] : undefined;
  if (make === undefined) throw new NotSimulated(`the module ${name}`);
  const made = make(play);
  play.loaded.set(`node:${name}`, made);
  return made;
}

/** What a module gives. `from`: the file that asks for it. */
export function load(play: JsPlay, name: string, from: string): JsValue {
  const plain = name.replace(/^node:/, '');
  if (name.startsWith('node:') || isBuiltinModule(plain)) return standard(play, plain);
  const home = from.startsWith('/') ? parentOf(from) : play.machine.cwd;
  if (/^\.{0,2}\//.test(name) || name === '.' || name === '..') return ownFile(play, name, home, from);
  return installed(play, name, home, from);
}

function ownFile(play: JsPlay, name: string, home: string, from: string): JsValue {
  const at = cleanPath(name, home);
  const { files } = play.machine;
  const found = [at, `${at}.js`, `${at}.json`, joinPath(at, 'index.js')].find(
    each => files.exists(each) && !files.isDirectory(each),
  );
  if (found === undefined) throw notFound(play, name, from);
  const known = play.loaded.get(found);
  if (known !== undefined) return get(play, known, 'exports');
  const read = files.read(found);
  if ('refused' in read || read.text === null) throw new NotSimulated(`the module ${name}`);
  allowText(read.text.length);
  const module = moduleObject(play);
  play.loaded.set(found, module);
  if (found.endsWith('.json')) module.props.set('exports', prop(parsed(play, read.text)));
  else runModule(play, { path: found, source: read.text }, module);
  return get(play, module, 'exports');
}

/** `module` of a file. */
export function moduleObject(play: JsPlay): JsObject {
  const made = objectOf(play, { exports: objectOf(play) });
  play.labels.set(made, 'of application');
  return made;
}

/** Plays a file of a script, as a function around it would. */
function runModule(play: JsPlay, code: JsCode, module: JsObject): void {
  const { body, hoisted } = parseJs(code.source.replace(/^#!.*/, ''));
  if (body.some(each => each.type === 'import')) throw new NotSimulated('a module that is imported and imports others');
  const scope = within(play.globals, { value: get(play, module, 'exports'), home: null, cls: null });
  scopeOfModule(play, scope, code, module);
  for (const each of hoisted) declare(scope, each, undefined);
  const depth = play.frames.length;
  play.frames.push({ name: 'Object.<anonymous>', code, at: 0 });
  try {
    run(play, body, scope).next();
  } finally {
    play.frames.length = depth;
  }
}

export function scopeOfModule(play: JsPlay, scope: ReturnType<typeof within>, code: JsCode, module: JsObject): void {
  const { path } = code;
  const home = path.startsWith('/') ? parentOf(path) : play.machine.cwd;
  const require = native(play, 'require', (inner, _self, [name]) => load(inner, text(inner, name), path));
  play.labels.set(require, 'of application');
  require.props.set('main', prop(play.loaded.get(play.code.path)));
  for (const [name, value] of Object.entries({
    require,
    module,
    exports: get(play, module, 'exports'),
    __dirname: home,
    __filename: path,
  }))
    declare(scope, name, value);
}

const RESOLVING: Readonly<Record<string, readonly string[]>> = {
  20: [
    'Module._resolveFilename (node:internal/modules/cjs/loader:1207:15)',
    'Module._load (node:internal/modules/cjs/loader:1038:27)',
    'Module.require (node:internal/modules/cjs/loader:1289:19)',
    'require (node:internal/modules/helpers:182:18)',
  ],
  22: [
    'Function._resolveFilename (node:internal/modules/cjs/loader:1225:15)',
    'Function._load (node:internal/modules/cjs/loader:1055:27)',
    'TracingChannel.traceSync (node:diagnostics_channel:322:14)',
    'wrapModuleLoad (node:internal/modules/cjs/loader:220:24)',
    'Module.require (node:internal/modules/cjs/loader:1311:12)',
    'require (node:internal/modules/helpers:136:16)',
  ],
};

/** Where the error of a module that is missing is thrown, by the version of node. */
const LOADER: Readonly<Record<string, { readonly line: number }>> = { 20: { line: 1210 }, 22: { line: 1228 } };

function notFound(play: JsPlay, name: string, from: string): JsThrow {
  const said = `Cannot find module '${name}'\nRequire stack:\n- ${from}`;
  const major = play.version.split('.')[0] ?? '';
  const own = (RESOLVING[major] ?? RESOLVING['22'] ?? []).map(path => ({
    name: '',
    code: { path, source: '' },
    at: 0,
  }));
  const depth = play.frames.length;
  play.frames.push(...[...own].reverse());
  const error = errorOf(play, 'Error', said);
  play.frames.length = depth;
  error.props.set('code', prop('MODULE_NOT_FOUND'));
  error.props.set('requireStack', prop(arrayOf(play, [from])));
  const line = (LOADER[major] ?? LOADER['22'])?.line ?? 1228;
  return new JsThrow(error, 0, { path: `node:internal/modules/cjs/loader:${line}`, source: '  throw err;\n  ^' });
}

function installed(play: JsPlay, name: string, home: string, from: string): JsValue {
  const { files } = play.machine;
  const root = name.startsWith('@') ? name.split('/').slice(0, 2).join('/') : (name.split('/')[0] ?? name);
  for (let at = home; ; at = parentOf(at)) {
    const place = joinPath(at, `node_modules/${root}`);
    if (files.exists(place)) {
      if (name !== 'express') throw new NotSimulated(`the package ${name}`);
      return packageAt(play, place);
    }
    if (at === '/') break;
  }
  throw notFound(play, name, from);
}

function packageAt(play: JsPlay, place: string): JsValue {
  const known = play.loaded.get(place);
  if (known !== undefined) return known;
  const found = play.machine.files.read(joinPath(place, 'package.json'));
  const version = 'text' in found && found.text !== null ? (/"version":\s*"([^"]+)"/.exec(found.text)?.[1] ?? '') : '';
  const made = expressPackage(play, version);
  play.loaded.set(place, made);
  return made;
}
