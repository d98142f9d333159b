/** The ws adapter: upgrades, heartbeats, slow readers, and an end that is told. The only file that knows ws. */
import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { type WebSocket, WebSocketServer } from 'ws';
import type { AttemptsDoor } from './attempts-door.ts';
import { connect } from './connection.ts';
import { flowOf, type Outlet, type PageFlow } from './flow.ts';
import { type Seated, type SignIns, seats } from './seats.ts';

export interface SocketOptions extends SignIns {
  readonly server: Server;
  readonly attempts: AttemptsDoor;
  /** Path of the channel. */
  readonly path: string;
  /** May a page of this origin speak to us? Asked before the upgrade: no means 403. */
  readonly originAllowed: (request: IncomingMessage) => boolean;
  /** Whose browser it is; null for no session: 401. */
  readonly sessionOf: (request: IncomingMessage) => Promise<Seated | null>;
  readonly report: (error: unknown) => void;
  /** Milliseconds between two pings; a peer that has not answered by the second is gone (C3). */
  readonly heartbeat: number;
  readonly every: (milliseconds: number, task: () => void) => () => void;
  /** How many inputs one person may send in so many seconds. */
  readonly inputs: { readonly points: number; readonly duration: number };
}

export interface Sockets {
  /** Live connections. */
  readonly count: () => number;
  /** No more upgrades; inputs under way are finished; every socket is closed with 1012: come back. */
  close(): Promise<void>;
}

/** The longest frame: a whole file of the editor and some room. */
const MAX_FRAME = 512 * 1024;

export function listen(options: SocketOptions): Sockets {
  const wss = new WebSocketServer({
    noServer: true,
    maxPayload: MAX_FRAME,
    maxFragments: 64,
    maxBufferedChunks: 4096,
    perMessageDeflate: false,
    clientTracking: true,
    skipUTF8Validation: false,
  });
  const limiter = new RateLimiterMemory(options.inputs);
  const alive = new WeakSet<WebSocket>();
  const taken = seats(options);
  const flows = new WeakMap<WebSocket, PageFlow>();
  const busy = new Set<Promise<void>>();
  let closing = false;

  const onUpgrade = (request: IncomingMessage, socket: Duplex, head: Buffer): void => {
    socket.on('error', () => socket.destroy());
    if (!closing && isProbe(request, options)) {
      wss.handleUpgrade(request, socket, head, endProbe);
      return;
    }
    void admit(request).then(
      admitted => {
        if (typeof admitted === 'number') return refuse(socket, admitted);
        wss.handleUpgrade(request, socket, head, ws => seat(ws, admitted, gathered(socket)));
      },
      (error: unknown) => {
        options.report(error);
        refuse(socket, 500);
      },
    );
  };

  const admit = async (request: IncomingMessage): Promise<Seated | number> => {
    if (closing) return 503;
    if ((request.url ?? '').split('?')[0] !== options.path) return 404;
    if (!options.originAllowed(request)) return 403;
    return (await taken.admit(() => options.sessionOf(request))) ?? 401;
  };

  const seat = (ws: WebSocket, seated: Seated, gather: () => void): void => {
    const { actor } = seated;
    alive.add(ws);
    const flow = flowOf(
      outletOf(ws, gather, () => closing),
      () => connection.caughtUp(),
    );
    flows.set(ws, flow);
    const connection = connect({
      attempts: options.attempts,
      actor,
      report: options.report,
      allow: () =>
        limiter.consume(`${actor.kind}:${actor.id}`).then(
          () => true,
          () => false,
        ),
      wire: {
        send: text => flow.send(text),
        offer: text => flow.offer(text),
        close: (code, reason) => ws.close(code, reason),
      },
    });
    ws.on('message', (data, isBinary) => {
      if (closing) return;
      if (isBinary) return ws.close(1003, 'text frames only');
      const done = connection.receive(data.toString()).finally(() => busy.delete(done));
      busy.add(done);
    });
    ws.on('pong', () => alive.add(ws));
    // Without a listener one oversized frame would end the process.
    ws.on('error', () => ws.terminate());
    const leave = taken.take(seated, connection);
    ws.on('close', () => {
      leave();
      connection.ended();
    });
  };

  const stopBeating = options.every(options.heartbeat, () => {
    for (const ws of wss.clients) {
      // A page that reads a long message has not come to the ping behind it.
      const moves = flows.get(ws)?.moves() ?? false;
      if (!alive.has(ws) && !moves) ws.terminate();
      else {
        alive.delete(ws);
        ws.ping();
      }
    }
  });
  options.server.on('upgrade', onUpgrade);

  return {
    count: () => wss.clients.size,
    async close() {
      closing = true;
      stopBeating();
      taken.close();
      for (const ws of wss.clients) ws.pause();
      await Promise.allSettled([...busy]);
      const gone = [...wss.clients].map(ws => new Promise<void>(resolve => ws.once('close', () => resolve())));
      for (const ws of wss.clients) {
        ws.resume();
        ws.close(1012, 'restarting');
      }
      const stop = options.every(1500, () => {
        for (const ws of wss.clients) ws.terminate();
      });
      await Promise.all(gone);
      stop();
    },
  };
}

/** Anyone's page may try whether a channel opens; nothing is said over it. */
function isProbe(
  request: IncomingMessage,
  { path, originAllowed }: Pick<SocketOptions, 'path' | 'originAllowed'>,
): boolean {
  return (request.url ?? '').split('?')[0] === `${path}/check` && originAllowed(request);
}

function endProbe(ws: WebSocket): void {
  ws.on('error', () => ws.terminate());
  ws.close(1000, 'it opens');
}

/** `closing`: nothing more is read from anybody. */
function outletOf(ws: WebSocket, gather: () => void, closing: () => boolean): Outlet {
  return {
    write: (part, last, gone) => {
      if (ws.readyState !== ws.OPEN) return;
      gather();
      ws.send(part, { binary: false, fin: last }, gone);
    },
    waiting: () => ws.bufferedAmount,
    hold: held => {
      if (held) ws.pause();
      else if (!closing()) ws.resume();
    },
  };
}

/**
 * What is sent in one turn of the loop goes out in one write: a step and its acknowledgement follow each other closely, and the write
 * to the socket is the dearest part of either.
 */
function gathered(socket: Duplex): () => void {
  let gathering = false;
  return () => {
    if (gathering) return;
    gathering = true;
    socket.cork();
    process.nextTick(() => {
      gathering = false;
      socket.uncork();
    });
  };
}

const REASONS: Readonly<Record<number, string>> = {
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
};

function refuse(socket: Duplex, status: number): void {
  socket.end(`HTTP/1.1 ${status} ${REASONS[status] ?? 'Error'}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
