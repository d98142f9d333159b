/** Titles are Markdown of their authors; in a page's lists and heads they stand as plain text. */
import { plain } from '../locale/index.ts';
import type { Locale, Question, Quiz } from '../quiz/quiz.ts';

/** A quiz never changes, so what was read from it once is kept as long as it is. */
const known = new WeakMap<Quiz, Map<string, string>>();

function kept(quiz: Quiz, markdown: string): string {
  const texts = known.get(quiz) ?? new Map<string, string>();
  known.set(quiz, texts);
  const found = texts.get(markdown);
  if (found !== undefined) return found;
  const text = plain(markdown);
  texts.set(markdown, text);
  return text;
}

export function quizSummary(quiz: Quiz, locale: Locale): string {
  return kept(quiz, quiz.prose[locale].summary);
}

export function quizTitle(quiz: Quiz, locale: Locale): string {
  return kept(quiz, quiz.prose[locale].title);
}

export function questionTitle(quiz: Quiz, question: Pick<Question, 'id'>, locale: Locale): string {
  return kept(quiz, quiz.prose[locale].questions[question.id]?.title ?? question.id);
}
