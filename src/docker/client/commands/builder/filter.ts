/** Filters of `buildx du` and `buildx prune`: what buildx itself says is wrong with them. Null when nothing is. */
import type { Filters } from '../../../engine/index.ts';
import { quote } from '../../../quote.ts';
import { parseDuration } from '../../format/units.ts';

export function wrongFilter(filters: Filters): string | null {
  const { until = [], 'unused-for': unusedFor = [], ...rest } = filters;
  if (until.length > 0 && unusedFor.length > 0) return 'ERROR: conflicting filters "until" and "unused-for"';
  const [text, ...more] = [...until, ...unusedFor];
  if (more.length > 0 || Object.values(rest).some(values => values.length > 1))
    return 'ERROR: filters expect only one value';
  if (text === undefined) return null;
  const parsed = parseDuration(text);
  const key = quote(unusedFor.length > 0 ? 'unused-for' : 'until');
  return parsed.ok ? null : `ERROR: ${key} filter expects a duration (e.g., '24h'): ${parsed.error}`;
}
