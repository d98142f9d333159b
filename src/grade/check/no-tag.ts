import { familiar } from '../../docker/index.ts';
import type { CheckOf } from '../../quiz/index.ts';
import { imageNamed } from '../image-where.ts';
import type { Scene } from '../scene.ts';
import { shortId } from '../text.ts';
import { DONE, off, type Verdict } from '../verdict.ts';

export function gradeNoTag(check: CheckOf<'no-tag'>, scene: Scene): Verdict {
  const image = imageNamed(scene.now, check.tag);
  return image === null
    ? DONE
    : off('feedback.no-tag', { tag: familiar(check.tag) ?? check.tag, id: shortId(image.id) });
}
