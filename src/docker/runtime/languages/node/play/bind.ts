import { NotSimulated } from '../../control.ts';
import type { JsExpression, JsTarget } from '../read/syntax.ts';
import { text } from '../value/convert.ts';
import { typeError, unknownStack } from '../value/errors.ts';
import { get, keysOf } from '../value/members.ts';
import {
  arrayOf,
  isCallable,
  isObject,
  type JsPlay,
  type JsScope,
  type JsValue,
  objectOf,
  prop,
} from '../value/values.ts';
import { itemsOf } from './iterate.ts';
import { declare } from './scope.ts';

type JsEvaluate = (play: JsPlay, each: JsExpression, scope: JsScope) => JsValue;
type JsStore = (play: JsPlay, target: JsExpression, value: JsValue, scope: JsScope) => void;
/** How names are bound: as let or const in a scope, or, with null, where they already are. */
export type JsBinder = ((name: string, value: JsValue, scope: JsScope) => void) | null;

export const asLet: NonNullable<JsBinder> = (name, value, scope) => declare(scope, name, value);
export const asConst: NonNullable<JsBinder> = (name, value, scope) => declare(scope, name, value, true);

/** Takes a value apart as a target says. */
export function bindTo(
  play: JsPlay,
  target: JsTarget,
  value: JsValue,
  scope: JsScope,
  bind: JsBinder,
  evaluate: JsEvaluate,
  store: JsStore,
): void {
  const inner = (part: JsTarget, given: JsValue, usual: JsExpression | null): void => {
    const made = given === undefined && usual !== null ? named(evaluate(play, usual, scope), usual, part) : given;
    bindTo(play, part, made, scope, bind, evaluate, store);
  };
  switch (target.type) {
    case 'bind':
      if (bind === null) throw new NotSimulated('this assignment');
      bind(target.name, value, scope);
      return;
    case 'place':
      store(play, target.value, value, scope);
      return;
    case 'list': {
      if (typeof value !== 'string' && !isObject(value)) throw typeErrorUnnamed(play);
      if (isObject(value) && (value.tag === 'object' || value.tag === 'function')) throw typeErrorUnnamed(play);
      const items = itemsOf(play, value, 'object');
      for (const [at, part] of target.items.entries()) {
        if (part === null) continue;
        if (part.isRest) inner(part.target, arrayOf(play, items.slice(at)), null);
        else inner(part.target, items[at], part.usual);
      }
      return;
    }
    case 'table': {
      const keys = target.parts.map(({ key }) =>
        typeof key === 'string' ? key : text(play, evaluate(play, key, scope)),
      );
      if (value === undefined || value === null) {
        const said =
          keys[0] === undefined
            ? `'${value}' as it is ${value}`
            : `property '${keys[0]}' of '${value}' as it is ${value}`;
        throw typeError(play, `Cannot destructure ${said}.`);
      }
      for (const [at, part] of target.parts.entries()) inner(part.target, get(play, value, keys[at] ?? ''), part.usual);
      if (target.rest === null) return;
      const rest = objectOf(play);
      for (const key of keysOf(value)) if (!keys.includes(key)) rest.props.set(key, prop(get(play, value, key)));
      inner(target.rest, rest, null);
    }
  }
}

/** V8 names what it was taken from, which is not known here. */
function typeErrorUnnamed(play: JsPlay): Error {
  const error = typeError(play, '');
  if (isObject(error.value)) error.value.props.set('message', { ...unknownStack(play), shown: false });
  return error;
}

/** A function or class without a name takes that of what it is bound to. */
function named(value: JsValue, from: JsExpression, target: JsTarget): JsValue {
  if (target.type === 'bind' && isCallable(value) && (from.type === 'function' || from.type === 'class'))
    if (value.props.get('name')?.value === '') value.props.set('name', prop(target.name, false));
  return value;
}
