import { reasonOf } from '../../../../../http.ts';
import { NotSimulated } from '../../../control.ts';
import { nativeClass } from '../../value/classes.ts';
import { exceptionClass, newError } from '../../value/errors.ts';
import { builtin, isKind, type PyClass, type PyInstance, type PyValue } from '../../value/values.ts';

/** Werkzeug's exceptions: pages that say what went wrong. Recorded from Werkzeug 3.1. */

const SAID: Readonly<Record<number, readonly [name: string, title: string, description: string]>> = {
  400: ['BadRequest', 'Bad Request', 'The browser (or proxy) sent a request that this server could not understand.'],
  401: [
    'Unauthorized',
    'Unauthorized',
    'The server could not verify that you are authorized to access the URL requested. You either supplied the wrong credentials (e.g. a bad password), or your browser doesn’t understand how to supply the credentials required.'.replace(
      '’',
      "'",
    ),
  ],
  403: [
    'Forbidden',
    'Forbidden',
    "You don't have the permission to access the requested resource. It is either read-protected or not readable by the server.",
  ],
  404: [
    'NotFound',
    'Not Found',
    'The requested URL was not found on the server. If you entered the URL manually please check your spelling and try again.',
  ],
  405: ['MethodNotAllowed', 'Method Not Allowed', 'The method is not allowed for the requested URL.'],
  409: [
    'Conflict',
    'Conflict',
    'A conflict happened while processing the request. The resource might have been modified while the request was being processed.',
  ],
  415: [
    'UnsupportedMediaType',
    'Unsupported Media Type',
    'The server does not support the media type transmitted in the request.',
  ],
  418: ['ImATeapot', "I'm a teapot", 'This server is a teapot, not a coffee machine'],
  422: [
    'UnprocessableEntity',
    'Unprocessable Entity',
    'The request was well-formed but was unable to be followed due to semantic errors.',
  ],
  500: [
    'InternalServerError',
    'Internal Server Error',
    'The server encountered an internal error and was unable to complete your request. Either the server is overloaded or there is an error in the application.',
  ],
  503: [
    'ServiceUnavailable',
    'Service Unavailable',
    'The server is temporarily unable to service your request due to maintenance downtime or capacity problems. Please try again later.',
  ],
};

export const HTTP_EXCEPTION = nativeClass('HTTPException', [exceptionClass('Exception')], null, 'werkzeug.exceptions');
HTTP_EXCEPTION.names.set('__str__', {
  ...builtin('__str__', (_play, [self = null]) => {
    const [code, name, description] = ['code', 'name', 'description'].map(each => partOf(self, each));
    return `${String(code)} ${String(name)}: ${String(description)}`;
  }),
  binds: true,
});

const partOf = (self: PyValue, name: string): PyValue =>
  isKind(self, 'instance') ? (self.names.get(name) ?? null) : null;

const classes = new Map<number, PyClass>();

function exceptionOf(code: number): PyClass {
  const said = SAID[code];
  if (said === undefined) throw new NotSimulated(`abort(${code})`);
  const known = classes.get(code) ?? nativeClass(said[0], [HTTP_EXCEPTION], null, 'werkzeug.exceptions');
  classes.set(code, known);
  return known;
}

export function httpError(code: number, description: string | null): PyInstance {
  const made = newError(exceptionOf(code), []);
  const [, title = '', usual = ''] = SAID[code] ?? [];
  made.names.set('code', BigInt(code));
  made.names.set('name', title);
  made.names.set('description', description ?? usual);
  return made;
}

/** The page of an exception: status and text. */
export function errorPage(error: PyInstance): { readonly status: number; readonly body: string } {
  const status = Number(error.names.get('code') ?? 500n);
  const title = String(error.names.get('name'));
  const said = escaped(String(error.names.get('description'))).replaceAll('\n', '<br>');
  const body = `<!doctype html>\n<html lang=en>\n<title>${status} ${escaped(title)}</title>\n<h1>${escaped(title)}</h1>\n<p>${said}</p>\n`;
  return { status, body };
}

export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&#34;')
    .replaceAll("'", '&#39;');
}

/** `NOT FOUND`, as Werkzeug writes the words of a status. */
export function shoutedReason(status: number): string {
  const reason = status === 413 ? 'Request Entity Too Large' : reasonOf(status);
  if (reason === null) throw new NotSimulated(`the status ${status}`);
  return reason.toUpperCase();
}
