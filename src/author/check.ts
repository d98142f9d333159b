/**
 * The content compiler: what a learner will meet is proved beforehand. Every quiz reads; its prose is complete; every start fails
 * its checks, every solution passes them, every listed wrong answer fails and is met with the feedback meant for it.
 */
import { type Host, isShortfall, lackOf, run } from '../docker/index.ts';
import {
  act,
  type CheckResult,
  type Evidence,
  type Grade,
  grade,
  gradeChecks,
  type RanLine,
  ranStart,
  shownBy,
  startFor,
} from '../grade/index.ts';
import {
  type HostSolution,
  isHostQuestion,
  type Problem,
  parseQuiz,
  type Question,
  type Quiz,
  type ReadYaml,
  type Response,
  readYaml,
  type Start,
  sortProblems,
} from '../quiz/index.ts';
import { hintProblems } from './hints.ts';

/** A quiz's folder as it was read from disk. */
export interface Folder {
  /** `docker/01-architecture` */
  readonly id: string;
  /** As the author named it, for messages: `quizzes/docker/01-architecture`. */
  readonly path: string;
  readonly files: Readonly<Record<string, string | Uint8Array>>;
}

export interface CheckReport {
  readonly quizzes: number;
  readonly questions: number;
  /** Wrong answers that were met with the feedback meant for them. */
  readonly wrong: number;
  readonly problems: readonly { readonly folder: string; readonly problem: Problem }[];
}

/** Each question is asked to list at least so many mistakes that people make. */
const WRONG = 2;
/** When quizzes are proved: any instant does, nothing graded may hang on it. */
const AT = Date.UTC(2025, 1, 28, 10);

/** Around each proof, of a start or of a question; for whoever keeps a deadline. */
type During = (what: string, work: () => Promise<void>) => Promise<void>;

export async function check(
  folders: readonly Folder[],
  during: During = (_what, work) => work(),
): Promise<CheckReport> {
  const problems: { folder: string; problem: Problem }[] = [];
  const quizzes: Quiz[] = [];
  for (const folder of folders) {
    const parsed = parseQuiz(folder.id, folder.files);
    const found = parsed.ok ? await quizProblems(parsed.quiz, placesOf(folder), during) : parsed.problems;
    problems.push(...found.map(problem => ({ folder: folder.path, problem })));
    if (parsed.ok) quizzes.push(parsed.quiz);
  }
  problems.push(...numberProblems(quizzes, folders));
  const questions = quizzes.flatMap(quiz => quiz.questions);
  return {
    quizzes: quizzes.length,
    questions: questions.length,
    wrong: questions.reduce((sum, question) => sum + question.wrong.length, 0),
    problems,
  };
}

type PositionOf = ReadYaml['place'];

