import { NotSimulated } from '../../control.ts';
import { joined } from '../../size.ts';
import { attribute, attributeOr, setAttribute } from '../play/attributes.ts';
import { superOf } from '../play/calls.ts';
import { places, realIn, take, textIn, whole } from '../value/arguments.ts';
import { className, classOf, nativeClass, OBJECT } from '../value/classes.ts';
import { contains, isNumber, ordered, truthy } from '../value/compare.ts';
import { raised, typeError } from '../value/errors.ts';
import { format } from '../value/format.ts';
import { itemsOf, iterate, iteratorFrom, iteratorOf, rangeLength } from '../value/iterate.ts';
import { keyOf } from '../value/keys.ts';
import { methodIn } from '../value/lookup.ts';
import { binary, floatDivided } from '../value/operators.ts';
import { sorted } from '../value/sort.ts';
import { special } from '../value/special.ts';
import { repr, str } from '../value/text.ts';
import {
  builtin,
  isClass,
  isKind,
  listOf,
  type PyCall,
  type PyClass,
  type PyPlay,
  type PyValue,
  Raise,
  tupleOf,
} from '../value/values.ts';
import { openFile } from './files.ts';
import { counted, filtered, mapped, zipped } from './iteration.ts';
import { round, sum } from './sums.ts';
import { quit } from './sys.ts';
import { typesOf } from './types.ts';

/** Names that every script knows. */
export function builtinsOf(): ReadonlyMap<string, PyValue> {
  const functions = Object.entries(FUNCTIONS).map(
    ([name, call]) => [name, builtin(name, call, name === 'super' ? 'super' : '')] as const,
  );
  return new Map<string, PyValue>([
    ...typesOf(),
    ...functions,
    ['NotImplemented', NOT_IMPLEMENTED],
    ['Ellipsis', { kind: 'ellipsis' }],
    ['__debug__', true],
  ]);
}

const NOT_IMPLEMENTED: PyValue = {
  kind: 'native',
  cls: nativeClass('NotImplementedType', [OBJECT]),
  names: new Map<string, PyValue>([['__repr__', builtin('__repr__', () => 'NotImplemented')]]),
  state: null,
};

const print: PyCall = (play, args, named) => {
  const option = (name: string, usual: string): string => {
    const given = named.get(name) ?? null;
    if (given === null) return usual;
    if (typeof given !== 'string') throw typeError(`${name} must be None or a string, not ${className(given)}`);
    return given;
  };
  for (const name of named.keys())
    if (!['sep', 'end', 'file', 'flush'].includes(name))
      throw typeError(`print() got an unexpected keyword argument '${name}'`);
  const text = joined(
    [
      joined(
        args.map(each => str(play, each)),
        option('sep', ' '),
      ),
      option('end', '\n'),
    ],
    '',
  );
  const file = named.get('file') ?? null;
  if (file === null) play.machine.out(text);
  else play.call(attribute(play, file, 'write'), [text]);
  return null;
};

function length(play: PyPlay, value: PyValue): bigint {
  if (typeof value === 'string') return BigInt(/[\ud800-\udfff]/.test(value) ? [...value].length : value.length);
  if (isKind(value, 'list') || isKind(value, 'tuple')) return BigInt(value.items.length);
  if (isKind(value, 'dict') || isKind(value, 'set')) return BigInt(value.map.size);
  if (isKind(value, 'bytes')) return BigInt(value.data.length);
  if (isKind(value, 'range')) return BigInt(rangeLength(value.start, value.stop, value.step));
  const own = special(play, value, '__len__', []);
  if (typeof own === 'bigint') return own;
  throw typeError(`object of type '${className(value)}' has no len()`);
}

const extreme =
  (name: 'max' | 'min'): PyCall =>
  (play, args, named) => {
    for (const each of named.keys())
      if (each !== 'key' && each !== 'default') throw new NotSimulated(`${name}() with ${each}=`);
    if (args.length === 0) throw typeError(`${name} expected at least 1 argument, got 0`);
    const items = args.length === 1 ? itemsOf(play, args[0] as PyValue) : args;
    const key = named.get('key') ?? null;
    const by = (each: PyValue): PyValue => (key === null ? each : play.call(key, [each]));
    const [first] = items;
    if (first === undefined) {
      const usual = named.get('default');
      if (usual !== undefined) return usual;
      throw raised(
        'ValueError',
        Number(play.version.split('.')[1]) >= 12
          ? `${name}() iterable argument is empty`
          : `${name}() arg is an empty sequence`,
      );
    }
    let best: PyValue = first;
    let bestBy = by(first);
    for (const each of items.slice(1)) {
      const eachBy = by(each);
      if (!ordered(play, name === 'max' ? '>' : '<', eachBy, bestBy)) continue;
      best = each;
      bestBy = eachBy;
    }
    return best;
  };

