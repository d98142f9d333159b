import type { ImageView } from '../../docker/index.ts';
import { familiar, humanSize } from '../../docker/index.ts';
import type { CheckOf } from '../../quiz/index.ts';
import { imageMisses, imageNamed, imageRow, nameOf } from '../image-where.ts';
import type { Scene } from '../scene.ts';
import { printRange, shortId } from '../text.ts';
import { DONE, near, nearMiss, off, type Verdict } from '../verdict.ts';

export function gradeImage(check: CheckOf<'image'>, scene: Scene): Verdict {
  const { now } = scene;
  const fits = (image: ImageView): boolean => imageMisses(scene, image, check.where).length === 0;
  const fitting = now.images.filter(fits);
  if (check.tag === null) {
    if (fitting.length > 0) return DONE;
    const made = now.images.filter(image => !scene.before.images.some(old => old.id === image.id));
    const closest = closestOf(scene, made, check);
    return closest ?? off(made.length === 0 ? 'feedback.image.not-built' : 'feedback.image.no-such');
  }
  const tag = familiar(check.tag) ?? check.tag;
  const named = imageNamed(now, tag);
  if (named !== null && fits(named)) return DONE;
  const expected = `${tag}${asked(check)}`;
  const other = newest(fitting);
  if (named === null) {
    if (other === null || nothingAsked(check)) return off('feedback.image.none', { tag }, { expected, got: '' });
    const code = other.tags.length === 0 ? 'feedback.image.nameless' : 'feedback.image.named';
    return near(code, { tag, image: nameOf(other), id: shortId(other.id) }, { expected, got: imageRow(other) });
  }
  if (other !== null) {
    return near(
      other.tags.length === 0 ? 'feedback.image.elsewhere' : 'feedback.image.elsewhere-named',
      { tag, id: shortId(named.id), image: nameOf(other), other: shortId(other.id) },
      { expected, got: imageRow(named) },
    );
  }
  const first = imageMisses(scene, named, check.where, tag)[0];
  return first === undefined ? DONE : nearMiss(first);
}

function nothingAsked({ where }: CheckOf<'image'>): boolean {
  return (
    !where.new &&
    where.on === null &&
    where.size === null &&
    where.config === null &&
    where.layers === null &&
    where.files.length + where.history.length === 0
  );
}

function asked({ where }: CheckOf<'image'>): string {
  return where.size === null ? '' : `  ${printRange(where.size, bytes => humanSize(bytes, 3))}`;
}

function newest(images: readonly ImageView[]): ImageView | null {
  return [...images].sort((a, b) => b.created - a.created)[0] ?? null;
}

function closestOf(scene: Scene, images: readonly ImageView[], check: CheckOf<'image'>): Verdict | null {
  const ranked = images.map(image => imageMisses(scene, image, check.where)).sort((a, b) => a.length - b.length);
  const first = ranked[0]?.[0];
  return first === undefined ? null : nearMiss(first);
}
