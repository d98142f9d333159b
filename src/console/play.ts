/** `drydock play`: finds the quiz and sits its learner down at the tutor of author/. */
import { existsSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { parseTold, play } from '../author/index.ts';
import { type Locale, printProblem, type Quiz } from '../quiz/index.ts';
import { readParsed, readQuizFolder, readQuizzes } from '../store/index.ts';
import type { Deadline } from './deadline.ts';
import { quizIdOf } from './quiz-id.ts';

const EXIT_USAGE = 2;

export interface PlayFlags {
  /** Folder of quizzes, and the file of what the build has parsed of them. */
  readonly course: { readonly folder: string; readonly parsed: string };
  /** `docker/01-architecture`, or its number; or the way to a quiz's folder, or to its quiz.yaml, anywhere. */
  readonly quiz: string;
  readonly locale: Locale;
  readonly seed: number;
  readonly json: boolean;
  readonly now: () => number;
  readonly deadline: Deadline;
  readonly input: Readable;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

/** Resolves with the exit code. */
export async function playQuiz(flags: PlayFlags): Promise<number> {
  const there = await elsewhere(flags);
  const quiz = there === undefined ? await amongQuizzes(flags) : there;
  if (quiz === null) return EXIT_USAGE;
  const { locale, seed, json, now } = flags;
  const { during } = flags.deadline;
  const lines = createInterface({ input: flags.input, terminal: false });
  await play({ quiz, locale, seed, json, now, during }, { lines, write: flags.stdout });
  lines.close();
  return 0;
}

type WhichQuiz = Pick<PlayFlags, 'course' | 'quiz' | 'stderr'>;

/** Null: it is not there, or does not read, and that has been said. */
async function amongQuizzes({ course, quiz: name, stderr }: WhichQuiz): Promise<Quiz | null> {
  const { quizzes, problems } = await readQuizzes(course.folder, await readParsed(course.parsed), parseTold);
  const quiz = quizzes.find(each => each.id === name || each.id.endsWith(`/${name}`) || String(each.number) === name);
  if (quiz !== undefined) return quiz;
  const broken = problems.find(problem => problem.quiz === name);
  stderr(
    broken === undefined
      ? `error: no quiz ${name}, and no folder with a quiz.yaml; there are: ${quizzes.map(each => each.id).join(', ')}\n`
      : `error: ${broken.file}:${broken.line}:${broken.column}: ${broken.text}\n`,
  );
  return null;
}

/** A quiz by the way to its folder; undefined: no quiz is there. */
async function elsewhere({ quiz: path, stderr }: WhichQuiz): Promise<Quiz | null | undefined> {
  const folder = basename(path) === 'quiz.yaml' ? dirname(path) : path;
  if (!existsSync(join(folder, 'quiz.yaml'))) return undefined;
  const { parsed } = await parseTold(quizIdOf(folder), await readQuizFolder(folder));
  if (parsed.ok) return parsed.quiz;
  for (const problem of parsed.problems) stderr(`${printProblem(folder, problem)}\n`);
  return null;
}
