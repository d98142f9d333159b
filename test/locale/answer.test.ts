/** What somebody answered, in words. */
import assert from 'node:assert/strict';
import { responseHtml } from '../../src/locale/answer.ts';
import { translator } from '../../src/locale/index.ts';
import type { Locale, Response } from '../../src/quiz/quiz.ts';
import { quizOf } from '../quiz/sample.ts';

const QUIZ = quizOf(
  `- id: size
  kind: number
  unit: MB
  points: 1
  start: fresh
  solution: 244MB
- id: guess
  kind: predict
  points: 1
  start: fresh
  ask: {kind: number, unit: MB}
  run: [docker images]
  solution: 244`,
  'format: 2\nnumber: 1\n',
);

function said(locale: Locale, id: string, response: Response): string {
  const question = QUIZ.questions.find(each => each.id === id);
  const prose = QUIZ.prose[locale].questions[id];
  assert.ok(question && prose);
  return responseHtml(response, question, prose, translator(locale))
    .replace(/<[^>]+>/g, '')
    .trim();
}

describe('an answer in words', () => {
  const number = (value: string) => ({ kind: 'number', value }) as const;

  it('names the unit of a number once, whether it was typed or not', () => {
    assert.equal(said('en', 'size', number('244MB')), '244MB');
    assert.equal(said('en', 'size', number('244')), '244\u00A0MB');
    assert.equal(said('ru', 'size', number('244 мегабайта')), '244 мегабайта');
    assert.equal(said('ru', 'size', number('244')), '244\u00A0МБ');
    const guess = (value: string) => ({ kind: 'predict', prediction: number(value), certainty: 'know' }) as const;
    assert.equal(said('en', 'guess', guess('244MB')), '244MB');
    assert.equal(said('en', 'guess', guess('244')), '244\u00A0MB');
  });
});
