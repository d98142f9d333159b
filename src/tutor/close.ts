/** How a question comes to stand otherwise, and what is said of that: passed, not yet, out of tries, given up. */
import { reviewOf } from '../grade/index.ts';
import { isHostQuestion } from '../quiz/index.ts';
import type { Attempt } from './attempt.ts';
import type { Standing } from './event.ts';
import { afterGivingUp, standingSo } from './standing.ts';
import { changeState, questionAt, quote, say, stateAt, type Turn } from './turn.ts';
import { isClosed, isOver, rounded } from './worth.ts';

/** The present question stands so from now on; says nothing. */
export function stand(turn: Turn, standing: Standing): void {
  changeState(turn, standingSo(stateAt(turn.attempt), standing, turn.at));
}

export function sayPassed(turn: Turn): void {
  const { points } = questionAt(turn.attempt);
  const { score } = stateAt(turn.attempt);
  say(turn, { code: score === points ? 'tutor.passed' : 'tutor.passed-less', data: { score, points } });
  review(turn);
  afterwards(turn);
}

/** What a reviewer would add; in an exam nobody reviews. */
function review(turn: Turn): void {
  const { quiz, start, host } = turn.attempt;
  if (quiz.glossary === 'closed' || !isHostQuestion(questionAt(turn.attempt))) return;
  const said = reviewOf(start, host);
  if (said !== null) say(turn, said);
}

/** The present question stands so after an answer: what is said follows from what has changed. */
export function answered(turn: Turn, standing: Standing): void {
  const question = questionAt(turn.attempt);
  const { tries } = stateAt(turn.attempt);
  const { score, checks, feedback } = standing;
  stand(turn, standing);
  if (standing.status === 'passed') sayPassed(turn);
  else if (isOver(standing.status)) {
    say(turn, {
      code: score > 0 ? 'tutor.closed-partial' : 'tutor.closed',
      data: { score, points: question.points },
    });
    afterwards(turn);
  } else if (standing.tries === tries) for (const said of feedback) say(turn, said);
  else if (question.tries === null) {
    say(turn, { code: 'tutor.not-yet', data: { count: checks.filter(check => check.state !== 'done').length } });
  } else say(turn, { code: 'tutor.not-yet-tries', data: { count: question.tries - standing.tries } });
}

export function giveUp(turn: Turn): void {
  const standing = turn.recorded?.earned ?? afterGivingUp(stateAt(turn.attempt));
  stand(turn, standing);
  say(turn, { code: 'tutor.skipped', data: { score: standing.score, points: questionAt(turn.attempt).points } });
  afterwards(turn);
}

/** What is said once a question is closed: why, and at the very end that everything is done. */
export function afterwards(turn: Turn): void {
  quote(turn, 'quiz.why');
  if (turn.attempt.questions.every(isClosed)) say(turn, { code: 'tutor.all-closed', data: totals(turn.attempt) });
}

export function totals({ questions, quiz }: Attempt): { score: number; points: number } {
  return {
    // Being sure may cost more than is there.
    score: Math.max(0, rounded(questions.reduce((sum, state) => sum + state.score, 0))),
    points: rounded(quiz.questions.reduce((sum, question) => sum + question.points, 0)),
  };
}
