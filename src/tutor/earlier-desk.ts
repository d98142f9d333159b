/** On which host a question opened by the rules of 0.3 and before (`AttemptRules`), which attempts that began by them keep to. */
import type { Host } from '../docker/index.ts';
import { prepared, solvedEnd, solvedStart, startOf } from '../grade/index.ts';
import { isHostQuestion } from '../quiz/index.ts';
import type { Attempt, Desk } from './attempt.ts';
import { freshDesk } from './desk.ts';
import { questionAt, stateAt } from './turn.ts';

/** `foreign`: the host is not the one that the learner has just worked on. */
export async function earlierDesk(
  attempt: Attempt,
  index: number,
  at: number,
): Promise<{ readonly desk: Desk; readonly foreign: boolean }> {
  const { quiz, seed, startedAt } = attempt;
  const question = questionAt(attempt, index);
  const { given } = question;
  // The quiz was written anew since.
  if (given === null)
    return { desk: freshDesk(await startOf(quiz, question, { seed, startedAt, at })), foreign: index > 0 };
  const own = given.host === 'continue' && index > 0 ? ownHost(attempt, index - 1) : null;
  const before =
    own ?? (given.host === 'continue' && index > 0 ? await solvedEnd(quiz, index - 1, seed, startedAt) : null);
  const start = await prepared(quiz, given, before, seed, index === 0 ? startedAt : at);
  return { desk: freshDesk(start), foreign: index > 0 && own === null };
}

/** The host as the learner left it at question `index`, if it is fit to go on with. */
function ownHost(attempt: Attempt, index: number): Host | null {
  const question = questionAt(attempt, index);
  const { status } = stateAt(attempt, index);
  const host = attempt.current === index ? attempt.host : (attempt.left[question.id]?.host ?? null);
  if (isHostQuestion(question)) return status === 'passed' ? host : null;
  // What `run` does to the host is done once the prediction is written down.
  return question.kind === 'predict' && !(status === 'passed' || status === 'partial' || status === 'failed')
    ? null
    : host;
}

/** The host on which the present question opens when everything before it is done as the solutions do it. */
export function solvedDesk({ quiz, current, seed, startedAt }: Attempt): Promise<Host> {
  return solvedStart(quiz, current, seed, startedAt);
}
