/**
 * A quiz's folder → the quiz, or everything that is the matter with it. The folder holds quiz.yaml, ru.md, en.md and
 * context/ (the files of the build context); how they are read from disk is the caller's business.
 */
import { createHash } from 'node:crypto';
import { plainFiles } from './changed-files.ts';
import { completeProse, leadProblems } from './complete.ts';
import { examProblems } from './draw.ts';
import { examOf } from './exam.ts';
import { formatProblems } from './format.ts';
import { issueProblems } from './issues.ts';
import { type Problem, sortProblems } from './problem.ts';
import { type Prose, readProse } from './prose.ts';
import { codesOf, questionOf } from './question.ts';
import { LOCALES, type Locale, type Question, type Quiz, type QuizFile, type QuizProse, type Start } from './quiz.ts';
import { quizFile, type RawQuiz } from './schema.ts';
import { senseProblems } from './sense.ts';
import { readShort, shortProblems } from './short.ts';
import { beginningProblems, startOf, startProblems } from './start.ts';
import { KEYS, readKeys, type ToldKeys, withKeys } from './unsolved.ts';
import { type ReadYaml, readYaml } from './yaml.ts';

export type Parsed =
  | { readonly ok: true; readonly quiz: Quiz }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const CONTEXT = 'context/';
const QUIZ_ID = /^[a-z0-9-]+(\/[a-z0-9-]+)*$/;
/** All files of a context together. */
const CONTEXT_BYTES = 2_000_000;

/** `id`: the folder under quizzes/, as `docker/04-dockerfile`. `files`: path in the folder → what it holds. */
export function parseQuiz(id: string, files: Readonly<Record<string, string | Uint8Array>>): Parsed {
  const problems: Problem[] = [...folderProblems(id, files)];
  const asked = readAsked(files);
  problems.push(...asked.problems);
  const prose: Partial<Record<Locale, QuizProse>> = {};
  const written = new Map<string, Prose>();
  for (const locale of LOCALES) {
    const file = `${locale}.md`;
    const source = files[file];
    if (source === undefined) continue;
    const read = readProse(file, textOf(source), asked.raw?.format !== 1);
    problems.push(...read.problems);
    written.set(file, read.prose);
    // Which question is meant must be known first.
    if (asked.raw === null || asked.problems.some(({ code }) => UNSURE.has(code))) continue;
    const complete = completeProse(file, read.prose, asked.questions, codes(asked.raw));
    prose[locale] = complete.prose;
    problems.push(...complete.problems);
  }
  // A heading that is misspelt may be the one of a lead.
  if (!problems.some(({ file }) => written.has(file))) problems.push(...leadProblems(written, asked.questions));
  const { ru, en } = prose;
  if (problems.length > 0 || asked.raw === null || ru === undefined || en === undefined)
    return { ok: false, problems: sortProblems(oncePerCause(problems)) };
  const { number, formerly, navigation, glossary, host, exam } = asked.raw;
  const { starts, questions, unsolved } = asked;
  return {
    ok: true,
    quiz: {
      id,
      digest: digestOf(files),
      number,
      ...(formerly.length === 0 ? {} : { formerly }),
      navigation: exam === undefined ? navigation : 'free',
      glossary: exam === undefined ? glossary : 'closed',
      host: { ...host, files: contextOf(files) },
      starts,
      questions,
      prose: { ru, en },
      ...(exam === undefined ? {} : { exam: examOf(exam) }),
      ...(unsolved.length === 0 ? {} : { unsolved }),
    },
  };
}

/** Until these are mended nobody knows which question, check or option is meant. */
const UNSURE: ReadonlySet<string> = new Set(['duplicate-id', 'unknown-check', 'bad-answer', 'bad-check']);

/**
 * A name that quiz.yaml has not and that stands in every language is misspelt in quiz.yaml: that is one mistake. So is what is said
 * twice of one place: of a solution, and of the key that it is.
 */
