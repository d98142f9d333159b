import { cleanPath, joinPath, textOf } from '../../../filesystem/index.ts';
import type { UserFiles } from '../../kernel/files.ts';
import type { NginxLocation, NginxServer, NginxSite } from '../../kernel/web.ts';

/** The configuration of nginx, read into what its servers answer. */

interface NginxDirective {
  readonly name: string;
  readonly args: readonly string[];
  /** Null: no braces. */
  readonly inside: readonly NginxDirective[] | null;
}

/** Thrown where a configuration asks for what is not simulated. */
class UnmetDirective extends Error {}

/** Tokens: words, quoted texts, and `;`, `{`, `}` for themselves. */
function tokensOf(text: string): readonly string[] {
  const tokens: string[] = [];
  for (const [each] of text.matchAll(
    /#.*|"(?:[^"\\]|\\[\s\S])*"|'(?:[^'\\]|\\[\s\S])*'|[;{}]|(?:[^\s;{}"'\\]|\$\{\w+\}|\\[\s\S])+/g,
  ))
    if (!each.startsWith('#')) tokens.push(each);
  return tokens;
}

const unquoted = (word: string): string =>
  /^["']/.test(word)
    ? word.slice(1, -1).replace(/\\(["'\\nrt])/g, (_, letter: string) => ESCAPES[letter] ?? letter)
    : word;
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t' };

function directivesOf(text: string): readonly NginxDirective[] {
  const tokens = tokensOf(text);
  let at = 0;
  const block = (depth: number): NginxDirective[] => {
    if (depth > 8) throw new UnmetDirective('blocks in blocks');
    const found: NginxDirective[] = [];
    let words: string[] = [];
    for (; at < tokens.length; at++) {
      const token = tokens[at] ?? '';
      if (token === '}') return found;
      if (token === ';' || token === '{') {
        const [name = '', ...args] = words;
        words = [];
        if (token === '{') at++;
        found.push({ name, args: args.map(unquoted), inside: token === '{' ? block(depth + 1) : null });
      } else words.push(token);
    }
    return found;
  };
  return block(0);
}

/** With the files that it includes in their places. */
function included(
  files: UserFiles,
  directives: readonly NginxDirective[],
  base: string,
  depth = 0,
): readonly NginxDirective[] {
  return directives.flatMap(each => {
    if (each.name !== 'include')
      return [each.inside === null ? each : { ...each, inside: included(files, each.inside, base, depth) }];
    const path = cleanPath(each.args[0] ?? '', base);
    if (path.endsWith('/mime.types') || depth > 4) return [];
    return filesOf(files, path).flatMap(file => {
      const content = files.content(file);
      const text = typeof content === 'string' ? null : textOf(content);
      return text === null ? [] : included(files, directivesOf(text), base, depth + 1);
    });
  });
}

/** `/etc/nginx/conf.d/*.conf` */
function filesOf(files: UserFiles, path: string): readonly string[] {
  const star = path.indexOf('*');
  if (star < 0) return [path];
  const directory = path.slice(0, path.lastIndexOf('/', star)) || '/';
  const [before = '', after = ''] = path.slice(directory.length + 1).split('*');
  const names = files.list(directory).filter(name => name.startsWith(before) && name.endsWith(after));
  return [...names].sort().map(name => joinPath(directory, name));
}

/** What changes nothing of what is answered here. */
const IDLE = new Set(
  'user worker_processes worker_connections pid error_log events worker_rlimit_nofile daemon sendfile tcp_nopush tcp_nodelay keepalive_timeout keepalive_requests types_hash_max_size types_hash_bucket_size server_names_hash_bucket_size log_format client_max_body_size client_body_timeout client_header_timeout send_timeout client_body_buffer_size gzip gzip_vary gzip_proxied gzip_comp_level gzip_types gzip_min_length gzip_buffers gzip_http_version gzip_disable gzip_static multi_accept use proxy_http_version proxy_connect_timeout proxy_read_timeout proxy_send_timeout proxy_buffering proxy_buffers proxy_buffer_size proxy_busy_buffers_size proxy_redirect proxy_cache_bypass proxy_request_buffering client_body_temp_path proxy_temp_path fastcgi_temp_path uwsgi_temp_path scgi_temp_path resolver resolver_timeout types default_type log_not_found open_file_cache load_module keepalive zone least_conn ip_hash charset_types'.split(
    ' ',
  ),
);

interface NginxSurroundings {
  readonly root: string;
  readonly index: readonly string[];
  readonly autoindex: boolean;
  readonly serverTokens: boolean;
  readonly logs: boolean;
  readonly charset: string | null;
  readonly headers: NginxLocation['headers'];
  readonly errorPages: NginxLocation['errorPages'];
  readonly proxyHeaders: readonly (readonly [string, string])[];
  readonly says: NginxLocation['says'];
  readonly tryFiles: readonly string[] | null;
}

const OUTERMOST: NginxSurroundings = {
  root: '/etc/nginx/html',
  index: ['index.html'],
  autoindex: false,
  serverTokens: true,
  logs: true,
  charset: null,
  headers: [],
  errorPages: [],
  proxyHeaders: [],
  says: null,
  tryFiles: null,
};

interface Upstreams {
  readonly servers: ReadonlyMap<string, readonly string[]>;
  readonly resolve: (host: string) => string | null;
}

/** What of a block holds for all within it. Blocks, and what only a location has, are passed over. */
function around(
  before: NginxSurroundings,
  directives: readonly NginxDirective[],
  only: ReadonlySet<string>,
): NginxSurroundings {
  let now: NginxSurroundings = { ...before, says: null, tryFiles: null };
  const added: [string, string, boolean][] = [];
  const sent: [string, string][] = [];
  for (const { name, args } of directives) {
    const [first = '', second = ''] = args;
    switch (name) {
      case 'root':
        now = { ...now, root: first };
        break;
      case 'index':
        now = { ...now, index: args };
        break;
      case 'autoindex':
        now = { ...now, autoindex: first === 'on' };
        break;
      case 'server_tokens':
        now = { ...now, serverTokens: first !== 'off' };
        break;
      case 'access_log':
        now = { ...now, logs: first !== 'off' };
        break;
      case 'charset':
        now = { ...now, charset: first === 'off' ? null : first };
        break;
      case 'add_header':
        added.push([first, second, args[2] === 'always']);
        break;
      case 'proxy_set_header':
        sent.push([first, second]);
        break;
      case 'error_page':
        now = { ...now, errorPages: [...now.errorPages, ...errorPages(args)] };
        break;
      case 'return':
        now = { ...now, says: now.says ?? said(args) };
        break;
      case 'try_files':
        now = { ...now, tryFiles: args };
        break;
      default:
        if (!IDLE.has(name) && !only.has(name)) throw new UnmetDirective(`the directive ${name}`);
    }
  }
  return {
    ...now,
    headers: added.length > 0 ? added : now.headers,
    proxyHeaders: sent.length > 0 ? sent : now.proxyHeaders,
  };
}

function errorPages(args: readonly string[]): NginxLocation['errorPages'] {
  const path = args.at(-1) ?? '';
  return args.slice(0, -1).map(status => {
    if (!/^\d+$/.test(status) || !path.startsWith('/')) throw new UnmetDirective('an error_page with another status');
    return [Number(status), path] as const;
  });
}

function said([first = '', second]: readonly string[]): NginxLocation['says'] {
  if (!/^\d+$/.test(first)) return { status: 302, text: first };
  return { status: Number(first), text: second ?? '' };
}

/** The servers of a configuration. `main`: its text; `resolve` gives the address of a name. */
export function nginxOf(
  files: UserFiles,
  main: string,
  version: string,
  resolve: (host: string) => string | null,
): NginxServer {
  try {
    const all = included(files, directivesOf(main), '/etc/nginx');
    const http = all.find(({ name }) => name === 'http')?.inside ?? [];
    const servers = new Map(
      http
        .filter(({ name }) => name === 'upstream')
        .map(({ args, inside }) => [
          args[0] ?? '',
          (inside ?? []).filter(({ name }) => name === 'server').map(({ args: given }) => given[0] ?? ''),
        ]),
    );
    const upstreams: Upstreams = { servers, resolve };
    const whole = around(OUTERMOST, http, new Set(['server', 'upstream']));
    const sites = http
      .filter(({ name }) => name === 'server')
      .map(({ inside }) => siteOf(inside ?? [], whole, upstreams));
    return { kind: 'nginx', version, sites, unmet: '' };
  } catch (error) {
    if (error instanceof UnmetDirective) return { kind: 'nginx', version, sites: null, unmet: error.message };
    throw error;
  }
}

const OF_SERVER = new Set(['listen', 'server_name', 'location']);

function siteOf(directives: readonly NginxDirective[], outer: NginxSurroundings, upstreams: Upstreams): NginxSite {
  const whole = around(outer, directives, OF_SERVER);
  const given = directives.filter(({ name }) => name === 'listen').map(({ args }) => args);
  if (given.some(args => args.includes('ssl'))) throw new UnmetDirective('a server with TLS');
  const ports = given.map(([address = '80']) => Number(/(\d+)$/.exec(address)?.[1] ?? 80));
  const locations = directives
    .filter(({ name }) => name === 'location')
    .map(each => locationOf(each, whole, upstreams));
  const rest = locationOf({ name: 'location', args: ['/'], inside: [] }, whole, upstreams);
  return {
    ports: ports.length === 0 ? [80] : ports,
    names: directives.filter(({ name }) => name === 'server_name').flatMap(({ args }) => args),
    // What the server itself says, it says before any location is looked for.
    locations: whole.says === null ? [...locations, rest] : [{ ...rest, says: whole.says }],
  };
}

const MATCHES: Readonly<Record<string, NginxLocation['match']>> = {
  '=': 'exact',
  '^~': 'firm-prefix',
  '~': 'pattern',
  '~*': 'loose-pattern',
};

const OF_LOCATION = new Set(['alias', 'proxy_pass', 'default_type']);

function locationOf({ args, inside }: NginxDirective, outer: NginxSurroundings, upstreams: Upstreams): NginxLocation {
  const directives = inside ?? [];
  const [first = '', second] = args;
  const match = second === undefined ? 'prefix' : (MATCHES[first] ?? null);
  if (match === null) throw new UnmetDirective(`location ${first}`);
  const path = second ?? first;
  if (path.startsWith('@')) throw new UnmetDirective('a named location');
  const whole = around(outer, directives, OF_LOCATION);
  // A location takes over what its server would try, unless it says something itself.
  const tryFiles = whole.tryFiles ?? (directives.some(({ name }) => name === 'try_files') ? null : outer.tryFiles);
  if (whole.charset !== null && whole.charset !== 'utf-8') throw new UnmetDirective('a charset');
  const alias = directives.find(({ name }) => name === 'alias')?.args[0] ?? null;
  const target = directives.find(({ name }) => name === 'proxy_pass')?.args[0] ?? null;
  const type = directives.find(({ name }) => name === 'default_type')?.args[0] ?? null;
  return {
    ...{ match, path, root: whole.root, alias, index: whole.index, tryFiles, autoindex: whole.autoindex },
    ...{ says: whole.says, type, headers: whole.headers, errorPages: whole.errorPages },
    ...{ serverTokens: whole.serverTokens, logs: whole.logs },
    proxy: target === null ? null : proxyOf(target, whole, upstreams),
  };
}

function proxyOf(target: string, { proxyHeaders }: NginxSurroundings, upstreams: Upstreams): NginxLocation['proxy'] {
  const [, host = '', port, path] = /^http:\/\/([\w.-]+)(?::(\d+))?(\/.*)?$/.exec(target) ?? [];
  if (host === '' || target.includes('$')) throw new UnmetDirective(`proxy_pass ${target}`);
  const servers = upstreams.servers.get(host);
  if (servers !== undefined && servers.length !== 1) throw new UnmetDirective('an upstream of several servers');
  const [, at = host, behind = port] = /^([\w.-]+)(?::(\d+))?$/.exec(servers?.[0] ?? '') ?? [];
  const address = upstreams.resolve(at) ?? at;
  return { host: at, address, port: Number(behind ?? 80), path: path ?? null, headers: proxyHeaders };
}
