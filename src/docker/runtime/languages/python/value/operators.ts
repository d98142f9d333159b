import { NotSimulated } from '../../control.ts';
import { allowList, allowText, repeated, TooLarge } from '../../size.ts';
import { className } from './classes.ts';
import { contains, equal, isNotImplemented, isNumber, ordered } from './compare.ts';
import { raised, typeError } from './errors.ts';
import { percent } from './percent.ts';
import { shake } from './sets.ts';
import { special } from './special.ts';
import { bytesOf, isKind, listOf, type PyDict, type PyPlay, type PySet, type PyValue, tupleOf } from './values.ts';

/** Bits of the largest integer that is kept. */
const MOST_BITS = 200_000;

const METHODS: Readonly<Record<string, string>> = {
  '+': 'add',
  '-': 'sub',
  '*': 'mul',
  '/': 'truediv',
  '//': 'floordiv',
  '%': 'mod',
  '**': 'pow',
  '@': 'matmul',
  '&': 'and',
  '|': 'or',
  '^': 'xor',
  '<<': 'lshift',
  '>>': 'rshift',
};

/** What an operator makes of two values. `inPlace`: of `+=`, which changes a list itself. */
export function binary(play: PyPlay, operator: string, a: PyValue, b: PyValue, inPlace = false): PyValue {
  if (isNumber(a) && isNumber(b)) return numbers(operator, a, b);
  const made = sequences(play, operator, a, b) ?? sets(operator, a, b) ?? null;
  if (made !== null) return made;
  const method = METHODS[operator] ?? '';
  if (inPlace) {
    const own = special(play, a, `__i${method}__`, [b]);
    if (own !== undefined && !isNotImplemented(own)) return own;
  }
  const own = special(play, a, `__${method}__`, [b]);
  if (own !== undefined && !isNotImplemented(own)) return own;
  const other = special(play, b, `__r${method}__`, [a]);
  if (other !== undefined && !isNotImplemented(other)) return other;
  if (operator === '|' && isKind(a, 'class')) throw new NotSimulated('a union of types');
  throw refused(operator, a, b, inPlace);
}

function refused(operator: string, a: PyValue, b: PyValue, inPlace: boolean) {
  if (operator === '+') {
    if (typeof a === 'string') return typeError(`can only concatenate str (not "${className(b)}") to str`);
    if (isKind(a, 'list') || isKind(a, 'tuple'))
      return typeError(
        inPlace && a.kind === 'list'
          ? `'${className(b)}' object is not iterable`
          : `can only concatenate ${a.kind} (not "${className(b)}") to ${a.kind}`,
      );
    if (isKind(a, 'bytes')) return typeError(`can't concat ${className(b)} to bytes`);
  }
  const isSequence = (each: PyValue) =>
    typeof each === 'string' || isKind(each, 'list') || isKind(each, 'tuple') || isKind(each, 'bytes');
  if (operator === '*' && (isSequence(a) || isSequence(b)))
    return typeError(`can't multiply sequence by non-int of type '${className(isSequence(a) ? b : a)}'`);
  const said = operator === '**' ? (inPlace ? '**=' : '** or pow()') : operator + (inPlace ? '=' : '');
  return typeError(`unsupported operand type(s) for ${said}: '${className(a)}' and '${className(b)}'`);
}

function numbers(operator: string, a: bigint | number | boolean, b: bigint | number | boolean): PyValue {
  if (typeof a === 'number' || typeof b === 'number') return floats(operator, Number(a), Number(b), a, b);
  if (typeof a === 'boolean' && typeof b === 'boolean') {
    if (operator === '&') return a && b;
    if (operator === '|') return a || b;
    if (operator === '^') return a !== b;
  }
  return integers(operator, BigInt(a), BigInt(b));
}

/** A float of an integer, where it is not too large for one. */
export function floatOf(value: bigint): number {
  const made = Number(value);
  if (!Number.isFinite(made)) throw raised('OverflowError', 'int too large to convert to float');
  return made;
}

function integers(operator: string, a: bigint, b: bigint): PyValue {
  switch (operator) {
    case '+':
      return kept(a + b);
    case '-':
      return kept(a - b);
    case '*':
      return kept(a * b);
    case '/':
      if (b === 0n) throw raised('ZeroDivisionError', 'division by zero');
      return quotient(a, b);
    case '//':
      return floorDivided(a, b);
    case '%':
      return a - floorDivided(a, b) * b;
    case '**':
      return power(a, b);
    case '&':
      return a & b;
    case '|':
      return a | b;
    case '^':
      return a ^ b;
    case '<<':
      if (b < 0n) throw raised('ValueError', 'negative shift count');
      if (b > MOST_BITS && a !== 0n) throw new TooLarge();
      return kept(a << b);
    case '>>':
      if (b < 0n) throw raised('ValueError', 'negative shift count');
      return a >> b;
    default:
      throw typeError(`unsupported operand type(s) for ${operator}: 'int' and 'int'`);
  }
}

