/** Those on the staff of a class: who they are, links for others, roles, and what such a link opens. */
import * as z from 'zod';
import type { NewAccount } from '../../classroom/index.ts';
import { type Fault, isFault } from '../../fault.ts';
import { moment } from '../../locale/index.ts';
import { id, nothing, password, personName, token } from '../fields.ts';
import { invalidNote } from '../invalid.ts';
import { type Reply, type Route, route, type Visit } from '../route.ts';

const role = z.enum(['teacher', 'assistant', 'editor']);
const params = z.strictObject({ class: id });
const member = z.strictObject({ class: id, person: id });

/** A link that was made just now. */
interface MadeLink {
  readonly link: string;
  readonly role: z.infer<typeof role>;
}

async function page(visit: Visit, classId: string, made: MadeLink | null = null): Promise<Reply> {
  const { classroom, now, timeZone } = visit.site;
  const group = await classroom.class(visit.actor, classId);
  const { members, invitations } = await classroom.staff(visit.actor, classId);
  return {
    kind: 'page',
    view: 'staff',
    title: visit.t('staff.title'),
    place: 'classes',
    crumbs: [
      { text: visit.t('nav.classes'), href: '/classes' },
      { text: group.title, href: `/classes/${group.id}` },
      { text: visit.t('staff.title'), href: null },
    ],
    model: {
      group,
      may: group.rights.includes('staff'),
      self: visit.actor.id,
      members,
      invitations: invitations.map(each => ({ ...each, until: moment(visit.locale, each.until, now(), timeZone) })),
      made,
    },
  };
}

/** A form about somebody on the staff: do it, and back to the list. */
function form<B>(
  path: string,
  body: z.ZodType<B>,
  act: (visit: Visit, member: { readonly class: string; readonly person: string }, body: B) => Promise<unknown>,
): Route {
  return route('post', `/classes/:class/staff/:person/${path}`, {
    who: 'instructor',
    params: member,
    query: nothing,
    body,
    answer: async (visit, input) => {
      await act(visit, input.params, input.body);
      return { kind: 'redirect', to: `/classes/${input.params.class}/staff` };
    },
  });
}

async function invitationPage(
  visit: Visit,
  token: string,
  account: Pick<NewAccount, 'name' | 'login'>,
  fault: Fault | null,
): Promise<Reply> {
  const invitation = await visit.site.classroom.staffInvitation(token);
  const taken = fault?.kind === 'login-taken';
  return {
    kind: 'page',
    view: 'staff-invitation',
    status: fault === null ? 200 : 400,
    title: invitation.title,
    model: {
      ...account,
      invitation,
      token,
      known: visit.actor.kind === 'instructor' ? visit.actor.name : null,
      note: fault === null ? null : taken ? visit.t('setup.taken') : invalidNote(visit.t, fault),
      field: fault === null ? null : taken ? 'login' : String(fault.data.field ?? ''),
    },
  };
}

const link = z.strictObject({ token });

export const staffRoutes: readonly Route[] = [
  route('get', '/classes/:class/staff', {
    who: 'instructor',
    params,
    query: nothing,
    body: nothing,
    answer: (visit, input) => page(visit, input.params.class),
  }),
  /** The answer is the page itself: the link on it is shown once. */
  route('post', '/classes/:class/staff', {
    who: 'instructor',
    params,
    query: nothing,
    body: z.strictObject({ role }),
    answer: async (visit, { params: { class: group }, body }) => {
      const made = await visit.site.classroom.inviteStaff(visit.actor, group, body.role);
      return page(visit, group, { role: body.role, link: `${visit.address}/staff/${made}` });
    },
  }),
  route('post', '/classes/:class/staff-links/:invitation', {
    who: 'instructor',
    params: z.strictObject({ class: id, invitation: id }),
    query: nothing,
    body: nothing,
    answer: async (visit, { params: { class: group, invitation } }) => {
      await visit.site.classroom.takeBackInvitation(visit.actor, group, invitation);
      return { kind: 'redirect', to: `/classes/${group}/staff` };
    },
  }),
  form('role', z.strictObject({ role }), (visit, { class: group, person }, body) =>
    visit.site.classroom.changeRole(visit.actor, group, person, body.role),
  ),
  form('owner', nothing, (visit, { class: group, person }) =>
    visit.site.classroom.handOver(visit.actor, group, person),
  ),
  route('post', '/classes/:class/staff/:person/remove', {
    who: 'instructor',
    params: member,
    query: nothing,
    body: nothing,
    answer: async (visit, { params: { class: group, person } }) => {
      await visit.site.classroom.leaveStaff(visit.actor, group, person);
      return { kind: 'redirect', to: person === visit.actor.id ? '/classes' : `/classes/${group}/staff` };
    },
  }),
  route('get', '/staff/:token', {
    who: 'anyone',
    params: link,
    query: nothing,
    body: nothing,
    answer: (visit, { params }) => invitationPage(visit, params.token, { name: '', login: '' }, null),
  }),
  route('post', '/staff/:token', {
    who: 'instructor',
    params: link,
    query: nothing,
    body: nothing,
    answer: async (visit, { params }) => {
      const joined = await visit.site.classroom.joinStaff(visit.actor, params.token);
      return { kind: 'redirect', to: `/classes/${joined.id}` };
    },
  }),
  /** With a login that is made on the way. */
  route('post', '/staff/:token/new', {
    who: 'anyone',
    params: link,
    query: nothing,
    body: z.strictObject({ name: personName, login: z.string().max(200), password }),
    answer: async (visit, { params, body }) => {
      try {
        const made = await visit.site.classroom.joinStaffAnew(params.token, { ...body, locale: visit.locale });
        await visit.become(made.actor);
        return { kind: 'redirect', to: `/classes/${made.class}` };
      } catch (error) {
        if (isFault(error, 'invalid') || isFault(error, 'login-taken'))
          return invitationPage(visit, params.token, body, error);
        throw error;
      }
    },
  }),
];
