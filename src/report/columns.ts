/** What stands in a column of a class's pages: a question of a lesson, or a place in the draw of an exam, where each learner has a question of their own. */
import type { Quiz } from '../quiz/quiz.ts';
import { type QuestionSummary, type Summary, total } from './summary.ts';

export type QuizColumn =
  | { readonly kind: 'question'; readonly id: string; readonly points: number }
  | { readonly kind: 'place'; readonly topic: string; readonly points: number };

export function columnsOf({ exam, questions }: Pick<Quiz, 'exam' | 'questions'>): readonly QuizColumn[] {
  if (exam === undefined) return questions.map(({ id, points }): QuizColumn => ({ kind: 'question', id, points }));
  return exam.draw.flatMap(({ topic, written, variants, points }) =>
    Array.from({ length: written + variants }, (): QuizColumn => ({ kind: 'place', topic, points })),
  );
}

/** Up to so many columns have room for a title each, on a screen of 1440 px. */
const NAMED_COLUMNS = 12;

export function isMany(columns: readonly QuizColumn[]): boolean {
  return columns.length > NAMED_COLUMNS;
}

/** What one attempt can bring: of an exam as much as is drawn, however large the pool is. */
export function pointsOf(quiz: Pick<Quiz, 'exam' | 'questions'>): number {
  return total(columnsOf(quiz).map(({ points }) => points));
}

/** The attempt's questions by column; null where it has none. */
export function inColumns(
  columns: readonly QuizColumn[],
  summary: Pick<Summary, 'questions'> | null | undefined,
): readonly (QuestionSummary | null)[] {
  const questions = summary?.questions ?? [];
  const known = new Map(questions.map(question => [question.id, question]));
  return columns.map((column, place) =>
    column.kind === 'place' ? (questions[place] ?? null) : (known.get(column.id) ?? null),
  );
}
