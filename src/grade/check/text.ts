import { type CheckOf, capture, matchesWhole } from '../../quiz/index.ts';
import { DONE, near, off, type Verdict } from '../verdict.ts';

/** Without what a person does not mean: quotes and backticks around it, spaces, a full stop, ё for е, case. */
export function bare(text: string, caseSensitive: boolean): string {
  const trimmed = text
    .normalize('NFC')
    .replace(/[\s\u00a0]+/g, ' ')
    .trim()
    .replace(/^\$ /, '')
    .replace(/^[«"'`“„]+|[»"'`”“]+$/g, '')
    .replace(/(?<=\S)[.;!]$/, '')
    .replace(/^[«"'`“„]+|[»"'`”“]+$/g, '')
    .replaceAll('ё', 'е')
    .replaceAll('Ё', 'Е')
    .trim();
  return caseSensitive ? trimmed : trimmed.toLowerCase();
}

export function gradeText(check: CheckOf<'text'>, text: string, shown: string): Verdict {
  const answer = bare(text, check.caseSensitive);
  const printed = check.printed === null ? null : capture(check.printed, shown);
  const forms = [...check.accept, ...(printed === null ? [] : [printed])].map(form => bare(form, check.caseSensitive));
  if (forms.includes(answer) || check.matches.some(pattern => matchesWhole(pattern, answer))) return DONE;
  const close = forms.some(form => form.length >= 5 && oneSlip(form, answer));
  return close ? near('feedback.text.spelling') : off('feedback.text.other');
}

/** One letter added, lost, changed or swapped with its neighbour. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const left = a.slice(start, a.length - end);
  const right = b.slice(start, b.length - end);
  return left.length + right.length <= 2 || (left.length === 2 && right === `${left[1]}${left[0]}`);
}
