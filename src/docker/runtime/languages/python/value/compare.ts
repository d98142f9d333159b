import { NotSimulated } from '../../control.ts';
import { allowNested } from '../../size.ts';
import { className } from './classes.ts';
import { typeError } from './errors.ts';
import { keyOf } from './keys.ts';
import { special } from './special.ts';
import { isKind, isObject, type PyPlay, type PyValue } from './values.ts';

/** Whether two values are equal. */
export function equal(play: PyPlay, a: PyValue, b: PyValue, depth = 0): boolean {
  if (!isObject(a) || !isObject(b)) {
    if (isObject(a) || isObject(b)) return asked(play, a, b) ?? false;
    return primitiveEqual(a, b);
  }
  play.budget.make(1);
  if (a === b && a.kind !== 'instance') return true;
  allowNested(depth);
  if ((a.kind === 'list' && b.kind === 'list') || (a.kind === 'tuple' && b.kind === 'tuple'))
    return (
      a.items.length === b.items.length &&
      a.items.every((each, at) => equal(play, each, b.items[at] as PyValue, depth + 1))
    );
  if (a.kind === 'dict' && b.kind === 'dict') {
    if (a.map.size !== b.map.size) return false;
    for (const [key, [, value]] of a.map) {
      const other = b.map.get(key);
      if (other === undefined || !equal(play, value, other[1], depth + 1)) return false;
    }
    return true;
  }
  if (a.kind === 'set' && b.kind === 'set')
    return a.map.size === b.map.size && [...a.map.keys()].every(each => b.map.has(each));
  if (a.kind === 'bytes' && b.kind === 'bytes') return a.data === b.data;
  if (a.kind === 'range' && b.kind === 'range') return a.start === b.start && a.stop === b.stop && a.step === b.step;
  if (a.kind === 'native' && b.kind === 'native' && a.names.has('__key__')) return keyOf(a) === keyOf(b);
  if (a.kind === 'method' && b.kind === 'method') return a.self === b.self && a.called === b.called;
  return asked(play, a, b) ?? a === b;
}

function asked(play: PyPlay, a: PyValue, b: PyValue): boolean | null {
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    const said = special(play, one, '__eq__', [other]);
    if (said !== undefined && !isNotImplemented(said)) return truthy(play, said);
  }
  return null;
}

export const isNotImplemented = (value: PyValue): boolean =>
  isKind(value, 'native') && value.cls.name === 'NotImplementedType';

function primitiveEqual(a: Exclude<PyValue, object>, b: Exclude<PyValue, object>): boolean {
  if (typeof a === 'string' || typeof b === 'string' || a === null || b === null) return a === b;
  // The engine orders whole numbers and floats by what they are worth.
  const [one, other] = [typeof a === 'boolean' ? BigInt(a) : a, typeof b === 'boolean' ? BigInt(b) : b];
  return one <= other && one >= other;
}

/** Whether a value counts as true. */
export function truthy(play: PyPlay, value: PyValue): boolean {
  switch (typeof value) {
    case 'boolean':
      return value;
    case 'bigint':
      return value !== 0n;
    case 'number':
      return value !== 0;
    case 'string':
      return value !== '';
    default:
  }
  if (value === null) return false;
  switch (value.kind) {
    case 'list':
    case 'tuple':
      return value.items.length > 0;
    case 'dict':
    case 'set':
      return value.map.size > 0;
    case 'bytes':
      return value.data !== '';
    case 'range':
      return value.step > 0n ? value.start < value.stop : value.start > value.stop;
    default: {
      const own = special(play, value, '__bool__', []) ?? special(play, value, '__len__', []);
      return own === undefined ? true : truthy(play, own);
    }
  }
}

type PyOrder = '<' | '>' | '<=' | '>=';

const MIRRORED: Readonly<Record<PyOrder, PyOrder>> = { '<': '>', '>': '<', '<=': '>=', '>=': '<=' };
const METHODS: Readonly<Record<PyOrder, string>> = { '<': '__lt__', '>': '__gt__', '<=': '__le__', '>=': '__ge__' };

const holds = (operator: PyOrder, order: number): boolean =>
  operator === '<' ? order < 0 : operator === '>' ? order > 0 : operator === '<=' ? order <= 0 : order >= 0;

