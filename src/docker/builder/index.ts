/** The builder: a Dockerfile and its context become an image, step by step, with a cache that remembers. */
export { ignorePatterns, ignoreRules } from './context/ignore.ts';
export { parseDockerfile } from './convert.ts';
export {
  checkReport,
  errorReport,
  excerpt,
  quietReport,
  renderPlain,
  renderTty,
  type TtyOptions,
  warningSummary,
} from './progress/index.ts';
export { solve } from './solve/solve.ts';
export {
  type BaseImage,
  type BuildCache,
  type BuildError,
  type BuiltImage,
  type CacheRecord,
  EMPTY_CACHE,
  type Resolution,
  type SolvePorts,
  type SolveRequest,
  type SolveResult,
  type SolveStatus,
  type Vertex,
  type VertexWarning,
} from './types.ts';
