/** The door of practice: families of variants whose keys come from a run of the host. */

import { CACHE_EDIT } from './families/cache-edit.ts';
import { FINAL_SIZE } from './families/final-size.ts';
import { IMAGE_LIST } from './families/image-list.ts';
import { LAYER_COUNT } from './families/layer-count.ts';
import { WHY_BIG } from './families/why-big.ts';
import type { PracticeFamily } from './family.ts';

export { LEVELS, type LessonTopic, type Level, type PracticeFamily } from './family.ts';
export { type Shown, shownVariant } from './shown.ts';
export { type PracticeVariant, quizOf, type VariantOptions, vary } from './variant.ts';

/** Every family, in the order of the lessons. */
export const FAMILIES: readonly PracticeFamily[] = [IMAGE_LIST, LAYER_COUNT, FINAL_SIZE, WHY_BIG, CACHE_EDIT];

export function familyOf(name: string): PracticeFamily | null {
  return FAMILIES.find(family => family.name === name) ?? null;
}