/** Whether one value stands before or behind another. */
export function ordered(play: PyPlay, operator: PyOrder, a: PyValue, b: PyValue, depth = 0): boolean {
  if (isNumber(a) && isNumber(b)) return numberOrder(operator, a, b);
  if (typeof a === 'string' && typeof b === 'string') return holds(operator, textOrder(a, b));
  if ((isKind(a, 'list') && isKind(b, 'list')) || (isKind(a, 'tuple') && isKind(b, 'tuple'))) {
    allowNested(depth);
    const at = a.items.findIndex(
      (each, place) => place >= b.items.length || !equal(play, each, b.items[place] as PyValue),
    );
    if (at < 0) return holds(operator, a.items.length - b.items.length);
    if (at >= b.items.length) return holds(operator, 1);
    return ordered(play, operator, a.items[at] as PyValue, b.items[at] as PyValue, depth + 1);
  }
  if (isKind(a, 'set') && isKind(b, 'set')) {
    const [less, more] = operator.startsWith('<') ? [a, b] : [b, a];
    const within = [...less.map.keys()].every(each => more.map.has(each));
    return within && (operator.length === 2 || less.map.size < more.map.size);
  }
  if (isKind(a, 'bytes') && isKind(b, 'bytes')) return holds(operator, a.data < b.data ? -1 : a.data > b.data ? 1 : 0);
  if (isKind(a, 'native') && isKind(b, 'native')) {
    const [one, other] = [a.names.get('__order__'), b.names.get('__order__')];
    if (one !== undefined && other !== undefined && a.cls === b.cls)
      return ordered(play, operator, one, other, depth + 1);
  }
  const own = special(play, a, METHODS[operator], [b]);
  if (own !== undefined && !isNotImplemented(own)) return truthy(play, own);
  const other = special(play, b, METHODS[MIRRORED[operator]], [a]);
  if (other !== undefined && !isNotImplemented(other)) return truthy(play, other);
  throw typeError(`'${operator}' not supported between instances of '${className(a)}' and '${className(b)}'`);
}

export function isNumber(value: PyValue | undefined): value is bigint | number | boolean {
  return typeof value === 'bigint' || typeof value === 'number' || typeof value === 'boolean';
}

function numberOrder(operator: PyOrder, a: bigint | number | boolean, b: bigint | number | boolean): boolean {
  const [one, other] = [typeof a === 'boolean' ? BigInt(a) : a, typeof b === 'boolean' ? BigInt(b) : b];
  switch (operator) {
    case '<':
      return one < other;
    case '>':
      return one > other;
    case '<=':
      return one <= other;
    case '>=':
      return one >= other;
  }
}

/** By their characters: what the engine holds as two halves counts as one. */
function textOrder(a: string, b: string): number {
  if (a === b) return 0;
  const [one, other] = [a, b];
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at++;
  const [x, y] = [one.codePointAt(at) ?? -1, other.codePointAt(at) ?? -1];
  return x - y;
}

/** Whether a value stands in another one. */
export function contains(play: PyPlay, whole: PyValue, part: PyValue): boolean {
  if (typeof whole === 'string') {
    if (typeof part !== 'string')
      throw typeError(`'in <string>' requires string as left operand, not ${className(part)}`);
    play.budget.make(whole.length / 4);
    return whole.includes(part);
  }
  if (isKind(whole, 'list') || isKind(whole, 'tuple')) {
    play.budget.make(whole.items.length);
    return whole.items.some(each => each === part || equal(play, each, part));
  }
  if (isKind(whole, 'dict') || isKind(whole, 'set')) return whole.map.has(keyOf(part));
  if (isKind(whole, 'range')) {
    if (typeof part !== 'bigint') throw new NotSimulated('this test of a range');
    const { start, stop, step } = whole;
    return step > 0n
      ? part >= start && part < stop && (part - start) % step === 0n
      : part <= start && part > stop && (start - part) % -step === 0n;
  }
  const own = special(play, whole, '__contains__', [part]);
  if (own !== undefined) return truthy(play, own);
  if (isKind(whole, 'bytes')) throw new NotSimulated('`in` of bytes');
  if (isKind(whole, 'iterator')) {
    for (let each = whole.next(null); each !== undefined; each = whole.next(null))
      if (equal(play, each, part)) return true;
    return false;
  }
  if (isKind(whole, 'instance') && whole.cls.names.has('__iter__'))
    throw new NotSimulated('`in` of an object with __iter__');
  if (isKind(whole, 'class')) throw new NotSimulated('`in` of a class');
  throw typeError(`argument of type '${className(whole)}' is not iterable`);
}
