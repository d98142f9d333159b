import { filesOf, type Host } from '../../docker/index.ts';
import type { CheckOf } from '../../quiz/index.ts';
import { textDifference } from '../text.ts';
import { DONE, near, off, type Verdict } from '../verdict.ts';

export function gradeFile(check: CheckOf<'file'>, host: Host): Verdict {
  const { path } = check;
  const file = filesOf(host).find(each => each.path === path);
  if (file === undefined) return check.exists ? off('feedback.file.missing', { path }) : DONE;
  if (!check.exists) return off('feedback.file.present', { path });
  if (check.text === null) return DONE;
  const difference = textDifference(check.text, file.text ?? '');
  return difference === null ? DONE : near('feedback.file.text', { path }, difference);
}
