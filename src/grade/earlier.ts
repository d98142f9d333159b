/** Hosts of questions by the rules of 0.3 and before, which attempts that began by them keep to: each learner's was made anew, from their seed. */
import type { Host, Instant } from '../docker/index.ts';
import { type Given, isHostQuestion, type Quiz } from '../quiz/index.ts';
import { act, bootQuiz } from './stage.ts';
import { startFor } from './start.ts';

/** The host that a question opens on, when the question before it leaves `before`. */
export async function prepared(
  quiz: Quiz,
  given: Given,
  before: Host | null,
  seed: number,
  at: Instant,
): Promise<Host> {
  const host = given.host === 'fresh' || before === null ? await bootQuiz(quiz, seed, at) : before;
  return (await act(host, given, at)).host;
}

/** The host that question `index` opened on for someone who had solved all before it as their solutions do. */
export async function solvedStart(quiz: Quiz, index: number, seed: number, at: Instant): Promise<Host> {
  const question = quiz.questions[index];
  if (question === undefined) throw new RangeError(`${quiz.id} has no question ${index}`);
  const { given } = question;
  if (given === null) return startFor(quiz, question, at);
  const needed = given.host === 'continue' && index > 0;
  return prepared(quiz, given, needed ? await solvedEnd(quiz, index - 1, seed, at) : null, seed, at);
}

/** The host that the solution of question `index` leaves. */
export async function solvedEnd(quiz: Quiz, index: number, seed: number, at: Instant): Promise<Host> {
  const start = await solvedStart(quiz, index, seed, at);
  const question = quiz.questions[index];
  if (question === undefined) return start;
  if (isHostQuestion(question)) return (await act(start, question.solution, at)).host;
  return question.kind === 'predict' ? (await act(start, { files: {}, lines: question.run }, at)).host : start;
}
