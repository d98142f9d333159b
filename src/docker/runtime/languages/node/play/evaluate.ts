import { PART } from '../../budget.ts';
import { NotSimulated } from '../../control.ts';
import { allowList, joined } from '../../size.ts';
import type { JsEntry, JsExpression } from '../read/syntax.ts';
import { number, operate, primitive, text, truthy } from '../value/convert.ts';
import { typeError } from '../value/errors.ts';
import { get, has, keysOf, set } from '../value/members.ts';
import { newRegexp } from '../value/regexp.ts';
import {
  arrayOf,
  isCallable,
  isObject,
  type JsFrame,
  type JsObject,
  type JsPlay,
  type JsScope,
  type JsValue,
  objectOf,
  prop,
} from '../value/values.ts';
import { bindTo } from './bind.ts';
import { calledAs } from './called.ts';
import { classFrom, closure, supers } from './functions.ts';
import { itemsOf } from './iterate.ts';
import { assign, declare, lookUp, lookUpQuietly, mark, selfOf, within } from './scope.ts';

/** Left where `?.` meets nothing. */
class Short extends Error {}

export function evaluate(play: JsPlay, each: JsExpression, scope: JsScope): JsValue {
  play.budget.enter(PART);
  const value = partOf(play, each, scope);
  play.budget.leave(PART);
  return value;
}

function partOf(play: JsPlay, each: JsExpression, scope: JsScope): JsValue {
  const value = (part: JsExpression): JsValue => evaluate(play, part, scope);
  switch (each.type) {
    case 'literal':
      return each.value;
    case 'regexp':
      return regexpOf(play, each.source, each.flags);
    case 'template': {
      const made = joined(
        each.texts.map(
          (part, at) => part + (at < each.values.length ? text(play, value(each.values[at] as JsExpression)) : ''),
        ),
        '',
      );
      play.budget.make(made.length / 4);
      return made;
    }
    case 'name':
      return each.name === 'undefined' ? undefined : lookUp(play, scope, each.name, each.at);
    case 'this':
      return selfOf(scope).value;
    case 'super':
      throw new NotSimulated('`super` here');
    case 'array':
      return arrayOf(play, spreadItems(play, each.items, scope));
    case 'object':
      return tableOf(play, each.entries, scope);
    case 'function': {
      const { made } = each;
      if (made.name === '' || made.isArrow || made.isMethod) return closure(play, made, scope);
      // Its own name is known within it.
      const inner = within(scope);
      const self = closure(play, made, inner);
      declare(inner, made.name, self);
      return self;
    }
    case 'class':
      return classFrom(play, each.made, scope, evaluate);
    case 'spread':
      throw new NotSimulated('`...` here');
    case 'unary':
      return unary(play, each, scope);
    case 'update': {
      const before = primitive(play, value(each.target), 'number');
      const old = typeof before === 'bigint' ? before : Number(before);
      const made = typeof old === 'bigint' ? old + BigInt(each.by) : old + each.by;
      store(play, each.target, made, scope);
      return each.isPrefix ? made : old;
    }
    case 'binary': {
      const left = value(each.left);
      const right = value(each.right);
      mark(play, each.at);
      if (each.operator === 'in') {
        if (!isObject(right)) throw new NotSimulated('`in` of what is no object');
        const name = text(play, left);
        for (let at: JsObject | null = right; at !== null; at = at.proto) if (has(at, name)) return true;
        return false;
      }
      return operate(play, each.operator, left, right);
    }
    case 'logical': {
      const left = value(each.left);
      const decided =
        each.operator === '??' ? left !== null && left !== undefined : truthy(left) === (each.operator === '||');
      return decided ? left : value(each.right);
    }
    case 'choice':
      return value(truthy(value(each.test)) ? each.yes : each.no);
    case 'assign':
      return assigned(play, each, scope);
    case 'member':
    case 'item':
      return placed(play, each, scope).value;
    case 'call':
      return called(play, each, scope);
    case 'new':
      return construct(play, each, scope);
    case 'sequence': {
      let last: JsValue;
      for (const item of each.items) last = value(item);
      return last;
    }
    case 'chain':
      try {
        return value(each.value);
      } catch (error) {
        if (error instanceof Short) return undefined;
        throw error;
      }
    case 'await':
    case 'yield':
      throw new NotSimulated(`\`${each.type}\` here`);
  }
}

function regexpOf(play: JsPlay, source: string, flags: string): JsObject {
  return newRegexp(play, source, flags);
}

function spreadItems(play: JsPlay, items: readonly JsExpression[], scope: JsScope): JsValue[] {
  const found: JsValue[] = [];
  for (const each of items) {
    if (each.type === 'spread') found.push(...itemsOf(play, evaluate(play, each.value, scope), calledAs(each.value)));
    else found.push(evaluate(play, each, scope));
    allowList(found.length);
  }
  return found;
}

