/** What is written short in format 2 is what is written out in format 1. */
import assert from 'node:assert/strict';
import { parseQuiz, type Question } from '../../src/quiz/index.ts';
import { files, quizOf } from './sample.ts';

const FORMAT_1 = 'number: 1\n';
const FORMAT_2 = 'format: 2\nnumber: 1\n';

/** A kind of question written out, with the check `q`, and the same written short. */
const TWICE: Readonly<Record<string, readonly [long: string, short: string]>> = {
  choice: [
    `options: [a, b, c]
checks: [{id: q, kind: choice, right: [a]}]
solution: [a]
wrong: [{id: w, answer: [b], check: q}]`,
    `options: [a, b, c]
solution: [a]
wrong: [{id: w, answer: [b]}]`,
  ],
  number: [
    `unit: MB
checks: [{id: q, kind: number, value: 244MB, tolerance: 0.6MB}]
solution: 244MB
wrong: [{id: w, answer: 8MB, check: q}]`,
    `unit: MB
solution: 244MB
tolerance: 0.6MB
wrong: [{id: w, answer: 8MB}]`,
  ],
  text: [
    `checks: [{id: q, kind: text, accept: [--from, COPY --from], matches: ["--from=.*"], caseSensitive: true}]
solution: --from
wrong: [{id: w, answer: AS, check: q}]`,
    `solution: --from
also: [COPY --from]
matches: ["--from=.*"]
caseSensitive: true
wrong: [{id: w, answer: AS}]`,
  ],
  order: [
    `items: [a, b, c]
checks: [{id: q, kind: order, orders: [[a, b, c], [b, a, c]]}]
solution: [a, b, c]
wrong: [{id: w, answer: [c, b, a], check: q}]`,
    `items: [a, b, c]
solution: [a, b, c]
also: [[b, a, c]]
wrong: [{id: w, answer: [c, b, a]}]`,
  ],
  match: [
    `left: [a, b]
right: [x, y]
checks: [{id: q, kind: match, pairs: {a: [x, y], b: y}}]
solution: {a: x, b: y}
wrong: [{id: w, answer: {a: x, b: x}, check: q}]`,
    `left: [a, b]
right: [x, y]
solution: {a: x, b: y}
also: {a: [y]}
wrong: [{id: w, answer: {a: x, b: x}}]`,
  ],
  'predict, a choice': [
    `ask: {kind: choice, options: [a, b]}
run: [docker images]
checks: [{id: q, kind: choice, printed: {a: alpine, b: golang}}]
solution: [a]
wrong: [{id: w, answer: [b], check: q}]`,
    `ask: {kind: choice, options: [a, b]}
run: [docker images]
printed: {a: alpine, b: golang}
solution: [a]
wrong: [{id: w, answer: [b]}]`,
  ],
  'predict, a number': [
    `ask: {kind: number}
run: [echo 42]
checks: [{id: q, kind: number, printed: "(42)", tolerance: 1}]
solution: 42
wrong: [{id: w, answer: 2, check: q}]`,
    `ask: {kind: number}
run: [echo 42]
printed: "(42)"
tolerance: 1
solution: 42
wrong: [{id: w, answer: 2}]`,
  ],
  'predict, a text': [
    `ask: {kind: text}
run: [docker images]
checks: [{id: q, kind: text, printed: "^(<none>)", accept: [none]}]
solution: "<none>"
wrong: [{id: w, answer: golang, check: q}]`,
    `ask: {kind: text}
run: [docker images]
printed: "^(<none>)"
also: [none]
solution: "<none>"
wrong: [{id: w, answer: golang}]`,
  ],
  command: [
    `checks: [{id: q, kind: no-tag, tag: x}]
solution: {lines: [docker rmi x]}
wrong: [{id: w, answer: {lines: [docker rmi y]}, check: q}]`,
    `check: {kind: no-tag, tag: x}
solution: {lines: [docker rmi x]}
wrong: [{id: w, answer: {lines: [docker rmi y]}}]`,
  ],
};

function question(kind: string, keys: string): string {
  return `- id: q\n  kind: ${kind}\n  points: 1\n  start: fresh\n${keys.replace(/^/gm, '  ')}`;
}

function only(yaml: string, head: string, context: Record<string, string> = {}): Question {
  const [first] = quizOf(yaml, head, context).questions;
  assert.ok(first);
  return first;
}

