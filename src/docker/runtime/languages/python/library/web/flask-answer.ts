import { type HttpQuestion, headerOf, targetParts } from '../../../../../http.ts';
import { NotSimulated } from '../../../control.ts';
import { traceback } from '../../traceback.ts';
import { isClass, isKind, type PyNative, type PyPlay, Raise } from '../../value/values.ts';
import { throughFlask } from '../frames.ts';
import { errorPage, HTTP_EXCEPTION, httpError } from './exceptions.ts';
import { made, pageResponse, RESPONSE, redirection, responseOf } from './flask-reply.ts';
import { fillRequest } from './flask-request.ts';
import { complain, type FlaskState, isDebug } from './flask-state.ts';
import { type FlaskRoute, routed } from './routes.ts';

/** What an application of flask says to a question. */
export function flaskAnswer(play: PyPlay, state: FlaskState, question: HttpQuestion): PyNative {
  const { path } = targetParts(question.target);
  const found = routed(state.routes, question.method, path);
  fillRequest(state.request, question, found.kind === 'route' ? { ...found.route, values: found.values } : null);
  let response: PyNative;
  try {
    response = dispatched(play, state, question, found);
  } catch (error) {
    if (!(error instanceof Raise)) throw error;
    response = failed(play, state, question, error);
  }
  for (const each of [...state.after].reverse()) {
    const after = play.call(each, [response]);
    if (!isKind(after, 'native') || after.cls !== RESPONSE) throw new NotSimulated('what after_request returns');
    response = after;
  }
  return response;
}

function dispatched(
  play: PyPlay,
  state: FlaskState,
  question: HttpQuestion,
  found: ReturnType<typeof routed>,
): PyNative {
  for (const each of state.before) {
    const early = play.call(each, []);
    if (early !== null) return made(play, early, 'before_request', isDebug(play));
  }
  switch (found.kind) {
    case 'none':
      if (/^\/static\//.test(question.target)) throw new NotSimulated('the static folder of flask');
      throw new Raise(httpError(404, null));
    case 'method':
    case 'moved':
      return misrouted(question, found);
    case 'route': {
      const { route, values } = found;
      if (question.method === 'OPTIONS' && !isOptions(route)) return allowing(responseOf('', 200, HTML), route.methods);
      const value = throughFlask(play, 'view', () => play.call(route.view, [], values));
      return throughFlask(play, 'response', () => made(play, value, route.endpoint, isDebug(play)));
    }
  }
}

const HTML = [['Content-Type', 'text/html; charset=utf-8']] as const;
const isOptions = ({ methods }: FlaskRoute): boolean => methods.length === 1;

function allowing(response: PyNative, methods: readonly string[]): PyNative {
  (response.state as { headers: [string, string][] }).headers.push(['Allow', methods.join(', ')]);
  return response;
}

function misrouted(
  question: HttpQuestion,
  found: Extract<ReturnType<typeof routed>, { kind: 'moved' | 'method' }>,
): PyNative {
  if (found.kind === 'method') {
    const error = httpError(405, null);
    error.names.set('__allow__', found.methods.join(', '));
    throw new Raise(error);
  }
  const { path, query } = targetParts(question.target);
  const host = headerOf(question, 'Host') ?? 'localhost';
  return redirection(`http://${host}${path}/${query === '' ? '' : `?${query}`}`, 308);
}

/** What is said after an exception: by the application's own handlers, or as a page. */
function failed(play: PyPlay, state: FlaskState, question: HttpQuestion, raise: Raise): PyNative {
  const { value } = raise;
  const isPage = isClass(value.cls, HTTP_EXCEPTION);
  const code = isPage ? Number(value.names.get('code')) : 500;
  const own = state.handlers.find(({ on }) =>
    typeof on === 'number' ? isPage && on === code : isClass(value.cls, on),
  );
  if (own !== undefined) return made(play, play.call(own.view, [value]), 'errorhandler', isDebug(play));
  if (isPage) {
    const { status, body } = errorPage(value);
    const allow = value.names.get('__allow__');
    const page = pageResponse(status, body);
    return typeof allow === 'string' ? allowing(page, [allow]) : page;
  }
  if (isDebug(play)) throw new NotSimulated('the page of the debugger');
  complain(play, state, 'ERROR', `Exception on ${targetParts(question.target).path} [${question.method}]`);
  play.machine.err(traceback(play, value));
  const error = httpError(500, null);
  const last = state.handlers.find(({ on }) => on === 500);
  if (last !== undefined) return made(play, play.call(last.view, [error]), 'errorhandler', false);
  const { status, body } = errorPage(error);
  return pageResponse(status, body);
}
