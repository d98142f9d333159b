import { decoded, headerOf, queryPairs, targetParts } from '../../../../http.ts';
import { NotSimulated } from '../../control.ts';
import { isPromise } from '../play/promises.ts';
import { text } from '../value/convert.ts';
import {
  isCallable,
  isObject,
  type JsCall,
  type JsObject,
  type JsPlay,
  JsThrow,
  type JsValue,
  native,
  objectOf,
  prop,
} from '../value/values.ts';
import { addMethods, callBack, libraryObject, unmet } from './define.ts';
import { bodyReader, type Middleware, middleware, staticFiles } from './express-middleware.ts';
import { type ExpressExchange, errorPage, escaped, responseMethods } from './express-reply.ts';
import { listenWith, setHeaderOf, stateOfResponse } from './http.ts';

/** The package express: an application, its routes and middleware. Rule: express 4 and 5. */

interface ExpressLayer {
  /** Null: every method. */
  readonly method: string | null;
  readonly path: string;
  /** Whether what follows the path counts as well: `use`. */
  readonly isPrefix: boolean;
  readonly handler: JsValue | Middleware | JsObject;
}

const routers = new WeakMap<JsObject, ExpressLayer[]>();

const METHODS = ['get', 'post', 'put', 'delete', 'patch', 'options', 'head', 'all'] as const;

function layersOf(play: JsPlay, self: JsObject): ExpressLayer[] {
  const layers: ExpressLayer[] = [];
  routers.set(self, layers);
  const add = (method: string | null, isPrefix: boolean, args: readonly JsValue[]): JsValue => {
    const [first] = args;
    const hasPath = typeof first === 'string';
    if (!hasPath && isObject(first ?? null) && (first as JsObject).tag !== 'function')
      return unmet('this path of a route');
    for (const handler of hasPath ? args.slice(1) : args) {
      if (!isCallable(handler)) return unmet('this handler of a route');
      layers.push({ method, path: hasPath ? first : '/', isPrefix, handler });
    }
    return self;
  };
  const methods: Record<string, JsCall> = { use: (_play, _self, args) => add(null, true, args) };
  for (const name of METHODS)
    methods[name] = (inner, _self, args) => {
      // `app.get('setting')`
      if (name === 'get' && args.length === 1) return unmet('a setting of express');
      void inner;
      return add(name === 'all' ? null : name.toUpperCase(), false, args);
    };
  addMethods(play, self, methods);
  return layers;
}

/** What of a path a layer takes, by name; null where it is not its own. */
function taken(
  { path, isPrefix }: ExpressLayer,
  asked: string,
): { readonly values: ReadonlyMap<string, string>; readonly length: number } | null {
  if (path === '*' || path === '/*' || path === '/{*splat}') return { values: new Map(), length: 0 };
  if (/[*?+(){}\\[\]]/.test(path)) throw new NotSimulated(`the route ${path}`);
  const wanted = path
    .replace(/(?<=.)\/$/, '')
    .split('/')
    .slice(1);
  const given = asked
    .replace(/(?<=.)\/$/, '')
    .split('/')
    .slice(1);
  if (path === '/' && isPrefix) return { values: new Map(), length: 0 };
  if (isPrefix ? given.length < wanted.length : given.length !== wanted.length) return null;
  const values = new Map<string, string>();
  for (const [at, each] of wanted.entries()) {
    const piece = given[at] ?? '';
    if (each.startsWith(':')) {
      if (piece === '' || !/^:\w+$/.test(each)) return /^:\w+$/.test(each) ? null : unmet(`the route ${path}`);
      values.set(each.slice(1), decoded(piece));
    } else if (each.toLowerCase() !== piece.toLowerCase()) return null;
  }
  return { values, length: `/${given.slice(0, wanted.length).join('/')}`.length };
}

