import assert from 'node:assert/strict';
import type { Host } from '../../src/docker/index.ts';
import { bootQuiz, type Evidence, type Grade, grade } from '../../src/grade/index.ts';
import type { PlainResponse, Quiz, Response } from '../../src/quiz/index.ts';
import { quizOf } from '../quiz/sample.ts';

const AT = Date.UTC(2025, 1, 28);

async function graded(quiz: Quiz, response: Response, shown = ''): Promise<Grade> {
  const host: Host = await bootQuiz(quiz, 1, AT);
  const evidence: Evidence = { start: host, host, ran: [], response, shown };
  const [question] = quiz.questions;
  assert.ok(question);
  return grade(quiz, question, evidence);
}

function question(kind: string, rest: string, check: string, solution: string, wrong = ''): Quiz {
  return quizOf(
    `- id: q\n  kind: ${kind}\n  points: 1\n${rest}  checks: [${check}]\n  solution: ${solution}\n${wrong}`,
  );
}

describe('a number', () => {
  const size = question('number', '  unit: MB\n', '{id: c, kind: number, value: 10.3MB, tolerance: 0.05MB}', '10.3MB');
  const count = question('number', '', '{id: c, kind: number, value: 4}', '4');
  const score = async (quiz: Quiz, value: string) => {
    const { score, gradable, checks } = await graded(quiz, { kind: 'number', value });
    return gradable ? `${score} ${checks[0]?.feedback[0]?.code ?? ''}`.trim() : 'not graded';
  };
  it('reads as people write it', async () => {
    for (const value of [
      '10.3MB',
      '10,3 МБ',
      '10.3',
      '10,3',
      ' 10.3 mb ',
      '10300 kB',
      '10 300 000 B',
      '0.0103GB',
      '10.34',
    ]) {
      assert.equal(await score(size, value), '1', value);
    }
  });
  it('says which way it is off, and never the key', async () => {
    assert.equal(await score(size, '11'), '0 feedback.number.over');
    assert.equal(await score(size, '9MB'), '0 feedback.number.under');
  });
  it('tells a slip of the unit from a wrong figure', async () => {
    assert.equal(await score(size, '10.3kB'), '0 feedback.number.unit');
    assert.equal(await score(size, '10.3 попугая'), '0 feedback.number.unit');
  });
  it('says that the size is that of another unit where the right one was written, or none', async () => {
    for (const value of ['10300', '0.0103', '0,0103 МБ', '10300MB'])
      assert.equal(await score(size, value), '0 feedback.number.scale', value);
  });
  it('a count may carry its noun', async () => {
    assert.equal(await score(count, '4'), '1');
    assert.equal(await score(count, '4 слоя'), '1');
    assert.equal(await score(count, '5'), '0 feedback.number.over');
  });
  it('what is no number is not graded', async () => {
    assert.equal(await score(count, 'четыре'), 'not graded');
    assert.equal(await score(count, ''), 'not graded');
  });
});

describe('a text', () => {
  const quiz = question(
    'text',
    '',
    '{id: c, kind: text, accept: ["докер", "--from"], matches: ["copy --from=\\\\S+"]}',
    'докер',
  );
  const code = async (text: string) => {
    const { score, checks } = await graded(quiz, { kind: 'text', text });
    return score === 1 ? 'right' : checks[0]?.feedback[0]?.code;
  };
  it('does not hang on case, quotes, spaces, ё or a full stop', async () => {
    for (const text of ['Докер', '«докёр».', ' `--from` ', '"--from"', 'COPY  --from=build'])
      assert.equal(await code(text), 'right', text);
  });
  it('a slip of the pen is told apart', async () => {
    assert.equal(await code('дкоер'), 'feedback.text.spelling');
    assert.equal(await code('доккер'), 'feedback.text.spelling');
    assert.equal(await code('подман'), 'feedback.text.other');
  });
});

