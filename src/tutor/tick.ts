/** The checks of a host question, looked at after every line and edit: no try is spent, and a full house passes at once. */
import { isHostQuestion } from '../quiz/index.ts';
import { sayPassed, stand } from './close.ts';
import type { Standing } from './event.ts';
import { afterLook } from './standing.ts';
import { noteToday, questionAt, stateAt, type Turn } from './turn.ts';
import { isClosed } from './worth.ts';

export function gradeLive(turn: Turn): void {
  const { attempt, recorded } = turn;
  const question = questionAt(attempt);
  const state = stateAt(attempt);
  if (!isHostQuestion(question) || isClosed(state)) return;
  // What this line or edit earned stands in its event, if it earned anything.
  if (recorded !== null && recorded.earned === null) return;
  const { start, host, ran } = attempt;
  const look = (): Standing =>
    afterLook(
      question,
      state,
      turn.grader.gradeChecks(question, { start, host, ran, response: { kind: 'host' }, shown: '' }),
    );
  const standing = recorded?.earned ?? look();
  stand(turn, standing);
  if (recorded?.elsewhere === true) turn.attempt = noteToday(turn, look());
  if (standing.status === 'passed') sayPassed(turn);
}
