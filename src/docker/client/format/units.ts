/** Sizes and durations for people, after docker/go-units, and Go's own durations. */
import { entryOf } from '../../entry.ts';
import { quote } from '../../quote.ts';
import { parseSize, type Read } from '../../size.ts';
import { general } from './value.ts';

const DECIMAL = ['B', 'kB', 'MB', 'GB', 'TB', 'PB', 'EB', 'ZB', 'YB'];
const BINARY = ['B', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB', 'EiB', 'ZiB', 'YiB'];

function scaled(size: number, base: number, units: readonly string[]): readonly [number, string] {
  let value = size;
  let unit = 0;
  while (value >= base && unit < units.length - 1) {
    value /= base;
    unit += 1;
  }
  return [value, units[unit] ?? ''];
}

/** `1.99MB`: powers of 1000, so many significant digits. Docker's SIZE columns have 3, its totals 4. */
export function humanSize(size: number, precision = 4): string {
  const [value, unit] = scaled(size, 1000, DECIMAL);
  return general(value, precision) + unit;
}

/** `1.895MiB`: powers of 1024. */
export function bytesSize(size: number): string {
  const [value, unit] = scaled(size, 1024, BINARY);
  return general(value, 4) + unit;
}

/** `21 months`, `About an hour`, `Less than a second`; seconds may be a fraction. */
export function humanDuration(seconds: number): string {
  const whole = Math.trunc(seconds);
  if (whole < 1) return 'Less than a second';
  if (whole === 1) return '1 second';
  if (whole < 60) return `${whole} seconds`;
  const minutes = Math.trunc(seconds / 60);
  if (minutes === 1) return 'About a minute';
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.trunc(seconds / 3600 + 0.5);
  if (hours === 1) return 'About an hour';
  if (hours < 48) return `${hours} hours`;
  if (hours < 24 * 7 * 2) return `${Math.trunc(hours / 24)} days`;
  if (hours < 24 * 30 * 2) return `${Math.trunc(hours / 24 / 7)} weeks`;
  if (hours < 24 * 365 * 2) return `${Math.trunc(hours / 24 / 30)} months`;
  return `${Math.trunc(seconds / 3600 / 24 / 365)} years`;
}

/** `32kB` → 32000 */
export function fromHumanSize(text: string): Read {
  return parseSize(text, 1000);
}

/** `32kB` → 32768: what memory flags take. */
export function ramInBytes(text: string): Read {
  return parseSize(text, 1024);
}

const NANOSECONDS: Readonly<Record<string, bigint>> = {
  ns: 1n,
  us: 1000n,
  µs: 1000n,
  μs: 1000n,
  ms: 1_000_000n,
  s: 1_000_000_000n,
  m: 60_000_000_000n,
  h: 3_600_000_000_000n,
};

const MOST = 1n << 63n;

/** Go's time.ParseDuration: `1h30m`, `-1.5s`. The value is nanoseconds. */
export function parseDuration(
  text: string,
): { readonly ok: true; readonly value: bigint } | { readonly ok: false; readonly error: string } {
  const invalid = { ok: false, error: `time: invalid duration ${quote(text)}` } as const;
  const negative = text.startsWith('-');
  let rest = /^[-+]/.test(text) ? text.slice(1) : text;
  if (rest === '0') return { ok: true, value: 0n };
  if (rest === '') return invalid;
  let total = 0n;
  while (rest !== '') {
    const number = /^([0-9]*)(?:(\.)([0-9]*))?/.exec(rest);
    const [whole = '', digits = '', point, fraction = ''] = number ?? [];
    if (whole === '' || (digits === '' && fraction === '')) return invalid;
    if (point === undefined && digits === '') return invalid;
    rest = rest.slice(whole.length);
    const unit = /^[^0-9.]*/.exec(rest)?.[0] ?? '';
    if (unit === '') return { ok: false, error: `time: missing unit in duration ${quote(text)}` };
    const size = entryOf(NANOSECONDS, unit);
    if (size === undefined) return { ok: false, error: `time: unknown unit ${quote(unit)} in duration ${quote(text)}` };
    rest = rest.slice(unit.length);
    const part = BigInt(digits === '' ? '0' : digits) * size;
    const extra =
      fraction === '' ? 0n : (BigInt(fraction.slice(0, 18)) * size) / 10n ** BigInt(Math.min(fraction.length, 18));
    total += part + extra;
    if (total > MOST) return invalid;
  }
  if (!negative && total > MOST - 1n) return invalid;
  return { ok: true, value: negative ? -total : total };
}
