/** Taking an answer: it is graded, told what differs, and closes the question when it passes or was the last try. */
import { COLUMNS, type Evidence, type Grade, grade, scoreOf, shownBy } from '../grade/index.ts';
import { optionIds, type Question, type Response } from '../quiz/index.ts';
import type { Refusal } from './attempt.ts';
import { afterwards, close, exhaust, pass } from './close.ts';
import { type as typeLine } from './terminal.ts';
import { changeState, questionAt, say, stateAt, type Turn } from './turn.ts';
import { isClosed, pointsFor } from './worth.ts';

export async function takeAnswer(turn: Turn, id: string, response: Response): Promise<Refusal | null> {
  const { attempt } = turn;
  const question = questionAt(attempt);
  if (question.id !== id) return 'not-this-question';
  if (isClosed(stateAt(attempt))) return 'closed';
  if (!fits(question, response)) return 'wrong-kind';
  const { start, host, ran } = attempt;
  const evidence: Evidence = { start, host, ran, response, shown: '' };
  if (question.kind === 'predict' && response.kind === 'predict')
    return takePrediction(turn, question, response, evidence);
  const graded = await grade(attempt.quiz, question, evidence);
  if (!graded.gradable) return ungraded(turn, graded, response);
  changeState(turn, { lastResponse: response, checks: graded.checks, feedback: graded.feedback });
  if (graded.checks.every(check => check.state === 'done')) pass(turn, graded.checks);
  else fail(turn, question, graded);
  return null;
}

function ungraded(turn: Turn, { feedback }: Grade, response: Response): Refusal | null {
  if (feedback.some(said => said.code === 'tutor.blank')) return 'blank';
  changeState(turn, { lastResponse: response, feedback });
  for (const said of feedback) say(turn, said);
  return null;
}

function fail(turn: Turn, question: Question, { score, checks }: Grade): void {
  const state = stateAt(turn.attempt);
  const earned = pointsFor(question, state, score);
  const tries = state.tries + 1;
  changeState(turn, { tries, score: Math.max(state.score, earned), firstScore: state.firstScore ?? earned });
  if (question.tries !== null && tries >= question.tries) {
    exhaust(turn);
    return;
  }
  if (question.tries === null) {
    say(turn, { code: 'tutor.not-yet', data: { count: checks.filter(check => check.state !== 'done').length } });
  } else say(turn, { code: 'tutor.not-yet-tries', data: { count: question.tries - tries } });
}

/** The prediction is written down, then the truth is shown, then both are compared. */
async function takePrediction(
  turn: Turn,
  question: Extract<Question, { kind: 'predict' }>,
  response: Extract<Response, { kind: 'predict' }>,
  evidence: Evidence,
): Promise<Refusal | null> {
  const legible = await grade(turn.attempt.quiz, question, evidence);
  if (!legible.gradable) return ungraded(turn, legible, response);
  const shown: string[] = [];
  for (const line of question.run) shown.push(shownBy(await typeLine(turn, line, COLUMNS, 'shown')));
  changeState(turn, { lastResponse: response });
  const graded = await grade(turn.attempt.quiz, question, { ...evidence, shown: shown.join('\n') });
  const right = graded.checks.every(check => check.state === 'done');
  const state = stateAt(turn.attempt);
  const score = Math.max(state.score, pointsFor(question, state, scoreOf(graded.checks)));
  close(turn, {
    status: right ? 'passed' : score > 0 ? 'partial' : 'failed',
    tries: right ? 0 : 1,
    score,
    firstScore: score,
    checks: graded.checks,
    feedback: graded.feedback,
  });
  say(turn, {
    code: `tutor.predicted.${right ? 'right' : 'other'}-${response.certainty}`,
    data: { score, points: question.points },
  });
  afterwards(turn);
  return null;
}

/** Whether the answer is of the question's kind and names only what the question names. */
function fits(question: Question, response: Response): boolean {
  const known = new Set(optionIds(question));
  const all = (ids: readonly string[]): boolean => ids.every(id => known.has(id)) && new Set(ids).size === ids.length;
  switch (question.kind) {
    case 'command':
    case 'dockerfile':
      return response.kind === 'host';
    case 'choice':
      return response.kind === 'choice' && all(response.chosen) && (question.many || response.chosen.length <= 1);
    case 'order':
      return response.kind === 'order' && all(response.order);
    case 'match':
      return (
        response.kind === 'match' &&
        Object.entries(response.pairs).every(
          ([left, right]) => question.left.includes(left) && (right === '' || question.right.includes(right)),
        )
      );
    case 'number':
    case 'text':
      return response.kind === question.kind;
    case 'predict': {
      if (response.kind !== 'predict' || response.prediction.kind !== question.ask.kind) return false;
      const { prediction } = response;
      if (prediction.kind !== 'choice' || question.ask.kind !== 'choice') return true;
      return all(prediction.chosen) && (question.ask.many || prediction.chosen.length <= 1);
    }
  }
}
