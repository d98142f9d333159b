/** Which page is looked at: most requests ask for one as its links are written, and change nothing, so that the way through Express is spared. */
import type { IncomingMessage } from 'node:http';
import type { Route } from './route.ts';

export interface PageAsked {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** In an address that our pages write, nothing is escaped in the place of a parameter. */
const PARAM = '([\\w-]+)';

/** Null: for Express, which knows all the other ways to write an address, and what is no page. The order of routes is the same for both. */
export function lookAmong(routes: readonly Route[]): (request: IncomingMessage) => PageAsked | null {
  const pages = routes
    .filter(({ method }) => method === 'get')
    .map(route => ({
      route,
      names: [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name),
      // As Express, which tells no large letters from small ones.
      pattern: new RegExp(`^${route.path.replaceAll('.', '\\.').replace(/:\w+/g, PARAM)}$`, 'i'),
    }));
  return ({ method, url = '', headers }) => {
    if ((method !== 'GET' && method !== 'HEAD') || headers['content-encoding'] !== undefined) return null;
    for (const { route, names, pattern } of pages) {
      const found = pattern.exec(url);
      if (found !== null)
        return { route, params: Object.fromEntries(names.map((name, at) => [name, found[at + 1] ?? ''])) };
    }
    return null;
  };
}