describe('a question written short', () => {
  for (const [name, [long, short]] of Object.entries(TWICE)) {
    const kind = name.split(',')[0] ?? '';
    it(`is the same as it was written out: ${name}`, () => {
      assert.deepEqual(only(question(kind, short), FORMAT_2), only(question(kind, long), FORMAT_1));
    });
    it(`may still be written out: ${name}`, () => {
      assert.deepEqual(only(question(kind, long), FORMAT_2), only(question(kind, long), FORMAT_1));
    });
    it(`is not of format 1: ${name}`, () => {
      const parsed = parseQuiz('test/sample', files(question(kind, short), FORMAT_1));
      assert.deepEqual(parsed.ok ? [] : parsed.problems.map(({ code }) => code), ['new-key']);
    });
  }

  it('counts a bare number in the unit that is asked for', () => {
    const [check] = only(question('number', 'unit: MB\nsolution: 244'), FORMAT_2).checks;
    assert.equal(check?.kind === 'number' && check.value, 244_000_000);
  });

  it('goes on from the question before when it says nothing of its host, but for a prediction', () => {
    const one = 'points: 1\n  options: [a, b]\n  solution: [a]';
    const quiz = quizOf(
      `- id: p\n  kind: choice\n  ${one}\n- id: q\n  kind: choice\n  ${one}\n- id: r\n  kind: predict\n  points: 1\n  ask: {kind: number}\n  run: [echo 1]\n  printed: "(1)"\n  solution: 1`,
      FORMAT_2,
    );
    assert.deepEqual(
      quiz.questions.map(({ start, continues, given }) => [start.on, continues, given]),
      [
        [{ kind: 'host' }, false, null],
        [{ kind: 'question', id: 'p' }, true, null],
        [{ kind: 'question', id: 'q' }, false, null],
      ],
    );
  });

  it('has options that are code, the same in every language', () => {
    const quiz = quizOf(
      question('choice', 'options: [{run: docker run x}, {tick: "a`b"}, c]\nsolution: [run]'),
      FORMAT_2,
    );
    const [asked] = quiz.questions;
    assert.deepEqual(asked?.kind === 'choice' && asked.options, ['run', 'tick', 'c']);
    const said = (c: string) => ({ run: '`docker run x`', tick: '`` a`b ``', c });
    assert.deepEqual(quiz.prose.ru.questions.q?.options, said('ru q option c'));
    assert.deepEqual(quiz.prose.en.questions.q?.options, said('en q option c'));
  });
});

describe('a file written as a change to another one', () => {
  const context = { 'context/main.go': 'Hello World\n' };
  const yaml = `- id: p
  kind: command
  points: 1
  start: {files: {main.go: {like: main.go, but: {World: Docker}}}}
  check: {kind: no-tag, tag: x}
  solution: {files: {a.txt: {like: main.go, but: {Docker: Start}}}}
- id: q
  kind: command
  points: 1
  start: {after: p}
  check: {kind: no-tag, tag: x}
  solution: {files: {a.txt: {like: a.txt, but: {Start: End}}}}
  wrong:
    - {id: v, answer: {files: {a.txt: {like: solution, but: {"Hello ": ""}}}}}
    - {id: w, answer: {files: {b.txt: {like: a.txt}, main.go: {like: main.go, but: {Docker: Moby}}}}}`;

  it('is worked out from the folder, from starts, from solutions before it and from its own', () => {
    const [p, q] = quizOf(yaml, FORMAT_2, context).questions;
    assert.deepEqual(p?.start.files, { 'main.go': 'Hello Docker\n' });
    assert.deepEqual(p?.solution, { files: { 'a.txt': 'Hello Start\n' }, lines: [] });
    assert.deepEqual(q?.solution, { files: { 'a.txt': 'Hello End\n' }, lines: [] });
    assert.deepEqual(
      q?.wrong.map(({ answer }) => answer),
      [
        { files: { 'a.txt': 'End\n' }, lines: [] },
        { files: { 'b.txt': 'Hello Start\n', 'main.go': 'Hello Moby\n' }, lines: [] },
      ],
    );
  });

  it('names what it cannot be made of', () => {
    const told = (from: string, to: string): readonly string[] => {
      const parsed = parseQuiz('test/sample', { ...files(yaml.replace(from, to), FORMAT_2), ...context });
      return parsed.ok ? [] : parsed.problems.map(({ line, code, message }) => `${line} ${code} ${message}`);
    };
    assert.deepEqual(told('{World: Docker}', '{world: Docker}'), ['7 vain-change "world" stands nowhere in main.go']);
    assert.deepEqual(told('{"Hello ": ""}', '{"d": ""}'), []);
    assert.deepEqual(told('{"Hello ": ""}', '{"l": ""}'), ['17 vain-change "l" stands 2 times in solution']);
    assert.deepEqual(told('{like: a.txt, but: {Start: End}}', '{like: solution}'), [
      '15 unknown-file there is no solution here that it could be like',
    ]);
  });
});
