/** Figures of questions over a class: first attempts only, each with its N, and none where N is too small to say anything. */
import type { Quiz } from '../quiz/quiz.ts';
import { mean, median } from './statistics.ts';
import type { QuestionSummary, Summary } from './summary.ts';

export interface Figures {
  readonly id: string;
  readonly points: number;
  /** First attempts in which the question was graded. */
  readonly n: number;
  /** Mean share of the points at the first graded try, 0..1; null when `n` is too small. */
  readonly facility: number | null;
  /** From opening to closing, of those who closed it; null when they are too few. */
  readonly medianMinutes: number | null;
}

export interface Dated {
  readonly startedAt: number;
  readonly summary: Summary;
}

/** The attempt that statistics count: whoever tries again has seen the answers. */
export function firstOf<Row extends Dated>(rows: readonly Row[]): Row | null {
  return rows.reduce<Row | null>(
    (first, row) => (first === null || row.startedAt < first.startedAt ? row : first),
    null,
  );
}

/** The attempt that counts for the learner: trying again never lowers a score. The earlier of equals. */
export function bestOf<Row extends Dated>(rows: readonly Row[]): Row | null {
  return rows.reduce<Row | null>((best, row) => {
    if (best === null || row.summary.score > best.summary.score) return row;
    return row.summary.score === best.summary.score && row.startedAt < best.startedAt ? row : best;
  }, null);
}

/** `firsts`: the first attempt of each learner. `questions`: those to be told of, with their points. */
export function figuresOf(
  questions: readonly { readonly id: string; readonly points: number }[],
  firsts: readonly Summary[],
): readonly Figures[] {
  return questions.map(({ id, points }) => {
    const met = firsts.flatMap(summary => summary.questions.filter(question => question.id === id));
    const shares = met.flatMap(({ firstScore, points: worth }) =>
      firstScore === null || worth === 0 ? [] : [firstScore / worth],
    );
    const minutes = met.flatMap(question => {
      const spent = minutesOf(question, null);
      return spent === null || question.closedAt === null ? [] : [spent];
    });
    return {
      id,
      points,
      n: shares.length,
      facility: mean(shares),
      medianMinutes: median(minutes),
    };
  });
}

/**
 * Of an exam: each question over those who were drawn it and have handed in. There a blank earned nothing, for all had their time. Variants count by what made
 * them. How long one took is not told: one goes back and forth. `familyIn`: what made the variant with this id; null of a question of the pool.
 */
export function drawnFiguresOf(
  { questions: pool }: Pick<Quiz, 'questions'>,
  firsts: readonly Summary[],
  familyIn: (id: string) => string | null,
): readonly Figures[] {
  const dealt = firsts
    .filter(({ finishedAt }) => finishedAt !== null)
    .map(summary => ({
      ...summary,
      questions: summary.questions.map(each => ({
        ...each,
        id: familyIn(each.id) ?? each.id,
        firstScore: each.firstScore ?? 0,
        closedAt: null,
      })),
    }));
  const known = new Map(dealt.flatMap(({ questions }) => questions.map(each => [each.id, each] as const)));
  const places = new Map(pool.map(({ id }, place) => [id, place]));
  const inOrder = [...known.values()].sort(
    (one, other) => (places.get(one.id) ?? pool.length) - (places.get(other.id) ?? pool.length),
  );
  return figuresOf(inOrder, dealt);
}

/** Graded answers: those that a try was spent on, and the right one, which spends none. */
export function triesOf({ status, tries }: Pick<QuestionSummary, 'status' | 'tries'>): number {
  return status === 'passed' ? tries + 1 : tries;
}

/** From opening to closing, or to `until` while it is open; null before it was opened. */
export function minutesOf(
  { openedAt, closedAt }: Pick<QuestionSummary, 'openedAt' | 'closedAt'>,
  until: number | null,
): number | null {
  const end = closedAt ?? until;
  return openedAt === null || end === null ? null : Math.max(0, end - openedAt) / 60_000;
}
