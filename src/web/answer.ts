/** A request that has found its route → its answer; and one that failed → the page that says why. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Dress } from './dress.ts';
import { answerTo, problemOf } from './errors.ts';
import { nonceOf } from './headers.ts';
import { Refused } from './refused.ts';
import type { PageRenderer } from './render.ts';
import type { Raw, Reply, Route, Visit } from './route.ts';
import type { Holder } from './session.ts';
import type { Visits } from './visits.ts';

export interface Answers {
  /** Whoever may not come is sent to log in, or refused. `holder`: whose session it is. */
  readonly answer: (
    route: Route,
    request: IncomingMessage,
    response: ServerResponse,
    holder: Pick<Holder, 'person' | 'since'> | null,
    raw: Raw,
  ) => Promise<void>;
  /** Before anything was sent; never rejects. `where`: the route, not the address: an address may hold a token. */
  readonly fail: (error: unknown, request: IncomingMessage, response: ServerResponse, where: string) => Promise<void>;
}

interface AnswersOptions {
  readonly visits: Visits;
  readonly render: PageRenderer;
  readonly dress: Dress;
  /** As WebOptions. */
  readonly fault: (error: unknown, where: string) => void;
}

export function answersOf({ visits, render, dress, fault }: AnswersOptions): Answers {
  const send = (visit: Visit, request: IncomingMessage, response: ServerResponse, reply: Reply): void => {
    response.setHeader('Cache-Control', 'no-store');
    switch (reply.kind) {
      case 'page':
        response.statusCode = reply.status ?? 200;
        response.setHeader('Content-Type', 'text/html; charset=utf-8');
        response.end(request.method === 'HEAD' ? '' : render(visit, nonceOf(response), reply));
        return;
      case 'redirect':
        dress(request, response).response.redirect(303, reply.to);
        return;
      case 'file':
        response.setHeader('Content-Disposition', `attachment; filename*=UTF-8''${encodeURIComponent(reply.name)}`);
        dress(request, response).response.type(reply.type).end(reply.body);
    }
  };

  const answer: Answers['answer'] = async (route, request, response, holder, raw) => {
    const visit = await visits.open(request, response, holder);
    if (route.who === 'instructor' && visit.actor.kind !== 'instructor') {
      if (visit.actor.kind === 'student' || route.method === 'post') throw new Refused(403, 'error.403');
      return send(visit, request, response, { kind: 'redirect', to: `/login?next=${encodeURIComponent(visit.here)}` });
    }
    send(visit, request, response, await route.answer(visit, raw));
  };

  const fail: Answers['fail'] = async (error, request, response, where) => {
    const problem = problemOf(error);
    if (problem.fault) fault(error, `${request.method} ${where}`);
    const visit = await visits.after(request, response);
    if (problem.retryAfter !== null) response.setHeader('Retry-After', String(problem.retryAfter));
    try {
      send(visit, request, response, answerTo(visit, problem));
    } catch (worse) {
      fault(worse, 'the page of an error');
      dress(request, response).response.status(500).type('text').end('500\n');
    }
  };

  return { answer, fail };
}
