import { NotSimulated } from '../../control.ts';
import { truthy } from '../value/compare.ts';
import { isKind, type PyPlay, type PyValue, tupleOf } from '../value/values.ts';

/** What `zip`, `enumerate`, `map` and `filter` go through, one by one as they are asked. */

export function* zipped(play: PyPlay, all: readonly Iterable<PyValue>[], strict: boolean): Generator<PyValue, void> {
  const steps = all.map(each => each[Symbol.iterator]());
  for (;;) {
    if (steps.length === 0) return;
    play.budget.make(1);
    const items: PyValue[] = [];
    for (const each of steps) {
      const step = each.next();
      if (step.done === true) {
        if (strict && (items.length > 0 || steps.slice(1).some(other => other.next().done !== true)))
          throw new NotSimulated('zip(strict=True) of unequal lengths');
        return;
      }
      items.push(step.value);
    }
    yield tupleOf(items);
  }
}

export function* counted(items: Iterable<PyValue>, start: bigint): Generator<PyValue, void> {
  let at = start;
  for (const each of items) yield tupleOf([at++, each]);
}

export function* mapped(play: PyPlay, made: PyValue, all: readonly Iterable<PyValue>[]): Generator<PyValue, void> {
  for (const each of zipped(play, all, false)) yield play.call(made, isKind(each, 'tuple') ? each.items : []);
}

export function* filtered(play: PyPlay, test: PyValue, items: Iterable<PyValue>): Generator<PyValue, void> {
  for (const each of items) if (truthy(play, test === null ? each : play.call(test, [each]))) yield each;
}
