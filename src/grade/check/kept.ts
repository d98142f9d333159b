import type { ImageView } from '../../docker/index.ts';
import type { CheckOf } from '../../quiz/index.ts';
import { imageMisses, imageNamed, nameOf } from '../image-where.ts';
import { opening, type Scene } from '../scene.ts';
import { shortId } from '../text.ts';
import { DONE, type Miss, miss, nearMiss, type Verdict } from '../verdict.ts';

export function gradeKept({ except }: CheckOf<'kept'>, scene: Scene): Verdict {
  const then = opening(scene);
  const kept = then.now.images.filter(image => except === null || imageMisses(then, image, except).length > 0);
  const first = kept.flatMap(image => lossOf(scene, image))[0];
  return first === undefined ? DONE : nearMiss(first);
}

/** What became of an image that was to stay; empty when it is there under all its names. */
function lossOf({ now }: Scene, image: ImageView): readonly Miss[] {
  const id = shortId(image.id);
  if (!now.images.some(each => each.id === image.id)) return [miss('feedback.kept.gone', { image: nameOf(image), id })];
  const lost = image.tags.find(tag => imageNamed(now, tag)?.id !== image.id);
  if (lost === undefined) return [];
  return [miss(imageNamed(now, lost) === null ? 'feedback.kept.nameless' : 'feedback.kept.moved', { tag: lost, id })];
}
