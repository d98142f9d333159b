import assert from 'node:assert/strict';
import { saidPlain } from '../../src/locale/index.ts';
import { LOCALES, type Response } from '../../src/quiz/index.ts';
import { judged } from './answered.ts';

/** What an answer is told beside the text of a known mistake: codes with what is said in each language. */
async function told(place: string, response: Response) {
  const [quiz = '', question = ''] = place.split('#');
  const { quiz: whole, grade } = await judged({ quiz, question, response, expectedPass: false });
  return grade.checks.flatMap(check =>
    check.feedback.map(said => ({ code: said.code, texts: LOCALES.map(locale => saidPlain(whole, locale, said)) })),
  );
}

describe('how near an answer came', () => {
  const order = (...ids: readonly string[]) => told('01-architecture#run-order', { kind: 'order', order: ids });

  it('names the two things that stand the wrong way round, in the words of the quiz', async () => {
    const said = await order('request', 'fetch', 'look', 'create', 'start', 'output');
    const before = said.find(each => each.code === 'feedback.order.before');
    assert.match(before?.texts[0] ?? '', /^«демон скачивает.*» стоит раньше, чем «демон ищет/);
    assert.match(before?.texts[1] ?? '', /^“the daemon .*layers.*” comes before “the daemon looks/);
  });
  it('says nothing of an order that is right', async () => {
    assert.deepEqual(await order('request', 'look', 'fetch', 'create', 'start', 'output'), []);
  });

  const chosen = async (...ids: readonly string[]) => {
    const said = await told('01-architecture#what-travels', { kind: 'choice', chosen: ids });
    return said.map(each => each.code);
  };
  it('tells what is too much from what is missing, and both', async () => {
    assert.deepEqual(await chosen('manifest', 'config', 'missing-layers', 'dockerfile'), ['feedback.choice.extra']);
    assert.deepEqual(await chosen('manifest', 'config'), ['feedback.choice.missing']);
    assert.deepEqual(await chosen('manifest', 'config', 'dockerfile'), ['feedback.choice.both']);
    assert.deepEqual(await chosen('dockerfile', 'containers'), ['feedback.choice.none']);
  });
  it('names neither what is too much nor what is missing', async () => {
    const said = await told('01-architecture#what-travels', {
      kind: 'choice',
      chosen: ['manifest', 'config', 'dockerfile'],
    });
    assert.deepEqual(said[0]?.texts, [
      'Из выбранного лишнее: 1; из верного не выбрано: 1.',
      'Of what you chose, 1 does not belong; of what belongs, 1 is not chosen.',
    ]);
  });

  const text = async (given: string) => {
    const said = await told('01-architecture#which-registry', { kind: 'text', text: given });
    return said.map(each => each.code);
  };
  it('tells a part from what says too much', async () => {
    assert.deepEqual(await text('5000'), ['feedback.text.part']);
    assert.deepEqual(await text('localhost:5000/sem04/alpine:v1'), ['feedback.text.more']);
    assert.deepEqual(await text('localhst:5000'), ['feedback.text.spelling']);
    assert.deepEqual(await text('Docker Hub'), ['feedback.text.other']);
    assert.deepEqual(await text('часть localhost:5000'), []);
  });
  it('tells what kind of thing was asked for, where the answer is none', async () => {
    const answered = async (question: string, response: Response) =>
      (await told(question, response)).map(each => [each.code, ...each.texts]);
    assert.deepEqual(await answered('03-layers#copy-flag', { kind: 'text', text: 'stage' }), [
      [
        'feedback.text.not-flag',
        'Это не флаг: флаг начинается с дефиса.',
        'That is not a flag: a flag begins with a dash.',
      ],
    ]);
    assert.deepEqual(
      (await answered('03-layers#copy-flag', { kind: 'text', text: '--chown' })).map(([code]) => code),
      ['feedback.text.other'],
    );
    const prediction = { kind: 'text', text: 'latest' } as const;
    assert.deepEqual(
      await answered('02-dockerfile#without-a-name', { kind: 'predict', prediction, certainty: 'think' }),
      [['feedback.text.not-printed', 'Это не то, что напечатал Docker.', 'That is not what Docker printed.']],
    );
  });
});
