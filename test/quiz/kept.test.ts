/** Quizzes as older versions of Drydock had them: attempts keep the text that they began with, and it reads for ever as it was read then. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { optionIds, parseQuiz, type Question } from '../../src/quiz/index.ts';

interface KeptQuiz {
  readonly digest: string;
  /** What that version made of each question: what its learners saw, chose from and were given points by. */
  readonly questions: readonly unknown[];
  readonly files: Readonly<Record<string, string>>;
}

interface KeptCourse {
  /** The version whose texts these are; those before it have the same. */
  readonly drydock: string;
  readonly quizzes: Readonly<Record<string, KeptQuiz>>;
}

const FOLDER = new URL('../fixtures/quizzes/', import.meta.url);
const COURSES = readdirSync(FOLDER).map((name): KeptCourse => JSON.parse(readFileSync(new URL(name, FOLDER), 'utf8')));

function seen(question: Question) {
  const { id, kind, points, tries, tryPenalty, hintPrices, checks, solution, start, continues, given } = question;
  return {
    id,
    kind,
    points,
    tries,
    penalty: tryPenalty,
    hints: hintPrices,
    options: optionIds(question),
    checks: Object.fromEntries(checks.map(check => [check.id, check.weight])),
    solution,
    begins: { start, continues, given },
  };
}

describe('quizzes that were kept with attempts', () => {
  for (const { drydock, quizzes } of COURSES)
    for (const [id, { digest, questions, files }] of Object.entries(quizzes))
      it(`${id} of ${drydock} has the digest, the questions, the options and the points that it had`, () => {
        const parsed = parseQuiz(id, files);
        assert.ok(parsed.ok);
        assert.equal(parsed.quiz.digest, digest);
        assert.deepEqual(parsed.quiz.questions.map(seen), questions);
      });
});
