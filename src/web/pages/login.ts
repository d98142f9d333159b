/** An instructor's login, and everyone's logout. */
import * as z from 'zod';
import { isFault } from '../../fault.ts';
import { waitWords } from '../errors.ts';
import { localPath, nothing, password } from '../fields.ts';
import { type Reply, type Route, route, type Visit } from '../route.ts';

function page(visit: Visit, next: string, login: string, status: 200 | 403 | 429, note: string | null): Reply {
  return {
    kind: 'page',
    view: 'login',
    status,
    title: visit.t('login.title'),
    model: { next, login, note },
  };
}

const next = localPath.catch('/classes').default('/classes');

export const loginRoutes: readonly Route[] = [
  route('get', '/login', {
    who: 'anyone',
    params: nothing,
    query: z.strictObject({ next }),
    body: nothing,
    answer: async (visit, { query }) =>
      visit.actor.kind === 'instructor' ? { kind: 'redirect', to: query.next } : page(visit, query.next, '', 200, null),
  }),
  route('post', '/login', {
    who: 'anyone',
    params: nothing,
    query: nothing,
    body: z.strictObject({ login: z.string().max(200), password, next }),
    answer: async (visit, { body }) => {
      try {
        await visit.become(await visit.site.classroom.login(body.login, body.password, visit.from));
        return { kind: 'redirect', to: body.next };
      } catch (error) {
        if (isFault(error, 'bad-login')) return page(visit, body.next, body.login, 403, visit.t('login.bad'));
        if (isFault(error, 'too-many')) return page(visit, body.next, body.login, 429, waitWords(visit.t, error));
        throw error;
      }
    },
  }),
  route('post', '/logout', {
    who: 'anyone',
    params: nothing,
    query: nothing,
    body: nothing,
    answer: async visit => {
      if (visit.known) await visit.leave();
      return { kind: 'redirect', to: '/' };
    },
  }),
];
