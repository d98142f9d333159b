import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Problem, parseQuiz } from '../../src/quiz/index.ts';
import { itFor } from '../length.ts';
import { files, quizOf } from './sample.ts';

const CHOICE = `- id: q
  kind: choice
  points: 1
  options: [a, b]
  hints: [0.25]
  checks: [{id: c, kind: choice, right: [a]}]
  solution: [a]
  wrong: [{id: w, answer: [b], check: c}]`;

function problems(given: Record<string, string | Uint8Array>): readonly Problem[] {
  const parsed = parseQuiz('test/sample', given);
  return parsed.ok ? [] : parsed.problems;
}

/** `file:line:column code` of each problem. */
function places(given: Record<string, string | Uint8Array>): readonly string[] {
  return problems(given).map(({ file, line, column, code }) => `${file}:${line}:${column} ${code}`);
}

describe('a quiz from text', () => {
  it('fills in what may be left out', () => {
    const [question] = quizOf(CHOICE).questions;
    assert.equal(question?.tries, 2);
    assert.equal(question?.tryPenalty, 0.25);
    assert.deepEqual(question?.given, { host: 'continue', files: {}, lines: [] });
    assert.deepEqual(question?.solution, { kind: 'choice', chosen: ['a'] });
    assert.deepEqual(question?.checks[0], {
      id: 'c',
      kind: 'choice',
      right: ['a'],
      printed: {},
      weight: 1,
      hidden: false,
    });
  });

  it('reads prose by heading, and leaves # in code alone', () => {
    const given = files(CHOICE);
    const quiz = parseQuiz('test/sample', {
      ...given,
      'en.md': (given['en.md'] ?? '').replace(
        'en q prompt',
        'Look:\n```\n# not a heading\n### nor this\n```\nand #### this',
      ),
    });
    assert.ok(quiz.ok);
    assert.equal(
      quiz.quiz.prose.en.questions.q?.prompt,
      'Look:\n```\n# not a heading\n### nor this\n```\nand #### this',
    );
    assert.equal(quiz.quiz.prose.ru.title, 'ru title');
    assert.equal(quiz.quiz.prose.ru.summary, 'ru summary');
    assert.equal(quiz.quiz.prose.ru.intro, 'ru intro');
    assert.deepEqual(quiz.quiz.prose.ru.questions.q?.hints, ['ru q hint 1']);
  });

  it('keeps the context: text as text, bytes as bytes', () => {
    const parsed = parseQuiz('test/sample', {
      ...files(CHOICE),
      'context/a/b.txt': 'один',
      'context/c': new Uint8Array([0, 255]),
    });
    assert.ok(parsed.ok);
    assert.deepEqual(parsed.quiz.host.files, { 'a/b.txt': { text: 'один' }, c: { base64: 'AP8=' } });
  });

  it('the digest is of the content, not of the order of reading', () => {
    const given = files(CHOICE);
    const digest = (entries: [string, string][]): string => {
      const parsed = parseQuiz('test/sample', Object.fromEntries(entries));
      return parsed.ok ? parsed.quiz.digest : '';
    };
    const entries = Object.entries(given);
    assert.equal(digest(entries), digest([...entries].reverse()));
    assert.notEqual(
      digest(entries),
      digest(entries.map(([path, text]) => [path, path === 'ru.md' ? `${text}\n` : text])),
    );
  });
});

