import { familiar } from '../../docker/index.ts';
import type { CheckOf } from '../../quiz/index.ts';
import { imageNamed } from '../image-where.ts';
import type { Scene } from '../scene.ts';
import { DONE, near, off, type Verdict } from '../verdict.ts';

export function gradeShared(check: CheckOf<'shared'>, scene: Scene): Verdict {
  const [a, b] = check.images.map(reference => imageNamed(scene.now, reference));
  const absent = a == null ? check.images[0] : b == null ? check.images[1] : null;
  if (a == null || b == null) return off('feedback.image.none', { tag: familiar(absent ?? '') ?? absent ?? '' });
  const differ = a.layers.findIndex((layer, index) => b.layers[index] !== layer);
  const common = differ < 0 ? a.layers.length : differ;
  if (common >= check.layers) return DONE;
  return near('feedback.shared', { count: common }, { expected: `≥ ${check.layers}`, got: String(common) });
}