describe('a text of a kind', () => {
  const code = async (accept: string, text: string) => {
    const quiz = question('text', '', `{id: c, kind: text, accept: [${accept}]}`, accept.split(', ')[0] ?? '');
    return (await graded(quiz, { kind: 'text', text })).checks[0]?.feedback[0]?.code ?? 'right';
  };
  for (const [kind, accept, other, none] of [
    ['command', '"docker ps"', 'docker images', 'the list'],
    ['path', '"/etc/hosts"', '/var/log', 'hosts.txt'],
    ['instruction', '"RUN"', 'COPY', 'docker pull'],
    ['flag', '"--from"', '--target', 'stage'],
    ['address', '"localhost:5000"', 'localhost:5001', 'registry'],
  ] as const) {
    it(`${kind}: another one, or none`, async () => {
      assert.equal(await code(accept, other), `feedback.text.other-${kind}`);
      assert.equal(await code(accept, none), `feedback.text.not-${kind}`);
    });
    it(`${kind}: not said where answers of other kinds are right as well`, async () => {
      for (const text of [other, none]) assert.equal(await code(`${accept}, "ничего"`, text), 'feedback.text.other');
    });
  }
  it('what stands in a longer way of saying it only is no part of the answer', async () => {
    assert.equal(await code('"--from", "COPY --from"', 'COPY'), 'feedback.text.not-flag');
    assert.equal(await code('"localhost:5000"', '5000'), 'feedback.text.part');
  });
  it('the name of a file is no address', async () => {
    assert.equal(await code('"settings.ini"', 'app.py'), 'feedback.text.other');
    assert.equal(await code('"registry.local:5000"', 'app.py'), 'feedback.text.not-address');
  });
  it('another number is not the same one misspelt', async () => {
    assert.equal(await code('"localhost:5000"', 'localhost:5001'), 'feedback.text.other-address');
    assert.equal(await code('"localhost:5000"', 'localhst:5000'), 'feedback.text.spelling');
  });
});

describe('partial credit', () => {
  it('choice: a wrong one takes back what a right one brought, and never below nothing', async () => {
    const quiz = question(
      'choice',
      '  many: true\n  options: [a, b, c, d]\n',
      '{id: c, kind: choice, right: [a, b]}',
      '[a, b]',
    );
    const score = async (chosen: string[]) => (await graded(quiz, { kind: 'choice', chosen })).score;
    assert.deepEqual(
      await Promise.all([['a', 'b'], ['a'], ['a', 'c'], ['a', 'b', 'c'], ['c', 'd']].map(score)),
      [1, 0.5, 0, 0.5, 0],
    );
    assert.equal((await graded(quiz, { kind: 'choice', chosen: [] })).gradable, false);
  });
  it('match: each pair counts', async () => {
    const quiz = question(
      'match',
      '  left: [a, b]\n  right: [x, y, z]\n',
      '{id: c, kind: match, pairs: {a: x, b: [y, z]}}',
      '{a: x, b: y}',
    );
    const score = async (pairs: Record<string, string>) => (await graded(quiz, { kind: 'match', pairs })).score;
    assert.equal(await score({ a: 'x', b: 'z' }), 1);
    assert.equal(await score({ a: 'x', b: 'x' }), 0.5);
    assert.equal((await graded(quiz, { kind: 'match', pairs: { a: 'x' } })).gradable, false);
  });
  it('order: any right order is whole, a nearly right one is worth less than half', async () => {
    const quiz = question(
      'order',
      '  items: [a, b, c]\n',
      '{id: c, kind: order, orders: [[a, b, c], [b, a, c]]}',
      '[a, b, c]',
    );
    const score = async (order: string[]) => (await graded(quiz, { kind: 'order', order })).score;
    assert.equal(await score(['b', 'a', 'c']), 1);
    assert.equal(await score(['a', 'c', 'b']), 0.25);
    assert.equal(await score(['c', 'b', 'a']), 0.25);
  });
  it('weights share the points out', async () => {
    const quiz = quizOf(`- id: q
  kind: command
  points: 1
  checks:
    - {id: light, kind: no-tag, tag: x, weight: 3}
    - {id: heavy, kind: image, tag: y}
  solution: {lines: [docker images]}`);
    const { score, checks } = await graded(quiz, { kind: 'host' });
    assert.equal(score, 0.75);
    assert.deepEqual(
      checks.map(check => check.earned),
      [0.75, 0],
    );
  });
});