function runLayers(
  play: JsPlay,
  layers: readonly ExpressLayer[],
  exchange: ExpressExchange,
  base: string,
  leave: (error?: JsValue) => void,
): void {
  const path = (): string => targetParts(exchange.question.target).path.slice(base.length) || '/';
  const go = (at: number, error: JsValue): void => {
    const layer = layers[at];
    if (layer === undefined) {
      leave(error);
      return;
    }
    const onward = (next?: JsValue): void => go(at + 1, next === 'route' ? undefined : next);
    const method = exchange.question.method === 'HEAD' ? 'GET' : exchange.question.method;
    const found =
      layer.method === null || layer.method === method || layer.method === exchange.question.method
        ? taken(layer, path())
        : null;
    if (found === null) {
      go(at + 1, error);
      return;
    }
    const { handler } = layer;
    if (typeof handler === 'function' || !isObject(handler)) return;
    const own = middleware.get(handler);
    const inner = routers.get(handler);
    const takes = Number(handler.props.get('length')?.value ?? 0);
    if ((error !== undefined) !== (takes === 4 && own === undefined && inner === undefined)) {
      go(at + 1, error);
      return;
    }
    const params = objectOf(play);
    for (const [name, value] of found.values) params.props.set(name, prop(value));
    if (!layer.isPrefix || found.values.size > 0) exchange.request.props.set('params', prop(params));
    if (own !== undefined) own(play, exchange, onward);
    else if (inner !== undefined)
      runLayers(play, inner, exchange, base + (layer.path === '/' ? '' : path().slice(0, found.length)), onward);
    else called(play, handler, error, exchange, onward);
  };
  go(0, undefined);
}

function called(
  play: JsPlay,
  handler: JsObject,
  error: JsValue,
  { request, response }: ExpressExchange,
  onward: (error?: JsValue) => void,
): void {
  const next = native(play, 'next', (_play, _self, [given]) => void onward(given));
  const args = error === undefined ? [request, response, next] : [error, request, response, next];
  try {
    const made = callBack(play, handler, undefined, args);
    if (isPromise(made)) return;
  } catch (caught) {
    if (!(caught instanceof JsThrow)) throw caught;
    onward(caught.value);
  }
}

function dress(play: JsPlay, { question, request, response }: ExpressExchange, major: number): void {
  const { path, query } = targetParts(question.target);
  const pairs = objectOf(play);
  for (const [name, value] of queryPairs(query)) {
    if (pairs.props.has(name) || /[[\]]/.test(name)) throw new NotSimulated('a query with lists');
    pairs.props.set(name, prop(value));
  }
  const header: JsCall = (inner, _self, [name]) => headerOf(question, text(inner, name)) ?? undefined;
  const host = (headerOf(question, 'Host') ?? '').replace(/:\d+$/, '');
  for (const [name, value] of Object.entries({
    query: pairs,
    path,
    originalUrl: question.target,
    baseUrl: '',
    protocol: 'http',
    ip: `::ffff:${question.from}`,
    hostname: host,
    params: objectOf(play),
  }))
    request.props.set(name, prop(value));
  if (major < 5) request.props.set('body', prop(undefined));
  addMethods(play, request, { get: header, header });
  addMethods(play, response, responseMethods(major));
  setHeaderOf(stateOfResponse(response), 'X-Powered-By', 'Express');
}

/** `version`: of the package that is installed. */
export function expressPackage(play: JsPlay, version: string): JsObject {
  const major = Number(version.split('.')[0]) || 4;
  const application = (): JsObject => {
    const app = native(play, 'app', () => unmet('an application that is called'));
    const layers = layersOf(play, app);
    play.labels.set(app, 'of application');
    addMethods(play, app, {
      listen: (inner, _self, args) => {
        const server = libraryObject(inner, 'of server', {});
        return listenWith(inner, args, server, (here, request, response, question) =>
          respond(here, layers, { question, request, response }, major),
        );
      },
      set: (_play, self) => self,
      disable: () => unmet('app.disable'),
      enable: () => unmet('app.enable'),
    });
    return app;
  };
  const express = native(play, 'createApplication', application);
  play.labels.set(express, 'of application');
  addMethods(play, express, {
    json: inner => bodyReader(inner, 'json'),
    urlencoded: inner => bodyReader(inner, 'urlencoded'),
    text: inner => bodyReader(inner, 'text'),
    static: (inner, _self, args) => staticFiles(inner, args),
    Router: inner => {
      const router = native(inner, 'router', () => unmet('a router that is called'));
      layersOf(inner, router);
      inner.labels.set(router, 'of application');
      return router;
    },
  });
  return express;
}

function respond(play: JsPlay, layers: readonly ExpressLayer[], exchange: ExpressExchange, major: number): void {
  dress(play, exchange, major);
  runLayers(play, layers, exchange, '', error => {
    const { question } = exchange;
    if (error === undefined) {
      errorPage(play, exchange, 404, `Cannot ${question.method} ${escaped(targetParts(question.target).path)}`);
      return;
    }
    if (play.machine.env.get('NODE_ENV') !== 'production') throw new NotSimulated('the page of express about an error');
    errorPage(play, exchange, 500, 'Internal Server Error');
  });
}
