const KINDS: Readonly<Record<string, number>> = {
  c: 1,
  w: 2,
  b: 512,
  kB: 1000,
  K: 1024,
  k: 1024,
  MB: 1e6,
  M: 1048576,
  GB: 1e9,
  G: 1073741824,
  '': 1,
};

/** `4k`, `1M`, `512`: bytes, or null. */
export function parseSize(text: string): number | null {
  const match = /^(\d+(?:\.\d+)?)(c|w|b|kB|K|k|MB|M|GB|G)?(?:iB|B)?$/.exec(text);
  return match === null ? null : Math.floor(Number(match[1]) * (KINDS[match[2] ?? ''] ?? 1));
}

/** The largest file that is kept byte by byte; what is larger and all the same stays a stand-in. */
export const MOST_BYTES = 1_048_576;

/** `4.0K`, `1.2M`, `35M`, always rounded up. Rule: human_ceiling of gnulib. */
export function human(bytes: number): string {
  let value = bytes;
  let unit = '';
  for (const next of ['K', 'M', 'G', 'T']) {
    if (value < 1024) break;
    value /= 1024;
    unit = next;
  }
  return unit === ''
    ? String(value)
    : `${value <= 9.9 ? (Math.ceil(value * 10) / 10).toFixed(1) : Math.ceil(value)}${unit}`;
}

/** The same as busybox writes it: tenths for all that has a unit. */
export function humanInTenths(bytes: number): string {
  let value = bytes;
  let tenths = 0;
  let unit = '';
  for (const next of ['K', 'M', 'G', 'T']) {
    if (value < 1024) break;
    tenths = Math.floor(((value % 1024) * 10 + 512) / 1024);
    value = Math.floor(value / 1024);
    unit = next;
  }
  if (tenths >= 10) {
    value++;
    tenths = 0;
  }
  return unit === '' ? String(value) : `${value}.${tenths}${unit}`;
}
