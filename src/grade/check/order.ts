import type { CheckOf } from '../../quiz/index.ts';
import { DONE, partly, type Verdict } from '../verdict.ts';

/** How many stand in the right order. */
export const KEPT = 'feedback.order';

/** Partial credit: the longest run of things that stand in the right order among themselves, in the order that fits best. */
export function gradeOrder(check: CheckOf<'order'>, answer: readonly string[]): Verdict {
  const count = check.orders[0]?.length ?? 0;
  const kept = Math.max(
    0,
    ...check.orders.map(order => increasing(answer.map(id => order.indexOf(id)).filter(place => place >= 0))),
  );
  if (kept === count && answer.length === count) return DONE;
  const share = count < 2 ? 0 : Math.max(0, kept - 1) / (count - 1);
  return partly(share / 2, KEPT, { kept, count });
}

/** Length of the longest increasing subsequence. */
function increasing(places: readonly number[]): number {
  const best: number[] = [];
  places.forEach((place, index) => {
    best.push(1 + Math.max(0, ...best.filter((_, earlier) => (places[earlier] ?? 0) < place && earlier < index)));
  });
  return Math.max(0, ...best);
}
