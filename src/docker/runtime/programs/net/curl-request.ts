import { cleanPath, textOf } from '../../../filesystem/index.ts';
import type { ProgramCall } from '../../kernel/program.ts';
import { hostHeader, parseUrl, type Url } from './http.ts';

/** What curl is asked for. */
export interface CurlRequest {
  /** Letters of options without a value. */
  readonly flags: ReadonlySet<string>;
  readonly output: string | null;
  /** Of -w. */
  readonly format: string | null;
  /** Of --unix-socket. */
  readonly socket: string | null;
  /** Of -X, or by what is sent; empty where neither says it. */
  readonly method: string;
  /** Null: nothing is sent. */
  readonly body: string | null;
  /** Of -H, as they were written. */
  readonly headers: readonly string[];
  readonly agent: string;
  readonly referer: string | null;
  readonly cookie: string | null;
  /** Of -u. */
  readonly user: string | null;
  readonly isJson: boolean;
  readonly target: string;
}

/** What curl names itself. */
export const CURL_VERSION = '8.12.1';

const VALUED = /^-([owXdHAueb])(.*)$/s;

/** Null: only its version was asked for. A text: a file that is to be sent and cannot be read. The arguments are as `../gnu` has read them. */
export function curlRequestOf(call: ProgramCall): CurlRequest | string | null {
  const { args } = call;
  const flags = new Set<string>();
  const values = new Map<string, string>();
  const headers: string[] = [];
  const parts: string[] = [];
  let isJson = false;
  let target = '';
  for (let at = 0; at < args.length; at++) {
    const arg = args[at] ?? '';
    const [, letter, glued] = VALUED.exec(arg) ?? [];
    const name = letter ?? (/^--(data|json|unix-socket|output-dir)/.test(arg) ? arg : null);
    if (name === null) {
      if (/^-./.test(arg)) for (const each of arg.slice(1)) flags.add(each);
      else target = arg;
      continue;
    }
    const value = glued || (args[++at] ?? '');
    if (name === 'H') headers.push(value);
    else if (name === 'd' || name.startsWith('--data') || name === '--json') {
      const part = partOf(call, name, value);
      if (part === null) return value.slice(1);
      parts.push(part);
      isJson ||= name === '--json';
    } else values.set(name, value);
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
    method: values.get('X') ?? (flags.has('I') ? 'HEAD' : parts.length > 0 ? 'POST' : ''),
    body: parts.length === 0 ? null : parts.join(isJson ? '' : '&'),
    headers,
    agent: values.get('A') ?? `curl/${CURL_VERSION}`,
    referer: values.get('e') ?? null,
    cookie: values.get('b') ?? null,
    user: values.get('u') ?? null,
    isJson,
    target,
  };
}

/** `-d a=b`, `-d @file`, `--data-raw @b`; null where the file cannot be read. */
function partOf(call: ProgramCall, name: string, value: string): string | null {
  if (!value.startsWith('@') || name === '--data-raw') return value;
  const path = value.slice(1);
  const content = path === '-' ? null : call.files.content(cleanPath(path, call.cwd));
  const text = content === null ? call.input : typeof content === 'string' ? null : textOf(content);
  if (text === null) return null;
  return name === 'd' || name === '--data-ascii' ? text.replace(/[\r\n]/g, '') : text;
}

/** The headers of a request, as curl writes them. */
export function curlHeaders(request: CurlRequest, url: Url): readonly (readonly [name: string, value: string])[] {
  const { headers, agent, user, referer, cookie, body, isJson } = request;
  const own = headers.map(each => {
    const at = each.indexOf(':');
    return at < 0 ? ([each.replace(/;$/, ''), ''] as const) : ([each.slice(0, at), each.slice(at + 1).trim()] as const);
  });
  const given = new Set(own.map(([name]) => name.toLowerCase()));
  const hostGiven = own.find(([name]) => name.toLowerCase() === 'host')?.[1];
  const usual: (readonly [string, string])[] = [['Host', hostGiven ?? hostHeader(url)]];
  if (user !== null) usual.push(['Authorization', `Basic ${Buffer.from(user).toString('base64')}`]);
  usual.push(['User-Agent', agent]);
  if (!isJson) usual.push(['Accept', '*/*']);
  if (referer !== null) usual.push(['Referer', referer]);
  if (cookie !== null) usual.push(['Cookie', cookie]);
  const behind: (readonly [string, string])[] = [];
  if (isJson) behind.push(['Content-Type', 'application/json'], ['Accept', 'application/json']);
  if (body !== null) {
    behind.push(['Content-Length', String(Buffer.byteLength(body))]);
    if (!isJson) behind.push(['Content-Type', 'application/x-www-form-urlencoded']);
  }
  const absent = ([name]: readonly [string, string]): boolean => name === 'Host' || !given.has(name.toLowerCase());
  const kept = own.filter(([name, value]) => value !== '' && name.toLowerCase() !== 'host');
  return [...usual.filter(absent), ...kept, ...behind.filter(absent)];
}
