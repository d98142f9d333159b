import { type HttpQuestion, headerOf, reasonOf } from '../../../../http.ts';
import { number, text } from '../value/convert.ts';
import { get, keysOf } from '../value/members.ts';
import { isObject, type JsCall, type JsObject, type JsPlay, type JsValue, prop } from '../value/values.ts';
import { callBack, type JsMethods, unmet } from './define.ts';
import { setHeaderOf, stateOfResponse } from './http.ts';
import { stringified } from './json.ts';
import { sha1 } from './sha1.ts';

/** What an application of express says: texts, JSON, redirections, and pages about errors. */

export interface ExpressExchange {
  readonly question: HttpQuestion;
  readonly request: JsObject;
  readonly response: JsObject;
}

const HTML = 'text/html; charset=utf-8';

export function errorPage(play: JsPlay, exchange: ExpressExchange, status: number, said: string): void {
  const { response } = exchange;
  const state = stateOfResponse(response);
  const body = `<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>Error</title>\n</head>\n<body>\n<pre>${said}</pre>\n</body>\n</html>\n`;
  response.props.set('statusCode', prop(status));
  setHeaderOf(state, 'Content-Security-Policy', "default-src 'none'");
  setHeaderOf(state, 'X-Content-Type-Options', 'nosniff');
  setHeaderOf(state, 'Content-Type', HTML);
  setHeaderOf(state, 'Content-Length', String(sizeOf(body)));
  end(play, response, body);
}

export const sizeOf = (said: string): number => new TextEncoder().encode(said).length;
export const escaped = (said: string): string =>
  said
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');

export function end(play: JsPlay, response: JsObject, body: string): void {
  const own = response.props.get('end')?.value ?? get(play, response, 'end');
  callBack(play, own, response, [body]);
}

/** `res.send` with a type. */
function send(play: JsPlay, response: JsObject, body: string, type: string): JsValue {
  const state = stateOfResponse(response);
  if (headerOf(state, 'Content-Type') === null) setHeaderOf(state, 'Content-Type', type);
  const size = sizeOf(body);
  setHeaderOf(state, 'Content-Length', String(size));
  setHeaderOf(state, 'ETag', `W/"${size.toString(16)}-${sha1(body).slice(0, 27)}"`);
  end(play, response, state.question.method === 'HEAD' ? '' : body);
  return response;
}

const withCharset = (type: string): string =>
  /^(?:text\/|application\/(?:json|javascript)$)/.test(type) && !type.includes('charset')
    ? `${type}; charset=utf-8`
    : type;

export const TYPES: Readonly<Record<string, string>> = {
  html: HTML,
  json: 'application/json; charset=utf-8',
  text: 'text/plain; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  svg: 'image/svg+xml',
};

export function responseMethods(major: number): JsMethods {
  const set: JsCall = (play, self, [name, value]) => {
    const state = stateOfResponse(self);
    if (isObject(name ?? null))
      for (const key of keysOf(name)) setHeaderOf(state, key, text(play, get(play, name, key)));
    else {
      const key = text(play, name);
      setHeaderOf(
        state,
        key,
        key.toLowerCase() === 'content-type' ? withCharset(text(play, value)) : text(play, value),
      );
    }
    return self;
  };
  const json: JsCall = (play, self, [value]) =>
    isObject(self) ? send(play, self, stringified(play, value) ?? '', 'application/json; charset=utf-8') : self;
  return {
    status: (play, self, [code]) => {
      if (isObject(self)) self.props.set('statusCode', prop(number(play, code)));
      return self;
    },
    set,
    header: set,
    type: (play, self, [name]) => {
      const said = text(play, name);
      const type = said.includes('/') ? withCharset(said) : TYPES[said.replace(/^\./, '')];
      if (type === undefined) return unmet(`the type ${said}`);
      setHeaderOf(stateOfResponse(self), 'Content-Type', type);
      return self;
    },
    json,
    send: (play, self, [value]) => {
      if (!isObject(self)) return self;
      if (value === undefined || value === null) return send(play, self, '', HTML);
      if (typeof value === 'string') return send(play, self, value, HTML);
      if (typeof value === 'number') return unmet('res.send of a number');
      return json(play, self, [value]);
    },
    sendStatus: (play, self, [code]) => {
      const status = number(play, code);
      if (!isObject(self)) return self;
      self.props.set('statusCode', prop(status));
      setHeaderOf(stateOfResponse(self), 'Content-Type', 'text/plain; charset=utf-8');
      return send(play, self, reasonOf(status) ?? String(status), HTML);
    },
    redirect: (play, self, args) => {
      const [to, status] = args.length > 1 ? [args[1], number(play, args[0])] : [args[0], 302];
      if (!isObject(self)) return self;
      const where = text(play, to);
      const state = stateOfResponse(self);
      self.props.set('statusCode', prop(status));
      setHeaderOf(state, 'Location', where);
      setHeaderOf(state, 'Vary', 'Accept');
      const accepts = headerOf(state.question, 'Accept') ?? '';
      if (accepts !== '*/*' && accepts !== '') return unmet('a redirection for this Accept');
      setHeaderOf(state, 'Content-Type', 'text/plain; charset=utf-8');
      const body = `${reasonOf(status) ?? ''}. Redirecting to ${where}`;
      setHeaderOf(state, 'Content-Length', String(sizeOf(body)));
      end(play, self, body);
      void major;
      return undefined;
    },
    sendFile: () => unmet('res.sendFile'),
    render: () => unmet('res.render'),
    cookie: () => unmet('res.cookie'),
    download: () => unmet('res.download'),
    format: () => unmet('res.format'),
    append: () => unmet('res.append'),
  };
}
