import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { quizJsonSchema } from '../../src/quiz/index.ts';
import { golden } from '../golden.ts';

const QUIZZES = new URL('../../quizzes/', import.meta.url);
/** It stands beside the quizzes, where editors look, and not among the golden files. */
const SCHEMA = 'quiz.schema.json';

describe('the schema for editors', () => {
  it('is what quiz.yaml is read by (UPDATE=1 writes it)', () => {
    golden(SCHEMA, quizJsonSchema(), QUIZZES);
  });

  it('knows each key of a question and of a check, and tells what most of them mean', () => {
    const text = quizJsonSchema();
    for (const word of ['"continue"', '"solution"', '"same-image"', '"unmoved"', '"like"'])
      assert.ok(text.includes(word), word);
    assert.ok([...text.matchAll(/"description"/g)].length > 60);
  });

  it('is named by every quiz of the course', () => {
    for (const name of ['01-architecture', '04-dockerfile', '05-layers']) {
      const [first] = readFileSync(new URL(`docker/${name}/quiz.yaml`, QUIZZES), 'utf8').split('\n');
      assert.equal(first, '# yaml-language-server: $schema=../../quiz.schema.json');
    }
  });
});
