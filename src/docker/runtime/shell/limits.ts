import type { ProcessLimits } from '../kernel/process-request.ts';

/** How much one script may do beside what its process may; the interpreter's own clock is not among the limits. */
const LIMITS = {
  maxCommandCount: 40_000,
  maxCallDepth: 60,
  maxExecDepth: 30,
  maxSourceBytes: 4_000_000,
  maxStringLength: 8_000_000,
  maxOutputSize: 8_000_000,
  maxWorkUnits: 4_000_000,
  maxGlobOperations: 100_000,
  // Arrays are copied whenever they grow.
  maxArrayElements: 1_200,
  maxHeredocSize: 1_000_000,
  maxBraceExpansionResults: 10_000,
  maxExecutionTimeMs: Number.POSITIVE_INFINITY,
} as const;

export function scriptLimits({ turns }: ProcessLimits) {
  return { ...LIMITS, maxLoopIterations: turns };
}

/** The same for one of the interpreter's tools: more lines, fewer turns of a loop that somebody wrote. */
export function toolLimits(limits: ProcessLimits) {
  return {
    ...scriptLimits(limits),
    maxArrayElements: 50_000,
    maxAwkIterations: 20_000,
    maxSedIterations: 10_000,
    maxJqIterations: 20_000,
  };
}

export const TOO_LONG = 'the script is longer or nests deeper than this host reads';
