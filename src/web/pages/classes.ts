/** An instructor's classes, and a new one. */
import * as z from 'zod';
import { isFault } from '../../fault.ts';
import { nothing, title } from '../fields.ts';
import { invalidNote } from '../invalid.ts';
import { type Reply, type Route, route, type Visit } from '../route.ts';

async function page(visit: Visit, note: string | null, typed: string, invitation: string | null): Promise<Reply> {
  const classes = await visit.site.classroom.classes(visit.actor);
  return {
    kind: 'page',
    view: 'classes',
    status: note === null ? 200 : 400,
    title: visit.t('nav.classes'),
    place: 'classes',
    model: { classes, note, typed, invitation },
  };
}

export const classesRoutes: readonly Route[] = [
  route('get', '/classes', {
    who: 'instructor',
    params: nothing,
    query: nothing,
    body: nothing,
    answer: visit => page(visit, null, '', null),
  }),
  route('post', '/classes', {
    who: 'instructor',
    params: nothing,
    query: nothing,
    body: z.strictObject({ title }),
    answer: async (visit, { body }) => {
      try {
        const made = await visit.site.classroom.createClass(visit.actor, body.title, visit.locale);
        return { kind: 'redirect', to: `/classes/${made.id}` };
      } catch (error) {
        if (isFault(error, 'invalid')) return page(visit, invalidNote(visit.t, error), body.title, null);
        throw error;
      }
    },
  }),
  /** A link for a colleague, shown once. */
  route('post', '/invitations', {
    who: 'instructor',
    params: nothing,
    query: nothing,
    body: nothing,
    answer: async visit => {
      const token = await visit.site.classroom.invite(visit.actor);
      return page(visit, null, '', `${visit.address}/setup/${token}`);
    },
  }),
];
