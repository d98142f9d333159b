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
  maxGlobOperations: 100_000,
  // Arrays are copied whenever they grow.
  maxArrayElements: 1_200,
  maxHeredocSize: 1_000_000,
  maxBraceExpansionResults: 10_000,
  maxExecutionTimeMs: Number.POSITIVE_INFINITY,
} as const;

/** The same for one of the interpreter's tools: more lines, fewer turns of a loop that somebody wrote. */
export const TOOL_LIMITS = {
  ...LIMITS,
  maxArrayElements: 50_000,
  maxAwkIterations: 20_000,
  maxSedIterations: 10_000,
  maxJqIterations: 20_000,
} as const;
