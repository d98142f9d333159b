/** `drydock play`: finds the quiz and sits its learner down at the tutor of author/. */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { play } from '../author/index.ts';
import type { Locale } from '../quiz/quiz.ts';
import { readQuizzes } from '../store/index.ts';
import type { Deadline } from './deadline.ts';

const EXIT_USAGE = 2;

export interface PlayFlags {
  /** Folder of quizzes. */
  readonly folder: string;
  /** `docker/01-architecture`, or its number. */
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
  const { quizzes, problems } = await readQuizzes(flags.folder);
  const quiz = quizzes.find(
    each => each.id === flags.quiz || each.id.endsWith(`/${flags.quiz}`) || String(each.number) === flags.quiz,
  );
  if (quiz === undefined) {
    const broken = problems.find(problem => problem.quiz === flags.quiz);
    flags.stderr(
      broken === undefined
        ? `error: no quiz ${flags.quiz}; there are: ${quizzes.map(each => each.id).join(', ')}\n`
        : `error: ${broken.file}:${broken.line}:${broken.column}: ${broken.text}\n`,
    );
    return EXIT_USAGE;
  }
  const { locale, seed, json, now } = flags;
  const { during } = flags.deadline;
  const lines = createInterface({ input: flags.input, terminal: false });
  await play({ quiz, locale, seed, json, now, during }, { lines, write: flags.stdout });
  lines.close();
  return 0;
}
