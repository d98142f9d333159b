import { type HttpQuestion, type HttpReply, headerOf, httpDate, reasonOf } from '../../../../http.ts';
import { NotSimulated } from '../../control.ts';
import { dateText } from '../../strftime.ts';
import { NAMES } from '../known/modules.ts';
import { utf8Text } from '../methods/text.ts';
import { take, whole } from '../value/arguments.ts';
import { className, nativeClass, OBJECT } from '../value/classes.ts';
import { typeError } from '../value/errors.ts';
import { methodIn } from '../value/lookup.ts';
import { percent } from '../value/percent.ts';
import { str } from '../value/text.ts';
import {
  builtin,
  bytesOf,
  isClass,
  isKind,
  type PyCall,
  type PyClass,
  type PyInstance,
  type PyModule,
  type PyNative,
  type PyPlay,
  type PyValue,
  tupleOf,
} from '../value/values.ts';
import { filesReply, type HandlerPlace, handlerError } from './http-files.ts';
import { libraryPath, moduleFrom } from './module.ts';
import { listenAs } from './web/wsgi.ts';

/** `http.server` and `socketserver`: handlers of a script, and what they answer. Rule: http/server.py of CPython 3.12. */

/** A question that a handler is at work on, and what it has said of the answer so far. */
interface HandlerExchange {
  readonly question: HttpQuestion;
  status: number | null;
  reason: string;
  readonly headers: [name: string, value: string][];
  body: string;
  isHeadSent: boolean;
}

const exchanges = new WeakMap<PyInstance, HandlerExchange>();

function exchangeOf(self: PyValue | undefined): HandlerExchange {
  const found = isKind(self, 'instance') ? exchanges.get(self) : undefined;
  if (found === undefined) throw new NotSimulated('a handler that no server has made');
  return found;
}

type HandlerMethod = (
  play: PyPlay,
  self: PyInstance,
  args: readonly PyValue[],
  named: ReadonlyMap<string, PyValue>,
) => PyValue;

function method(cls: PyClass, name: string, work: HandlerMethod): void {
  const call: PyCall = (play, [self, ...args], named) => {
    if (!isKind(self, 'instance')) throw new NotSimulated(`${cls.name}.${name}`);
    return work(play, self, args, named);
  };
  cls.names.set(name, { ...builtin(name, call), binds: true });
}

function handlerClass(): PyClass {
  const cls = nativeClass('BaseHTTPRequestHandler', [OBJECT], null, 'http.server');
  cls.names.set('server_version', 'BaseHTTP/0.6');
  cls.names.set('protocol_version', 'HTTP/1.0');
  method(cls, 'log_message', (play, self, [format = '', ...args]) => {
    if (typeof format !== 'string') throw new NotSimulated('this log_message');
    logLine(play, exchangeOf(self).question, percent(play, format, tupleOf(args)));
    return null;
  });
  method(cls, 'send_response', (play, self, args, named) => {
    const [code = null, message = null] = take('send_response', args, named, ['code', 'message'], 1);
    const exchange = exchangeOf(self);
    exchange.status = whole(code);
    exchange.reason = message === null ? (reasonOf(exchange.status) ?? '') : String(message);
    logRequest(play, self, exchange.status);
    exchange.headers.push(['Server', serverText(play, self)], ['Date', httpDate(play.machine.now())]);
    return null;
  });
  method(cls, 'send_response_only', (_play, self, [code = null]) => {
    const exchange = exchangeOf(self);
    exchange.status = whole(code);
    exchange.reason = reasonOf(exchange.status) ?? '';
    return null;
  });
  method(cls, 'send_header', (play, self, args, named) => {
    const [name = null, value = null] = take('send_header', args, named, ['keyword', 'value'], 2);
    exchangeOf(self).headers.push([str(play, name), str(play, value)]);
    return null;
  });
  method(cls, 'end_headers', (_play, self) => {
    exchangeOf(self).isHeadSent = true;
    return null;
  });
  method(cls, 'send_error', (play, self, args, named) => {
    const [code = null, message = null, explain = null] = take(
      'send_error',
      args,
      named,
      ['code', 'message', 'explain'],
      1,
    );
    if (explain !== null) throw new NotSimulated('explain= of send_error');
    said(
      exchangeOf(self),
      handlerError(
        placeOf(play, self),
        exchangeOf(self).question,
        whole(code),
        message === null ? null : String(message),
      ),
    );
    return null;
  });
  method(cls, 'address_string', (_play, self) => exchangeOf(self).question.from);
  method(cls, 'date_time_string', play => httpDate(play.machine.now()));
  for (const name of [
    'handle',
    'log_request',
    'log_error',
    'version_string',
    'handle_one_request',
    'setup',
    'finish',
    'flush_headers',
  ])
    method(cls, name, () => {
      throw new NotSimulated(`.${name} of a handler`);
    });
  return cls;
}

