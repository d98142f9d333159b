import { cleanPath, joinPath } from '../../../../filesystem/path.ts';
import { decoded, headerOf, httpDate, queryPairs, targetParts } from '../../../../http.ts';
import { NotSimulated } from '../../control.ts';
import { type JsObject, type JsPlay, type JsValue, native, objectOf, prop } from '../value/values.ts';
import { unmet } from './define.ts';
import { type ExpressExchange, end, sizeOf, TYPES } from './express-reply.ts';
import { setHeaderOf, stateOfResponse } from './http.ts';
import { fromJson } from './json.ts';

/** Middleware that comes with express: readers of bodies, and files as they are. */

export type Middleware = (play: JsPlay, exchange: ExpressExchange, next: (error?: JsValue) => void) => void;

export const middleware = new WeakMap<JsObject, Middleware>();

export function staticFiles(play: JsPlay, args: readonly JsValue[]): JsObject {
  const [given, options] = args;
  if (options !== undefined || typeof given !== 'string') throw new NotSimulated('express.static with options');
  const root = cleanPath(given, play.machine.cwd);
  return marked(play, (inner, { question, response }, next) => {
    const { path } = targetParts(question.target);
    const { files } = inner.machine;
    const at = joinPath(root, cleanPath(decoded(path), '/'));
    const file = path.endsWith('/') ? joinPath(at, 'index.html') : at;
    if (!['GET', 'HEAD'].includes(question.method) || !files.exists(file)) {
      next();
      return;
    }
    if (files.isDirectory(file)) throw new NotSimulated('a directory of express.static');
    const found = files.read(file);
    if ('refused' in found || found.text === null) throw new NotSimulated('this file of express.static');
    const type = TYPES[/\.(\w+)$/.exec(file)?.[1] ?? ''];
    if (type === undefined) throw new NotSimulated('the type of this file of express.static');
    const seconds = files.modified(file) ?? 0;
    const state = stateOfResponse(response);
    const size = sizeOf(found.text);
    setHeaderOf(state, 'Accept-Ranges', 'bytes');
    setHeaderOf(state, 'Cache-Control', 'public, max-age=0');
    setHeaderOf(state, 'Last-Modified', httpDate(seconds * 1000));
    setHeaderOf(state, 'ETag', `W/"${size.toString(16)}-${(seconds * 1000).toString(16)}"`);
    setHeaderOf(state, 'Content-Type', type);
    setHeaderOf(state, 'Content-Length', String(size));
    end(inner, response, found.text);
  });
}

function marked(play: JsPlay, work: Middleware): JsObject {
  const made = native(play, 'middleware', () => unmet('a middleware that is called'));
  middleware.set(made, work);
  return made;
}

export function bodyReader(play: JsPlay, kind: 'json' | 'urlencoded' | 'text'): JsObject {
  const types = {
    json: 'application/json',
    urlencoded: 'application/x-www-form-urlencoded',
    text: 'text/plain',
  } as const;
  return marked(play, (inner, { question, request }, next) => {
    const type = headerOf(question, 'Content-Type') ?? '';
    if (!type.startsWith(types[kind]) || question.body === '') {
      if (request.props.get('body')?.value === undefined && kind !== 'text')
        request.props.set('body', prop(objectOf(inner)));
      next();
      return;
    }
    let body: JsValue = question.body;
    if (kind === 'json') {
      let value: unknown;
      try {
        value = JSON.parse(question.body);
      } catch {
        throw new NotSimulated('the answer of express to what is no JSON');
      }
      body = fromJson(inner, value);
    } else if (kind === 'urlencoded') {
      const made = objectOf(inner);
      for (const [name, each] of queryPairs(question.body)) made.props.set(name, prop(each));
      body = made;
    }
    request.props.set('body', prop(body));
    next();
  });
}