const isInstance: PyCall = (_play, args, named) => {
  const [value = null, kind = null] = places('isinstance', args, named, 2);
  return kinds(kind, 'isinstance() arg 2 must be a type, a tuple of types, or a union').some(each =>
    isClass(classOf(value), each),
  );
};

function kinds(kind: PyValue, fault: string): PyClass[] {
  const all = isKind(kind, 'tuple') ? kind.items : [kind];
  return all.map(each => {
    if (isKind(each, 'class')) return each;
    throw typeError(fault);
  });
}

function based(name: string, base: number, prefix: string): PyCall {
  return (_play, args, named) => {
    const [value = null] = places(name, args, named, 1);
    if (typeof value !== 'bigint' && typeof value !== 'boolean')
      throw typeError(`'${className(value)}' object cannot be interpreted as an integer`);
    const number = BigInt(value);
    return `${number < 0n ? '-' : ''}${prefix}${(number < 0n ? -number : number).toString(base)}`;
  };
}

const FUNCTIONS: Readonly<Record<string, PyCall>> = {
  print,
  len: (play, args, named) => length(play, places('len', args, named, 1)[0] as PyValue),
  max: extreme('max'),
  min: extreme('min'),
  sum,
  round,
  abs: (play, args, named) => {
    const [value = null] = places('abs', args, named, 1);
    if (typeof value === 'number') return Math.abs(value);
    if (isNumber(value)) return BigInt(value) < 0n ? -BigInt(value) : BigInt(value);
    const own = special(play, value, '__abs__', []);
    if (own !== undefined) return own;
    throw typeError(`bad operand type for abs(): '${className(value)}'`);
  },
  divmod: (play, args, named) => {
    const [a = null, b = null] = places('divmod', args, named, 2);
    if (typeof a === 'number' || typeof b === 'number') {
      const { whole: times, rest } = floatDivided(realIn(a), realIn(b) || divisor());
      return tupleOf([times, rest]);
    }
    return tupleOf([binary(play, '//', a, b), binary(play, '%', a, b)]);
  },
  pow: (play, args, named) => {
    const [a = null, b = null, m] = take('pow', args, named, ['base', 'exp', 'mod'], 2);
    if (m === undefined || m === null) return binary(play, '**', a, b);
    if (typeof a !== 'bigint' || typeof b !== 'bigint' || typeof m !== 'bigint' || b < 0n || m === 0n)
      throw new NotSimulated('pow() of these three');
    let [result, base, power] = [1n, a % m, b];
    for (; power > 0n; power >>= 1n) {
      play.budget.spend();
      if (power & 1n) result = (result * base) % m;
      base = (base * base) % m;
    }
    return binary(play, '%', result, m);
  },
  sorted: (play, args, named) => {
    const [over = null] = places('sorted', args, new Map(), 1);
    return listOf(sorted(play, itemsOf(play, over), named));
  },
  reversed: (play, args, named) => {
    const [over = null] = places('reversed', args, named, 1);
    if (isKind(over, 'set') || isNumber(over) || over === null)
      throw typeError(`'${className(over)}' object is not reversible`);
    return iteratorOf(itemsOf(play, over).reverse(), 'list_reverseiterator');
  },
  enumerate: (play, args, named) => {
    const [over = null, start = 0n] = take('enumerate', args, named, ['iterable', 'start'], 1);
    return iteratorOf(counted(iterate(play, over), BigInt(whole(start ?? 0n))), 'enumerate');
  },
  zip: (play, args, named) => {
    for (const each of named.keys()) if (each !== 'strict') throw new NotSimulated(`zip() with ${each}=`);
    return iteratorOf(
      zipped(
        play,
        args.map(each => iterate(play, each)),
        named.get('strict') === true,
      ),
      'zip',
    );
  },
  map: (play, args) =>
    iteratorOf(
      mapped(
        play,
        args[0] ?? null,
        args.slice(1).map(each => iterate(play, each)),
      ),
      'map',
    ),
  filter: (play, args, named) => {
    const [test = null, over = null] = places('filter', args, named, 2);
    return iteratorOf(filtered(play, test, iterate(play, over)), 'filter');
  },
  any: (play, args, named) => {
    for (const each of iterate(play, places('any', args, named, 1)[0] as PyValue)) if (truthy(play, each)) return true;
    return false;
  },
  all: (play, args, named) => {
    for (const each of iterate(play, places('all', args, named, 1)[0] as PyValue))
      if (!truthy(play, each)) return false;
    return true;
  },
  iter: (play, args, named) => iteratorFrom(play, places('iter', args, named, 1)[0] as PyValue),
  next: (play, args, named) => {
    const [of = null, usual] = places('next', args, named, 1, 2);
    if (isKind(of, 'iterator')) {
      const value = of.next(null);
      if (value !== undefined) return value;
      if (usual === undefined) throw raised('StopIteration');
      return usual;
    }
    try {
      const own = special(play, of, '__next__', []);
      if (own !== undefined) return own;
    } catch (error) {
      if (usual !== undefined && error instanceof Raise && error.value.cls.name === 'StopIteration') return usual;
      throw error;
    }
    throw typeError(`'${className(of)}' object is not an iterator`);
  },
  input: (play, args) => {
    const [prompt] = args;
    if (prompt !== undefined) play.machine.out(str(play, prompt));
    const line = play.machine.readLine();
    if (line === null) throw raised('EOFError', 'EOF when reading a line');
    return line;
  },
  open: (play, args, named) => openFile(play, args, named),
  repr: (play, args, named) => repr(play, places('repr', args, named, 1)[0] as PyValue),
  ascii: () => unmet('ascii()'),
  format: (play, args, named) => {
    const [value = null, spec = ''] = places('format', args, named, 1, 2);
    return format(play, value, textIn(spec, 'format()'));
  },
  chr: (_play, args, named) => {
    const code = whole(places('chr', args, named, 1)[0] as PyValue);
    if (code < 0 || code > 0x10_ffff) throw raised('ValueError', 'chr() arg not in range(0x110000)');
    return String.fromCodePoint(code);
  },
  ord: (_play, args, named) => {
    const [value = null] = places('ord', args, named, 1);
    const chars = typeof value === 'string' ? [...value] : null;
    if (chars === null) throw typeError(`ord() expected string of length 1, but ${className(value)} found`);
    if (chars.length !== 1) throw typeError(`ord() expected a character, but string of length ${chars.length} found`);
    return BigInt(chars[0]?.codePointAt(0) ?? 0);
  },
  hex: based('hex', 16, '0x'),
  oct: based('oct', 8, '0o'),
  bin: based('bin', 2, '0b'),
  isinstance: isInstance,
  issubclass: (_play, args, named) => {
    const [cls = null, kind = null] = places('issubclass', args, named, 2);
    if (!isKind(cls, 'class')) throw typeError('issubclass() arg 1 must be a class');
    return kinds(kind, 'issubclass() arg 2 must be a class, a tuple of classes, or a union').some(each =>
      isClass(cls, each),
    );
  },
  callable: (_play, args, named) => {
    const [value = null] = places('callable', args, named, 1);
    if (isKind(value, 'instance')) return methodIn(value.cls, '__call__') !== null;
    return ['function', 'builtin', 'method', 'class'].some(kind => isKind(value, kind as 'class'));
  },
  getattr: (play, args, named) => {
    const [of = null, name = null, usual] = places('getattr', args, named, 2, 3);
    const key = textIn(name, 'getattr()');
    if (usual === undefined) return attribute(play, of, key);
    try {
      return attributeOr(play, of, key) ?? usual;
    } catch (error) {
      if (error instanceof Raise && error.value.cls.name === 'AttributeError') return usual;
      throw error;
    }
  },
  hasattr: (play, args, named) => {
    const [of = null, name = null] = places('hasattr', args, named, 2);
    return attributeOr(play, of, textIn(name, 'hasattr()')) !== undefined;
  },
  setattr: (play, args, named) => {
    const [of = null, name = null, value = null] = places('setattr', args, named, 3);
    setAttribute(play, of, textIn(name, 'setattr()'), value);
    return null;
  },
  hash: (_play, args, named) => {
    const [value = null] = places('hash', args, named, 1);
    keyOf(value);
    if (typeof value === 'bigint' && value > -(2n ** 60n) && value < 2n ** 60n) return value === -1n ? -2n : value;
    throw new NotSimulated('hash() of this');
  },
  super: (play, args) => {
    if (args.length > 0) throw new NotSimulated('super() with arguments');
    return superOf(play);
  },
  globals: () => unmet('globals()'),
  locals: () => unmet('locals()'),
  vars: (play, args) => {
    const [of] = args;
    if (!isKind(of, 'instance')) throw new NotSimulated('vars() of this');
    return attribute(play, of, '__dict__');
  },
  exit: (_play, args) => quit(args),
  quit: (_play, args) => quit(args),
  __contains__: (play, [whole_ = null, part = null]) => contains(play, whole_, part),
};

function divisor(): never {
  throw raised('ZeroDivisionError', 'float floor division by zero');
}

function unmet(what: string): never {
  throw new NotSimulated(what);
}
