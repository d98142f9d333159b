/** quizzes/README.md is the whole reference: every example in it is proved, and what it lists is what there is. */
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { parse } from 'yaml';
import * as z from 'zod';
import { check } from '../../src/author/index.ts';
import { check as checkSchema } from '../../src/quiz/check.ts';
import { QUESTION_KINDS, readsResponse } from '../../src/quiz/index.ts';
import { updates } from '../golden.ts';
import { files } from '../quiz/sample.ts';

const README = 'quizzes/README.md';
const TEXT = readFileSync(README, 'utf8');
const HEAD = 'format: 2\nnumber: 1\nhost: {images: ["alpine:3.21"]}\n';

interface Example {
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

const EXAMPLES: readonly Example[] = [...TEXT.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(found => ({
  line: TEXT.slice(0, found.index).split('\n').length,
  language: found[1] ?? '',
  text: found[2] ?? '',
}));

/** A whole quiz with the prose that stands below it, or questions, with starts or without, whose prose is made up. */
function folderOf({ text, line }: Example): Readonly<Record<string, string>> {
  if (text.includes('format:')) {
    const english = EXAMPLES.find(each => each.language === 'markdown' && each.line > line)?.text ?? '';
    // The other language says the same in its own words.
    const russian = english.replace(/^(?!#)(?!`[^`]*`$)(.*\p{L}.*)$/gmu, 'По-русски: $1');
    return { 'quiz.yaml': text, 'en.md': english, 'ru.md': russian.replace(/^# .*/, '# По-русски') };
  }
  const [starts = '', questions] = text.split(/^questions:\n/m);
  return questions === undefined ? files(text, HEAD) : files(questions.replace(/^ {2}/gm, ''), `${HEAD}${starts}`);
}

describe('quizzes/README.md', () => {
  for (const example of EXAMPLES.filter(({ language, text }) => language === 'yaml' && !text.startsWith('checks:')))
    it(`has an example at line ${example.line} that drydock check proves`, async () => {
      const report = await check([{ id: 'a/b', path: 'example', files: folderOf(example) }]);
      assert.deepEqual(
        report.problems.map(
          ({ problem: { file, line, code, message, hint } }) => `${file}:${line} ${code} ${message}\n${hint}`,
        ),
        [],
      );
    });

  it('has an example of each check that reads the host', () => {
    const list = EXAMPLES.find(({ text }) => text.startsWith('checks:'))?.text ?? '';
    const checks = z.object({ checks: z.array(checkSchema) }).parse(parse(list)).checks;
    const named = checks.map(each => ({ ...each, id: each.id ?? '' }));
    const kinds = checkSchema.options.map(each => each.shape.kind.value);
    assert.deepEqual(
      kinds.filter(kind => !named.some(each => each.kind === kind)),
      ['choice', 'number', 'text', 'order', 'match', 'cache', 'paste'],
      'those that read an answer are what a solution stands for',
    );
    assert.ok(named.every(each => !readsResponse(each)));
  });

  it('has an example of each kind of question', () => {
    const kinds = EXAMPLES.flatMap(({ text }) => [...text.matchAll(/^ *kind: (\w+)/gm)].map(found => found[1]));
    assert.deepEqual(
      QUESTION_KINDS.filter(kind => !kinds.includes(kind)),
      [],
    );
  });

  it('lists the codes of feedback, each with what it says (UPDATE=1 writes the table)', () => {
    const [before = '', table = ''] = TEXT.split(/(?<=## The codes of feedback\n.*\n\n)/);
    const now = codesTable();
    if (table !== now && updates(process.env)) writeFileSync(README, `${before}${now}`);
    else assert.equal(table, now);
  });
});

/** A row for each code: a text that has forms for one and for several has one row. */
function codesTable(): string {
  const words: Readonly<Record<string, string>> = JSON.parse(readFileSync('src/locale/tutor.en.json', 'utf8'));
  const rows = Object.entries(words)
    .filter(([code]) => code.startsWith('feedback.') && !code.endsWith('_one'))
    .map(
      ([code, text]) => `| \`${code.replace(/_other$/, '')}\` | ${text.replaceAll('\n', ' ').replaceAll('|', '\\|')} |`,
    );
  return `| code | what is said |\n|---|---|\n${rows.toSorted().join('\n')}\n`;
}
