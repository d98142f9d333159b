/** Keys that are left out in a quiz: the run gives them, once, and what is kept with attempts reads so without running anything. */
import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { parseTold } from '../../src/grade/index.ts';
import { parseQuiz, type Quiz } from '../../src/quiz/index.ts';
import { readQuizzes, readVersion } from '../../src/store/quizzes.ts';
import { files } from '../quiz/sample.ts';

const HEAD = 'format: 2\nnumber: 1\nhost: {images: ["alpine:3.21"]}\n';
const asked = (id: string, kind: string, keys: string): string =>
  `- id: ${id}\n  kind: ${kind}\n  start: fresh\n  points: 1\n${keys.replace(/^/gm, '  ')}\n`;
const QUESTIONS = [
  asked('size', 'number', 'unit: MB\ntolerance: 0.1MB\nrun: [docker images]\nprinted: "alpine .* (\\\\S+MB)"'),
  asked('one', 'choice', 'options: [a, g]\nrun: [docker images]\nprinted: {a: alpine, g: golang}'),
  asked('word', 'text', 'run: [docker images]\nprinted: "^(alpine)"\nalso: [Alpine Linux]'),
  asked('order', 'order', 'items: [x, y]\nrun: [echo y, echo x]\nprinted: {x: x, y: y}'),
  asked(
    'pairs',
    'match',
    'left: [p, q]\nright: [even, odd]\nrun: [echo p4, echo q7]\nprinted: {p: p, q: q, even: "4$", odd: "7$"}',
  ),
].join('');

const solutions = (quiz: Quiz): Readonly<Record<string, unknown>> =>
  Object.fromEntries(quiz.questions.map(({ id, solution }) => [id, solution]));
const KEYS = {
  size: { kind: 'number', value: '8.17MB' },
  one: { kind: 'choice', chosen: ['a'] },
  word: { kind: 'text', text: 'alpine' },
  order: { kind: 'order', order: ['y', 'x'] },
  pairs: { kind: 'match', pairs: { p: 'even', q: 'odd' } },
};

describe('a key that is left out', () => {
  it('is what the run prints, of every kind that is answered', async () => {
    const { parsed } = await parseTold('a/b', files(QUESTIONS, HEAD));
    assert.ok(parsed.ok, JSON.stringify(parsed));
    assert.deepEqual(solutions(parsed.quiz), KEYS);
    assert.equal(parsed.quiz.unsolved, undefined);
    const [size, one, word, order, pairs] = parsed.quiz.questions.map(({ checks }) => checks[0]);
    assert.deepEqual(
      [size, one, word, order, pairs].map(check => ({ ...check, id: '', weight: 1, hidden: false })),
      [
        { id: '', weight: 1, hidden: false, kind: 'number', value: 8_170_000, printed: null, tolerance: 100_000 },
        { id: '', weight: 1, hidden: false, kind: 'choice', right: ['a'], printed: {} },
        {
          id: '',
          weight: 1,
          hidden: false,
          kind: 'text',
          accept: ['alpine', 'Alpine Linux'],
          matches: [],
          printed: null,
          caseSensitive: false,
        },
        { id: '', weight: 1, hidden: false, kind: 'order', orders: [['y', 'x']] },
        { id: '', weight: 1, hidden: false, kind: 'match', pairs: { p: ['even'], q: ['odd'] } },
      ],
    );
  });
  it('is not known until it was run, and the quiz says so', () => {
    const parsed = parseQuiz('a/b', files(QUESTIONS, HEAD));
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.quiz.unsolved, Object.keys(KEYS));
  });
  it('changes nothing of which quiz it is, and reads again without a run', async () => {
    const written = files(QUESTIONS, HEAD);
    const { parsed, files: told } = await parseTold('a/b', written);
    assert.ok(parsed.ok);
    assert.deepEqual(parseQuiz('a/b', told), parsed);
    const bare = parseQuiz('a/b', written);
    assert.ok(bare.ok);
    assert.equal(bare.quiz.digest, parsed.quiz.digest);
  });
  it('stays open where the run tells none', async () => {
    const { parsed } = await parseTold(
      'a/b',
      files(QUESTIONS.replace('{a: alpine, g: golang}', '{a: alpyne, g: golang}'), HEAD),
    );
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.quiz.unsolved, ['one']);
  });
  it('is a mistake where nothing is run, in the first form, and beside a file of keys', async () => {
    const problems = async (questions: string, head = HEAD, more: Readonly<Record<string, string>> = {}) => {
      const { parsed } = await parseTold('a/b', { ...files(questions, head), ...more });
      return parsed.ok ? [] : parsed.problems.map(({ code, message }) => `${code} ${message}`);
    };
    assert.deepEqual(await problems(asked('one', 'choice', 'options: [a, g]')), [
      'missing-key questions.0: solution is missing',
    ]);
    assert.deepEqual(
      await problems('- id: one\n  kind: choice\n  points: 1\n  options: [a, g]\n', HEAD.replace('format: 2\n', '')),
      ['new-key questions.0: solution is missing'],
    );
    assert.deepEqual(await problems(QUESTIONS, HEAD, { 'keys.json': '{}' }), ['unknown-file a quiz has no such file']);
  });
  it('is kept with the text of the quiz for those who begin with it', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'drydock-told-'));
    for (const [path, text] of Object.entries(files(QUESTIONS, HEAD))) {
      const at = join(folder, 'b', path);
      mkdirSync(dirname(at), { recursive: true });
      writeFileSync(at, text);
    }
    const { quizzes, texts, problems } = await readQuizzes(folder, new Map(), parseTold);
    rmSync(folder, { recursive: true });
    assert.deepEqual(problems, []);
    const [quiz] = quizzes;
    assert.ok(quiz);
    const kept = parseQuiz('b', readVersion(texts.get(quiz.digest) ?? ''));
    assert.deepEqual(kept, { ok: true, quiz });
    assert.deepEqual(solutions(quiz), KEYS);
  });
});
