/** Answers as learners give them, played on the host that their question opens on. */
import { readFileSync } from 'node:fs';
import type { Host } from '../../src/docker/index.ts';
import { act, type Evidence, type Grade, grade, startOf as openedOn, shownBy } from '../../src/grade/index.ts';
import type { Question, Quiz, Response } from '../../src/quiz/index.ts';
import { courseQuestion } from '../quiz/course.ts';

/** A line of a file in `test/fixtures/answers/`: what was edited and typed, then the answer; without one, the host is the answer. */
export interface Answered {
  readonly quiz: string;
  readonly question: string;
  readonly files?: Readonly<Record<string, string>>;
  readonly lines?: readonly string[];
  readonly response?: Response;
  readonly expectedPass: boolean;
}

export function answersIn(file: string): readonly Answered[] {
  const text = readFileSync(`test/fixtures/answers/${file}`, 'utf8');
  return text
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Answered);
}

const SEED = 11;
const AT = Date.UTC(2025, 1, 28, 12);

/** The hosts that questions open on: hosts are values, so one serves all answers. */
const starts = new Map<string, Promise<Host>>();

function startAt(place: string, quiz: Quiz, question: Question): Promise<Host> {
  const known = starts.get(place) ?? openedOn(quiz, question, { seed: SEED, startedAt: AT, at: AT });
  starts.set(place, known);
  return known;
}

export interface Judged {
  readonly quiz: Quiz;
  readonly question: Question;
  readonly evidence: Evidence;
  readonly grade: Grade;
  readonly passed: boolean;
}

export async function judged({
  quiz: id,
  question: name,
  files = {},
  lines = [],
  response,
}: Answered): Promise<Judged> {
  const { quiz, question } = courseQuestion(`docker/${id}`, name);
  const start = await startAt(`${id}#${name}`, quiz, question);
  const { host, ran } = await act(start, { files, lines }, AT);
  let shown = '';
  if (question.kind === 'predict') {
    const { runs } = await act(start, { files: {}, lines: question.run }, AT);
    shown = shownBy(runs.flatMap(each => each.outcome.chunks));
  }
  const evidence: Evidence = { start, host, ran, response: response ?? { kind: 'host' }, shown };
  const given = await grade(quiz, question, evidence);
  const passed = given.gradable && given.checks.every(check => check.state === 'done');
  return { quiz, question, evidence, grade: given, passed };
}
