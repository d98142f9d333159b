/** Quizzes from disk: every folder under `quizzes/` that holds a quiz.yaml. Nothing is followed out of it: no links, no `..`. */
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Fault } from '../fault.ts';
import { digestOf, type Parsed, parseQuiz } from '../quiz/parse.ts';
import type { Quiz } from '../quiz/quiz.ts';
import { KEYS } from '../quiz/unsolved.ts';
import { codeOf } from './disk.ts';

interface QuizProblem {
  readonly quiz: string;
  /** From the quizzes' folder: `docker/04-dockerfile/ru.md`. */
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** What is the matter, and what to do about it. */
  readonly text: string;
}

export interface QuizzesRead {
  /** In the course's order. */
  readonly quizzes: readonly Quiz[];
  readonly problems: readonly QuizProblem[];
  /** What each quiz was made of, by its digest: to be kept with the attempts that begin with it. */
  readonly texts: ReadonlyMap<string, string>;
}

type QuizFiles = Readonly<Record<string, Uint8Array>>;

/** The quiz's folder: small letters, digits and dashes, so that no id leads out of the quizzes' folder. */
const PART = /^[a-z0-9][a-z0-9-]*$/;
const QUIZ_BYTES = 8_000_000;
const DEPTH = 8;

interface KnownQuiz {
  readonly quiz: Quiz;
  /** The file of keys that runs told; null: none was left to them. */
  readonly keys: string | null;
}

/** Quizzes that were parsed before, by the digests of their folders. */
export type ParsedBefore = ReadonlyMap<string, KnownQuiz>;

/** Reads a folder; gives the files with which it reads so again. */
type ReadFolder = (
  id: string,
  files: QuizFiles,
) => Promise<{ readonly parsed: Parsed; readonly files: Readonly<Record<string, string | Uint8Array>> }>;

/** Runs nothing: keys that runs are to give stay open. */
function readPlain(id: string, files: QuizFiles): ReturnType<ReadFolder> {
  return Promise.resolve({ parsed: parseQuiz(id, files), files });
}

/** Questions whose lines were run and told no key: nobody can answer them. */
function unsolvedProblems({ id, unsolved = [] }: Quiz): readonly QuizProblem[] {
  return unsolved.map(question => ({
    quiz: id,
    file: `${id}/quiz.yaml`,
    line: 1,
    column: 1,
    text: `${question}: nothing that run prints meets printed`,
  }));
}

/** `read`: how a folder is read, where keys are to be run. `before`: what need not be parsed again; a folder that differs by a byte from what it was made of is. */
export async function readQuizzes(
  folder: string,
  before: ParsedBefore = new Map(),
  read: ReadFolder = readPlain,
): Promise<QuizzesRead> {
  const quizzes: Quiz[] = [];
  const problems: QuizProblem[] = [];
  const texts = new Map<string, string>();
  for (const quiz of await quizFolders(folder)) {
    try {
      const files = await readQuizFolder(join(folder, quiz));
      const known = before.get(digestOf(files));
      const { parsed, files: kept } =
        known?.quiz.id === quiz && files[KEYS] === undefined
          ? { parsed: { ok: true, quiz: known.quiz } as const, files: withKeys(files, known.keys) }
          : await read(quiz, files);
      if (parsed.ok) {
        quizzes.push(parsed.quiz);
        problems.push(...unsolvedProblems(parsed.quiz));
        texts.set(parsed.quiz.digest, versionText(kept));
      } else {
        for (const { file, line, column, message, hint } of parsed.problems) {
          problems.push({
            quiz,
            file: `${quiz}/${file}`,
            line,
            column,
            text: hint === null ? message : `${message} (${hint})`,
          });
        }
      }
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      problems.push({ quiz, file: String(error.data.file ?? quiz), line: 1, column: 1, text: error.message });
    }
  }
  quizzes.sort((a, b) => a.number - b.number || (a.id < b.id ? -1 : 1));
  return { quizzes, problems, texts };
}

