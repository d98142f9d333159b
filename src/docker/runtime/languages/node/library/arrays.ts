import { NotSimulated } from '../../control.ts';
import { allowList } from '../../size.ts';
import { itemsOf } from '../play/iterate.ts';
import { joinedItems, number, strictEqual, text, truthy } from '../value/convert.ts';
import { thrown, typeError } from '../value/errors.ts';
import { get } from '../value/members.ts';
import {
  arrayOf,
  bare,
  isCallable,
  isObject,
  type JsCall,
  type JsObject,
  type JsPlay,
  type JsValue,
} from '../value/values.ts';
import { addMethods, callBack, type JsMethods, libraryClass, unmet, whole } from './define.ts';

/** Array, and the methods of lists. */

const listIn = (self: JsValue): JsValue[] =>
  isObject(self) && self.tag === 'array' ? self.items : unmet('a method of lists for what is none');

/** A place counted from the end where it is negative. */
function place(play: JsPlay, value: JsValue, length: number, usual: number): number {
  if (value === undefined) return usual;
  const at = whole(number(play, value));
  return at < 0 ? Math.max(0, length + at) : Math.min(at, length);
}

const testing =
  (
    work: (play: JsPlay, list: JsValue[], passes: (value: JsValue, at: number) => boolean, self: JsValue) => JsValue,
  ): JsCall =>
  (play, self, [fn, this_]) => {
    const list = listIn(self);
    callable(play, fn);
    return work(play, list, (value, at) => truthy(callBack(play, fn, this_, [value, at, self])), self);
  };

function callable(play: JsPlay, fn: JsValue): void {
  if (!isCallable(fn)) callBack(play, fn, undefined, []);
}

const TESTING: JsMethods = {
  filter: testing((play, list, passes) => arrayOf(play, list.filter(passes))),
  find: testing((_play, list, passes) => list.find(passes)),
  findIndex: testing((_play, list, passes) => list.findIndex(passes)),
  findLast: testing((_play, list, passes) => list.findLast(passes)),
  findLastIndex: testing((_play, list, passes) => list.findLastIndex(passes)),
  some: testing((_play, list, passes) => list.some(passes)),
  every: testing((_play, list, passes) => list.every(passes)),
};

const GOING_THROUGH: JsMethods = {
  forEach: (play, self, [fn, this_]) => {
    callable(play, fn);
    const list = listIn(self);
    for (let at = 0; at < list.length; at++) callBack(play, fn, this_, [list[at], at, self]);
    return undefined;
  },
  map: (play, self, [fn, this_]) => {
    callable(play, fn);
    const made: JsValue[] = [];
    for (const [at, each] of listIn(self).entries()) made.push(callBack(play, fn, this_, [each, at, self]));
    return arrayOf(play, made);
  },
  flatMap: (play, self, [fn, this_]) => {
    const made: JsValue[] = [];
    for (const [at, each] of listIn(self).entries()) {
      const given = callBack(play, fn, this_, [each, at, self]);
      if (isObject(given) && given.tag === 'array') made.push(...given.items);
      else made.push(given);
      allowList(made.length);
    }
    return arrayOf(play, made);
  },
  reduce: (play, self, args) => reduced(play, self, args, false),
  reduceRight: (play, self, args) => reduced(play, self, args, true),
  sort: (play, self, [fn]) => {
    const list = listIn(self);
    const made = sorted(play, list, fn);
    list.splice(0, list.length, ...made);
    return self;
  },
  toSorted: (play, self, [fn]) => arrayOf(play, sorted(play, listIn(self), fn)),
};

function reduced(play: JsPlay, self: JsValue, args: readonly JsValue[], isBackwards: boolean): JsValue {
  const [fn] = args;
  const list = listIn(self);
  const places = list.map((_each, at) => at);
  if (isBackwards) places.reverse();
  let sum = args[1];
  if (args.length < 2) {
    const first = places.shift();
    if (first === undefined) throw typeError(play, 'Reduce of empty array with no initial value');
    sum = list[first];
  }
  for (const at of places) sum = callBack(play, fn, undefined, [sum, list[at], at, self]);
  return sum;
}

function sorted(play: JsPlay, list: readonly JsValue[], fn: JsValue): JsValue[] {
  const known = list.filter(each => each !== undefined);
  const rest = list.filter(each => each === undefined);
  play.budget.make(list.length * 4);
  if (fn === undefined) {
    const keyed = known.map(each => [text(play, each), each] as const);
    keyed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
    return [...keyed.map(([, each]) => each), ...rest];
  }
  callable(play, fn);
  known.sort((a, b) => number(play, callBack(play, fn, undefined, [a, b])));
  return [...known, ...rest];
}