function placesOf({ files }: Folder): PositionOf {
  const source = files['quiz.yaml'] ?? '';
  const { read } = readYaml('quiz.yaml', typeof source === 'string' ? source : new TextDecoder().decode(source));
  return read === null ? () => ({ line: 1, column: 1 }) : read.place;
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

async function quizProblems(quiz: Quiz, place: PositionOf, during: During): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const sayAt = (path: readonly (string | number)[], code: string, message: string, hint: string | null): void => {
    problems.push({ file: 'quiz.yaml', ...place(path), code, message, hint });
  };
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
    for (const { code, message, hint } of hintProblems(quiz, question)) say(['hints'], code, message, hint);
    await attempted(
      () => during(`${quiz.id} ${question.id}`, () => proveQuestion(quiz, question, say)),
      message => say([], 'host', message, 'the host cannot be made ready like that'),
    );
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

/** A day and two hours: longer than any host waits for the learner that it is handed to. */
const WAITS = 26 * 3_600_000;

/** Its lines go well, and what they leave is still so when it is handed over. */
async function proveStart(
  quiz: Quiz,
  start: Start,
  say: (code: string, message: string, hint: string | null, line?: number) => void,
): Promise<void> {
  const { host, ran } = await ranStart(quiz, start, AT);
  ran.forEach(({ line, ending, ...rest }, n) => {
    if (ending.exitCode !== 0)
      say(
        'bad-start',
        `the line ${line} ends with ${ending.exitCode}: ${firstLine({ line, ending, ...rest })}`,
        null,
        n,
      );
  });
  const later = await run(host, 'true', { at: AT + WAITS, columns: null, stdin: '' });
  const lack = lackOf(later.host, host);
  if (lack !== null)
    say(
      'start-fades',
      `${lack.name} is not as it was a day later`,
      'a container that is made ready should not end by itself: sleep infinity',
    );
}

type Say = (path: readonly (string | number)[], code: string, message: string, hint: string | null) => void;

async function proveQuestion(quiz: Quiz, question: Question, say: Say): Promise<void> {
  const { start, given } = question;
  await proveStart(quiz, start, (code, message, hint, n) =>
    given === null || n === undefined
      ? say(['start'], code, message, hint)
      : say(['given', 'lines', n], 'bad-given', message, hint),
  );
  if (question.kind === 'predict' && given === null && question.continues)
    say(['continue'], 'vain-continue', 'a prediction is always asked on the host of its start', 'take continue away');
  const opened = await startFor(quiz, question, AT);
  if (isHostQuestion(question) && passes(gradeChecks(question, evidenceOn(opened, opened, [])))) {
    say(['checks'], 'start-passes', 'the start passes every check already', 'ask for something that is not there yet');
  }
  const solved = await tried(quiz, question, opened, question.solution);
  if (!passes(solved.grade.checks)) {
    say(['solution'], 'solution-fails', `the solution fails: ${failing(solved.grade.checks)}`, transcript(solved.ran));
  }
  const unsimulated = solved.ran.find(ran => isShortfall(ran.ending));
  if (unsimulated !== undefined) say(['solution'], 'not-simulated', `the host cannot do ${unsimulated.line}`, null);
  for (const [n, wrong] of question.wrong.entries()) {
    const met = await tried(quiz, question, opened, wrong.answer);
    const at = ['wrong', n];
    const result = met.grade.checks.find(each => each.id === wrong.check);
    if (!met.grade.gradable)
      say(at, 'wrong-ungradable', `${wrong.id} cannot be judged`, 'a wrong answer must be one that costs a try');
    else if (passes(met.grade.checks))
      say(at, 'wrong-passes', `the wrong answer ${wrong.id} passes`, transcript(met.ran));
    else if (result?.state === 'done') {
      say(
        [...at, 'check'],
        'wrong-check',
        `${wrong.id} does not fail ${wrong.check}: it fails ${failing(met.grade.checks)}`,
        null,
      );
    } else if (wrong.code !== null && !result?.feedback.some(said => said.code === wrong.code)) {
      const got = result?.feedback.map(said => said.code).join(', ');
      say([...at, 'code'], 'wrong-feedback', `${wrong.id} is told ${got}, not ${wrong.code}`, transcript(met.ran));
    } else if (wrong.code === null && met.grade.misconception !== wrong.id) {
      const other = met.grade.misconception;
      say(
        at,
        'wrong-feedback',
        other === null ? `${wrong.id} is not recognised` : `${wrong.id} is taken for ${other}`,
        'two wrong answers that fail the same checks for the same reasons by the same command cannot be told apart: add a check, or keep one of them',
      );
    }
  }
}

interface Tried {
  readonly host: Host;
  readonly ran: readonly RanLine[];
  readonly grade: Grade;
}

/** Answers the question on this host as a learner would, and grades it. */
async function tried(quiz: Quiz, question: Question, start: Host, answer: Response | HostSolution): Promise<Tried> {
  if (!('kind' in answer)) {
    const { host, ran } = await act(start, answer, AT);
    return { host, ran, grade: await grade(quiz, question, evidenceOn(start, host, ran)) };
  }
  const lines = question.kind === 'predict' ? question.run : [];
  const { host, ran, runs } = await act(start, { files: {}, lines }, AT);
  const shown = runs.map(run => shownBy(run.outcome.chunks)).join('\n');
  return { host, ran, grade: await grade(quiz, question, { start, host: start, ran: [], response: answer, shown }) };
}

function evidenceOn(start: Host, host: Host, ran: readonly RanLine[]): Evidence {
  return { start, host, ran, response: { kind: 'host' }, shown: '' };
}

function passes(checks: readonly CheckResult[]): boolean {
  return checks.length > 0 && checks.every(each => each.state === 'done');
}

function failing(checks: readonly CheckResult[]): string {
  if (checks.length === 0) return 'it cannot be judged';
  return checks
    .filter(each => each.state !== 'done')
    .map(
      each =>
        `${each.id} (${each.feedback.map(said => said.code).join(', ')}${each.difference === null ? '' : `; expected ${JSON.stringify(each.difference.expected)}, got ${JSON.stringify(each.difference.got)}`})`,
    )
    .join('; ');
}

/** The lines that ran and how they ended: what an author looks at first. */
function transcript(ran: readonly RanLine[]): string | null {
  if (ran.length === 0) return null;
  return ran
    .map(each => `$ ${each.line} → ${each.ending.exitCode}${each.ending.exitCode === 0 ? '' : ` ${firstLine(each)}`}`)
    .join('\n    ');
}

function firstLine({ stdout, stderr }: RanLine): string {
  return (stderr.trim() || stdout.trim()).split('\n').at(-1) ?? '';
}
