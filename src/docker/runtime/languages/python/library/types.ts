import { NotSimulated } from '../../control.ts';
import { allowList, allowText } from '../../size.ts';
import { pairsOf, setPairs } from '../methods/dict.ts';
import { setFrom } from '../methods/set.ts';
import { utf8, utf8Text } from '../methods/text.ts';
import { places, take, whole } from '../value/arguments.ts';
import { CLASSES, className, classOf, OBJECT, TYPE } from '../value/classes.ts';
import { isNumber, truthy } from '../value/compare.ts';
import { EXCEPTIONS, newError, raised, typeError } from '../value/errors.ts';
import { itemsOf } from '../value/iterate.ts';
import { special } from '../value/special.ts';
import { quoted, repr, str } from '../value/text.ts';
import {
  builtin,
  bytesOf,
  isKind,
  listOf,
  type PyCall,
  type PyClass,
  type PyNative,
  type PyPlay,
  type PyValue,
  tupleOf,
} from '../value/values.ts';

/** The types that Python gives, as they are called. */

const DIGITS = /^[-+]?\d+(?:_\d+)*$/;

function integer(play: PyPlay, args: readonly PyValue[], named: ReadonlyMap<string, PyValue>): PyValue {
  const [value = 0n, base] = take('int', args, named, ['x', 'base']);
  if (base !== undefined) return based(value, base);
  if (typeof value === 'bigint') return value;
  if (typeof value === 'boolean') return BigInt(value);
  if (typeof value === 'number') {
    if (Number.isNaN(value)) throw raised('ValueError', 'cannot convert float NaN to integer');
    if (!Number.isFinite(value)) throw raised('OverflowError', 'cannot convert float infinity to integer');
    return BigInt(Math.trunc(value));
  }
  if (typeof value === 'string' || isKind(value, 'bytes')) {
    const text = typeof value === 'string' ? value : value.data;
    allowText(text.length);
    const trimmed = text.trim();
    if (/[\u0080-\uffff]/.test(trimmed)) throw new NotSimulated('int() of such digits');
    if (!DIGITS.test(trimmed))
      throw raised('ValueError', `invalid literal for int() with base 10: ${repr(play, value)}`);
    const digits = trimmed.replaceAll('_', '');
    if (digits.length > 4301) throw new NotSimulated('int() of a text this long');
    return BigInt(digits.replace(/^\+/, ''));
  }
  const own = special(play, value, '__int__', []);
  if (own !== undefined) return own;
  throw typeError(`int() argument must be a string, a bytes-like object or a real number, not '${className(value)}'`);
}

function based(value: PyValue, given: PyValue): PyValue {
  const base = whole(given);
  if (typeof value !== 'string') throw typeError("int() can't convert non-string with explicit base");
  const fault = () => raised('ValueError', `invalid literal for int() with base ${base}: ${quoted(value)}`);
  const [, sign = '', prefix = '', digits = ''] = /^\s*([-+]?)(0[xXoObB])?([0-9a-zA-Z_]+)\s*$/.exec(value) ?? [];
  const prefixBase = { x: 16, o: 8, b: 2 }[prefix.slice(1).toLowerCase()];
  const real = base === 0 ? (prefixBase ?? 10) : base;
  // What looks like a prefix may be digits of a larger base.
  const said = prefix !== '' && prefixBase !== real ? prefix + digits : digits;
  if (said === '') throw fault();
  let made = 0n;
  for (const each of said.replaceAll('_', '').toLowerCase()) {
    const digit = Number.parseInt(each, 36);
    if (Number.isNaN(digit) || digit >= real) throw fault();
    made = made * BigInt(real) + BigInt(digit);
  }
  return sign === '-' ? -made : made;
}

const FLOAT = /^[-+]?(?:(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][-+]?\d+)?|inf(?:inity)?|nan)$/i;

