import { familiar } from '../../docker/index.ts';
import type { CheckOf } from '../../quiz/index.ts';
import { imageNamed, type Scene } from '../image-where.ts';
import { DONE, near, off, type Verdict } from '../verdict.ts';

export function gradePushed(check: CheckOf<'pushed'>, scene: Scene): Verdict {
  const repository = (familiar(check.repository) ?? check.repository).replace(/:latest$/, '');
  const pushed = scene.now.pushed.find(each => each.repository === repository);
  if (pushed === undefined) return off('feedback.pushed.none', { repository });
  const digest = Object.hasOwn(pushed.tags, check.tag) ? pushed.tags[check.tag] : undefined;
  if (digest === undefined) {
    const tags = Object.keys(pushed.tags).join(', ');
    return near('feedback.pushed.tag', { repository, tag: check.tag }, { expected: check.tag, got: tags });
  }
  if (check.image === null) return DONE;
  const image = imageNamed(scene.now, check.image);
  if (image === null) return off('feedback.image.none', { tag: familiar(check.image) ?? check.image });
  if (image.digests.some(each => each.endsWith(`@${digest}`))) return DONE;
  return near('feedback.pushed.other', { repository, tag: check.tag, image: familiar(check.image) ?? check.image });
}
