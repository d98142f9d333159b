import { cleanPath } from '../../../../filesystem/path.ts';
import { NotSimulated } from '../../control.ts';
import type { FileRefusal } from '../../machine.ts';
import { allowText } from '../../size.ts';
import { utf8, utf8Text } from '../methods/text.ts';
import { pathIn, take, whole } from '../value/arguments.ts';
import { className, nativeClass, OBJECT } from '../value/classes.ts';
import { exceptionClass, newError, raised, typeError } from '../value/errors.ts';
import { itemsOf, iteratorOf } from '../value/iterate.ts';
import {
  builtin,
  bytesOf,
  isKind,
  listOf,
  type PyCall,
  type PyNative,
  type PyPlay,
  type PyValue,
  Raise,
} from '../value/values.ts';

const TEXT_FILE = nativeClass('TextIOWrapper', [OBJECT], null, '_io');
const BYTES_FILE = nativeClass('BufferedReader', [OBJECT], null, '_io');

const ERRNO: Readonly<Record<string, readonly [number: bigint, kind: string]>> = {
  ENOENT: [2n, 'FileNotFoundError'],
  EACCES: [13n, 'PermissionError'],
  EEXIST: [17n, 'FileExistsError'],
  ENOTDIR: [20n, 'NotADirectoryError'],
  EISDIR: [21n, 'IsADirectoryError'],
  ENOSPC: [28n, 'OSError'],
  EROFS: [30n, 'OSError'],
  ENOTEMPTY: [39n, 'OSError'],
  ELOOP: [40n, 'OSError'],
};

/** What Python raises where the kernel refuses. */
export function refusedBy({ code, text }: FileRefusal, name: string): Raise {
  const [number, kind] = ERRNO[code] ?? [];
  if (number === undefined || kind === undefined) throw new NotSimulated(`the error ${code}`);
  return new Raise(newError(exceptionClass(kind), [number, text, name]));
}

interface PyOpenFile {
  readonly name: string;
  readonly path: string;
  readonly mode: string;
  text: string;
  at: number;
  closed: boolean;
}

/** `open(name, mode)` */
export function openFile(play: PyPlay, args: readonly PyValue[], named: ReadonlyMap<string, PyValue>): PyValue {
  const [given, mode = 'r'] = take(
    'open',
    args,
    named,
    ['file', 'mode', 'buffering', 'encoding', 'errors', 'newline'],
    1,
  );
  if (typeof given === 'bigint') throw new NotSimulated('open() of a number');
  const name = pathIn(given);
  if (typeof mode !== 'string')
    throw typeError(`open() argument 'mode' must be str, not ${className(mode as PyValue)}`);
  const kind = mode.replace(/[bt]/g, '');
  if (!/^[rwax]$/.test(kind)) {
    if (/^[rwa]\+$/.test(kind)) throw new NotSimulated(`open() with mode ${mode}`);
    throw raised('ValueError', `invalid mode: '${mode}'`);
  }
  const { files, cwd } = play.machine;
  const path = cleanPath(name, cwd);
  const file: PyOpenFile = { name, path, mode, text: '', at: 0, closed: false };
  if (kind === 'r') {
    const found = files.read(path);
    if ('refused' in found) throw refusedBy(found.refused, name);
    if (found.text === null) throw new NotSimulated('a file that is no text');
    allowText(found.text.length);
    file.text = found.text;
  } else {
    if (kind === 'x' && files.exists(path)) throw raised('FileExistsError', 17n, 'File exists', name);
    const refused = kind === 'a' ? files.append(path, '') : files.write(path, '');
    if (refused !== null) throw refusedBy(refused, name);
  }
  return fileOf(play, file);
}

function fileOf(play: PyPlay, file: PyOpenFile): PyNative {
  const { files } = play.machine;
  const isBytes = file.mode.includes('b');
  const isRead = file.mode.includes('r');
  const out = (text: string): PyValue => (isBytes ? bytesOf(utf8(text)) : text);
  const open = (reads: boolean): void => {
    if (file.closed) throw raised('ValueError', 'I/O operation on closed file.');
    if (reads !== isRead) throw new NotSimulated(`io.UnsupportedOperation: not ${reads ? 'readable' : 'writable'}`);
  };
  const line = (): string => {
    const end = file.text.indexOf('\n', file.at);
    const cut = file.text.slice(file.at, end < 0 ? file.text.length : end + 1);
    file.at += cut.length;
    play.budget.make(cut.length / 4);
    return cut;
  };
  const methods: Readonly<Record<string, PyCall>> = {
    read: (_play, [size = null]) => {
      open(true);
      const end = size === null || whole(size) < 0 ? file.text.length : file.at + whole(size);
      const text = file.text.slice(file.at, end);
      file.at = Math.min(file.text.length, end);
      return out(text);
    },
    readline: () => {
      open(true);
      return out(line());
    },
    readlines: () => {
      open(true);
      const lines: PyValue[] = [];
      while (file.at < file.text.length) lines.push(out(line()));
      return listOf(lines);
    },
    write: (_play, [text = null]) => {
      open(false);
      if (isBytes ? !isKind(text, 'bytes') : typeof text !== 'string')
        throw typeError(
          isBytes
            ? `a bytes-like object is required, not '${className(text)}'`
            : `write() argument must be str, not ${className(text)}`,
        );
      const said = isKind(text, 'bytes') ? utf8Text(text.data) : (text as string);
      if (said === null) throw new NotSimulated('bytes that are no text, in a file');
      const refused = files.append(file.path, said);
      if (refused !== null) throw refusedBy(refused, file.name);
      return BigInt(isKind(text, 'bytes') ? text.data.length : [...said].length);
    },
    writelines: (inner, [lines = null]) => {
      for (const each of itemsOf(inner, lines)) methods.write?.(inner, [each], new Map());
      return null;
    },
    flush: () => null,
    close: () => {
      file.closed = true;
      return null;
    },
    readable: () => isRead,
    writable: () => !isRead,
    __enter__: () => made,
    __exit__: () => {
      file.closed = true;
      return null;
    },
    __iter__: () => iteratorOf(lines(), 'file'),
    __next__: () => {
      if (file.at >= file.text.length) throw raised('StopIteration');
      return out(line());
    },
    __repr__: () =>
      isBytes
        ? `<_io.Buffered${isRead ? 'Reader' : 'Writer'} name='${file.name}'>`
        : `<_io.TextIOWrapper name='${file.name}' mode='${file.mode}' encoding='UTF-8'>`,
  };
  function* lines(): Generator<PyValue, void> {
    open(true);
    while (file.at < file.text.length) yield out(line());
  }
  const names = new Map<string, PyValue>(Object.entries(methods).map(([name, call]) => [name, builtin(name, call)]));
  names.set('name', file.name);
  names.set('mode', file.mode);
  for (const name of ['seek', 'tell', 'truncate', 'fileno', 'isatty', 'closed', 'encoding', 'buffer'])
    if (!names.has(name))
      names.set(
        name,
        builtin(name, () => unmet(name)),
      );
  const made: PyNative = { kind: 'native', cls: isBytes ? BYTES_FILE : TEXT_FILE, names, state: file };
  return made;
}

function unmet(name: string): never {
  throw new NotSimulated(`.${name} of a file`);
}
