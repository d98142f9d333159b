/** What goes over HTTP between a client and a web server, both simulated. Bodies are text. */

export interface HttpQuestion {
  /** `GET` */
  readonly method: string;
  /** `/path?query`, as it stands in the request line. */
  readonly target: string;
  /** In the order in which they are sent; names as the client writes them. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** The address of who asks. */
  readonly from: string;
}

export interface HttpReply {
  readonly version: '1.0' | '1.1';
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
}

/** What comes of a question. `closed`: nothing was said before the connection was closed. `unmet`: what it would be is not known here. */
export type HttpAnswered =
  | { readonly kind: 'reply'; readonly reply: HttpReply; readonly duration: number }
  | { readonly kind: 'closed'; readonly duration: number }
  | { readonly kind: 'unmet'; readonly message: string };

/** A header of a question or a reply, by its name in any case; null where there is none. */
export function headerOf({ headers }: Pick<HttpQuestion, 'headers'>, name: string): string | null {
  const wanted = name.toLowerCase();
  return headers.find(([each]) => each.toLowerCase() === wanted)?.[1] ?? null;
}

const REASONS: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  204: 'No Content',
  301: 'Moved Permanently',
  302: 'Found',
  303: 'See Other',
  304: 'Not Modified',
  307: 'Temporary Redirect',
  308: 'Permanent Redirect',
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  406: 'Not Acceptable',
  409: 'Conflict',
  410: 'Gone',
  413: 'Payload Too Large',
  415: 'Unsupported Media Type',
  418: "I'm a Teapot",
  422: 'Unprocessable Entity',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  501: 'Not Implemented',
  502: 'Bad Gateway',
  503: 'Service Unavailable',
  504: 'Gateway Timeout',
};

/** The words behind a status as RFC 9110 and its kin have them; null for a number without any. */
export function reasonOf(status: number): string | null {
  return REASONS[status] ?? null;
}

/** `Mon, 10 Mar 2025 12:00:00 GMT`. `at`: milliseconds since the epoch. */
export function httpDate(at: number): string {
  return new Date(at).toUTCString();
}

/** The path of a target, and what follows its `?`. */
export function targetParts(target: string): { readonly path: string; readonly query: string } {
  const at = target.indexOf('?');
  return at < 0 ? { path: target, query: '' } : { path: target.slice(0, at), query: target.slice(at + 1) };
}

/** `a=1&b=x+y` in order; what cannot be decoded stays as it is. */
export function queryPairs(query: string): readonly (readonly [string, string])[] {
  return query
    .split('&')
    .filter(each => each !== '')
    .map(each => {
      const at = each.indexOf('=');
      const [name, value] = at < 0 ? [each, ''] : [each.slice(0, at), each.slice(at + 1)];
      return [decoded(name.replaceAll('+', ' ')), decoded(value.replaceAll('+', ' '))] as const;
    });
}

/** A part of a URL without its percent signs. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
