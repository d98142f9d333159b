import { cleanPath, fileSystemOf, joinPath, textOf } from '../../../filesystem/index.ts';
import type { Peer } from '../../kernel/process-request.ts';
import type { Call, Program } from '../../kernel/program.ts';
import { pass, stop } from '../../kernel/session.ts';
import { showUsage } from '../busybox.ts';
import { busybox } from '../words.ts';

/** Programs that speak to other containers, or would speak to the world. */
export function networkProgram(name: string): Program | null {
  return PROGRAMS[name] ?? null;
}

interface Url {
  readonly host: string;
  readonly port: number;
  readonly path: string;
  readonly secure: boolean;
}

function parseUrl(text: string): Url {
  const [, scheme = 'http', host = '', port, path = '/'] =
    /^(?:(https?):\/\/)?([^/:?]+)(?::(\d+))?([/?].*)?$/.exec(text) ?? [];
  const secure = scheme === 'https';
  return { host, port: port === undefined ? (secure ? 443 : 80) : Number(port), path, secure };
}

type Answer =
  | {
      readonly kind: 'body';
      readonly status: number;
      readonly reason: string;
      readonly type: string;
      readonly body: string;
      readonly server: string;
      readonly address: string;
    }
  | { readonly kind: 'no-host' | 'refused' | 'reset' | 'outside'; readonly address: string };

const PAGES: Readonly<Record<string, string>> = {
  httpd: '<html><body><h1>It works!</h1></body></html>\n',
  nginx:
    '<html>\r\n<head><title>404 Not Found</title></head>\r\n<body>\r\n<center><h1>404 Not Found</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n',
};
const ROOTS: Readonly<Record<string, readonly string[]>> = {
  nginx: ['/usr/share/nginx/html', '/var/lib/nginx/html', '/var/www/html'],
  httpd: ['/usr/local/apache2/htdocs', '/var/www/html', '/www'],
};

/** This container itself, when it is what is asked. */
function own(call: Call): Peer {
  const { service } = call.session;
  return {
    address: '127.0.0.1',
    service: service?.name ?? null,
    ports: service?.ports ?? [],
    filesystem: call.session.request.filesystem,
  };
}

/** What answers at a URL: on the host what it reaches, in a container this one or another. */
function peerAt(call: Call, url: Url): Peer | null {
  const { reach } = call.session.request;
  if (reach !== undefined) return reach(url.host, url.port);
  const local = isLocal(url.host);
  const here = call.session.request.lookup(call.session.request.hostname);
  if (!local) return call.session.request.lookup(url.host);
  return call.session.service === null && here !== null ? here : own(call);
}

function isLocal(host: string): boolean {
  return host === 'localhost' || host === '127.0.0.1';
}

function fetchFrom(call: Call, url: Url): Answer {
  const { request } = call.session;
  const local = isLocal(url.host);
  const peer = peerAt(call, url);
  if (peer === null) {
    if (request.reach !== undefined && !local && !/^[\d.]+$/.test(url.host)) return { kind: 'outside', address: '' };
    if (/^\d+\.\d+\.\d+\.\d+$/.test(url.host) || local) return { kind: 'refused', address: url.host };
    return { kind: url.host.includes('.') && call.session.request.network ? 'outside' : 'no-host', address: '' };
  }
  if (!peer.ports.includes(url.port))
    return { kind: request.reach === undefined ? 'refused' : 'reset', address: peer.address };
  pass(call.session, 3);
  const server = peer.service ?? '';
  const page = (status: number, reason: string, body: string, type = 'text/html'): Answer => ({
    kind: 'body',
    status,
    reason,
    type,
    body,
    server,
    address: peer.address,
  });
  const roots = ROOTS[server];
  if (roots === undefined || peer.filesystem === null) return page(200, 'OK', `${server}\n`, 'text/plain');
  const files = fileSystemOf(peer.filesystem, { now: () => 0 });
  const root = roots.find(each => files.stat(each)?.type === 'directory') ?? roots[0] ?? '/';
  const path = cleanPath(`.${url.path.replace(/\?.*$/, '')}`, root);
  const target = files.stat(path)?.type === 'directory' ? joinPath(path, 'index.html') : path;
  const content = target.startsWith(root) ? files.read(target) : null;
  if (content === null) return page(404, 'Not Found', PAGES[server] ?? 'Not Found\n');
  return page(200, 'OK', textOf(content) ?? '', target.endsWith('.html') ? 'text/html' : 'text/plain');
}

