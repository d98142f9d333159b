/** One slip of the hand gives one problem: a space that is lost or too many, a line too far in or out, a name that stands twice. */
import assert from 'node:assert/strict';
import { type Problem, parseQuiz } from '../../src/quiz/index.ts';
import { folderFiles } from './course.ts';

const FILES = Object.fromEntries(
  Object.entries(folderFiles('templates/quiz')).map(([path, bytes]) => [path, new TextDecoder().decode(bytes)]),
);

function problems(file: string, text: string): readonly Problem[] {
  const parsed = parseQuiz('a/b', { ...FILES, [file]: text });
  return parsed.ok ? [] : parsed.problems;
}

/** What may become of a line; null: the slip cannot be made there. */
type Slip = (line: string) => string | null;

const isPlain = (line: string): boolean => line.trim() !== '' && !line.trim().startsWith('#');

const IN_YAML: Readonly<Record<string, Slip>> = {
  'a space less at the beginning': line => (line.startsWith(' ') ? line.slice(1) : null),
  'a space more at the beginning': line => (isPlain(line) ? ` ${line}` : null),
  'a level less': line => (line.startsWith('  ') ? line.slice(2) : null),
  'a level more': line => (isPlain(line) ? `  ${line}` : null),
  'no space after a colon': line => (/^\s*(- )?[\w-]+: \S/.test(line) ? line.replace(': ', ':') : null),
  'no space after a colon in braces': line =>
    /[{,] ?[\w-]+: \S/.test(line) ? line.replace(/(.*[{,] ?[\w-]+:) /, '$1') : null,
  'no space after a dash': line => (/^\s*- /.test(line) ? line.replace('- ', '-') : null),
  'a letter too many in an id': line => (/\bid: [\w-]+/.test(line) ? line.replace(/\bid: [\w-]+/, '$&x') : null),
  'a letter too many in an answer': line =>
    /^ +(solution|answer): \[\w+\]/.test(line) ? line.replace(/\[\w+/, '$&x') : null,
  'a letter too many in a key': line => (/^ +(- )?\w+: \S/.test(line) ? line.replace(/\w+:/, 'x$&') : null),
  'a tab at the beginning': line => (line.startsWith('  ') ? `\t${line.slice(2)}` : null),
};

const IN_PROSE: Readonly<Record<string, Slip>> = {
  'no space after the marks of a heading': line => (/^##/.test(line) ? line.replace(' ', '') : null),
  'a space before a heading': line => (/^##/.test(line) ? ` ${line}` : null),
  'a letter too many in a heading': line => (/^##/.test(line) ? `${line}x` : null),
  'a heading twice': line => (/^###/.test(line) ? `${line}\nonce more\n${line}` : null),
};

/** Every slip at every line of the file: what it gives is shown where it is not one problem, near the line, with a hint. */
function slipped(file: string, slip: Slip) {
  const lines = (FILES[file] ?? '').split('\n');
  let told = 0;
  const unfit: string[] = [];
  lines.forEach((line, at) => {
    const wrong = slip(line);
    if (wrong === null) return;
    const found = problems(file, lines.with(at, wrong).join('\n'));
    told += found.length;
    if (found.length > 1 || found.some(({ hint }) => hint === null || hint === ''))
      unfit.push(`${at + 1}: ${wrong}\n${found.map(each => `  ${each.line} ${each.code} ${each.message}`).join('\n')}`);
  });
  return { told, unfit };
}

describe('a slip of the hand', () => {
  for (const [file, slips] of Object.entries({ 'quiz.yaml': IN_YAML, 'en.md': IN_PROSE }))
    for (const [name, slip] of Object.entries(slips))
      it(`is one problem, and says what to do: ${name} of ${file}`, () => {
        const { told, unfit } = slipped(file, slip);
        assert.deepEqual(unfit, []);
        assert.ok(told > 2, `${told} problems in all`);
      });

  it('is named at its line: a space that is lost after a colon', () => {
    const lines = (FILES['quiz.yaml'] ?? '').split('\n');
    const missed = lines.flatMap((line, at) => {
      if (!/^\s*(- )?(id|kind|points|start|unit): \S/.test(line)) return [];
      const [found] = problems('quiz.yaml', lines.with(at, line.replace(': ', ':')).join('\n'));
      return found?.code === 'lost-space' && found.line === at + 1
        ? []
        : [`${at + 1} ${found?.line} ${found?.message}`];
    });
    assert.deepEqual(missed, []);
  });

  const twice = (...changes: readonly (readonly [from: string, to: string])[]) =>
    problems(
      'quiz.yaml',
      changes.reduce((text, [from, to]) => {
        assert.ok(text.includes(from), from);
        return text.replace(from, to);
      }, FILES['quiz.yaml'] ?? ''),
    ).map(({ code }) => code);

  it('is one problem: an id that stands twice', () => {
    assert.deepEqual(twice(['id: size', 'id: list']), ['duplicate-id']);
    assert.deepEqual(twice(['id: greeted', 'id: built']), ['duplicate-id']);
    assert.deepEqual(twice(['id: no-point', 'id: other-image']), ['duplicate-id']);
    assert.deepEqual(twice(['{containers: docker ps}', '{images: docker ps}']), ['duplicate-id']);
    assert.deepEqual(twice(['points: 1', 'points: 1\n    points: 2']), ['yaml']);
  });
});