describe('known wrong answers', () => {
  it('are met with their own feedback, however they are written', async () => {
    const quiz = question(
      'number',
      '  unit: MB\n',
      '{id: c, kind: number, value: 275MB}',
      '275MB',
      '  wrong: [{id: sum, answer: 519MB, check: c}]\n',
    );
    const met = await graded(quiz, { kind: 'number', value: '519,0 МБ' });
    assert.equal(met.misconception, 'sum');
    assert.deepEqual(met.feedback, [{ code: 'quiz.wrong', data: { question: 'q', key: 'sum' } }]);
    assert.equal((await graded(quiz, { kind: 'number', value: '100' })).misconception, null);
    assert.equal((await graded(quiz, { kind: 'number', value: '275' })).misconception, null);
  });
  it('a choice is a set', async () => {
    const quiz = question(
      'choice',
      '  many: true\n  options: [a, b, c]\n',
      '{id: c, kind: choice, right: [a]}',
      '[a]',
      '  wrong: [{id: w, answer: [b, c], check: c}]\n',
    );
    assert.equal((await graded(quiz, { kind: 'choice', chosen: ['c', 'b'] })).misconception, 'w');
    assert.equal((await graded(quiz, { kind: 'choice', chosen: ['c'] })).misconception, null);
  });
});

describe('a key that the host prints', () => {
  const predict = (ask: string, check: string, solution: string): Quiz =>
    question('predict', `  ask: ${ask}\n  run: [docker images]\n`, check, solution);
  const predicted = (prediction: PlainResponse): Response => ({ kind: 'predict', prediction, certainty: 'think' });

  it('number', async () => {
    const quiz = predict(
      '{kind: number, unit: MB}',
      '{id: c, kind: number, printed: "alpine.* ([0-9.]+MB)", tolerance: 0.01MB}',
      '8.17MB',
    );
    assert.equal((await graded(quiz, predicted({ kind: 'number', value: '8,17' }), 'alpine  x  8.17MB')).score, 1);
    assert.equal((await graded(quiz, predicted({ kind: 'number', value: '8,17' }), 'alpine  x  9MB')).score, 0);
  });
  it('text and choice', async () => {
    const text = predict('{kind: text}', '{id: c, kind: text, printed: "^(<none>)"}', '"<none>"');
    assert.equal((await graded(text, predicted({ kind: 'text', text: '<none>' }), 'X\n<none>  1')).score, 1);
    const choice = predict(
      '{kind: choice, options: [a, b]}',
      '{id: c, kind: choice, printed: {a: "^yes", b: "^no"}}',
      '[a]',
    );
    assert.equal((await graded(choice, predicted({ kind: 'choice', chosen: ['b'] }), 'no')).score, 1);
    assert.equal((await graded(choice, predicted({ kind: 'choice', chosen: ['a'] }), 'no')).score, 0);
  });
});

describe('what the host cannot do', () => {
  it('costs no try', async () => {
    const quiz = question('command', '', '{id: c, kind: image, tag: x}', '{lines: [docker images]}');
    const host = await bootQuiz(quiz, 1, AT);
    const [asked] = quiz.questions;
    assert.ok(asked);
    const line = { line: 'docker swarm init', stdout: '', stderr: '', calls: [], commands: [] };
    const ending = { exitCode: 1, message: '', what: 'docker swarm' };
    const afterLines = (ran: Evidence['ran']) =>
      grade(quiz, asked, { start: host, host, ran, response: { kind: 'host' }, shown: '' });
    assert.equal((await afterLines([{ ...line, ending: { kind: 'not-simulated', ...ending } }])).gradable, false);
    assert.equal(
      (
        await afterLines([
          { ...line, ending: { kind: 'limit', ...ending } },
          { ...line, ending: { kind: 'docker', ...ending } },
        ])
      ).gradable,
      true,
    );
  });
});
