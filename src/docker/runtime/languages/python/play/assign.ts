import { NotSimulated } from '../../control.ts';
import type { Expression } from '../read/syntax.ts';
import { className } from '../value/classes.ts';
import { raised, typeError } from '../value/errors.ts';
import { itemsOf, iterate } from '../value/iterate.ts';
import { setItem } from '../value/slices.ts';
import { isKind, listOf, type PyPlay, type PyScope, type PyValue, Raise } from '../value/values.ts';
import { setAttribute } from './attributes.ts';
import { assignName } from './names.ts';

type Evaluate = (play: PyPlay, each: Expression, scope: PyScope) => PyValue;

/** Gives a target a value. */
export function assignTo(play: PyPlay, target: Expression, value: PyValue, scope: PyScope, evaluate: Evaluate): void {
  switch (target.type) {
    case 'name':
      assignName(scope, target.name, value);
      return;
    case 'member': {
      const of = evaluate(play, target.of, scope);
      play.frame.span = target.span;
      setAttribute(play, of, target.name, value);
      return;
    }
    case 'item': {
      const of = evaluate(play, target.of, scope);
      const key = evaluate(play, target.key, scope);
      play.frame.span = target.span;
      setItem(play, of, key, value, spread => itemsOf(play, spread));
      return;
    }
    case 'list':
    case 'tuple':
      unpack(play, target.items, value, scope, evaluate, target);
      return;
    default:
      throw new NotSimulated('an assignment to this');
  }
}

function unpack(
  play: PyPlay,
  targets: readonly Expression[],
  value: PyValue,
  scope: PyScope,
  evaluate: Evaluate,
  whole: Expression,
): void {
  play.frame.span = whole.span;
  const star = targets.findIndex(each => each.type === 'star');
  const items = unpacked(play, value, star < 0 ? targets.length : null);
  if (star < 0) {
    if (items.length < targets.length)
      throw raised('ValueError', `not enough values to unpack (expected ${targets.length}, got ${items.length})`);
    for (const [at, each] of targets.entries()) assignTo(play, each, items[at] as PyValue, scope, evaluate);
    return;
  }
  const least = targets.length - 1;
  if (items.length < least)
    throw raised('ValueError', `not enough values to unpack (expected at least ${least}, got ${items.length})`);
  const behind = targets.length - star - 1;
  const middle = items.slice(star, items.length - behind);
  for (const [at, each] of targets.entries()) {
    if (each.type === 'star') assignTo(play, each.value, listOf(middle), scope, evaluate);
    else assignTo(play, each, items[at < star ? at : at + middle.length - 1] as PyValue, scope, evaluate);
  }
}

function unpacked(play: PyPlay, value: PyValue, count: number | null): PyValue[] {
  const found: PyValue[] = [];
  try {
    for (const each of iterate(play, value)) {
      found.push(each);
      if (count !== null && found.length > count)
        throw raised(
          'ValueError',
          `too many values to unpack (expected ${count}${saysGot(play, value) ? `, got ${lengthOf(value)}` : ''})`,
        );
    }
  } catch (error) {
    if (
      error instanceof Raise &&
      found.length === 0 &&
      error.value.cls.name === 'TypeError' &&
      !isKind(value, 'iterator') &&
      !isKind(value, 'instance')
    )
      throw typeError(`cannot unpack non-iterable ${className(value)} object`);
    throw error;
  }
  return found;
}

/** From 3.14 on it is said how many there are. */
function saysGot({ version }: PyPlay, value: PyValue): boolean {
  return (
    Number(version.split('.')[1]) >= 14 && (isKind(value, 'list') || isKind(value, 'tuple') || isKind(value, 'dict'))
  );
}

function lengthOf(value: PyValue): number {
  if (isKind(value, 'list') || isKind(value, 'tuple')) return value.items.length;
  return isKind(value, 'dict') ? value.map.size : 0;
}
