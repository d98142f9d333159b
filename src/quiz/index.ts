export {
  type CacheEdit,
  type CacheRun,
  type CacheStep,
  causeOfFile,
  causesOffered,
  fileOfCause,
  isStep,
  stateSaid,
  stepsWithCause,
} from './cache.ts';
export {
  type Check,
  type CheckKind,
  type CheckOf,
  type ResponseCheck,
  readsResponse,
} from './check.ts';
export { optionIds } from './complete.ts';
export type { LookAt, ShowStep } from './demonstration.ts';
export { candidates, type DealtQuestion, ownQuiz } from './draw.ts';
export type { Difficulty, DrawRule, Exam, ResultsShown } from './exam.ts';
export { quizJsonSchema } from './json-schema.ts';
export { type Parsed, parseQuiz } from './parse.ts';
export type { PasteResponse } from './paste.ts';
export { capture, matches, matchesWhole } from './pattern.ts';
export { type Problem, printProblem, sortProblems } from './problem.ts';
export { type Prose, readProse } from './prose.ts';
export * from './quiz.ts';
export { isSandbox, printedDigest, sandboxWith } from './sandbox.ts';
export { readShort } from './short.ts';
export { readQuantity, readSize, unitBytes } from './size.ts';
export { KEYS, type ToldKeys } from './unsolved.ts';
export { readVariant, variantFiles } from './variant.ts';
export type { ContainerWhere, ImageWhere, Range, TextTest } from './where.ts';
export { type ReadYaml, readYaml } from './yaml.ts';
