/** Titles are Markdown of their authors; in a page's lists and heads they stand as plain text. */
import { plain, type Translate } from '../locale/index.ts';
import { familyIn, familyOf, LESSON_TOPICS, type LessonTopic } from '../practice/index.ts';
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

/** Of what an exam dealt: a question of its pool, or a variant by its family, which says what is asked. */
export function dealtTitle(quiz: Quiz, id: string, locale: Locale): string {
  const about = familyOf(familyIn(id) ?? id)?.about[locale];
  if (about === undefined || quiz.prose[locale].questions[id] !== undefined) return questionTitle(quiz, { id }, locale);
  const text = plain(about);
  return `${text.slice(0, 1).toLocaleUpperCase(locale)}${text.slice(1)}`;
}

const TOPICS = {
  architecture: 'practice.topic.architecture',
  images: 'practice.topic.images',
  containers: 'practice.topic.containers',
  dockerfile: 'practice.topic.dockerfile',
  layers: 'practice.topic.layers',
  data: 'practice.topic.data',
  'multi-stage': 'practice.topic.multi-stage',
  cache: 'practice.topic.cache',
  registry: 'practice.topic.registry',
} as const satisfies Readonly<Record<LessonTopic, string>>;

/** Of a lesson, in words; any other topic, as a pool may have, by its key. */
export function topicTitle(t: Translate, topic: string): string {
  const known = LESSON_TOPICS.find(each => each === topic);
  return known === undefined ? topic : t(TOPICS[known]);
}
