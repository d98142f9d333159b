import { familiar } from '../../docker/index.ts';
import type { CheckOf } from '../../quiz/index.ts';
import { imageNamed, imageRow, type Scene } from '../image-where.ts';
import { DONE, near, off, type Verdict } from '../verdict.ts';

export function gradeSameImage(check: CheckOf<'same-image'>, scene: Scene): Verdict {
  const images = check.tags.map(tag => imageNamed(scene.now, tag));
  const absent = check.tags.find((_, index) => images[index] === null);
  if (absent !== undefined) return off('feedback.image.none', { tag: familiar(absent) ?? absent });
  const [first] = images;
  const other = images.find(image => image?.id !== first?.id);
  if (first == null || other == null) return DONE;
  return near('feedback.same-image', {}, { expected: imageRow(first), got: imageRow(other) });
}