describe('what is the matter with a quiz', () => {
  const broken = (from: string, to: string): readonly string[] => {
    const given = files(CHOICE);
    return places({ ...given, 'quiz.yaml': (given['quiz.yaml'] ?? '').replace(from, to) });
  };

  it('names the place of YAML that does not read', () => {
    assert.deepEqual(broken('points: 1', 'points: [1'), ['quiz.yaml:6:5 yaml']);
  });
  it('names a key that is unknown, at the key', () => {
    assert.deepEqual(broken('points: 1', 'points: 1\n    pionts: 2'), ['quiz.yaml:6:5 unknown-key']);
  });
  it('names a value of the wrong type, at the value', () => {
    assert.deepEqual(broken('points: 1', 'points: many'), ['quiz.yaml:5:13 bad-type']);
  });
  it('names a key that is missing, at the question', () => {
    assert.deepEqual(broken('    points: 1\n', ''), ['quiz.yaml:3:5 missing-key']);
  });
  it('names a kind that there is not', () => {
    assert.deepEqual(broken('kind: choice\n', 'kind: riddle\n'), ['quiz.yaml:4:11 unknown-kind']);
  });
  it('names an option that there is not', () => {
    assert.deepEqual(broken('solution: [a]', 'solution: [z]'), ['quiz.yaml:9:15 bad-answer']);
  });
  it('names a check that cannot read the answer', () => {
    assert.deepEqual(broken('{id: c, kind: choice, right: [a]}', '{id: c, kind: no-tag, tag: x}'), [
      'quiz.yaml:8:28 wrong-check',
    ]);
  });
  it('names a check that a wrong answer points to in vain', () => {
    assert.deepEqual(broken('check: c}', 'check: d}'), ['quiz.yaml:10:41 unknown-check']);
  });
  it('names a start that there is not, one that stands on itself, and a question that continues nothing', () => {
    const begun = (start: string, starts = '{}') =>
      places(files(CHOICE.replace('points: 1', `points: 1\n  ${start}`), `number: 1\nstarts: ${starts}\n`));
    assert.deepEqual(begun('start: fresh'), []);
    assert.deepEqual(begun('start: {from: s}', '{s: {from: fresh}}'), []);
    assert.deepEqual(begun('start: nosuch'), ['quiz.yaml:7:12 unknown-start']);
    assert.deepEqual(begun('start: {after: nosuch}'), ['quiz.yaml:7:12 unknown-question']);
    assert.deepEqual(begun('start: s', '{s: {after: q}}'), ['quiz.yaml:7:12 start-circle']);
    assert.deepEqual(begun('start: s', '{s: {from: t}, t: {from: s}}'), ['quiz.yaml:7:12 start-circle']);
    assert.deepEqual(begun('start: s', '{s: {}, fresh: {}}'), ['quiz.yaml:2:24 reserved-name']);
    assert.deepEqual(begun('continue: true\n  start: fresh'), ['quiz.yaml:7:15 nothing-before']);
    assert.deepEqual(begun('start: fresh\n  given: {host: fresh}'), ['quiz.yaml:8:12 two-starts']);
  });

  it('reads a start: images are pulled, files put in place, lines run, containers started', () => {
    const quiz = quizOf(
      CHOICE.replace('points: 1', 'points: 1\n  start: {from: s, files: {x: text}}'),
      'number: 1\nstarts: {s: {images: ["alpine:3.20"], lines: [ls], containers: {box: alpine:3.21 sleep 1}}}\n',
    );
    assert.deepEqual(quiz.starts.s, {
      on: { kind: 'host' },
      files: {},
      lines: ['docker pull -q alpine:3.20', 'ls', 'docker run -d --name box alpine:3.21 sleep 1'],
    });
    const [question] = quiz.questions;
    assert.deepEqual(question?.start, { on: { kind: 'start', name: 's' }, files: { x: 'text' }, lines: [] });
    assert.deepEqual([question.continues, question.given], [false, null]);
  });

  it('refuses a pattern that RE2 does not know', () => {
    const given = files(CHOICE.replace('kind: choice, right: [a]', 'kind: choice, right: [a], printed: {b: "(?=x)"}'));
    assert.deepEqual(places(given), ['quiz.yaml:8:61 bad-value']);
  });

  it('asks for every part of the prose, in each language, and for nothing else', () => {
    const given = files(CHOICE);
    const ru = (given['ru.md'] ?? '').replace('### why\nru q why\n', '').replace('### hint 1', '### hint 2');
    const found = problems({ ...given, 'ru.md': ru });
    assert.deepEqual(
      found.map(({ file, line, code, message }) => `${file}:${line} ${code} ${message}`),
      [
        'ru.md:7 missing-prose question "q" has no "why"',
        'ru.md:18 unknown-prose question "q" has no "hint 2" in quiz.yaml',
      ],
    );
  });
  it('a lead in one language only is missing in the other', () => {
    const given = files(CHOICE);
    const en = (given['en.md'] ?? '').replace('### prompt', '### lead\nbefore\n### prompt');
    assert.deepEqual(places({ ...given, 'en.md': en }), ['ru.md:7:1 missing-prose']);
  });
  it('names an empty part and an unknown question', () => {
    const given = files(CHOICE);
    const en = `${(given['en.md'] ?? '').replace('en q why', '')}\n## other\n### title\nx\n`;
    assert.deepEqual(places({ ...given, 'en.md': en }), ['en.md:22:1 empty-prose', 'en.md:25:4 unknown-question']);
  });
  it('names files that are missing and files that do not belong', () => {
    const { 'en.md': _, ...rest } = files(CHOICE);
    assert.deepEqual(places({ ...rest, 'notes.txt': '', 'context/../../x': '' }), [
      'context/../../x:1:1 bad-path',
      'en.md:1:1 missing-file',
      'notes.txt:1:1 unknown-file',
    ]);
  });
  it('refuses an id that leads out of the quizzes’ folder', () => {
    for (const id of ['../x', 'a/../b', 'a\0b', '/a', 'A', '']) {
      assert.equal(parseQuiz(id, files(CHOICE)).ok, false, JSON.stringify(id));
    }
  });
  it('refuses paths that leave the working directory', () => {
    for (const path of ['/etc/passwd', '../x', 'a/../../x', 'a\\\\b', './a']) {
      const given = files(CHOICE.replace('hints: [0.25]', `hints: [0.25]\n  given: {files: {"${path}": x}}`));
      assert.equal(parseQuiz('test/sample', given).ok, false, path);
    }
  });
});

describe('hostile YAML', () => {
  const yaml = (text: string): readonly string[] =>
    problems({ ...files(CHOICE), 'quiz.yaml': text }).map(problem => problem.code);

  it('cannot name a prototype', () => {
    assert.deepEqual(yaml('__proto__: {polluted: true}\nnumber: 1\nquestions: []\n'), ['forbidden-key']);
    assert.equal(({} as Record<string, unknown>).polluted, undefined);
  });
  it('cannot multiply itself by aliases', () => {
    const levels = Array.from(
      { length: 12 },
      (_, index) =>
        `a${index}: &a${index} [${Array(9)
          .fill(index === 0 ? 'x' : `*a${index - 1}`)
          .join(', ')}]`,
    );
    assert.deepEqual(yaml(`${levels.join('\n')}\n`), ['yaml']);
  });
  itFor('never throws, whatever it holds', { quick: 40, usual: 400, full: 10_000 }, async numRuns => {
    const given = files(CHOICE);
    const text = given['quiz.yaml'] ?? '';
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(12), fc.string({ maxLength: 8 }), (at, cut, put) => {
        const parsed = parseQuiz('test/sample', {
          ...given,
          'quiz.yaml': text.slice(0, at) + put + text.slice(at + cut),
        });
        assert.ok(
          parsed.ok ||
            parsed.problems.every(problem => problem.line >= 1 && problem.column >= 1 && problem.message !== ''),
        );
      }),
      { seed: 4, numRuns },
    );
  });
});
