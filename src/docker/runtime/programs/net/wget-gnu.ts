import { cleanPath } from '../../../filesystem/index.ts';
import type { ProgramCall } from '../../kernel/program.ts';
import { secondsOf } from '../../kernel/session.ts';
import { dateText } from '../../languages/strftime.ts';
import { fetchFrom, type HttpPage, hostHeader, parseUrl, type Url } from './http.ts';

/** `wget` of GNU, in its own words. Recorded from 1.21; how fast it goes is this host's. */

interface GnuWgetRequest {
  readonly flags: ReadonlySet<string>;
  /** Null: a file named as the page. */
  readonly output: string | null;
  readonly target: string;
}

/** The arguments are as `../gnu` has read them. */
function requestOf(args: readonly string[]): GnuWgetRequest {
  const flags = new Set<string>();
  let output: string | null = null;
  let target = '';
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    if (arg.startsWith('-O')) output = arg.slice(2) || (args[++at] ?? '-');
    else if (arg.startsWith('--')) flags.add(arg);
    else if (/^-./.test(arg)) for (const letter of arg.slice(1)) flags.add(letter);
    else target = arg;
  }
  return { flags, output, target };
}

export function wgetOfGnu(call: ProgramCall): number {
  const { flags, output, target } = requestOf(call.args);
  if (target === '') {
    call.err("wget: missing URL\nUsage: wget [OPTION]... [URL]...\n\nTry `wget --help' for more options.\n");
    return 1;
  }
  const url = parseUrl(target);
  const tell = (text: string): void => {
    if (!flags.has('q')) call.err(text);
  };
  const isSpider = flags.has('--spider');
  const now = dateText('%Y-%m-%d %H:%M:%S', secondsOf(call.session));
  const port = url.port === 80 ? '' : `:${url.port}`;
  if (isSpider) tell('Spider mode enabled. Check if remote file exists.\n');
  tell(`--${now}--  http://${url.host}${port}${url.path}\n`);
  const answer = fetchFrom(call, url, {
    method: isSpider ? 'HEAD' : 'GET',
    headers: [
      ['Host', hostHeader(url)],
      ['User-Agent', 'Wget/1.21.4'],
      ['Accept', '*/*'],
      ['Accept-Encoding', 'identity'],
      ['Connection', 'Keep-Alive'],
    ],
    body: '',
  });
  if (answer.kind === 'no-host') {
    tell(`${resolving(url)}failed: Name or service not known.\nwget: unable to resolve host address '${url.host}'\n`);
    return 4;
  }
  tell(
    `${connecting(url, answer.address)}${answer.kind === 'page' || answer.kind === 'closed' ? 'connected' : 'failed: Connection refused'}.\n`,
  );
  if (answer.kind === 'closed') tell('HTTP request sent, awaiting response... No data received.\n');
  if (answer.kind !== 'page') return 4;
  tell(`HTTP request sent, awaiting response... ${answer.status} ${answer.reason}\n`);
  if (answer.status >= 400) {
    tell(
      isSpider
        ? `Remote file does not exist -- broken link!!!\n\n`
        : `${now} ERROR ${answer.status}: ${answer.reason}.\n\n`,
    );
    return 8;
  }
  tell(`Length: ${lengthText(answer)} [${answer.type}]\n`);
  if (isSpider) {
    tell('Remote file exists.\n\n');
    return 0;
  }
  save(call, { url, output, page: answer, now, tell });
  return 0;
}

const resolving = ({ host }: Url): string => (/^[\d.]+$/.test(host) ? '' : `Resolving ${host} (${host})... `);

function connecting(url: Url, address: string): string {
  const found = resolving(url);
  if (found === '') return `Connecting to ${url.host}:${url.port}... `;
  return `${found}${address}\nConnecting to ${url.host} (${url.host})|${address}|:${url.port}... `;
}

function lengthText({ body }: HttpPage): string {
  const bytes = Buffer.byteLength(body);
  if (bytes < 1024) return String(bytes);
  const kibibytes = bytes / 1024;
  return `${bytes} (${kibibytes < 10 ? kibibytes.toFixed(1) : Math.round(kibibytes)}K)`;
}

interface Saving {
  readonly url: Url;
  readonly output: string | null;
  readonly page: HttpPage;
  readonly now: string;
  readonly tell: (text: string) => void;
}

/** Kilobytes in a row of dots, and in a group of them. */
const ROW = 50;
const GROUP = 10;

function save(call: ProgramCall, { url, output, page, now, tell }: Saving): void {
  const name = output ?? (url.path.split('/').at(-1) || 'index.html');
  const bytes = Buffer.byteLength(page.body);
  const isPrinted = name === '-';
  tell(`Saving to: '${isPrinted ? 'STDOUT' : name}'\n\n`);
  if (isPrinted) call.out(page.body);
  else if (name !== '/dev/null') call.files.write(cleanPath(name, call.cwd), page.body);
  tell(
    `${dots(bytes)}\n${now} (1.00 MB/s) - ${isPrinted ? 'written to stdout' : `'${name}' saved`} [${bytes}/${bytes}]\n\n`,
  );
}

/** A dot for each kilobyte. */
function dots(bytes: number): string {
  let text = '';
  const all = Math.floor(bytes / 1024);
  for (let from = 0; from === 0 || from < all; from += ROW) {
    const count = Math.min(ROW, all - from);
    const groups = Array.from({ length: ROW / GROUP }, (_, group) =>
      '.'.repeat(Math.max(0, Math.min(GROUP, count - group * GROUP))).padEnd(GROUP),
    );
    const isLast = from + ROW >= all;
    const percent = isLast ? 100 : Math.floor(((from + ROW) * 1024 * 100) / bytes);
    text += `${String(from).padStart(6)}K ${groups.join(' ')}${String(percent).padStart(3)}% 1.00M${isLast ? '=' : ' '}0s\n`;
  }
  return text;
}
