import { cleanPath } from '../../../../filesystem/path.ts';
import { NotSimulated } from '../../control.ts';
import type { FileRefusal } from '../../machine.ts';
import { allowText } from '../../size.ts';
import { newPromise, reject, resolve } from '../play/promises.ts';
import { text } from '../value/convert.ts';
import { errorOf, unknownStack } from '../value/errors.ts';
import { get } from '../value/members.ts';
import {
  arrayOf,
  isCallable,
  isObject,
  type JsCall,
  type JsObject,
  type JsPlay,
  JsThrow,
  type JsValue,
  prop,
} from '../value/values.ts';
import { callBack, type JsMethods, libraryObject, unmet } from './define.ts';
import { soon } from './timers.ts';

/** `fs`: what is done at once, and the same for callbacks and promises. */

const NUMBERS: Readonly<Record<string, number>> = {
  EACCES: -13,
  EEXIST: -17,
  EISDIR: -21,
  ENOENT: -2,
  ENOTDIR: -20,
  ENOTEMPTY: -39,
  EROFS: -30,
};

function refused(play: JsPlay, { code, text: said }: FileRefusal, call: string, path: string): JsThrow {
  const words = `${said[0]?.toLowerCase() ?? ''}${said.slice(1)}`;
  const error = errorOf(
    play,
    'Error',
    `${code}: ${code === 'EISDIR' && call === 'read' ? 'illegal operation on a directory, read' : `${words}, ${call} '${path}'`}`,
  );
  const isRead = code === 'EISDIR' && call === 'read';
  for (const [name, value] of Object.entries({
    errno: NUMBERS[code] ?? -5,
    code,
    syscall: call,
    ...(isRead ? {} : { path }),
  }))
    error.props.set(name, prop(value));
  error.props.set('stack', unknownStack(play));
  return new JsThrow(error, 0);
}

const pathOf = (_play: JsPlay, value: JsValue): string =>
  typeof value === 'string' ? value : unmet('a path that is no text');

const absolute = (play: JsPlay, path: string): string => cleanPath(path, play.machine.cwd);

/** `'utf8'`, or `{ encoding: 'utf8' }`. */
function isText(play: JsPlay, options: JsValue): boolean {
  const encoding = isObject(options ?? null) ? get(play, options as JsObject, 'encoding') : options;
  if (encoding === undefined || encoding === null) return false;
  if (!['utf8', 'utf-8', 'UTF-8', 'UTF8', 'ascii'].includes(text(play, encoding)))
    throw new NotSimulated(`the encoding ${text(play, encoding)}`);
  return true;
}

/** Bytes of a text file: what is asked of a buffer before it is written as text. */
export function bufferOf(play: JsPlay, said: string): JsObject {
  const length = new TextEncoder().encode(said).length;
  return libraryObject(
    play,
    'of buffer',
    { toString: () => said, valueOf: (_play: JsPlay, self: JsValue) => self },
    { length },
  );
}

function readFile(play: JsPlay, path: string): string {
  const found = play.machine.files.read(absolute(play, path));
  if ('refused' in found) throw refused(play, found.refused, found.refused.code === 'EISDIR' ? 'read' : 'open', path);
  if (found.text === null) throw new NotSimulated('bytes that are no text');
  allowText(found.text.length);
  play.budget.make(found.text.length / 4);
  return found.text;
}

function or(play: JsPlay, refusal: FileRefusal | null, call: string, path: string): undefined {
  if (refusal !== null) throw refused(play, refusal, call, path);
  return undefined;
}

const recursive = (play: JsPlay, options: JsValue): boolean =>
  isObject(options ?? null) && get(play, options as JsObject, 'recursive') === true;

function statOf(play: JsPlay, path: string): JsObject {
  const { files } = play.machine;
  const at = absolute(play, path);
  if (!files.exists(at)) throw refused(play, { code: 'ENOENT', text: 'No such file or directory' }, 'stat', path);
  const isDirectory = files.isDirectory(at);
  const found = isDirectory ? null : files.read(at);
  const size =
    found !== null && 'text' in found && found.text !== null ? new TextEncoder().encode(found.text).length : null;
  return libraryObject(
    play,
    'of stats',
    { isFile: () => !isDirectory, isDirectory: () => isDirectory, isSymbolicLink: () => false },
    size === null ? {} : { size },
  );
}

