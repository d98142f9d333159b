import { joinPath } from '../../../filesystem/index.ts';
import { type HttpQuestion, type HttpReply, headerOf, httpDate, reasonOf, targetParts } from '../../../http.ts';
import { pass, secondsOf } from '../../kernel/session.ts';
import type { NginxLocation, NginxServer, NginxSite } from '../../kernel/web.ts';
import { dateText } from '../../languages/strftime.ts';
import type { MachinePlace } from '../machine.ts';
import { agentOf, dateNow, endingOf, type FoundFile, fileAt, pathAsked, type StaticFile } from './static.ts';

/** What nginx 1.2x answers. A text: why there is no answer here. Rule: ngx_http_static_module, ngx_http_proxy_module and their kin. */

interface NginxQuestion {
  readonly web: NginxServer;
  readonly site: NginxSite;
  readonly port: number;
  readonly question: HttpQuestion;
  readonly place: MachinePlace;
  /** How often it was sent on to another path within nginx. */
  readonly turns: number;
}

/** An answer before its head is put together. */
interface NginxWords {
  readonly location: NginxLocation;
  readonly status: number;
  readonly type: string | null;
  readonly body: string;
  /** Behind the length. */
  readonly more: HttpReply['headers'];
  /** Behind the word about the connection. */
  readonly last: HttpReply['headers'];
}

export function answerOfNginx(
  web: NginxServer,
  port: number,
  question: HttpQuestion,
  place: MachinePlace,
): HttpReply | string {
  if (web.sites === null) return `${web.unmet} in the configuration of nginx is not simulated here`;
  const host = (headerOf(question, 'Host') ?? '').replace(/:\d+$/, '');
  const listening = web.sites.filter(({ ports }) => ports.includes(port));
  const site = listening.find(({ names }) => names.includes(host)) ?? listening[0];
  if (site === undefined) return 'what nginx says here is not simulated';
  const asked: NginxQuestion = { web, site, port, question, place, turns: 0 };
  const said = answered(asked, pathAsked(question));
  return typeof said === 'string' ? said : finished(asked, said);
}

/** What is said of a path. */
function answered(asked: NginxQuestion, path: string): NginxWords | string {
  if (asked.turns > 10) return 'a circle of redirections in nginx is not simulated here';
  const location = locationFor(asked.site, path);
  if (typeof location === 'string') return location;
  if (location.says !== null) return saying(asked, location, location.says);
  if (location.proxy !== null) return proxied(asked, location, location.proxy);
  const { method } = asked.question;
  if (method !== 'GET' && method !== 'HEAD') return refusal(asked, location, 405);
  if (location.tryFiles !== null) return trying(asked, location, location.tryFiles, path);
  return filed(asked, location, path);
}

/** The location that a path leads to. */
function locationFor({ locations }: NginxSite, path: string): NginxLocation | string {
  const exact = locations.find(each => each.match === 'exact' && each.path === path);
  if (exact !== undefined) return exact;
  const prefixes = locations.filter(
    each => (each.match === 'prefix' || each.match === 'firm-prefix') && path.startsWith(each.path),
  );
  const longest = prefixes.reduce<NginxLocation | null>(
    (best, each) => (best === null || each.path.length > best.path.length ? each : best),
    null,
  );
  if (longest?.match === 'firm-prefix') return longest;
  for (const each of locations) {
    if (each.match !== 'pattern' && each.match !== 'loose-pattern') continue;
    const endings = /^\\\.(?:\(([\w|]+)\)|(\w+))\$$/.exec(each.path);
    if (endings === null) return `location ~ ${each.path} of nginx is not simulated here`;
    const wanted = (endings[1] ?? endings[2] ?? '').split('|');
    const ending = /\.(\w+)$/.exec(path)?.[1] ?? '';
    if (wanted.includes(each.match === 'pattern' ? ending : ending.toLowerCase())) return each;
  }
  return longest ?? 'what nginx says here is not simulated';
}