function outside(call: Call, host: string): never {
  return stop(
    call.session,
    'not-simulated',
    `the world outside of this machine's containers is not simulated: ${host} was asked for`,
  );
}

const curl: Program = call => {
  const flags = new Set<string>();
  let output: string | null = null;
  let format: string | null = null;
  let target = '';
  const { args } = call;
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (/^(-o|--output)$/.test(arg)) output = args[++at] ?? '';
    else if (/^(-w|--write-out)$/.test(arg)) format = args[++at] ?? '';
    else if (
      /^(-H|-X|-d|-u|-A|-m|-e|--max-time|--retry|--connect-timeout|--header|--request|--data|--user|--resolve|--retry-delay)$/.test(
        arg,
      )
    )
      at++;
    else if (arg === '--version' || arg === '-V') {
      call.out('curl 8.12.1 (linux) libcurl/8.12.1 OpenSSL/3.3.3 zlib/1.3.1\nProtocols: file ftp http https\n');
      return 0;
    } else if (arg.startsWith('--'))
      flags.add(
        arg.slice(2) === 'silent'
          ? 's'
          : arg.slice(2) === 'fail'
            ? 'f'
            : arg.slice(2) === 'head'
              ? 'I'
              : arg.slice(2) === 'show-error'
                ? 'S'
                : arg,
      );
    else if (arg.startsWith('-')) for (const letter of arg.slice(1)) flags.add(letter);
    else target = arg;
  }
  if (target === '') {
    call.err("curl: (2) no URL specified\ncurl: try 'curl --help' or 'curl --manual' for more information\n");
    return 2;
  }
  const url = parseUrl(target);
  const answer = fetchFrom(call, url);
  const quiet = flags.has('s') && !flags.has('S');
  if (answer.kind === 'outside') return outside(call, url.host);
  if (answer.kind !== 'body') {
    const code = answer.kind === 'no-host' ? 6 : answer.kind === 'reset' ? 56 : 7;
    const said =
      answer.kind === 'no-host'
        ? `Could not resolve host: ${url.host}`
        : answer.kind === 'reset'
          ? 'Recv failure: Connection reset by peer'
          : `Failed to connect to ${url.host} port ${url.port} after 0 ms: Could not connect to server`;
    if (!quiet) call.err(`curl: (${code}) ${said}\n`);
    return code;
  }
  if (flags.has('f') && answer.status >= 400) {
    if (!quiet) call.err(`curl: (22) The requested URL returned error: ${answer.status}\n`);
    return 22;
  }
  const head = `HTTP/1.1 ${answer.status} ${answer.reason}\r\nServer: ${answer.server}\r\nContent-Type: ${answer.type}\r\nContent-Length: ${Buffer.byteLength(answer.body)}\r\nConnection: keep-alive\r\n\r\n`;
  const body = `${flags.has('I') || flags.has('i') ? head : ''}${flags.has('I') ? '' : answer.body}`;
  if (output === null) call.out(body);
  else if (output !== '/dev/null') call.files.write(cleanPath(output, call.cwd), body);
  if (format !== null)
    call.out(format.replaceAll('\\n', '\n').replace(/%\{(?:http_code|response_code)\}/g, String(answer.status)));
  return 0;
};

