/**
 * A sitting: an attempt with a time of its own, in which nothing may be told of answers before results are. Its terms come with its beginning, and what
 * somebody changes of them comes with events: the quiz is not asked again.
 */
import { type Grade, shareByCertainty } from '../grade/index.ts';
import { type Certainty, isHostQuestion, type Question, type Response } from '../quiz/index.ts';
import type { Attempt, QuestionState, Sitting } from './attempt.ts';
import type { SittingTerms, Standing } from './event.ts';
import { keptCheck, standingOf } from './standing.ts';
import type { Turn } from './turn.ts';
import { isClosed, rounded } from './worth.ts';

export function sittingOf(terms: SittingTerms | undefined, at: number): Sitting | null {
  if (terms === undefined) return null;
  return { ...terms, endsAt: terms.limit === null ? null : at + terms.limit, timedOut: false, late: 0 };
}

/** Whether answers are taken without a word of how they were. */
export function isSilent({ sitting, finishedAt }: Pick<Attempt, 'sitting' | 'finishedAt'>): boolean {
  return sitting?.silent === true && finishedAt === null;
}

/** Whether nothing may be told of what was right: not yet, or never. `closed`: nobody of the class sits it any more. */
export function hidesResults(
  { sitting, finishedAt }: Pick<Attempt, 'sitting' | 'finishedAt'>,
  closed = false,
): boolean {
  if (sitting === null || !sitting.silent) return false;
  if (finishedAt === null) return true;
  return sitting.results === 'never' || (sitting.results === 'closed' && !closed);
}

/** Whether the learner has answered it, rightly or not; a question that the host answers, once something was done there. */
export function isAnswered({ lastResponse, checks }: QuestionState): boolean {
  return lastResponse !== null || checks.length > 0;
}

/**
 * Whether it asks what a host does, or why: who could try that out would foretell nothing. Not where the host is the answer, nor where the answer is to be
 * found there.
 */
export function isForetold(question: Question): boolean {
  return !isHostQuestion(question) && question.kind !== 'paste' && question.terminal !== true;
}

/** Its time is over by this moment, and nobody has handed it in. */
export function isOverdue({ sitting, finishedAt }: Pick<Attempt, 'sitting' | 'finishedAt'>, at: number): boolean {
  return finishedAt === null && sitting !== null && sitting.endsAt !== null && at >= sitting.endsAt;
}

export function certaintyOf(response: Response, certainty: Certainty | undefined): Certainty | null {
  return response.kind === 'predict' ? response.certainty : (certainty ?? null);
}

/** After an answer, or a look at the host: the last one counts, and the question stays open until all is handed in. */
export function afterSilently(
  { sitting }: Attempt,
  question: Question,
  state: QuestionState,
  { checks, score }: Pick<Grade, 'checks' | 'score'>,
  certainty: Certainty | null = null,
): Standing {
  const share = sitting?.certainty === 'counted' && certainty !== null ? shareByCertainty(score, certainty) : score;
  return {
    ...standingOf(state),
    status: 'open',
    score: rounded(question.points * share),
    firstScore: null,
    tries: 0,
    checks: checks.map(keptCheck),
    feedback: [],
  };
}

/** Everything is handed in: each question closes as it stands. */
export function handIn(turn: Turn): void {
  const { attempt, at } = turn;
  if (attempt.sitting?.silent === true)
    turn.attempt = {
      ...attempt,
      questions: attempt.questions.map(state => (isClosed(state) ? state : closed(state, at))),
    };
}

function closed(state: QuestionState, at: number): QuestionState {
  const { checks, score } = state;
  if (!isAnswered(state)) return { ...state, status: 'skipped', closedAt: at };
  const right = checks.length > 0 && checks.every(check => check.state === 'done');
  return {
    ...state,
    status: right ? 'passed' : score > 0 ? 'partial' : 'failed',
    firstScore: score,
    tries: 1,
    closedAt: at,
  };
}
