import type { CheckOf } from '../../quiz/index.ts';
import { DONE, partly, type Verdict } from '../verdict.ts';

/** How many pairs are right. */
export const HITS = 'feedback.match';
/** One pair that is none. */
export const PAIR = 'feedback.match.pair';

/** Partial credit for each pair. One that is wrong is named, and no more: which is right instead is still to be found. */
export function gradeMatch(
  check: CheckOf<'match'>,
  pairs: Readonly<Record<string, string>>,
  question: string,
): Verdict {
  const wanted = Object.entries(check.pairs);
  const given = (left: string): string => (Object.hasOwn(pairs, left) ? (pairs[left] ?? '') : '');
  const wrong = wanted.filter(([left, right]) => !right.includes(given(left)));
  if (wrong.length === 0) return DONE;
  const hits = wanted.length - wrong.length;
  const verdict = partly(hits / wanted.length, HITS, { hits, count: wanted.length });
  const left = wrong.map(([each]) => each).find(each => given(each) !== '');
  if (left === undefined) return verdict;
  return { ...verdict, feedback: [{ code: PAIR, data: { question, left, right: given(left) } }, ...verdict.feedback] };
}
