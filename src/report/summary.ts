/** What gradebooks, walls and lists need of an attempt, without its host: kept beside it so that a class page replays nothing. */
import type { ResultsShown } from '../quiz/exam.ts';
import type { Question } from '../quiz/quiz.ts';
import type { Attempt, QuestionState } from '../tutor/attempt.ts';
import { isAnswered } from '../tutor/index.ts';

export interface QuestionSummary {
  readonly id: string;
  /** What it can bring, in the version that the attempt began with. */
  readonly points: number;
  readonly score: number;
  /** Of the first graded try; null before it. */
  readonly firstScore: number | null;
  readonly status: QuestionState['status'];
  readonly tries: number;
  readonly hints: number;
  readonly openedAt: number | null;
  readonly closedAt: number | null;
  readonly lastError: string | null;
  /** In an exam, where tries say nothing of it: there is an answer. */
  readonly answered?: true;
}

export interface Summary {
  /** The last event that it covers. */
  readonly seq: number;
  /** When the learner last did something. */
  readonly at: number;
  readonly finishedAt: number | null;
  readonly score: number;
  readonly points: number;
  /** Index of the present question. */
  readonly current: number;
  readonly questions: readonly QuestionSummary[];
  /** Left out of an attempt that counts no time. */
  readonly sitting?: SittingSummary;
  /** How answers were is not for its reader, or not yet: the score stands for nothing. */
  readonly masked?: true;
}

export interface SittingSummary {
  /** Null: it has no end. */
  readonly endsAt: number | null;
  /** Nothing is told of answers before results are. */
  readonly silent: boolean;
  readonly results: ResultsShown;
  /** It counts for nothing. */
  readonly rehearsal: boolean;
}

/** What the summary of an attempt was before its last event: what has not changed since is taken over. */
export interface Before {
  readonly attempt: Attempt;
  readonly summary: Summary;
}

/** `at`: the time of the last event folded into the attempt. */
export function summaryOf(attempt: Attempt, at: number, before: Before | null = null): Summary {
  const { seq, finishedAt, current } = attempt;
  if (before !== null && before.attempt.questions === attempt.questions)
    return { ...before.summary, seq, at, finishedAt, current, ...sittingSummary(attempt) };
  const questions = attempt.quiz.questions.map((question, index): QuestionSummary => {
    const state = attempt.questions[index];
    const known = before?.attempt.questions[index] === state ? before?.summary.questions[index] : undefined;
    return known ?? questionSummary(question, state, attempt.sitting?.silent === true);
  });
  return {
    seq,
    at,
    finishedAt,
    // Being sure may cost more than is there.
    score: Math.max(0, total(questions.map(each => each.score))),
    points: total(questions.map(each => each.points)),
    current,
    questions,
    ...sittingSummary(attempt),
  };
}

function sittingSummary({ sitting }: Attempt): Pick<Summary, 'sitting'> {
  if (sitting === null) return {};
  const { endsAt, silent, results, rehearsal } = sitting;
  return { sitting: { endsAt, silent, results, rehearsal } };
}

/** The summary as its learner may see it while results are hidden: what was answered is told, how it was is not. */
export function maskedSummary(summary: Summary): Summary {
  const questions = summary.questions.map(
    (each): QuestionSummary => ({
      ...each,
      score: 0,
      firstScore: null,
      status: each.status === 'closed-off' ? 'closed-off' : 'open',
      tries: 0,
    }),
  );
  return { ...summary, score: 0, questions, masked: true };
}

/** Whether its learner may not see how answers were, or not yet. `closed`: nobody of the class sits it any more. */
export function isMasked({ finishedAt, sitting }: Summary, closed: boolean): boolean {
  if (sitting === undefined || !sitting.silent) return false;
  if (finishedAt === null || sitting.results === 'never') return true;
  return sitting.results === 'closed' && !closed;
}

/** Whether there is an answer, right or wrong. */
export function wasAnswered({ status, tries, answered }: QuestionSummary): boolean {
  return answered === true || tries > 0 || (status !== 'open' && status !== 'closed-off' && status !== 'skipped');
}

function questionSummary({ id, points }: Question, state: QuestionState | undefined, silent: boolean): QuestionSummary {
  return {
    id,
    points,
    score: state?.score ?? 0,
    firstScore: state?.firstScore ?? null,
    status: state?.status ?? 'closed-off',
    tries: state?.tries ?? 0,
    hints: state?.hints ?? 0,
    openedAt: state?.openedAt ?? null,
    closedAt: state?.closedAt ?? null,
    lastError: state?.lastError ?? null,
    ...(silent && state !== undefined && isAnswered(state) ? { answered: true } : {}),
  };
}

/** Tenths add up to what a person expects: 0.1 + 0.2 is 0.3. */
export function total(numbers: readonly number[]): number {
  return Math.round(numbers.reduce((sum, each) => sum + each, 0) * 1e6) / 1e6;
}
