import { decoded, type HttpQuestion, headerOf, queryPairs, targetParts } from '../../../../../http.ts';
import { NotSimulated } from '../../../control.ts';
import { take } from '../../value/arguments.ts';
import { CLASSES, nativeClass, OBJECT } from '../../value/classes.ts';
import {
  builtin,
  bytesOf,
  isKind,
  listOf,
  type PyDict,
  type PyNative,
  type PyPlay,
  type PyValue,
  Raise,
  tupleOf,
} from '../../value/values.ts';
import { loads } from '../json.ts';
import { httpError } from './exceptions.ts';

/** `request` of flask, for the question that is at work. */

const PROPERTY = { kind: 'native', cls: CLASSES.property, state: null } as const;

const REQUEST = nativeClass('Request', [OBJECT], null, 'flask.wrappers');
const HEADERS = nativeClass('EnvironHeaders', [OBJECT], null, 'werkzeug.datastructures.headers');
const MULTI = nativeClass('ImmutableMultiDict', [CLASSES.dict], null, 'werkzeug.datastructures.structures');

MULTI.names.set(
  'get',
  builtin('get', (play, args, named) => {
    const [self, key = null, usual = null, type = null] = take('get', args, named, ['self', 'key', 'default', 'type']);
    const found = isKind(self, 'dict') && typeof key === 'string' ? self.map.get(`s${key}`) : undefined;
    if (found === undefined) return usual;
    if (type === null) return found[1];
    try {
      return play.call(type, [found[1]]);
    } catch (error) {
      if (error instanceof Raise && error.value.cls.mro.some(({ name }) => name === 'ValueError')) return usual;
      throw error;
    }
  }),
);
MULTI.names.set(
  '__refuse__',
  builtin('__refuse__', () => {
    throw new Raise(httpError(400, null));
  }),
);

/** The first of each name, as a lookup gives it. */
function multi(pairs: readonly (readonly [string, string])[]): PyDict {
  const map = new Map<string, [PyValue, PyValue]>();
  for (const [name, value] of pairs) if (!map.has(`s${name}`)) map.set(`s${name}`, [name, value]);
  const names = new Set(pairs.map(([name]) => name));
  if (names.size < pairs.length) throw new NotSimulated('a name that is given twice in a request');
  return { kind: 'dict', map, cls: MULTI };
}

export function requestOf(): PyNative {
  return { kind: 'native', cls: REQUEST, names: new Map(), state: null, partial: true };
}

const latin = (text: string): string =>
  [...new TextEncoder().encode(text)].map(each => String.fromCharCode(each)).join('');

/** Makes a request what a question asks. `endpoint`: null where no route is found. */
export function fillRequest(
  request: PyNative,
  question: HttpQuestion,
  route: { readonly endpoint: string; readonly values: ReadonlyMap<string, PyValue> } | null,
): void {
  const { path, query } = targetParts(question.target);
  const host = headerOf(question, 'Host') ?? 'localhost';
  const type = headerOf(question, 'Content-Type') ?? '';
  const isForm = type.startsWith('application/x-www-form-urlencoded');
  const args = multi(queryPairs(query));
  const form = multi(isForm ? queryPairs(question.body) : []);
  const json = builtin('get_json', (play, given, named) => jsonOf(play, question, given, named));
  const all: Readonly<Record<string, PyValue>> = {
    method: question.method,
    path: decoded(path),
    full_path: `${decoded(path)}?${query}`,
    url: `http://${host}${question.target}`,
    base_url: `http://${host}${path}`,
    url_root: `http://${host}/`,
    host_url: `http://${host}/`,
    host,
    scheme: 'http',
    is_secure: false,
    query_string: bytesOf(latin(query)),
    remote_addr: question.from,
    access_route: listOf([question.from]),
    args,
    form,
    values: multi([...queryPairs(query), ...(isForm ? queryPairs(question.body) : [])]),
    cookies: multi(cookiesOf(headerOf(question, 'Cookie') ?? '')),
    files: multi([]),
    headers: headersOf(question),
    data: bytesOf(isForm ? '' : latin(question.body)),
    content_type: headerOf(question, 'Content-Type'),
    mimetype: type.replace(/;.*$/, '').trim(),
    content_length: question.body === '' ? null : BigInt(latin(question.body).length),
    is_json: /^application\/(?:[\w.+-]+\+)?json/.test(type),
    get_json: json,
    get_data: builtin('get_data', (_play, given, named) => {
      const [, asText = false] = take('get_data', given, named, ['cache', 'as_text', 'parse_form_data']);
      return asText === true ? question.body : bytesOf(latin(question.body));
    }),
    endpoint: route?.endpoint ?? null,
    view_args:
      route === null
        ? null
        : { kind: 'dict', map: new Map([...route.values].map(([key, value]) => [`s${key}`, [key, value]])) },
    user_agent: nativeAgent(headerOf(question, 'User-Agent') ?? ''),
  };
  request.names.clear();
  for (const [name, value] of Object.entries(all)) request.names.set(name, value);
  request.names.set('json', {
    ...PROPERTY,
    names: new Map<string, PyValue>([['fget', builtin('json', play => jsonOf(play, question, [], new Map()))]]),
  });
}

