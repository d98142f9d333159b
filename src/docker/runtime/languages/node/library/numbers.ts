import { NotSimulated } from '../../control.ts';
import { number, primitive, text, truthy } from '../value/convert.ts';
import { thrown } from '../value/errors.ts';
import type { JsCall, JsObject, JsPlay, JsValue } from '../value/values.ts';
import { addMethods, type JsMethods, libraryClass, libraryObject, unmet, whole } from './define.ts';

/** Number, Math, Boolean and BigInt. */

const own = (self: JsValue): number =>
  typeof self === 'number' ? self : unmet('a method of numbers for what is none');

function digits(play: JsPlay, value: JsValue, least: number, name: string): number {
  const count = whole(number(play, value));
  if (count < least || count > 100)
    throw thrown(
      play,
      'RangeError',
      name === 'toPrecision'
        ? 'toPrecision() argument must be between 1 and 100'
        : `${name}() digits argument must be between 0 and 100`,
    );
  return count;
}

const METHODS: JsMethods = {
  toFixed: (play, self, [places]) => own(self).toFixed(places === undefined ? 0 : digits(play, places, 0, 'toFixed')),
  toPrecision: (play, self, [places]) =>
    places === undefined ? String(own(self)) : own(self).toPrecision(digits(play, places, 1, 'toPrecision')),
  toString: (play: JsPlay, self: JsValue, [base]: readonly JsValue[]) => {
    const radix = base === undefined ? 10 : whole(number(play, base));
    if (radix < 2 || radix > 36) throw thrown(play, 'RangeError', 'toString() radix must be between 2 and 36');
    return own(self).toString(radix);
  },
  valueOf: (_play: JsPlay, self: JsValue) => own(self),
  toLocaleString: (_play: JsPlay, self: JsValue, args: readonly JsValue[]) => {
    if (args.length > 0) throw new NotSimulated('.toLocaleString with a locale');
    return own(self).toLocaleString('en-US');
  },
};

export function numberClass(play: JsPlay): JsObject {
  const proto = play.protos.number;
  play.labels.set(proto, 'of number');
  addMethods(play, proto, METHODS);
  const cls = libraryClass(
    play,
    'Number',
    proto,
    () => unmet('new Number()'),
    (inner, _self, args) => {
      const made = args.length === 0 ? 0 : primitive(inner, args[0], 'number');
      return typeof made === 'bigint' ? Number(made) : Number(made);
    },
  );
  addMethods(play, cls, {
    isInteger: (_play, _self, [value]) => Number.isInteger(value),
    isSafeInteger: (_play, _self, [value]) => Number.isSafeInteger(value),
    isFinite: (_play, _self, [value]) => Number.isFinite(value),
    isNaN: (_play, _self, [value]) => Number.isNaN(value),
    parseInt: (inner, _self, [value, base]) =>
      Number.parseInt(text(inner, value), base === undefined ? undefined : number(inner, base)),
    parseFloat: (inner, _self, [value]) => Number.parseFloat(text(inner, value)),
  });
  for (const name of [
    'MAX_SAFE_INTEGER',
    'MIN_SAFE_INTEGER',
    'MAX_VALUE',
    'MIN_VALUE',
    'EPSILON',
    'POSITIVE_INFINITY',
    'NEGATIVE_INFINITY',
    'NaN',
  ] as const)
    cls.props.set(name, { value: Number[name], get: null, set: null, shown: false });
  return cls;
}

/** Functions of one number that every engine works out alike. */
const OF_ONE = [
  'abs',
  'ceil',
  'floor',
  'round',
  'sign',
  'sqrt',
  'trunc',
  'cbrt',
  'log',
  'log2',
  'log10',
  'exp',
  'sin',
  'cos',
  'tan',
  'atan',
  'asin',
  'acos',
] as const;

export function mathObject(play: JsPlay): JsObject {
  const methods: Record<string, JsCall> = {
    max: (inner, _self, args) => Math.max(...args.map(each => number(inner, each))),
    min: (inner, _self, args) => Math.min(...args.map(each => number(inner, each))),
    pow: (inner, _self, [a, b]) => number(inner, a) ** number(inner, b),
    hypot: (inner, _self, args) => Math.hypot(...args.map(each => number(inner, each))),
    atan2: (inner, _self, [a, b]) => Math.atan2(number(inner, a), number(inner, b)),
    random: inner => inner.machine.random(),
  };
  for (const name of OF_ONE) methods[name] = (inner, _self, [value]) => Math[name](number(inner, value));
  const { PI, E, LN2, LN10, SQRT2 } = Math;
  return libraryObject(play, 'Math', methods, { PI, E, LN2, LN10, SQRT2 });
}

export function booleanClass(play: JsPlay): JsObject {
  const proto = play.protos.boolean;
  addMethods(play, proto, {
    toString: (_play: JsPlay, self: JsValue) => String(self),
    valueOf: (_play: JsPlay, self: JsValue) => self,
  });
  play.labels.set(proto, 'of boolean');
  return libraryClass(
    play,
    'Boolean',
    proto,
    () => unmet('new Boolean()'),
    (_play, _self, [value]) => truthy(value),
  );
}

export function bigintClass(play: JsPlay): JsObject {
  const proto = play.protos.bigint;
  addMethods(play, proto, {
    toString: (_play: JsPlay, self: JsValue) => String(self),
    valueOf: (_play: JsPlay, self: JsValue) => self,
  });
  play.labels.set(proto, 'of bigint');
  return libraryClass(
    play,
    'BigInt',
    proto,
    () => unmet('new BigInt()'),
    (_play, _self, [value]) => {
      if (typeof value === 'number' && Number.isSafeInteger(value)) return BigInt(value);
      if (typeof value === 'bigint') return value;
      if (typeof value === 'string' && /^\d{1,1000}$/.test(value)) return BigInt(value);
      return unmet('BigInt() of this');
    },
  );
}
