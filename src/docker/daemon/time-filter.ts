import { entryOf } from '../entry.ts';
import type { Instant } from '../outcome.ts';

const UNITS: Readonly<Record<string, number>> = {
  ns: 1e-6,
  us: 1e-3,
  µs: 1e-3,
  ms: 1,
  s: 1000,
  m: 60_000,
  h: 3_600_000,
};

/** Milliseconds of a Go duration: `1h30m`, `-5s`, `0`; null when it is none. */
function parseGoDuration(text: string): number | null {
  const match = /^([-+]?)(0|(?:(?:\d+\.?\d*|\.\d+)(?:ns|us|µs|ms|s|m|h))+)$/.exec(text);
  if (match === null) return null;
  let total = 0;
  for (const [, number, unit] of (match[2] ?? '').matchAll(/(\d+\.?\d*|\.\d+)(ns|us|µs|ms|s|m|h)/g)) {
    total += Number(number) * (entryOf(UNITS, unit ?? '') ?? 0);
  }
  return match[1] === '-' ? -total : total;
}

/** A moment as filters and `--since` take it: Unix seconds, a date, RFC 3339, or a duration before now. Null when it is none. */
export function parseMoment(text: string, now: Instant): Instant | null {
  const duration = parseGoDuration(text);
  if (duration !== null) return now - duration;
  if (/^\d+(\.\d{1,9})?$/.test(text)) return Number(text) * 1000;
  const date = /^(\d{4}-\d\d-\d\d)(?:T(\d\d(?::\d\d(?::\d\d(?:\.\d+)?)?)?)(Z|[+-]\d\d:\d\d)?)?(Z|[+-]\d\d:\d\d)?$/.exec(
    text,
  );
  if (date === null) return null;
  const clock = date[2] ?? '00:00:00';
  const whole = clock.length === 2 ? `${clock}:00:00` : clock.length === 5 ? `${clock}:00` : clock;
  const at = Date.parse(`${date[1]}T${whole}${date[3] ?? date[4] ?? 'Z'}`);
  return Number.isNaN(at) ? null : at;
}

export function notAMoment(text: string): string {
  return `failed to parse value as time or duration: "${text}"`;
}
