/** An instructor's own password. */
import * as z from 'zod';
import { isFault } from '../../fault.ts';
import { waitWords } from '../errors.ts';
import { nothing, password } from '../fields.ts';
import { invalidNote } from '../invalid.ts';
import { type Reply, type Route, route, type Visit } from '../route.ts';

function page(visit: Visit, note: string | null, done: boolean): Reply {
  return {
    kind: 'page',
    view: 'account',
    status: note === null ? 200 : 400,
    title: visit.t('account.title'),
    model: { note, done },
  };
}

export const accountRoutes: readonly Route[] = [
  route('get', '/account', {
    who: 'instructor',
    params: nothing,
    query: z.strictObject({ done: z.literal('yes').optional() }),
    body: nothing,
    answer: async (visit, { query }) => page(visit, null, query.done === 'yes'),
  }),
  route('post', '/account/password', {
    who: 'instructor',
    params: nothing,
    query: nothing,
    body: z.strictObject({ old: password, password }),
    answer: async (visit, { body }) => {
      try {
        await visit.site.classroom.changePassword(visit.actor, body.old, body.password, visit.from);
        await visit.become(visit.actor);
        return { kind: 'redirect', to: '/account?done=yes' };
      } catch (error) {
        if (isFault(error, 'bad-login')) return page(visit, visit.t('account.bad'), false);
        if (isFault(error, 'too-many')) return page(visit, waitWords(visit.t, error), false);
        if (isFault(error, 'invalid')) return page(visit, invalidNote(visit.t, error), false);
        throw error;
      }
    },
  }),
];
