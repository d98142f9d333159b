/** What is written short: where it stands in the file, and what cannot stand beside it. */
import { keyCheck } from './answer-key.ts';
import type { Problem } from './problem.ts';
import { idsOf, listsOf } from './question.ts';
import type { RawQuestion, RawQuiz } from './schema.ts';
import { isRun, isUnsolved } from './unsolved.ts';
import type { Path, ReadYaml } from './yaml.ts';

/** As it was read, but that what a question says of its checks is found where it is written. */
export function readShort(read: ReadYaml): ReadYaml {
  return { ...read, place: path => read.place(writtenAt(read.value, path)) };
}

/**
 * The way to what a question says of its first check: to `checks`, or to `check`, or, where the solution is the key, to that.
 * Other ways are as they were.
 */
function writtenAt(value: unknown, path: Path): Path {
  const [questions, index, key, n, ...rest] = path;
  if (questions !== 'questions' || key !== 'checks') return path;
  const question = partOf(partOf(value, 'questions'), index);
  if (partOf(question, 'checks') !== undefined) return path;
  const at: Path = [questions, index ?? 0];
  if (partOf(question, 'check') !== undefined) return [...at, 'check', ...(n === undefined ? [] : rest)];
  return [
    ...at,
    rest[0] === 'printed' && partOf(question, 'printed') !== undefined ? 'printed' : 'solution',
    ...rest.slice(1),
  ];
}

function partOf(value: unknown, key: string | number | undefined): unknown {
  if (typeof value !== 'object' || value === null || key === undefined) return undefined;
  return Object.entries(value).find(([name]) => name === String(key))?.[1];
}

/** Keys that say what a written check says as well. */
const KEY_PARTS = ['also', 'matches', 'caseSensitive', 'tolerance', 'printed'] as const;

export function shortProblems(quiz: RawQuiz, read: ReadYaml): readonly Problem[] {
  if (quiz.format === 1) return [];
  return quiz.questions.flatMap((question, index) =>
    problemsOf(question).map(
      ([key, code, message, hint]): Problem => ({
        file: 'quiz.yaml',
        ...(key === null ? read.place(['questions', index]) : read.keyPlace(['questions', index], key)),
        code,
        message: `questions.${index}: ${message}`,
        hint,
      }),
    ),
  );
}

type ShortProblems = readonly (readonly [key: string | null, code: string, message: string, hint: string])[];

function problemsOf(question: RawQuestion): ShortProblems {
  const { checks, check, kind } = question;
  const isOnHost = kind === 'command' || kind === 'dockerfile';
  const written = checks ?? (check === undefined ? [] : [check]);
  if (kind === 'cache')
    return written.length === 0
      ? []
      : [
          [
            checks === undefined ? 'check' : 'checks',
            'said-twice',
            'its second build is its check',
            'take checks away',
          ],
        ];
  if (kind === 'paste') {
    if (written.length > 0)
      return [
        [checks === undefined ? 'check' : 'checks', 'said-twice', 'its checks stand under expect', 'take checks away'],
      ];
    if (question.expect.length > 1 && question.wrong.some(wrong => wrong.check === undefined))
      return [
        ['wrong', 'missing-key', 'of several checks each wrong answer names the one that it fails', 'add check: <id>'],
      ];
    return [];
  }
  if (checks !== undefined && check !== undefined)
    return [['check', 'said-twice', 'it has check, and checks as well', 'write the one under checks']];
  if (isOnHost && written.length === 0)
    return [[null, 'missing-key', 'nothing is checked', 'add check: what must stand on the host']];
  if (written.length > 1 && written.some(each => each.id === undefined))
    return [['checks', 'missing-key', 'of several checks each has an id', 'add id: to each']];
  if (written.length > 1 && question.wrong.some(wrong => wrong.check === undefined))
    return [
      ['wrong', 'missing-key', 'of several checks each wrong answer names the one that it fails', 'add check: <id>'],
    ];
  const part = KEY_PARTS.find(key => key in question);
  if (written.length > 0 && part !== undefined)
    return [[part, 'said-twice', `it has ${part}, and checks as well`, 'leave checks out: the solution is the key']];
  return proofProblems(question);
}

function proofProblems(question: RawQuestion): ShortProblems {
  const isOpen = isUnsolved(question);
  if (isOpen && !isRun(question))
    return [[null, 'missing-key', 'solution is missing', 'write it, or the run and printed that give it']];
  if (
    question.kind === 'command' ||
    question.kind === 'dockerfile' ||
    question.kind === 'cache' ||
    question.kind === 'paste'
  )
    return [];
  if (question.kind !== 'predict' && question.trust !== undefined && question.run !== undefined)
    return [['trust', 'said-twice', 'it has trust, and run as well', 'what run shows needs no trust']];
  const asked = question.kind === 'predict' ? question.ask.kind : question.kind;
  if (!isOpen && asked === 'number' && question.solution.kind === 'number' && keyCheck(question) === null)
    return [['solution', 'bad-answer', 'the solution is not a number', 'a number, or a size: 275MB']];
  const { printed, run } = question;
  if (printed === undefined) {
    const isVain = run !== undefined && question.kind !== 'predict';
    return isVain
      ? [['run', 'missing-key', 'run has no printed', 'add printed: what tells the key in what run prints']]
      : [];
  }
  if (run === undefined) return [['printed', 'missing-key', 'printed has no run', 'add run: the lines that print it']];
  const isById = asked === 'choice' || asked === 'order' || asked === 'match';
  if (isById === (typeof printed === 'string'))
    return [
      isById
        ? ['printed', 'bad-type', 'printed must be a map', '{id: pattern}']
        : ['printed', 'bad-type', 'printed must be a pattern', 'with one group, which catches the key'],
    ];
  if (typeof printed === 'string') return [];
  const ids = idsOf(listsOf(question));
  const stranger = Object.keys(printed).find(id => !ids.includes(id));
  if (stranger !== undefined)
    return [['printed', 'bad-check', `"${stranger}" is not one of ${ids.join(', ')}`, 'give both the same id']];
  const silent = asked === 'order' || asked === 'match' ? ids.find(id => !Object.hasOwn(printed, id)) : undefined;
  return silent === undefined ? [] : [['printed', 'bad-check', `"${silent}" has no line`, 'each has a pattern']];
}
