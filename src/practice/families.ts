/** Every family of variants. */
import { CACHE_EDIT } from './families/cache-edit.ts';
import { CHEAPEST_ORDER } from './families/cheapest-order.ts';
import { CONTAINER_DIFF } from './families/container-diff.ts';
import { DATA_FATE } from './families/data-fate.ts';
import { EXIT_STATE } from './families/exit-state.ts';
import { FINAL_SIZE } from './families/final-size.ts';
import { IGNORED_FILES } from './families/ignored-files.ts';
import { IMAGE_LIST } from './families/image-list.ts';
import { LAYER_COUNT } from './families/layer-count.ts';
import { MEND } from './families/mend.ts';
import { PRUNE_LEFT } from './families/prune-left.ts';
import { REFERENCE } from './families/reference.ts';
import { REQUESTS } from './families/requests.ts';
import { RMI_SAYS } from './families/rmi-says.ts';
import { SHRINK } from './families/shrink.ts';
import { START_LINE } from './families/start-line.ts';
import { TRAVELS } from './families/travels.ts';
import { VARIABLES } from './families/variables.ts';
import { WHY_BIG } from './families/why-big.ts';
import type { PracticeFamily } from './family.ts';

/** Every family, in the order of the lessons. */
export const FAMILIES: readonly PracticeFamily[] = [
  REQUESTS,
  REFERENCE,
  IMAGE_LIST,
  RMI_SAYS,
  PRUNE_LEFT,
  START_LINE,
  VARIABLES,
  IGNORED_FILES,
  EXIT_STATE,
  LAYER_COUNT,
  FINAL_SIZE,
  WHY_BIG,
  CONTAINER_DIFF,
  DATA_FATE,
  CACHE_EDIT,
  CHEAPEST_ORDER,
  TRAVELS,
  MEND,
  SHRINK,
];

export function familyOf(name: string): PracticeFamily | null {
  return FAMILIES.find(family => family.name === name) ?? null;
}
