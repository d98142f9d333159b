import type { CheckOf } from '../../quiz/index.ts';
import type { RanLine } from '../grade.ts';
import { asks } from '../request.ts';
import { DONE, near, off, type Verdict } from '../verdict.ts';

export function gradeCall(check: CheckOf<'call'>, ran: readonly RanLine[]): Verdict {
  const asked = ran.filter(line => asks(line, check.to, check.request));
  if (asked.some(line => !check.succeeds || line.ending.exitCode === 0)) return DONE;
  const last = asked.at(-1);
  return last === undefined ? off(`feedback.call.${check.to}`) : near('feedback.call.failed', { line: last.line });
}
