/** Moments as `--since` and `--until` take them: how long ago, a date, or Unix seconds. */
import { readMoment } from '../layout.ts';
import type { Instant } from '../outcome.ts';
import { quote } from '../quote.ts';
import { parseDuration } from './format/units.ts';

export type ParsedMoment = { readonly ok: true; readonly at: Instant } | { readonly ok: false; readonly error: string };

export function parseMoment(text: string, now: Instant): ParsedMoment {
  const duration = parseDuration(text);
  // A bare nought is the beginning of all times.
  if (duration.ok && text !== '0') return { ok: true, at: now - Number(duration.value) / 1e6 };
  const date = readMoment(text);
  if (date.ok || text.includes('-')) return date;
  if (/^\d+(?:\.\d{1,9})?$/.test(text)) return { ok: true, at: Number(text) * 1000 };
  return { ok: false, error: `failed to parse value as time or duration: ${quote(text)}` };
}
