import { type Answer, answer, refuse } from './answer.ts';
import { type Daemon, record } from './daemon.ts';
import type { Filters } from './engine.ts';
import { booleanFilter, checkFilters } from './filters.ts';

export interface Found {
  readonly name: string;
  readonly description: string;
  readonly star_count: number;
  readonly is_official: boolean;
}

/** Looks for a word in the names of what the simulated Hub offers. */
export function imageSearch(
  daemon: Daemon,
  term: string,
  options: { readonly limit: number; readonly filters: Filters },
): Answer<readonly Found[]> {
  record(daemon, { request: `GET /images/search?term=${term}` });
  const known = checkFilters(options.filters, ['is-automated', 'is-official', 'stars']);
  if (!known.ok) return known;
  const official = booleanFilter(options.filters, 'is-official', true);
  if (!official.ok) return official;
  if (options.limit < 0 || options.limit > 100) {
    return refuse('bad-request', `limit ${options.limit} is outside the range of [1, 100]`);
  }
  const stars = Number(options.filters.stars?.[0] ?? 0);
  const found = new Map<string, Found>();
  for (const image of daemon.state.catalogue.images) {
    for (const full of image.names) {
      const path = full.replace(/:.*$/, '');
      const name = path.replace(/^library\//, '');
      if (!name.includes(term.toLowerCase()) || found.has(name)) continue;
      const is_official = path.startsWith('library/');
      found.set(name, { name, description: image.description ?? '', star_count: 0, is_official });
    }
  }
  const rows = [...found.values()].filter(
    row =>
      (options.filters['is-official'] === undefined || row.is_official === official.value) && row.star_count >= stars,
  );
  return answer(
    rows
      .sort((a, b) => a.name.length - b.name.length || (a.name < b.name ? -1 : 1))
      .slice(0, options.limit === 0 ? 25 : options.limit),
  );
}
