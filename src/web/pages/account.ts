/** An instructor's own password, and where they are logged in. */
import * as z from 'zod';
import { isFault } from '../../fault.ts';
import { daysFromToday, moment } from '../../locale/index.ts';
import { waitWords } from '../errors.ts';
import { id, nothing, password } from '../fields.ts';
import { invalidNote } from '../invalid.ts';
import { Refused } from '../refused.ts';
import { type Reply, type Route, route, type Visit } from '../route.ts';

const DAY = 24 * 3600_000;

async function page(visit: Visit, note: string | null, done: boolean): Promise<Reply> {
  const { site, locale, t } = visit;
  const day = (at: number): string => daysFromToday(locale, -Math.max(0, Math.floor((site.now() - at) / DAY)));
  const sessions = (await visit.sessions()).map(({ session, since, used, browser, here }) => ({
    session,
    here,
    browser: browser ?? t('account.session.unknown'),
    since: since === null ? null : moment(locale, since, site.now(), site.timeZone),
    used: used === null ? null : day(used),
  }));
  return {
    kind: 'page',
    view: 'account',
    status: note === null ? 200 : 400,
    title: t('account.title'),
    model: { note, done, sessions },
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
  route('post', '/account/sessions', {
    who: 'instructor',
    params: nothing,
    query: nothing,
    body: nothing,
    answer: async visit => {
      await visit.endOther(null);
      return { kind: 'redirect', to: '/account' };
    },
  }),
  route('post', '/account/sessions/:session', {
    who: 'instructor',
    params: z.strictObject({ session: id }),
    query: nothing,
    body: nothing,
    answer: async (visit, { params }) => {
      if (!(await visit.endOther(params.session))) throw new Refused(404, 'error.404');
      return { kind: 'redirect', to: '/account' };
    },
  }),
];
