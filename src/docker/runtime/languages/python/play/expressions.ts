import { PART } from '../../budget.ts';
import { NotSimulated } from '../../control.ts';
import { joined } from '../../size.ts';
import type { Expression, PyArgument, PyDefinition, PyHole } from '../read/syntax.ts';
import { className } from '../value/classes.ts';
import { truthy } from '../value/compare.ts';
import { typeError } from '../value/errors.ts';
import { format } from '../value/format.ts';
import { itemsOf, iterate, iteratorOf } from '../value/iterate.ts';
import { keyOf } from '../value/keys.ts';
import { binary, compare, unary } from '../value/operators.ts';
import { itemOf } from '../value/slices.ts';
import { repr, str } from '../value/text.ts';
import {
  bytesOf,
  ELLIPSIS,
  isKind,
  listOf,
  minorOf,
  type PyFunction,
  type PyPlay,
  type PyScope,
  type PyValue,
  tupleOf,
} from '../value/values.ts';
import { assignTo } from './assign.ts';
import { attribute } from './attributes.ts';
import { aroundComprehension, assignName, inner, lookUp } from './names.ts';

export function evaluate(play: PyPlay, each: Expression, scope: PyScope): PyValue {
  play.budget.enter(PART);
  const value = partOf(play, each, scope);
  play.budget.leave(PART);
  return value;
}

function partOf(play: PyPlay, each: Expression, scope: PyScope): PyValue {
  const value = (part: Expression): PyValue => evaluate(play, part, scope);
  const here = (): void => {
    play.frame.span = each.span;
  };
  switch (each.type) {
    case 'literal':
      return each.value;
    case 'integer':
      return integerOf(each.text);
    case 'bytes':
      return bytesOf(each.data);
    case 'ellipsis':
      return ELLIPSIS;
    case 'format':
      return filled(play, each.parts, scope);
    case 'name':
      here();
      return lookUp(play, each.name, scope);
    case 'list':
      return listOf(spreadItems(play, each.items, scope));
    case 'tuple':
      return tupleOf(spreadItems(play, each.items, scope));
    case 'set': {
      const items = spreadItems(play, each.items, scope);
      here();
      return { kind: 'set', frozen: false, map: new Map(items.map(item => [keyOf(item), item])) };
    }
    case 'dict':
      return dict(play, each, scope);
    case 'star':
      throw new NotSimulated('`*` here');
    case 'unary': {
      const operand = value(each.operand);
      here();
      return each.operator === 'not' ? !truthy(play, operand) : unary(play, each.operator, operand);
    }
    case 'binary': {
      const left = value(each.left);
      const right = value(each.right);
      here();
      return binary(play, each.operator, left, right);
    }
    case 'compare':
      return compared(play, each, scope);
    case 'logical': {
      const left = value(each.left);
      return truthy(play, left) === (each.operator === 'or') ? left : value(each.right);
    }
    case 'choice':
      return value(truthy(play, value(each.test)) ? each.yes : each.no);
    case 'member': {
      const of = value(each.of);
      here();
      return attribute(play, of, each.name);
    }
    case 'item': {
      const of = value(each.of);
      const key = value(each.key);
      here();
      return itemOf(play, of, key);
    }
    case 'slice': {
      const part = (side: Expression | null): PyValue => (side === null ? null : value(side));
      return { kind: 'slice', from: part(each.from), to: part(each.to), by: part(each.by) };
    }
    case 'call':
      return call(play, each, scope);
    case 'lambda':
      return functionOf(play, each.made, scope);
    case 'comprehension':
      return comprehension(play, each, scope);
    case 'assigned': {
      const given = value(each.value);
      assignName(aroundComprehension(scope), each.name, given);
      return given;
    }
    case 'yield':
      throw new NotSimulated('`yield` within an expression');
    case 'await':
      throw new NotSimulated('`await`');
  }
}

const integers = new Map<string, bigint>();

function integerOf(text: string): bigint {
  const known = integers.get(text);
  if (known !== undefined) return known;
  if (text.length > 4300) throw new NotSimulated('an integer this long');
  const made = BigInt(text);
  if (text.length < 6) integers.set(text, made);
  return made;
}

/** Values side by side, some of which are spread. */
function spreadItems(play: PyPlay, items: readonly Expression[], scope: PyScope): PyValue[] {
  const found: PyValue[] = [];
  for (const each of items) {
    if (each.type === 'star') found.push(...itemsOf(play, evaluate(play, each.value, scope)));
    else found.push(evaluate(play, each, scope));
  }
  return found;
}

function dict(play: PyPlay, { entries, span }: Expression & { type: 'dict' }, scope: PyScope): PyValue {
  const map = new Map<string, [PyValue, PyValue]>();
  for (const { key, value } of entries) {
    if (key === null) {
      const other = evaluate(play, value, scope);
      if (!isKind(other, 'dict')) throw typeError(`'${className(other)}' object is not a mapping`);
      for (const [at, pair] of other.map) map.set(at, [...pair]);
      continue;
    }
    const name = evaluate(play, key, scope);
    const given = evaluate(play, value, scope);
    play.frame.span = span;
    const at = keyOf(name);
    map.set(at, [map.get(at)?.[0] ?? name, given]);
  }
  return { kind: 'dict', map };
}

function filled(play: PyPlay, parts: readonly (string | PyHole)[], scope: PyScope): string {
  const text = joined(
    parts.map(part => (typeof part === 'string' ? part : hole(play, part, scope))),
    '',
  );
  play.budget.make(text.length / 4);
  return text;
}

