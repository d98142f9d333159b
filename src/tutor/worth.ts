/** Arithmetic of points: what tries and hints take off, and whether the learner may go on. */
import type { Question } from '../quiz/quiz.ts';
import type { Attempt, QuestionState } from './attempt.ts';

/** Scores are kept to the hundredth, so that sums of quarters and thirds print the same everywhere. */
export function rounded(points: number): number {
  return Math.round((points + Number.EPSILON) * 100) / 100;
}

/** What a full answer would bring now: the points less the price of hints taken and tries spent. */
export function worth(question: Question, state: QuestionState): number {
  const hints = question.hintPrices.slice(0, state.hints).reduce((sum, price) => sum + price, 0);
  return rounded(Math.max(0, question.points - hints - state.tries * question.tryPenalty));
}

/** Points for a try graded `share` (0..1), given what was spent before it. */
export function pointsFor(question: Question, state: QuestionState, share: number): number {
  return rounded(Math.max(0, question.points * share - (question.points - worth(question, state))));
}

export function isClosed(state: QuestionState): boolean {
  return isOver(state.status);
}

export function isOver(status: QuestionState['status']): boolean {
  return status !== 'open' && status !== 'closed-off';
}

/** Whether questions that were reached may be gone back to. By the first rules, in a quiz of free order alone. */
export function mayReturn({ rules, quiz }: Pick<Attempt, 'rules' | 'quiz'>): boolean {
  return rules > 1 || quiz.navigation === 'free';
}

/** Whether `next` would be taken. */
export function canGoOn(attempt: Attempt): boolean {
  const state = attempt.questions[attempt.current];
  if (attempt.finishedAt !== null || state === undefined || attempt.current + 1 >= attempt.questions.length)
    return false;
  return attempt.quiz.navigation === 'free' || isClosed(state);
}
