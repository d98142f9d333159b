import { cleanPath } from '../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { stop } from '../../kernel/session.ts';
import { meter } from './curl-meter.ts';
import { CURL_VERSION, type CurlRequest, curlHeaders, curlRequestOf } from './curl-request.ts';
import { fetchFrom, type HttpAnswer, type HttpPage, parseUrl, type Url } from './http.ts';

export const curl: Program = async call => {
  const request = curlRequestOf(call);
  if (request === null) {
    call.out(
      `curl ${CURL_VERSION} (linux) libcurl/${CURL_VERSION} OpenSSL/3.3.3 zlib/1.3.1\nProtocols: file ftp http https\n`,
    );
    return 0;
  }
  if (typeof request === 'string') {
    call.err(
      `curl: Failed to open ${request}\ncurl: option -d: error encountered when reading a file\ncurl: try 'curl --help' or 'curl --manual' for more information\n`,
    );
    return 26;
  }
  const { flags, target } = request;
  if (target === '') {
    call.err("curl: (2) no URL specified\ncurl: try 'curl --help' or 'curl --manual' for more information\n");
    return 2;
  }
  const url = parseUrl(target);
  const { socket } = request;
  const answer =
    socket === null ? fetched(call, request, url) : await fetchSocket(call, socket, request.method, target);
  if (request.output === '') {
    call.err('curl: Remote file name has no length!\n');
    return 23;
  }
  const [code, said] = failureOf(answer, url, flags.has('f'));
  const sent = Buffer.byteLength(request.body ?? '');
  if (!flags.has('s') && (request.output !== null || !onTerminal(call))) call.err(meter(answer, flags, code, sent));
  if (code === 0 && answer.kind === 'page') return write(call, request, answer, url);
  if (!flags.has('s') || flags.has('S')) call.err(`curl: (${code}) ${said}\n`);
  return code;
};

/** How often -L goes on to where it is sent. */
const MOST_SENT_ON = 50;

/** Asks, and with -L goes where it is sent. */
function fetched(call: ProgramCall, request: CurlRequest, first: Url): HttpAnswer {
  let url = first;
  let { body } = request;
  let method = request.method || 'GET';
  for (let turn = 0; ; turn++) {
    const headers = curlHeaders({ ...request, body }, url);
    const answer = fetchFrom(call, url, { method, headers, body: body ?? '' });
    const to =
      answer.kind === 'page' ? (answer.headers.find(([name]) => name.toLowerCase() === 'location')?.[1] ?? null) : null;
    if (answer.kind !== 'page' || to === null || answer.status < 300 || answer.status > 399 || !request.flags.has('L'))
      return answer;
    if (turn >= MOST_SENT_ON)
      return stop(call.session, 'not-simulated', 'a circle of redirections is not simulated here');
    if (/^https:/.test(to)) return stop(call.session, 'not-simulated', `a redirection to ${to} is not simulated here`);
    if (request.flags.has('i') || method === 'HEAD') call.out(headOf(answer) + (method === 'HEAD' ? '' : answer.body));
    url = /^http:/.test(to)
      ? parseUrl(to)
      : { ...url, path: to.startsWith('/') ? to : `${url.path.replace(/[^/]*$/, '')}${to}` };
    if (answer.status < 307 && method === 'POST') {
      method = 'GET';
      body = null;
    }
  }
}

/** The learner's own shell stands at a terminal, a container's only with -t. */
function onTerminal({ session, route }: ProgramCall): boolean {
  return route.out === 'stdout' && (session.shell !== null || session.request.tty);
}

/** The one socket that is here. */
const DOCKER_SOCKET = /^(\/var)?\/run\/docker\.sock$/;

async function fetchSocket(call: ProgramCall, path: string, method: string, target: string): Promise<HttpAnswer> {
  const { socket } = call.session.request;
  if (socket === undefined || !DOCKER_SOCKET.test(path)) return { kind: 'refused', address: '' };
  const asked = target.replace(/^[a-z]+:\/\//, '').replace(/^[^/]*/, '') || '/';
  const answer = method === '' || method === 'GET' ? await socket(asked) : null;
  if (answer === null)
    return stop(
      call.session,
      'not-simulated',
      `${method || 'GET'} ${asked} without the docker client is not simulated on this host`,
    );
  const { status, body } = answer;
  const reason = status === 200 ? 'OK' : status === 404 ? 'Not Found' : 'Error';
  return {
    kind: 'page',
    version: '1.1',
    status,
    reason,
    headers: [
      ['Server', 'Docker/28.5.2 (linux)'],
      ['Content-Type', 'application/json'],
      ['Content-Length', String(Buffer.byteLength(body))],
      ['Connection', 'keep-alive'],
    ],
    type: 'application/json',
    body,
    address: '',
  };
}

/** The exit code of curl, and its words; 0 when the page is to be printed. */
function failureOf(answer: HttpAnswer, url: Url, failsOnStatus: boolean): readonly [code: number, said: string] {
  switch (answer.kind) {
    case 'no-host':
      return [6, `Could not resolve host: ${url.host}`];
    case 'reset':
      return [56, 'Recv failure: Connection reset by peer'];
    case 'closed':
      return [52, 'Empty reply from server'];
    case 'refused':
      return [7, `Failed to connect to ${url.host} port ${url.port} after 0 ms: Could not connect to server`];
    case 'page':
      if (!failsOnStatus || answer.status < 400) return [0, ''];
      return [22, `The requested URL returned error: ${answer.status}`];
  }
}

function headOf({ version, status, reason, headers }: HttpPage): string {
  return `HTTP/${version} ${status} ${reason}\r\n${headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
}

function write(
  call: ProgramCall,
  { flags, output, format, method, target }: CurlRequest,
  page: HttpPage,
  url: Url,
): number {
  const body = `${flags.has('I') || flags.has('i') ? headOf(page) : ''}${method === 'HEAD' ? '' : page.body}`;
  if (output === null) call.out(body);
  else if (output !== '/dev/null') call.files.write(cleanPath(output, call.cwd), body);
  if (format !== null)
    call.out(formatted(call, format, page, { method: method || 'GET', target: withScheme(target, url) }));
  return 0;
}

const withScheme = (target: string, { path }: Url): string =>
  `${/^https?:/.test(target) ? '' : 'http://'}${target}${/^(https?:\/\/)?[^/]+$/.test(target) && path === '/' ? '/' : ''}`;

/** -w */
function formatted(
  call: ProgramCall,
  format: string,
  page: HttpPage,
  { method, target }: { readonly method: string; readonly target: string },
): string {
  const known: Readonly<Record<string, string>> = {
    http_code: String(page.status).padStart(3, '0'),
    response_code: String(page.status).padStart(3, '0'),
    content_type: page.type,
    size_download: String(method === 'HEAD' ? 0 : Buffer.byteLength(page.body)),
    num_redirects: '0',
    exitcode: '0',
    method,
    url: target,
    url_effective: target,
    scheme: 'http',
    http_version: page.version === '1.0' ? '1.0' : '1.1',
    remote_ip: page.address === 'localhost' ? '127.0.0.1' : page.address,
  };
  return format
    .replace(/\\([nrt])/g, (_, letter: string) => (letter === 'n' ? '\n' : letter === 'r' ? '\r' : '\t'))
    .replace(/%\{(\w+)\}/g, (_, name: string) => {
      const value = Object.hasOwn(known, name) ? known[name] : undefined;
      return value ?? stop(call.session, 'not-simulated', `%{${name}} of curl -w is not simulated on this host`);
    });
}