function logLine(play: PyPlay, { from }: HttpQuestion, said_: string): void {
  const { machine } = play;
  machine.err(`${from} - - [${dateText('%d/%b/%Y %H:%M:%S', machine.now() / 1000)}] ${said_}\n`);
}

/** Through the handler's own log_message, where its class has one. */
function logged(play: PyPlay, self: PyInstance, format: string, args: readonly PyValue[]): void {
  const own = methodIn(self.cls, 'log_message');
  if (own !== null) play.call(own, [self, format, ...args]);
}

function logRequest(play: PyPlay, self: PyInstance, status: number): void {
  const { method: name, target } = exchangeOf(self).question;
  logged(play, self, '"%s" %s %s', [`${name} ${target} HTTP/1.1`, String(status), '-']);
}

function serverText(play: PyPlay, self: PyInstance): string {
  const name = self.names.get('server_version') ?? methodIn(self.cls, 'server_version');
  const system = self.names.get('sys_version') ?? methodIn(self.cls, 'sys_version');
  return `${String(name)} ${typeof system === 'string' ? system : `Python/${play.version}`}`.trimEnd();
}

function placeOf(play: PyPlay, self: PyInstance): HandlerPlace {
  const root = self.names.get('directory') ?? play.machine.cwd;
  return {
    files: play.machine.files,
    root: typeof root === 'string' ? root : play.machine.cwd,
    server: serverText(play, self),
    now: play.machine.now(),
    log: text => logged(play, self, '%s', [text]),
  };
}

function said(exchange: HandlerExchange, reply: HttpReply): void {
  exchange.status = reply.status;
  exchange.reason = reply.reason;
  exchange.headers.push(...reply.headers.map(([name, value]): [string, string] => [name, value]));
  exchange.isHeadSent = true;
  exchange.body += reply.body;
}

function filesClass(base: PyClass): PyClass {
  const cls = nativeClass('SimpleHTTPRequestHandler', [base], null, 'http.server');
  cls.names.set('server_version', 'SimpleHTTP/0.6');
  for (const name of ['do_GET', 'do_HEAD'])
    method(cls, name, (play, self) => {
      const exchange = exchangeOf(self);
      const path = self.names.get('path');
      const question = typeof path === 'string' ? { ...exchange.question, target: path } : exchange.question;
      if (methodIn(self.cls, 'end_headers') !== base.names.get('end_headers'))
        throw new NotSimulated('end_headers of a handler of files');
      said(exchange, filesReply(placeOf(play, self), question));
      return null;
    });
  for (const name of ['send_head', 'list_directory', 'translate_path', 'guess_type', 'copyfile'])
    method(cls, name, () => {
      throw new NotSimulated(`.${name} of a handler`);
    });
  return cls;
}

const BASE = handlerClass();
const FILES = filesClass(BASE);

/** A handler for one question. */
function handlerFor(cls: PyClass, question: HttpQuestion): PyInstance {
  if (methodIn(cls, '__init__') !== null) throw new NotSimulated('__init__ of a handler');
  const self: PyInstance = { kind: 'instance', cls, names: new Map(), error: null };
  const exchange: HandlerExchange = { question, status: null, reason: '', headers: [], body: '', isHeadSent: false };
  exchanges.set(self, exchange);
  const names: Readonly<Record<string, PyValue>> = {
    path: question.target,
    command: question.method,
    requestline: `${question.method} ${question.target} HTTP/1.1`,
    request_version: 'HTTP/1.1',
    client_address: tupleOf([question.from, 40_000n]),
    headers: headersNative(question),
    rfile: reader(latin(question.body)),
    wfile: writer(exchange),
  };
  for (const [name, value] of Object.entries(names)) self.names.set(name, value);
  return self;
}

const latin = (text: string): string =>
  [...new TextEncoder().encode(text)].map(each => String.fromCharCode(each)).join('');

function headersNative(question: HttpQuestion): PyNative {
  const found = (name: PyValue): string | null => (typeof name === 'string' ? headerOf(question, name) : null);
  const cls = nativeClass('HTTPMessage', [OBJECT], null, 'http.client');
  const names = new Map<string, PyValue>([
    ['get', builtin('get', (_play, [name = null, usual = null]) => found(name) ?? usual)],
    ['__getitem__', builtin('__getitem__', (_play, [name = null]) => found(name))],
    ['__contains__', builtin('__contains__', (_play, [name = null]) => found(name) !== null)],
  ]);
  return { kind: 'native', cls, names, state: null, partial: true };
}

function reader(data: string): PyNative {
  let at = 0;
  const read: PyCall = (_play, [size = -1n]) => {
    const count = whole(size);
    // Without a length it would wait for the client to leave.
    if (count < 0) throw new NotSimulated('.read() of a request without a length');
    const part = data.slice(at, at + count);
    at += count;
    return bytesOf(part);
  };
  const cls = nativeClass('BufferedReader', [OBJECT], null, '_io');
  return { kind: 'native', cls, names: new Map([['read', builtin('read', read)]]), state: null, partial: true };
}

