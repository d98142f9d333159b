/** The checks of a host question, looked at after every line and edit: no try is spent, and a full house passes at once. */
import { type CheckResult, gradeChecks, scoreOf, signature } from '../grade/index.ts';
import { pass } from './close.ts';
import { changeState, questionAt, stateAt, type Turn } from './turn.ts';
import { isClosed, pointsFor } from './worth.ts';

export function gradeLive(turn: Turn): void {
  const { attempt } = turn;
  const question = questionAt(attempt);
  const state = stateAt(attempt);
  if ((question.kind !== 'command' && question.kind !== 'dockerfile') || isClosed(state)) return;
  const { start, host, ran } = attempt;
  const checks = gradeChecks(question, { start, host, ran, response: { kind: 'host' }, shown: '' });
  const score = Math.max(state.score, pointsFor(question, state, scoreOf(checks)));
  // What was said of the last try is of the state that it found: another state has not been judged yet.
  const feedback = signature(checks) === signature(state.checks) ? state.feedback : [];
  changeState(turn, { score, feedback, checks: state.tries === 0 ? checks.map(ticked) : checks });
  if (checks.every(check => check.state === 'done')) pass(turn, checks);
}

/** Before the first try a check that is not yet done says no more than that. */
function ticked(check: CheckResult): CheckResult {
  return check.state === 'done' ? check : { ...check, state: 'todo', feedback: [], difference: null };
}
