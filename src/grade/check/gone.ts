import type { CheckOf } from '../../quiz/index.ts';
import { imageMisses, nameOf } from '../image-where.ts';
import { opening, type Scene } from '../scene.ts';
import { shortId } from '../text.ts';
import { DONE, off, type Verdict } from '../verdict.ts';

/** The images that were like that as the question opened must be away by their ids: a name given to one does not remove it. */
export function gradeGone(check: CheckOf<'gone'>, scene: Scene): Verdict {
  const then = opening(scene);
  const meant = then.now.images.filter(image => imageMisses(then, image, check.where).length === 0);
  const left = scene.now.images.find(image => meant.some(each => each.id === image.id));
  if (left === undefined) return DONE;
  const id = shortId(left.id);
  const was = meant.find(each => each.id === left.id);
  if (left.tags.length === 0) return off('feedback.no-image-id', { id });
  return (was?.tags.length ?? 0) === 0
    ? off('feedback.gone.named', { image: nameOf(left), id })
    : off('feedback.no-image', { image: nameOf(left), id });
}
