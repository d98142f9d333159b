/** The whole service in this process, on a port of its own, over a folder of its own; and pages' ends of the channel. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { WebSocket } from 'ws';
import { type ClientMessage, type Input, type ServerMessage, serverMessage } from '../../src/live/protocol.ts';
import { type Service, type StartOptions, start } from '../../src/serve.ts';
import { readSettings, type Settings } from '../../src/settings.ts';
import { type Client, client } from '../web/client.ts';

export interface Rig {
  readonly service: Service;
  readonly port: number;
  readonly folder: string;
  /** What was logged, a line a record. */
  readonly logged: readonly string[];
  readonly browser: () => Client;
  /** A visitor's new attempt at a quiz. */
  readonly begin: (browser: Client, quiz: string) => Promise<string>;
  /** Ends the service and starts it again over the same folder, on a new port. */
  readonly restart: () => Promise<Rig>;
  readonly close: () => Promise<void>;
}

/** `more`: as StartOptions has it. */
export async function rig(
  folder?: string,
  quizzes = 'quizzes',
  more: Pick<StartOptions, 'room' | 'limits' | 'now' | 'inputs'> = { now: Date.now },
): Promise<Rig> {
  const data = folder ?? (await mkdtemp(join(tmpdir(), 'drydock-')));
  const settings = readSettings({ PORT: '0', DATA_DIR: data, LOG_LEVEL: 'debug', ROOMS: '1' }) as Settings;
  const logged: string[] = [];
  const log = pino({ level: 'debug' }, { write: (line: string) => void logged.push(line) });
  const service = await start({ settings, home: process.cwd(), quizzes, log, ...more });
  const port = Number(new URL(service.address).port);
  return {
    service,
    port,
    folder: data,
    logged,
    browser: () => client(port, { lang: 'en' }),
    begin: (browser, quiz) => begin(browser, quiz),
    restart: async () => {
      await service.close();
      return rig(data, quizzes, more);
    },
    close: async () => {
      await service.close();
      await rm(data, { recursive: true, force: true });
    },
  };
}

async function begin(browser: Client, quiz: string): Promise<string> {
  const answer = await browser.post('/attempts', { quiz });
  const id = /^\/quiz\/(.+)$/.exec(answer.location ?? '')?.[1];
  if (id === undefined) throw new Error(`no attempt was begun: ${answer.status} ${answer.body.slice(0, 300)}`);
  return id;
}

/** One page's socket: what came, and a way to wait for what comes. */
export interface Socket {
  readonly messages: readonly ServerMessage[];
  readonly send: (message: ClientMessage | string) => void;
  /** The first message, from now or before, that fits; each is given once. */
  readonly next: <T extends ServerMessage['type']>(
    type: T,
    fits?: (message: Extract<ServerMessage, { type: T }>) => boolean,
  ) => Promise<Extract<ServerMessage, { type: T }>>;
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>;
  readonly ws: WebSocket;
}

export function socket(port: number, browser: Client, headers: Readonly<Record<string, string>> = {}): Promise<Socket> {
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const origin = `http://127.0.0.1:${port}`;
  const ws = new WebSocket(`ws://127.0.0.1:${port}/live`, {
    headers: { cookie, origin, ...headers },
    perMessageDeflate: false,
  });
  const messages: ServerMessage[] = [];
  const given = new Set<ServerMessage>();
  const waiting = new Set<() => void>();
  const closed = new Promise<{ code: number; reason: string }>(done => {
    ws.on('close', (code, reason) => {
      done({ code, reason: reason.toString() });
      for (const wake of waiting) wake();
    });
  });
  ws.on('message', data => {
    messages.push(serverMessage.parse(JSON.parse(data.toString())));
    for (const wake of waiting) wake();
  });
  const next: Socket['next'] = (type, fits = () => true) =>
    new Promise((done, failed) => {
      const look = (): void => {
        const found = messages.find(
          (message): message is Extract<ServerMessage, { type: typeof type }> =>
            message.type === type &&
            !given.has(message) &&
            fits(message as Extract<ServerMessage, { type: typeof type }>),
        );
        if (found !== undefined) {
          given.add(found);
          waiting.delete(look);
          done(found);
        } else if (ws.readyState === WebSocket.CLOSED) {
          waiting.delete(look);
          failed(
            new Error(
              `the socket closed before a ${type} came; it had ${JSON.stringify(messages.at(-1))?.slice(0, 300)}`,
            ),
          );
        }
      };
      waiting.add(look);
      look();
    });
  return new Promise((done, failed) => {
    ws.on('error', failed);
    ws.on('unexpected-response', (_request, response) => failed(new Error(`refused with ${response.statusCode}`)));
    ws.on('open', () => {
      ws.off('error', failed);
      ws.on('error', () => undefined);
      done({
        ws,
        messages,
        closed,
        next,
        send: message => ws.send(typeof message === 'string' ? message : JSON.stringify(message)),
      });
    });
  });
}

export function hello(attempt: string, seq: number | null = null, locale: 'ru' | 'en' = 'en'): ClientMessage {
  return { type: 'hello', version: 2, attempt, locale, seq };
}

let made = 0;
export function input(
  given: Input,
  id = `client-${(++made).toString().padStart(6, '0')}`,
): ClientMessage & { readonly id: string } {
  return { type: 'input', id, input: given };
}

export function line(text: string): Input {
  return { kind: 'line', line: text, columns: 100 };
}
