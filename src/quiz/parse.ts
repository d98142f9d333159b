/**
 * A quiz's folder → the quiz, or everything that is the matter with it. The folder holds quiz.yaml, ru.md, en.md and
 * context/ (the files of the build context); how they are read from disk is the caller's business.
 */
import { createHash } from 'node:crypto';
import { completeProse, leadProblems } from './complete.ts';
import { issueProblems } from './issues.ts';
import { type Problem, sortProblems } from './problem.ts';
import { type Prose, readProse } from './prose.ts';
import {
  type Given,
  LOCALES,
  type Locale,
  type PlainResponse,
  type Question,
  type Quiz,
  type QuizFile,
  type QuizProse,
  type Response,
  type WrongAnswer,
} from './quiz.ts';
import { quizFile, type RawQuestion } from './schema.ts';
import { senseProblems } from './sense.ts';
import { beginningProblems, givenStart, namedStart, startOf, startProblems } from './start.ts';
import { readYaml } from './yaml.ts';

export type Parsed =
  | { readonly ok: true; readonly quiz: Quiz }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const CONTEXT = 'context/';
const QUIZ_ID = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/;
/** All files of a context together. */
const CONTEXT_BYTES = 2_000_000;

/** `id`: the folder under quizzes/, as `docker/02-dockerfile`. `files`: path in the folder → what it holds. */
export function parseQuiz(id: string, files: Readonly<Record<string, string | Uint8Array>>): Parsed {
  const problems: Problem[] = [...folderProblems(id, files)];
  const text = files['quiz.yaml'];
  const yaml = text === undefined ? null : readYaml('quiz.yaml', textOf(text));
  problems.push(...(yaml?.problems ?? []));
  const parsed =
    yaml === null || yaml.read === null ? null : quizFile.safeParse(yaml.read.value, { reportInput: true });
  if (yaml?.read != null && parsed?.success === false)
    problems.push(...issueProblems('quiz.yaml', yaml.read, parsed.error.issues));
  const questions =
    parsed?.success === true ? parsed.data.questions.map((raw, index, all) => questionOf(raw, all[index - 1]?.id)) : [];
  const starts =
    parsed?.success === true
      ? Object.fromEntries(Object.entries(parsed.data.starts).map(([name, raw]) => [name, startOf(raw)]))
      : {};
  if (parsed?.success === true && yaml?.read != null) {
    const senseless = [...senseProblems(yaml.read, questions), ...beginningProblems(yaml.read, parsed.data.questions)];
    problems.push(...senseless);
    // Which question is meant must be known first.
    if (!senseless.some(({ code }) => code === 'duplicate-id'))
      problems.push(...startProblems(yaml.read, starts, questions));
  }

  const prose: Partial<Record<Locale, QuizProse>> = {};
  const written = new Map<string, Prose>();
  for (const locale of LOCALES) {
    const file = `${locale}.md`;
    const source = files[file];
    if (source === undefined) continue;
    const read = readProse(file, textOf(source));
    problems.push(...read.problems);
    written.set(file, read.prose);
    const complete = completeProse(file, read.prose, questions);
    prose[locale] = complete.prose;
    if (parsed?.success === true) problems.push(...complete.problems);
  }
  problems.push(...leadProblems(written, questions));
  const { ru, en } = prose;
  if (problems.length > 0 || parsed?.success !== true || ru === undefined || en === undefined)
    return { ok: false, problems: sortProblems(problems) };
  const { number, navigation, glossary, host } = parsed.data;
  return {
    ok: true,
    quiz: {
      id,
      digest: digestOf(files),
      number,
      navigation,
      glossary,
      host: { ...host, files: contextOf(files) },
      starts,
      questions,
      prose: { ru, en },
    },
  };
}

/** sha256 over the paths and bytes of the folder, whatever the order in which they were read. */
export function digestOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const hash = createHash('sha256');
  for (const [path, content] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    const bytes = bytesOf(content);
    hash.update(`${path}\0${bytes.length}\0`);
    hash.update(bytes);
  }
  return `sha256:${hash.digest('hex')}`;
}

