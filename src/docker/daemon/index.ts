/** The daemon: what it keeps, and the Engine that the client speaks to. */

export { type Answer, errorKindOf, type ProgressMessage, type Refusal, refuse } from './answer.ts';
export { meetsFilters } from './build.ts';
export type * from './engine.ts';
export type * from './objects.ts';
