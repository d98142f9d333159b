/** The one place where what went wrong becomes a status and a sentence. */
import { type Fault, type FaultData, type FaultKind, isFault } from '../fault.ts';
import type { Key, Translate } from '../locale/index.ts';
import { Refused } from './refused.ts';
import type { Reply, Visit } from './route.ts';

export interface HttpProblem {
  readonly status: number;
  readonly key: Key;
  readonly data: Readonly<Record<string, string | number>>;
  /** Seconds, or null when trying again is no use. */
  readonly retryAfter: number | null;
  /** Is it ours, and for the log? */
  readonly fault: boolean;
}

export function problemOf(error: unknown): HttpProblem {
  if (error instanceof Refused) {
    const retryAfter = error.status === 503 ? 5 : typeof error.data.seconds === 'number' ? error.data.seconds : null;
    return { status: error.status, key: error.key, data: error.data, retryAfter, fault: false };
  }
  if (isFault(error)) return ofFault(error.kind, error.data);
  const status = statusOf(error);
  if (status === 400) return plain(400, 'error.400');
  if (status === 413) return plain(413, 'error.413');
  if (status === 415) return plain(415, 'error.415');
  return { ...plain(500, 'error.500'), fault: true };
}

/** How long somebody who was too fast, or is behind an address with many others, is asked to wait: in minutes where seconds would have to be worked out. */
function waitFor({ seconds: given = 60, whose }: FaultData): Pick<HttpProblem, 'key' | 'data'> {
  const seconds = Number(given);
  if (whose === 'address') return { key: 'error.429.address', data: { count: Math.ceil(seconds / 60) } };
  return seconds <= 90
    ? { key: 'error.429', data: { count: seconds } }
    : { key: 'error.429.minutes', data: { count: Math.ceil(seconds / 60) } };
}

/** The same in words. */
export function waitWords(t: Translate, fault: Fault): string {
  const { key, data } = waitFor(fault.data);
  return t(key, data);
}

function plain(status: number, key: Key): HttpProblem {
  return { status, key, data: {}, retryAfter: null, fault: false };
}

function ofFault(kind: FaultKind, data: Readonly<Record<string, string | number>>): HttpProblem {
  switch (kind) {
    case 'not-found':
      return plain(404, 'error.404');
    case 'forbidden':
    case 'class-closed':
      return plain(403, 'error.403');
    case 'bad-token':
      return plain(403, 'error.token');
    case 'invalid':
      return plain(400, 'error.400');
    case 'bad-login':
    case 'bad-pin':
      return plain(403, 'error.403');
    case 'login-taken':
    case 'name-taken':
    case 'conflict':
      return plain(409, 'error.409');
    case 'too-many': {
      const seconds = Number(data.seconds ?? 60);
      return { status: 429, ...waitFor(data), retryAfter: seconds, fault: false };
    }
    case 'not-saved':
      return { status: 503, key: 'error.503', data: {}, retryAfter: 5, fault: true };
    case 'overloaded':
      return { status: 503, key: 'error.503.busy', data: {}, retryAfter: 5, fault: false };
    case 'damaged':
    case 'newer':
    case 'locked':
    case 'read-only':
      return { ...plain(500, 'error.500'), fault: true };
  }
}

/** Express and its parsers say a status on their errors. */
function statusOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'status' in error && typeof error.status === 'number'
    ? error.status
    : 500;
}

/** Who has no name here may be anyone whose session is over: they are told how to come back. */
function keyFor(visit: Visit, key: Key): Key {
  return key === 'error.403' && visit.actor.kind === 'anonymous' ? 'error.403.anonymous' : key;
}

export function answerTo(visit: Visit, problem: HttpProblem): Reply {
  const { t } = visit;
  const key = keyFor(visit, problem.key);
  const text = t(key, problem.data);
  // The first sentence says what, the rest what to do.
  const end = text.search(/[.:] /) + 1;
  return {
    kind: 'page',
    view: 'error',
    status: problem.status,
    title: t('error.title', { status: problem.status }),
    model: {
      status: problem.status,
      heading: end === 0 ? text.replace(/\.$/, '') : text.slice(0, end - 1),
      text: end === 0 ? null : text.slice(end + 1),
      ways: waysOn(visit, key, problem),
    },
  };
}

interface WayOn {
  readonly href: string;
  readonly text: string;
}

/** Where to go from here: what helps most first, the course last, no page twice. */
function waysOn({ t, here }: Visit, key: Key, { status, retryAfter }: HttpProblem): readonly WayOn[] {
  const login = (next: string): WayOn => ({
    href: `/login?next=${encodeURIComponent(next)}`,
    text: t('login.title'),
  });
  const ways: WayOn[] = [];
  // Who is one of many behind an address would ask in vain; to a page of somebody's a student may have the key.
  if (key === 'error.429.address' || key === 'error.403.anonymous') ways.push({ href: '/join', text: t('join.title') });
  else if (status === 409) ways.push({ href: here, text: t('error.reopen') });
  else if (status === 500 || retryAfter !== null) ways.push({ href: here, text: t('error.again') });
  if (key === 'error.403.anonymous') ways.push(login(here));
  // A spent link is for those who are to be instructors.
  if (key === 'error.token') ways.push(login('/classes'));
  return ways.some(({ href }) => href === '/') ? ways : [...ways, { href: '/', text: t('error.home') }];
}
