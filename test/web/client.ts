/** A browser of few words: raw requests, so that every header is the test's own, and a jar of cookies. */
import { request } from 'node:http';

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
  readonly location: string | null;
}

export type Form = Readonly<Record<string, string | readonly string[]>>;

export interface Client {
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Answer>;
  /** As a form of the site's own page sends it, unless the headers say otherwise; a null one is left out. */
  readonly post: (
    path: string,
    form: Form | string,
    headers?: Readonly<Record<string, string | null>>,
  ) => Promise<Answer>;
  readonly cookies: Map<string, string>;
}

export function encode(form: Form): string {
  const fields = Object.entries(form).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((each): [string, string] => [name, each]),
  );
  return new URLSearchParams(fields).toString();
}

export function client(port: number, first: Readonly<Record<string, string>> = {}): Client {
  const cookies = new Map<string, string>(Object.entries(first));

  function send(
    method: string,
    path: string,
    headers: Readonly<Record<string, string>>,
    body: string,
  ): Promise<Answer> {
    return new Promise((done, failed) => {
      const jar = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
      const call = request(
        {
          host: '127.0.0.1',
          port,
          method,
          path,
          headers: { ...(jar === '' ? {} : { cookie: jar }), ...headers },
          setHost: headers.host === undefined,
        },
        answer => {
          const chunks: Buffer[] = [];
          answer.on('data', (chunk: Buffer) => chunks.push(chunk));
          answer.on('end', () => {
            for (const line of answer.headers['set-cookie'] ?? []) {
              const [pair = ''] = line.split(';');
              const at = pair.indexOf('=');
              if (/expires=Thu, 01 Jan 1970/i.test(line)) cookies.delete(pair.slice(0, at));
              else cookies.set(pair.slice(0, at), pair.slice(at + 1));
            }
            done({
              status: answer.statusCode ?? 0,
              headers: answer.headers,
              body: Buffer.concat(chunks).toString('utf8'),
              location: answer.headers.location ?? null,
            });
          });
        },
      );
      call.on('error', failed);
      call.end(body);
    });
  }

  return {
    cookies,
    get: (path, headers = {}) => send('GET', path, headers, ''),
    post: (path, form, headers = {}) => {
      const body = typeof form === 'string' ? form : encode(form);
      const all: Record<string, string | null> = {
        'content-type': 'application/x-www-form-urlencoded',
        'content-length': String(Buffer.byteLength(body)),
        'sec-fetch-site': 'same-origin',
        ...headers,
      };
      const said = Object.entries(all).filter((entry): entry is [string, string] => entry[1] !== null);
      return send('POST', path, Object.fromEntries(said), body);
    },
  };
}
