/** Sessions of browsers: a signed cookie names a record of our own store. Read for pages and for the channel's upgrade alike. */
import { createHmac, hash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { Request, RequestHandler, Response } from 'express';
import session, { type SessionData } from 'express-session';
import * as z from 'zod';
import { browserName } from './browser-name.ts';
import { cookie } from './frame.ts';
import type { KeptSession } from './kept-session.ts';

/** As `store.sessions`. */
export interface SessionRecords {
  put(record: {
    readonly id: string;
    readonly person?: string;
    readonly expires: number;
    readonly body: string;
  }): Promise<void>;
  get(id: string): Promise<{ readonly id: string; readonly expires: number; readonly body: string } | null>;
  remove(id: string): Promise<void>;
  ofPerson(person: string): Promise<readonly { readonly id: string; readonly body: string }[]>;
}

declare module 'express-session' {
  interface SessionData {
    /** Id of the person whose browser this is. */
    person: string;
    /** When they logged in: a later change of their PIN or password ends the session. Null for a visitor. */
    since: number | null;
    /** When its end was last moved. */
    renewed: number;
    /** As `browserName`, of where they logged in. */
    browser: string | null;
  }
}

export const COOKIE = 'drydock';
const DAY = 24 * 3600 * 1000;
/** A self-paced learner comes back in a month; half a year at least is how long a browser is remembered after its last visit. */
const LIFETIME = 180 * DAY;

const body = z.object({
  cookie: z.looseObject({}),
  person: z.string().optional(),
  since: z.number().nullable().optional(),
  renewed: z.number().optional(),
  browser: z.string().nullable().optional(),
});

/** The cookie holds the secret; the store holds only its hash, so that a copy of the data folder opens no session. */
function recordId(id: string): string {
  return hash('sha256', id, 'base64url');
}

class RecordStore extends session.Store {
  readonly #records: SessionRecords;
  readonly #now: () => number;
  readonly #lifetime: number;

  constructor(records: SessionRecords, now: () => number, lifetime: number) {
    super();
    this.#lifetime = lifetime;
    this.#records = records;
    this.#now = now;
  }

  override get(id: string, done: (error: unknown, session?: SessionData | null) => void): void {
    this.#records
      .get(recordId(id))
      // express-session makes the cookie anew from these very fields, whatever its type says it is given.
      .then(record => (record === null ? null : (body.parse(JSON.parse(record.body)) as unknown as SessionData)))
      .then(data => done(null, data), done);
  }

  override set(id: string, data: SessionData, done?: (error?: unknown) => void): void {
    // Whose it is goes beside the body, so that it can go with them.
    const owner = data.person === undefined ? {} : { person: data.person };
    const record = { id: recordId(id), ...owner, expires: this.#now() + this.#lifetime, body: JSON.stringify(data) };
    this.#records.put(record).then(() => done?.(), done);
  }

  override destroy(id: string, done?: (error?: unknown) => void): void {
    this.#records.remove(recordId(id)).then(() => done?.(), done);
  }
}

export interface Holder {
  readonly person: string;
  readonly since: number | null;
  /** Is its end to be moved? */
  readonly due: boolean;
  /** As `nameOf`. */
  readonly session: string;
}

export interface Sessions {
  /** All of a person that are kept, also those that their right to has ended; the latest used first. */
  readonly ofPerson: (person: string) => Promise<readonly KeptSession[]>;
  /** Forgets one by its name. */
  readonly forget: (session: string) => Promise<void>;
  /** Puts `request.session` in place. Nothing is kept for a browser that has done nothing. */
  readonly read: RequestHandler;
  /** After `read`, for pages: a session that is used does not end. */
  readonly renew: RequestHandler;
  /** A new session id for this person, and the old one forgotten. */
  readonly open: (request: Request, person: string, since: number | null) => Promise<void>;
  readonly end: (request: Request, response: Response) => Promise<void>;
  /** Who the cookie of a raw request stands for, and since when; null for nobody. Reads only: for pages that are looked at, and the channel's upgrade. */
  readonly of: (request: IncomingMessage) => Promise<Holder | null>;
  /** The session's name for others than its browser; null when the browser has none that is kept. */
  readonly nameOf: (request: Request) => string | null;
}

/**
 * `secret`: kept by the operator's data folder, never a default. `visitorDays`: for so long what a visitor did is kept, and their browser
 * is the only way to it.
 */
export function openSessions(
  records: SessionRecords,
  secret: string,
  now: () => number,
  visitorDays: number,
): Sessions {
  const lifetime = Math.max(LIFETIME, visitorDays * DAY);
  const read = session({
    name: COOKIE,
    secret,
    store: new RecordStore(records, now, lifetime),
    genid: () => randomBytes(24).toString('base64url'),
    resave: false,
    saveUninitialized: false,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: lifetime, path: '/' },
  });
  // Each day of use moves the end, which writes the session and sends its cookie again; other requests write nothing.
  const due = (renewed: number | undefined): boolean => now() - (renewed ?? 0) > DAY;
  const renew: RequestHandler = (request, _response, next) => {
    const { person, renewed } = request.session;
    if (person !== undefined && due(renewed)) request.session.renewed = now();
    next();
  };
  return {
    read,
    renew,
    nameOf: request => (request.session.person === undefined ? null : recordId(request.sessionID)),
    open: (request, person, since) =>
      new Promise((done, failed) => {
        request.session.regenerate(error => {
          if (error) return failed(error);
          request.session.person = person;
          request.session.since = since;
          request.session.renewed = now();
          request.session.browser = browserName(request.get('user-agent') ?? '');
          request.session.save(problem => (problem ? failed(problem) : done()));
        });
      }),
    ofPerson: async person =>
      (await records.ofPerson(person))
        .map(({ id, body: kept }) => {
          const { since, renewed, browser } = body.parse(JSON.parse(kept));
          return { session: id, since: since ?? null, used: renewed ?? null, browser: browser ?? null };
        })
        .sort((a, b) => (b.used ?? 0) - (a.used ?? 0)),
    forget: session => records.remove(session),
    end: (request, response) =>
      new Promise((done, failed) => {
        request.session.destroy(error => {
          response.clearCookie(COOKIE, { path: '/' });
          if (error) failed(error);
          else done();
        });
      }),
    of: async request => {
      const id = idIn(cookie(request.headers, COOKIE), secret);
      const record = id === null ? null : await records.get(recordId(id));
      if (record === null) return null;
      const { person, since, renewed } = body.parse(JSON.parse(record.body));
      return person === undefined ? null : { person, since: since ?? null, due: due(renewed), session: record.id };
    },
  };
}

/** The session's id out of the cookie as express-session writes it, `s:<id>.<signature>`; null when it is not signed by us. */
function idIn(kept: string | null, secret: string): string | null {
  const signed = kept === null ? null : decoded(kept);
  if (signed === null || !signed.startsWith('s:')) return null;
  const end = signed.lastIndexOf('.');
  const id = signed.slice('s:'.length, end);
  const expected = Buffer.from(createHmac('sha256', secret).update(id).digest('base64').replace(/=+$/, ''));
  const given = Buffer.from(signed.slice(end + 1));
  return given.length === expected.length && timingSafeEqual(given, expected) ? id : null;
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
