/** Sizes and spans as Docker prints them. */

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes with three figures, powers of 1000: `72B`, `8.17MB`, `275MB`. */
export function size(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${Number(value.toPrecision(3))}${UNITS[unit] ?? 'B'}`;
}

/** Milliseconds as BuildKit counts: `0.6s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)}s`;
}

/** The first twelve digits of an id. */
export function short(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}
