/** The name that was meant most likely: of those that are free, the one that differs by two letters at most; null when none does. */
export function nearestName(name: string, free: readonly string[]): string | null {
  const [best] = free
    .map(each => ({ each, away: distance(name, each) }))
    .filter(({ each, away }) => away <= 2 && away < each.length / 2)
    .toSorted((a, b) => a.away - b.away);
  return best?.each ?? null;
}

/** Letters to put in, take out or change. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at);
  for (let i = 1; i <= one.length; i++) {
    const next = [i];
    for (let j = 1; j <= other.length; j++) {
      const changed = (row[j - 1] ?? 0) + (one[i - 1] === other[j - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[other.length] ?? 0;
}