function kept(value: bigint): bigint {
  const bits = 1n << BigInt(MOST_BITS);
  if (value > bits || value < -bits) throw new TooLarge();
  return value;
}

/** The nearest float to a fraction of integers. */
function quotient(a: bigint, b: bigint): number {
  const [one, other] = [Number(a), Number(b)];
  const limit = Number.MAX_SAFE_INTEGER;
  if (Math.abs(one) <= limit && Math.abs(other) <= limit) return one / other;
  if (a % b === 0n) return floatOf(a / b);
  if (!Number.isFinite(one) || !Number.isFinite(other)) throw new NotSimulated('a division of integers this large');
  return one / other;
}

function floorDivided(a: bigint, b: bigint): bigint {
  if (b === 0n) throw raised('ZeroDivisionError', 'integer division or modulo by zero');
  const whole = a / b;
  return a % b !== 0n && a < 0n !== b < 0n ? whole - 1n : whole;
}

function power(a: bigint, b: bigint): PyValue {
  if (b < 0n) {
    if (a === 0n) throw raised('ZeroDivisionError', '0.0 cannot be raised to a negative power');
    return floatOf(a) ** Number(b);
  }
  const size = a < 0n ? -a : a;
  if (size > 1n && b * BigInt(size.toString(2).length) > 2n * BigInt(MOST_BITS)) throw new TooLarge();
  if (size <= 1n && b > 1n) return a === -1n && b % 2n === 0n ? 1n : a;
  return kept(a ** b);
}

function floats(operator: string, a: number, b: number, said: PyValue, other: PyValue): PyValue {
  for (const each of [said, other]) if (typeof each === 'bigint') floatOf(each);
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
      if (b === 0) throw raised('ZeroDivisionError', 'float division by zero');
      return a / b;
    case '//':
      if (b === 0) throw raised('ZeroDivisionError', 'float floor division by zero');
      return floatDivided(a, b).whole;
    case '%':
      if (b === 0) throw raised('ZeroDivisionError', 'float modulo');
      return floatDivided(a, b).rest;
    case '**':
      return floatPower(a, b);
    default:
      throw typeError(`unsupported operand type(s) for ${operator}: '${className(said)}' and '${className(other)}'`);
  }
}

/** As CPython's float_divmod: the rest has the sign of the divisor. */
export function floatDivided(a: number, b: number): { readonly whole: number; readonly rest: number } {
  let rest = a % b;
  let whole = (a - rest) / b;
  if (rest !== 0) {
    if (b < 0 !== rest < 0) {
      rest += b;
      whole -= 1;
    }
  } else rest = b < 0 ? -0 : 0;
  if (whole === 0) return { whole: a / b < 0 || Object.is(a / b, -0) ? -0 : 0, rest };
  const floor = Math.floor(whole);
  return { whole: whole - floor > 0.5 ? floor + 1 : floor, rest };
}

function floatPower(a: number, b: number): number {
  if (a === 0 && b < 0) throw raised('ZeroDivisionError', '0.0 cannot be raised to a negative power');
  if (a < 0 && Number.isFinite(b) && !Number.isInteger(b)) throw new NotSimulated('a complex number');
  if (a === 1 || b === 0) return 1;
  const made = a ** b;
  if (!Number.isFinite(made) && Number.isFinite(a) && Number.isFinite(b))
    throw raised('OverflowError', 34n, 'Numerical result out of range');
  return made;
}

/** Texts, lists, tuples and bytes that are joined or repeated, and texts that are filled. */
function sequences(play: PyPlay, operator: string, a: PyValue, b: PyValue): PyValue | undefined {
  if (operator === '%' && typeof a === 'string') return percent(play, a, b);
  if (operator === '+') return joinedPair(play, a, b);
  if (operator !== '*') return undefined;
  const [whole, times] = isCount(b) ? [a, b] : [b, a];
  if (!isCount(times)) return undefined;
  const count = Number(times);
  if (typeof whole === 'string') return repeated(whole, count);
  if (isKind(whole, 'bytes')) return bytesOf(repeated(whole.data, count));
  if (!isKind(whole, 'list') && !isKind(whole, 'tuple')) return undefined;
  const turns = count >= 1 && whole.items.length > 0 ? Math.trunc(count) : 0;
  allowList(whole.items.length * turns);
  play.budget.make(whole.items.length * turns);
  const items: PyValue[] = [];
  for (let turn = 0; turn < turns; turn++) items.push(...whole.items);
  return whole.kind === 'list' ? listOf(items) : tupleOf(items);
}