function nativeAgent(text: string): PyNative {
  const names = new Map<string, PyValue>([
    ['string', text],
    ['__str__', builtin('__str__', () => text)],
  ]);
  return {
    kind: 'native',
    cls: nativeClass('UserAgent', [OBJECT], null, 'werkzeug.user_agent'),
    names,
    state: null,
    partial: true,
  };
}

function cookiesOf(text: string): readonly (readonly [string, string])[] {
  return text.split(/;\s*/).flatMap(each => {
    const at = each.indexOf('=');
    return at < 0 ? [] : [[each.slice(0, at), each.slice(at + 1)] as const];
  });
}

function headersOf(question: HttpQuestion): PyNative {
  const found = (name: PyValue): string | null => (typeof name === 'string' ? headerOf(question, name) : null);
  const titled = (name: string): string =>
    name.replace(/[A-Za-z]+/g, each => each[0]?.toUpperCase() + each.slice(1).toLowerCase());
  const pairs = (): PyValue[] => question.headers.map(([name, value]) => tupleOf([titled(name), value]));
  const names = new Map<string, PyValue>([
    [
      'get',
      builtin('get', (_play, args, named) => {
        const [key = null, usual = null, type = null] = take('get', args, named, ['key', 'default', 'type']);
        if (type !== null) throw new NotSimulated('type= of request.headers.get');
        return found(key) ?? usual;
      }),
    ],
    [
      '__getitem__',
      builtin('__getitem__', (_play, [key = null]) => {
        const value = found(key);
        if (value === null) throw new Raise(httpError(400, null));
        return value;
      }),
    ],
    ['__contains__', builtin('__contains__', (_play, [key = null]) => found(key) !== null)],
    ['__iter__', builtin('__iter__', () => listOf(pairs()))],
    ['items', builtin('items', () => listOf(pairs()))],
    ['keys', builtin('keys', () => listOf(question.headers.map(([name]) => titled(name))))],
  ]);
  return { kind: 'native', cls: HEADERS, names, state: null, partial: true };
}

/** `request.get_json()` and `request.json`. */
function jsonOf(
  play: PyPlay,
  question: HttpQuestion,
  given: readonly PyValue[],
  named: ReadonlyMap<string, PyValue>,
): PyValue {
  const [force = false, silent = false] = take('get_json', given, named, ['force', 'silent', 'cache']);
  const type = headerOf(question, 'Content-Type') ?? '';
  if (force !== true && !/^application\/(?:[\w.+-]+\+)?json/.test(type)) {
    if (silent === true) return null;
    throw new Raise(
      httpError(415, "Did not attempt to load JSON data because the request Content-Type was not 'application/json'."),
    );
  }
  try {
    return loads(play, [question.body], new Map());
  } catch (error) {
    if (!(error instanceof Raise) || error.value.cls.name !== 'JSONDecodeError') throw error;
    if (silent === true) return null;
    throw new Raise(httpError(400, null));
  }
}
