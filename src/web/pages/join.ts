/** Into a class by its code: a new name with a PIN, a name from the roster, or back under the name one has. */
import * as z from 'zod';
import type { AnonymousActor, OpenClass } from '../../classroom/index.ts';
import { isFault } from '../../fault.ts';
import { waitWords } from '../errors.ts';
import { classCode, nothing, personName, pin } from '../fields.ts';
import { invalidNote } from '../invalid.ts';
import { type Reply, type Route, route, type Visit } from '../route.ts';

interface Form {
  readonly how: 'new' | 'back';
  readonly name: string;
  readonly note: string | null;
  /** Which field the note is about. */
  readonly field: 'name' | 'pin' | null;
  readonly status: number;
}

const blank: Form = { how: 'new', name: '', note: null, field: null, status: 200 };

function codePage(visit: Visit, code: string, note: string | null, status: number): Reply {
  return {
    kind: 'page',
    view: 'join',
    status,
    title: visit.t('join.title'),
    model: { code, note, group: null, form: blank },
  };
}

function formPage(code: string, group: OpenClass, form: Form): Reply {
  const model = { code, note: null, group, form: { ...form, how: group.joining ? form.how : 'back' } };
  return { kind: 'page', view: 'join', status: form.status, title: group.title, model };
}

function find({ site: { classroom, limits }, actor, known, from }: Visit, code: string): Promise<OpenClass | null> {
  return limits.lookUp({ person: known ? actor.id : null, address: from.address }, () => classroom.classByCode(code));
}

/** Whoever they were until now in this browser, when that was nobody in particular. */
function visitorOf({ actor, known }: Visit): AnonymousActor | null {
  return known && actor.kind === 'anonymous' ? actor : null;
}

function refusal(visit: Visit, error: unknown, how: Form['how'], name: string): Form | null {
  const { t } = visit;
  const base = { how, name, status: 403 };
  if (isFault(error, 'class-closed')) return { ...base, note: t('join.closed'), field: null };
  if (isFault(error, 'name-taken')) return { ...base, status: 409, how: 'back', note: t('join.taken'), field: 'name' };
  if (isFault(error, 'bad-pin')) return { ...base, note: t('join.bad'), field: 'pin' };
  if (isFault(error, 'too-many')) return { ...base, status: 429, note: waitWords(t, error), field: null };
  if (isFault(error, 'invalid')) {
    return { ...base, status: 400, note: invalidNote(t, error), field: error.data.field === 'pin' ? 'pin' : 'name' };
  }
  return null;
}

export const joinRoutes: readonly Route[] = [
  /** The field for a code; with a code, on to its class. */
  route('get', '/join', {
    who: 'anyone',
    params: nothing,
    query: z.strictObject({ code: classCode.optional() }),
    body: nothing,
    answer: async (visit, { query }) => {
      if (query.code === undefined) return codePage(visit, '', null, 200);
      const found = await find(visit, query.code);
      if (found === null) return codePage(visit, query.code, visit.t('join.unknown'), 404);
      return { kind: 'redirect', to: `/join/${encodeURIComponent(query.code)}` };
    },
  }),
  route('get', '/join/:code', {
    who: 'anyone',
    params: z.strictObject({ code: classCode }),
    query: nothing,
    body: nothing,
    answer: async (visit, { params }) => {
      const found = await find(visit, params.code);
      if (found === null) return codePage(visit, params.code, visit.t('join.unknown'), 404);
      if (visit.actor.kind === 'student' && visit.actor.class === found.id) return { kind: 'redirect', to: '/' };
      return formPage(params.code, found, blank);
    },
  }),
  route('post', '/join/:code', {
    who: 'anyone',
    params: z.strictObject({ code: classCode }),
    query: nothing,
    body: z.strictObject({ how: z.enum(['new', 'back']), name: personName, pin }),
    answer: async (visit, { params: { code }, body }) => {
      const found = await find(visit, code);
      if (found === null) return codePage(visit, code, visit.t('join.unknown'), 404);
      const { classroom } = visit.site;
      try {
        const visitor = visitorOf(visit);
        await visit.become(
          body.how === 'new'
            ? await classroom.join(code, body.name, body.pin, visitor, visit.from)
            : await classroom.comeBack(code, body.name, body.pin, visitor, visit.from),
        );
        return { kind: 'redirect', to: '/' };
      } catch (error) {
        const form = refusal(visit, error, body.how, body.name);
        if (form === null) throw error;
        return formPage(code, found, form);
      }
    },
  }),
];
