import { NotSimulated } from '../../control.ts';
import { allowList } from '../../size.ts';
import { NAMES } from '../known/modules.ts';
import { places, realIn, take, whole } from '../value/arguments.ts';
import { className } from '../value/classes.ts';
import { raised, typeError } from '../value/errors.ts';
import { itemsOf } from '../value/iterate.ts';
import { binary } from '../value/operators.ts';
import { special } from '../value/special.ts';
import { isKind, listOf, minorOf, type PyCall, type PyModule, type PyPlay, type PyValue } from '../value/values.ts';
import { libraryPath, moduleFrom } from './module.ts';

/** A function of floats whose result has a domain. */
const real =
  (name: string, made: (value: number) => number): PyCall =>
  (_play, args, named) => {
    const value = realIn(places(`math.${name}`, args, named, 1)[0]);
    const result = made(value);
    if (Number.isNaN(result) && !Number.isNaN(value)) throw raised('ValueError', 'math domain error');
    if (!Number.isFinite(result) && Number.isFinite(value))
      throw name.startsWith('log') || name.startsWith('atanh')
        ? raised('ValueError', 'math domain error')
        : raised('OverflowError', 'math range error');
    return result;
  };

const rounding =
  (name: string, method: string, made: (value: number) => number): PyCall =>
  (play, args, named) => {
    const [value = null] = places(`math.${name}`, args, named, 1);
    if (typeof value === 'bigint' || typeof value === 'boolean') return BigInt(value);
    const own = special(play, value, method, []);
    if (own !== undefined) return own;
    const number = realIn(value);
    if (Number.isNaN(number)) throw raised('ValueError', 'cannot convert float NaN to integer');
    if (!Number.isFinite(number)) throw raised('OverflowError', 'cannot convert float infinity to integer');
    return BigInt(made(number));
  };

function gcd(a: bigint, b: bigint): bigint {
  let [one, other] = [a < 0n ? -a : a, b < 0n ? -b : b];
  while (other !== 0n) [one, other] = [other, one % other];
  return one;
}

const integers = (args: readonly PyValue[]): bigint[] =>
  args.map(each => {
    if (typeof each === 'bigint' || typeof each === 'boolean') return BigInt(each);
    throw typeError(`'${className(each)}' object cannot be interpreted as an integer`);
  });

function root(value: bigint): bigint {
  if (value < 0n) throw raised('ValueError', 'isqrt() argument must be nonnegative');
  if (value < 2n) return value;
  let at = 1n << BigInt((value.toString(2).length + 1) >> 1);
  for (;;) {
    const next = (at + value / at) >> 1n;
    if (next >= at) return at;
    at = next;
  }
}

const log: PyCall = (_play, args, named) => {
  const [value, base] = places('log', args, named, 1, 2);
  const number = realIn(value);
  if (number <= 0) throw raised('ValueError', 'math domain error');
  return base === undefined ? Math.log(number) : Math.log(number) / Math.log(realIn(base));
};

export function math(play: PyPlay): PyModule {
  return moduleFrom(
    'math',
    {
      sqrt: real('sqrt', Math.sqrt),
      sin: real('sin', Math.sin),
      cos: real('cos', Math.cos),
      tan: real('tan', Math.tan),
      asin: real('asin', Math.asin),
      acos: real('acos', Math.acos),
      atan: real('atan', Math.atan),
      exp: real('exp', Math.exp),
      log2: real('log2', Math.log2),
      log10: real('log10', Math.log10),
      fabs: real('fabs', Math.abs),
      degrees: real('degrees', value => value * (180 / Math.PI)),
      radians: real('radians', value => value * (Math.PI / 180)),
      log,
      floor: rounding('floor', '__floor__', Math.floor),
      ceil: rounding('ceil', '__ceil__', Math.ceil),
      trunc: rounding('trunc', '__trunc__', Math.trunc),
      pow: (_play, [a, b]) => realIn(a) ** realIn(b),
      fmod: (_play, [a, b]) => realIn(a) % realIn(b),
      hypot: (_play, args) => Math.hypot(...args.map(realIn)),
      atan2: (_play, [a, b]) => Math.atan2(realIn(a), realIn(b)),
      copysign: (_play, [a, b]) => Math.abs(realIn(a)) * (Object.is(realIn(b), -0) || realIn(b) < 0 ? -1 : 1),
      isnan: (_play, [value]) => Number.isNaN(realIn(value)),
      isinf: (_play, [value]) => Math.abs(realIn(value)) === Number.POSITIVE_INFINITY,
      isfinite: (_play, [value]) => Number.isFinite(realIn(value)),
      isclose: (_play, args, named) => {
        const [a, b, rel = 1e-9, abs = 0] = take('isclose', args, named, ['a', 'b', 'rel_tol', 'abs_tol'], 2);
        const [one, other] = [realIn(a), realIn(b)];
        if (one === other) return true;
        if (!Number.isFinite(one) || !Number.isFinite(other)) return false;
        return Math.abs(one - other) <= Math.max(realIn(rel) * Math.max(Math.abs(one), Math.abs(other)), realIn(abs));
      },
      gcd: (_play, args) => integers(args).reduce(gcd, 0n),
      lcm: (_play, args) =>
        integers(args).reduce(
          (a, b) => (a === 0n || b === 0n ? 0n : (a / gcd(a, b)) * b * (a * b < 0n ? -1n : 1n)),
          1n,
        ),
      isqrt: (_play, args) => root(integers(args)[0] ?? 0n),
      factorial: (play, args, named) => {
        const [value = null] = places('math.factorial', args, named, 1);
        if (typeof value !== 'bigint')
          throw typeError(`'${className(value)}' object cannot be interpreted as an integer`);
        if (value < 0n) throw raised('ValueError', 'factorial() not defined for negative values');
        allowList(Number(value) * 8);
        let made: PyValue = 1n;
        for (let at = 2n; at <= value; at++) made = binary(play, '*', made, at);
        return made;
      },
      comb: (_play, args) => choose(integers(args), true),
      perm: (_play, args) => choose(integers(args), false),
      prod: (play, [over = null]) => itemsOf(play, over).reduce((made, each) => binary(play, '*', made, each), 1n),
    },
    { pi: Math.PI, e: Math.E, tau: 2 * Math.PI, inf: Number.POSITIVE_INFINITY, nan: Number.NaN },
    NAMES.math ?? '',
    libraryPath(
      play.version,
      `lib-dynload/math.cpython-3${minorOf(play)}-${play.machine.architecture === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu.so`,
    ),
  );
}

