/** Students × quizzes: the best attempt of each. */
import { bestOf, type Dated } from './figures.ts';
import { total } from './summary.ts';

export interface GradebookQuiz {
  readonly id: string;
  readonly title: string;
  readonly points: number;
}

export interface GradebookRow {
  readonly name: string;
  /** By quiz, in the order of the quizzes; null: not begun. */
  readonly scores: readonly (number | null)[];
  readonly total: number;
}

export function gradebook<Row extends Dated & { readonly quiz: string }>(
  quizzes: readonly GradebookQuiz[],
  students: readonly { readonly name: string; readonly attempts: readonly Row[] }[],
): readonly GradebookRow[] {
  return students.map(({ name, attempts }) => {
    const scores = quizzes.map(quiz => bestOf(attempts.filter(row => row.quiz === quiz.id))?.summary.score ?? null);
    return { name, scores, total: total(scores.map(score => score ?? 0)) };
  });
}