function float(play: PyPlay, args: readonly PyValue[], named: ReadonlyMap<string, PyValue>): PyValue {
  const [value = 0n] = places('float', args, named, 0, 1);
  if (typeof value === 'number') return value;
  if (isNumber(value)) {
    const made = Number(value);
    if (!Number.isFinite(made)) throw raised('OverflowError', 'int too large to convert to float');
    return made;
  }
  if (typeof value === 'string') {
    const text = value.trim();
    if (!FLOAT.test(text)) throw raised('ValueError', `could not convert string to float: ${quoted(value)}`);
    const plain = text.replaceAll('_', '').toLowerCase();
    if (plain.includes('nan')) return Number.NaN;
    return plain.includes('inf')
      ? plain.startsWith('-')
        ? Number.NEGATIVE_INFINITY
        : Number.POSITIVE_INFINITY
      : Number(plain);
  }
  const own = special(play, value, '__float__', []);
  if (own !== undefined) return own;
  throw typeError(`float() argument must be a string or a real number, not '${className(value)}'`);
}

function text(play: PyPlay, args: readonly PyValue[], named: ReadonlyMap<string, PyValue>): PyValue {
  const [value, encoding] = take('str', args, named, ['object', 'encoding', 'errors']);
  if (value === undefined) return '';
  if (encoding === undefined) return str(play, value);
  const read = isKind(value, 'bytes') ? utf8Text(value.data) : null;
  if (read === null || !/^utf-?8$/i.test(String(encoding))) throw new NotSimulated('str() with this encoding');
  return read;
}

function bytes(play: PyPlay, args: readonly PyValue[], named: ReadonlyMap<string, PyValue>): PyValue {
  const [value, encoding] = take('bytes', args, named, ['source', 'encoding']);
  if (value === undefined) return bytesOf('');
  if (typeof value === 'string') {
    if (encoding === undefined) throw typeError('string argument without an encoding');
    if (!/^utf-?8$/i.test(String(encoding))) throw new NotSimulated('bytes() with this encoding');
    return bytesOf(utf8(value));
  }
  if (typeof value === 'bigint') {
    allowText(Number(value));
    return bytesOf('\0'.repeat(Math.max(0, Number(value))));
  }
  if (isKind(value, 'bytes')) return value;
  return bytesOf(
    itemsOf(play, value)
      .map(each => {
        const code = whole(each);
        if (code < 0 || code > 255) throw raised('ValueError', 'bytes must be in range(0, 256)');
        return String.fromCharCode(code);
      })
      .join(''),
  );
}

function dict(play: PyPlay, args: readonly PyValue[], named: ReadonlyMap<string, PyValue>): PyValue {
  const [from] = places('dict', args, new Map(), 0, 1);
  const map = new Map<string, [PyValue, PyValue]>();
  if (from !== undefined) setPairs(map, pairsOf(play, from));
  setPairs(map, named);
  return { kind: 'dict', map };
}

function range(_play: PyPlay, args: readonly PyValue[], named: ReadonlyMap<string, PyValue>): PyValue {
  places('range', args, named, 1, 3);
  for (const each of args) whole(each);
  const [a = 0n, b, c = 1n] = args.map(each => BigInt(each as bigint));
  if (c === 0n) throw raised('ValueError', 'range() arg 3 must not be zero');
  return { kind: 'range', start: b === undefined ? 0n : a, stop: b === undefined ? a : b, step: c };
}

function type(_play: PyPlay, args: readonly PyValue[], named: ReadonlyMap<string, PyValue>): PyValue {
  if (args.length === 3) throw new NotSimulated('type() with three arguments');
  if (args.length !== 1 || named.size > 0) throw typeError('type() takes 1 or 3 arguments');
  return classOf(args[0] as PyValue);
}

/** `property`, `staticmethod`, `classmethod`. */
function wrapper(cls: PyClass, fget: PyValue | undefined, fset?: PyValue): PyNative {
  const names = new Map<string, PyValue>();
  if (fget !== undefined) names.set('fget', fget);
  if (fset !== undefined && fset !== null) names.set('fset', fset);
  if (cls === CLASSES.property) {
    names.set(
      'setter',
      builtin('setter', (_play, [given]) => wrapper(cls, fget, given)),
    );
    names.set(
      'getter',
      builtin('getter', (_play, [given]) => wrapper(cls, given, fset)),
    );
    names.set(
      'deleter',
      builtin('deleter', () => unmet('a deleter of a property')),
    );
  }
  return { kind: 'native', cls, names, state: null };
}

