import { entryOf } from '../../../entry.ts';
import { cleanPath, fileSystemOf, joinPath, textOf } from '../../../filesystem/index.ts';
import { type HttpAnswered, type HttpQuestion, headerOf, httpDate } from '../../../http.ts';
import type { Peer } from '../../kernel/process-request.ts';
import type { ProgramCall } from '../../kernel/program.ts';
import { pass, secondsOf, stop } from '../../kernel/session.ts';
import { addressBefore, isAddress, isLocal, outside, peerAt } from './peers.ts';

/** What the servers of containers answer, and why nothing is answered. */

export interface Url {
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

export function parseUrl(text: string): Url {
  const [, scheme = 'http', host = '', port, path = '/'] =
    /^(?:(https?):\/\/)?(?:[^/@?]*@)?([^/:?#]+)(?::(\d+))?([/?][^#]*)?/.exec(text) ?? [];
  const usual = scheme === 'https' ? 443 : 80;
  return { host, port: port === undefined ? usual : Number(port), path: path.startsWith('?') ? `/${path}` : path };
}

/** What a client calls the host of a URL. */
export function hostHeader({ host, port }: Url): string {
  return port === 80 ? host : `${host}:${port}`;
}

export interface HttpPage {
  readonly kind: 'page';
  readonly version: '1.0' | '1.1';
  readonly status: number;
  readonly reason: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly type: string;
  readonly body: string;
  readonly address: string;
}

/**
 * `reset`: a port of the host behind which nothing listens. `closed`: the connection was taken and closed without a word. `address`: empty for
 * a name that is not known.
 */
export type HttpAnswer =
  | HttpPage
  | { readonly kind: 'no-host' | 'refused' | 'reset' | 'closed'; readonly address: string };

/** Where servers look for their pages, of which no more is known than their name: the first that is there. */
const ROOTS: Readonly<Record<string, readonly string[]>> = {
  nginx: ['/usr/share/nginx/html', '/var/lib/nginx/html', '/var/www/html'],
  httpd: ['/usr/local/apache2/htdocs', '/var/www/html', '/www'],
};

/** What they say of a page that they do not have. */
const MISSING_PAGES: Readonly<Record<string, string>> = {
  httpd: '<html><body><h1>It works!</h1></body></html>\n',
  nginx:
    '<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
};

/** Servers that speak no HTTP, and close the connection of who does. */
const DEAF = new Set(['redis-server', 'postgres']);

/** How long an answer takes. */
const ROUND_TRIP = 3;

/** Who listens where a client knocks, or why nobody does. */
function reached(call: ProgramCall, url: Url): Peer | Exclude<HttpAnswer, HttpPage> {
  const onHost = call.session.request.reach !== undefined;
  const peer = peerAt(call, url.host, url.port);
  if (peer === null) {
    const local = isLocal(url.host);
    if (onHost && !local && !/^[\d.]+$/.test(url.host)) return outside(call, url.host);
    if (isAddress(url.host) || local) return { kind: 'refused', address: url.host };
    if (url.host.includes('.') && call.session.request.network) return outside(call, url.host);
    return { kind: 'no-host', address: '' };
  }
  if (!peer.ports.includes(url.port)) return { kind: onHost ? 'reset' : 'refused', address: peer.address };
  return peer;
}

/** Whether something listens: `nc -z`. */
export function knock(call: ProgramCall, url: Url): Peer | Exclude<HttpAnswer, HttpPage> {
  const peer = reached(call, url);
  if (!('kind' in peer)) pass(call.session, ROUND_TRIP);
  return peer;
}

/** What answers at a URL. Names of the world outside are not simulated. The first header is the one of the host. */
export function fetchFrom(
  call: ProgramCall,
  url: Url,
  given: Pick<HttpQuestion, 'method' | 'headers' | 'body'>,
): HttpAnswer {
  const peer = reached(call, url);
  if ('kind' in peer) return peer;
  pass(call.session, ROUND_TRIP);
  const { address } = peer;
  const question: HttpQuestion = { ...given, target: url.path, from: addressBefore(call, address) };
  const answer = asked(call, peer, url.port, question);
  switch (answer.kind) {
    case 'unmet':
      return stop(call.session, 'not-simulated', answer.message);
    case 'closed':
      pass(call.session, answer.duration);
      return { kind: 'closed', address };
    case 'reply': {
      pass(call.session, answer.duration);
      const { reply } = answer;
      return { kind: 'page', ...reply, type: headerOf(reply, 'Content-Type') ?? '', address };
    }
  }
}

/** A page of a registry. */
function asPage(call: ProgramCall, answer: NonNullable<Peer['answer']>, question: HttpQuestion): HttpAnswered {
  const accept = headerOf(question, 'Accept') ?? '';
  const { method, target } = question;
  const page = answer({ method, target, accept: accept === '*/*' ? '' : accept });
  if (page === null) return { kind: 'unmet', message: lacking(question) };
  const { status, reason, body, head } = page;
  const headers = head.map(line => {
    const at = line.indexOf(': ');
    return line === 'Date'
      ? (['Date', httpDate(secondsOf(call.session) * 1000)] as const)
      : ([line.slice(0, at), line.slice(at + 2)] as const);
  });
  return {
    kind: 'reply',
    duration: 0,
    reply: { version: '1.1', status, reason, headers, body: method === 'HEAD' ? '' : body },
  };
}

function lacking({ method, target: path }: HttpQuestion): string {
  if (method !== 'GET' && method !== 'HEAD')
    return `${method} ${path}: of a registry only reading is simulated on this host`;
  return path.includes('/manifests/')
    ? `${path}: a manifest of schema 1 is not simulated on this host; ask with -H 'Accept: application/vnd.docker.distribution.manifest.v2+json'`
    : `${path}: the bytes of layers are not simulated on this host`;
}

function asked(call: ProgramCall, peer: Peer, port: number, question: HttpQuestion): HttpAnswered {
  if (peer.answer !== undefined) return asPage(call, peer.answer, question);
  if (peer.ask !== undefined) return peer.ask(port, question, call.session.request.now + call.session.elapsed);
  const server = peer.service ?? '';
  if (DEAF.has(server)) return { kind: 'closed', duration: 0 };
  const roots = entryOf(ROOTS, server);
  if (roots === undefined || peer.filesystem === null)
    return { kind: 'unmet', message: `what ${server || 'the server'} answers on port ${port} is not simulated here` };
  const files = fileSystemOf(peer.filesystem, { now: () => 0 });
  const root = roots.find(each => files.stat(each)?.type === 'directory') ?? roots[0] ?? '/';
  const path = cleanPath(`.${question.target.replace(/\?.*$/, '')}`, root);
  const target = files.stat(path)?.type === 'directory' ? joinPath(path, 'index.html') : path;
  const content = target.startsWith(root) ? files.read(target) : null;
  const page = (status: number, reason: string, type: string, body: string): HttpAnswered => ({
    kind: 'reply',
    duration: 0,
    reply: {
      ...{ version: '1.1', status, reason, body },
      headers: [
        ['Server', server],
        ['Content-Type', type],
        ['Content-Length', String(Buffer.byteLength(body))],
        ['Connection', 'keep-alive'],
      ],
    },
  });
  if (content === null) return page(404, 'Not Found', 'text/html', entryOf(MISSING_PAGES, server) ?? 'Not Found\n');
  return page(200, 'OK', target.endsWith('.html') ? 'text/html' : 'text/plain', textOf(content) ?? '');
}