const wget: Program = call => {
  const target = call.args.find((arg, at) => !arg.startsWith('-') && !/^-[OTtPo]$/.test(call.args[at - 1] ?? '')) ?? '';
  const flags = call.args.filter(arg => arg.startsWith('-'));
  const quiet = flags.some(flag => /^-[a-zA-Z]*q/.test(flag));
  const spider = flags.includes('--spider') || flags.some(flag => /^-[a-z]*s/.test(flag) && !flag.startsWith('--'));
  const at = call.args.findIndex(arg => /^-[a-zA-Z]*O/.test(arg) && !arg.startsWith('--'));
  const glued = at < 0 ? '' : (call.args[at] ?? '').replace(/^-[a-zA-Z]*O/, '');
  const output = at < 0 ? null : glued || (call.args[at + 1] ?? '-');
  if (target === '') {
    if (busybox(call)) return showUsage(call);
    call.err('wget: missing URL\nUsage: wget [OPTION]... [URL]...\n');
    return 1;
  }
  const url = parseUrl(target);
  const answer = fetchFrom(call, url);
  if (answer.kind === 'outside') return outside(call, url.host);
  if (answer.kind === 'no-host') {
    call.err(
      busybox(call)
        ? `wget: bad address '${url.host}${url.port === 80 ? '' : `:${url.port}`}'\n`
        : `wget: unable to resolve host address '${url.host}'\n`,
    );
    return busybox(call) ? 1 : 4;
  }
  if (!quiet)
    call.err(
      `Connecting to ${url.host}${url.port === 80 && !busybox(call) ? '' : `:${url.port}`} (${answer.address}:${url.port})\n`,
    );
  if (answer.kind !== 'body') {
    call.err(
      busybox(call)
        ? `wget: can't connect to remote host (${answer.address}): Connection refused\n`
        : `failed: Connection refused.\n`,
    );
    return busybox(call) ? 1 : 4;
  }
  if (answer.status >= 400) {
    call.err(
      busybox(call)
        ? `wget: server returned error: HTTP/1.1 ${answer.status} ${answer.reason}\n`
        : `ERROR ${answer.status}: ${answer.reason}.\n`,
    );
    return busybox(call) ? 1 : 8;
  }
  if (spider) {
    if (!quiet) call.err('remote file exists\n');
    return 0;
  }
  if (output === '-') call.out(answer.body);
  else {
    const name = output ?? (url.path.split('/').at(-1) || 'index.html');
    const path = cleanPath(name, call.cwd);
    if (path !== '/dev/null') call.files.write(path, answer.body);
    if (!quiet)
      call.err(
        `saving to '${name}'\n${name.padEnd(20)} 100% |********************************| ${String(Buffer.byteLength(answer.body)).padStart(5)}  0:00:00 ETA\n'${name}' saved\n`,
      );
  }
  return 0;
};

function addressOf(call: Call, host: string): string | null {
  const peer = call.session.request.lookup(host);
  if (peer !== null) return peer.address;
  if (host === 'localhost' || host === '127.0.0.1') return '127.0.0.1';
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return host;
  if (host.includes('.') && call.session.request.network) return outside(call, host);
  return null;
}

const ping: Program = call => {
  const { args } = call;
  const option = (letter: string): string | null => {
    const at = args.findIndex(arg => arg.startsWith(`-${letter}`));
    if (at < 0) return null;
    return (args[at] ?? '').slice(2) || (args[at + 1] ?? '');
  };
  const count = Number(option('c') ?? 4);
  const host = args.find((arg, index) => !arg.startsWith('-') && !/^-[cwWisItp]$/.test(args[index - 1] ?? '')) ?? '';
  const address = addressOf(call, host);
  if (address === null) {
    call.err(busybox(call) ? `ping: bad address '${host}'\n` : `ping: ${host}: Name or service not known\n`);
    return busybox(call) ? 1 : 2;
  }
  const size = Number(option('s') ?? 56);
  const quiet = args.includes('-q');
  call.out(`PING ${host} (${address}): ${size} data bytes\n`);
  const times = Array.from({ length: count }, (_, sequence) => 84 + ((sequence * 37) % 61));
  for (const [sequence, time] of times.entries()) {
    if (sequence > 0) pass(call.session, 1000);
    const took = (time / 1000).toFixed(3);
    if (!quiet) call.out(`${size + 8} bytes from ${address}: seq=${sequence} ttl=64 time=${took} ms\n`);
  }
  const average = Math.floor(times.reduce((sum, time) => sum + time, 0) / Math.max(1, count));
  const round = [Math.min(...times), average, Math.max(...times)].map(time => (time / 1000).toFixed(3)).join('/');
  call.out(
    `\n--- ${host} ping statistics ---\n${count} packets transmitted, ${count} packets received, 0% packet loss\nround-trip min/avg/max = ${round} ms\n`,
  );
  return 0;
};

