import { type Budget, PART } from '../budget.ts';
import { NotSimulated } from '../control.ts';
import { type Scope, scopeOf } from '../scope.ts';
import { allowList, joined } from '../size.ts';
import type { FunctionExpression, ScriptCall, ScriptExpression } from './syntax.ts';
import { type Callable, numberOf, plain, Raised, type ScriptValue, type Table, truthy, weightOf } from './values.ts';

/** What the parts of an expression mean. */
export interface Semantics {
  readonly budget: Budget;
  /** A name that no scope declares. */
  global(name: string): ScriptValue;
  hasGlobal(name: string): boolean;
  /** `of.name` */
  member(of: ScriptValue, name: string): ScriptValue;
  /** `of[key]` */
  item(of: ScriptValue, key: string): ScriptValue;
  show(value: ScriptValue): string;
  operate(operator: string, left: ScriptValue, right: ScriptValue): ScriptValue;
  closure(made: FunctionExpression, scope: Scope<ScriptValue>): Callable;
  /** What is said of a call of what is no function. */
  uncallable(callee: ScriptExpression, value: ScriptValue): string;
}

export type ScriptScope = Scope<ScriptValue>;

export function evaluate(each: ScriptExpression, scope: ScriptScope, semantics: Semantics): ScriptValue {
  semantics.budget.enter(PART);
  const value = partOf(each, scope, semantics);
  semantics.budget.leave(PART);
  return value;
}

function partOf(each: ScriptExpression, scope: ScriptScope, semantics: Semantics): ScriptValue {
  switch (each.type) {
    case 'literal':
      return each.value;
    case 'name':
      return lookUp(each.name, scope, semantics);
    case 'text':
      return filled(each.parts, scope, semantics);
    case 'list':
      return each.items.map(item => evaluate(item, scope, semantics));
    case 'table':
      return table(each, scope, semantics);
    case 'unary':
      if (
        each.operator === 'typeof' &&
        each.operand.type === 'name' &&
        scopeOf(scope, each.operand.name) === null &&
        !semantics.hasGlobal(each.operand.name)
      )
        return 'undefined';
      return unary(each.operator, evaluate(each.operand, scope, semantics));
    case 'count':
      return count(each, scope, semantics);
    case 'binary':
      return binary(each, scope, semantics);
    case 'logical':
      return logical(each, scope, semantics);
    case 'choice':
      return evaluate(truthy(evaluate(each.test, scope, semantics)) ? each.yes : each.no, scope, semantics);
    case 'member':
      return semantics.member(weighed(evaluate(each.of, scope, semantics), semantics), each.name);
    case 'item':
      return item(each, scope, semantics);
    case 'slice':
      return slice(each, scope, semantics);
    case 'call':
      return call(each, scope, semantics);
    case 'function':
      return semantics.closure(each, scope);
    case 'beyond':
      throw new NotSimulated(each.what);
  }
}

/** A value that was made, or that is looked through, is paid for. */
function weighed(value: ScriptValue, { budget }: Semantics): ScriptValue {
  budget.make(weightOf(value));
  return value;
}

function lookUp(name: string, scope: ScriptScope, semantics: Semantics): ScriptValue {
  const where = scopeOf(scope, name);
  return where === null ? semantics.global(name) : where.names.get(name);
}

/** Gives a name a value where it is declared, else in the innermost scope. */
export function assign(name: string, value: ScriptValue, scope: ScriptScope): void {
  (scopeOf(scope, name) ?? scope).names.set(name, value);
}

function filled(parts: readonly (string | ScriptExpression)[], scope: ScriptScope, semantics: Semantics): ScriptValue {
  const texts = parts.map(part => {
    if (typeof part === 'string') return part;
    return semantics.show(evaluate(part, scope, semantics));
  });
  return weighed(joined(texts, ''), semantics);
}

function table({ entries }: ScriptExpression & { type: 'table' }, scope: ScriptScope, semantics: Semantics): Table {
  return Object.fromEntries(
    entries.map(({ key, value }) => [plain(evaluate(key, scope, semantics)), evaluate(value, scope, semantics)]),
  );
}

function unary(operator: '-' | '+' | 'not' | 'typeof', operand: ScriptValue): ScriptValue {
  switch (operator) {
    case '-':
      if (typeof operand === 'object' && operand !== null) throw new NotSimulated('a sign before this');
      return -numberOf(operand);
    case '+':
      return numberOf(operand);
    case 'not':
      return !truthy(operand);
    case 'typeof':
      return typeof operand;
  }
}

function count(
  { name, by, gives }: ScriptExpression & { type: 'count' },
  scope: ScriptScope,
  semantics: Semantics,
): ScriptValue {
  const before = numberOf(lookUp(name, scope, semantics));
  assign(name, before + by, scope);
  return gives === 'before' ? before : before + by;
}

function binary(
  { operator, left, right }: ScriptExpression & { type: 'binary' },
  scope: ScriptScope,
  semantics: Semantics,
): ScriptValue {
  const a = evaluate(left, scope, semantics);
  const b = evaluate(right, scope, semantics);
  // Of two texts that are put together the engine copies neither: a text that grows bit by bit costs what is added.
  if (operator === '+' && typeof a === 'string') semantics.budget.make(weightOf(b));
  else semantics.budget.make(weightOf(a) + weightOf(b));
  return semantics.operate(operator, a, b);
}

/** The right operand is evaluated only where the left one does not decide. */
function logical(each: ScriptExpression & { type: 'logical' }, scope: ScriptScope, semantics: Semantics): ScriptValue {
  const left = evaluate(each.left, scope, semantics);
  const decided = each.operator === '??' ? (left ?? null) !== null : truthy(left) === (each.operator === 'or');
  return decided ? left : evaluate(each.right, scope, semantics);
}

function item({ of, key }: ScriptExpression & { type: 'item' }, scope: ScriptScope, semantics: Semantics): ScriptValue {
  const whole = evaluate(of, scope, semantics);
  return semantics.item(whole, plain(evaluate(key, scope, semantics)));
}

function slice(
  { of, from, to }: ScriptExpression & { type: 'slice' },
  scope: ScriptScope,
  semantics: Semantics,
): ScriptValue {
  const whole = evaluate(of, scope, semantics);
  const start = from === null ? 0 : numberOf(evaluate(from, scope, semantics));
  const end = to === null ? undefined : numberOf(evaluate(to, scope, semantics));
  if (typeof whole !== 'string' && !Array.isArray(whole)) return undefined;
  return weighed(whole.slice(start, end) as ScriptValue, semantics);
}

function call({ callee, args }: ScriptCall, scope: ScriptScope, semantics: Semantics): ScriptValue {
  const called = evaluate(callee, scope, semantics);
  const given: ScriptValue[] = [];
  for (const each of args) given.push(weighed(evaluate(each, scope, semantics), semantics));
  if (typeof called !== 'function') throw new Raised('TypeError', semantics.uncallable(callee, called));
  const value = called(given);
  if (Array.isArray(value)) allowList(value.length);
  return weighed(value, semantics);
}