const LOOKING: JsMethods = {
  includes: (_play, self, [value]) => listIn(self).includes(value),
  indexOf: (play, self, [value, from]) => {
    const list = listIn(self);
    return list.findIndex((each, at) => at >= place(play, from, list.length, 0) && strictEqual(each, value));
  },
  lastIndexOf: (_play, self, [value, from]) =>
    from === undefined ? listIn(self).lastIndexOf(value) : unmet('.lastIndexOf with a beginning'),
  at: (play, self, [at]) => listIn(self).at(whole(number(play, at))),
  join: (play, self, [by]) => joinedItems(play, self as JsObject, by === undefined ? ',' : text(play, by)),
  toString: (play: JsPlay, self: JsValue) => joinedItems(play, self as JsObject, ','),
  slice: (play, self, [from, to]) => {
    const list = listIn(self);
    return arrayOf(play, list.slice(place(play, from, list.length, 0), place(play, to, list.length, list.length)));
  },
  concat: (play, self, args) =>
    arrayOf(play, [
      ...listIn(self),
      ...args.flatMap(each => (isObject(each) && each.tag === 'array' ? each.items : [each])),
    ]),
  flat: (play, self, [depth]) =>
    arrayOf(play, flattened(listIn(self), depth === undefined ? 1 : whole(number(play, depth)))),
  keys: (play, self) =>
    iteratorOf(
      play,
      listIn(self).map((_each, at) => at),
    ),
  values: (play, self) => iteratorOf(play, [...listIn(self)]),
  entries: (play, self) =>
    iteratorOf(
      play,
      listIn(self).map((each, at) => arrayOf(play, [at, each])),
    ),
  toReversed: (play, self) => arrayOf(play, [...listIn(self)].reverse()),
  with: (play, self, [at, value]) => arrayOf(play, listIn(self).with(whole(number(play, at)), value)),
};

function flattened(list: readonly JsValue[], depth: number): JsValue[] {
  const made: JsValue[] = [];
  for (const each of list) {
    if (depth > 0 && isObject(each) && each.tag === 'array')
      made.push(...flattened(each.items, Math.min(depth - 1, 50)));
    else made.push(each);
    allowList(made.length);
  }
  return made;
}

/** Values that are gone through once, as `.entries()` gives them. */
export function iteratorOf(play: JsPlay, values: readonly JsValue[]): JsObject {
  function* steps(): Generator<JsValue, JsValue, JsValue> {
    yield* values;
    return undefined;
  }
  return bare('generator', play.protos.generator, { data: steps() });
}

const CHANGING: JsMethods = {
  push: (play, self, args) => {
    mayChange(play, self);
    const list = listIn(self);
    list.push(...args);
    allowList(list.length);
    play.budget.make(args.length);
    return list.length;
  },
  pop: (play, self) => {
    mayChange(play, self);
    return listIn(self).pop();
  },
  shift: (play, self) => {
    mayChange(play, self);
    return listIn(self).shift();
  },
  unshift: (play, self, args) => {
    mayChange(play, self);
    const list = listIn(self);
    list.unshift(...args);
    play.budget.make(list.length);
    return list.length;
  },
  splice: (play, self, args) => {
    mayChange(play, self);
    const list = listIn(self);
    const [from, count, ...more] = args;
    const start = place(play, from, list.length, 0);
    const gone =
      args.length === 0
        ? 0
        : count === undefined && args.length < 2
          ? list.length - start
          : Math.max(0, whole(number(play, count)));
    play.budget.make(list.length);
    return arrayOf(play, list.splice(start, gone, ...more));
  },
  reverse: (_play, self) => {
    listIn(self).reverse();
    return self;
  },
  fill: (play, self, [value, from, to]) => {
    const list = listIn(self);
    list.fill(value, place(play, from, list.length, 0), place(play, to, list.length, list.length));
    return self;
  },
};

function mayChange(play: JsPlay, self: JsValue): void {
  if (isObject(self) && self.frozen) throw typeError(play, 'Cannot add property 0, object is not extensible');
}

export function arrayClass(play: JsPlay): JsObject {
  const proto = play.protos.array;
  play.labels.set(proto, 'of array');
  for (const table of [TESTING, GOING_THROUGH, LOOKING, CHANGING]) addMethods(play, proto, table);
  const make = (inner: JsPlay, args: readonly JsValue[]): JsValue => {
    const [length] = args;
    if (args.length !== 1 || typeof length !== 'number') return arrayOf(inner, [...args]);
    if (!Number.isInteger(length) || length < 0) throw thrown(inner, 'RangeError', 'Invalid array length');
    // Gaps are not kept: only where they are filled at once is nothing lost.
    if (length > 0) throw new NotSimulated('a list of gaps: Array(length)');
    return arrayOf(inner, []);
  };
  const cls = libraryClass(play, 'Array', proto, make, (inner, _self, args) => make(inner, args));
  addMethods(play, cls, {
    isArray: (_play, _self, [value]) => isObject(value ?? null) && (value as JsObject).tag === 'array',
    of: (inner, _self, args) => arrayOf(inner, [...args]),
    from: (inner, _self, [source, fn]) => {
      const items = sourceItems(inner, source);
      return arrayOf(
        inner,
        fn === undefined ? items : items.map((each, at) => callBack(inner, fn, undefined, [each, at])),
      );
    },
  });
  return cls;
}

function sourceItems(play: JsPlay, source: JsValue): JsValue[] {
  if (isObject(source ?? null) && (source as JsObject).tag === 'object') {
    const length = whole(number(play, get(play, source, 'length') ?? 0));
    allowList(length);
    play.budget.make(length);
    return Array.from({ length: Math.max(0, length) }, (_each, at) => get(play, source, String(at)));
  }
  return itemsOf(play, source, source === undefined || source === null ? String(source) : 'object');
}