function oncePerCause(problems: readonly Problem[]): readonly Problem[] {
  const told = (one: Problem): readonly Problem[] =>
    problems.filter(
      other =>
        other.message === one.message &&
        (one.code.startsWith('unknown-')
          ? other.code === one.code
          : other.file === one.file && other.line === one.line),
    );
  return problems.filter(one => {
    const alike = told(one);
    const isEverywhere = !one.code.startsWith('unknown-') || alike.length >= LOCALES.length;
    return !isEverywhere || alike[0] === one;
  });
}

interface QuizAsked {
  /** Null: quiz.yaml does not read, or says what it cannot say. */
  readonly raw: RawQuiz | null;
  readonly questions: readonly Question[];
  readonly starts: Readonly<Record<string, Start>>;
  readonly unsolved: readonly string[];
  readonly problems: readonly Problem[];
}

/** What quiz.yaml says. */
function readAsked(files: Readonly<Record<string, string | Uint8Array>>): QuizAsked {
  const written = files['quiz.yaml'];
  const nothing = (problems: readonly Problem[]): QuizAsked => ({
    raw: null,
    questions: [],
    starts: {},
    unsolved: [],
    problems,
  });
  if (written === undefined) return nothing([]);
  const { read, problems } = readYaml('quiz.yaml', textOf(written));
  if (read === null) return nothing(problems);
  const parsed = quizFile.safeParse(read.value, { reportInput: true });
  if (!parsed.success) return nothing(issueProblems('quiz.yaml', read, parsed.error.issues));
  const text = files[KEYS];
  const keys = readKeys(text === undefined ? undefined : textOf(text));
  const { raw, unsolved } = withKeys(parsed.data, keys);
  const told = askedOf(parsed.data, raw, keys, readShort(read), path => {
    const file = files[`${CONTEXT}${path}`];
    return file === undefined ? null : textOf(file);
  });
  return { ...told, unsolved };
}

/** `written`: as it stands in the file; `raw`: with a key in each place. */
function askedOf(
  written: RawQuiz,
  raw: RawQuiz,
  keys: ToldKeys,
  read: ReadYaml,
  context: (path: string) => string | null,
): Omit<QuizAsked, 'unsolved'> {
  const changed = plainFiles(raw, context, read);
  const questions = raw.questions.map((each, index) =>
    // What is drawn stands alone: there is no question before it.
    questionOf(
      each,
      raw.exam === undefined ? raw.questions[index - 1]?.id : undefined,
      raw.format,
      changed.plain,
      Object.hasOwn(keys, each.id) ? keys[each.id] : undefined,
    ),
  );
  const starts = Object.fromEntries(
    Object.entries(raw.starts).map(([name, start]) => [name, startOf(start, changed.plain)]),
  );
  const senseless = [
    ...formatProblems(written, read),
    ...shortProblems(written, read),
    ...senseProblems(read, questions),
    ...beginningProblems(read, raw.questions),
    ...examProblems(read, raw, questions),
  ];
  // Which question is meant must be known first.
  const known = !senseless.some(({ code }) => code === 'duplicate-id');
  const standing = known ? [...startProblems(read, starts, questions), ...changed.problems] : [];
  return { raw, questions, starts, problems: [...senseless, ...standing] };
}

function codes(raw: RawQuiz): ReadonlyMap<string, Readonly<Record<string, string>>> {
  return new Map(raw.questions.map(question => [question.id, codesOf(question)]));
}

/** sha256 over the paths and bytes of the folder, whatever the order in which they were read. Keys that runs told are none of its files. */
export function digestOf(files: Readonly<Record<string, string | Uint8Array>>): string {
  const hash = createHash('sha256');
  for (const [path, content] of Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (path === KEYS) continue;
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
    .filter(path => !needed.includes(path) && path !== KEYS && !path.startsWith(CONTEXT))
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