function tableOf(play: JsPlay, entries: readonly JsEntry[], scope: JsScope): JsObject {
  const made = objectOf(play);
  for (const { key, kind, value } of entries) {
    if (key === null) {
      const from = evaluate(play, value, scope);
      if (from !== null && from !== undefined)
        for (const name of keysOf(from)) made.props.set(name, prop(get(play, from, name)));
      continue;
    }
    const name = typeof key === 'string' ? key : text(play, evaluate(play, key, scope));
    if (name === '__proto__') throw new NotSimulated('__proto__');
    const given =
      value.type === 'function'
        ? closure(play, value.made, scope, value.made.isMethod || value.made.name === '' ? name : value.made.name, made)
        : named(evaluate(play, value, scope), value, name);
    if (kind === 'value') made.props.set(name, prop(given));
    else {
      const before = made.props.get(name);
      const accessor = isObject(given) ? given : null;
      made.props.set(name, {
        value: undefined,
        shown: true,
        get: kind === 'get' ? accessor : (before?.get ?? null),
        set: kind === 'set' ? accessor : (before?.set ?? null),
      });
    }
  }
  return made;
}

/** A function or class without a name takes that of what it is given to. */
export function named(value: JsValue, from: JsExpression, name: string): JsValue {
  if (isObject(value) && (from.type === 'function' || from.type === 'class') && value.props.get('name')?.value === '')
    value.props.set('name', prop(name, false));
  return value;
}

function unary(play: JsPlay, each: JsExpression & { type: 'unary' }, scope: JsScope): JsValue {
  const { operator, operand } = each;
  if (operator === 'typeof') {
    const value =
      operand.type === 'name' && operand.name !== 'undefined'
        ? lookUpQuietly(scope, operand.name)
        : evaluate(play, operand, scope);
    return isObject(value)
      ? value.tag === 'function'
        ? 'function'
        : 'object'
      : value === null
        ? 'object'
        : typeof value;
  }
  if (operator === 'delete') {
    if (operand.type !== 'member' && operand.type !== 'item') throw new NotSimulated('`delete` of this');
    const { of, name } = placed(play, operand, scope);
    if (isObject(of) && of.tag === 'array') throw new NotSimulated('`delete` of an item');
    return isObject(of) && !of.frozen ? of.props.delete(name) || true : true;
  }
  return operated(play, operator, evaluate(play, operand, scope));
}

export function operated(play: JsPlay, operator: string, value: JsValue): JsValue {
  switch (operator) {
    case '!':
      return !truthy(value);
    case '-': {
      const made = primitive(play, value, 'number');
      return typeof made === 'bigint' ? -made : -Number(made);
    }
    case '+':
      return number(play, value);
    case '~':
      return ~number(play, value);
    default:
      return undefined;
  }
}

interface JsPlace {
  readonly of: JsValue;
  readonly name: string;
  readonly value: JsValue;
}

/** A member, with what it is of. */
export function placed(play: JsPlay, each: JsExpression & { type: 'member' | 'item' }, scope: JsScope): JsPlace {
  if (each.of.type === 'super') {
    const { value: of, home } = selfOf(scope);
    if (home === null || each.type !== 'member') throw new NotSimulated('`super` here');
    const proto = home.proto;
    return { of, name: each.name, value: proto === null ? undefined : get(play, proto, each.name) };
  }
  const of = evaluate(play, each.of, scope);
  if (each.optional && (of === null || of === undefined)) throw new Short();
  const name = each.type === 'member' ? each.name : keyText(play, evaluate(play, each.key, scope));
  return { of, name, value: taken(play, of, name, each.type === 'member' ? each.nameAt : each.key.at) };
}

/** A member, asked for at a place. */
export function taken(play: JsPlay, of: JsValue, name: string, at: number): JsValue {
  mark(play, at);
  return get(play, of, name);
}

const keyText = (play: JsPlay, key: JsValue): string => (typeof key === 'number' ? String(key) : text(play, key));

/** Gives a place a value. */
export function store(
  play: JsPlay,
  target: JsExpression,
  value: JsValue,
  scope: JsScope,
  signAt: number | null = null,
): void {
  if (target.type === 'name') {
    assign(play, scope, target.name, value, signAt ?? target.at);
    return;
  }
  if (target.type !== 'member' && target.type !== 'item') throw new NotSimulated('an assignment to this');
  const of = evaluate(play, target.of, scope);
  const name = target.type === 'member' ? target.name : keyText(play, evaluate(play, target.key, scope));
  mark(play, signAt ?? (target.type === 'member' ? target.nameAt : target.key.at));
  set(play, of, name, value);
}

