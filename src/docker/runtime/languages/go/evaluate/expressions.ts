import { NotSimulated } from '../../control.ts';
import { scopeOf } from '../../scope.ts';
import { dateText } from '../../strftime.ts';
import { show } from '../format.ts';
import { BUILTINS } from '../library/builtin.ts';
import { member } from '../library/index.ts';
import { textOf } from '../library/package.ts';
import { Panic } from '../process.ts';
import type { CallExpression, GoExpression, SliceExpression } from '../syntax.ts';
import {
  firstOf,
  type GoResults,
  type GoScope,
  isFailure,
  listOf,
  numberOf,
  resultsOf,
  type Value,
  weightOf,
  zeroOf,
} from '../values.ts';
import { invoke } from './calls.ts';
import { applyUnary, combine } from './operators.ts';
import type { GoPlay } from './play.ts';

export function evaluate(play: GoPlay, each: GoExpression, scope: GoScope): Value {
  play.budget.spend();
  switch (each.type) {
    case 'string':
      return each.value;
    case 'int':
      return Number(/^0[0-7]+$/.test(each.value) ? `0o${each.value.slice(1)}` : each.value);
    case 'float':
      return { float: Number(each.value) };
    case 'char':
      return each.value.codePointAt(0) ?? 0;
    case 'name':
      return scopeOf(scope, each.name)?.names.get(each.name) ?? BUILTINS.get(each.name) ?? null;
    case 'select':
      return select(play, each.of, each.name);
    case 'call':
      return firstOf(call(play, each, scope));
    case 'index':
      return elementOf(play, evaluate(play, each.of, scope), evaluate(play, each.index, scope));
    case 'slice':
      return slice(play, each, scope);
    case 'unary':
      return applyUnary(each.operator, evaluate(play, each.operand, scope));
    case 'binary':
      return binary(play, each.operator, each.left, each.right, scope);
    case 'list':
      return each.items.map(item => evaluate(play, item, scope));
    case 'map':
      return new Map(
        each.items.map(({ key, value }) => [show(evaluate(play, key, scope)), evaluate(play, value, scope)]),
      );
    case 'function':
      return { parameters: each.parameters, body: each.body, scope };
  }
}

/** The values of a list of expressions for `wanted` places: one alone may give several. */
export function evaluateAll(
  play: GoPlay,
  list: readonly GoExpression[],
  wanted: number,
  scope: GoScope,
): readonly Value[] {
  const [only] = list;
  return list.length === 1 && wanted !== 1 && only !== undefined
    ? results(play, only, scope)
    : list.map(each => evaluate(play, each, scope));
}

/** All that an expression gives: a call its results, an index of a map whether the key is there. */
function results(play: GoPlay, each: GoExpression, scope: GoScope): readonly Value[] {
  if (each.type === 'call') return resultsOf(call(play, each, scope));
  if (each.type === 'index') {
    const of = evaluate(play, each.of, scope);
    if (of instanceof Map) return [evaluate(play, each, scope), of.has(show(evaluate(play, each.index, scope)))];
  }
  return [evaluate(play, each, scope)];
}

function binary(play: GoPlay, operator: string, left: GoExpression, right: GoExpression, scope: GoScope): Value {
  const value = evaluate(play, left, scope);
  if (operator === '&&') return value === true && evaluate(play, right, scope) === true;
  if (operator === '||') return value === true || evaluate(play, right, scope) === true;
  return combine(play.budget, operator, value, evaluate(play, right, scope));
}

/** `package.name`. */
function select(play: GoPlay, of: GoExpression, name: string): Value {
  if (of.type !== 'name') throw new NotSimulated(`the field or method ${name}`);
  const value = member(play, of.name, name);
  if (value === null) throw new NotSimulated(`${of.name}.${name}`);
  return value;
}

function elementOf({ budget }: GoPlay, of: Value, index: Value): Value {
  if (of instanceof Map) return of.get(show(index)) ?? zeroOf(of);
  const at = numberOf(index);
  if (typeof of === 'string') budget.make(weightOf(of));
  const list = typeof of === 'string' ? Buffer.from(of) : listOf(of);
  if (at < 0 || at >= list.length)
    throw new Panic(`runtime error: index out of range [${at}] with length ${list.length}`);
  return list[at] ?? null;
}

function slice(play: GoPlay, each: SliceExpression, scope: GoScope): Value {
  const of = evaluate(play, each.of, scope);
  const low = each.low === null ? 0 : numberOf(evaluate(play, each.low, scope));
  play.budget.make(weightOf(of));
  const list = typeof of === 'string' ? Buffer.from(of) : listOf(of);
  const high = each.high === null ? list.length : numberOf(evaluate(play, each.high, scope));
  if (high > list.length || low > high)
    throw new Panic(`runtime error: slice bounds out of range [:${high}] with capacity ${list.length}`);
  return Buffer.isBuffer(list) ? list.subarray(low, high).toString() : list.slice(low, high);
}

function call(play: GoPlay, each: CallExpression, scope: GoScope): GoResults {
  play.budget.spend();
  const { callee } = each;
  if (callee.type === 'select' && isNow(callee.of)) return clockCall(play, callee.name, argumentsOf(play, each, scope));
  if (callee.type === 'select' && callee.name === 'Error') {
    const of = evaluate(play, callee.of, scope);
    if (isFailure(of)) return of.error;
  }
  return invoke(play, evaluate(play, callee, scope), argumentsOf(play, each, scope));
}

function argumentsOf(play: GoPlay, { args, spread }: CallExpression, scope: GoScope): readonly Value[] {
  const last = args.at(-1);
  if (!spread || last === undefined) return evaluateAll(play, args, 0, scope);
  const before = args.slice(0, -1).map(each => evaluate(play, each, scope));
  return [...before, ...listOf(evaluate(play, last, scope))];
}

/** `time.Now()`. */
function isNow(each: GoExpression): boolean {
  if (each.type !== 'call' || each.callee.type !== 'select') return false;
  const { of, name } = each.callee;
  return of.type === 'name' && of.name === 'time' && name === 'Now';
}

function clockCall({ machine }: GoPlay, method: string, args: readonly Value[]): Value {
  const seconds = machine.now() / 1000;
  switch (method) {
    case 'Unix':
      return Math.floor(seconds);
    case 'Year':
      return Number(dateText('%Y', seconds));
    case 'Format': {
      const layout = textOf(args[0])
        .replace('2006', '%Y')
        .replace('01', '%m')
        .replace('02', '%d')
        .replace('15', '%H')
        .replace('04', '%M')
        .replace('05', '%S')
        .replace('Z07:00', 'Z')
        .replace('MST', 'UTC')
        .replace('Mon', '%a')
        .replace('Jan', '%b');
      return dateText(layout, seconds);
    }
    default:
      throw new NotSimulated(`time.Time.${method}`);
  }
}
