import { cleanPath, joinPath } from '../../../../filesystem/path.ts';
import { decoded, type HttpQuestion, type HttpReply, httpDate, reasonOf, targetParts } from '../../../../http.ts';
import { NotSimulated } from '../../control.ts';
import type { MachineFiles } from '../../machine.ts';

/** Files of a directory and a page that lists it, as SimpleHTTPRequestHandler gives them. Rule: http/server.py of CPython 3.12. */

/** A handler that answers: what it knows of its surroundings. */
export interface HandlerPlace {
  readonly files: MachineFiles;
  /** The directory whose files it hands out. */
  readonly root: string;
  /** `SimpleHTTP/0.6 Python/3.12.9` */
  readonly server: string;
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Writes a line of the log, behind who asked and when. */
  readonly log: (said: string) => void;
}

/** A reply with the two headers that every handler begins with, and its line in the log. */
function handlerReply(
  { server, now, log }: Omit<HandlerPlace, 'files' | 'root'>,
  question: HttpQuestion,
  status: number,
  headers: HttpReply['headers'],
  body = '',
  reason = reasonOf(status) ?? '',
): HttpReply {
  log(`"${question.method} ${question.target} HTTP/1.1" ${status} -`);
  return { version: '1.0', status, reason, headers: [['Server', server], ['Date', httpDate(now)], ...headers], body };
}

/** What a status is explained with. */
const EXPLAINED: Readonly<Record<number, string>> = {
  400: 'Bad request syntax or unsupported method',
  401: 'No permission -- see authorization schemes',
  403: 'Request forbidden -- authorization will not help',
  404: 'Nothing matches the given URI',
  405: 'Specified method is invalid for this resource',
  500: 'Server got itself in trouble',
  501: 'Server does not support this operation',
  503: 'The server cannot process the request due to a high load',
};

const htmlText = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** `send_error` */
export function handlerError(
  place: Omit<HandlerPlace, 'files' | 'root'>,
  question: HttpQuestion,
  status: number,
  said: string | null,
): HttpReply {
  const explained = EXPLAINED[status];
  const message = said ?? reasonOf(status);
  if (explained === undefined || message === null) throw new NotSimulated(`send_error(${status})`);
  place.log(`code ${status}, message ${message}`);
  const body = `<!DOCTYPE HTML>
<html lang="en">
    <head>
        <meta charset="utf-8">
        <title>Error response</title>
    </head>
    <body>
        <h1>Error response</h1>
        <p>Error code: ${status}</p>
        <p>Message: ${htmlText(message)}.</p>
        <p>Error code explanation: ${status} - ${htmlText(explained)}.</p>
    </body>
</html>
`;
  const headers: HttpReply['headers'] = [
    ['Connection', 'close'],
    ['Content-Type', 'text/html;charset=utf-8'],
    ['Content-Length', String(sizeOf(body))],
  ];
  return handlerReply(place, question, status, headers, body, message);
}

/** Bytes of a text. */
export const sizeOf = (text: string): number => new TextEncoder().encode(text).length;

/** Of mimetypes, by the end of a name. */
const TYPES: Readonly<Record<string, string>> = {
  css: 'text/css',
  csv: 'text/csv',
  gif: 'image/gif',
  htm: 'text/html',
  html: 'text/html',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  js: 'text/javascript',
  json: 'application/json',
  mjs: 'text/javascript',
  pdf: 'application/pdf',
  png: 'image/png',
  py: 'text/x-python',
  sh: 'application/x-sh',
  svg: 'image/svg+xml',
  txt: 'text/plain',
  xml: 'text/xml',
  zip: 'application/zip',
};

/** GET and HEAD of a handler that hands out files. */
export function filesReply(place: HandlerPlace, question: HttpQuestion): HttpReply {
  const { files, root } = place;
  const { path, query } = targetParts(question.target);
  const plain = decoded(path.replace(/#.*$/, ''));
  const at = joinPath(root, cleanPath(plain, '/'));
  if (!files.isDirectory(at)) {
    if (plain.endsWith('/') || !files.exists(at)) return handlerError(place, question, 404, 'File not found');
    return fileReply(place, question, at);
  }
  if (!path.endsWith('/')) {
    const to = `${path}/${query === '' ? '' : `?${query}`}`;
    return handlerReply(place, question, 301, [
      ['Location', to],
      ['Content-Length', '0'],
    ]);
  }
  const index = ['index.html', 'index.htm'].map(name => joinPath(at, name)).find(each => files.exists(each));
  if (index !== undefined) return fileReply(place, question, index);
  const body = listing(files, at, plain);
  return handlerReply(
    place,
    question,
    200,
    [
      ['Content-type', 'text/html; charset=utf-8'],
      ['Content-Length', String(sizeOf(body))],
    ],
    body,
  );
}

function fileReply(place: HandlerPlace, question: HttpQuestion, path: string): HttpReply {
  const found = place.files.read(path);
  if ('refused' in found) return handlerError(place, question, 404, 'File not found');
  if (found.text === null) throw new NotSimulated(`${path}, whose bytes are no text,`);
  const ending = /\.([A-Za-z0-9]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
  const type = Object.hasOwn(TYPES, ending) ? TYPES[ending] : ending === '' ? 'application/octet-stream' : undefined;
  if (type === undefined) throw new NotSimulated(`the type of a file .${ending}`);
  return handlerReply(
    place,
    question,
    200,
    [
      ['Content-type', type],
      ['Content-Length', String(sizeOf(found.text))],
      ['Last-Modified', httpDate((place.files.modified(path) ?? 0) * 1000)],
    ],
    found.text,
  );
}

function listing(files: MachineFiles, directory: string, shown: string): string {
  const title = `Directory listing for ${htmlText(shown)}`;
  const names = [...files.list(directory)].map(name => [name.toLowerCase(), name] as const);
  names.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const rows = names.map(([, name]) => {
    const path = joinPath(directory, name);
    const linked = files.isDirectory(path) ? `${name}/` : name;
    const displayed = files.isLink(path) ? `${name}@` : linked;
    return `<li><a href="${quoted(linked)}">${htmlText(displayed)}</a></li>`;
  });
  const head = `<!DOCTYPE HTML>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>${title}</title>\n</head>\n<body>\n<h1>${title}</h1>\n<hr>\n<ul>`;
  return [head, ...rows, '</ul>\n<hr>\n</body>\n</html>\n'].join('\n');
}

/** As `urllib.parse.quote` writes a path. */
function quoted(text: string): string {
  return encodeURIComponent(text)
    .replace(/%2F/g, '/')
    .replace(/[!'()*]/g, each => `%${each.charCodeAt(0).toString(16).toUpperCase()}`);
}