function filePath({ alias, root, path: prefix }: NginxLocation, path: string): string {
  return alias === null ? joinPath(root, path) : joinPath(alias, path.slice(prefix.length));
}

/** Undefined where it is a directory without an index. */
function fileOrIndex(asked: NginxQuestion, location: NginxLocation, path: string): readonly [string, FoundFile] | null {
  const at = filePath(location, path);
  if (!path.endsWith('/')) return [at, fileAt(asked.place, at)];
  for (const name of location.index) {
    const found = fileAt(asked.place, joinPath(at, name));
    if (found !== 'missing') return [joinPath(at, name), found];
  }
  return null;
}

function filed(asked: NginxQuestion, location: NginxLocation, path: string): NginxWords | string {
  const found = fileOrIndex(asked, location, path);
  if (found === null) {
    const isThere = asked.place.files.stat(filePath(location, path).replace(/\/$/, '') || '/')?.type === 'directory';
    if (isThere && location.autoindex) return 'autoindex of nginx is not simulated here';
    if (isThere) complain(asked, `directory index of "${filePath(location, path)}" is forbidden`);
    else
      complain(
        asked,
        `"${filePath(location, path)}${location.index[0] ?? ''}" is not found (2: No such file or directory)`,
      );
    return refusal(asked, location, isThere ? 403 : 404);
  }
  const [at, file] = found;
  switch (file) {
    case 'missing':
      complain(asked, `open() "${at}" failed (2: No such file or directory)`);
      return refusal(asked, location, 404);
    case 'denied':
      complain(asked, `open() "${at}" failed (13: Permission denied)`);
      return refusal(asked, location, 403);
    case 'directory': {
      const host = headerOf(asked.question, 'Host') ?? 'localhost';
      const inner = asked.port === 80 ? '' : `:${asked.port}`;
      const to = `http://${host.replace(/:\d+$/, '')}${inner}${path}/`;
      return { ...page(asked, location, 301), more: [['Location', to]] };
    }
    case 'bytes':
      return `the bytes of ${at}, which are no text, are not simulated here`;
    default:
      return handedOut(location, at, file);
  }
}

function handedOut(location: NginxLocation, path: string, file: StaticFile): NginxWords {
  const type = TYPES[endingOf(path)] ?? location.type ?? 'application/octet-stream';
  const tag = `"${file.changed.toString(16)}-${file.size.toString(16)}"`;
  return {
    ...{ location, status: 200, type, body: file.text },
    more: [['Last-Modified', httpDate(file.changed * 1000)]],
    last: [
      ['ETag', tag],
      ['Accept-Ranges', 'bytes'],
    ],
  };
}

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  css: 'text/css',
  xml: 'text/xml',
  js: 'application/javascript',
  mjs: 'application/javascript',
  json: 'application/json',
  txt: 'text/plain',
  svg: 'image/svg+xml',
};

function trying(
  asked: NginxQuestion,
  location: NginxLocation,
  tries: readonly string[],
  path: string,
): NginxWords | string {
  for (const each of tries.slice(0, -1)) {
    const at = each.replace(/\$uri/g, path);
    if (at.includes('$')) return `try_files ${each} of nginx is not simulated here`;
    const found = fileAt(asked.place, filePath(location, at).replace(/\/$/, '') || '/');
    if (at.endsWith('/') ? found === 'directory' : found !== 'missing' && found !== 'directory')
      return filed(asked, location, at.replace(/\/+/g, '/'));
  }
  const last = tries.at(-1) ?? '';
  if (/^=\d+$/.test(last)) return refusal(asked, location, Number(last.slice(1)));
  const to = last.replace(/\$uri/g, path).replace(/\?.*$/, '');
  return to.startsWith('/') && !to.includes('$')
    ? answered({ ...asked, turns: asked.turns + 1 }, to)
    : `try_files ${last} of nginx is not simulated here`;
}

