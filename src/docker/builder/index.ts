/** The builder: a Dockerfile and its context become an image, step by step, with a cache that remembers. */
export {
  checkReport,
  errorReport,
  excerpt,
  quietReport,
  renderPlain,
  renderTty,
  warningSummary,
} from './progress/index.ts';
export { solve } from './solve/solve.ts';
export { EMPTY_CACHE, type SolveRequest, type SolveResult } from './types.ts';