function choose([n = 0n, k = n]: bigint[], isSet: boolean): bigint {
  if (n < 0n || k < 0n) throw new NotSimulated('math.comb of negative numbers');
  if (k > n) return 0n;
  allowList(Number(k));
  let made = 1n;
  for (let at = 0n; at < k; at++) made = isSet ? (made * (n - at)) / (at + 1n) : made * (n - at);
  return made;
}

/** Which numbers come is the machine's to say; those that a seed would bring are not known here. */
export function random({ machine, version }: PyPlay): PyModule {
  const below = (count: number): number => Math.floor(machine.random() * count);
  const within = (from: bigint, to: bigint, name: string): bigint => {
    if (to <= from) throw raised('ValueError', `empty range for ${name}`);
    return from + BigInt(below(Number(to - from)));
  };
  const pool = (play: PyPlay, value: PyValue | undefined): PyValue[] => {
    if (isKind(value, 'set') || isKind(value, 'dict')) throw new NotSimulated('random of a set or dict');
    return itemsOf(play, value ?? null);
  };
  const shuffled = (items: readonly PyValue[]): PyValue[] => {
    const found = [...items];
    for (let at = found.length - 1; at > 0; at--) {
      const other = below(at + 1);
      [found[at], found[other]] = [found[other] as PyValue, found[at] as PyValue];
    }
    return found;
  };
  return moduleFrom(
    'random',
    {
      random: () => machine.random(),
      uniform: (_play, [a, b]) => realIn(a) + (realIn(b) - realIn(a)) * machine.random(),
      randint: (_play, args) => {
        const [a = 0n, b = 0n] = integers(args);
        if (b < a) throw new NotSimulated('random.randint() of an empty range');
        return within(a, b + 1n, 'randrange()');
      },
      randrange: (_play, args) => {
        const [a = 0n, b, c = 1n] = integers(args);
        if (c !== 1n) throw new NotSimulated('random.randrange() with a step');
        return b === undefined ? within(0n, a, 'randrange()') : within(a, b, 'randrange()');
      },
      choice: (play, [from]) => {
        const items = pool(play, from);
        if (items.length === 0) throw raised('IndexError', 'Cannot choose from an empty sequence');
        return items[below(items.length)] as PyValue;
      },
      choices: (play, args, named) => {
        const [from, weights, k = 1n] = take('choices', args, named, ['population', 'weights', 'k'], 1);
        if (weights !== undefined) throw new NotSimulated('random.choices() with weights');
        const items = pool(play, from);
        return listOf(Array.from({ length: whole(k ?? 1n) }, () => items[below(items.length)] as PyValue));
      },
      sample: (play, args, named) => {
        const [from, k = 0n] = take('sample', args, named, ['population', 'k'], 2);
        const items = pool(play, from);
        if (whole(k) > items.length || whole(k) < 0)
          throw raised('ValueError', 'Sample larger than population or is negative');
        return listOf(shuffled(items).slice(0, whole(k)));
      },
      shuffle: (_play, [list]) => {
        if (!isKind(list, 'list')) throw new NotSimulated('random.shuffle() of this');
        list.items = shuffled(list.items);
        return null;
      },
      seed: () => unmet('random.seed'),
    },
    {},
    NAMES.random ?? '',
    libraryPath(version, 'random.py'),
  );
}

function unmet(what: string): never {
  throw new NotSimulated(what);
}
