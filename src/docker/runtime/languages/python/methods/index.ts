import { NotSimulated } from '../../control.ts';
import { take } from '../value/arguments.ts';
import { raised } from '../value/errors.ts';
import { bytesOf, isKind, listOf, type PyBytes, type PyRange, type PyValue } from '../value/values.ts';
import { DICT } from './dict.ts';
import { LIST, TUPLE } from './list.ts';
import type { PyMethodOf, PyMethods } from './method.ts';
import { CHANGES, SET } from './set.ts';
import { TEXT, utf8Text } from './text.ts';

const INTEGER: PyMethods<bigint> = {
  bit_length: (_play, self) => BigInt((self < 0n ? -self : self).toString(2).replace(/^0$/, '').length),
  bit_count: (_play, self) => BigInt((self < 0n ? -self : self).toString(2).replaceAll('0', '').length),
  conjugate: (_play, self) => self,
  is_integer: () => true,
};

const FLOAT: PyMethods<number> = {
  is_integer: (_play, self) => Number.isInteger(self),
};

const BYTES: PyMethods<PyBytes> = {
  decode: (_play, self, args, named) => {
    const [encoding = 'utf-8'] = take('decode', args, named, ['encoding', 'errors']);
    const name = String(encoding).toLowerCase();
    if (!['utf-8', 'utf8', 'ascii'].includes(name)) throw new NotSimulated(`the encoding ${name}`);
    const text = utf8Text(self.data);
    if (text === null) throw new NotSimulated('.decode of what is no UTF-8');
    return text;
  },
  hex: (_play, self) => [...self.data].map(each => each.charCodeAt(0).toString(16).padStart(2, '0')).join(''),
  strip: (_play, self) => bytesOf(self.data.replace(/^[ \t-\r]+|[ \t-\r]+$/g, '')),
  upper: (_play, self) => bytesOf(self.data.replace(/[a-z]/g, each => each.toUpperCase())),
  lower: (_play, self) => bytesOf(self.data.replace(/[A-Z]/g, each => each.toLowerCase())),
  startswith: (_play, self, [part]) => isKind(part, 'bytes') && self.data.startsWith(part.data),
  endswith: (_play, self, [part]) => isKind(part, 'bytes') && self.data.endsWith(part.data),
  split: (_play, self, [by]) => {
    if (!isKind(by, 'bytes')) throw new NotSimulated('.split of bytes without a separator');
    return listOf(self.data.split(by.data).map(bytesOf));
  },
};

const RANGE: PyMethods<PyRange> = {
  index: (_play, self, [value]) => {
    if (typeof value !== 'bigint' || (value - self.start) % self.step !== 0n)
      throw raised('ValueError', `${String(value)} is not in range`);
    return (value - self.start) / self.step;
  },
};

const own = (table: PyMethods<never>, name: string): PyMethodOf | null =>
  Object.hasOwn(table, name) ? ((table as PyMethods<PyValue>)[name] ?? null) : null;

/** The method of a value; null where it has none of that name here. */
export function methodsOf(value: PyValue, name: string): PyMethodOf | null {
  switch (typeof value) {
    case 'string':
      return own(TEXT, name);
    case 'bigint':
      return own(INTEGER, name);
    case 'number':
      return own(FLOAT, name);
    case 'boolean':
      return null;
    default:
  }
  if (value === null) return null;
  switch (value.kind) {
    case 'list':
      return own(LIST, name);
    case 'tuple':
      return own(TUPLE, name);
    case 'dict': {
      const special = value.cls === undefined ? undefined : value.cls.names.get(name);
      if (special !== undefined) return (play, self, args, named) => play.call(special, [self, ...args], named);
      return own(DICT, name);
    }
    case 'set':
      return value.frozen && CHANGES.has(name) ? null : own(SET, name);
    case 'bytes':
      return own(BYTES, name);
    case 'range':
      return own(RANGE, name);
    case 'iterator':
      if (name === '__next__') return (_play, self) => nextOr(self);
      return name === '__iter__' ? (_play, self) => self : null;
    default:
      return null;
  }
}

function nextOr(self: PyValue): PyValue {
  const value = isKind(self, 'iterator') ? self.next(null) : undefined;
  if (value === undefined) throw raised('StopIteration');
  return value;
}