function withKeys(files: QuizFiles, keys: string | null): Readonly<Record<string, string | Uint8Array>> {
  return keys === null ? files : { ...files, [KEYS]: keys };
}

/** What `readParsed` reads: the quizzes that were read, but for those with a key that no run tells. */
export function parsedText({ quizzes, texts }: QuizzesRead): string {
  const known = quizzes
    .filter(quiz => quiz.unsolved === undefined)
    .map((quiz): KnownQuiz => {
      const keys = readVersion(texts.get(quiz.digest) ?? '{}')[KEYS];
      return { quiz, keys: keys === undefined ? null : Buffer.from(keys).toString('utf8') };
    });
  return JSON.stringify(known);
}

/** What the build has parsed (build/quizzes.mjs), its runs among it, by this very version; nothing where there is none. */
export async function readParsed(file: string): Promise<ParsedBefore> {
  try {
    const known = JSON.parse(await readFile(file, 'utf8')) as readonly KnownQuiz[];
    return new Map(known.map(each => [each.quiz.digest, each]));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return new Map();
    throw error;
  }
}

/**
 * What a quiz's folder holds: path in it → bytes.
 * @throws Fault `invalid` naming the file: a link, a folder too deep, too many bytes
 */
export async function readQuizFolder(folder: string): Promise<QuizFiles> {
  return readFiles(folder, '', { left: QUIZ_BYTES });
}

/** Ids of the folders that hold a quiz.yaml, in order. */
export async function quizFolders(folder: string, id = ''): Promise<readonly string[]> {
  const entries = await list(join(folder, id));
  if (id !== '' && entries.some(entry => entry.name === 'quiz.yaml')) return [id];
  const found: string[] = [];
  for (const entry of entries) {
    if (!entry.isDirectory() || !PART.test(entry.name) || id.split('/').length > DEPTH) continue;
    found.push(...(await quizFolders(folder, id === '' ? entry.name : `${id}/${entry.name}`)));
  }
  return found;
}

async function readFiles(folder: string, under: string, budget: { left: number }): Promise<Record<string, Uint8Array>> {
  const files: Record<string, Uint8Array> = {};
  for (const entry of await list(join(folder, under), under.startsWith('context'))) {
    const path = under === '' ? entry.name : `${under}/${entry.name}`;
    if (entry.isDirectory()) {
      if (path.split('/').length > DEPTH) throw new Fault('invalid', `${path}: folders are too deep`, { file: path });
      Object.assign(files, await readFiles(folder, path, budget));
      continue;
    }
    if (!entry.isFile())
      throw new Fault('invalid', `${path} is neither a file nor a folder: links are not followed`, { file: path });
    budget.left -= (await lstat(join(folder, path))).size;
    if (budget.left < 0) throw new Fault('invalid', `the quiz holds more than ${QUIZ_BYTES} bytes`, { file: path });
    files[path] = await readFile(join(folder, path));
  }
  return files;
}

/** `hidden`: a build context has its .dockerignore; elsewhere a leading dot is an editor's or git's own. */
async function list(
  folder: string,
  hidden = false,
): Promise<readonly { name: string; isFile(): boolean; isDirectory(): boolean }[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.filter(entry => hidden || !entry.name.startsWith('.')).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return [];
    throw error;
  }
}

/** A quiz's files as one text, to be kept; its digest is of these very files, so a reader can check them. */
export function versionText(files: Readonly<Record<string, string | Uint8Array>>): string {
  return `${JSON.stringify(Object.fromEntries(Object.entries(files).map(([path, bytes]) => [path, Buffer.from(bytes).toString('base64')])))}\n`;
}

/** @throws Fault `damaged` */
export function readVersion(text: string): QuizFiles {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== 'object' || value === null) throw new Error('not an object');
    return Object.fromEntries(
      Object.entries(value).map(([path, content]) => [path, Buffer.from(String(content), 'base64')]),
    );
  } catch (error) {
    throw new Fault('damaged', 'a kept version of a quiz cannot be read', {}, error);
  }
}