function assigned(play: JsPlay, each: JsExpression & { type: 'assign' }, scope: JsScope): JsValue {
  const { operator, target } = each;
  if (operator === '=') {
    const made = evaluate(play, each.value, scope);
    const name = target.type === 'place' && target.value.type === 'name' ? target.value.name : '';
    const value = name === '' ? made : named(made, each.value, name);
    if (target.type === 'place') store(play, target.value, value, scope, each.signAt);
    else bindTo(play, target, value, scope, null, evaluate, store);
    return made;
  }
  if (target.type !== 'place') throw new NotSimulated('this assignment');
  const before = evaluate(play, target.value, scope);
  const sign = operator.slice(0, -1);
  if (sign === '&&' || sign === '||' || sign === '??') {
    const decided = sign === '??' ? before !== null && before !== undefined : truthy(before) === (sign === '||');
    if (decided) return before;
    const made = evaluate(play, each.value, scope);
    store(play, target.value, made, scope);
    return made;
  }
  const made = operate(play, sign, before, evaluate(play, each.value, scope));
  store(play, target.value, made, scope, each.signAt);
  return made;
}

function called(play: JsPlay, each: JsExpression & { type: 'call' }, scope: JsScope): JsValue {
  const { callee } = each;
  if (callee.type === 'super') return superCall(play, each, scope);
  const inner = callee.type === 'chain' ? callee.value : callee;
  let self: JsValue;
  let value: JsValue;
  if (inner.type === 'member' || inner.type === 'item') {
    const place = placed(play, inner, scope);
    self = place.of;
    value = place.value;
  } else value = evaluate(play, inner, scope);
  if (each.optional && (value === null || value === undefined)) throw new Short();
  return invoke(play, { callee: inner, value, self, isNew: false }, spreadItems(play, each.args, scope));
}

interface JsInvocation {
  readonly callee: JsExpression;
  readonly value: JsValue;
  readonly self: JsValue;
  readonly isNew: boolean;
}

/** Calls what a callee has come to. */
export function invoke(play: JsPlay, { callee, value, self, isNew }: JsInvocation, args: readonly JsValue[]): JsValue {
  mark(play, callee.type === 'member' ? callee.nameAt : callee.at);
  if (isNew) {
    if (!isCallable(value) || value.make === null) throw typeError(play, `${calledAs(callee)} is not a constructor`);
    return value.make(play, args, value);
  }
  if (!isCallable(value)) throw typeError(play, `${calledAs(callee)} is not a function`);
  if (value.data === 'class')
    throw typeError(
      play,
      `Class constructor ${String(value.props.get('name')?.value)} cannot be invoked without 'new'`,
    );
  return call(play, value, self, args);
}

export function call(play: JsPlay, value: JsObject, self: JsValue, args: readonly JsValue[]): JsValue {
  const frame = builtinFrame(value);
  const depth = play.frames.length;
  if (frame !== null) play.frames.push(frame);
  let made: JsValue;
  try {
    made = value.call?.(play, self, args);
  } finally {
    if (frame !== null) play.frames.length = depth;
  }
  if (isObject(made) && made.tag === 'array') {
    allowList(made.items.length);
    play.budget.make(made.items.length);
  } else if (typeof made === 'string') play.budget.make(made.length / 4);
  return made;
}

/** A function of the engine itself, as it stands in a stack. */
function builtinFrame(value: JsObject): JsFrame | null {
  const said = (value.data as { readonly frame?: string } | null)?.frame;
  return said === undefined ? null : { name: '', code: { path: `${said} (<anonymous>)`, source: '' }, at: 0 };
}

function superCall(play: JsPlay, each: JsExpression & { type: 'call' }, scope: JsScope): JsValue {
  for (let here: JsScope | null = scope; here !== null; here = here.up) {
    const { self } = here;
    if (self === null) continue;
    const behind = supers.get(here);
    if (behind === undefined || self.cls === null) break;
    const args = spreadItems(play, each.args, scope);
    mark(play, each.at);
    const made = behind.base.make?.(play, args, self.cls);
    self.value = made;
    if (isObject(made)) behind.fill(made);
    return undefined;
  }
  throw new NotSimulated('`super()` here');
}

function construct(play: JsPlay, each: JsExpression & { type: 'new' }, scope: JsScope): JsValue {
  const value = evaluate(play, each.callee, scope);
  const args = spreadItems(play, each.args, scope);
  mark(play, each.at);
  if (!isCallable(value) || value.make === null) throw typeError(play, `${calledAs(each.callee)} is not a constructor`);
  return value.make(play, args, value);
}
