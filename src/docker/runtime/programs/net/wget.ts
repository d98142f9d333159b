import { cleanPath } from '../../../filesystem/index.ts';
import type { Program, ProgramCall } from '../../kernel/program.ts';
import { showUsage } from '../busybox.ts';
import { busybox } from '../words.ts';
import { fetchFrom, type HttpAnswer, type HttpPage, hostHeader, parseUrl, type Url } from './http.ts';
import { wgetOfGnu } from './wget-gnu.ts';

interface WgetRequest {
  readonly target: string;
  readonly quiet: boolean;
  readonly spider: boolean;
  /** Null: a file named as the page. */
  readonly output: string | null;
}

function requestOf(args: readonly string[]): WgetRequest {
  const target = args.find((arg, at) => !arg.startsWith('-') && !/^-[OTtPo]$/.test(args[at - 1] ?? '')) ?? '';
  const flags = args.filter(arg => arg.startsWith('-'));
  const at = args.findIndex(arg => /^-[a-zA-Z]*O/.test(arg) && !arg.startsWith('--'));
  const glued = at < 0 ? '' : (args[at] ?? '').replace(/^-[a-zA-Z]*O/, '');
  return {
    target,
    quiet: flags.some(flag => /^-[a-zA-Z]*q/.test(flag)),
    spider: flags.includes('--spider') || flags.some(flag => /^-[a-z]*s/.test(flag) && !flag.startsWith('--')),
    output: at < 0 ? null : glued || (args[at + 1] ?? '-'),
  };
}

/** busybox leaves with 1 whatever it was. */
export const wget: Program = call => {
  if (!busybox(call)) return wgetOfGnu(call);
  const request = requestOf(call.args);
  if (request.target === '') {
    return showUsage(call);
  }
  const url = parseUrl(request.target);
  const answer = fetchFrom(call, url, {
    method: request.spider ? 'HEAD' : 'GET',
    headers: [
      ['Host', hostHeader(url)],
      ['User-Agent', 'Wget'],
      ['Connection', 'close'],
    ],
    body: '',
  });
  if (answer.kind !== 'no-host' && !request.quiet)
    call.err(`Connecting to ${url.host}:${url.port} (${answer.address}:${url.port})\n`);
  if (answer.kind === 'page' && answer.status < 400) return save(call, request, url, answer);
  call.err(`${refusalOfBusybox(answer, url)}\n`);
  return 1;
};

function refusalOfBusybox(answer: HttpAnswer, url: Url): string {
  switch (answer.kind) {
    case 'no-host':
      return `wget: bad address '${url.host}${url.port === 80 ? '' : `:${url.port}`}'`;
    case 'closed':
      return 'wget: error getting response';
    case 'refused':
    case 'reset':
      return `wget: can't connect to remote host (${answer.address}): Connection refused`;
    case 'page':
      return `wget: server returned error: HTTP/1.1 ${answer.status} ${answer.reason}`;
  }
}

function save(call: ProgramCall, { quiet, spider, output }: WgetRequest, url: Url, page: HttpPage): number {
  if (spider) {
    if (!quiet) call.err('remote file exists\n');
    return 0;
  }
  if (output === '-') {
    call.out(page.body);
    return 0;
  }
  const name = output ?? (url.path.split('/').at(-1) || 'index.html');
  const path = cleanPath(name, call.cwd);
  if (path !== '/dev/null') call.files.write(path, page.body);
  if (!quiet)
    call.err(
      `saving to '${name}'\n${name.padEnd(20)} 100% |********************************| ${String(Buffer.byteLength(page.body)).padStart(5)}  0:00:00 ETA\n'${name}' saved\n`,
    );
  return 0;
}
