import { familiar, holds } from '../../docker/index.ts';
import type { CheckOf } from '../../quiz/index.ts';
import { imageNamed } from '../image-where.ts';
import type { Scene } from '../scene.ts';
import { DONE, near, off, type Verdict } from '../verdict.ts';

export function gradePushed(check: CheckOf<'pushed'>, scene: Scene): Verdict {
  const repository = (familiar(check.repository) ?? check.repository).replace(/:latest$/, '');
  const pushed = scene.now.pushed.find(each => each.repository === repository);
  if (pushed === undefined) return nowhere(check, repository, scene);
  const digest = Object.hasOwn(pushed.tags, check.tag) ? pushed.tags[check.tag] : undefined;
  if (digest === undefined) {
    const tags = Object.keys(pushed.tags).join(', ');
    return near('feedback.pushed.tag', { repository, tag: check.tag, got: tags }, { expected: check.tag, got: tags });
  }
  if (check.image === null) return DONE;
  const name = familiar(check.image) ?? check.image;
  const then = check.unmoved ? imageNamed(scene.before, check.image) : null;
  const image = then ?? imageNamed(scene.now, check.image);
  if (image === null) return off('feedback.image.none', { tag: name });
  const on = then === null ? scene.host : scene.start;
  if (holds(scene.host, repository, check.tag, { on, id: image.id })) return DONE;
  return near('feedback.pushed.other', { repository, tag: check.tag, image: name });
}

/** Nothing stands in the repository: it was pushed elsewhere, or nowhere. */
function nowhere({ tag }: CheckOf<'pushed'>, repository: string, { now, before }: Scene): Verdict {
  const made = now.pushed.find(each => !before.pushed.some(old => old.repository === each.repository));
  if (made !== undefined) return near('feedback.pushed.elsewhere', { repository, got: made.repository });
  const isNamed = now.images.some(image => image.tags.includes(`${repository}:${tag}`));
  return off(isNamed ? 'feedback.pushed.name-only' : 'feedback.pushed.none', { repository, tag });
}
