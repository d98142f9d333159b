/** What the author of a quiz is told of a mistake, in full: place, code, message, and what to do about it. */
import assert from 'node:assert/strict';
import { parseQuiz, printProblem } from '../../src/quiz/index.ts';
import { golden } from '../golden.ts';
import { files } from './sample.ts';

const SOUND = files(`- id: who
  kind: choice
  points: 1
  hints: [0.25]
  options: [client, daemon]
  checks: [{id: c, kind: choice, right: [daemon]}]
  solution: [daemon]
  wrong: [{id: w, answer: [client], check: c}]
- id: parts
  kind: match
  points: 1
  left: [one, two]
  right: [big, small]
  checks: [{id: c, kind: match, pairs: {one: big, two: small}}]
  solution: {one: big, two: small}
- id: steps
  kind: order
  points: 1
  items: [pull, run]
  checks: [{id: c, kind: order, orders: [[pull, run]]}]
  solution: [pull, run]
- id: guess
  kind: predict
  points: 1
  ask: {kind: number, unit: MB}
  run: [docker images]
  checks: [{id: c, kind: number, printed: "alpine .* (8MB)"}]
  solution: 8MB
- id: build
  kind: dockerfile
  points: 1
  file: Dockerfile
  checks: [{id: c, kind: build, tag: app}]
  solution: {lines: [docker build -t app .]}`);

/** The file that a mistake is in, what stands there, and what stands there in its place. */
type Mistake = readonly [file: 'quiz.yaml' | 'ru.md' | 'en.md', right: string | RegExp, wrong: string];

const MISTAKES: Readonly<Record<string, Mistake>> = {
  'a bracket that is left open': ['quiz.yaml', 'points: 1', 'points: [1'],
  'a key twice': ['quiz.yaml', 'points: 1', 'points: 1\n    points: 2'],
  'a key that reaches into objects': ['quiz.yaml', 'number: 1', 'number: 1\nconstructor: 2'],
  'a key that is misspelt': ['quiz.yaml', 'points: 1', 'points: 1\n    pionts: 2'],
  'a key that is missing': ['quiz.yaml', '    points: 1\n', ''],
  'a word for a number': ['quiz.yaml', 'points: 1', 'points: many'],
  'a question that is worth nothing': ['quiz.yaml', 'points: 1', 'points: 0'],
  'a question that is worth too much': ['quiz.yaml', 'points: 1', 'points: 1000'],
  'a kind that there is not': ['quiz.yaml', 'kind: choice\n', 'kind: riddle\n'],
  'a check that there is not': ['quiz.yaml', 'kind: choice, right', 'kind: chioce, right'],
  'a platform that there is not': ['quiz.yaml', 'number: 1', 'number: 1\nhost: {platform: windows/amd64}'],
  'a question named like a part of every object': ['quiz.yaml', 'id: who', 'id: constructor'],
  'a question named like the prototype': ['quiz.yaml', 'id: who', 'id: __proto__'],
  'an option named like a method of every object': [
    'quiz.yaml',
    'options: [client, daemon]',
    'options: [client, toString]',
  ],
  'one option alone': ['quiz.yaml', 'options: [client, daemon]', 'options: [daemon]'],
  'an option twice': ['quiz.yaml', 'options: [client, daemon]', 'options: [client, daemon, client]'],
  'two right answers where one is asked for': ['quiz.yaml', 'right: [daemon]', 'right: [daemon, client]'],
  'an answer that is no option': ['quiz.yaml', 'solution: [daemon]', 'solution: [registry]'],
  'a pair that is missing': ['quiz.yaml', 'pairs: {one: big, two: small}', 'pairs: {one: big}'],
  'an order that says one twice': ['quiz.yaml', 'orders: [[pull, run]]', 'orders: [[pull, pull]]'],
  'a check that reads the host where none is asked': [
    'quiz.yaml',
    '{id: c, kind: choice, right: [daemon]}',
    '{id: c, kind: no-tag, tag: x}',
  ],
  'a check that reads an answer where the host is asked': [
    'quiz.yaml',
    '{id: c, kind: build, tag: app}',
    '{id: c, kind: text, accept: [x]}',
  ],
  'a check that is hidden, and no other': ['quiz.yaml', 'right: [daemon]', 'right: [daemon], hidden: true'],
  'a wrong answer to a check that there is not': ['quiz.yaml', 'check: c}', 'check: d}'],
  'a prediction with two tries': ['quiz.yaml', 'ask: {kind', 'tries: 2\n    ask: {kind'],
  'a pattern that RE2 does not know': ['quiz.yaml', 'right: [daemon]', 'right: [daemon], printed: {client: "(?=x)"}'],
  'a question twice': ['quiz.yaml', 'id: parts', 'id: who'],
  'a path that climbs out': ['quiz.yaml', 'file: Dockerfile', 'file: ../Dockerfile'],
  'a title that is missing': ['ru.md', '# ru title', 'ru title'],
  'a summary that is missing': ['ru.md', 'ru summary', ''],
  'an introduction that is missing': ['ru.md', 'ru intro', ''],
  'a second title': ['ru.md', '## who', '# another\n## who'],
  'a part that is missing': ['ru.md', /### why\nru who why\n/, ''],
  'a part that is empty': ['en.md', 'en who why', ''],
  'a part twice': ['en.md', '### why\n', '### prompt\nagain\n### why\n'],
  'a part that there is not': ['en.md', '### why\n', '### because\n### why\n'],
  'a hint that has no price': ['en.md', '### hint 1', '### hint 2\nmore\n### hint 1'],
  'a text below no part': ['en.md', '## who\n', '## who\nstray\n'],
  'a question that is not in quiz.yaml': ['en.md', '## who\n', '## where\n### title\nx\n## who\n'],
  'a question that has no text': ['en.md', /## who\n[\s\S]*?(?=## parts)/, ''],
  'a lead in one language': ['en.md', '### prompt', '### lead\nbefore\n### prompt'],
  'a block of code that is never closed': ['en.md', 'en build why', '```\nen build why'],
};

describe('what the author of a quiz is told', () => {
  it('nothing of one that is sound', () => {
    assert.equal(parseQuiz('test/sound', SOUND).ok, true);
  });

  it('of a mistake: where it is, and what to do about it', () => {
    const told = Object.entries(MISTAKES).map(([name, [file, right, wrong]]) => {
      const text = (SOUND[file] ?? '').replace(right, wrong);
      assert.notEqual(text, SOUND[file], name);
      const parsed = parseQuiz('test/sound', { ...SOUND, [file]: text });
      assert.ok(!parsed.ok, name);
      return `# ${name}\n${parsed.problems.map(problem => printProblem('', problem)).join('\n')}\n`;
    });
    golden('problems.txt', told.join('\n'));
  });
});
