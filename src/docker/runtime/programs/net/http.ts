import { entryOf } from '../../../entry.ts';
import { cleanPath, fileSystemOf, joinPath, textOf } from '../../../filesystem/index.ts';
import type { Peer } from '../../kernel/process-request.ts';
import type { ProgramCall } from '../../kernel/program.ts';
import { pass, stop } from '../../kernel/session.ts';
import { isAddress, isLocal, outside, peerAt } from './peers.ts';

/** What the servers of containers answer to a GET, and why nothing is answered. */

export interface Url {
  readonly host: string;
  readonly port: number;
  readonly path: string;
}

export function parseUrl(text: string): Url {
  const [, scheme = 'http', host = '', port, path = '/'] =
    /^(?:(https?):\/\/)?([^/:?]+)(?::(\d+))?([/?].*)?$/.exec(text) ?? [];
  const usual = scheme === 'https' ? 443 : 80;
  return { host, port: port === undefined ? usual : Number(port), path };
}

export interface HttpPage {
  readonly kind: 'page';
  readonly status: number;
  readonly reason: string;
  readonly type: string;
  readonly body: string;
  readonly server: string;
  readonly address: string;
  /** Lines of its head as they follow the first, where the server is known to write others. */
  readonly head?: readonly string[];
}

/** `reset`: a port of the host behind which nothing listens. `address`: empty for a name that is not known. */
export type HttpAnswer = HttpPage | { readonly kind: 'no-host' | 'refused' | 'reset'; readonly address: string };

/** What a server says of a page that it does not have. */
const MISSING_PAGES: Readonly<Record<string, string>> = {
  httpd: '<html><body><h1>It works!</h1></body></html>\n',
  nginx:
    '<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
};
/** Where servers look for their pages: the first that is there. */
const ROOTS: Readonly<Record<string, readonly string[]>> = {
  nginx: ['/usr/share/nginx/html', '/var/lib/nginx/html', '/var/www/html'],
  httpd: ['/usr/local/apache2/htdocs', '/var/www/html', '/www'],
};

/** How long an answer takes. */
const ROUND_TRIP = 3;

/** What answers at a URL. Names of the world outside are not simulated. */
export function fetchFrom(call: ProgramCall, url: Url, accept = ''): HttpAnswer {
  const { request } = call.session;
  const onHost = request.reach !== undefined;
  const peer = peerAt(call, url.host, url.port);
  if (peer === null) {
    const local = isLocal(url.host);
    if (onHost && !local && !/^[\d.]+$/.test(url.host)) return outside(call, url.host);
    if (isAddress(url.host) || local) return { kind: 'refused', address: url.host };
    if (url.host.includes('.') && request.network) return outside(call, url.host);
    return { kind: 'no-host', address: '' };
  }
  if (!peer.ports.includes(url.port)) return { kind: onHost ? 'reset' : 'refused', address: peer.address };
  pass(call.session, ROUND_TRIP);
  if (peer.answer === undefined) return pageOf(peer, url.path);
  const answered = peer.answer(url.path, accept);
  if (answered === null) return stop(call.session, 'not-simulated', lacking(url.path));
  return { ...answered, kind: 'page', server: peer.service ?? '', address: peer.address };
}

function lacking(path: string): string {
  return path.includes('/manifests/')
    ? `${path}: a manifest of schema 1 is not simulated on this host; ask with -H 'Accept: application/vnd.docker.distribution.manifest.v2+json'`
    : `${path}: the bytes of layers are not simulated on this host`;
}

/** What a server finds in the files of its container; one that serves no files says its name. */
function pageOf(peer: Peer, asked: string): HttpPage {
  const server = peer.service ?? '';
  const page = (status: number, reason: string, body: string, type = 'text/html'): HttpPage => ({
    kind: 'page',
    status,
    reason,
    type,
    body,
    server,
    address: peer.address,
  });
  const roots = entryOf(ROOTS, server);
  if (roots === undefined || peer.filesystem === null) return page(200, 'OK', `${server}\n`, 'text/plain');
  const files = fileSystemOf(peer.filesystem, { now: () => 0 });
  const root = roots.find(each => files.stat(each)?.type === 'directory') ?? roots[0] ?? '/';
  const path = cleanPath(`.${asked.replace(/\?.*$/, '')}`, root);
  const target = files.stat(path)?.type === 'directory' ? joinPath(path, 'index.html') : path;
  const content = target.startsWith(root) ? files.read(target) : null;
  if (content === null) return page(404, 'Not Found', entryOf(MISSING_PAGES, server) ?? 'Not Found\n');
  return page(200, 'OK', textOf(content) ?? '', target.endsWith('.html') ? 'text/html' : 'text/plain');
}
