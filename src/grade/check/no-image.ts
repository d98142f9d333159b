import type { CheckOf } from '../../quiz/index.ts';
import { imageMisses, nameOf } from '../image-where.ts';
import type { Scene } from '../scene.ts';
import { shortId } from '../text.ts';
import { DONE, off, type Verdict } from '../verdict.ts';

export function gradeNoImage(check: CheckOf<'no-image'>, scene: Scene): Verdict {
  const left = scene.now.images.find(image => imageMisses(scene, image, check.where).length === 0);
  if (left === undefined) return DONE;
  const id = shortId(left.id);
  return left.tags.length === 0
    ? off('feedback.no-image-id', { id })
    : off('feedback.no-image', { image: nameOf(left), id });
}
