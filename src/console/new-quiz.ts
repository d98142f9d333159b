/** `drydock new quiz`: a folder with a small quiz that is proved as it stands, to be written over. */
import { existsSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { quizJsonSchema } from '../quiz/index.ts';
import { readQuizzes } from '../store/index.ts';

const EXIT_USAGE = 2;

export interface NewQuizOptions {
  readonly folder: string;
  /** The folder of the quiz that is copied. */
  readonly template: string;
  readonly stdout: (text: string) => void;
  readonly stderr: (text: string) => void;
}

/** What editors know the keys by: beside the course, or, where there is none, in the new folder, where a leading dot keeps it out of the quiz. */
const SCHEMA = 'quiz.schema.json';

/** Resolves with the exit code. */
export async function newQuiz({ folder, template, stdout, stderr }: NewQuizOptions): Promise<number> {
  const name = basename(resolve(folder));
  if (!/^[a-z0-9][a-z0-9-]*$/.test(name)) {
    stderr(`error: ${name} cannot be the name of a quiz (small letters, digits and dashes: 04-networks)\n`);
    return EXIT_USAGE;
  }
  if (existsSync(folder) && (await readdir(folder)).length > 0) {
    stderr(`error: ${folder} is there already, and not empty\n`);
    return EXIT_USAGE;
  }
  await mkdir(folder, { recursive: true });
  await cp(template, folder, { recursive: true });
  const beside = schemaAbove(folder);
  const schema = beside === null ? `./.${SCHEMA}` : relative(folder, beside);
  if (beside === null) await writeFile(join(folder, `.${SCHEMA}`), quizJsonSchema());
  const file = join(folder, 'quiz.yaml');
  const text = (await readFile(file, 'utf8'))
    .replace(/\$schema=\S+/, `$schema=${schema}`)
    .replace(
      /^number: \d+ */m,
      `number: ${await nextNumber(folder)} `.padEnd('number: 1                      '.length),
    );
  await writeFile(file, text);
  stdout(
    [
      `${folder}: quiz.yaml, ru.md, en.md, context/`,
      `  drydock check ${folder}   proves it`,
      `  drydock play ${folder}    plays it`,
      '',
    ].join('\n'),
  );
  return 0;
}

function schemaAbove(folder: string): string | null {
  for (let at = resolve(folder); dirname(at) !== at; at = dirname(at)) {
    const file = join(dirname(at), SCHEMA);
    if (existsSync(file)) return file;
  }
  return null;
}

/** One more than the last quiz of the course has. */
async function nextNumber(folder: string): Promise<number> {
  const name = basename(resolve(folder));
  const { quizzes } = await readQuizzes(dirname(resolve(folder)));
  return Math.max(0, ...quizzes.filter(({ id }) => id !== name).map(({ number }) => number)) + 1;
}
