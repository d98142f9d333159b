/** Which keys belong to which format: a text of an older one means for ever what it meant, and a new one is not written in the old way. */
import type { Problem } from './problem.ts';
import { listsOf } from './question.ts';
import { FORMAT, type RawQuestion, type RawQuiz } from './schema.ts';
import { isUnsolved } from './unsolved.ts';
import type { Path, ReadYaml } from './yaml.ts';

export function formatProblems(quiz: RawQuiz, read: ReadYaml): readonly Problem[] {
  const early: readonly Problem[] =
    quiz.format === 1 && quiz.exam !== undefined
      ? [
          {
            file: 'quiz.yaml',
            ...read.keyPlace([], 'exam'),
            code: 'new-key',
            message: `exam is a key of format ${FORMAT}`,
            hint: `begin the file with format: ${FORMAT}`,
          },
        ]
      : [];
  const placed = quiz.questions.flatMap((question, index) => {
    const at: Path = ['questions', index];
    const found = quiz.format === 1 ? newIn(question) : oldIn(question);
    return found.map(
      ([key, message]): Problem => ({
        file: 'quiz.yaml',
        ...(key === null ? read.place(at) : read.keyPlace(at, key)),
        code: quiz.format === 1 ? 'new-key' : 'old-key',
        message: `questions.${index}: ${message}`,
        hint:
          quiz.format === 1
            ? `begin the file with format: ${FORMAT}`
            : 'write its files and lines into start; start: fresh is a new host, and nothing goes on from the one before',
      }),
    );
  });
  return [...early, ...placed];
}

type MisplacedKeys = readonly (readonly [key: string | null, message: string])[];

const SHORT = [
  'show',
  'goal',
  'topic',
  'difficulty',
  'certainty',
  'check',
  'also',
  'matches',
  'caseSensitive',
  'tolerance',
  'printed',
  'trust',
] as const;

/** What format 1 has not, the first of it. */
function newIn(question: RawQuestion): MisplacedKeys {
  if (question.kind === 'cache' || question.kind === 'paste')
    return [['kind', `a question of kind ${question.kind} is of format ${FORMAT}`]];
  const short = [...SHORT, ...(question.kind === 'predict' ? [] : ['run'])].find(key => key in question);
  if (short !== undefined) return [[short, `${short} is a key of format ${FORMAT}`]];
  if (isUnsolved(question)) return [[null, 'solution is missing']];
  if (question.checks === undefined) return [[null, `without checks it is of format ${FORMAT}`]];
  if (question.checks.some(check => check.id === undefined))
    return [['checks', `a check without id is of format ${FORMAT}`]];
  if (question.wrong.some(wrong => wrong.check === undefined))
    return [['wrong', `a wrong answer without check is of format ${FORMAT}`]];
  if (listsOf(question).some(each => typeof each !== 'string'))
    return [[null, `options that are code are of format ${FORMAT}`]];
  return [];
}

function oldIn({ given }: RawQuestion): MisplacedKeys {
  return given === undefined ? [] : [['given', 'given is a key of format 1']];
}
