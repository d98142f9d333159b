import { NotSimulated } from '../../control.ts';
import { ordered, truthy } from './compare.ts';
import type { PyPlay, PyValue } from './values.ts';

/** Items in their order, by `key` and `reverse` as `sorted` takes them; equal ones stay as they stand. */
export function sorted(play: PyPlay, items: readonly PyValue[], named: ReadonlyMap<string, PyValue>): PyValue[] {
  for (const name of named.keys())
    if (name !== 'key' && name !== 'reverse') throw new NotSimulated(`${name}= of a sort`);
  const key = named.get('key') ?? null;
  const isDown = truthy(play, named.get('reverse') ?? false);
  const pairs = items.map(each => ({ each, by: key === null ? each : play.call(key, [each]) }));
  if (isDown) pairs.reverse();
  const found = merged(play, pairs).map(({ each }) => each);
  return isDown ? found.reverse() : found;
}

interface SortPair {
  readonly each: PyValue;
  readonly by: PyValue;
}

/** A few are put into their places one by one, as Python does: so the first two that cannot be compared are the same two. */
function merged(play: PyPlay, pairs: readonly SortPair[]): readonly SortPair[] {
  const found: SortPair[] = [];
  for (const pair of pairs) {
    play.budget.spend();
    let low = 0;
    let high = found.length;
    // One that is not before the last one stands behind it.
    if (high > 0 && !ordered(play, '<', pair.by, (found[high - 1] as SortPair).by)) low = high;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (ordered(play, '<', pair.by, (found[middle] as SortPair).by)) high = middle;
      else low = middle + 1;
    }
    found.splice(low, 0, pair);
  }
  return found;
}
