/** What an exam draws: the same for a seed, another for another, as many of each topic and difficulty as it says. */
import assert from 'node:assert/strict';
import { check } from '../../src/author/index.ts';
import { startFor } from '../../src/grade/index.ts';
import { deal, dealRehearsal, drawn, familyOf } from '../../src/practice/index.ts';
import { candidates, ownQuiz, parseQuiz } from '../../src/quiz/index.ts';
import { itFor } from '../length.ts';
import { examFiles, sampleExam } from '../quiz/exam-sample.ts';

describe('the draw of an exam', () => {
  const quiz = sampleExam();
  const rules = quiz.exam?.draw ?? [];

  itFor('takes of each rule what it says, nothing twice', { quick: 200, usual: 1000, full: 20_000 }, async seeds => {
    const met = new Set<string>();
    for (let seed = 0; seed < seeds; seed++) {
      const all = drawn(quiz, seed);
      assert.deepEqual(all, drawn(quiz, seed), 'the same seed draws the same');
      const names = all.map(each => (each.kind === 'written' ? each.id : `${each.family} ${each.seed}`));
      assert.equal(new Set(names).size, names.length);
      met.add(names.join());
      let at = 0;
      for (const rule of rules) {
        const own = all.slice(at, at + rule.written + rule.variants);
        at += own.length;
        const pool = candidates(rule, quiz.questions).map(({ id }) => id);
        const written = own.filter(each => each.kind === 'written');
        assert.equal(written.length, rule.written);
        for (const each of written) assert.ok(pool.includes(each.id), `${each.id} for ${rule.topic}`);
        for (const each of own) if (each.kind === 'variant') assert.equal(familyOf(each.family)?.topic, rule.topic);
      }
      assert.equal(at, all.length);
    }
    assert.ok(met.size > seeds / 2, 'learners get different ones');
  });

  it('makes a quiz of its own, whose questions stand each on a host of their own', async () => {
    const dealt = await deal(quiz, 7);
    assert.deepEqual(dealt, await deal(quiz, 7));
    const own = ownQuiz(quiz, JSON.parse(JSON.stringify(dealt)));
    assert.equal(own.questions.length, 5);
    assert.equal(own.digest, quiz.digest);
    for (const question of own.questions) {
      assert.equal(question.tries, null);
      assert.equal(question.continues, false);
      assert.ok(own.prose.ru.questions[question.id]?.prompt);
      await startFor(own, question, 0);
    }
    const written = own.questions.find(({ start }) => start.on.kind !== 'setup');
    assert.ok(written);
    assert.equal(await startFor(own, written, 0), await startFor(quiz, written, 0), 'one host of the pool for all');
  });

  it('rehearses with variants alone, of what the exam is about', async () => {
    const rehearsed = await dealRehearsal(sampleExam(', rehearsal: {questions: 2, minutes: 3}'), 5);
    assert.deepEqual(
      rehearsed.map(each => each.kind === 'variant' && familyOf(each.family)?.topic !== undefined),
      [true, true],
    );
  });

  const problems = (files: Record<string, string>): readonly string[] => {
    const parsed = parseQuiz('docker/exam', files);
    return parsed.ok ? [] : parsed.problems.map(({ code }) => code);
  };

  it('is refused where it cannot be made, or not fairly', () => {
    const only = (rule: string): Record<string, string> => examFiles('', undefined, rule);
    assert.deepEqual(
      problems(only(`questions: 6, draw: [{topic: images, written: 1}]`)).filter(code => code === 'bad-draw').length,
      1,
    );
    assert.ok(problems(only('questions: 4, draw: [{topic: images, written: 4}]')).includes('bad-draw'));
    const both = 'questions: 4, draw: [{topic: images, difficulty: 1, written: 1}, {topic: images, written: 3}]';
    assert.ok(problems(only(both)).includes('bad-draw'), 'what one rule took is not there for the other');
    assert.ok(
      problems(only('questions: 1, draw: [{topic: images, written: 1, points: 2}]')).includes('unequal-points'),
    );
    assert.ok(problems(only('questions: 1, draw: [{topic: images, written: 1}]')).includes('never-drawn'));
    assert.ok(problems(only('questions: 1, draw: [{topic: images}]')).length > 0);
  });

  it('needs generators where it draws variants, and drydock check says so', async () => {
    const files = examFiles(
      '',
      undefined,
      'questions: 4, draw: [{topic: images, written: 1}, {topic: layers, written: 1}, {topic: cache, written: 1}, {topic: nothing, variants: 1}]',
    );
    const report = await check([{ id: 'docker/exam', path: 'exam', files }]);
    assert.deepEqual(
      report.problems.map(({ problem }) => problem.code),
      ['no-generator'],
    );
    assert.equal(report.questions, 9, 'each question of the pool is proved');
  });
});