function folderProblems(id: string, files: Readonly<Record<string, string | Uint8Array>>): Problem[] {
  const problem = (file: string, code: string, message: string, hint: string | null): Problem => ({
    file,
    line: 1,
    column: 1,
    code,
    message,
    hint,
  });
  const needed = ['quiz.yaml', ...LOCALES.map(locale => `${locale}.md`)];
  const missing = needed
    .filter(file => files[file] === undefined)
    .map(file => problem(file, 'missing-file', 'the file is not there', 'a quiz is quiz.yaml, ru.md and en.md'));
  const paths = Object.keys(files);
  const unknown = paths
    .filter(path => !needed.includes(path) && !path.startsWith(CONTEXT))
    .map(path =>
      problem(path, 'unknown-file', 'a quiz has no such file', 'files of the build context stand in context/'),
    );
  const climbing = paths
    .filter(
      path => path.startsWith('/') || path.includes('\0') || path.includes('\\') || path.split('/').includes('..'),
    )
    .map(path => problem(path, 'bad-path', 'the path leaves the folder of the quiz', null));
  const size = paths
    .filter(path => path.startsWith(CONTEXT))
    .reduce((sum, path) => sum + bytesOf(files[path] ?? '').length, 0);
  const heavy =
    size > CONTEXT_BYTES
      ? [problem('context', 'too-big', `the context holds ${size} bytes`, `at most ${CONTEXT_BYTES}`)]
      : [];
  const name = QUIZ_ID.test(id)
    ? []
    : [problem('.', 'bad-path', `"${id}" cannot be the id of a quiz`, 'small letters, digits, dashes and slashes')];
  return [...name, ...missing, ...unknown, ...climbing, ...heavy];
}

function contextOf(files: Readonly<Record<string, string | Uint8Array>>): Readonly<Record<string, QuizFile>> {
  return Object.fromEntries(
    Object.entries(files)
      .filter(([path]) => path.startsWith(CONTEXT))
      .map(([path, content]): [string, QuizFile] => [path.slice(CONTEXT.length), fileOf(content)]),
  );
}

function fileOf(content: string | Uint8Array): QuizFile {
  if (typeof content === 'string') return { text: content };
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(content);
    if (!text.includes('\0')) return { text };
  } catch {
    // Not text: kept as bytes.
  }
  return { base64: btoa(Array.from(content, byte => String.fromCharCode(byte)).join('')) };
}

function bytesOf(content: string | Uint8Array): Uint8Array {
  return typeof content === 'string' ? new TextEncoder().encode(content) : content;
}

function textOf(content: string | Uint8Array): string {
  return typeof content === 'string' ? content : new TextDecoder().decode(content);
}

/** What a question says of its host; one that says nothing goes on from the one before. */
function beginningOf({ start, given, continue: goesOn }: RawQuestion, before: string | undefined) {
  if (start !== undefined) {
    return {
      start: typeof start === 'string' ? namedStart(start) : startOf(start),
      continues: goesOn === true,
      given: null,
    };
  }
  const old: Given = given ?? { host: 'continue', files: {}, lines: [] };
  const continues = goesOn ?? old.host === 'continue';
  return { start: givenStart(old, before), continues: continues && before !== undefined, given: old };
}

function questionOf(raw: RawQuestion, before: string | undefined): Question {
  const { id, points, checks } = raw;
  const beginning = beginningOf(raw, before);
  const base = { id, points, ...beginning, checks, tryPenalty: raw.penalty, hintPrices: raw.hints };
  const tries = (usual: number | null): number | null => (raw.tries === undefined ? usual : raw.tries);
  const wrong: readonly WrongAnswer[] = raw.wrong;
  switch (raw.kind) {
    case 'command':
      return { ...base, kind: 'command', tries: tries(null), solution: raw.solution, cheats: raw.cheats, wrong };
    case 'dockerfile':
      return {
        ...base,
        kind: 'dockerfile',
        tries: tries(null),
        file: raw.file,
        solution: raw.solution,
        cheats: raw.cheats,
        wrong,
      };
    case 'choice':
      return {
        ...base,
        kind: 'choice',
        tries: tries(2),
        many: raw.many,
        ordered: raw.ordered,
        options: raw.options,
        solution: raw.solution,
        wrong,
      };
    case 'number':
      return { ...base, kind: 'number', tries: tries(2), unit: raw.unit, solution: raw.solution, wrong };
    case 'text':
      return { ...base, kind: 'text', tries: tries(2), solution: raw.solution, wrong };
    case 'order':
      return { ...base, kind: 'order', tries: tries(2), items: raw.items, solution: raw.solution, wrong };
    case 'match':
      return {
        ...base,
        kind: 'match',
        tries: tries(2),
        left: raw.left,
        right: raw.right,
        solution: raw.solution,
        wrong,
      };
    case 'predict': {
      const predicted = (given: PlainResponse): Response => ({
        kind: 'predict',
        prediction: raw.ask.kind === 'text' && given.kind === 'number' ? { kind: 'text', text: given.value } : given,
        certainty: 'think',
      });
      return {
        ...base,
        kind: 'predict',
        tries: tries(1),
        ask: raw.ask,
        run: raw.run,
        solution: predicted(raw.solution),
        wrong: raw.wrong.map(each => ({ ...each, answer: predicted(each.answer) })),
      };
    }
  }
}
