/**
 * The content compiler: what a learner will meet is proved beforehand. Every quiz reads; its prose is complete; every start fails
 * its checks, every solution passes them, however it is written; every listed wrong answer fails and is met with the feedback meant for it, and
 * so does every answer that only looks like the solution.
 */
import { parseTold } from '../grade/index.ts';
import {
  LOCALES,
  type Locale,
  type Parsed,
  type Problem,
  QUESTION_KINDS,
  type Question,
  type QuestionKind,
  type Quiz,
  type ReadYaml,
  readShort,
  readYaml,
  sortProblems,
} from '../quiz/index.ts';
import { generatorProblems } from './exam.ts';
import { type FairnessCounts, NONE_TRIED, type Say, sumOf } from './fairness.ts';
import { hintProblems } from './hints.ts';
import type { KeyStanding } from './key.ts';
import { patternProblems } from './patterns.ts';
import { promptProblems, sameProseProblems, wordsIn } from './prompts.ts';
import { proveQuestion, proveStart, type QuestionProof } from './question.ts';

/** A quiz's folder as it was read from disk. */
export interface Folder {
  /** `docker/01-architecture` */
  readonly id: string;
  /** As the author named it, for messages: `quizzes/docker/01-architecture`. */
  readonly path: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

/** What was proved of some questions. */
export interface ProofCounts extends FairnessCounts {
  readonly questions: number;
  /** Wrong answers that were met with the feedback meant for them. */
  readonly wrong: number;
  /** Keys of answers that the host shows to be true. */
  readonly proven: number;
  /** Keys of answers that stand on the author's word alone. */
  readonly trusted: number;
}

/** A key that nothing shows. `because`: why nothing can, in the author's words; null where they say nothing of it. */
interface TrustedKey {
  readonly quiz: string;
  readonly question: string;
  readonly because: string | null;
}

export interface CheckReport extends ProofCounts {
  readonly quizzes: number;
  /** Questions whose keys are taken on trust. */
  readonly onTrust: readonly TrustedKey[];
  readonly byQuiz: Readonly<Record<string, ProofCounts>>;
  readonly byKind: Readonly<Partial<Record<QuestionKind, ProofCounts>>>;
  /** Words that stand in the prose of each language. */
  readonly byLanguage: Readonly<Record<Locale, { readonly words: number }>>;
  readonly problems: readonly { readonly folder: string; readonly problem: Problem }[];
}

/** How far the compiler is: questions that are proved, of how many, and the one that it is at. */
export interface HowFar {
  readonly done: number;
  readonly of: number;
  readonly name: string;
}

/** Each question is asked to list at least so many mistakes that people make. */
const WRONG = 2;
/** Of so many cheats one may be right. */
const CHEATS_AN_EXCEPTION = 20;

/** Around each proof, of a start or of a question; for whoever keeps a deadline. */
type During = (what: string, work: () => Promise<void>) => Promise<void>;

/** What is told to whoever looks on. */
interface ProofWatch {
  readonly during: During;
  readonly progress: (at: HowFar) => void;
}

interface ProvedQuestion {
  readonly quiz: Quiz;
  readonly question: Question;
  readonly counts: FairnessCounts;
  readonly key: KeyStanding | null;
}

export async function check(
  folders: readonly Folder[],
  { during = (_what, work) => work(), progress = () => undefined }: Partial<ProofWatch> = {},
): Promise<CheckReport> {
  const problems: { folder: string; problem: Problem }[] = [];
  const read: { folder: Folder; parsed: Parsed }[] = [];
  for (const folder of folders) read.push({ folder, parsed: (await parseTold(folder.id, folder.files)).parsed });
  const quizzes = read.flatMap(({ parsed }) => (parsed.ok ? [parsed.quiz] : []));
  const of = quizzes.reduce((sum, quiz) => sum + quiz.questions.length, 0);
  const proved: ProvedQuestion[] = [];
  for (const { folder, parsed } of read) {
    const at = (question: string): void => progress({ done: proved.length, of, name: `${folder.id} ${question}` });
    const found = parsed.ok
      ? await quizProblems(parsed.quiz, folder, proved, { during, progress: at })
      : parsed.problems;
    problems.push(...found.map(problem => ({ folder: folder.path, problem })));
  }
  problems.push(...numberProblems(quizzes, folders), ...exceptionProblems(proved, folders));
  const onTrust = proved
    .filter(({ key }) => key === 'trust')
    .map(
      ({ quiz, question }): TrustedKey => ({ quiz: quiz.id, question: question.id, because: question.trust ?? null }),
    );
  return { quizzes: quizzes.length, ...countsOf(proved), onTrust, ...countsBy(quizzes, proved), problems };
}

function countsOf(proved: readonly ProvedQuestion[]): ProofCounts {
  return {
    questions: proved.length,
    wrong: proved.reduce((sum, { question }) => sum + question.wrong.length, 0),
    proven: proved.filter(({ key }) => key === 'proven').length,
    trusted: proved.filter(({ key }) => key === 'trust').length,
    ...sumOf(proved.map(({ counts }) => counts)),
  };
}

function countsBy(
  quizzes: readonly Quiz[],
  proved: readonly ProvedQuestion[],
): Pick<CheckReport, 'byQuiz' | 'byKind' | 'byLanguage'> {
  const kinds = QUESTION_KINDS.map(
    kind => [kind, countsOf(proved.filter(({ question }) => question.kind === kind))] as const,
  );
  const languages = LOCALES.map(locale => [
    locale,
    { words: quizzes.reduce((sum, quiz) => sum + wordsIn(quiz.prose[locale]), 0) },
  ]);
  return {
    byQuiz: Object.fromEntries(quizzes.map(quiz => [quiz.id, countsOf(proved.filter(each => each.quiz === quiz))])),
    byKind: Object.fromEntries(kinds.filter(([, { questions }]) => questions > 0)),
    byLanguage: Object.fromEntries(languages) as CheckReport['byLanguage'],
  };
}

/** More cheats that are called right than may be: said once, at the first question that calls one so. */
function exceptionProblems(proved: readonly ProvedQuestion[], folders: readonly Folder[]): CheckReport['problems'] {
  const { cheats, exceptions } = sumOf(proved.map(({ counts }) => counts));
  const most = Math.max(1, Math.floor(cheats / CHEATS_AN_EXCEPTION));
  const first = proved.find(({ counts }) => counts.exceptions > 0);
  const folder = folders.find(each => each.id === first?.quiz.id);
  if (exceptions <= most || first === undefined || folder === undefined) return [];
  const index = first.quiz.questions.indexOf(first.question);
  const problem: Problem = {
    file: 'quiz.yaml',
    ...placesOf(folder)(['questions', index, 'cheats']),
    code: 'many-exceptions',
    message: `${exceptions} of ${cheats} cheats are called right`,
    hint: `at most one in ${CHEATS_AN_EXCEPTION}: ask where things come from, so that a cheat fails`,
  };
  return [{ folder: folder.path, problem }];
}

type PositionOf = ReadYaml['place'];

function placesOf({ files }: Folder): PositionOf {
  const source = files['quiz.yaml'] ?? '';
  const { read } = readYaml('quiz.yaml', typeof source === 'string' ? source : new TextDecoder().decode(source));
  return read === null ? () => ({ line: 1, column: 1 }) : readShort(read).place;
}

function numberProblems(quizzes: readonly Quiz[], folders: readonly Folder[]): CheckReport['problems'] {
  return quizzes.flatMap((quiz, index) => {
    const twin = quizzes
      .slice(0, index)
      .find(each => each.number === quiz.number && courseOf(each.id) === courseOf(quiz.id));
    const folder = folders.find(each => each.id === quiz.id);
    if (twin === undefined || folder === undefined) return [];
    const problem: Problem = {
      file: 'quiz.yaml',
      ...placesOf(folder)(['number']),
      code: 'duplicate-number',
      message: `${twin.id} has the number ${quiz.number} too`,
      hint: 'the number is the quiz’s place in the course',
    };
    return [{ folder: folder.path, problem }];
  });
}

function courseOf(id: string): string {
  return id.split('/').slice(0, -1).join('/');
}

async function quizProblems(
  quiz: Quiz,
  folder: Folder,
  proved: ProvedQuestion[],
  { during, progress }: { readonly during: During; readonly progress: (question: string) => void },
): Promise<readonly Problem[]> {
  const place = placesOf(folder);
  const problems: Problem[] = [...sameProseProblems(folder.files), ...promptProblems(quiz, folder.files)];
  const sayAt = (path: readonly (string | number)[], code: string, message: string, hint: string | null): void => {
    problems.push({ file: 'quiz.yaml', ...place(path), code, message, hint });
  };
  for (const { path, message, hint } of generatorProblems(quiz)) sayAt(path, 'no-generator', message, hint);
  for (const [name, start] of Object.entries(quiz.starts)) {
    await attempted(
      () =>
        during(`${quiz.id} ${name}`, () =>
          proveStart(quiz, start, (code, message, hint) => sayAt(['starts', name], code, `${name}: ${message}`, hint)),
        ),
      message => sayAt(['starts', name], 'host', message, 'the host cannot be made ready like that'),
    );
  }
  for (const [index, question] of quiz.questions.entries()) {
    const say: Say = (path, code, message, hint) =>
      sayAt(['questions', index, ...path], code, `${question.id}: ${message}`, hint);
    if (question.wrong.length < WRONG)
      say(
        ['wrong'],
        'few-wrong',
        `lists ${question.wrong.length} wrong answers`,
        `at least ${WRONG}, with the feedback meant for each`,
      );
    const hints = quiz.exam === undefined ? hintProblems(quiz, question) : [];
    for (const { code, message, hint } of hints) say(['hints'], code, message, hint);
    for (const { path, message, hint } of patternProblems(question)) say(path, 'vain-pattern', message, hint);
    progress(question.id);
    let proof: QuestionProof = { tried: NONE_TRIED, key: null };
    await attempted(
      () =>
        during(`${quiz.id} ${question.id}`, async () => {
          proof = await proveQuestion(quiz, question, say);
        }),
      message => say([], 'host', message, 'the host cannot be made ready like that'),
    );
    proved.push({ quiz, question, counts: proof.tried, key: proof.key });
  }
  return sortProblems(problems);
}

async function attempted(prove: () => Promise<void>, failed: (message: string) => void): Promise<void> {
  try {
    await prove();
  } catch (error) {
    failed(error instanceof Error ? error.message : String(error));
  }
}
