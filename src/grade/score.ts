/** 0..1, with the last bit of sums like 0.1 + 0.2 taken off. */
export function scoreOf(checks: readonly { readonly earned: number }[]): number {
  return Math.min(1, Math.round(checks.reduce((sum, check) => sum + check.earned, 0) * 1e9) / 1e9);
}
