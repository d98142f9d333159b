/** Puts the service together and takes it apart again: store → classroom → pages and channel → one HTTP server. */
import { hash, randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import { type Logger, pino } from 'pino';
import { type Classroom, openClassroom } from './classroom/index.ts';
import { isFault } from './fault.ts';
import { parseTold } from './grade/index.ts';
import { listen, type Sockets } from './live/socket.ts';
import type { RoomLimits } from './rooms/limits.ts';
import { openPool, type RoomPool } from './rooms/pool.ts';
import { usualReadings } from './rooms/room-process.ts';
import { roomsOf } from './rooms/rooms.ts';
import { type AttemptShelf, openShelf } from './rooms/shelf.ts';
import { readSettings, type Settings } from './settings.ts';
import { codeOf } from './store/disk.ts';
import {
  EXIT_LOCKED,
  formerIds,
  openStore,
  type QuizzesRead,
  readParsed,
  readQuizzes,
  type Store,
  withNewIds,
} from './store/index.ts';
import { createApp } from './web/app.ts';

const EXIT_FAILED = 1;
const EXIT_USAGE = 2;
/** Everything is over within this, whatever hangs. */
const DRAIN_LIMIT = 9_000;
/** Of that, what rooms are at. */
const DRAIN_ROOMS = 4_000;
const HEARTBEAT = 20_000;
/** Bytes of what is put away of attempts on disk. */
const SHELF = 512 * 1024 * 1024;
/** Visitors who were here long ago are looked for this often. */
const SWEEP = 3600 * 1000;
/** How often exams are looked at whose time may be over. */
const HAND_IN = 1000;
/** Inputs of one person: a pasted block passes, a loop does not. */
const INPUTS = { points: 120, duration: 10 };

export interface Service {
  readonly address: string;
  readonly setupLink: string | null;
  readonly classroom: Classroom;
  readonly sockets: Sockets;
  /** Process ids of the rooms. */
  readonly rooms: () => readonly number[];
  /** So many rooms take work. */
  readonly ready: (rooms: number) => boolean;
  /** Readiness 503, no new work, acknowledgements go out, sockets close with 1012, everything is on disk. */
  close(): Promise<void>;
}

export interface StartOptions {
  readonly settings: Settings;
  /** Where the program's own files are: views/, dist/assets. */
  readonly home: string;
  /** Folder of the quizzes. */
  readonly quizzes: string;
  readonly now: () => number;
  /** The same time by a clock that nobody sets meanwhile: it tells when an exam is over. `now`, when not given. */
  readonly steady?: () => number;
  readonly log: Logger;
  /** Does it again and again, until what it returns is called. */
  readonly every?: typeof inTurn;
  /** See SocketOptions; a bench sends more than a person. */
  readonly inputs?: { readonly points: number; readonly duration: number };
  /** Path of the rooms' program, where it is not the built one; and other limits than theirs. */
  readonly room?: string;
  readonly limits?: RoomLimits | undefined;
}

/** The rooms, with what an earlier run of the service has left of attempts. */
async function openRooms(
  {
    settings,
    home,
    log,
    every,
    room,
    limits,
  }: Pick<StartOptions, 'settings' | 'home' | 'log' | 'limits'> & Required<Pick<StartOptions, 'every' | 'room'>>,
  store: Store,
  { quizzes }: Pick<QuizzesRead, 'quizzes'>,
): Promise<{ readonly pool: RoomPool; readonly shelf: AttemptShelf }> {
  const report = (error: unknown): void => log.error({ err: error }, 'a room failed');
  const shelf = await openShelf({
    folder: resolve(settings.DATA_DIR, 'put-away'),
    build: hash('sha256', await readFile(room), 'base64url'),
    tail: store.tail,
    most: SHELF,
    report,
  });
  const pool = openPool({
    entry: room,
    views: resolve(home, 'views'),
    regular: settings.ROOMS ?? roomsFor(availableParallelism()),
    tail: store.tail,
    quizzes,
    text: async digest => (await store.quizzes.read(digest)) ?? '',
    now: () => performance.now(),
    every,
    shelf,
    report,
    letGo: attempts => log.debug({ attempts }, 'a room let go of attempts'),
    readings: usualReadings(),
    limits,
  });
  return { pool, shelf };
}

export async function start({
  settings,
  home,
  quizzes: folder,
  now,
  steady = now,
  log,
  inputs = INPUTS,
  every = inTurn,
  room = resolve(home, 'dist/room.js'),
  limits,
}: StartOptions): Promise<Service> {
  const store = await openStore({
    directory: resolve(settings.DATA_DIR),
    now,
    notice: message => log.warn(message),
  });
  let server: Server | null = null;
  let pool: RoomPool | null = null;
  try {
    const read = await readQuizzes(folder, await readParsed(resolve(home, 'dist/quizzes.json')), parseTold);
    for (const problem of read.problems) log.error({ file: problem.file, line: problem.line }, problem.text);
    const quizzes = new Map(read.quizzes.map(quiz => [quiz.id, quiz]));
    const { pool: rooms, shelf } = await openRooms({ settings, home, log, every, room, limits }, store, read);
    pool = rooms;
    const classroom = openClassroom({
      store: withNewIds(store, formerIds(read.quizzes)),
      quizzes,
      texts: read.texts,
      rooms: roomsOf(rooms),
      now,
      steady,
      random: bytes => randomBytes(bytes),
      report: error => log.error({ err: error }, 'a listener failed'),
    });
    let ready = true;
    const web = createApp({
      classroom,
      quizzes,
      sessions: store.sessions,
      config: {
        assets: resolve(home, 'dist/assets'),
        views: resolve(home, 'views'),
        keepViews: true,
        publicUrl: settings.PUBLIC_URL,
        trustProxy: settings.TRUST_PROXY,
        locale: 'ru',
        timeZone: null,
        visitorDays: settings.VISITOR_DAYS,
        secret: await cookieSecret(store),
      },
      now,
      ready: () => ready,
      fault: (error, where) => log.error({ err: error, where }, 'a request failed'),
    });
    server = createServer(
      // A sender that dribbles is gone within ten seconds (S15).
      { headersTimeout: 8_000, requestTimeout: 10_000, keepAliveTimeout: 5_000, connectionsCheckingInterval: 1_000 },
      web.app,
    );
    const http = server;
    const sockets = listen({
      server: http,
      attempts: classroom,
      path: '/live',
      originAllowed: web.originAllowed,
      sessionOf: web.sessionOf,
      onSessionEnd: web.onSessionEnd,
      onRightsEnd: classroom.onRightsEnd,
      report: error => log.error({ err: error }, 'the channel failed'),
      heartbeat: HEARTBEAT,
      every,
      inputs,
    });
    await new Promise<void>((done, fail) => {
      http.once('error', fail);
      http.listen(settings.PORT, settings.HOST, done);
    });
    void foldAhead(shelf, classroom, log);
    const endHandIns = handIns(classroom, every, log);
    const endSweeps = every(SWEEP, () => void sweep(classroom, settings.VISITOR_DAYS, log));
    const address = settings.PUBLIC_URL ?? addressOf(http);
    const token = await classroom.setupToken();
    return {
      address,
      setupLink: token === null ? null : new URL(`/setup/${token}`, address).href,
      classroom,
      sockets,
      rooms: rooms.pids,
      ready: rooms.ready,
      async close() {
        ready = false;
        endSweeps();
        endHandIns();
        rooms.drain(DRAIN_ROOMS);
        const gone = new Promise<void>(done => http.close(() => done()));
        http.closeIdleConnections();
        await sockets.close();
        await classroom.close();
        await rooms.close();
        const hurry = every(1_000, () => http.closeAllConnections());
        await gone;
        hurry();
        await store.close();
      },
    };
  } catch (error) {
    server?.close();
    await pool?.close();
    await store.close();
    throw error;
  }
}

/** `drydock serve`: runs until SIGTERM or SIGINT; resolves with the exit code. */
export async function serve(environment: Readonly<Record<string, string | undefined>>, home: string): Promise<number> {
  const settings = readSettings(environment);
  if ('problems' in settings) {
    process.stderr.write(
      `${settings.problems.map(problem => `error: ${problem}`).join('\n')}\n(README.md tells what each setting takes)\n`,
    );
    return EXIT_USAGE;
  }
  const interactive = process.stdout.isTTY === true;
  const log = pino({ level: interactive && settings.LOG_LEVEL === 'info' ? 'warn' : settings.LOG_LEVEL });
  const told = new Promise<NodeJS.Signals>(done => {
    process.once('SIGTERM', done);
    process.once('SIGINT', done);
  });
  let service: Service;
  try {
    service = await start({
      settings,
      home,
      quizzes: resolve(home, 'quizzes'),
      now: Date.now,
      steady: steadyClock(),
      log,
    });
  } catch (error) {
    process.stderr.write(`error: ${explain(error, settings)}\n`);
    return isFault(error, 'locked') ? EXIT_LOCKED : EXIT_FAILED;
  }
  const setup =
    service.setupLink === null
      ? ''
      : `First instructor (this link works once; those printed by earlier starts are good no more): ${service.setupLink}\n`;
  process.stdout.write(`Drydock: ${service.address}\n${setup}`);
  log.info({ address: service.address }, 'listening');
  const signal = await told;
  log.info({ signal }, 'draining');
  const late = setTimeout(() => {
    log.error('draining took too long');
    process.exit(EXIT_FAILED);
  }, DRAIN_LIMIT);
  await service.close();
  clearTimeout(late);
  return 0;
}

/** A new version folds anew what an earlier one had put away: one attempt after another, until the service ends. */
async function foldAhead(shelf: AttemptShelf, classroom: Classroom, log: Logger): Promise<void> {
  try {
    for await (const attempt of shelf.foreign()) {
      try {
        await classroom.foldAhead(attempt);
      } catch (error) {
        if (isFault(error, 'overloaded')) return;
        if (isFault(error, 'not-found')) shelf.remove(attempt);
        else log.warn({ err: error, attempt }, 'an attempt of an earlier version was not folded');
      }
    }
  } catch (error) {
    log.warn({ err: error }, 'attempts of an earlier version were not folded');
  }
}

/** The machine's time as it was at the start, carried on by a clock that only ever goes forward. */
function steadyClock(): () => number {
  const from = Date.now() - performance.now();
  return () => from + performance.now();
}

/** Each second, whose exam is over is handed in; a look that takes longer is waited for. */
function handIns(classroom: Pick<Classroom, 'handInDue'>, every: typeof inTurn, log: Logger): () => void {
  let looking = false;
  const look = async (): Promise<void> => {
    if (looking) return;
    looking = true;
    try {
      await classroom.handInDue();
    } catch (error) {
      log.error({ err: error }, 'exams whose time is over were not all handed in');
    } finally {
      looking = false;
    }
  };
  return every(HAND_IN, () => void look());
}

async function sweep(classroom: Classroom, days: number, log: Logger): Promise<void> {
  try {
    const gone = await classroom.sweep(days);
    if (gone > 0) log.info({ gone }, 'visitors of long ago were removed');
  } catch (error) {
    // The next one goes on.
    log.warn({ err: error }, 'visitors of long ago were not all removed');
  }
}

/** The cookies' secret is made once and kept with the data: there is no default one. */
async function cookieSecret(store: Store): Promise<string> {
  const kept = await store.settings.get('cookie-secret');
  if (kept !== null) return kept.value;
  const value = randomBytes(32).toString('base64url');
  await store.settings.put({ id: 'cookie-secret', value });
  return value;
}

/** The service itself needs a processor too; and a room more than there are people at work is of no use. */
function roomsFor(processors: number): number {
  return processors <= 2 ? Math.max(1, processors) : Math.min(8, processors - 1);
}

function addressOf(server: Server): string {
  const at = server.address();
  if (at === null || typeof at === 'string') throw new Error('the server listens at no port');
  const { address, family, port } = at;
  const open = address === '0.0.0.0' || address === '::';
  return `http://${open ? 'localhost' : family === 'IPv6' ? `[${address}]` : address}:${port}`;
}

function explain(error: unknown, settings: Settings): string {
  if (isFault(error)) return error.message;
  const code = codeOf(error);
  if (code === 'EADDRINUSE') return `PORT=${settings.PORT}: another program listens there; choose another port`;
  if (code === 'EACCES') return `PORT=${settings.PORT}: not allowed to listen there; choose a port above 1023`;
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST=${settings.HOST}: not an address of this machine`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function inTurn(milliseconds: number, task: () => void): () => void {
  const timer = setInterval(task, milliseconds);
  timer.unref();
  return () => clearInterval(timer);
}
