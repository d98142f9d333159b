/** The link that makes an instructor: the first one's, printed by the server, or a colleague's invitation. */
import * as z from 'zod';
import { type Fault, isFault } from '../../fault.ts';
import { nothing, password, personName, token } from '../fields.ts';
import { invalidNote } from '../invalid.ts';
import { type Reply, type Route, route, type Visit } from '../route.ts';

interface Account {
  readonly name: string;
  readonly login: string;
}

function page(visit: Visit, account: Account, fault: Fault | null): Reply {
  const note =
    fault === null ? null : fault.kind === 'login-taken' ? visit.t('setup.taken') : invalidNote(visit.t, fault);
  const field = fault === null ? null : fault.kind === 'login-taken' ? 'login' : String(fault.data.field ?? '');
  return {
    kind: 'page',
    view: 'setup',
    status: fault === null ? 200 : 400,
    title: visit.t('setup.title'),
    model: { ...account, note, field },
  };
}

const params = z.strictObject({ token });

export const setupRoutes: readonly Route[] = [
  route('get', '/setup/:token', {
    who: 'anyone',
    params,
    query: nothing,
    body: nothing,
    answer: async (visit, { params: { token } }) => {
      await visit.site.classroom.checkToken(token);
      return page(visit, { name: '', login: '' }, null);
    },
  }),
  route('post', '/setup/:token', {
    who: 'anyone',
    params,
    query: nothing,
    body: z.strictObject({ name: personName, login: z.string().max(200), password }),
    answer: async (visit, { params: { token }, body }) => {
      try {
        await visit.become(await visit.site.classroom.makeInstructor(token, { ...body, locale: visit.locale }));
        return { kind: 'redirect', to: '/classes' };
      } catch (error) {
        if (isFault(error, 'invalid') || isFault(error, 'login-taken')) return page(visit, body, error);
        throw error;
      }
    },
  }),
];
