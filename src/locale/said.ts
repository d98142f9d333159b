/** Turns what the tutor said (a code with data) into Markdown of one language: from the quiz's own prose or the interface's. */
import type { Locale, Quiz } from '../quiz/quiz.ts';
import type { Said } from '../tutor/attempt.ts';

/** `translate` is the translator of the same language, from index.ts. */
export function saidMarkdown(
  quiz: Quiz,
  locale: Locale,
  said: Said,
  translate: (key: string, data: Readonly<Record<string, string | number>>) => string,
): string {
  const prose = quiz.prose[locale];
  const question = prose.questions[String(said.data.question ?? '')];
  const key = String(said.data.key ?? '');
  switch (said.code) {
    case 'quiz.intro':
      return prose.intro;
    case 'quiz.lead':
      return question?.lead ?? '';
    case 'quiz.show':
      return question?.show.steps[Number(key) - 1] ?? '';
    case 'quiz.prompt':
      return question?.prompt ?? '';
    case 'quiz.hint':
      return question?.hints[Number(key) - 1] ?? '';
    case 'quiz.wrong':
      return question?.wrong[key] ?? '';
    case 'quiz.why':
      return question?.why ?? '';
    // Options are named in the words of the quiz.
    case 'feedback.order.before': {
      const named = (id: string | number | undefined): string =>
        question?.options[String(id ?? '')] ?? String(id ?? '');
      return translate(said.code, { first: named(said.data.first), second: named(said.data.second) });
    }
    default:
      return translate(said.code, said.data);
  }
}
