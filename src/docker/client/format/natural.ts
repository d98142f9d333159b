/** Order of names in which runs of digits count as numbers: `v2` before `v10`; everything else by its code. */
export function naturally(a: string, b: string): number {
  const left = a.match(/\d+|\D/g) ?? [];
  const right = b.match(/\d+|\D/g) ?? [];
  for (let at = 0; at < left.length && at < right.length; at++) {
    const [one = '', other = ''] = [left[at], right[at]];
    const bothNumbers = /^\d/.test(one) && /^\d/.test(other);
    const difference = bothNumbers
      ? Number(one) - Number(other) || one.length - other.length
      : one < other
        ? -1
        : one > other
          ? 1
          : 0;
    if (difference !== 0) return difference;
  }
  return left.length - right.length;
}
