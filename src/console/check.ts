/** `drydock check`: proves the quizzes of a folder and says what is wrong as `file:line:column`. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type CheckReport, check, type Folder, type HowFar } from '../author/index.ts';
import { isFault } from '../fault.ts';
import { quizFolders, readQuizFolder } from '../store/index.ts';
import type { Deadline } from './deadline.ts';
import { quizIdOf } from './quiz-id.ts';

const EXIT_PROBLEMS = 1;
const EXIT_USAGE = 2;

export interface CheckOptions {
  /** A quiz's folder, or a folder of quizzes. */
  readonly path: string;
  /** Prints the report as one JSON object on standard output: what was proved, counted, and the problems. */
  readonly json: boolean;
  /** Columns of the terminal that standard error is, for a progress bar; null when it is none. */
  readonly columns: number | null;
  readonly deadline: Deadline;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

/** Resolves with the exit code: 0 proved, 1 problems (each printed), 2 nothing there to prove. */
export async function checkFolder({ path, deadline, json, columns, stdout, stderr }: CheckOptions): Promise<number> {
  if (!existsSync(path)) {
    stderr(`error: ${path}: no such folder (give a quiz's folder, or a folder of quizzes)\n`);
    return EXIT_USAGE;
  }
  const places = existsSync(join(path, 'quiz.yaml'))
    ? [{ id: quizIdOf(path), path }]
    : (await quizFolders(path)).map(id => ({ id: quizIdOf(join(path, id)), path: join(path, id) }));
  if (places.length === 0) {
    stderr(`error: ${path}: no quiz in it (a quiz is a folder with quiz.yaml, ru.md and en.md)\n`);
    return EXIT_USAGE;
  }
  const folders: Folder[] = [];
  let unread = 0;
  for (const place of places) {
    try {
      folders.push({ ...place, files: await readQuizFolder(place.path) });
    } catch (error) {
      if (!isFault(error)) throw error;
      unread++;
      stderr(`${place.path}/${String(error.data.file ?? '')}:1:1: ${error.message}\n`);
    }
  }
  const report = await check(folders, {
    during: deadline.during,
    progress: at => columns !== null && stderr(progressBar(at, columns)),
  });
  if (columns !== null) stderr(CLEARED);
  if (json) stdout(`${JSON.stringify(jsonOf(report, unread), null, 2)}\n`);
  else sayProblems(report, stderr);
  const count = report.problems.length + unread;
  if (count > 0) {
    stderr(`${counted(count, 'problem', 'problems')} in ${counted(places.length, 'quiz', 'quizzes')}\n`);
    return EXIT_PROBLEMS;
  }
  if (!json) stdout(`${summary(report)}\n`);
  return 0;
}

function sayProblems(report: CheckReport, stderr: CheckOptions['stderr']): void {
  for (const { folder, problem } of report.problems) {
    stderr(`${join(folder, problem.file)}:${problem.line}:${problem.column}: ${problem.message}\n`);
    if (problem.hint !== null) stderr(`  hint: ${problem.hint}\n`);
  }
}

/** As it is printed: a problem names its file by the path that was given. `unread`: quizzes that could not be read from disk. */
function jsonOf({ problems, ...counts }: CheckReport, unread: number) {
  return {
    ...counts,
    unread,
    problems: problems.map(({ folder, problem }) => ({ ...problem, file: join(folder, problem.file) })),
  };
}

function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}

function summary(report: CheckReport): string {
  const { quizzes, questions, wrong, equivalents, cheats, exceptions, proven, onTrust } = report;
  const excepted = exceptions === 0 ? '' : `, but for ${counted(exceptions, 'one', 'ones')} that the quiz calls right`;
  return [
    `${counted(quizzes, 'quiz', 'quizzes')}, ${questions} questions: every start fails, every solution passes, ${wrong} wrong answers are met;`,
    `written otherwise, ${equivalents} solutions pass, and ${cheats} cheats fail${excepted};`,
    `${counted(proven, 'key of an answer is', 'keys of answers are')} true on the host${onTrust.length === 0 ? '' : `, ${onTrust.length} on trust:`}`,
    ...trusted(onTrust),
  ].join('\n');
}

/** A line for each question whose key nothing shows, with the reason. */
function trusted(onTrust: CheckReport['onTrust']): readonly string[] {
  return onTrust.map(
    ({ quiz, question, because }) =>
      `  ${quiz} ${question}: ${because ?? 'no run shows it, and no trust says why none can'}`,
  );
}

const CLEARED = '\r\u001b[K';
const BAR = 24;

/** `[######------] 12/30 docker/04-dockerfile first-build`, over the one before. */
function progressBar({ done, of, name }: HowFar, columns: number): string {
  const full = of === 0 ? BAR : Math.floor((done * BAR) / of);
  const text = `[${'#'.repeat(full)}${'-'.repeat(BAR - full)}] ${done}/${of} ${name}`;
  return `${CLEARED}${text.slice(0, Math.max(0, columns - 1))}`;
}