const isCount = (value: PyValue): value is bigint | boolean => typeof value === 'bigint' || typeof value === 'boolean';

function joinedPair(play: PyPlay, a: PyValue, b: PyValue): PyValue | undefined {
  if (typeof a === 'string' && typeof b === 'string') {
    // Of two texts that are put together the engine copies neither: a text that grows bit by bit costs what is added.
    play.budget.make(b.length / 4);
    allowText(a.length + b.length);
    return a + b;
  }
  if (isKind(a, 'bytes') && isKind(b, 'bytes')) {
    allowText(a.data.length + b.data.length);
    return bytesOf(a.data + b.data);
  }
  if ((isKind(a, 'list') && isKind(b, 'list')) || (isKind(a, 'tuple') && isKind(b, 'tuple'))) {
    const length = a.items.length + b.items.length;
    allowList(length);
    play.budget.make(length);
    const items = [...a.items, ...b.items];
    return a.kind === 'list' ? listOf(items) : tupleOf(items);
  }
  return undefined;
}

/** Sets that are put together, and dicts. */
function sets(operator: string, a: PyValue, b: PyValue): PyValue | undefined {
  if (operator === '|' && isKind(a, 'dict') && isKind(b, 'dict'))
    return {
      ...a,
      map: new Map([...a.map, ...b.map].map(([key, [name, value]]) => [key, [name, value]])),
    } satisfies PyDict;
  if (!isKind(a, 'set') || !isKind(b, 'set')) return undefined;
  const made = (entries: Iterable<[string, PyValue]>): PySet => ({
    kind: 'set',
    frozen: a.frozen,
    map: new Map(entries),
  });
  switch (operator) {
    case '|':
      return made([...a.map, ...[...b.map].filter(([key]) => !a.map.has(key))]);
    case '&':
      return made([...a.map].filter(([key]) => b.map.has(key)));
    case '-':
      return made([...a.map].filter(([key]) => !b.map.has(key)));
    case '^': {
      const apart = made([
        ...[...a.map].filter(([key]) => !b.map.has(key)),
        ...[...b.map].filter(([key]) => !a.map.has(key)),
      ]);
      for (const [key, each] of a.map) if (b.map.has(key)) shake(apart, each);
      return apart;
    }
    default:
      return undefined;
  }
}

export function unary(play: PyPlay, operator: '-' | '+' | '~', value: PyValue): PyValue {
  if (isNumber(value)) {
    const number = typeof value === 'boolean' ? BigInt(value) : value;
    if (operator === '+') return number;
    if (operator === '-') return -number;
    if (typeof number === 'bigint') return ~number;
  }
  const name = operator === '-' ? '__neg__' : operator === '+' ? '__pos__' : '__invert__';
  const own = special(play, value, name, []);
  if (own !== undefined) return own;
  throw typeError(`bad operand type for unary ${operator}: '${className(value)}'`);
}

/** What a comparison says. */
export function compare(play: PyPlay, operator: string, a: PyValue, b: PyValue): PyValue {
  switch (operator) {
    case '==':
      return equal(play, a, b);
    case '!=': {
      const own = special(play, a, '__ne__', [b]);
      return own === undefined || isNotImplemented(own) ? !equal(play, a, b) : own;
    }
    case 'is':
      return identical(a, b);
    case 'is not':
      return !identical(a, b);
    case 'in':
      return contains(play, b, a);
    case 'not in':
      return !contains(play, b, a);
    default:
      return ordered(play, operator as '<', a, b);
  }
}

/** Whether two are one. Of numbers and texts it depends on what the interpreter keeps apart. */
function identical(a: PyValue, b: PyValue): boolean {
  if (a === null || b === null || typeof a === 'boolean' || typeof b === 'boolean') return a === b;
  if (typeof a === 'object' || typeof b === 'object') return a === b;
  if (typeof a === 'bigint' && typeof b === 'bigint' && a === b && a >= -5n && a <= 256n) return true;
  if (typeof a === typeof b && a === b) throw new NotSimulated('`is` of equal numbers or texts');
  return false;
}
