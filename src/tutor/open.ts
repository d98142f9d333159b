/** Opening a question: on which host, and with which words. */
import type { Host } from '../docker/index.ts';
import { prepared, solvedEnd, solvedStart } from '../grade/index.ts';
import type { Attempt, Desk } from './attempt.ts';
import { changeState, deskOf, mark, questionAt, quote, stateAt, type Turn } from './turn.ts';

export async function openQuestion(turn: Turn, index: number): Promise<void> {
  const from = turn.attempt;
  const leaving = from.current !== index;
  // A linear quiz never comes back, so its desks need not be kept.
  const left =
    leaving && from.quiz.navigation === 'free' ? { ...from.left, [questionAt(from).id]: deskOf(from) } : from.left;
  const question = questionAt(from, index);
  const kept = leaving ? from.left[question.id] : undefined;
  const { desk, foreign } = kept === undefined ? await newDesk(from, index, turn.at) : { desk: kept, foreign: false };
  turn.attempt = { ...from, ...desk, left, current: index };
  const state = stateAt(turn.attempt);
  if (foreign) mark(turn, question.given.host === 'fresh' ? 'tutor.mark.fresh' : 'tutor.mark.solved');
  if (state.openedAt === null) {
    changeState(turn, { openedAt: turn.at, status: 'open' });
    if (hasLead(turn.attempt)) quote(turn, 'quiz.lead');
  }
}

function hasLead({ quiz, current }: Attempt): boolean {
  const id = quiz.questions[current]?.id ?? '';
  return Object.values(quiz.prose).some(prose => (prose.questions[id]?.lead ?? '') !== '');
}

/** `foreign`: the host is not the one that the learner has just worked on. */
async function newDesk(attempt: Attempt, index: number, at: number): Promise<{ desk: Desk; foreign: boolean }> {
  const { quiz, seed } = attempt;
  const { given } = questionAt(attempt, index);
  const own = given.host === 'continue' && index > 0 ? ownHost(attempt, index - 1) : null;
  const before =
    own ?? (given.host === 'continue' && index > 0 ? await solvedEnd(quiz, index - 1, seed, attempt.startedAt) : null);
  const start = await prepared(quiz, given, before, seed, index === 0 ? attempt.startedAt : at);
  return { desk: freshDesk(start), foreign: index > 0 && own === null };
}

export function freshDesk(start: Host): Desk {
  return { start, past: [], host: start, ran: [] };
}

/** The host as the learner left it at question `index`, if it is fit to go on with. */
function ownHost(attempt: Attempt, index: number): Host | null {
  const question = questionAt(attempt, index);
  const { status } = stateAt(attempt, index);
  const host = attempt.current === index ? attempt.host : (attempt.left[question.id]?.host ?? null);
  switch (question.kind) {
    case 'command':
    case 'dockerfile':
      return status === 'passed' ? host : null;
    case 'predict':
      // What `run` does to the host is done once the prediction is written down.
      return status === 'passed' || status === 'partial' || status === 'failed' ? host : null;
    case 'choice':
    case 'number':
    case 'text':
    case 'order':
    case 'match':
      return host;
  }
}

/** The host on which the present question opens when everything before it is done as the solutions do it. */
export function solvedDesk({ quiz, current, seed, startedAt }: Attempt): Promise<Host> {
  return solvedStart(quiz, current, seed, startedAt);
}
