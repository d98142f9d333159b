import { familiar, type ImageView } from '../../docker/index.ts';
import type { CheckOf } from '../../quiz/index.ts';
import { imageNamed, imageRow, movedName } from '../image-where.ts';
import { buildThatGave, newNames, type Scene } from '../scene.ts';
import { DONE, near, nearMiss, off, type Verdict } from '../verdict.ts';

export function gradeSameImage(check: CheckOf<'same-image'>, scene: Scene): Verdict {
  const images = check.tags.map(tag => imageNamed(scene.now, tag));
  const absent = check.tags.find((_, index) => images[index] === null);
  if (absent !== undefined) return nameless(scene, familiar(absent) ?? absent);
  const moved = check.unmoved ? check.tags.map(tag => movedName(scene, tag)).find(found => found !== null) : null;
  if (moved != null) return nearMiss(moved);
  const [first] = images;
  const place = images.findIndex(image => image?.id !== first?.id);
  const other = images[place];
  if (first == null || other == null) return DONE;
  const [tag = '', otherTag = ''] = [check.tags[0], check.tags[place]].map(each => familiar(each ?? '') ?? each ?? '');
  const real = other.tags.find(each => each !== otherTag);
  const code = real === undefined ? (madeAnew(scene, other) ?? 'feedback.same-image') : 'feedback.same-image.as';
  return near(
    code,
    { tag, other: otherTag, ...(real === undefined ? {} : { real }) },
    { expected: imageRow(first), got: imageRow(other) },
  );
}

/** That an image came about since the question opened, so that it is no second name of another; null when it was there. */
function madeAnew(scene: Scene, image: ImageView): string | null {
  if (scene.before.images.some(old => old.id === image.id)) return null;
  return buildThatGave(scene, image) === null ? 'feedback.same-image.new' : 'feedback.same-image.built';
}

/** Nothing has the name; where names were given in this question, one of those was meant to be it. */
function nameless(scene: Scene, tag: string): Verdict {
  const got = newNames(scene).find(name => !scene.asked.has(name));
  return got === undefined
    ? off('feedback.image.none', { tag })
    : near('feedback.image.other-given', { tag, got }, { expected: tag, got });
}