/** `return` */
function saying(
  asked: NginxQuestion,
  location: NginxLocation,
  { status, text }: { status: number; text: string },
): NginxWords | string {
  const filled = variables(asked, text);
  if (filled === null) return `a variable in "${text}" of nginx is not simulated here`;
  if (status === 444) return 'return 444 of nginx is not simulated here';
  if (status >= 301 && status <= 308 && status !== 304)
    return { ...page(asked, location, status), more: [['Location', filled]] };
  if (filled === '' && status >= 400) return refusal(asked, location, status);
  const type = location.type ?? (filled === '' ? null : 'application/octet-stream');
  return { location, status, type, body: filled, more: [], last: [] };
}

/** A text with what its variables stand for; null where one is not known here. */
function variables({ question, port, place, site }: NginxQuestion, text: string): string | null {
  const { path, query } = targetParts(question.target);
  const host = headerOf(question, 'Host') ?? '';
  const known: Readonly<Record<string, string>> = {
    host: host.replace(/:\d+$/, ''),
    http_host: host,
    uri: path,
    request_uri: question.target,
    args: query,
    query_string: query,
    is_args: query === '' ? '' : '?',
    remote_addr: question.from,
    scheme: 'http',
    server_port: String(port),
    server_name: site.names[0] ?? '',
    request_method: question.method,
    hostname: place.session.request.hostname,
    http_user_agent: headerOf(question, 'User-Agent') ?? '',
    http_upgrade: headerOf(question, 'Upgrade') ?? '',
    proxy_add_x_forwarded_for: [headerOf(question, 'X-Forwarded-For'), question.from].filter(Boolean).join(', '),
  };
  let isKnown = true;
  const filled = text.replace(/\$\{?(\w+)\}?/g, (_, name: string) => {
    const value = Object.hasOwn(known, name) ? known[name] : undefined;
    if (value === undefined) isKnown = false;
    return value ?? '';
  });
  return isKnown ? filled : null;
}

/** Milliseconds. */
const UNREACHABLE = 3_000;
const isLocal = (address: string): boolean => address === 'localhost' || address.startsWith('127.');

function proxied(
  asked: NginxQuestion,
  location: NginxLocation,
  proxy: NonNullable<NginxLocation['proxy']>,
): NginxWords | string {
  const { session } = asked.place;
  const { question } = asked;
  const target = proxy.path === null ? question.target : proxy.path + question.target.slice(location.path.length);
  const upstream = `upstream: "http://${proxy.address}:${proxy.port}${target}"`;
  const peer = session.request.lookup(proxy.address);
  if (peer?.ports.includes(proxy.port) !== true) {
    const isThere = peer !== null || isLocal(proxy.address);
    // Nobody answers for an address that is not given out: the kernel asks for three seconds.
    if (!isThere) pass(session, UNREACHABLE);
    const why = isThere ? '111: Connection refused' : '113: Host is unreachable';
    complain(asked, `connect() failed (${why}) while connecting to upstream`, upstream);
    return refusal(asked, location, 502);
  }
  const headers: [string, string][] = [
    ['Host', `${proxy.host}${proxy.port === 80 ? '' : `:${proxy.port}`}`],
    ['Connection', 'close'],
  ];
  for (const [name, value] of proxy.headers) {
    const filled = variables(asked, value);
    if (filled === null) return `a variable in "${value}" of nginx is not simulated here`;
    const at = headers.findIndex(([each]) => each.toLowerCase() === name.toLowerCase());
    if (at >= 0) headers.splice(at, 1);
    if (filled !== '') headers.push([name, filled]);
  }
  const set = new Set(headers.map(([name]) => name.toLowerCase()));
  const handed = question.headers.filter(([name]) => !set.has(name.toLowerCase()) && name.toLowerCase() !== 'host');
  const card = session.request.interfaces?.[0]?.address ?? '127.0.0.1';
  const at = session.request.now + session.elapsed;
  const answer = peer.ask?.(proxy.port, { ...question, target, headers: [...headers, ...handed], from: card }, at);
  if (answer === undefined) return `what ${peer.service ?? proxy.host} answers is not simulated here`;
  if (answer.kind === 'unmet') return answer.message;
  if (answer.kind === 'closed') {
    complain(asked, 'upstream prematurely closed connection while reading response header from upstream', upstream);
    return refusal(asked, location, 502);
  }
  return handedOn(location, answer.reply);
}

