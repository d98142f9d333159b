/** The port between client and daemon: the calls of the Docker Engine API, with the shapes that they take and give. */

export {
  type Answer,
  errorKindOf,
  type Filters,
  type RefusalKind,
  type RefusedAnswer,
  refuse,
} from './answer.ts';
export type * from './builds.ts';
export type * from './container-create.ts';
export type * from './containers.ts';
export type { Engine } from './engine.ts';
export type * from './exec.ts';
export type * from './images.ts';
export type { Labels } from './labels.ts';
export type * from './networks.ts';
export type * from './pieces.ts';
export type * from './progress.ts';
export type * from './system.ts';
export type * from './volumes.ts';
