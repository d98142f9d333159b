/**
 * What a room does before it takes its first work: a learner's usual lines, once, so that what they need is read and compiled. A fresh process is
 * ten times slower, and its first learners would be taken for those who hold it up.
 */
import type { Quiz } from '../quiz/quiz.ts';
import type { Input } from '../tutor/attempt.ts';
import type { AttemptTeller, Tutor } from './workshop.ts';

const LINES = [
  'ls -la | head -2',
  'cat *ockerfile | wc -l',
  'docker image ls',
  'docker ps -a',
  'docker build -t warm .',
  'docker build -f hello.Dockerfile -t warm .',
  'docker run --rm alpine:3.21 echo warm',
  'docker image history warm',
  'for i in 1 2; do echo "$i" >> warm; done; grep -c 1 warm; sed "s/1/2/" warm',
];

export async function warmUp(quizzes: readonly Quiz[], tutor: Tutor, teller: AttemptTeller): Promise<void> {
  const quiz = quizzes.find(({ questions }) => questions.some(({ kind }) => kind === 'dockerfile')) ?? quizzes[0];
  if (quiz === undefined) return;
  let { attempt } = await tutor.begin(quiz, { seed: 1, at: 0 });
  let count = 0;
  const take = async (input: Input): Promise<void> => {
    const client = `warm-${++count}`;
    const step = await tutor.step(attempt, input, { at: 0, client });
    teller.step(step, attempt, client, 'ru');
    attempt = step.attempt;
  };
  for (const line of LINES) await take({ kind: 'line', line, columns: 100 });
  for (const { id } of quiz.questions.slice(0, 1)) await take({ kind: 'hint', question: id });
  await take({ kind: 'repeat' });
  // What questions are found by is made with the first of them.
  await take({ kind: 'ask', text: 'what is an image?' });
  await teller.answer(attempt, { type: 'complete', id: 'warm-tab', line: 'docker ima', cursor: 10 });
  teller.welcome(attempt, 'ru', 0);
}
