import { type Answer, answer, refuse } from '../../engine/answer.ts';
import type { ImageSearchOptions, ImageSearchResult } from '../../engine/images.ts';
import { isLocalRegistry } from '../../image/reference.ts';
import { unreachable } from '../../registry/ask.ts';
import { type Daemon, record } from '../daemon.ts';
import { booleanFilter, checkFilters } from '../filters.ts';
import { registriesOf } from './registries.ts';

/** Why a search does not come to Hub: the term begins with another registry, and none of them has a search of the first protocol. */
function notHub(daemon: Daemon, term: string): Answer<never> | null {
  const [domain = '', ...rest] = term.split('/');
  if (rest.length === 0 || !(/[.:]/.test(domain) || domain === 'localhost') || /^(index\.)?docker\.io$/.test(domain))
    return null;
  const message = unreachable(registriesOf(daemon.state), domain);
  if (message === null || isLocalRegistry(domain)) return refuse('server-error', 'Unexpected status code 404');
  const ping = message.replace('/v2/', '/v1/_ping');
  return refuse(
    'bad-request',
    `invalid registry endpoint https://${domain}/v1/: ${ping}. If this private registry supports only HTTP or HTTPS with an unknown CA certificate, please add \`--insecure-registry ${domain}\` to the daemon's arguments. In the case of HTTPS, if you have access to the registry's CA certificate, no need for the flag; simply place the CA certificate at /etc/docker/certs.d/${domain}/ca.crt`,
  );
}

/** Looks for a word in the names of what the simulated Hub offers. Source: moby, `registry/search.go`. */
export function imageSearch(
  daemon: Daemon,
  term: string,
  options: ImageSearchOptions,
): Answer<readonly ImageSearchResult[]> {
  record(daemon, { request: `GET /images/search?term=${term}` });
  const known = checkFilters(options.filters, ['is-automated', 'is-official', 'stars']);
  if (!known.ok) return known;
  const official = booleanFilter(options.filters, 'is-official', true);
  if (!official.ok) return official;
  const automated = booleanFilter(options.filters, 'is-automated', false);
  if (!automated.ok) return automated;
  for (const text of options.filters.stars ?? []) {
    if (/^[+-]?\d+$/.test(text)) continue;
    const problem = `strconv.Atoi: parsing ${JSON.stringify(text)}: invalid syntax`;
    return refuse('bad-request', `invalid filter 'stars=${text}': ${problem}`);
  }
  // Images are no longer said to be built by Hub itself.
  if (automated.value) return answer([]);
  if (term.includes('://'))
    return refuse('bad-request', `invalid repository name: repository name (${term}) should not have a scheme`);
  const elsewhere = notHub(daemon, term);
  if (elsewhere !== null) return elsewhere;
  if (daemon.state.conditions.registry === 'down') {
    const asked = `q=${encodeURIComponent(term)}&n=${options.limit <= 0 ? 25 : options.limit}`;
    const url = `https://index.docker.io/v1/search?${asked}`;
    return refuse('server-error', `Get "${url}": dial tcp: lookup index.docker.io: no such host`);
  }
  if (options.limit > 100) {
    return refuse('bad-request', `limit ${options.limit} is outside the range of [1, 100]`);
  }
  const stars = Math.max(0, ...(options.filters.stars ?? []).map(Number));
  const found = new Map<string, ImageSearchResult>();
  const { images, beyond } = daemon.state.catalogue;
  const made = (beyond?.repositories ?? []).map(({ name, description }) => ({ names: [name], description }));
  for (const image of [...images, ...made]) {
    for (const full of image.names) {
      const path = full.replace(/:.*$/, '');
      const name = path.replace(/^library\//, '');
      // Of another registry Hub knows nothing.
      if (!name.includes(term.toLowerCase()) || found.has(name) || /^[^/]*\./.test(name)) continue;
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
      .slice(0, options.limit <= 0 ? 25 : options.limit),
  );
}
