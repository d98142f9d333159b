/** Moments as `--since` and `--until` take them: how long ago, a date, or Unix seconds. */
import type { Instant } from '../index.ts';
import { quote } from './format/quote.ts';
import { parseDuration } from './format/units.ts';

export type Moment = { readonly ok: true; readonly at: Instant } | { readonly ok: false; readonly error: string };

const DATE = /^(\d{4}-\d{2}-\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?(Z|[+-]\d{2}:\d{2})?$/;

export function parseMoment(text: string, now: Instant): Moment {
  const duration = parseDuration(text);
  if (duration.ok) return { ok: true, at: now - Number(duration.value) / 1e6 };
  const date = DATE.exec(text);
  if (date !== null) {
    const [, day = '', time = '00:00:00', zone = 'Z'] = date;
    const at = Date.parse(`${day}T${time.length === 5 ? `${time}:00` : time}${zone}`);
    if (!Number.isNaN(at)) return { ok: true, at };
  }
  if (/^\d+(?:\.\d{1,9})?$/.test(text)) return { ok: true, at: Number(text) * 1000 };
  return { ok: false, error: `failed to parse value as time or duration: ${quote(text)}` };
}