/** Headers of the server behind it that nginx writes itself, or keeps to itself. */
const OWN = new Set([
  'server',
  'date',
  'content-type',
  'content-length',
  'connection',
  'keep-alive',
  'transfer-encoding',
]);

function handedOn(location: NginxLocation, reply: HttpReply): NginxWords {
  const more = reply.headers.filter(([name]) => !OWN.has(name.toLowerCase()));
  return {
    location,
    status: reply.status,
    type: headerOf(reply, 'Content-Type'),
    body: reply.body,
    more: [],
    last: more,
  };
}

/** The page of nginx about a status. */
function page({ web }: NginxQuestion, location: NginxLocation, status: number): NginxWords {
  const title = `${status} ${titleOf(status)}`;
  const name = location.serverTokens ? `nginx/${web.version}` : 'nginx';
  const body = `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>${name}</center>\r\n</body>\r\n</html>\r\n`;
  return { location, status, type: 'text/html', body, more: [], last: [] };
}

const TITLES: Readonly<Record<number, string>> = {
  405: 'Not Allowed',
  413: 'Request Entity Too Large',
  503: 'Service Temporarily Unavailable',
  504: 'Gateway Time-out',
};
const titleOf = (status: number): string => TITLES[status] ?? reasonOf(status) ?? '';

/** A refusal, with the page that the configuration has for it. */
function refusal(asked: NginxQuestion, location: NginxLocation, status: number): NginxWords | string {
  const own = location.errorPages.find(([each]) => each === status);
  if (own === undefined || asked.turns > 0) return page(asked, location, status);
  const said = answered({ ...asked, turns: asked.turns + 1 }, own[1]);
  return typeof said === 'string' ? said : { ...said, status: said.status === 200 ? status : said.status };
}

const when = ({ place }: NginxQuestion, format: string): string => dateText(format, secondsOf(place.session));

/** The error log, which the image leads to stderr. */
function complain(asked: NginxQuestion, what: string, upstream = ''): void {
  const { question, place, site } = asked;
  const host = headerOf(question, 'Host') ?? '';
  const name = site.names[0] ?? '';
  place.err(
    `${when(asked, '%Y/%m/%d %H:%M:%S')} [error] 29#29: *1 ${what}, client: ${question.from}, server: ${name}, request: "${question.method} ${question.target} HTTP/1.1", ${upstream === '' ? '' : `${upstream}, `}host: "${host}"\n`,
  );
}

function finished(asked: NginxQuestion, said: NginxWords): HttpReply | string {
  const { question, place, web } = asked;
  const { location, status, type, body } = said;
  const size = Buffer.byteLength(body);
  const added: [string, string][] = [];
  for (const [name, value, always] of location.headers) {
    const filled = variables(asked, value);
    if (filled === null) return `a variable in "${value}" of nginx is not simulated here`;
    if (always || [200, 201, 204, 206, 301, 302, 303, 304, 307, 308].includes(status)) added.push([name, filled]);
  }
  if (location.logs) {
    const sent = question.method === 'HEAD' ? 0 : size;
    place.out(
      `${question.from} - - [${when(asked, '%d/%b/%Y:%H:%M:%S +0000')}] "${question.method} ${question.target} HTTP/1.1" ${status} ${sent} "${headerOf(question, 'Referer') ?? '-'}" "${agentOf(question)}" "${headerOf(question, 'X-Forwarded-For') ?? '-'}"\n`,
    );
  }
  return {
    version: '1.1',
    status,
    reason: titleOf(status),
    headers: [
      ['Server', location.serverTokens ? `nginx/${web.version}` : 'nginx'],
      ['Date', dateNow(place)],
      ...(type === null ? [] : [['Content-Type', type] as const]),
      ['Content-Length', String(size)],
      ...said.more,
      ['Connection', 'keep-alive'],
      ...said.last,
      ...added,
    ],
    body,
  };
}
