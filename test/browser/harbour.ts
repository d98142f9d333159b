/** The page's server for tests: the real view, the built script and styles, and a WebSocket whose answers a test gives. */
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { type WebSocket, WebSocketServer } from 'ws';
import { type ClientMessage, clientMessage, type Input, type ServerMessage } from '../../src/live/protocol.ts';
import { texts, translator } from '../../src/locale/index.ts';
import { island } from '../../src/web/page.ts';
import { readViews } from '../../src/web/views.ts';
import { built } from '../built.ts';

export interface Harbour {
  readonly url: string;
  /** Inputs that came, in order, resends included. */
  readonly inputs: { readonly id: string; readonly input: Input }[];
  readonly hellos: Extract<ClientMessage, { type: 'hello' }>[];
  /** How a message is answered; a test replaces it. */
  answer: (message: ClientMessage, send: (message: ServerMessage) => void, socket: WebSocket) => void;
  readonly send: (message: ServerMessage) => void;
  /** Closes every socket with this code. */
  readonly cut: (code: number, reason?: string) => void;
  readonly refusing: (refuse: boolean) => void;
  readonly close: () => Promise<void>;
}

const TYPES: Readonly<Record<string, string>> = {
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};
const NONCE = 'bm9uY2U';
/** As src/web/headers.ts sends it. */
const POLICY = `default-src 'none'; script-src 'self' 'nonce-${NONCE}'; style-src 'self' 'nonce-${NONCE}'; font-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'`;

/** The pages' files that people get. */
export const ASSETS = 'dist/assets';

const render = readViews('views', false);

function pageFor(url: URL): string {
  const locale = url.searchParams.get('locale') === 'en' ? 'en' : 'ru';
  const theme = url.searchParams.get('theme') === 'dark' ? 'dark' : 'light';
  const title = locale === 'ru' ? 'Многоступенчатая сборка' : 'Multi-stage builds';
  const quiz = { id: 'docker/06-multi-stage', number: 6, title, summary: '', questions: 8 };
  const name = locale === 'ru' ? 'Анна Лебедева' : 'Anna Lebedeva';
  const attempt = 'attempt-0001';
  return render('quiz', {
    locale,
    theme,
    nonce: NONCE,
    here: '/quiz/attempt-0001',
    person: { name, role: 'student' },
    t: translator(locale),
    asset: (file: string) => `/assets/${file}`,
    place: null,
    title,
    style: 'quiz.css',
    crumbs: null,
    attempt,
    quiz,
    island: island({
      attempt,
      quiz,
      locale,
      theme,
      channel: '/live',
      results: '/results/attempt-0001',
      person: { name },
      strings: texts(locale, 'page.'),
    }),
  });
}

export async function harbour(): Promise<Harbour> {
  built();
  const inputs: Harbour['inputs'] = [];
  const hellos: Harbour['hellos'] = [];
  let refuse = false;
  const sockets = new Set<WebSocket>();
  const server: Server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost');
    if (url.pathname.startsWith('/quiz/')) {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY });
      response.end(pageFor(url));
      return;
    }
    if (url.pathname.startsWith('/assets/')) {
      const file = url.pathname.slice('/assets/'.length);
      const name = file.replace(/[^\w.-]/g, '');
      readFile(join(ASSETS, name)).then(
        body =>
          response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' }).end(body),
        () => response.writeHead(404).end(),
      );
      return;
    }
    response
      .writeHead(url.pathname.startsWith('/results/') ? 200 : 404, { 'content-type': 'text/html' })
      .end('<title>results</title>');
  });
  const live = new WebSocketServer({ noServer: true });
  server.on('upgrade', (request, socket, head) => {
    if (refuse) {
      socket.destroy();
      return;
    }
    live.handleUpgrade(request, socket, head, opened => {
      sockets.add(opened);
      opened.on('close', () => sockets.delete(opened));
      opened.on('error', () => undefined);
      opened.on('message', data => {
        const message = clientMessage.parse(JSON.parse(String(data)));
        if (message.type === 'input') inputs.push({ id: message.id, input: message.input });
        if (message.type === 'hello') hellos.push(message);
        self.answer(message, each => opened.send(JSON.stringify(each)), opened);
      });
    });
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const self: Harbour = {
    url: `http://127.0.0.1:${port}/quiz/attempt-0001`,
    inputs,
    hellos,
    answer: () => undefined,
    send: message => {
      for (const socket of sockets) socket.send(JSON.stringify(message));
    },
    cut: (code, reason = '') => {
      for (const socket of sockets) socket.close(code, reason);
    },
    refusing: next => {
      refuse = next;
    },
    close: async () => {
      for (const socket of sockets) socket.terminate();
      await new Promise(resolve => server.close(resolve));
    },
  };
  return self;
}
