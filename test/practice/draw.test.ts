/** What an exam draws: the same for a seed, another for another, as many of each topic and difficulty as it says. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { check } from '../../src/author/index.ts';
import { startFor } from '../../src/grade/index.ts';
import { deal, dealRehearsal, drawn, familyIn, familyOf } from '../../src/practice/index.ts';
import { candidates, isHostQuestion, ownQuiz, parseQuiz, type Quiz } from '../../src/quiz/index.ts';
import { isForetold } from '../../src/tutor/index.ts';
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

const COURSE = 'quizzes/docker';

function examOfCourse(): Quiz {
  const files = ['quiz.yaml', 'ru.md', 'en.md'].map(name => [name, readFileSync(`${COURSE}/10-exam/${name}`, 'utf8')]);
  const parsed = parseQuiz('docker/10-exam', Object.fromEntries(files));
  assert.ok(parsed.ok);
  return parsed.quiz;
}

describe('the exam of the course', () => {
  const quiz = examOfCourse();

  itFor(
    'is thirty questions of nine topics, ten of them variants',
    { quick: 50, usual: 300, full: 5000 },
    async seeds => {
      const dealt = new Set<string>();
      const rules = quiz.exam?.draw ?? [];
      const hard = new Map(quiz.questions.map(({ id, topic, difficulty }) => [id, `${topic} ${difficulty}`]));
      const places = (picked: typeof rules): string =>
        picked.flatMap(({ topic, written, variants }) => new Array<string>(written + variants).fill(topic)).join();
      for (let seed = 0; seed < seeds; seed++) {
        const all = drawn(quiz, seed);
        assert.equal(all.length, 30);
        const variants = all.filter(each => each.kind === 'variant');
        assert.equal(variants.length, 10);
        const topics = all.map(each =>
          each.kind === 'variant' ? familyOf(each.family)?.topic : hard.get(each.id)?.split(' ')[0],
        );
        assert.equal(topics.join(), places(rules));
        let at = 0;
        for (const rule of rules) {
          for (const each of all.slice(at, at + rule.written + rule.variants)) {
            if (rule.difficulty === null) continue;
            if (each.kind === 'variant') assert.equal(each.level, rule.difficulty);
            else assert.equal(hard.get(each.id), `${rule.topic} ${rule.difficulty}`);
          }
          at += rule.written + rule.variants;
        }
        for (const each of all) if (each.kind === 'written') dealt.add(each.id);
      }
      assert.equal(dealt.size, quiz.questions.length, 'each question of the pool is drawn by somebody');
    },
  );

  it('asks what no lesson has asked: neither its id nor its words, in either language', () => {
    const prompts = (lesson: string, locale: string): readonly (readonly [id: string, prompt: string])[] =>
      [
        ...readFileSync(`${COURSE}/${lesson}/${locale}.md`, 'utf8').matchAll(
          /^## (\S+)\n[\s\S]*?^### prompt\n([\s\S]*?)(?=^###? )/gm,
        ),
      ].map(([, id = '', prompt = '']) => [
        id,
        prompt
          .toLowerCase()
          .replace(/[^\p{L}\d]+/gu, ' ')
          .trim(),
      ]);
    const lessons = readdirSync(COURSE).filter(name => name !== '10-exam');
    for (const locale of ['ru', 'en']) {
      const own = prompts('10-exam', locale);
      assert.equal(own.length, quiz.questions.length);
      const met = lessons.flatMap(lesson => prompts(lesson, locale));
      assert.ok(met.length >= 160);
      const [ids, words] = [new Set(met.map(([id]) => id)), new Set(met.map(([, prompt]) => prompt))];
      assert.deepEqual(
        own.filter(([id, prompt]) => ids.has(id) || words.has(prompt)),
        [],
        locale,
      );
    }
  });

  it('closes the terminal where running would give the key, and leaves it where the host is asked', () => {
    for (const question of quiz.questions) {
      const { id, kind } = question;
      const run = 'proof' in question ? (question.proof?.run ?? []) : [];
      if (isHostQuestion(question)) assert.equal(isForetold(question), false, id);
      else if (question.terminal === undefined) assert.equal(isForetold(question), true, id);
      else {
        assert.equal(isForetold(question), false, id);
        // What is there is read: nothing is made or changed to see what comes of it.
        assert.doesNotMatch(run.join('\n'), /docker (run|build|commit|create|push|pull|tag|rmi?|volume rm)\b/, id);
        assert.ok(kind === 'text' || kind === 'number', id);
      }
    }
  });

  it('tells pages no seed of a variant: drydock practice prints the key of one', async () => {
    const { exam } = quiz;
    assert.ok(exam);
    const one = {
      ...quiz,
      exam: { ...exam, draw: [{ topic: 'architecture', difficulty: 1, written: 0, variants: 1, points: 1 }] },
    } as const;
    const [made] = await deal(one, 5);
    assert.ok(made?.kind === 'variant');
    const told = JSON.stringify([made.question, made.prose]);
    assert.ok(!told.includes(String(made.seed)));
    assert.equal(familyIn(made.question.id), made.family);
  });
});
