import { NotSimulated } from '../../control.ts';
import { allowNested, allowText, joined } from '../../size.ts';
import { thrown, typeError } from './errors.ts';
import { get } from './members.ts';
import { isCallable, isObject, type JsObject, type JsPlay, type JsValue } from './values.ts';

/** An object as a value that is none: by its own valueOf and toString. */
export function primitive(
  play: JsPlay,
  value: JsValue,
  hint: 'number' | 'string' | 'default' = 'default',
): Exclude<JsValue, JsObject> {
  if (!isObject(value)) return value;
  play.budget.enter(1);
  const first =
    hint === 'string' || (hint === 'default' && value.tag === 'date')
      ? ['toString', 'valueOf']
      : ['valueOf', 'toString'];
  for (const name of first) {
    const method = get(play, value, name);
    if (!isCallable(method)) continue;
    const made = method.call?.(play, value, []);
    if (!isObject(made)) {
      play.budget.leave(1);
      return made;
    }
  }
  throw new NotSimulated('an object that comes to no plain value');
}

export function text(play: JsPlay, value: JsValue): string {
  const made = primitive(play, value, 'string');
  return typeof made === 'bigint' ? made.toString() : String(made);
}

export function number(play: JsPlay, value: JsValue): number {
  const made = primitive(play, value, 'number');
  if (typeof made === 'bigint') throw typeError(play, 'Cannot convert a BigInt value to a number');
  return Number(made);
}

export function truthy(value: JsValue): boolean {
  return isObject(value) ? true : Boolean(value);
}

/** Items of a list as text, as `join` writes them. */
export function joinedItems(play: JsPlay, list: JsObject, between: string, depth = 0): string {
  allowNested(depth);
  play.budget.make(list.items.length);
  return joined(
    list.items.map(each =>
      each === null || each === undefined
        ? ''
        : isObject(each) && each.tag === 'array'
          ? joinedItems(play, each, ',', depth + 1)
          : text(play, each),
    ),
    between,
  );
}

export function strictEqual(a: JsValue, b: JsValue): boolean {
  return a === b;
}

function looseEqual(play: JsPlay, a: JsValue, b: JsValue): boolean {
  if (isObject(a) && isObject(b)) return a === b;
  const [one, other] = [a, b];
  if (one === null || one === undefined || other === null || other === undefined)
    return (one ?? null) === null && (other ?? null) === null;
  const [x, y] = [primitive(play, one), primitive(play, other)];
  if (typeof x === typeof y) return x === y;
  if (typeof x === 'bigint' || typeof y === 'bigint') throw new NotSimulated('`==` of a BigInt with something else');
  return Number(x) === Number(y);
}

/** What an operator between two values makes. */
export function operate(play: JsPlay, operator: string, a: JsValue, b: JsValue): JsValue {
  switch (operator) {
    case '===':
      return strictEqual(a, b);
    case '!==':
      return !strictEqual(a, b);
    case '==':
      return looseEqual(play, a, b);
    case '!=':
      return !looseEqual(play, a, b);
    case '+':
      return sum(play, a, b);
    case '<':
    case '>':
    case '<=':
    case '>=':
      return ordered(play, operator, a, b);
    case 'instanceof':
      return isInstance(play, a, b);
    case 'in':
      throw new NotSimulated('`in`');
    default:
      return arithmetic(play, operator, primitive(play, a, 'number'), primitive(play, b, 'number'));
  }
}

function sum(play: JsPlay, a: JsValue, b: JsValue): JsValue {
  const [x, y] = [primitive(play, a), primitive(play, b)];
  if (typeof x !== 'string' && typeof y !== 'string') return arithmetic(play, '+', x, y);
  const [left, right] = [String(x), String(y)];
  play.budget.make(right.length / 4);
  allowText(left.length + right.length);
  return left + right;
}

function ordered(play: JsPlay, operator: string, a: JsValue, b: JsValue): boolean {
  const [x, y] = [primitive(play, a, 'number'), primitive(play, b, 'number')];
  const [one, other] =
    typeof x === 'string' && typeof y === 'string'
      ? [x, y]
      : [typeof x === 'bigint' ? x : Number(x), typeof y === 'bigint' ? y : Number(y)];
  return operator === '<'
    ? one < other
    : operator === '>'
      ? one > other
      : operator === '<='
        ? one <= other
        : one >= other;
}

function arithmetic(
  play: JsPlay,
  operator: string,
  a: Exclude<JsValue, JsObject>,
  b: Exclude<JsValue, JsObject>,
): JsValue {
  if (typeof a === 'bigint' || typeof b === 'bigint') {
    if (typeof a !== 'bigint' || typeof b !== 'bigint')
      throw typeError(play, 'Cannot mix BigInt and other types, use explicit conversions');
    return big(play, operator, a, b);
  }
  const [x, y] = [Number(a), Number(b)];
  switch (operator) {
    case '+':
      return x + y;
    case '-':
      return x - y;
    case '*':
      return x * y;
    case '/':
      return x / y;
    case '%':
      return x % y;
    case '**':
      return x ** y;
    case '&':
      return x & y;
    case '|':
      return x | y;
    case '^':
      return x ^ y;
    case '<<':
      return x << y;
    case '>>':
      return x >> y;
    case '>>>':
      return x >>> y;
    default:
      throw new NotSimulated(`\`${operator}\``);
  }
}

function big(play: JsPlay, operator: string, a: bigint, b: bigint): bigint {
  const size = (each: bigint): number => each.toString(16).length * 4;
  if (size(a) + size(b) > 100_000 || (operator === '**' && size(a) * Number(b) > 100_000))
    throw new NotSimulated('a BigInt this large');
  switch (operator) {
    case '+':
      return a + b;
    case '-':
      return a - b;
    case '*':
      return a * b;
    case '/':
    case '%':
      if (b === 0n) throw thrown(play, 'RangeError', 'Division by zero');
      return operator === '/' ? a / b : a % b;
    case '**':
      if (b >= 0n) return a ** b;
      throw thrown(play, 'RangeError', 'Exponent must be non-negative');
    default:
      throw new NotSimulated(`\`${operator}\` of BigInts`);
  }
}

function isInstance(play: JsPlay, value: JsValue, cls: JsValue): boolean {
  if (!isCallable(cls))
    throw typeError(play, `Right-hand side of 'instanceof' is not ${isObject(cls) ? 'callable' : 'an object'}`);
  const proto = cls.props.get('prototype')?.value;
  if (!isObject(value)) return false;
  for (let at = value.proto; at !== null; at = at.proto) if (at === proto) return true;
  return false;
}
