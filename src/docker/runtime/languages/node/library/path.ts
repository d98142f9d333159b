import { text } from '../value/convert.ts';
import { codedError } from '../value/errors.ts';
import { inspect } from '../value/inspect.ts';
import { isObject, type JsObject, type JsPlay, type JsValue, objectOf } from '../value/values.ts';
import { type JsMethods, libraryObject, unmet } from './define.ts';

/** `path`, of POSIX. */

function part(play: JsPlay, value: JsValue, name: string): string {
  if (typeof value === 'string') return value;
  const said =
    value === undefined || value === null
      ? String(value)
      : isObject(value)
        ? `an instance of Object`
        : `type ${typeof value} (${inspect(play, value)})`;
  throw codedError(
    play,
    'TypeError',
    'ERR_INVALID_ARG_TYPE',
    `The "${name}" argument must be of type string. Received ${said}`,
  );
}

function normalized(path: string): string {
  if (path === '') return '.';
  const isAbsolute = path.startsWith('/');
  const kept: string[] = [];
  for (const each of path.split('/')) {
    if (each === '' || each === '.') continue;
    if (each !== '..') kept.push(each);
    else if (kept.length > 0 && kept.at(-1) !== '..') kept.pop();
    else if (!isAbsolute) kept.push('..');
  }
  const made = (isAbsolute ? '/' : '') + kept.join('/') + (path.endsWith('/') && kept.length > 0 ? '/' : '');
  return made === '' ? '.' : made;
}

function resolved(cwd: string, parts: readonly string[]): string {
  let path = '';
  for (const each of [cwd, ...parts]) if (each !== '') path = each.startsWith('/') ? each : `${path}/${each}`;
  return normalized(path).replace(/(?<=.)\/$/, '');
}

function directory(path: string): string {
  const trimmed = path.replace(/(?<=.)\/+$/, '');
  const at = trimmed.lastIndexOf('/');
  if (at < 0) return '.';
  return at === 0 ? '/' : trimmed.slice(0, at).replace(/(?<=.)\/+$/, '');
}

function base(path: string): string {
  return path.replace(/\/+$/, '').split('/').at(-1) ?? '';
}

function extension(path: string): string {
  const name = base(path);
  const at = name.lastIndexOf('.');
  return at <= 0 ? '' : name.slice(at);
}

const METHODS: JsMethods = {
  join: (play, _self, args) => {
    const parts = args.map(each => part(play, each, 'path')).filter(each => each !== '');
    return parts.length === 0 ? '.' : normalized(parts.join('/'));
  },
  resolve: (play, _self, args) =>
    resolved(
      play.machine.cwd,
      args.map((each, at) => part(play, each, `paths[${at}]`)),
    ),
  normalize: (play, _self, [path]) => normalized(part(play, path, 'path')),
  isAbsolute: (play, _self, [path]) => part(play, path, 'path').startsWith('/'),
  dirname: (play, _self, [path]) => directory(part(play, path, 'path')),
  basename: (play, _self, [path, suffix]) => {
    const name = base(part(play, path, 'path'));
    const end = suffix === undefined ? '' : text(play, suffix);
    return end !== '' && name.endsWith(end) && name !== end ? name.slice(0, -end.length) : name;
  },
  extname: (play, _self, [path]) => extension(part(play, path, 'path')),
  relative: (play, _self, [from, to]) => {
    const [a, b] = [from, to].map(each =>
      resolved(play.machine.cwd, [part(play, each, 'from')])
        .split('/')
        .filter(Boolean),
    ) as [string[], string[]];
    let shared = 0;
    while (shared < a.length && a[shared] === b[shared]) shared++;
    return [...a.slice(shared).map(() => '..'), ...b.slice(shared)].join('/');
  },
  parse: (play, _self, [path]) => {
    const said = part(play, path, 'path');
    const name = base(said);
    const ext = extension(said);
    const dir = said.includes('/') ? directory(said) : '';
    return objectOf(play, {
      root: said.startsWith('/') ? '/' : '',
      dir,
      base: name,
      ext,
      name: ext === '' ? name : name.slice(0, -ext.length),
    });
  },
  format: () => unmet('path.format'),
};

export function pathModule(play: JsPlay): JsObject {
  const made = libraryObject(play, 'path', METHODS, { sep: '/', delimiter: ':' });
  made.props.set('posix', { value: made, get: null, set: null, shown: true });
  return made;
}