/** Docker's own name server, in containers of networks that somebody made. */
const INNER_SERVER = '127.0.0.11';

/**
 * Asks for an IPv4 and for an IPv6 address, and tells of both. No server of the outside answers here: alone it is not reached, and
 * asked by Docker's own it fails.
 */
const nslookup: Program = call => {
  const host = call.args.find(arg => !arg.startsWith('-')) ?? '';
  const address = addressOf(call, host);
  const content = call.files.content('/etc/resolv.conf');
  const settings = typeof content === 'string' ? '' : Buffer.from(content.bytes ?? []).toString();
  if (/^nameserver (\S+)/m.exec(settings)?.[1] !== INNER_SERVER) {
    call.out(';; connection timed out; no servers could be reached\n\n');
    return 1;
  }
  const server = `Server:\t\t${INNER_SERVER}\nAddress:\t${INNER_SERVER}:53\n\n`;
  if (address === null) {
    const unknown = `** server can't find ${host}: SERVFAIL\n\n`;
    call.out(`${server}${unknown}${unknown}`);
    return 1;
  }
  const answer = 'Non-authoritative answer:\n';
  call.out(`${server}${answer}Name:\t${host}\nAddress: ${address}\n\n${answer}\n`);
  return 0;
};

const nc: Program = call => {
  const [host = '', port = ''] = call.args.filter(
    (arg, at) => !arg.startsWith('-') && !/^-[wiqspX]$/.test(call.args[at - 1] ?? ''),
  );
  if (call.args.some(arg => /^-[a-z]*l/.test(arg)))
    return stop(call.session, 'not-simulated', 'nc as a server is not simulated');
  const answer = fetchFrom(call, { host, port: Number(port), path: '/', secure: false });
  if (answer.kind === 'outside') return outside(call, host);
  if (answer.kind === 'no-host') {
    call.err(`nc: bad address '${host}'\n`);
    return 1;
  }
  const open = answer.kind === 'body';
  if (call.args.some(arg => /^-[a-z]*z/.test(arg))) {
    if (call.args.some(arg => /^-[a-z]*v/.test(arg)))
      call.err(
        open
          ? `${host} (${answer.address}:${port}) open\n`
          : `nc: ${host} (${answer.address}:${port}): Connection refused\n`,
      );
    return open ? 0 : 1;
  }
  if (!open) return 1;
  if (/PING/i.test(call.input) && answer.server === 'redis-server') call.out('+PONG\r\n');
  else if (/^(GET|HEAD) /.test(call.input))
    call.out(`HTTP/1.1 ${answer.status} ${answer.reason}\r\nServer: ${answer.server}\r\n\r\n${answer.body}`);
  return 0;
};

/** Whether a server of a kind answers where a client asks: by name, or in this very container. */
function serverAt(call: Call, host: string | null, port: number, service: string): boolean {
  if (host === null || host === 'localhost' || host === '127.0.0.1') {
    if (call.session.service?.name === service) return true;
    const peer = call.session.request.lookup(call.session.request.hostname);
    return peer?.service === service && peer.ports.includes(port);
  }
  const peer = call.session.request.lookup(host);
  return peer?.service === service && peer.ports.includes(port);
}

const option = (call: Call, ...names: readonly string[]): string | null => {
  const at = call.args.findIndex(arg => names.includes(arg));
  return at < 0 ? null : (call.args[at + 1] ?? null);
};

