import { cleanPath } from '../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { secondsOf, stop } from '../../kernel/session.ts';
import { fetchFrom, type HttpAnswer, type HttpPage, parseUrl, type Url } from './http.ts';

interface CurlRequest {
  /** Letters of options without a value. */
  readonly flags: ReadonlySet<string>;
  readonly output: string | null;
  /** Of -w. */
  readonly format: string | null;
  /** Of --unix-socket. */
  readonly socket: string | null;
  /** Of -X; empty where none was named. */
  readonly method: string;
  /** Media types that it accepts, of -H. */
  readonly accept: string;
  readonly target: string;
}

/** Null: only its version was asked for. The arguments are as `../gnu` has read them. */
function requestOf(args: readonly string[]): CurlRequest | null {
  const flags = new Set<string>();
  const values = new Map<string, string>();
  let accept = '';
  let target = '';
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const [, letter, glued] = /^-([owXdH])(.*)$/s.exec(arg) ?? [];
    if (letter === 'H') accept += /^accept: *(.*)$/is.exec(glued || (args[++at] ?? ''))?.[1] ?? '';
    else if (letter !== undefined) values.set(letter, glued || (args[++at] ?? ''));
    else if (/^--(data|unix-socket|output-dir)/.test(arg))
      values.set(arg.startsWith('--data') ? 'd' : arg, args[++at] ?? '');
    else if (/^-./.test(arg)) for (const each of arg.slice(1)) flags.add(each);
    else target = arg;
  }
  if (flags.has('V')) return null;
  const named = flags.has('O') ? (parseUrl(target).path.split('/').at(-1) ?? '') : null;
  const output = values.get('o') ?? named;
  const directory = values.get('--output-dir');
  return {
    flags,
    output: output === null || directory === undefined ? output : `${directory}/${output}`,
    format: values.get('w') ?? null,
    socket: values.get('--unix-socket') ?? null,
    method: values.get('X') ?? (values.has('d') ? 'POST' : ''),
    accept,
    target,
  };
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
  const answer =
    socket === null ? fetchFrom(call, url, request.accept) : await fetchSocket(call, socket, request.method, target);
  if (request.output === '') {
    call.err('curl: Remote file name has no length!\n');
    return 23;
  }
  const [code, said] = failureOf(answer, url, flags.has('f'));
  if (!flags.has('s') && (request.output !== null || !onTerminal(call))) call.err(meter(answer, flags, code));
  if (code === 0 && answer.kind === 'page') return write(call, request, answer);
  if (!flags.has('s') || flags.has('S')) call.err(`curl: (${code}) ${said}\n`);
  return code;
};

/** The learner's own shell stands at a terminal, a container's only with -t. */
function onTerminal({ session, route }: ProgramCall): boolean {
  return route.out === 'stdout' && (session.shell !== null || session.request.tty);
}

const NO_TIME = '--:--:-- --:--:-- --:--:--';

/** What curl draws while it works, where that does not disturb its output. Rule: progress.c of curl 7 and 8; the speed is this host's. */
function meter(answer: HttpAnswer, flags: ReadonlySet<string>, code: number): string {
  const head =
    '  % Total    % Received % Xferd  Average Speed   Time    Time     Time  Current\n' +
    '                                 Dload  Upload   Total   Spent    Left  Speed\n';
  const begun = `\r  0     0    0     0    0     0      0      0 ${NO_TIME}     0`;
  if (answer.kind === 'no-host') return head + begun;
  const size = answer.kind === 'page' ? Buffer.byteLength(answer.body) : 0;
  const isReceived = code === 0 && !flags.has('I') && size > 0;
  const done = isReceived ? 100 : 0;
  const part = isReceived ? size : 0;
  const columns = [
    [done, size],
    [done, part],
    [0, 0],
  ].map(([percent = 0, bytes = 0]) => `${String(percent).padStart(3)} ${amount(bytes)}`);
  const speed = amount(part * SPEED);
  return `${head}${begun}\r${[...columns, speed, amount(0)].join('  ')} ${NO_TIME} ${speed}\n`;
}

/** Transfers in a second that are as long as this one. */
const SPEED = 500;

/** Five places: `63`, `15977`, `292k`, `34.8M`. */
function amount(bytes: number): string {
  if (bytes < 100_000) return String(bytes).padStart(5);
  const kibibytes = Math.floor(bytes / 1024);
  if (kibibytes < 10_000) return `${String(kibibytes).padStart(4)}k`;
  const tenths = Math.floor((bytes * 10) / 1_048_576);
  return tenths < 1000
    ? `${Math.floor(tenths / 10)
        .toString()
        .padStart(2)}.${tenths % 10}M`
    : `${String(Math.floor(tenths / 10)).padStart(4)}M`;
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
  const usual = `HTTP/1.1 ${page.status} ${page.reason}\r\nServer: ${page.server}\r\nContent-Type: ${page.type}\r\nContent-Length: ${Buffer.byteLength(page.body)}\r\nConnection: keep-alive\r\n\r\n`;
  const head = page.head === undefined ? usual : headOf(page, page.head, secondsOf(call.session));
  const body = `${flags.has('I') || flags.has('i') ? head : ''}${flags.has('I') ? '' : page.body}`;
  if (output === null) call.out(body);
  else if (output !== '/dev/null') call.files.write(cleanPath(output, call.cwd), body);
  if (format !== null)
    call.out(format.replaceAll('\\n', '\n').replace(/%\{(?:http_code|response_code)\}/g, String(page.status)));
  return 0;
}

function headOf({ status, reason }: HttpPage, lines: readonly string[], now: number): string {
  const date = `Date: ${new Date(now * 1000).toUTCString()}`;
  return [`HTTP/1.1 ${status} ${reason}`, ...lines.map(line => (line === 'Date' ? date : line)), '', ''].join('\r\n');
}
