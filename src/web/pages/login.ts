/** An instructor's login, and everyone's logout. */
import * as z from 'zod';
import { isFault } from '../../fault.ts';
import type { Key } from '../../locale/index.ts';
import { localPath, nothing, password } from '../fields.ts';
import { type Reply, type Route, route, type Visit } from '../route.ts';

function page(visit: Visit, next: string, login: string, note: Key | null, seconds: number): Reply {
  return {
    kind: 'page',
    view: 'login',
    status: note === null ? 200 : note === 'error.429' ? 429 : 403,
    title: visit.t('login.title'),
    model: { next, login, note: note === null ? null : visit.t(note, { seconds }) },
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
      visit.actor.kind === 'instructor' ? { kind: 'redirect', to: query.next } : page(visit, query.next, '', null, 0),
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
        if (isFault(error, 'bad-login')) return page(visit, body.next, body.login, 'login.bad', 0);
        if (isFault(error, 'too-many'))
          return page(visit, body.next, body.login, 'error.429', Number(error.data.seconds ?? 60));
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
