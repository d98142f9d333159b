import { type CheckOf, matches } from '../../quiz/index.ts';
import { DONE, off, partly, type Verdict } from '../verdict.ts';

/** Right options with others beside them. */
export const EXTRA = 'feedback.choice.extra';
/** Some of the right ones, and others beside them. */
export const BOTH = 'feedback.choice.both';

/** `shown`: what the lines of a prediction printed. A wrong choice takes back what a right one brought. */
export function gradeChoice(
  check: CheckOf<'choice'>,
  chosen: readonly string[],
  shown: string,
  many: boolean,
): Verdict {
  const printed = Object.entries(check.printed).filter(([, pattern]) => matches(pattern, shown));
  const right = new Set([...check.right, ...printed.map(([id]) => id)]);
  const hits = new Set(chosen.filter(id => right.has(id))).size;
  const extra = new Set(chosen.filter(id => !right.has(id))).size;
  if (right.size > 0 && hits === right.size && extra === 0) return DONE;
  if (!many) return off('feedback.choice.other');
  const share = right.size === 0 ? 0 : Math.max(0, (hits - extra) / right.size);
  const missing = right.size - hits;
  const code =
    extra === 0 ? 'feedback.choice.missing' : hits === 0 ? 'feedback.choice.none' : missing === 0 ? EXTRA : BOTH;
  return partly(share, code, { hits, count: extra === 0 ? missing : extra, extra, missing });
}