/** A redis keeps its values in the file system of its container, so that they outlive the client. */
const redisCli: Program = call => {
  const host = option(call, '-h', '--host');
  const port = Number(option(call, '-p', '--port') ?? 6379);
  if (call.args.includes('--version') || call.args.includes('-v')) {
    call.out('redis-cli 7.4.2\n');
    return 0;
  }
  const words = call.args.filter(
    (arg, at) => !/^-[hpna]$/.test(arg) && !/^-[hpna]$/.test(call.args[at - 1] ?? '') && !arg.startsWith('--'),
  );
  if (!serverAt(call, host, port, 'redis-server')) {
    const known = host === null || addressOf(call, host) !== null;
    call.err(
      known
        ? `Could not connect to Redis at ${host ?? '127.0.0.1'}:${port}: Connection refused\n`
        : `Could not connect to Redis at ${host}:${port}: Name does not resolve\n`,
    );
    return 1;
  }
  const tree =
    host === null
      ? call.session.request.filesystem
      : (call.session.request.lookup(host)?.filesystem ?? call.session.request.filesystem);
  const files = fileSystemOf(tree, { now: () => 0 });
  const path = '/data/.drydock-redis.json';
  const stored = files.read(path);
  const values = new Map<string, string>(
    stored === null ? [] : (JSON.parse(textOf(stored) ?? '[]') as [string, string][]),
  );
  const commands =
    words.length > 0
      ? [words]
      : call.input
          .split('\n')
          .filter(line => line.trim() !== '')
          .map(line => line.trim().split(/\s+/));
  for (const [command = '', ...args] of commands) call.out(`${redis(command.toUpperCase(), args, values)}\n`);
  if (commands.some(([command = '']) => /^(set|incr|decr|del|flushall|append)/i.test(command))) {
    files.mkdir('/data', { recursive: true });
    files.write(path, JSON.stringify([...values]));
  }
  return 0;
};

function redis(command: string, [key = '', ...rest]: readonly string[], values: Map<string, string>): string {
  switch (command) {
    case 'PING':
      return key === '' ? 'PONG' : key;
    case 'ECHO':
      return key;
    case 'SET':
      values.set(key, rest[0] ?? '');
      return 'OK';
    case 'GET':
      return values.get(key) ?? '';
    case 'INCR':
    case 'DECR': {
      const next = Number(values.get(key) ?? 0) + (command === 'INCR' ? 1 : -1);
      values.set(key, String(next));
      return String(next);
    }
    case 'DEL':
      return String([key, ...rest].filter(each => values.delete(each)).length);
    case 'EXISTS':
      return String([key, ...rest].filter(each => values.has(each)).length);
    case 'KEYS':
      return [...values.keys()].sort().join('\n');
    case 'DBSIZE':
      return String(values.size);
    case 'FLUSHALL':
      values.clear();
      return 'OK';
    case 'INFO':
      return '# Server\r\nredis_version:7.4.2\r\nredis_mode:standalone';
    default:
      return `ERR unknown command '${command.toLowerCase()}', with args beginning with: `;
  }
}

const psql: Program = call => {
  const host = option(call, '-h', '--host');
  if (call.args.includes('--version') || call.args.includes('-V')) {
    call.out(`psql (PostgreSQL) ${call.env.get('PG_VERSION')?.replace(/-.*$/, '') ?? '17.4'}\n`);
    return 0;
  }
  const ready = serverAt(call, host, 5432, 'postgres');
  if (call.name === 'pg_isready') {
    call.out(`${host ?? '/var/run/postgresql'}:5432 - ${ready ? 'accepting connections' : 'no response'}\n`);
    return ready ? 0 : 2;
  }
  if (!ready) {
    call.err(
      host === null
        ? 'psql: error: connection to server on socket "/var/run/postgresql/.s.PGSQL.5432" failed: No such file or directory\n\tIs the server running locally and accepting connections on that socket?\n'
        : `psql: error: could not translate host name "${host}" to address: Name does not resolve\n`,
    );
    return 2;
  }
  const query = option(call, '-c', '--command') ?? '';
  if (/^\s*select\s+1\s*;?\s*$/i.test(query)) call.out(' ?column? \n----------\n        1\n(1 row)\n\n');
  else if (/^\s*select\s+version\(\)/i.test(query))
    call.out(
      '                    version\n-----------------------------------------------\n PostgreSQL 17.4 (Debian 17.4-1.pgdg120+2)\n(1 row)\n\n',
    );
  else if (/^\s*create\s+(\w+)/i.test(query))
    call.out(`CREATE ${(/^\s*create\s+(\w+)/i.exec(query)?.[1] ?? '').toUpperCase()}\n`);
  else return stop(call.session, 'not-simulated', 'SQL is not simulated');
  return 0;
};

const PROGRAMS: Readonly<Record<string, Program>> = {
  curl,
  dig: nslookup,
  host: nslookup,
  nc,
  nslookup,
  pg_isready: psql,
  ping,
  psql,
  'redis-cli': redisCli,
  wget,
};
