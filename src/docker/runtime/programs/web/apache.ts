import { joinPath } from '../../../filesystem/index.ts';
import type { HttpQuestion, HttpReply } from '../../../http.ts';
import { httpDate, reasonOf } from '../../../http.ts';
import { secondsOf } from '../../kernel/session.ts';
import type { ApacheServer } from '../../kernel/web.ts';
import { dateText } from '../../languages/strftime.ts';
import type { MachinePlace } from '../machine.ts';
import { dateNow, endingOf, type FoundFile, fileAt, pathAsked, type StaticFile } from './static.ts';

/** Apache's httpd 2.4 as its image sets it up, and the httpd of busybox, over a directory. */

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html',
  htm: 'text/html',
  txt: 'text/plain',
  css: 'text/css',
  js: 'text/javascript',
  json: 'application/json',
  svg: 'image/svg+xml',
  xml: 'application/xml',
};

/** A text: why there is no answer here. */
export function answerOfApache(web: ApacheServer, question: HttpQuestion, place: MachinePlace): HttpReply | string {
  const path = pathAsked(question);
  if (question.method !== 'GET' && question.method !== 'HEAD')
    return `${question.method} of httpd is not simulated here`;
  return web.by === 'apache' ? apache(web, question, path, place) : busybox(web, path, place);
}

function apache(
  { root, version }: ApacheServer,
  question: HttpQuestion,
  path: string,
  place: MachinePlace,
): HttpReply | string {
  const reply = (status: number, headers: HttpReply['headers'], body: string): HttpReply => {
    log(question, status, body.length === 0 ? '-' : String(Buffer.byteLength(body)), place);
    return {
      version: '1.1',
      status,
      reason: reasonOf(status) ?? '',
      headers: [['Date', dateNow(place)], ['Server', `Apache/${version} (Unix)`], ...headers],
      body,
    };
  };
  const refusal = (status: number, said: string, more: HttpReply['headers'] = []): HttpReply => {
    const title = `${status} ${reasonOf(status) ?? ''}`;
    const body = `<!DOCTYPE HTML PUBLIC "-//IETF//DTD HTML 2.0//EN">\n<html><head>\n<title>${title}</title>\n</head><body>\n<h1>${reasonOf(status)}</h1>\n<p>${said}</p>\n</body></html>\n`;
    const type = ['Content-Type', 'text/html; charset=iso-8859-1'] as const;
    return reply(status, [...more, ['Content-Length', String(Buffer.byteLength(body))], type], body);
  };
  const at = joinPath(root, path);
  let found: FoundFile = fileAt(place, at.replace(/\/$/, '') || '/');
  let file = at;
  if (found === 'directory') {
    if (!path.endsWith('/')) {
      const to = `http://${hostOf(question)}${path}/`;
      return refusal(301, `The document has moved <a href="${to}">here</a>.`, [['Location', to]]);
    }
    file = joinPath(at, 'index.html');
    found = fileAt(place, file);
    if (found === 'missing') return 'a directory that httpd would list is not simulated here';
  } else if (path.endsWith('/') && found !== 'missing') return 'a path behind a file is not simulated here';
  if (found === 'missing') return refusal(404, 'The requested URL was not found on this server.');
  if (found === 'denied' || found === 'directory')
    return refusal(403, "You don't have permission to access this resource.");
  if (found === 'bytes') return `the bytes of ${path}, which are no text, are not simulated here`;
  const type = TYPES[endingOf(file)];
  return reply(
    200,
    [
      ['Last-Modified', httpDate(found.changed * 1000)],
      ['ETag', tagOf(found)],
      ['Accept-Ranges', 'bytes'],
      ['Content-Length', String(found.size)],
      ...(type === undefined ? [] : [['Content-Type', type] as const]),
    ],
    found.text,
  );
}

/** Size and time in microseconds, in hexadecimal digits. */
function tagOf({ size, changed }: StaticFile): string {
  return `"${size.toString(16)}-${(changed * 1_000_000).toString(16)}"`;
}

const hostOf = ({ headers }: HttpQuestion): string => headers.find(([name]) => name === 'Host')?.[1] ?? 'localhost';

/** The common log format, on stdout. */
function log({ from, method, target }: HttpQuestion, status: number, size: string, place: MachinePlace): void {
  const when = dateText('%d/%b/%Y:%H:%M:%S +0000', secondsOf(place.session));
  place.out(`${from} - - [${when}] "${method} ${target} HTTP/1.1" ${status} ${size}\n`);
}

function busybox({ root }: ApacheServer, path: string, place: MachinePlace): HttpReply | string {
  const at = joinPath(root, path.endsWith('/') ? `${path}index.html` : path);
  const found = fileAt(place, at);
  const head = (type: string): HttpReply['headers'] => [
    ['Date', dateNow(place)],
    ['Connection', 'close'],
    ['Content-type', type],
  ];
  if (found === 'directory') return `the redirection of busybox's httpd to a directory is not simulated here`;
  if (found === 'bytes') return `the bytes of ${path}, which are no text, are not simulated here`;
  if (found === 'missing' || found === 'denied') {
    const body = `<HTML><HEAD><TITLE>404 Not Found</TITLE></HEAD>\n<BODY><H1>404 Not Found</H1>\nThe requested URL was not found\n</BODY></HTML>\n`;
    return { version: '1.1', status: 404, reason: 'Not Found', headers: head('text/html'), body };
  }
  const type = TYPES[endingOf(at)] ?? 'application/octet-stream';
  return {
    version: '1.1',
    status: 200,
    reason: 'OK',
    headers: [
      ...head(type),
      ['Accept-Ranges', 'bytes'],
      ['Last-Modified', httpDate(found.changed * 1000)],
      ['ETag', `"${found.changed.toString(16)}-${found.size.toString(16)}-0"`],
      ['Content-Length', String(found.size)],
    ],
    body: found.text,
  };
}
