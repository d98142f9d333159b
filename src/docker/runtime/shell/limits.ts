/** How much one script may do; the interpreter's own clock is not among the limits. */
export const LIMITS = {
  maxCommandCount: 40_000,
  maxLoopIterations: 12_000,
  maxCallDepth: 60,
  maxExecDepth: 30,
  maxSourceBytes: 4_000_000,
  maxStringLength: 8_000_000,
  maxOutputSize: 8_000_000,
  maxWorkUnits: 4_000_000,
  maxAwkIterations: 50_000,
  maxSedIterations: 50_000,
  maxGlobOperations: 100_000,
  maxArrayElements: 50_000,
  maxHeredocSize: 1_000_000,
  maxBraceExpansionResults: 10_000,
  maxExecutionTimeMs: Number.POSITIVE_INFINITY,
} as const;
