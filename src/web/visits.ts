/** Who asks, and how: what a page is told of a request. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Request } from 'express';
import type { Actor } from '../classroom/index.ts';
import { translator } from '../locale/index.ts';
import type { Locale } from '../quiz/quiz.ts';
import { placeOf } from './address.ts';
import type { WebConfig } from './config.ts';
import { deviceOf, KNOWN, knownFor } from './device.ts';
import type { Dress } from './dress.ts';
import { cookie, localeOf, themeOf } from './frame.ts';
import { Refused } from './refused.ts';
import type { Site, Visit } from './route.ts';
import { COOKIE, type Holder, type Sessions } from './session.ts';

export interface VisitOptions {
  readonly site: Site;
  readonly config: WebConfig;
  readonly sessions: Sessions;
  readonly dress: Dress;
  /** Tells that a session is over; null is nobody's. */
  readonly end: (session: string | null) => void;
}

export interface Visits {
  /** `holder`: whose session it is. */
  open(
    request: IncomingMessage,
    response: ServerResponse,
    holder: Pick<Holder, 'person' | 'since'> | null,
  ): Promise<Visit>;
  /** The visit that was opened, or is opened now, for a request that failed; one of nobody where that fails too. */
  after(request: IncomingMessage, response: ServerResponse): Promise<Visit>;
  /** Who a person is by now; `since` is when they signed in, null for one without an account. Null when they are no more. */
  actorOf(person: string, since: number | null, locale: Locale): Promise<Actor | null>;
}

export function visitsOf({ site, config, sessions, dress, end }: VisitOptions): Visits {
  const { classroom, now } = site;
  const opened = new WeakMap<IncomingMessage, Visit>();

  const actorOf = async (person: string, since: number | null, locale: Locale): Promise<Actor | null> =>
    (await classroom.actor(person, since)) ?? (since === null ? classroom.visitorAgain(person, locale) : null);

  const visitOf: Visits['open'] = async (raw, answer, holder) => {
    const locale = localeOf(raw.headers, config.locale);
    const own = async () => {
      const here = (await sessions.of(raw))?.session ?? null;
      const found = (await sessions.ofPerson(holder?.person ?? '')).map(each => ({
        ...each,
        here: each.session === here,
      }));
      const good = await Promise.all(found.map(({ since }) => classroom.actor(holder?.person ?? '', since)));
      return found.filter((_, index) => good[index] !== null);
    };
    const kept = holder === null ? null : await actorOf(holder.person, holder.since, locale);
    return {
      site,
      actor: kept ?? classroom.visitor(locale),
      known: kept !== null,
      lost: kept === null && cookie(raw.headers, COOKIE) !== null,
      locale,
      theme: themeOf(raw.headers),
      t: translator(locale),
      here: hereOf(raw, answer, dress),
      get address() {
        const { request } = dress(raw, answer);
        return config.publicUrl?.replace(/\/$/, '') ?? `${request.protocol}://${request.host}`;
      },
      from: {
        get address() {
          return placeOf(dress(raw, answer).request.ip ?? '');
        },
        device: person => deviceOf(cookie(raw.headers, KNOWN), config.secret, person),
      },
      become: async actor => {
        const { request, response } = dress(raw, answer);
        const before = sessions.nameOf(request);
        await sessions.open(request, actor.id, actor.kind === 'anonymous' ? null : now());
        if (actor.kind !== 'anonymous') {
          const known = knownFor(cookie(request.headers, KNOWN), config.secret, actor.id);
          response.cookie(KNOWN, known, lasting(request));
        }
        end(before);
      },
      leave: async () => {
        const { request, response } = dress(raw, answer);
        const before = sessions.nameOf(request);
        await sessions.end(request, response);
        end(before);
      },
      sessions: own,
      endOther: async session => {
        const ended = (await own()).filter(each => !each.here && (session === null || each.session === session));
        for (const each of ended) {
          await sessions.forget(each.session);
          end(each.session);
        }
        return session === null || ended.length > 0;
      },
      remember: (name, value) => {
        const { request, response } = dress(raw, answer);
        if (value === '') response.clearCookie(name, { path: '/' });
        else response.cookie(name, value, lasting(request));
      },
    };
  };

  return {
    open: async (request, response, holder) => {
      const visit = await visitOf(request, response, holder);
      opened.set(request, visit);
      return visit;
    },
    after: async (request, response) => {
      try {
        return opened.get(request) ?? (await visitOf(request, response, await sessions.of(request)));
      } catch {
        // What failed is told of already: most likely this is the same.
        return bare(dress, request, response, site, config);
      }
    },
    actorOf,
  };
}

function lasting({ secure }: Request) {
  return { path: '/', sameSite: 'lax', maxAge: 365 * 24 * 3600 * 1000, secure, httpOnly: true } as const;
}

/** The page's address; of a form the page that it stood on, as what it answers with may have no address of its own. */
function hereOf(raw: IncomingMessage, answer: ServerResponse, dress: Dress): string {
  // Express keeps the address as it came when it writes another one into its place.
  if (raw.method === 'GET' || raw.method === 'HEAD') return String('originalUrl' in raw ? raw.originalUrl : raw.url);
  const { request } = dress(raw, answer);
  const referer = request.get('referer') ?? '';
  if (!URL.canParse(referer)) return '/';
  const { host, pathname, search } = new URL(referer);
  return host === request.host ? pathname + search : '/';
}

/** For a request whose session cannot be read: the page of an error needs no person. */
function bare(dress: Dress, request: IncomingMessage, response: ServerResponse, site: Site, config: WebConfig): Visit {
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
    here: hereOf(request, response, dress),
    address: '',
    from: { address: '', device: () => null },
    become: refuse,
    leave: refuse,
    sessions: async () => [],
    endOther: async () => false,
    remember: () => undefined,
  };
}
