/** A route: what it takes, who may come, and how it replies. Express sees them only in app.ts, and the access test reads the same table. */
import type { z } from 'zod';
import type { Actor, Caller, Classroom } from '../classroom/index.ts';
import type { Translate } from '../locale/index.ts';
import type { Locale, Quiz } from '../quiz/quiz.ts';
import type { KeptSession } from './kept-session.ts';
import type { WebLimits } from './limits.ts';
import type { Crumb, Frame, Theme } from './page.ts';
import { Refused } from './refused.ts';

/** `anyone`: no session needed. `instructor`: others are sent to log in, or refused. What is whose, the classroom decides. */
type Who = 'anyone' | 'instructor';

/** What pages are made from. */
export interface Site {
  readonly classroom: Classroom;
  /** By id, in the course's order. The only ids that a page takes. */
  readonly quizzes: ReadonlyMap<string, Quiz>;
  readonly limits: Pick<WebLimits, 'lookUp'>;
  readonly now: () => number;
  /** For dates on pages; null: the machine's own. */
  readonly timeZone: string | null;
  /** How long what visitors did is kept after their last visit. */
  readonly visitorDays: number;
}

/** One request, as a page sees it. */
export interface Visit {
  readonly site: Site;
  /** A passing visitor when the browser has no session. */
  readonly actor: Actor;
  /** Is the actor kept by the browser's session? */
  readonly known: boolean;
  /** Does the browser bring a session that is nobody's any more: over, or its person removed, or their PIN or password changed? */
  readonly lost: boolean;
  readonly locale: Locale;
  readonly theme: Theme;
  readonly t: Translate;
  /** Path and query. */
  readonly here: string;
  /** `https://learn.example.org`, as people reach us. */
  readonly address: string;
  /** Where the caller is, for limits: the address, and what the browser can show of who signed in on it. */
  readonly from: Caller;
  /** A new session for this person (again, a new id even for the same one). */
  readonly become: (actor: Actor) => Promise<void>;
  readonly leave: () => Promise<void>;
  /** The actor's own sessions that are good, this one marked. */
  readonly sessions: () => Promise<readonly (KeptSession & { readonly here: boolean })[]>;
  /** Ends another session of the actor's own; null: all others. False when there is none of that name. */
  readonly endOther: (session: string | null) => Promise<boolean>;
  readonly remember: (name: 'lang' | 'theme', value: string) => void;
}

export type Reply =
  | {
      readonly kind: 'page';
      readonly view: string;
      readonly title: string;
      readonly model: object;
      readonly status?: number;
      readonly place?: Frame['place'];
      readonly crumbs?: readonly Crumb[];
      /** The style beside base.css; pages.css when not said. */
      readonly style?: string;
    }
  | { readonly kind: 'redirect'; readonly to: string }
  | { readonly kind: 'file'; readonly name: string; readonly type: string; readonly body: string };

export interface Route {
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly who: Who;
  /** Largest body in bytes. */
  readonly limit: number;
  readonly answer: (visit: Visit, raw: Raw) => Promise<Reply>;
}

/** As it came, to be parsed before anything else is done. */
export interface Raw {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

interface RouteOptions<P, Q, B> {
  readonly params: z.ZodType<P>;
  readonly query: z.ZodType<Q>;
  readonly body: z.ZodType<B>;
  readonly who: Who;
  readonly limit?: number;
  readonly answer: (visit: Visit, input: { readonly params: P; readonly query: Q; readonly body: B }) => Promise<Reply>;
}

const KILOBYTE = 1024;

export function route<P, Q, B>(method: Route['method'], path: string, options: RouteOptions<P, Q, B>): Route {
  return {
    method,
    path,
    who: options.who,
    limit: options.limit ?? 8 * KILOBYTE,
    answer: (visit, raw) => {
      const params = options.params.safeParse(raw.params);
      if (!params.success) throw new Refused(404, 'error.404');
      return options.answer(visit, {
        params: params.data,
        query: taken(options.query, raw.query),
        body: taken(options.body, raw.body),
      });
    },
  };
}

/** @throws Refused 400 naming the field, never repeating what was in it */
function taken<T>(schema: z.ZodType<T>, value: unknown): T {
  // A strict schema passes this one name over, so it is refused here.
  if (typeof value === 'object' && value !== null && Object.hasOwn(value, '__proto__'))
    throw new Refused(400, 'error.400');
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const named = issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0];
  const field = String(named ?? '')
    .replace(/[^\w-]/g, '')
    .slice(0, 40);
  throw field === '' ? new Refused(400, 'error.400') : new Refused(400, 'error.400.field', { field });
}
