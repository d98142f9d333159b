/** Sizes that people write, read by the client and by the daemon alike. */

export type Read = { readonly ok: true; readonly value: number } | { readonly ok: false; readonly error: string };

/** A size as docker/go-units reads it: a number and a unit of powers of `base`. */
export function parseSize(text: string, base: number): Read {
  const end = lastIndexOf(text, /[0-9. ]/);
  if (end < 0) return { ok: false, error: `invalid size: '${text}'` };
  const spaced = text[end] === ' ';
  const number = spaced ? text.slice(0, end) : text.slice(0, end + 1);
  const suffix = text.slice(end + 1);
  const value = parseFloatStrictly(number);
  if (value === null)
    return { ok: false, error: `strconv.ParseFloat: parsing ${JSON.stringify(number)}: invalid syntax` };
  if (value < 0) return { ok: false, error: `invalid size: '${text}'` };
  if (suffix === '') return { ok: true, value: Math.trunc(value) };
  const lower = suffix.toLowerCase();
  const first = lower[0] ?? '';
  const power = 'bkmgtp'.indexOf(first);
  const known = first === 'b' ? lower === 'b' : power > 0 && /^(?:b|ib)?$/.test(lower.slice(1));
  if (!known) return { ok: false, error: `invalid suffix: '${suffix}'` };
  return { ok: true, value: Math.trunc(value * base ** power) };
}

function lastIndexOf(text: string, letters: RegExp): number {
  for (let at = text.length - 1; at >= 0; at--) if (letters.test(text[at] ?? '')) return at;
  return -1;
}

function parseFloatStrictly(text: string): number | null {
  return /^[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?$/.test(text) ? Number(text) : null;
}