function writer(exchange: HandlerExchange): PyNative {
  let data = '';
  const write: PyCall = (_play, [value = null]) => {
    if (!isKind(value, 'bytes')) throw typeError(`a bytes-like object is required, not '${className(value)}'`);
    data += value.data;
    const text = utf8Text(data);
    if (text === null) throw new NotSimulated('bytes that are no text in an answer');
    exchange.body = text;
    return BigInt(value.data.length);
  };
  const names = new Map<string, PyValue>([
    ['write', builtin('write', write)],
    ['flush', builtin('flush', () => null)],
  ]);
  const cls = nativeClass('_SocketWriter', [OBJECT], null, 'socketserver');
  return { kind: 'native', cls, names, state: null, partial: true };
}

/** What a server says by a handler of a class. */
function answer(play: PyPlay, cls: PyClass, question: HttpQuestion): HttpReply {
  const self = handlerFor(cls, question);
  const exchange = exchangeOf(self);
  const work = methodIn(cls, `do_${question.method}`);
  if (work === null) {
    const unsupported = handlerError(placeOf(play, self), question, 501, `Unsupported method ('${question.method}')`);
    said(exchange, unsupported);
  } else play.call(work, [self]);
  if (exchange.status === null || !exchange.isHeadSent) throw new NotSimulated('an answer without a head');
  const version = methodIn(cls, 'protocol_version') === 'HTTP/1.1' ? '1.1' : '1.0';
  const { status, reason, headers, body } = exchange;
  if (version === '1.1' && !headers.some(([name]) => name.toLowerCase() === 'content-length'))
    throw new NotSimulated('an answer of HTTP/1.1 without a length');
  return { version, status, reason, headers, body };
}

function serverClass(name: string, module: string): PyClass {
  const make: PyCall = (_play, args, named) => {
    const [address, handler = null] = take(
      name,
      args,
      named,
      ['server_address', 'RequestHandlerClass', 'bind_and_activate'],
      2,
    );
    if (!isKind(address, 'tuple') || address.items.length !== 2) throw new NotSimulated('this address of a server');
    const [host = null, given = null] = address.items;
    const port = whole(given);
    if (port < 0 || port > 65_535) throw typeError('bind(): port must be 0-65535.');
    if (!isKind(handler, 'class') || !isClass(handler, BASE)) throw new NotSimulated('this handler of a server');
    const bound = host === '' ? '0.0.0.0' : String(host);
    const serve: PyCall = play =>
      listenAs(
        play,
        { command: `python ${play.path}`, host: bound, port },
        question => answer(play, handler, question),
        false,
      );
    const self: PyNative = {
      kind: 'native',
      cls,
      state: null,
      partial: true,
      names: new Map<string, PyValue>([
        ['__open__', true],
        ['server_address', tupleOf([bound, BigInt(port)])],
        ['server_port', BigInt(port)],
        ['server_name', bound],
        ['serve_forever', builtin('serve_forever', serve)],
        ['server_close', builtin('server_close', () => null)],
        ['__exit__', builtin('__exit__', () => null)],
      ]),
    };
    self.names.set(
      '__enter__',
      builtin('__enter__', () => self),
    );
    return self;
  };
  const cls = nativeClass(name, [OBJECT], make, module);
  return cls;
}

export function httpServer({ version }: PyPlay): PyModule {
  return moduleFrom(
    'http.server',
    {},
    {
      BaseHTTPRequestHandler: BASE,
      SimpleHTTPRequestHandler: FILES,
      HTTPServer: serverClass('HTTPServer', 'http.server'),
      ThreadingHTTPServer: serverClass('ThreadingHTTPServer', 'http.server'),
    },
    NAMES['http.server'] ?? '',
    libraryPath(version, 'http/server.py'),
  );
}

export function socketServer({ version }: PyPlay): PyModule {
  return moduleFrom(
    'socketserver',
    {},
    {
      TCPServer: serverClass('TCPServer', 'socketserver'),
      ThreadingTCPServer: serverClass('ThreadingTCPServer', 'socketserver'),
    },
    'BaseRequestHandler BaseServer ForkingMixIn ForkingTCPServer ForkingUDPServer StreamRequestHandler DatagramRequestHandler ThreadingMixIn ThreadingUDPServer UDPServer UnixStreamServer ThreadingUnixStreamServer',
    libraryPath(version, 'socketserver.py'),
  );
}

export function http({ version }: PyPlay): PyModule {
  return moduleFrom(
    'http',
    {},
    {},
    'HTTPStatus HTTPMethod server client cookies cookiejar',
    libraryPath(version, 'http/__init__.py'),
  );
}
