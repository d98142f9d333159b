/** The service's pages as one Express app, and what the channel needs of it: who a cookie stands for, and whether an origin is ours. */
import type { IncomingMessage } from 'node:http';
import express, { type ErrorRequestHandler, type Request, type RequestHandler, type Response } from 'express';
import type { Actor, Classroom } from '../classroom/index.ts';
import { translator } from '../locale/index.ts';
import type { Locale, Quiz } from '../quiz/quiz.ts';
import { readAssets } from './assets.ts';
import { answerTo, problemOf } from './errors.ts';
import { cookie, localeOf, themeOf } from './frame.ts';
import { nonceOf, securityHeaders } from './headers.ts';
import { codeLimit, formLimit } from './limits.ts';
import { formAllowed, type OriginRules, originAllowed } from './origin.ts';
import { Refused } from './refused.ts';
import { pageRenderer } from './render.ts';
import type { Reply, Route, Site, Visit } from './route.ts';
import { routes } from './routes.ts';
import { COOKIE, openSessions, type SessionRecords } from './session.ts';

export interface WebConfig {
  /** Folder of the built scripts, styles and fonts. */
  readonly assets: string;
  readonly views: string;
  /** Compile each view once; false while views are being written. */
  readonly keepViews: boolean;
  readonly publicUrl: string | null;
  readonly trustProxy: boolean;
  /** Language for a browser that asks for none of ours. */
  readonly locale: Locale;
  readonly timeZone: string | null;
  /** Signs the cookies; from the data folder. */
  readonly secret: string;
}

export interface WebOptions {
  readonly classroom: Classroom;
  /** By id, in the course's order; read at every use, so it may be a living map. */
  readonly quizzes: ReadonlyMap<string, Quiz>;
  readonly sessions: SessionRecords;
  readonly config: WebConfig;
  readonly now: () => number;
  /** False while draining. */
  readonly ready: () => boolean;
  /** A fault of ours, for the log; nothing of it reaches the page. */
  readonly fault: (error: unknown, where: string) => void;
}

export interface Web {
  readonly app: express.Express;
  readonly routes: readonly Route[];
  /** Whose browser sent this request (an upgrade's too); null when nobody's. `session` changes with each login. */
  readonly sessionOf: (request: IncomingMessage) => Promise<{ readonly actor: Actor; readonly session: string } | null>;
  readonly originAllowed: (request: IncomingMessage) => boolean;
  /** Told when a session is over, so that its sockets can be closed. Returns what ends it. */
  readonly onSessionEnd: (listener: (session: string) => void) => () => void;
}

