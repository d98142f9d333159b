/** The daemon: what it keeps, and the Engine that the client speaks to. */
export {
  type Answer,
  answer,
  errorKindOf,
  type Progress,
  type ProgressMessage,
  type Refusal,
  refuse,
} from './answer.ts';
export type * from './engine.ts';
export type * from './objects.ts';
