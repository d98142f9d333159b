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
    assert.deepEqual(await text('часть localhost:5000'), []);
  });
  it('tells what kind of thing was asked for, where the answer is none', async () => {
    const answered = async (question: string, response: Response) =>
      (await told(question, response)).map(each => [each.code, ...each.texts]);
    assert.deepEqual(await answered('05-layers#copy-flag', { kind: 'text', text: 'stage' }), [
      [
        'feedback.text.not-flag',
        'Это не флаг: флаг начинается с дефиса.',
        'That is not a flag: a flag begins with a dash.',
      ],
    ]);
    assert.deepEqual(
      (await answered('05-layers#copy-flag', { kind: 'text', text: '--chown' })).map(([code]) => code),
      ['feedback.text.other-flag'],
    );
    const prediction = { kind: 'text', text: 'latest' } as const;
    assert.deepEqual(
      await answered('04-dockerfile#without-a-name', { kind: 'predict', prediction, certainty: 'think' }),
      [['feedback.text.not-printed', 'Это не то, что напечатал Docker.', 'That is not what Docker printed.']],
    );
  });
  it('tells what is of another kind from another of that kind', async () => {
    assert.deepEqual(await text('Docker Hub'), ['feedback.text.not-address']);
    assert.deepEqual(await text('docker.io'), ['feedback.text.other-address']);
  });
  it('takes no try from who says that they do not know', async () => {
    for (const given of ['не знаю', 'I don’t know.', 'хз']) {
      const response = { kind: 'text', text: given } as const;
      const { grade } = await judged({
        quiz: '01-architecture',
        question: 'which-registry',
        response,
        expectedPass: false,
      });
      assert.equal(grade.gradable, false, given);
      assert.equal(grade.feedback[0]?.code, 'tutor.no-answer');
    }
  });

  const pairs = (client: string, daemon: string, host: string, registry: string) =>
    told('01-architecture#roles', { kind: 'match', pairs: { client, daemon, host, registry } });
  it('names one pair that is none in the words of the quiz, and not what is right instead', async () => {
    const said = await pairs('asks', 'machine', 'works', 'keeps');
    assert.deepEqual(
      said.map(each => each.code),
      ['feedback.match.pair', 'feedback.match'],
    );
    assert.equal(
      said[0]?.texts[0],
      '«Демон (dockerd)» и «машина, на которой лежат образы и работают контейнеры» — не пара.',
    );
    assert.match(said[0]?.texts[1] ?? '', /dockerd.* and “the machine where .*” do not go together\.$/);
    assert.ok(!said.some(({ texts }) => texts.some(text => text.includes('собирает'))));
  });
  it('says nothing of pairs that are right', async () => {
    assert.deepEqual(await pairs('asks', 'works', 'machine', 'keeps'), []);
  });
});
