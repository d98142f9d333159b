/** The quizzes of this repository, for tests. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTold } from '../../src/grade/index.ts';
import { type Parsed, parseQuiz, type Question, type Quiz } from '../../src/quiz/index.ts';

export function folderFiles(folder: string, under = ''): Record<string, Uint8Array> {
  return Object.fromEntries(
    readdirSync(join(folder, under), { withFileTypes: true }).flatMap(entry => {
      const path = under === '' ? entry.name : `${under}/${entry.name}`;
      return entry.isDirectory()
        ? Object.entries(folderFiles(folder, path))
        : [[path, readFileSync(join(folder, path))]];
    }),
  );
}

const read = new Map<string, Quiz>();

export function courseQuiz(id: string): Quiz {
  const known = read.get(id);
  if (known !== undefined) return known;
  const quiz = quizIn(id, parseQuiz(id, folderFiles(join('quizzes', id))));
  read.set(id, quiz);
  return quiz;
}

const told = new Map<string, Promise<Quiz>>();

/** The quiz, with the keys that only a run tells: who answers by the solutions needs them. */
export function toldQuiz(id: string): Promise<Quiz> {
  const known = told.get(id);
  if (known !== undefined) return known;
  const reading = parseTold(id, folderFiles(join('quizzes', id))).then(({ parsed }) => quizIn(id, parsed));
  told.set(id, reading);
  return reading;
}

function quizIn(id: string, parsed: Parsed): Quiz {
  if (!parsed.ok) throw new Error(`${id} does not read: ${parsed.problems[0]?.message}`);
  return parsed.quiz;
}

export function courseQuestion(quiz: string, id: string): { quiz: Quiz; question: Question; index: number } {
  const whole = courseQuiz(quiz);
  const index = whole.questions.findIndex(question => question.id === id);
  const question = whole.questions[index];
  if (question === undefined) throw new Error(`${quiz} has no question ${id}`);
  return { quiz: whole, question, index };
}
