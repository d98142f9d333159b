/** The daemon: what it keeps, and the Engine that the client speaks to. */

export { type Answer, errorKindOf, type ProgressMessage, type Refusal, refuse } from '../engine/answer.ts';
export type * from '../engine/engine.ts';
export type * from '../engine/objects.ts';
export { meetsFilters } from './builds/build.ts';
