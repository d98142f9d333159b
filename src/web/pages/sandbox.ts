/**
 * The sandbox: GET /sandbox lists what one has there and begins another; GET /sandbox/:attempt is the room, the quiz's page without a question. Its script
 * reads the same island, with `sandbox` in it.
 */
import * as z from 'zod';
import type { SandboxLink } from '../../classroom/index.ts';
import { isFault } from '../../fault.ts';
import { moment } from '../../locale/index.ts';
import { SANDBOX } from '../../quiz/sandbox.ts';
import { id, nothing } from '../fields.ts';
import { Refused } from '../refused.ts';
import { roomIsland, SANDBOX_WORDS } from '../room-island.ts';
import { type Reply, type Route, route, type Visit } from '../route.ts';

const profile = z.enum(['28', '29']);

interface SandboxesModel {
  /** Those that can be gone on with, the latest first. */
  readonly sessions: readonly { readonly href: string; readonly when: string; readonly done: number }[];
  /** Links to what was done, the latest first. */
  readonly links: readonly {
    readonly token: string;
    readonly address: string;
    readonly done: number;
    readonly until: string;
  }[];
  /** Days for which they are kept after the last visit; null with an account. */
  readonly kept: number | null;
}

async function list(visit: Visit): Promise<Reply> {
  const { t, locale, site, actor } = visit;
  const rows = visit.known ? await site.classroom.sandboxes(actor) : [];
  const links = visit.known ? await site.classroom.sandboxLinks(actor) : [];
  const model: SandboxesModel = {
    sessions: rows.map(({ id: attempt, summary }) => ({
      href: `/sandbox/${attempt}`,
      when: moment(locale, summary.at, site.now(), site.timeZone),
      done: Math.max(0, summary.seq - 1),
    })),
    links: links.map(({ token, actions, until }) => ({
      token,
      address: `${visit.address}/s/${token}`,
      done: actions,
      until: moment(locale, until, site.now(), site.timeZone),
    })),
    kept: actor.kind === 'anonymous' ? site.visitorDays : null,
  };
  return { kind: 'page', view: 'sandboxes', title: t('sandbox.title'), model, place: 'sandbox' };
}

async function room(visit: Visit, attempt: string): Promise<Reply> {
  const { actor, t, site } = visit;
  const { row, quiz } = await site.classroom.open(attempt, actor);
  if (quiz.id !== SANDBOX) throw new Refused(404, 'error.404');
  if (row.summary.finishedAt !== null) return { kind: 'redirect', to: '/sandbox' };
  const title = t('sandbox.title');
  const docker = quiz.host.profile ?? '28';
  const quizShown = { id: SANDBOX, number: 0, title };
  const island = roomIsland(visit, { attempt, quiz: quizShown, results: '/sandbox' }, SANDBOX_WORDS, {
    sandbox: { docker },
  });
  const model = { attempt, docker, island };
  return { kind: 'page', view: 'sandbox', title, model, style: 'quiz.css' };
}

/** What a link leads to, before one takes a copy. */
async function shared(visit: Visit, token: string): Promise<Reply> {
  const { t, locale, site, actor, known } = visit;
  const find = (): Promise<SandboxLink | null> => site.classroom.sandboxLink(token);
  const found = await site.limits.lookUp({ person: known ? actor.id : null, address: visit.from.address }, find);
  if (found === null) throw new Refused(404, 'sandbox.link.gone');
  const model = {
    token,
    actions: found.actions,
    docker: found.profile,
    until: moment(locale, found.until, site.now(), site.timeZone),
    differs: await site.classroom.linkDiffers(token),
  };
  return { kind: 'page', view: 'sandbox-link', title: t('sandbox.link.title'), model, place: 'sandbox' };
}

export const sandboxRoutes: readonly Route[] = [
  route('get', '/sandbox', {
    who: 'anyone',
    params: nothing,
    query: nothing,
    body: nothing,
    answer: list,
  }),
  /** A new session on an empty host. */
  route('post', '/sandbox', {
    who: 'anyone',
    params: nothing,
    query: nothing,
    body: z.strictObject({ docker: profile }),
    answer: async (visit, { body }) => {
      const attempt = await visit.site.classroom.beginSandbox(visit.actor, body.docker, visit.from);
      if (!visit.known) await visit.become(visit.actor);
      return { kind: 'redirect', to: `/sandbox/${attempt}` };
    },
  }),
  route('get', '/sandbox/:attempt', {
    who: 'anyone',
    params: z.strictObject({ attempt: id }),
    query: nothing,
    body: nothing,
    answer: (visit, { params }) => room(visit, params.attempt),
  }),
  /** Another session, with what was done here up to an action; or all of it, once more on another release of Docker. */
  route('post', '/sandbox/:attempt/branches', {
    who: 'anyone',
    params: z.strictObject({ attempt: id }),
    query: nothing,
    body: z.strictObject({ seq: z.string().regex(/^([1-9]\d{0,6})?$/), docker: profile }),
    answer: async (visit, { params, body }) => {
      const from = { seq: body.seq === '' ? null : Number(body.seq), profile: body.docker };
      const attempt = await visit.site.classroom.branchSandbox(visit.actor, params.attempt, from, visit.from);
      return { kind: 'redirect', to: `/sandbox/${attempt}` };
    },
  }),
  /** Makes a link to what was done so far. */
  route('post', '/sandbox/:attempt/links', {
    who: 'anyone',
    params: z.strictObject({ attempt: id }),
    query: nothing,
    body: nothing,
    answer: async (visit, { params }) => {
      try {
        await visit.site.classroom.shareSandbox(visit.actor, params.attempt, visit.from);
        return { kind: 'redirect', to: '/sandbox' };
      } catch (error) {
        if (isFault(error, 'invalid')) throw new Refused(400, 'sandbox.link.nothing');
        if (isFault(error, 'too-many') && error.data.whose === 'links') throw new Refused(400, 'sandbox.link.many');
        throw error;
      }
    },
  }),
  route('post', '/s/:token/take-back', {
    who: 'anyone',
    params: z.strictObject({ token: id }),
    query: nothing,
    body: nothing,
    answer: async (visit, { params }) => {
      await visit.site.classroom.takeBackLink(visit.actor, params.token);
      return { kind: 'redirect', to: '/sandbox' };
    },
  }),
  route('get', '/s/:token', {
    who: 'anyone',
    params: z.strictObject({ token: id }),
    query: nothing,
    body: nothing,
    answer: (visit, { params }) => shared(visit, params.token),
  }),
  /** A copy of one's own. */
  route('post', '/s/:token', {
    who: 'anyone',
    params: z.strictObject({ token: id }),
    query: nothing,
    body: nothing,
    answer: async (visit, { params }) => {
      const attempt = await visit.site.classroom.openLink(visit.actor, params.token, visit.from);
      if (!visit.known) await visit.become(visit.actor);
      return { kind: 'redirect', to: `/sandbox/${attempt}` };
    },
  }),
];
