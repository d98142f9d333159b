/** Questions as beginners put them: what each answer must be about was written before the search was. */
import assert from 'node:assert/strict';
import { wholeLexicon } from '../../../src/tutor/talk/find.ts';
import { readWords } from '../../../src/tutor/talk/words.ts';
import { quizOf } from '../../quiz/sample.ts';
import { type Asked, aboutOf, ask, questionsIn } from './rig.ts';

/** In any order, so that whoever is done with a question can wish for the next one. */
const QUIZ = quizOf(
  ['q', 'r']
    .map(
      id => `- id: ${id}
  kind: command
  points: 1
  hints: [0.25, 0.5]
  checks: [{id: c, kind: image, tag: x}]
  solution: {lines: [docker tag alpine:3.21 x]}`,
    )
    .join('\n'),
  'number: 1\nnavigation: free\nhost: {images: ["alpine:3.21", "golang:1.23-alpine"]}\n',
);
/** A line that leaves something to take back. */
const BEFORE = ['docker image ls'];

/** What each answer was about: a question is in several of the lists below. */
const answered = new Map<Asked, readonly string[]>();

async function wrong(questions: readonly Asked[]): Promise<readonly string[]> {
  const missed: string[] = [];
  for (const each of questions) {
    const about = answered.get(each) ?? aboutOf((await ask(QUIZ, { ...each, lines: each.lines ?? BEFORE })).step);
    answered.set(each, about);
    const right = about.some(one => each.about.includes(one) || each.about.some(wanted => isPart(one, wanted)));
    if (!right) missed.push(`${each.question} → ${about.join(', ')}, not ${each.about.join(' or ')}`);
  }
  return missed;
}

/** `-it` is answered as `-i` and `-t`. */
function isPart(one: string, wanted: string): boolean {
  const [flag = '', whole = ''] = [one, wanted].map(about => /^flag:(.+:)-(\w+)$/.exec(about)?.slice(1).join('') ?? '');
  return flag !== '' && whole.startsWith(flag);
}

describe('beginners’ questions', () => {
  it('that were met before the search was written are all answered rightly', async () => {
    assert.deepEqual(await wrong(questionsIn('test/tutor/talk/beginners.jsonl')), []);
  });

  const own = questionsIn('test/tutor/talk/questions.jsonl');
  const held = own.filter(each => each.held === true);
  for (const [name, questions] of [
    ['all', own],
    ['those that were not looked at while it was tuned', held],
    ['in Russian', own.filter(({ lang }) => lang === 'ru')],
    ['in English', own.filter(({ lang }) => lang === 'en')],
  ] as const) {
    it(`${name}: at least 92 of 100`, async () => {
      const missed = await wrong(questions);
      assert.ok(missed.length <= questions.length * 0.08, missed.join('\n'));
    });
  }

  const chat = questionsIn('test/tutor/talk/chat.jsonl');
  for (const lang of ['ru', 'en'] as const) {
    it(`as they are typed in a course’s chat, in ${lang}: at least 9 of 10`, async () => {
      const questions = chat.filter(each => each.lang === lang);
      const missed = await wrong(questions);
      assert.ok(missed.length <= questions.length * 0.1, missed.join('\n'));
    });
  }

  it('as strangers put them who had seen no entry: at least 92 of 100', async () => {
    const questions = questionsIn('test/tutor/talk/strangers.jsonl');
    const missed = await wrong(questions);
    assert.ok(missed.length <= questions.length * 0.08, missed.join('\n'));
  });

  it('of newcomers, each of whom wanted one thing said: at least 92 of 100', async () => {
    const questions = questionsIn('test/tutor/talk/newcomers.jsonl');
    const missed = await wrong(questions);
    assert.ok(missed.length <= questions.length * 0.08, missed.join('\n'));
  });

  it('are 400 and more, some of which were held back', () => {
    assert.ok(own.length >= 400 && held.length >= 70);
  });
});

describe('the words of a question', () => {
  const notions = (text: string): readonly string[] => readWords(text, wholeLexicon()).map(({ notion }) => notion);
  const same: readonly [string, string][] = [
    ['образами', 'image'],
    ['контэйнир', 'контейнер'],
    ['dokcer', 'docker'],
    ['вщслук', 'docker'],
    ['j,hfp', 'образ'],
    ['obraz', 'образ'],
    ['lежит', 'лежит'],
    ['воркдир', 'workdir'],
    ['кэш', 'cache'],
    ["image'а", 'образ'],
    ['python:3.12-slim', 'image slim'],
    ['docker-ом', 'docker'],
    ['юзеру', 'user'],
    ['хелсчек', 'healthcheck'],
    ['запулить', 'pull'],
  ];
  for (const [typed, meant] of same) it(`${typed} is ${meant}`, () => assert.deepEqual(notions(typed), notions(meant)));
  it('what is no word of the course stays what it is', () => {
    assert.ok(readWords('пушкин zucchini', wholeLexicon()).every(({ known }) => !known));
  });
});