export function createApp(options: WebOptions): Web {
  const { classroom, config, now } = options;
  const site: Site = { classroom, quizzes: options.quizzes, codes: codeLimit(), now, timeZone: config.timeZone };
  const origins: OriginRules = { publicUrl: config.publicUrl, trustProxy: config.trustProxy };
  const assets = readAssets(config.assets);
  const render = pageRenderer(config.views, config.keepViews, assets.address);
  const sessions = openSessions(options.sessions, config.secret, now);
  const ended = new Set<(session: string) => void>();
  const end = (session: string | null): void => {
    if (session !== null) for (const listener of ended) listener(session);
  };

  const actorOf = async (person: string, since: number | null, locale: Locale): Promise<Actor | null> =>
    (await classroom.actor(person, since)) ?? (since === null ? classroom.visitorAgain(person, locale) : null);

  const visitOf = async (request: Request, response: Response): Promise<Visit> => {
    const locale = localeOf(request.headers, config.locale);
    const { person, since } = request.session;
    const kept = person === undefined ? null : await actorOf(person, since ?? null, locale);
    return {
      site,
      actor: kept ?? classroom.visitor(locale),
      known: kept !== null,
      lost: kept === null && cookie(request.headers, COOKIE) !== null,
      locale,
      theme: themeOf(request.headers),
      t: translator(locale),
      here: hereOf(request),
      address: config.publicUrl?.replace(/\/$/, '') ?? `${request.protocol}://${request.host}`,
      from: request.ip ?? '',
      become: async actor => {
        const before = sessions.nameOf(request);
        await sessions.open(request, actor.id, actor.kind === 'anonymous' ? null : now());
        end(before);
      },
      leave: async () => {
        const before = sessions.nameOf(request);
        await sessions.end(request, response);
        end(before);
      },
      remember: (name, value) => {
        const lasting = {
          path: '/',
          sameSite: 'lax',
          maxAge: 365 * 24 * 3600 * 1000,
          secure: request.secure,
          httpOnly: true,
        } as const;
        if (value === '') response.clearCookie(name, { path: '/' });
        else response.cookie(name, value, lasting);
      },
    };
  };

  const send = (visit: Visit, request: Request, response: Response, reply: Reply): void => {
    response.setHeader('Cache-Control', 'no-store');
    switch (reply.kind) {
      case 'page':
        response.status(reply.status ?? 200).type('html');
        response.end(request.method === 'HEAD' ? '' : render(visit, nonceOf(response), reply));
        return;
      case 'redirect':
        response.redirect(303, reply.to);
        return;
      case 'file':
        response.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(reply.name)}`);
        response.type(reply.type).end(reply.body);
    }
  };

  const visits = new WeakMap<Request, Visit>();
  const handle =
    (route: Route): RequestHandler =>
    async (request, response) => {
      const visit = await visitOf(request, response);
      visits.set(request, visit);
      if (route.who === 'instructor' && visit.actor.kind !== 'instructor') {
        if (visit.actor.kind === 'student' || route.method === 'post') throw new Refused(403, 'error.403');
        return send(visit, request, response, {
          kind: 'redirect',
          to: `/login?next=${encodeURIComponent(visit.here)}`,
        });
      }
      const raw = { params: { ...request.params }, query: { ...request.query }, body: { ...request.body } };
      send(visit, request, response, await route.answer(visit, raw));
    };

  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.set('trust proxy', config.trustProxy ? 1 : false);
  app.set('query parser', 'simple');

  app.get('/healthz', (_request, response) => void response.type('text').end('ok\n'));
  app.get('/readyz', async (_request, response) => {
    const health = options.ready() ? await classroom.health() : { ok: false };
    response
      .status(health.ok ? 200 : 503)
      .type('text')
      .end(health.ok ? 'ready\n' : 'not ready\n');
  });
  app.use(...securityHeaders((config.publicUrl ?? '').startsWith('https:')));
  app.use('/assets', assets.serve);
  app.get(['/favicon.ico', '/robots.txt'], (request, response, next) => {
    request.url = request.path === '/favicon.ico' ? '/favicon.svg' : '/robots.txt';
    return assets.serve(request, response, next);
  });
  app.use((request, _response, next) => {
    const encoding = request.headers['content-encoding'];
    if (encoding !== undefined && encoding !== 'identity') throw new Refused(415, 'error.415');
    if (request.method === 'GET' || request.method === 'HEAD') return next();
    if (request.method !== 'POST') throw new Refused(405, 'error.405');
    if (!options.ready()) throw new Refused(503, 'error.503');
    const encrypted = 'encrypted' in request.socket;
    if (!formAllowed(request.headers, encrypted, origins)) throw new Refused(403, 'error.origin');
    if (!request.is('application/x-www-form-urlencoded') && request.headers['content-length'] !== '0')
      throw new Refused(415, 'error.415');
    next();
  });
  app.use(formLimit());
  app.use(sessions.read, sessions.renew);
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
  const failed: ErrorRequestHandler = async (error, request, response, next) => {
    if (response.headersSent) return next(error);
    const problem = problemOf(error);
    // The route, not the address: an address may hold a token.
    if (problem.fault) options.fault(error, `${request.method} ${String(request.route?.path ?? '(no route)')}`);
    const visit = visits.get(request) ?? bare(request, site, config);
    if (problem.retryAfter !== null) response.setHeader('Retry-After', String(problem.retryAfter));
    try {
      send(visit, request, response, answerTo(visit, problem));
    } catch (worse) {
      options.fault(worse, 'the page of an error');
      response.status(500).type('text').end('500\n');
    }
  };
  app.use(failed);

  return {
    app,
    routes,
    originAllowed: request => originAllowed(request.headers, 'encrypted' in request.socket, origins),
    sessionOf: async request => {
      const found = await sessions.of(request);
      if (found === null) return null;
      const actor = await actorOf(found.person, found.since, localeOf(request.headers, config.locale));
      return actor === null ? null : { actor, session: found.session };
    },
    onSessionEnd: listener => {
      ended.add(listener);
      return () => void ended.delete(listener);
    },
  };
}

/** The page's address; of a form the page that it stood on, as what it answers with may have no address of its own. */
function hereOf(request: Request): string {
  if (request.method === 'GET' || request.method === 'HEAD') return request.originalUrl;
  const referer = request.get('referer') ?? '';
  if (!URL.canParse(referer)) return '/';
  const { host, pathname, search } = new URL(referer);
  return host === request.host ? pathname + search : '/';
}

/** For a request that failed before its session was read: the page of an error needs no person. */
function bare(request: Request, site: Site, config: WebConfig): Visit {
  const locale = localeOf(request.headers, config.locale);
  const refuse = async (): Promise<void> => {
    throw new Refused(500, 'error.500');
  };
  return {
    site,
    actor: site.classroom.visitor(locale),
    known: cookie(request.headers, COOKIE) !== null,
    lost: false,
    locale,
    theme: themeOf(request.headers),
    t: translator(locale),
    here: hereOf(request),
    address: '',
    from: '',
    become: refuse,
    leave: refuse,
    remember: () => undefined,
  };
}
