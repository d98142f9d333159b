/** Variants of every family: a key that is there and one, mistakes that are wrong and told apart, both languages whole, the same bytes for the same seed. */
import assert from 'node:assert/strict';
import { proveQuestion } from '../../src/author/question.ts';
import { boot, type Host } from '../../src/docker/index.ts';
import { grade } from '../../src/grade/index.ts';
import {
  FAMILIES,
  LEVELS,
  type PracticeFamily,
  type PracticeVariant,
  quizOf,
  shownVariant,
  vary,
} from '../../src/practice/index.ts';
import { isHostQuestion, LOCALES, type Locale, type Response } from '../../src/quiz/quiz.ts';
import { isForetold } from '../../src/tutor/index.ts';
import { itFor } from '../length.ts';

/** Seeds that are made a second time, one in so many: twice the work. */
const AGAIN = 20;

describe('families of practice', () => {
  let bare: Host;
  before(async () => {
    bare = await boot({
      seed: 0,
      at: 0,
      platform: 'linux/amd64',
      directory: '/home/student',
      files: {},
      images: [],
      catalogue: null,
    });
  });

  it('are named each once, with a sentence in both languages', () => {
    assert.equal(new Set(FAMILIES.map(({ name }) => name)).size, FAMILIES.length);
    for (const { name, about } of FAMILIES) {
      assert.match(name, /^[a-z]+(-[a-z]+)*$/);
      for (const locale of LOCALES) soundProse(`${name} about`, locale, about[locale]);
      assert.notEqual(about.ru, about.en);
    }
  });

  for (const family of FAMILIES) {
    itFor(family.name, { quick: 1, usual: 1, full: 500 }, async function (seeds) {
      this.timeout(seeds * 20_000);
      const levels = new Set<number>();
      for (let seed = 1; seed <= seeds; seed++) {
        const variant = await vary(family, { seed });
        levels.add(variant.level);
        soundWords(variant);
        await soundKey(variant, bare);
        if (seed % AGAIN === 1) await sameBytes(family, variant);
      }
      assert.equal(levels.size, Math.min(seeds, LEVELS.length));
    });
  }
});

function where({ family, seed, level }: PracticeVariant): string {
  return `${family} --seed ${seed} --level ${level}`;
}

function soundWords(variant: PracticeVariant): void {
  const { question, prose } = variant;
  const name = where(variant);
  assert.ok(variant.lines.length > 0 || isHostQuestion(question), name);
  for (const locale of LOCALES) {
    const { title, prompt, options, checks, hints, wrong, why } = prose[locale];
    assert.doesNotMatch(title, /`/, `${name}: a title is shown as it stands`);
    const parts = { title, prompt, why, ...options, ...checks, ...wrong, hint: hints.join('\n') };
    for (const [part, words] of Object.entries(parts)) soundProse(`${name} ${part}`, locale, words);
    const shown = shownVariant(variant, locale);
    for (const listed of [shown.options, shown.right ?? []]) {
      const texts = listed.map(({ text }) => text.toLowerCase().replace(/\s+/g, ' ').trim());
      assert.equal(new Set(texts).size, texts.length, `${name}: two options are alike: ${texts.join(' | ')}`);
    }
  }
  assert.notEqual(prose.ru.prompt, prose.en.prompt, name);
  assert.notEqual(prose.ru.why, prose.en.why, name);
}

function soundProse(name: string, locale: Locale, words: string): void {
  const bare = words.replace(/```[\s\S]*?```/g, '').replace(/(`+)[^`]*\1/g, '``');
  assert.notEqual(words.trim(), '', name);
  assert.doesNotMatch(words, /undefined|\bNaN\b|\[object|\{\{\w+\}\}|\$\{/, name);
  assert.doesNotMatch(bare, /\bnull\b|\S {2,}\S| [,.;:?]|\.\.(?!\.)|\(\)/, `${name}: ${words}`);
  assert.doesNotMatch(words, /(?:^|[^`])``(?:[^`]|$)/, `${name}: code with nothing in it: ${words}`);
  assert.equal((words.match(/```/g) ?? []).length % 2, 0, name);
  if (locale === 'en') assert.doesNotMatch(bare, /[а-яё]/i, `${name}: ${words}`);
  if (locale === 'ru') assert.doesNotMatch(bare, /\b(?:the|and|of|with|is)\b/, `${name}: ${words}`);
}

async function soundKey(variant: PracticeVariant, bare: Host): Promise<void> {
  const { question } = variant;
  const quiz = quizOf(variant);
  const name = where(variant);
  assert.equal(isForetold(question), !isHostQuestion(question), `${name}: an exam gives its key in the terminal`);
  if (isHostQuestion(question)) {
    assert.ok(question.wrong.length >= 2, name);
    const said: string[] = [];
    await proveQuestion(quiz, question, (path, problem, message) =>
      said.push(`${path.join('.')} ${problem}: ${message}`),
    );
    assert.deepEqual(said, [], name);
    return;
  }
  const given = async (response: Response) =>
    grade(quiz, question, { start: bare, host: bare, ran: [], response, shown: '' });
  const right = await given(question.solution);
  assert.ok(right.gradable && right.checks.every(({ state }) => state === 'done'), `${name}: the key fails`);
  assert.ok(question.wrong.length >= 2, `${name}: too few mistakes`);
  for (const { id, answer } of question.wrong) {
    assert.ok('kind' in answer);
    const wrong = await given(answer);
    assert.ok(wrong.gradable && wrong.checks.some(({ state }) => state !== 'done'), `${name}: ${id} passes`);
    assert.equal(wrong.misconception, id, name);
  }
}

async function sameBytes(family: PracticeFamily, { seed, level, ...first }: PracticeVariant): Promise<void> {
  const { seed: _, level: __, ...second } = await vary(family, { seed, level });
  assert.equal(JSON.stringify(second), JSON.stringify(first));
}
