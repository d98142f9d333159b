import { NotSimulated } from '../control.ts';
import { type Scope, scopeOf } from '../scope.ts';
import type { Call, Expression, FunctionExpression, Hole } from './syntax.ts';
import { type Callable, Raised, type Table, truthy, type Value } from './values.ts';

/** What the parts of an expression mean in one of the languages. */
export interface Semantics {
  /** A name that no scope declares. */
  global(name: string): Value;
  /** `of.name` */
  member(of: Value, name: string): Value;
  /** `of[key]` */
  item(of: Value, key: string): Value;
  show(value: Value): string;
  operate(operator: string, left: Value, right: Value): Value;
  closure(made: FunctionExpression, scope: Scope<Value>): Callable;
}

export function evaluate(each: Expression, scope: Scope<Value>, semantics: Semantics): Value {
  const of = (inner: Expression): Value => evaluate(inner, scope, semantics);
  switch (each.type) {
    case 'literal':
      return each.value;
    case 'text':
      return each.parts
        .map(part => (typeof part === 'string' ? part : filled(part, of(part.value), semantics)))
        .join('');
    case 'name':
      return lookUp(each.name, scope, semantics);
    case 'list':
      return each.items.map(of);
    case 'table':
      return Object.fromEntries(each.entries.map(({ key, value }) => [String(of(key)), of(value)])) as Table;
    case 'unary':
      return unary(each.operator, of(each.operand));
    case 'count': {
      const before = Number(lookUp(each.name, scope, semantics));
      assign(each.name, before + each.by, scope);
      return each.gives === 'before' ? before : before + each.by;
    }
    case 'binary':
      return semantics.operate(each.operator, of(each.left), of(each.right));
    case 'logical':
      return logical(each.operator, of(each.left), () => of(each.right));
    case 'choice':
      return of(truthy(of(each.test)) ? each.yes : each.no);
    case 'member':
      return semantics.member(of(each.of), each.name);
    case 'item':
      return semantics.item(of(each.of), String(of(each.key)));
    case 'slice':
      return slice(of(each.of), each.from === null ? 0 : of(each.from), each.to === null ? undefined : of(each.to));
    case 'call':
      return call(each, of);
    case 'function':
      return semantics.closure(each, scope);
    case 'beyond':
      throw new NotSimulated(each.what);
  }
}

function lookUp(name: string, scope: Scope<Value>, semantics: Semantics): Value {
  const where = scopeOf(scope, name);
  return where === null ? semantics.global(name) : where.names.get(name);
}

/** Gives a name a value where it is declared, else in the innermost scope. */
export function assign(name: string, value: Value, scope: Scope<Value>): void {
  (scopeOf(scope, name) ?? scope).names.set(name, value);
}

function filled({ places }: Hole, value: Value, semantics: Semantics): string {
  return places === null ? semantics.show(value) : Number(value).toFixed(places);
}

function unary(operator: '-' | '+' | 'not' | 'typeof', operand: Value): Value {
  switch (operator) {
    case '-':
      return -Number(operand);
    case '+':
      return Number(operand);
    case 'not':
      return !truthy(operand);
    case 'typeof':
      return typeof operand;
  }
}

/** The right operand is evaluated only where the left one does not decide. */
function logical(operator: 'and' | 'or' | '??', left: Value, right: () => Value): Value {
  switch (operator) {
    case 'or':
      return truthy(left) ? left : right();
    case 'and':
      return truthy(left) ? right() : left;
    case '??':
      return left ?? right();
  }
}

function slice(of: Value, from: Value, to: Value): Value {
  if (typeof of !== 'string' && !Array.isArray(of)) return undefined;
  return of.slice(Number(from), to === undefined ? undefined : Number(to)) as Value;
}

function call({ callee, args, said }: Call, of: (inner: Expression) => Value): Value {
  const called = of(callee);
  const given = args.map(of);
  if (typeof called !== 'function') throw new Raised('TypeError', `${said} is not a function`);
  return called(given);
}
