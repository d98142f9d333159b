import assert from 'node:assert/strict';
import { itOfMany } from '../length.ts';
import { answersIn, judged } from './answered.ts';

/** What a failed answer was told, for the message of a test. */
const told = ({ grade }: Awaited<ReturnType<typeof judged>>) =>
  grade.checks.map(({ id, state, feedback }) => [id, state, ...feedback.map(said => said.code)]);

describe('answers of the course as they were given', () => {
  for (const file of ['tried.jsonl', 'own.jsonl']) {
    describe(file, () => {
      answersIn(file).forEach((answer, index) => {
        const { quiz, question, lines = [], response, expectedPass } = answer;
        const given = response === undefined ? lines.join(' ⏎ ') : JSON.stringify(response);
        itOfMany(`${index + 1} ${quiz}#${question} ${expectedPass ? 'right' : 'wrong'}: ${given}`, index, async () => {
          const found = await judged(answer);
          assert.equal(found.passed, expectedPass, JSON.stringify(told(found)));
        });
      });
    });
  }
});
