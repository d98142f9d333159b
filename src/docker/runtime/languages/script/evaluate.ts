import { type Budget, PART } from '../budget.ts';
import { NotSimulated } from '../control.ts';
import { type Scope, scopeOf } from '../scope.ts';
import { allowList, joined } from './size.ts';
import type { Call, Expression, FunctionExpression, Hole } from './syntax.ts';
import { type Callable, numberOf, plain, Raised, type Table, truthy, type Value, weightOf } from './values.ts';

/** What the parts of an expression mean in one of the languages. */
export interface Semantics {
  readonly budget: Budget;
  /** A name that no scope declares. */
  global(name: string): Value;
  /** `of.name` */
  member(of: Value, name: string): Value;
  /** `of[key]` */
  item(of: Value, key: string): Value;
  show(value: Value): string;
  operate(operator: string, left: Value, right: Value): Value;
  closure(made: FunctionExpression, scope: Scope<Value>): Callable;
  /** What is said of a call of what is no function. */
  uncallable(callee: Expression, value: Value): string;
}

type Names = Scope<Value>;

/** Digits that the engine writes after a point. */
const MOST_PLACES = 100;

export function evaluate(each: Expression, scope: Names, semantics: Semantics): Value {
  semantics.budget.enter(PART);
  const value = partOf(each, scope, semantics);
  semantics.budget.leave(PART);
  return value;
}

function partOf(each: Expression, scope: Names, semantics: Semantics): Value {
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
function weighed(value: Value, { budget }: Semantics): Value {
  budget.make(weightOf(value));
  return value;
}

function lookUp(name: string, scope: Names, semantics: Semantics): Value {
  const where = scopeOf(scope, name);
  return where === null ? semantics.global(name) : where.names.get(name);
}

/** Gives a name a value where it is declared, else in the innermost scope. */
export function assign(name: string, value: Value, scope: Names): void {
  (scopeOf(scope, name) ?? scope).names.set(name, value);
}

function filled(parts: readonly (string | Hole)[], scope: Names, semantics: Semantics): Value {
  const texts = parts.map(part => {
    if (typeof part === 'string') return part;
    const value = evaluate(part.value, scope, semantics);
    return part.places === null ? semantics.show(value) : fixed(value, part.places);
  });
  return weighed(joined(texts, ''), semantics);
}

/** A number with so many digits after its point. */
function fixed(value: Value, places: number): string {
  if (places > MOST_PLACES) throw new NotSimulated(`a number with ${places} digits after its point`);
  return numberOf(value).toFixed(places);
}

function table({ entries }: Expression & { type: 'table' }, scope: Names, semantics: Semantics): Table {
  return Object.fromEntries(
    entries.map(({ key, value }) => [plain(evaluate(key, scope, semantics)), evaluate(value, scope, semantics)]),
  );
}

function unary(operator: '-' | '+' | 'not' | 'typeof', operand: Value): Value {
  switch (operator) {
    case '-':
      return -numberOf(operand);
    case '+':
      return numberOf(operand);
    case 'not':
      return !truthy(operand);
    case 'typeof':
      return typeof operand;
  }
}

function count({ name, by, gives }: Expression & { type: 'count' }, scope: Names, semantics: Semantics): Value {
  const before = numberOf(lookUp(name, scope, semantics));
  assign(name, before + by, scope);
  return gives === 'before' ? before : before + by;
}

function binary({ operator, left, right }: Expression & { type: 'binary' }, scope: Names, semantics: Semantics): Value {
  const a = evaluate(left, scope, semantics);
  const b = evaluate(right, scope, semantics);
  // Of two texts that are put together the engine copies neither: a text that grows bit by bit costs what is added.
  if (operator === '+' && typeof a === 'string') semantics.budget.make(weightOf(b));
  else semantics.budget.make(weightOf(a) + weightOf(b));
  return semantics.operate(operator, a, b);
}

/** The right operand is evaluated only where the left one does not decide. */
function logical(each: Expression & { type: 'logical' }, scope: Names, semantics: Semantics): Value {
  const left = evaluate(each.left, scope, semantics);
  const decided = each.operator === '??' ? (left ?? null) !== null : truthy(left) === (each.operator === 'or');
  return decided ? left : evaluate(each.right, scope, semantics);
}

function item({ of, key }: Expression & { type: 'item' }, scope: Names, semantics: Semantics): Value {
  const whole = evaluate(of, scope, semantics);
  return semantics.item(whole, plain(evaluate(key, scope, semantics)));
}

function slice({ of, from, to }: Expression & { type: 'slice' }, scope: Names, semantics: Semantics): Value {
  const whole = evaluate(of, scope, semantics);
  const start = from === null ? 0 : numberOf(evaluate(from, scope, semantics));
  const end = to === null ? undefined : numberOf(evaluate(to, scope, semantics));
  if (typeof whole !== 'string' && !Array.isArray(whole)) return undefined;
  return weighed(whole.slice(start, end) as Value, semantics);
}

function call({ callee, args }: Call, scope: Names, semantics: Semantics): Value {
  const called = evaluate(callee, scope, semantics);
  const given: Value[] = [];
  for (const each of args) given.push(weighed(evaluate(each, scope, semantics), semantics));
  if (typeof called !== 'function') throw new Raised('TypeError', semantics.uncallable(callee, called));
  const value = called(given);
  if (Array.isArray(value)) allowList(value.length);
  return weighed(value, semantics);
}
