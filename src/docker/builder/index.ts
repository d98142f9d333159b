/** The builder: a Dockerfile and its context become an image, step by step, with a cache that remembers. */

export type { CallAnswer, CallTarget } from './call/call.ts';
export type { Outline } from './call/outline.ts';
export type { NamedContext } from './plan/contexts.ts';
export { canceledAt } from './solve/cancel.ts';
export { solve } from './solve/solve.ts';
export { EMPTY_CACHE, type SolveRequest, type SolveResult } from './types.ts';
