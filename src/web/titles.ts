/** Titles are Markdown of their authors; in a page's lists and heads they stand as plain text. */
import { plain } from '../locale/index.ts';
import type { Locale, Question, Quiz } from '../quiz/quiz.ts';

export function quizTitle(quiz: Quiz, locale: Locale): string {
  return plain(quiz.prose[locale].title);
}

export function questionTitle(quiz: Quiz, question: Pick<Question, 'id'>, locale: Locale): string {
  return plain(quiz.prose[locale].questions[question.id]?.title ?? question.id);
}