function hole(play: PyPlay, part: PyHole, scope: PyScope): string {
  const value = evaluate(play, part.value, scope);
  play.frame.span = part.value.span;
  const spec = filled(play, part.format, scope);
  const converted = part.conversion === '' ? value : part.conversion === 's' ? str(play, value) : repr(play, value);
  if (part.conversion === 'a') throw new NotSimulated('`!a` in an f-string');
  return part.said + format(play, converted, spec);
}

function compared(play: PyPlay, each: Expression & { type: 'compare' }, scope: PyScope): PyValue {
  let left = evaluate(play, each.first, scope);
  let result: PyValue = true;
  for (const { operator, right } of each.rest) {
    const other = evaluate(play, right, scope);
    play.frame.span = each.span;
    result = compare(play, operator, left, other);
    if (!truthy(play, result)) return result;
    left = other;
  }
  return result;
}

/** Arguments of a call: by place, and by name. */
export function argumentsOf(
  play: PyPlay,
  args: readonly PyArgument[],
  scope: PyScope,
): { readonly placed: PyValue[]; readonly named: Map<string, PyValue> } {
  const placed: PyValue[] = [];
  const named = new Map<string, PyValue>();
  for (const { name, value } of args) {
    const given = evaluate(play, value, scope);
    if (name === null) placed.push(given);
    else if (name === '*') {
      if (typeof given === 'bigint' || typeof given === 'number' || given === null)
        throw new NotSimulated('`*` of what is no list, in a call,');
      placed.push(...itemsOf(play, given));
    } else if (name !== '**') named.set(name, given);
    else if (isKind(given, 'dict')) for (const [key, each] of given.map.values()) named.set(String(key), each);
    else throw typeError(`argument after ** must be a mapping, not ${className(given)}`);
  }
  return { placed, named };
}

function call(play: PyPlay, each: Expression & { type: 'call' }, scope: PyScope): PyValue {
  const called = evaluate(play, each.callee, scope);
  if (isKind(called, 'builtin') && called.home === 'scope') return called.call(play, [called as PyValue], new Map());
  const { placed, named } = argumentsOf(play, each.args, scope);
  play.frame.span = each.span;
  return play.call(called, placed, named);
}

/** A function as it is made: what is usual for its parameters is worked out now. */
export function functionOf(play: PyPlay, made: PyDefinition, scope: PyScope): PyFunction {
  const usual = new Map<string, PyValue>();
  for (const { name, usual: given } of made.parameters)
    if (given !== null) usual.set(name, evaluate(play, given, scope));
  return {
    kind: 'function',
    made,
    code: play.frame.code,
    scope,
    usual,
    qualified: qualified(scope, made.name),
    names: new Map(),
    owner: null,
  };
}

export function qualified(scope: PyScope, name: string): string {
  if (scope.kind === 'class') return `${String(scope.names.get('__qualname__') ?? '')}.${name}`;
  if (scope.kind === 'function' && scope.made !== null)
    return `${scope.up === null ? '' : qualified(scope.up, scope.made.name)}.<locals>.${name}`;
  return name;
}

function comprehension(play: PyPlay, each: Expression & { type: 'comprehension' }, scope: PyScope): PyValue {
  const { makes, item, value, loops } = each;
  const [first] = loops;
  if (first === undefined || loops.some(loop => loop.isAsync)) throw new NotSimulated('an asynchronous comprehension');
  const over = evaluate(play, first.over, scope);
  play.frame.span = minorOf(play) >= 13 ? first.over.span : each.span;
  const names = inner('function', scope);
  const items = turns(play, each, 0, names, iterate(play, over));
  switch (makes) {
    case 'generator':
      return iteratorOf(genericItems(play, items, item, names), 'generator');
    case 'list': {
      const list: PyValue[] = [];
      for (const _turn of items) list.push(evaluate(play, item, names));
      return listOf(list);
    }
    case 'set': {
      const map = new Map<string, PyValue>();
      for (const _turn of items) {
        const made = evaluate(play, item, names);
        if (!map.has(keyOf(made))) map.set(keyOf(made), made);
      }
      return { kind: 'set', frozen: false, map };
    }
    case 'dict': {
      const map = new Map<string, [PyValue, PyValue]>();
      for (const _turn of items) {
        const key = evaluate(play, item, names);
        const at = keyOf(key);
        map.set(at, [map.get(at)?.[0] ?? key, value === null ? null : evaluate(play, value, names)]);
      }
      return { kind: 'dict', map };
    }
  }
}

function* genericItems(
  play: PyPlay,
  items: Iterable<null>,
  item: Expression,
  names: PyScope,
): Generator<PyValue, void> {
  for (const _turn of items) yield evaluate(play, item, names);
}

/** One turn for each time that all loops have bound their names and all tests hold. */
function* turns(
  play: PyPlay,
  each: Expression & { type: 'comprehension' },
  depth: number,
  names: PyScope,
  over: Iterable<PyValue>,
): Generator<null, void> {
  const loop = each.loops[depth];
  if (loop === undefined) return;
  for (const value of over) {
    play.budget.spend();
    play.budget.make(1);
    assignTo(play, loop.target, value, names, evaluate);
    if (!loop.tests.every(test => truthy(play, evaluate(play, test, names)))) continue;
    const next = each.loops[depth + 1];
    if (next === undefined) yield null;
    else yield* turns(play, each, depth + 1, names, iterate(play, evaluate(play, next.over, names)));
  }
}
