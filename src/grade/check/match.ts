import type { CheckOf } from '../../quiz/index.ts';
import { DONE, partly, type Verdict } from '../verdict.ts';

/** How many pairs are right. */
export const HITS = 'feedback.match';

export function gradeMatch(check: CheckOf<'match'>, pairs: Readonly<Record<string, string>>): Verdict {
  const wanted = Object.entries(check.pairs);
  const hits = wanted.filter(([left, right]) => Object.hasOwn(pairs, left) && right.includes(pairs[left] ?? '')).length;
  return hits === wanted.length ? DONE : partly(hits / wanted.length, HITS, { hits, count: wanted.length });
}
