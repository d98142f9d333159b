/** How a question closes: passed, out of tries, or given up. */
import type { CheckResult } from '../grade/index.ts';
import type { QuestionState } from './attempt.ts';
import { changeState, questionAt, quote, say, stateAt, type Turn } from './turn.ts';
import { isClosed, pointsFor, rounded } from './worth.ts';

export function pass(turn: Turn, checks: readonly CheckResult[]): void {
  const question = questionAt(turn.attempt);
  const state = stateAt(turn.attempt);
  const earned = pointsFor(question, state, 1);
  const score = Math.max(state.score, earned);
  close(turn, { status: 'passed', score, firstScore: state.firstScore ?? earned, checks, feedback: [] });
  say(turn, {
    code: score === question.points ? 'tutor.passed' : 'tutor.passed-less',
    data: { score, points: question.points },
  });
  afterwards(turn);
}

/** The last try is spent. */
export function exhaust(turn: Turn): void {
  const { score } = stateAt(turn.attempt);
  close(turn, { status: score > 0 ? 'partial' : 'failed' });
  say(turn, {
    code: score > 0 ? 'tutor.closed-partial' : 'tutor.closed',
    data: { score, points: questionAt(turn.attempt).points },
  });
  afterwards(turn);
}

export function giveUp(turn: Turn): void {
  const { score } = stateAt(turn.attempt);
  close(turn, { status: score > 0 ? 'partial' : 'skipped' });
  say(turn, { code: 'tutor.skipped', data: { score, points: questionAt(turn.attempt).points } });
  afterwards(turn);
}

export function close(turn: Turn, change: Partial<QuestionState>): void {
  changeState(turn, { ...change, closedAt: turn.at });
}

/** What is said once a question is closed: why, and at the very end that everything is done. */
export function afterwards(turn: Turn): void {
  quote(turn, 'quiz.why');
  const { questions } = turn.attempt;
  if (questions.every(isClosed)) say(turn, { code: 'tutor.all-closed', data: totals(turn) });
}

export function totals({ attempt }: Turn): { score: number; points: number } {
  return {
    score: rounded(attempt.questions.reduce((sum, state) => sum + state.score, 0)),
    points: rounded(attempt.quiz.questions.reduce((sum, question) => sum + question.points, 0)),
  };
}
