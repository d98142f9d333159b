/** `drydock check`: proves the quizzes of a folder and says what is wrong as `file:line:column`. */
import { existsSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { check, type Folder } from '../author/index.ts';
import { isFault } from '../fault.ts';
import { quizFolders, readQuizFolder } from '../store/index.ts';
import type { Deadline } from './deadline.ts';

const EXIT_PROBLEMS = 1;
const EXIT_USAGE = 2;

export interface CheckOptions {
  /** A quiz's folder, or a folder of quizzes. */
  readonly path: string;
  readonly deadline: Deadline;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

/** Resolves with the exit code: 0 proved, 1 problems (each printed), 2 nothing there to prove. */
export async function checkFolder({ path, deadline, stdout, stderr }: CheckOptions): Promise<number> {
  if (!existsSync(path)) {
    stderr(`error: ${path}: no such folder (give a quiz's folder, or a folder of quizzes)\n`);
    return EXIT_USAGE;
  }
  const places = existsSync(join(path, 'quiz.yaml'))
    ? [{ id: idOf(path), path }]
    : (await quizFolders(path)).map(id => ({ id: idOf(join(path, id)), path: join(path, id) }));
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
  const report = await check(folders, deadline.during);
  for (const { folder, problem } of report.problems) {
    stderr(`${join(folder, problem.file)}:${problem.line}:${problem.column}: ${problem.message}\n`);
    if (problem.hint !== null) stderr(`  hint: ${problem.hint}\n`);
  }
  const count = report.problems.length + unread;
  if (count > 0) {
    stderr(
      `${count} ${count === 1 ? 'problem' : 'problems'} in ${places.length} ${places.length === 1 ? 'quiz' : 'quizzes'}\n`,
    );
    return EXIT_PROBLEMS;
  }
  stdout(
    `${report.quizzes} ${report.quizzes === 1 ? 'quiz' : 'quizzes'}, ${report.questions} questions: every start fails, every solution passes, ${report.wrong} wrong answers are met\n`,
  );
  return 0;
}

/** `docker/02-dockerfile`: the way from the folder called quizzes, else the last two folders. */
function idOf(path: string): string {
  const whole = resolve(path);
  const marker = `${join('/', 'quizzes')}/`;
  const at = whole.lastIndexOf(marker);
  return at >= 0
    ? relative(whole.slice(0, at + marker.length), whole)
    : join(basename(dirname(whole)), basename(whole));
}
