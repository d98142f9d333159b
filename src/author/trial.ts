/** An answer tried on a host and graded, and how that is told to an author. */
import type { Host } from '../docker/index.ts';
import {
  act,
  type CheckResult,
  type Evidence,
  type Grade,
  grade,
  plainText,
  type RanLine,
  settled,
  shownBy,
} from '../grade/index.ts';
import type { HostSolution, Question, Quiz, Response } from '../quiz/index.ts';

/** When quizzes are proved: any instant does, nothing graded may hang on it. */
export const AT = Date.UTC(2025, 1, 28, 10);

export interface Tried {
  readonly host: Host;
  readonly ran: readonly RanLine[];
  readonly grade: Grade;
}

/** Answers the question on this host as a learner would, and grades it. */
export async function tried(
  quiz: Quiz,
  question: Question,
  start: Host,
  answer: Response | HostSolution,
): Promise<Tried> {
  if (!('kind' in answer)) {
    const { host: left, ran } = await act(start, answer, AT);
    const host = await settled(left, AT);
    return { host, ran, grade: await grade(quiz, question, evidenceOn(start, host, ran)) };
  }
  const { host, ran, shown } = await shownOn(start, question.kind === 'predict' ? question.run : []);
  return { host, ran, grade: await grade(quiz, question, { start, host: start, ran: [], response: answer, shown }) };
}

/** What the lines show in a terminal of that host. */
export async function shownOn(start: Host, lines: readonly string[]) {
  const { host, ran, runs } = await act(start, { files: {}, lines }, AT);
  return { host, ran, shown: runs.map(run => shownBy(run.outcome.chunks)).join('\n') };
}

export function evidenceOn(start: Host, host: Host, ran: readonly RanLine[]): Evidence {
  return { start, host, ran, response: { kind: 'host' }, shown: '' };
}

export function passes(checks: readonly CheckResult[]): boolean {
  return checks.length > 0 && checks.every(each => each.state === 'done');
}

export function failing(checks: readonly CheckResult[]): string {
  if (checks.length === 0) return 'it cannot be judged';
  return checks
    .filter(each => each.state !== 'done')
    .map(
      each =>
        `${each.id} (${each.feedback.map(said => said.code).join(', ')}${each.difference === null ? '' : `; expected ${JSON.stringify(each.difference.expected)}, got ${JSON.stringify(each.difference.got)}`})`,
    )
    .join('; ');
}

/** The lines that ran and how they ended, with what those that failed said: what an author looks at first. */
export function transcript(ran: readonly RanLine[]): string | null {
  if (ran.length === 0) return null;
  return ran
    .map(each => {
      const failed = each.ending.exitCode !== 0;
      const said = failed ? wordsOfFailure(each).map(row => `\n        ${row}`) : [];
      return `$ ${each.line} → ${each.ending.exitCode}${said.join('')}`;
    })
    .join('\n    ');
}

/** Rows of what a line printed that an author is shown. */
const ROWS = 6;

/** What a line that failed said, without escapes: of a build, what its step printed and the error; else its last rows. */
function wordsOfFailure({ stdout, stderr }: RanLine): readonly string[] {
  const rows = plainText(stderr.trim() === '' ? stdout : stderr)
    .split('\n')
    .filter(row => row.trim() !== '' && !HELP.test(row));
  const rules = rows.flatMap((row, at) => (/^-{4,}$/.test(row) ? [at] : []));
  const [from, to] = rules;
  const step = from === undefined || to === undefined ? [] : rows.slice(from + 1, to);
  return [...step, ...rows.slice(step.length === 0 ? -ROWS : -1)].slice(-ROWS);
}

const HELP = /^(See|Run) 'docker .*--help'/;

export function firstLine(ran: RanLine): string {
  return wordsOfFailure(ran).at(-1) ?? '';
}
