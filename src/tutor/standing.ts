/**
 * How a question stands after an answer, a look at the host, or giving up: worked out once, when it happens, and written into the event. A fold over
 * a journal takes it from there, so no newer grader, simulator or text of the quiz ever changes what somebody was given.
 */
import { SIMULATOR_VERSION } from '../docker/index.ts';
import { type CheckResult, type Grade, scoreOf, signature } from '../grade/index.ts';
import type { Question } from '../quiz/index.ts';
import type { Attempt, QuestionState } from './attempt.ts';
import type { Earned, KeptCheck, Standing, Stood } from './event.ts';
import { isOver, pointsFor } from './worth.ts';

export function standingOf(state: QuestionState): Standing {
  const { id, status, score, firstScore, tries, hints, checks, feedback } = state;
  return { question: id, status, score, firstScore, tries, hints, checks: checks.map(keptCheck), feedback };
}

export function keptCheck({ id, state, earned, feedback, difference }: CheckResult): KeptCheck {
  return {
    id,
    state,
    ...(earned === 0 ? {} : { earned }),
    ...(feedback.length === 0 ? {} : { feedback }),
    ...(difference === null ? {} : { difference }),
  };
}

function checkOf({ id, state, earned = 0, feedback = [], difference }: KeptCheck): CheckResult {
  return { id, state, earned, feedback, difference: difference ?? null };
}

/** How the question that was present before the input stands after it; null when that is as before. */
export function earnedBy(before: Attempt, after: Attempt): Earned | null {
  const [was, is] = [before, after].map(attempt => attempt.questions[before.current]);
  if (was === undefined || is === undefined || was === is) return null;
  const standing = standingOf(is);
  if (sameStanding(standingOf(was), standing)) return null;
  return { ...standing, simulator: SIMULATOR_VERSION, digest: after.quiz.digest };
}

export function stoodOf({ current, questions }: Attempt): Stood {
  return {
    current,
    questions: questions.map(state => ({
      ...standingOf(state),
      openedAt: state.openedAt,
      closedAt: state.closedAt,
    })),
  };
}

/** The same question standing so. `at`: when, which is when it closes if that is what happens. */
export function standingSo(state: QuestionState, standing: Standing, at: number): QuestionState {
  const { status, score, firstScore, tries, hints, checks, feedback } = standing;
  const closedAt = state.closedAt ?? (isOver(status) ? at : null);
  return { ...state, status, score, firstScore, tries, hints, checks: checks.map(checkOf), feedback, closedAt };
}

export function sameStanding(one: Standing, other: Standing): boolean {
  return (
    one.status === other.status &&
    one.score === other.score &&
    one.firstScore === other.firstScore &&
    one.tries === other.tries &&
    one.hints === other.hints &&
    JSON.stringify([one.checks, one.feedback]) === JSON.stringify([other.checks, other.feedback])
  );
}

/** After a graded answer. One that could not be judged spends nothing, and what is said of it is all that changes. */
export function afterAnswer(question: Question, state: QuestionState, graded: Grade): Standing {
  const before = standingOf(state);
  if (!graded.gradable) return { ...before, feedback: graded.feedback };
  const checks = graded.checks.map(keptCheck);
  if (allDone(graded.checks)) return passed(question, state, { ...before, checks });
  const earned = pointsFor(question, state, graded.score);
  const score = Math.max(state.score, earned);
  const tries = state.tries + 1;
  const spent = question.tries !== null && tries >= question.tries;
  return {
    ...before,
    status: spent ? (score > 0 ? 'partial' : 'failed') : state.status,
    score,
    firstScore: state.firstScore ?? earned,
    tries,
    checks,
    feedback: graded.feedback,
  };
}

/** After a prediction was compared with what happened: there is no second try. */
export function afterPrediction(question: Question, state: QuestionState, { checks, feedback }: Grade): Standing {
  const right = allDone(checks);
  const score = Math.max(state.score, pointsFor(question, state, scoreOf(checks)));
  return {
    ...standingOf(state),
    status: right ? 'passed' : score > 0 ? 'partial' : 'failed',
    score,
    firstScore: score,
    tries: right ? 0 : 1,
    checks: checks.map(keptCheck),
    feedback,
  };
}

/** After a line or an edit on the host of a host question: no try is spent, and a full house passes at once. */
export function afterLook(question: Question, state: QuestionState, checks: readonly CheckResult[]): Standing {
  const before = standingOf(state);
  const score = Math.max(state.score, pointsFor(question, state, scoreOf(checks)));
  if (allDone(checks)) return passed(question, state, { ...before, score, checks: checks.map(keptCheck) });
  // What was said of the last try is of the state that it found: another state has not been judged yet.
  const feedback = signature(checks) === signature(state.checks) ? state.feedback : [];
  const shown = state.tries === 0 ? checks.map(ticked) : checks;
  return { ...before, score, checks: shown.map(keptCheck), feedback };
}

/** Before the first try a check that is not yet done says no more than that. */
function ticked(check: CheckResult): CheckResult {
  return check.state === 'done' ? check : { ...check, state: 'todo', feedback: [], difference: null };
}

export function afterGivingUp(state: QuestionState): Standing {
  return { ...standingOf(state), status: state.score > 0 ? 'partial' : 'skipped' };
}

function passed(question: Question, state: QuestionState, standing: Standing): Standing {
  const earned = pointsFor(question, state, 1);
  const score = Math.max(standing.score, earned);
  return { ...standing, status: 'passed', score, firstScore: state.firstScore ?? earned, feedback: [] };
}

function allDone(checks: readonly CheckResult[]): boolean {
  return checks.every(check => check.state === 'done');
}
