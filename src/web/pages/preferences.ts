/** Language and theme: forms that come back to where they were pressed. */
import * as z from 'zod';
import { LOCALES } from '../../quiz/quiz.ts';
import { localPath, nothing } from '../fields.ts';
import { type Route, route } from '../route.ts';

const back = localPath.catch('/');

export const preferenceRoutes: readonly Route[] = [
  route('post', '/language', {
    who: 'anyone',
    params: nothing,
    query: nothing,
    body: z.strictObject({ to: z.enum(LOCALES), back }),
    answer: async (visit, { body }) => {
      visit.remember('lang', body.to);
      if (visit.known) await visit.site.classroom.setLocale(visit.actor, body.to);
      return { kind: 'redirect', to: body.back };
    },
  }),
  route('post', '/theme', {
    who: 'anyone',
    params: nothing,
    query: nothing,
    body: z.strictObject({ to: z.enum(['light', 'dark', 'system']), back }),
    answer: async (visit, { body }) => {
      visit.remember('theme', body.to === 'system' ? '' : body.to);
      return { kind: 'redirect', to: body.back };
    },
  }),
];
