/** Students × quizzes: the best attempt of each. */
import { inColumns, type QuizColumn } from './columns.ts';
import { bestOf, type Dated } from './figures.ts';
import { type QuestionSummary, total } from './summary.ts';

export interface GradebookQuiz {
  readonly id: string;
  /** Its place in the course. */
  readonly number: number;
  readonly title: string;
  readonly points: number;
  readonly columns: readonly (QuizColumn & { readonly title: string })[];
}

export interface GradebookRow {
  readonly id: string;
  readonly name: string;
  /** By quiz, in the order of the quizzes; null: not begun. */
  readonly scores: readonly (number | null)[];
  readonly total: number;
  /** Of the same attempts, column by column; null: not answered yet, or the quiz is not begun. */
  readonly answers: readonly (readonly (number | null)[])[];
}

function isClosed({ status }: QuestionSummary): boolean {
  return status !== 'open' && status !== 'closed-off';
}

export function gradebook<Row extends Dated & { readonly quiz: string }>(
  quizzes: readonly GradebookQuiz[],
  students: readonly { readonly id: string; readonly name: string; readonly attempts: readonly Row[] }[],
): readonly GradebookRow[] {
  return students.map(({ id, name, attempts }) => {
    const best = quizzes.map(quiz => bestOf(attempts.filter(row => row.quiz === quiz.id)) ?? null);
    const scores = best.map(row => row?.summary.score ?? null);
    const answers = quizzes.map(({ columns }, index) => {
      const summary = best[index]?.summary;
      return inColumns(columns, summary).map(each => {
        const isAnswered = each !== null && (summary?.finishedAt != null || isClosed(each) || each.tries > 0);
        return isAnswered ? each.score : null;
      });
    });
    return { id, name, scores, total: total(scores.map(score => score ?? 0)), answers };
  });
}
