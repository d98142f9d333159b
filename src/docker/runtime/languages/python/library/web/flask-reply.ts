import type { HttpReply } from '../../../../../http.ts';
import { NotSimulated } from '../../../control.ts';
import { utf8Text } from '../../methods/text.ts';
import { className, nativeClass, OBJECT } from '../../value/classes.ts';
import { typeError } from '../../value/errors.ts';
import { builtin, bytesOf, isKind, type PyNative, type PyPlay, type PyValue, tupleOf } from '../../value/values.ts';
import { sizeOf } from '../http-files.ts';
import { dumps } from '../json.ts';
import { escaped, shoutedReason } from './exceptions.ts';

/** What views return, made into replies. Recorded from Flask 3.1 and Werkzeug 3.1. */

export const RESPONSE = nativeClass(
  'Response',
  [OBJECT],
  (play, args, named) => respond(play, args, named),
  'flask.wrappers',
);

type HeaderPairs = [name: string, value: string][];

/** What a Response of Python holds. */
interface ResponseState {
  body: string;
  readonly headers: HeaderPairs;
}

const HTML = 'text/html; charset=utf-8';

export function responseOf(body: string, status: number, headers: readonly (readonly [string, string])[]): PyNative {
  const state: ResponseState = { body, headers: headers.map(([name, value]) => [name, value]) };
  const made: PyNative = { kind: 'native', cls: RESPONSE, names: new Map(), state, partial: true };
  const unmetSet = ['set_cookie', 'delete_cookie', 'set_etag', 'add_etag'];
  const names: Readonly<Record<string, PyValue>> = {
    __open__: true,
    status_code: BigInt(status),
    headers: headersNative(state.headers),
    get_data: builtin('get_data', (_play, [asText = false], named) =>
      (named.get('as_text') ?? asText) === true ? state.body : bytesOf(latin(state.body)),
    ),
    set_data: builtin('set_data', (_play, [value = null]) => {
      state.body = textOf(value);
      return null;
    }),
  };
  for (const [name, value] of Object.entries(names)) made.names.set(name, value);
  for (const name of unmetSet)
    made.names.set(
      name,
      builtin(name, () => {
        throw new NotSimulated(`.${name} of a response`);
      }),
    );
  return made;
}

const latin = (text: string): string =>
  [...new TextEncoder().encode(text)].map(each => String.fromCharCode(each)).join('');

function headersNative(headers: HeaderPairs): PyNative {
  const set = (name: PyValue, value: PyValue): void => setHeader(headers, String(name), String(value));
  const found = (name: PyValue): string | undefined =>
    headers.find(([each]) => each.toLowerCase() === String(name).toLowerCase())?.[1];
  const names = new Map<string, PyValue>([
    [
      '__setitem__',
      builtin('__setitem__', (_play, [name = null, value = null]) => {
        set(name, value);
        return null;
      }),
    ],
    ['__getitem__', builtin('__getitem__', (_play, [name = null]) => found(name) ?? null)],
    ['__contains__', builtin('__contains__', (_play, [name = null]) => found(name) !== undefined)],
    ['get', builtin('get', (_play, [name = null, usual = null]) => found(name) ?? usual)],
    [
      'add',
      builtin('add', (_play, [name = null, value = null]) => {
        headers.push([String(name), String(value)]);
        return null;
      }),
    ],
    ['items', builtin('items', () => ({ kind: 'list', items: headers.map(pair => tupleOf(pair)) }))],
  ]);
  const cls = nativeClass('Headers', [OBJECT], null, 'werkzeug.datastructures.headers');
  return { kind: 'native', cls, names, state: null, partial: true };
}

function setHeader(headers: HeaderPairs, name: string, value: string): void {
  const at = headers.findIndex(([each]) => each.toLowerCase() === name.toLowerCase());
  if (at < 0) headers.push([name, value]);
  else headers[at] = [name, value];
}

function textOf(value: PyValue): string {
  if (typeof value === 'string') return value;
  const text = isKind(value, 'bytes') ? utf8Text(value.data) : null;
  if (text === null) throw new NotSimulated('bytes that are no text in a response');
  return text;
}

/** `Response("text", status=…, mimetype=…, headers=…)` */
function respond(play: PyPlay, args: readonly PyValue[], named: ReadonlyMap<string, PyValue>): PyNative {
  const NAMES = ['response', 'status', 'headers', 'mimetype', 'content_type'];
  const [body, status, headers, mimetype, type] = NAMES.map((name, at) => args[at] ?? named.get(name) ?? null);
  if ([...named.keys()].some(name => !NAMES.includes(name))) throw new NotSimulated('Response() with these arguments');
  if (isKind(body ?? null, 'iterator')) throw new NotSimulated('a response that is streamed');
  const kind = typeof type === 'string' ? type : typeof mimetype === 'string' ? typeWithCharset(mimetype) : HTML;
  const made = responseOf(body === null || body === undefined ? '' : textOf(body), statusOf(status ?? null, 200), []);
  const { headers: own } = made.state as ResponseState;
  own.push(...pairsOf(headers ?? null));
  if (!own.some(([name]) => name.toLowerCase() === 'content-type')) own.push(['Content-Type', kind]);
  void play;
  return made;
}

