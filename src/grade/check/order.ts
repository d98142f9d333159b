import type { CheckOf } from '../../quiz/index.ts';
import { DONE, partly, type Verdict } from '../verdict.ts';

/** How many stand in the right order. */
export const KEPT = 'feedback.order';
/** Which two things stand the wrong way round. */
export const BEFORE = 'feedback.order.before';

/** Partial credit: the longest run of things that stand in the right order among themselves, in the order that fits best. */
export function gradeOrder(check: CheckOf<'order'>, answer: readonly string[], question: string): Verdict {
  const count = check.orders[0]?.length ?? 0;
  const ranked = check.orders
    .map(order => ({ order, kept: increasing(answer.map(id => order.indexOf(id)).filter(place => place >= 0)) }))
    .sort((a, b) => b.kept - a.kept);
  const { order = [], kept = 0 } = ranked[0] ?? {};
  if (kept === count && answer.length === count) return DONE;
  const share = count < 2 ? 0 : Math.max(0, kept - 1) / (count - 1);
  const verdict = partly(share / 2, KEPT, { kept, count });
  const [first, second] = swapped(answer, order);
  if (first === undefined || second === undefined) return verdict;
  return { ...verdict, feedback: [{ code: BEFORE, data: { question, first, second } }] };
}

/** The first two neighbours of an answer that stand the other way round in the order that fits best; none where all are in order. */
function swapped(answer: readonly string[], order: readonly string[]): readonly string[] {
  const at = answer.findIndex(
    (id, index) => index + 1 < answer.length && order.indexOf(id) > order.indexOf(answer[index + 1] ?? ''),
  );
  return at < 0 ? [] : answer.slice(at, at + 2);
}

/** Length of the longest increasing subsequence. */
function increasing(places: readonly number[]): number {
  const best: number[] = [];
  places.forEach((place, index) => {
    best.push(1 + Math.max(0, ...best.filter((_, earlier) => (places[earlier] ?? 0) < place && earlier < index)));
  });
  return Math.max(0, ...best);
}
