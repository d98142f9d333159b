/**
 * The checks of a host question, looked at after every line and edit: no try is spent, and a full house passes at once. A check is done when what it asks for is so
 * and stays so: a container that dies a moment later does not run, and a server that was asked has it in its log a moment later.
 */
import { type CheckResult, scoreOf, settled } from '../grade/index.ts';
import { type HostQuestion, isHostQuestion } from '../quiz/index.ts';
import { sayPassed, stand } from './close.ts';
import type { Standing } from './event.ts';
import { afterSilently, isSilent } from './sitting.ts';
import { afterLook } from './standing.ts';
import { noteToday, questionAt, stateAt, type Turn } from './turn.ts';
import { isClosed } from './worth.ts';

export async function gradeLive(turn: Turn): Promise<void> {
  const { attempt, recorded } = turn;
  if (attempt.questions.length === 0) return;
  const question = questionAt(attempt);
  const state = stateAt(attempt);
  if (!isHostQuestion(question) || isClosed(state)) return;
  // What this line or edit earned stands in its event, if it earned anything.
  if (recorded !== null && recorded.earned === null) return;
  const look = async (): Promise<Standing> => {
    const checks = await lasting(turn, question);
    return isSilent(attempt)
      ? afterSilently(attempt, question, state, { checks, score: scoreOf(checks) })
      : afterLook(question, state, checks);
  };
  const standing = recorded?.earned ?? (await look());
  stand(turn, standing);
  if (recorded?.elsewhere === true) turn.attempt = noteToday(turn, await look());
  if (standing.status === 'passed') sayPassed(turn);
}

/** The checks as they will be in a moment, when what this line has set going is done: a container has ended, a server has written its log. */
async function lasting({ attempt, grader, at }: Turn, question: HostQuestion): Promise<readonly CheckResult[]> {
  const { start, host, ran } = attempt;
  return grader.gradeChecks(question, {
    start,
    host: await settled(host, at),
    ran,
    response: { kind: 'host' },
    shown: '',
  });
}