const typeWithCharset = (mimetype: string): string =>
  /^text\//.test(mimetype) || /^application\/(?:javascript|xml)$|\+xml$/.test(mimetype)
    ? `${mimetype}; charset=utf-8`
    : mimetype;

/** `201` or `"201 Created"` */
function statusOf(value: PyValue, usual: number): number {
  if (value === null) return usual;
  if (typeof value === 'bigint') return Number(value);
  const number = typeof value === 'string' ? /^(\d{3})(?: |$)/.exec(value)?.[1] : undefined;
  if (number === undefined) throw new NotSimulated('this status');
  return Number(number);
}

function pairsOf(value: PyValue): HeaderPairs {
  if (value === null) return [];
  if (isKind(value, 'dict')) return [...value.map.values()].map(([name, each]) => [String(name), String(each)]);
  if (isKind(value, 'list'))
    return value.items.map(each => {
      if (!isKind(each, 'tuple') || each.items.length !== 2) throw new NotSimulated('these headers');
      return [String(each.items[0]), String(each.items[1])];
    });
  throw new NotSimulated('these headers');
}

/** The text of `jsonify`. */
export function jsonText(play: PyPlay, value: PyValue, isDebug: boolean): string {
  const layout: [string, PyValue][] = isDebug ? [['indent', 2n]] : [['separators', tupleOf([',', ':'])]];
  return `${String(dumps(play, [value], new Map<string, PyValue>([['sort_keys', true], ...layout])))}\n`;
}

/** What a view returned, as a Response. `name`: of the view. */
export function made(play: PyPlay, value: PyValue, name: string, isDebug: boolean): PyNative {
  if (isKind(value, 'tuple')) return fromTuple(play, value.items, name, isDebug);
  if (isKind(value, 'native') && value.cls === RESPONSE) return value;
  if (typeof value === 'string' || isKind(value, 'bytes'))
    return responseOf(textOf(value), 200, [['Content-Type', HTML]]);
  if (isKind(value, 'dict') || isKind(value, 'list'))
    return responseOf(jsonText(play, value, isDebug), 200, [['Content-Type', 'application/json']]);
  if (isKind(value, 'iterator')) throw new NotSimulated('a response that is streamed');
  throw typeError(
    value === null
      ? `The view function for '${name}' did not return a valid response. The function either returned None or ended without a return statement.`
      : `The view function did not return a valid response. The return type must be a string, dict, list, tuple with headers or status, Response instance, or WSGI callable, but it was a ${className(value)}.`,
  );
}

function fromTuple(play: PyPlay, items: readonly PyValue[], name: string, isDebug: boolean): PyNative {
  if (items.length < 2 || items.length > 3) throw new NotSimulated('a tuple of a view with these parts');
  const [body = null, second = null, third = null] = items;
  const isStatus = typeof second === 'bigint' || typeof second === 'string';
  const [status, headers] = items.length === 3 || isStatus ? [second, third] : [null, second];
  const response = made(play, body, name, isDebug);
  if (status !== null) response.names.set('status_code', BigInt(statusOf(status, 200)));
  const { headers: own } = response.state as ResponseState;
  const before = own.splice(0, own.length);
  // HeaderPairs of the tuple stand where Werkzeug puts them: what they replace goes.
  for (const [given, value] of pairsOf(headers)) own.push([given, value]);
  for (const [given, value] of before)
    if (!own.some(([each]) => each.toLowerCase() === given.toLowerCase())) own.push([given, value]);
  return response;
}

/** A Response as it goes over the wire, behind the headers of the server. */
export function wired(response: PyNative, first: readonly (readonly [string, string])[], isLast: boolean): HttpReply {
  const { body, headers } = response.state as ResponseState;
  const status = Number(response.names.get('status_code'));
  const type = response.names.get('content_type') ?? response.names.get('mimetype');
  if (typeof type === 'string')
    setHeader(headers, 'Content-Type', response.names.has('content_type') ? type : typeWithCharset(type));
  const data = response.names.get('data');
  const text = data === undefined ? body : textOf(data);
  const hasBody = status !== 204 && status !== 304;
  const own = headers.filter(([name]) => name.toLowerCase() !== 'content-length');
  // Where Werkzeug puts it: behind the type, or the methods that are allowed.
  const at = own.findLastIndex(([name]) => /^(content-type|allow)$/i.test(name)) + 1;
  if (hasBody) own.splice(at, 0, ['Content-Length', String(sizeOf(text))]);
  return {
    version: '1.1',
    status,
    reason: shoutedReason(status),
    headers: [...first, ...own, ...(isLast ? [['Connection', 'close'] as const] : [])],
    body: hasBody ? text : '',
  };
}

export function redirection(to: string, status: number): PyNative {
  const shown = escaped(to);
  const body = `<!doctype html>\n<html lang=en>\n<title>Redirecting...</title>\n<h1>Redirecting...</h1>\n<p>You should be redirected automatically to the target URL: <a href="${shown}">${shown}</a>. If not, click the link.\n`;
  return responseOf(body, status, [
    ['Content-Type', HTML],
    ['Location', to],
  ]);
}

export const pageResponse = (status: number, body: string): PyNative =>
  responseOf(body, status, [['Content-Type', HTML]]);
