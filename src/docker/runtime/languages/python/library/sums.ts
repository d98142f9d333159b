import { NotSimulated } from '../../control.ts';
import { take, whole } from '../value/arguments.ts';
import { className } from '../value/classes.ts';
import { isNumber } from '../value/compare.ts';
import { raised, typeError } from '../value/errors.ts';
import { roundedTo, roundedWhole } from '../value/floats.ts';
import { itemsOf } from '../value/iterate.ts';
import { binary } from '../value/operators.ts';
import { special } from '../value/special.ts';
import type { PyCall, PyValue } from '../value/values.ts';

export const sum: PyCall = (play, args, named) => {
  const [over = null, start = 0n] = take('sum', args, named, ['iterable', 'start'], 1);
  if (typeof start === 'string') throw typeError("sum() can't sum strings [use ''.join(seq) instead]");
  const items = itemsOf(play, over);
  // From 3.12 on floats are added with what each addition loses.
  if (
    Number(play.version.split('.')[1]) >= 12 &&
    isNumber(start) &&
    items.some(each => typeof each === 'number') &&
    items.every(each => isNumber(each))
  )
    return compensated(items, Number(start));
  let total: PyValue = start ?? null;
  for (const each of items) {
    play.budget.make(1);
    total = binary(play, '+', total, each);
  }
  return total;
};

function compensated(items: readonly PyValue[], start: number): number {
  let total = start;
  let lost = 0;
  for (const each of items) {
    const next = Number(each);
    const made = total + next;
    lost += Math.abs(total) >= Math.abs(next) ? total - made + next : next - made + total;
    total = made;
  }
  return lost !== 0 && Number.isFinite(lost) ? total + lost : total;
}

export const round: PyCall = (play, args, named) => {
  const [value = null, digits = null] = take('round', args, named, ['number', 'ndigits'], 1);
  if (typeof value === 'number') {
    if (digits !== null) return roundedTo(value, whole(digits));
    if (Number.isNaN(value)) throw raised('ValueError', 'cannot convert float NaN to integer');
    if (!Number.isFinite(value)) throw raised('OverflowError', 'cannot convert float infinity to integer');
    return roundedWhole(value);
  }
  if (typeof value === 'bigint' || typeof value === 'boolean') {
    if (digits !== null && whole(digits) < 0) throw new NotSimulated('round() of an integer to tens');
    return BigInt(value);
  }
  const own = special(play, value, '__round__', digits === null ? [] : [digits]);
  if (own !== undefined) return own;
  throw typeError(`type ${className(value)} doesn't define __round__ method`);
};
