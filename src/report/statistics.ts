/** What may be said of a handful of numbers, and when there are too few of them to say anything. */

/** Below this, one learner moves a share by more than a fifth: no mean, no quantile, no picture. */
const SMALLEST_N = 5;

export function isEnough(values: readonly unknown[]): boolean {
  return values.length >= SMALLEST_N;
}

/** Null when there are too few. */
export function mean(values: readonly number[]): number | null {
  return isEnough(values) ? values.reduce((sum, each) => sum + each, 0) / values.length : null;
}

/** Null when there are too few. */
export function median(values: readonly number[]): number | null {
  return isEnough(values) ? quantile(values, 0.5) : null;
}

/** At 0..1 of the way through them, between the two nearest when it falls between them (Hyndman and Fan 1996, type 7). `values` is not empty. */
export function quantile(values: readonly number[], at: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * at;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}
