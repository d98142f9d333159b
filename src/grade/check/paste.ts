import { type CheckOf, matches } from '../../quiz/index.ts';
import { masked, unwrapped } from '../pasted.ts';
import { DONE, off, type Verdict } from '../verdict.ts';

/** Whether a part stands in what was pasted, as it is or masked; where the terminal broke long rows, in the rows as they were. */
export function gradePaste(check: CheckOf<'paste'>, rows: readonly string[]): Verdict {
  const texts = [rows, unwrapped(rows)].flatMap(each => [each.join('\n'), masked(each)]);
  return texts.some(text => matches(check.matches, text)) ? DONE : off('feedback.paste.absent');
}
