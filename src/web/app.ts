/** The service's pages as one Express app with a shorter way to those that are looked at, and what the channel needs of it: who a cookie stands for, and whether an origin is ours. */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import express, { type ErrorRequestHandler, type RequestHandler } from 'express';
import type { Actor, Classroom, Pacer } from '../classroom/index.ts';
import type { Quiz } from '../quiz/quiz.ts';
import { answersOf } from './answer.ts';
import { readAssets } from './assets.ts';
import { VISITOR_DAYS, type WebConfig } from './config.ts';
import { dressOf } from './dress.ts';
import { localeOf } from './frame.ts';
import { securityHeaders } from './headers.ts';
import { limitsOf } from './limits.ts';
import { lookAmong, type PageAsked } from './look.ts';
import { formAllowed, type OriginRules, originAllowed } from './origin.ts';
import { Refused } from './refused.ts';
import { pageRenderer } from './render.ts';
import type { Route, Site } from './route.ts';
import { routes } from './routes.ts';
import { openSessions, type SessionRecords } from './session.ts';
import { visitsOf } from './visits.ts';

export interface WebOptions {
  readonly classroom: Classroom;
  /** By id, in the course's order; read at every use, so it may be a living map. */
  readonly quizzes: ReadonlyMap<string, Quiz>;
  readonly sessions: SessionRecords;
  readonly config: WebConfig;
  readonly now: () => number;
  /** As ClassroomOptions. */
  readonly pacer?: Pacer;
  /** False while draining. */
  readonly ready: () => boolean;
  /** A fault of ours, for the log; nothing of it reaches the page. */
  readonly fault: (error: unknown, where: string) => void;
}

export interface Web {
  /** Answers every request but the channel's upgrade. */
  readonly app: RequestListener;
  readonly routes: readonly Route[];
  /** Whose browser sent this request (an upgrade's too); null when nobody's. `session` changes with each login. */
  readonly sessionOf: (request: IncomingMessage) => Promise<{ readonly actor: Actor; readonly session: string } | null>;
  readonly originAllowed: (request: IncomingMessage) => boolean;
  /** Told when a session is over, so that its sockets can be closed. Returns what ends it. */
  readonly onSessionEnd: (listener: (session: string) => void) => () => void;
}

export function createApp(options: WebOptions): Web {
  const { classroom, config, now } = options;
  const { visitorDays = VISITOR_DAYS } = config;
  const limits = limitsOf(options.pacer);
  const site: Site = {
    classroom,
    quizzes: options.quizzes,
    limits,
    now,
    timeZone: config.timeZone,
    visitorDays,
  };
  const origins: OriginRules = { publicUrl: config.publicUrl, trustProxy: config.trustProxy };
  const assets = readAssets(config.assets);
  const sessions = openSessions(options.sessions, config.secret, now, visitorDays);
  const ended = new Set<(session: string) => void>();
  const end = (session: string | null): void => {
    if (session !== null) for (const listener of ended) listener(session);
  };

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.trustProxy ? 1 : false);
  app.set('query parser', 'simple');
  const dress = dressOf(app);
  const visits = visitsOf({ site, config, sessions, dress, end });
  const render = pageRenderer(config.views, config.keepViews, assets.address);
  const { answer, fail } = answersOf({ visits, render, dress, fault: options.fault });
  const secure = securityHeaders((config.publicUrl ?? '').startsWith('https:'));

  const handle =
    (route: Route): RequestHandler =>
    (request, response) => {
      const { person, since = null } = request.session;
      const holder = person === undefined ? null : { person, since };
      const raw = { params: { ...request.params }, query: { ...request.query }, body: { ...request.body } };
      return answer(route, request, response, holder, raw);
    };

  const show = async (
    { route, params }: PageAsked,
    request: IncomingMessage,
    response: ServerResponse,
  ): Promise<void> => {
    secure(response);
    try {
      const holder = await sessions.of(request);
      // What a session's library reads only, it need not read; what is to be written is written by it.
      if (holder?.due) return app(request, response);
      await answer(route, request, response, holder, { params, query: {}, body: {} });
    } catch (error) {
      if (response.headersSent) response.destroy();
      else await fail(error, request, response, route.path);
    }
  };

  health(app, options);
  app.use((_request, response, next) => {
    secure(response);
    next();
  });
  app.use('/assets', assets.serve);
  app.get(['/favicon.ico', '/robots.txt'], (request, response, next) => {
    request.url = request.path === '/favicon.ico' ? '/favicon.svg' : '/robots.txt';
    return assets.serve(request, response, next);
  });
  app.use(gate(options.ready, origins));
  app.use(sessions.read, limits.forms, sessions.renew);
  for (const route of routes) {
    const handler = handle(route);
    if (route.method === 'get') app.get(route.path, handler);
    else
      app.post(
        route.path,
        express.urlencoded({ extended: false, limit: route.limit, parameterLimit: 200, inflate: false }),
        handler,
      );
  }
  app.use(() => {
    throw new Refused(404, 'error.404');
  });
  const failed: ErrorRequestHandler = (error, request, response, next) => {
    if (response.headersSent) return next(error);
    void fail(error, request, response, String(request.route?.path ?? '(no route)'));
  };
  app.use(failed);

  const look = lookAmong(routes);
  return {
    app: (request, response) => {
      const looked = look(request);
      if (looked === null) app(request, response);
      else void show(looked, request, response);
    },
    routes,
    originAllowed: request => originAllowed(request.headers, 'encrypted' in request.socket, origins),
    sessionOf: async request => {
      const found = await sessions.of(request);
      if (found === null) return null;
      const actor = await visits.actorOf(found.person, found.since, localeOf(request.headers, config.locale));
      return actor === null ? null : { actor: { ...actor, since: found.since }, session: found.session };
    },
    onSessionEnd: listener => {
      ended.add(listener);
      return () => void ended.delete(listener);
    },
  };
}

/** Whether the process lives, and whether it can take answers. */
function health(app: express.Express, { classroom, ready }: WebOptions): void {
  app.get('/healthz', (_request, response) => void response.type('text').end('ok\n'));
  app.get('/readyz', async (_request, response) => {
    const health = ready() ? await classroom.health() : { ok: false };
    response
      .status(health.ok ? 200 : 503)
      .type('text')
      .end(health.ok ? 'ready\n' : 'not ready\n');
  });
}

/** What no route is asked: bodies that are packed or no form, methods that no page has, forms of other sites. */
function gate(ready: () => boolean, origins: OriginRules): RequestHandler {
  return (request, _response, next) => {
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') throw new Refused(415, 'error.415');
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    if (request.method !== 'POST') throw new Refused(405, 'error.405');
    if (!ready()) throw new Refused(503, 'error.503');
    const encrypted = 'encrypted' in request.socket;
    if (!formAllowed(request.headers, encrypted, origins)) throw new Refused(403, 'error.origin');
    if (!request.is('application/x-www-form-urlencoded') && request.headers['content-length'] !== '0')
      throw new Refused(415, 'error.415');
    next();
  };
}
