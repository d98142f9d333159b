import { cleanPath } from '../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { stop } from '../../kernel/session.ts';
import { fetchFrom, type HttpAnswer, type HttpPage, parseUrl, type Url } from './http.ts';

interface CurlRequest {
  /** Letters of short options, and long options that have none here as they are written. */
  readonly flags: ReadonlySet<string>;
  readonly output: string | null;
  /** Of -w. */
  readonly format: string | null;
  /** Of --unix-socket. */
  readonly socket: string | null;
  /** Of -X; empty where none was named. */
  readonly method: string;
  readonly target: string;
}

/** Options with a value that changes nothing here. */
const WITH_VALUE =
  /^(-H|-X|-d|-u|-A|-m|-e|--max-time|--retry|--connect-timeout|--header|--request|--data|--user|--resolve|--retry-delay)$/;
const LETTERS: Readonly<Record<string, string>> = {
  '--silent': 's',
  '--fail': 'f',
  '--head': 'I',
  '--show-error': 'S',
};

/** Null: only its version was asked for. */
function requestOf(args: readonly string[]): CurlRequest | null {
  const flags = new Set<string>();
  let output: string | null = null;
  let format: string | null = null;
  let socket: string | null = null;
  let method = '';
  let target = '';
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (/^(-o|--output)$/.test(arg)) output = args[++at] ?? '';
    else if (/^(-w|--write-out)$/.test(arg)) format = args[++at] ?? '';
    else if (arg === '--unix-socket') socket = args[++at] ?? '';
    else if (/^(-X|--request)$/.test(arg)) method = args[++at] ?? '';
    else if (/^(-d|--data)$/.test(arg)) {
      at++;
      method ||= 'POST';
    } else if (WITH_VALUE.test(arg)) at++;
    else if (arg === '--version' || arg === '-V') return null;
    else if (arg.startsWith('--')) flags.add(LETTERS[arg] ?? arg);
    else if (arg.startsWith('-')) for (const letter of arg.slice(1)) flags.add(letter);
    else target = arg;
  }
  return { flags, output, format, socket, method, target };
}

export const curl: Program = async call => {
  const request = requestOf(call.args);
  if (request === null) {
    call.out('curl 8.12.1 (linux) libcurl/8.12.1 OpenSSL/3.3.3 zlib/1.3.1\nProtocols: file ftp http https\n');
    return 0;
  }
  const { flags, target } = request;
  if (target === '') {
    call.err("curl: (2) no URL specified\ncurl: try 'curl --help' or 'curl --manual' for more information\n");
    return 2;
  }
  const url = parseUrl(target);
  const { socket } = request;
  const answer = socket === null ? fetchFrom(call, url) : await fetchSocket(call, socket, request.method, target);
  const [code, said] = failureOf(answer, url, flags.has('f'));
  if (code === 0 && answer.kind === 'page') return write(call, request, answer);
  if (!flags.has('s') || flags.has('S')) call.err(`curl: (${code}) ${said}\n`);
  return code;
};

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
  return { kind: 'page', status, reason, server: 'Docker/28.5.2 (linux)', type: 'application/json', body, address: '' };
}

/** The exit code of curl, and its words; 0 when the page is to be printed. */
function failureOf(answer: HttpAnswer, url: Url, failsOnStatus: boolean): readonly [code: number, said: string] {
  switch (answer.kind) {
    case 'no-host':
      return [6, `Could not resolve host: ${url.host}`];
    case 'reset':
      return [56, 'Recv failure: Connection reset by peer'];
    case 'refused':
      return [7, `Failed to connect to ${url.host} port ${url.port} after 0 ms: Could not connect to server`];
    case 'page':
      if (!failsOnStatus || answer.status < 400) return [0, ''];
      return [22, `The requested URL returned error: ${answer.status}`];
  }
}

function write(call: ProgramCall, { flags, output, format }: CurlRequest, page: HttpPage): number {
  const head = `HTTP/1.1 ${page.status} ${page.reason}\r\nServer: ${page.server}\r\nContent-Type: ${page.type}\r\nContent-Length: ${Buffer.byteLength(page.body)}\r\nConnection: keep-alive\r\n\r\n`;
  const body = `${flags.has('I') || flags.has('i') ? head : ''}${flags.has('I') ? '' : page.body}`;
  if (output === null) call.out(body);
  else if (output !== '/dev/null') call.files.write(cleanPath(output, call.cwd), body);
  if (format !== null)
    call.out(format.replaceAll('\\n', '\n').replace(/%\{(?:http_code|response_code)\}/g, String(page.status)));
  return 0;
}
