/** The classic builder, which Docker had before BuildKit and has still: see build.ts. */
export { buildClassic, type ClassicAnswer } from './build.ts';
export { portsOf } from './line.ts';
export type {
  ClassicAttempt,
  ClassicError,
  ClassicImage,
  ClassicPorts,
  ClassicRequest,
  ClassicResult,
  Commitment,
} from './types.ts';
