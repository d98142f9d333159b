import { type HttpQuestion, type HttpReply, headerOf, httpDate, reasonOf } from '../../../../http.ts';
import { NotSimulated } from '../../control.ts';
import { number, text } from '../value/convert.ts';
import { codedError } from '../value/errors.ts';
import { get, keysOf } from '../value/members.ts';
import {
  arrayOf,
  isCallable,
  isObject,
  type JsObject,
  type JsPlay,
  type JsValue,
  native,
  objectOf,
  prop,
} from '../value/values.ts';
import { addMethods, callBack, libraryObject } from './define.ts';
import { EMITTER, emit } from './events.ts';
import { bufferOf } from './fs.ts';
import { soon } from './timers.ts';

/** `http`: servers, and what goes through them. Recorded from Node 20. */

/** What answers a question: what a server was given. */
export type Responder = (play: JsPlay, request: JsObject, response: JsObject, question: HttpQuestion) => void;

/** A response in the making. */
export interface HttpResponseState {
  readonly question: HttpQuestion;
  readonly headers: [name: string, value: string][];
  reason: string | null;
  chunks: string[];
  /** `own`: by writeHead; `first`: by the first write. */
  head: 'open' | 'own' | 'first';
  isEnded: boolean;
}

const responses = new WeakMap<JsObject, HttpResponseState>();

export function stateOfResponse(value: JsValue): HttpResponseState {
  const found = isObject(value) ? responses.get(value) : undefined;
  if (found === undefined) throw new NotSimulated('a response that no server has made');
  return found;
}

export function setHeaderOf({ headers }: HttpResponseState, name: string, value: string): void {
  const at = headers.findIndex(([each]) => each.toLowerCase() === name.toLowerCase());
  if (at < 0) headers.push([name, value]);
  else headers[at] = [name, value];
}

function requestObject(play: JsPlay, question: HttpQuestion): JsObject {
  const headers = objectOf(play);
  for (const [name, value] of question.headers) headers.props.set(name.toLowerCase(), prop(value));
  const request = libraryObject(play, 'of request', EMITTER, {
    method: question.method,
    url: question.target,
    httpVersion: '1.1',
    headers,
    socket: libraryObject(play, 'of buffer', {}, { remoteAddress: `::ffff:${question.from}` }),
  });
  request.props.set(
    'setEncoding',
    prop(
      native(play, 'setEncoding', () => undefined),
      false,
    ),
  );
  return request;
}

/** Hands the body out, behind all that the handler has done. */
function handOutBody(play: JsPlay, request: JsObject, { body }: HttpQuestion): void {
  soon(play, () => {
    if (body !== '') emit(play, request, 'data', [bufferOf(play, body)]);
    emit(play, request, 'end', []);
  });
}

const sizeOf = (said: string): number => new TextEncoder().encode(said).length;

const textOf = (play: JsPlay, value: JsValue): string => {
  if (typeof value === 'string') return value;
  if (isObject(value) && play.labels.get(value) === 'of buffer') return text(play, value);
  throw codedError(
    play,
    'TypeError',
    'ERR_INVALID_ARG_TYPE',
    `The "chunk" argument must be of type string or an instance of Buffer or Uint8Array. Received ${value === null ? 'null' : isObject(value) ? 'an instance of Object' : `type ${typeof value} (${String(value)})`}`,
  );
};

function responseObject(play: JsPlay, question: HttpQuestion): JsObject {
  const state: HttpResponseState = { question, headers: [], reason: null, chunks: [], head: 'open', isEnded: false };
  const response = libraryObject(
    play,
    'of response',
    {
      setHeader: (inner, self, [name, value]) => {
        if (state.head !== 'open') throw sentAlready(inner);
        setHeaderOf(state, text(inner, name), text(inner, value));
        return self;
      },
      getHeader: (inner, _self, [name]) => headerOf(state, text(inner, name)) ?? undefined,
      hasHeader: (inner, _self, [name]) => headerOf(state, text(inner, name)) !== null,
      removeHeader: (inner, _self, [name]) => {
        const at = state.headers.findIndex(([each]) => each.toLowerCase() === text(inner, name).toLowerCase());
        if (at >= 0) state.headers.splice(at, 1);
        return undefined;
      },
      writeHead: (inner, self, [status, ...more]) => {
        if (state.head !== 'open') throw sentAlready(inner);
        const headers = more.at(-1);
        if (typeof more[0] === 'string') state.reason = more[0];
        response.props.set('statusCode', prop(number(inner, status)));
        if (isObject(headers ?? null))
          for (const name of keysOf(headers)) setHeaderOf(state, name, text(inner, get(inner, headers, name)));
        state.head = 'own';
        return self;
      },
      write: (inner, _self, [chunk]) => {
        if (state.isEnded) throw new NotSimulated('a write behind the end of a response');
        state.chunks.push(textOf(inner, chunk));
        if (state.head === 'open') state.head = 'first';
        return true;
      },
      end: (inner, self, [chunk]) => {
        if (state.isEnded) return self;
        const isWhole = state.head === 'open';
        if (chunk !== undefined && chunk !== null && !isCallable(chunk)) state.chunks.push(textOf(inner, chunk));
        state.isEnded = true;
        finish(inner, response, state, isWhole);
        return self;
      },
    },
    { statusCode: 200 },
  );
  const flag = (name: string, value: () => boolean): void => {
    response.props.set(name, { value: undefined, shown: true, get: native(play, name, () => value()), set: null });
  };
  flag('headersSent', () => state.head !== 'open' || state.isEnded);
  flag('writableEnded', () => state.isEnded);
  addMethods(play, response, EMITTER);
  responses.set(response, state);
  return response;
}