function unmet(what: string): never {
  throw new NotSimulated(what);
}

const MAKERS: Readonly<Record<string, PyCall>> = {
  int: integer,
  bool: (play, args, named) => {
    const [value = false] = places('bool', args, named, 0, 1);
    return truthy(play, value);
  },
  float,
  str: text,
  bytes,
  list: (play, args, named) => {
    const [from] = places('list', args, named, 0, 1);
    const items = from === undefined ? [] : itemsOf(play, from);
    allowList(items.length);
    return listOf(items);
  },
  tuple: (play, args, named) => {
    const [from] = places('tuple', args, named, 0, 1);
    return tupleOf(from === undefined ? [] : itemsOf(play, from));
  },
  dict,
  set: (play, args, named) => {
    const [from = tupleOf([])] = places('set', args, named, 0, 1);
    return setFrom(play, from);
  },
  frozenset: (play, args, named) => {
    const [from = tupleOf([])] = places('frozenset', args, named, 0, 1);
    return setFrom(play, from, true);
  },
  range,
  slice: (_play, args) => ({
    kind: 'slice',
    from: args.length < 2 ? null : (args[0] ?? null),
    to: (args.length < 2 ? args[0] : args[1]) ?? null,
    by: args[2] ?? null,
  }),
  property: (_play, args, named) => {
    const [fget, fset] = take('property', args, named, ['fget', 'fset']);
    return wrapper(CLASSES.property, fget, fset);
  },
  staticmethod: (_play, [given]) => wrapper(CLASSES.staticmethod, given),
  classmethod: (_play, [given]) => wrapper(CLASSES.classmethod, given),
};

/** The types and exceptions by their names; the classes learn here how they are called. */
export function typesOf(): [string, PyValue][] {
  const found: [string, PyValue][] = [];
  for (const [name, call] of Object.entries(MAKERS)) {
    const cls = CLASSES[name as keyof typeof CLASSES];
    Object.assign(cls, { make: call });
    found.push([name, cls]);
  }
  Object.assign(OBJECT, {
    make: ((_play, args) => {
      if (args.length > 0) throw typeError('object() takes no arguments');
      return { kind: 'instance', cls: OBJECT, names: new Map(), error: null };
    }) satisfies PyCall,
  });
  Object.assign(TYPE, { make: type });
  found.push(['object', OBJECT], ['type', TYPE]);
  for (const [name, cls] of EXCEPTIONS) {
    Object.assign(cls, {
      make: ((_play, args, named) => {
        if (named.size > 0) {
          if (
            name === 'ImportError' ||
            name === 'ModuleNotFoundError' ||
            name === 'AttributeError' ||
            name === 'NameError'
          )
            throw new NotSimulated(`${name}() with names`);
          throw typeError(`${name}() takes no keyword arguments`);
        }
        return newError(errnoClass(name, args) ?? cls, args);
      }) satisfies PyCall,
    });
    found.push([name, cls]);
  }
  for (const name of ['IOError', 'EnvironmentError']) found.push([name, EXCEPTIONS.get('OSError') as PyClass]);
  return found;
}

const ERRNO: Readonly<Record<string, string>> = {
  2: 'FileNotFoundError',
  13: 'PermissionError',
  17: 'FileExistsError',
  20: 'NotADirectoryError',
  21: 'IsADirectoryError',
  111: 'ConnectionRefusedError',
  110: 'TimeoutError',
};

/** An OSError of a number that has a kind of its own. */
function errnoClass(name: string, args: readonly PyValue[]): PyClass | undefined {
  if (name !== 'OSError' || args.length < 2 || typeof args[0] !== 'bigint') return undefined;
  return EXCEPTIONS.get(ERRNO[String(args[0])] ?? '');
}