/** Each by its name without `Sync`. */
const WORK: JsMethods = {
  readFile: (play, _self, [path, options]) => {
    const said = readFile(play, pathOf(play, path));
    return isText(play, options) ? said : bufferOf(play, said);
  },
  writeFile: (play, _self, [path, data]) => {
    const name = pathOf(play, path);
    return or(
      play,
      play.machine.files.write(absolute(play, name), typeof data === 'string' ? data : text(play, data)),
      'open',
      name,
    );
  },
  appendFile: (play, _self, [path, data]) => {
    const name = pathOf(play, path);
    return or(play, play.machine.files.append(absolute(play, name), text(play, data)), 'open', name);
  },
  mkdir: (play, _self, [path, options]) => {
    const name = pathOf(play, path);
    const { files } = play.machine;
    if (recursive(play, options) && files.isDirectory(absolute(play, name))) return undefined;
    return or(play, files.mkdir(absolute(play, name), recursive(play, options)), 'mkdir', name);
  },
  readdir: (play, _self, [path, options]) => {
    if (options !== undefined) throw new NotSimulated('readdir with options');
    const name = pathOf(play, path);
    const { files } = play.machine;
    const at = absolute(play, name);
    if (!files.isDirectory(at)) {
      const refusal = files.exists(at)
        ? { code: 'ENOTDIR', text: 'Not a directory' }
        : { code: 'ENOENT', text: 'No such file or directory' };
      throw refused(play, refusal, 'scandir', name);
    }
    return arrayOf(play, [...files.list(at)].sort());
  },
  unlink: (play, _self, [path]) => {
    const name = pathOf(play, path);
    return or(play, play.machine.files.remove(absolute(play, name)), 'unlink', name);
  },
  rm: (play, _self, [path, options]) => {
    const name = pathOf(play, path);
    const { files } = play.machine;
    const at = absolute(play, name);
    if (!files.exists(at) && isObject(options ?? null) && get(play, options as JsObject, 'force') === true)
      return undefined;
    if (files.isDirectory(at)) throw new NotSimulated('fs.rm of a directory');
    return or(play, files.remove(at), 'rm', name);
  },
  stat: (play, _self, [path]) => statOf(play, pathOf(play, path)),
  access: (play, _self, [path]) => {
    const name = pathOf(play, path);
    if (play.machine.files.exists(absolute(play, name))) return undefined;
    throw refused(play, { code: 'ENOENT', text: 'No such file or directory' }, 'access', name);
  },
  copyFile: (play, _self, [from, to]) => {
    const [source, target] = [pathOf(play, from), pathOf(play, to)];
    return or(play, play.machine.files.write(absolute(play, target), readFile(play, source)), 'copyfile', target);
  },
};

function promised(play: JsPlay, work: () => JsValue): JsObject {
  const promise = newPromise(play);
  // What comes from a disk comes behind everything that waits already.
  soon(play, () => {
    try {
      resolve(play, promise, work());
    } catch (error) {
      if (!(error instanceof JsThrow)) throw error;
      reject(play, promise, error);
    }
  });
  return promise;
}

/** What comes from below a script has no places of it. */
function withoutStack(error: JsThrow): void {
  if (!isObject(error.value)) return;
  const said = error.value.props.get('message')?.value;
  error.value.props.set('stack', prop(`Error: ${String(said)}`, false));
}

export function fsModule(play: JsPlay): JsObject {
  const methods: Record<string, JsCall> = {
    existsSync: (inner, _self, [path]) => typeof path === 'string' && inner.machine.files.exists(absolute(inner, path)),
  };
  const promises: Record<string, JsCall> = {};
  for (const [name, work] of Object.entries(WORK)) {
    methods[`${name}Sync`] = work;
    promises[name] = (inner, self, args) => promised(inner, () => work(inner, self, args));
    methods[name] = (inner, self, args) => {
      const done = args.at(-1);
      if (!isCallable(done)) return unmet(`fs.${name} without a function`);
      soon(inner, () => {
        let value: JsValue;
        try {
          value = work(inner, self, args.slice(0, -1));
        } catch (error) {
          if (!(error instanceof JsThrow)) throw error;
          withoutStack(error);
          callBack(inner, done, undefined, [error.value]);
          return;
        }
        callBack(inner, done, undefined, value === undefined ? [null] : [null, value]);
      });
      return undefined;
    };
  }
  return libraryObject(play, 'fs', methods, {
    promises: libraryObject(play, 'fs', promises),
    constants: libraryObject(play, 'fs', {}),
  });
}