function sentAlready(play: JsPlay): Error {
  return codedError(play, 'Error', 'ERR_HTTP_HEADERS_SENT', 'Cannot set headers after they are sent to the client');
}

/** `isWhole`: all of it came with the end, so its length is known. */
function finish(
  play: JsPlay,
  response: JsObject,
  { question, headers, reason, chunks }: HttpResponseState,
  isWhole: boolean,
): void {
  const status = number(play, get(play, response, 'statusCode'));
  const body = chunks.join('');
  const own: (readonly [string, string])[] = [...headers, ['Date', httpDate(play.machine.now())]];
  const isLast = headerOf(question, 'Connection')?.toLowerCase() === 'close';
  if (headerOf({ headers }, 'Connection') === null) own.push(['Connection', isLast ? 'close' : 'keep-alive']);
  if (!isLast) own.push(['Keep-Alive', 'timeout=5']);
  const hasBody = status !== 204 && status !== 304 && status >= 200;
  if (
    hasBody &&
    headerOf({ headers }, 'Content-Length') === null &&
    headerOf({ headers }, 'Transfer-Encoding') === null
  ) {
    if (!isWhole) own.push(['Transfer-Encoding', 'chunked']);
    else if (question.method !== 'HEAD') own.push(['Content-Length', String(sizeOf(body))]);
  }
  const reply: HttpReply = {
    ...{ version: '1.1', status, headers: own },
    reason: reason ?? reasonOf(status) ?? 'unknown',
    body: hasBody ? body : '',
  };
  emit(play, response, 'finish', []);
  play.reply?.(reply);
}

const LAST_PORT = 65_535;

function portOf(play: JsPlay, given: JsValue): number {
  const port =
    typeof given === 'string' && given.trim() !== '' ? Number(given) : typeof given === 'number' ? given : Number.NaN;
  if (Number.isInteger(port) && port >= 0 && port <= LAST_PORT) return port;
  const said = typeof given === 'string' ? `'${given}'` : String(given);
  throw codedError(
    play,
    'RangeError',
    'ERR_SOCKET_BAD_PORT',
    `options.port should be >= 0 and < ${LAST_PORT + 1}. Received type ${typeof given} (${said}).`,
  );
}

/** `listen(port, host?, done?)` */
export function listenWith(play: JsPlay, args: readonly JsValue[], server: JsObject, respond: Responder): JsValue {
  const [first] = args;
  const options = isObject(first) && !isCallable(first) ? first : null;
  const given = options === null ? first : get(play, options, 'port');
  if (given === undefined || given === null || isCallable(given)) throw new NotSimulated('a server without a port');
  const port = portOf(play, given);
  if (port === 0) throw new NotSimulated('a port that the kernel chooses');
  const named =
    options === null ? args.find((each, at) => at > 0 && typeof each === 'string') : get(play, options, 'host');
  const host = typeof named === 'string' ? named : '::';
  if (play.listening.some(each => each.port === port)) throw new NotSimulated('a second server on one port');
  play.listening.push({
    port,
    host,
    answer: question => {
      const request = requestObject(play, question);
      respond(play, request, responseObject(play, question), question);
      handOutBody(play, request, question);
    },
  });
  const done = args.findLast(isCallable);
  soon(play, () => {
    if (done !== undefined) callBack(play, done, server, []);
    emit(play, server, 'listening', []);
  });
  server.props.set(
    'address',
    prop(
      native(play, 'address', inner =>
        objectOf(inner, { address: host, family: host.includes(':') ? 'IPv6' : 'IPv4', port }),
      ),
      false,
    ),
  );
  return server;
}

function serverObject(play: JsPlay, respond: Responder): JsObject {
  const server = libraryObject(play, 'of server', EMITTER);
  addMethods(play, server, {
    listen: (inner, _self, args) => listenWith(inner, args, server, respond),
    close: (inner, self, [done]) => {
      inner.listening.splice(0);
      if (isCallable(done)) soon(inner, () => void callBack(inner, done, self, []));
      return self;
    },
  });
  return server;
}

export function httpModule(play: JsPlay): JsObject {
  const codes = objectOf(play);
  for (let status = 200; status < 600; status++) {
    const reason = reasonOf(status);
    if (reason !== null) codes.props.set(String(status), prop(reason));
  }
  return libraryObject(
    play,
    'http',
    {
      createServer: (inner, _self, args) => {
        const handler = args.find(isCallable);
        const server = serverObject(inner, (here, request, response) => {
          if (handler !== undefined) callBack(here, handler, server, [request, response]);
          const wasHeard = emit(here, server, 'request', [request, response]);
          if (handler === undefined && !wasHeard) throw new NotSimulated('a server without a handler');
        });
        return server;
      },
    },
    { METHODS: arrayOf(play, ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT']), STATUS_CODES: codes },
  );
}
