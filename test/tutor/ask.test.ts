import assert from 'node:assert/strict';
import { view } from '../../src/docker/index.ts';
import { replay } from '../../src/tutor/index.ts';
import { quizOf } from '../quiz/sample.ts';
import { type Sitting, sit } from './rig.ts';

const QUIZ = quizOf(
  `- id: q
  kind: command
  points: 1
  hints: [0.25, 0]
  checks: [{id: c, kind: image, tag: x}]
  solution: {lines: [docker tag alpine:3.21 x]}
- id: r
  kind: command
  points: 1
  checks: [{id: c, kind: image, tag: y}]
  solution: {lines: [docker tag alpine:3.21 y]}`,
  'number: 1\nhost: {images: ["alpine:3.21"]}\n',
);

async function asked(sitting: Sitting, text: string): Promise<readonly string[]> {
  return (await sitting.does({ kind: 'ask', text })).said.map(said => said.code);
}

const fresh = async (text: string): Promise<readonly string[]> => asked(await sit(QUIZ), text);

describe('questions to the tutor', () => {
  describe('flags', () => {
    it('are explained for the command that the question names', async () => {
      const { does } = await sit(QUIZ);
      const { said } = await does({ kind: 'ask', text: 'what does -f do in docker build?' });
      assert.deepEqual([said.at(-1)?.code, said.at(-1)?.data.flag], ['tutor.flag.build.--file', '-f']);
      const other = await does({ kind: 'ask', text: 'а что делает -f у docker rmi?' });
      assert.deepEqual(
        [other.said.at(-1)?.code, other.said.at(-1)?.data.command],
        ['tutor.flag.rmi.--force', 'docker rmi'],
      );
    });
    it('mean those of the last line when the question names no command', async () => {
      const sitting = await sit(QUIZ);
      await sitting.does('docker images -q');
      assert.deepEqual(await asked(sitting, 'что делает -q?'), ['learner', 'tutor.flag.images.--quiet']);
      assert.deepEqual(await asked(sitting, 'а --nosuch?'), ['learner', 'tutor.no-flag']);
    });
    it('are told of the commands of the course that have them, before any line that has', async () => {
      const sitting = await sit(QUIZ);
      await sitting.does('docker tag nosuch x');
      assert.deepEqual((await asked(sitting, 'what does -f do?')).slice(1, 4), [
        'tutor.flag-several',
        'tutor.flag.build.--file',
        'tutor.flag.rmi.--force',
      ]);
      assert.deepEqual(await fresh('а --nosuch?'), ['learner', 'tutor.which-command']);
    });
    it('written together are explained one by one', async () => {
      assert.deepEqual(await fresh('docker run -it зачем'), [
        'learner',
        'tutor.flag.run.--interactive',
        'tutor.flag.run.--tty',
      ]);
    });
    it('of an instruction are told from those of a command', async () => {
      assert.deepEqual(await fresh('что делает --from в COPY'), ['learner', 'tutor.flag.COPY.--from']);
    });
    it('without words of ours are told as the help says them', async () => {
      const { does } = await sit(QUIZ);
      const { said } = await does({ kind: 'ask', text: 'docker run --sig-proxy' });
      assert.equal(said.at(-1)?.code, 'tutor.flag-help');
      assert.match(String(said.at(-1)?.data.text), /^--sig-proxy/);
    });
  });

  it('a command that is no topic is answered from its help', async () => {
    assert.deepEqual(await fresh('what does docker plugin do'), ['learner', 'tutor.command']);
  });

  it('what it does not know it says, and offers three topics', async () => {
    const { does } = await sit(QUIZ);
    const { said } = await does({ kind: 'ask', text: 'как приготовить борщ' });
    assert.equal(said.at(-1)?.code, 'tutor.unknown');
    assert.equal(String(said.at(-1)?.data.offers).split(' ').length, 3);
  });

  it('thanks and greetings are answered as such', async () => {
    assert.deepEqual(await fresh('Спасибо!'), ['learner', 'tutor.thanks']);
    assert.deepEqual(await fresh('привет'), ['learner', 'tutor.greeting']);
    assert.deepEqual(await fresh('сколько стоит подсказка?'), ['learner', 'tutor.topic.score']);
  });

  it('an error that is pasted is met by what it prints', async () => {
    const text =
      'docker: Error response from daemon: driver failed programming external connectivity: Bind for 0.0.0.0:80 failed: port is already allocated.';
    assert.deepEqual(await fresh(text), ['learner', 'tutor.topic.e-port-allocated']);
  });

  it('asking changes nothing on the host', async () => {
    const { does, attempt } = await sit(QUIZ);
    const { host } = attempt();
    for (const text of [
      'what does docker rename do',
      'что на моём хосте',
      'размер контекста',
      'мой кеш',
      'FROM alpine\nRUN ls',
    ])
      await does({ kind: 'ask', text });
    assert.equal(attempt().host, host);
  });

  it('four kilobytes of anything are read', async () => {
    const { take } = await sit(QUIZ);
    for (const text of [
      'слой '.repeat(800),
      'щ'.repeat(4000),
      '-'.repeat(4000),
      'a\n'.repeat(2000),
      '\u0000\uD800'.repeat(2000),
    ])
      assert.equal((await take({ kind: 'ask', text })).refusal, null);
    assert.equal((await take({ kind: 'ask', text: 'x'.repeat(4001) })).refusal, 'too-long');
  });
});

describe('wishes put to the tutor', () => {
  it('are carried out and journalled as the inputs that they are', async () => {
    const sitting = await sit(QUIZ);
    const wishes: readonly [string, string, readonly string[]][] = [
      ['Подсказка, пожалуйста', 'hint', ['learner', 'quiz.hint']],
      ['повтори вопрос', 'repeat', ['learner', 'quiz.prompt']],
      ['отмени', 'undo', ['learner', 'tutor.done.undo']],
      ['сброс', 'reset', ['learner', 'tutor.done.reset']],
      ['пропустить', 'skip', ['learner', 'tutor.skipped', 'quiz.why']],
      ['дальше', 'next', ['learner']],
    ];
    await sitting.does('docker tag alpine:3.21 other');
    for (const [text, kind, codes] of wishes) {
      const { event, said } = await sitting.does({ kind: 'ask', text });
      assert.ok(event?.kind === 'input');
      assert.equal(event.input.kind, kind);
      assert.deepEqual(said.map(({ code }) => code).slice(0, codes.length), codes, text);
    }
    assert.equal(sitting.attempt().current, 1);
    assert.equal(sitting.state('q').hints, 1);
    assert.deepEqual(await replay(QUIZ, sitting.events), sitting.attempt());
  });

  it('do the same whatever a later search makes of the words: the event names the input', async () => {
    const sitting = await sit(QUIZ);
    await sitting.does('docker tag alpine:3.21 other', { kind: 'ask', text: 'undo' });
    const strange = sitting.events.map(event =>
      event.kind === 'input' && event.input.kind === 'undo'
        ? { ...event, input: { ...event.input, asked: 'xyzzy' } }
        : event,
    );
    const { host } = await replay(QUIZ, strange);
    assert.deepEqual(view(host).images, view(sitting.attempt().start).images);
  });

  it('that cannot be granted are told why, and nothing is spent', async () => {
    const sitting = await sit(QUIZ);
    assert.deepEqual(await asked(sitting, 'дальше'), ['learner', 'refusal.not-closed-yet']);
    assert.deepEqual(await asked(sitting, 'undo'), ['learner', 'refusal.nothing-to-undo']);
    await sitting.does({ kind: 'ask', text: 'hint' }, { kind: 'ask', text: 'hint' });
    assert.deepEqual(await asked(sitting, 'hint'), ['learner', 'refusal.no-hints']);
    await sitting.does({ kind: 'ask', text: 'skip' });
    assert.deepEqual(await asked(sitting, 'hint'), ['learner', 'tutor.hint-closed']);
    assert.equal(sitting.attempt().current, 0);
    assert.deepEqual(await replay(QUIZ, sitting.events), sitting.attempt());
  });

  it('are no wishes when more is said', async () => {
    for (const text of [
      'как пропустить вопрос?',
      'что делает сброс',
      'подскажи как удалить образ',
      'сколько стоит подсказка',
      'what does undo do',
    ]) {
      const { event } = await (await sit(QUIZ)).does({ kind: 'ask', text });
      assert.ok(event?.kind === 'input' && event.input.kind === 'ask', text);
    }
  });

  it('an answer that is asked for is not given, and no hint is taken for it', async () => {
    const sitting = await sit(QUIZ);
    for (const text of ['дай ответ', 'give me the answer', 'я не понимаю', 'what now', 'не работает', 'покажи решение'])
      for (const code of await asked(sitting, text)) assert.doesNotMatch(code, /^quiz\.(hint|why|wrong)/, text);
    assert.equal(sitting.state().hints, 0);
    assert.deepEqual(await asked(sitting, 'дай ответ'), ['learner', 'tutor.answer-price']);
    await sitting.does({ kind: 'skip', question: 'q' });
    assert.deepEqual(await asked(sitting, 'почему'), ['learner', 'quiz.why']);
  });
});

describe('what leads on from the present question', () => {
  it('the line that failed, what it complained of, and what that means', async () => {
    const sitting = await sit(QUIZ);
    await sitting.does('docker run nosuch');
    const { said } = await sitting.does({ kind: 'ask', text: 'не работает' });
    assert.deepEqual(
      said.map(({ code }) => code),
      ['learner', 'tutor.trouble.last', 'tutor.topic.e-denied', 'tutor.hints-price'],
    );
    assert.match(String(said[1]?.data.error), /pull access denied for nosuch/);
    await sitting.does('docker images');
    assert.equal((await asked(sitting, 'what went wrong'))[1], 'tutor.trouble.earlier');
  });
  it('a build that failed is quoted by its last words', async () => {
    const sitting = await sit(QUIZ);
    await sitting.does(
      { kind: 'edit', edits: [{ path: 'Dockerfile', text: 'FROM alpine:3.21\nRUM ls\n' }] },
      'docker build .',
    );
    const { said } = await sitting.does({ kind: 'ask', text: 'что за ошибка' });
    assert.match(String(said[1]?.data.error), /^ERROR: .*unknown instruction: RUM \(did you mean RUN\?\)$/);
    assert.equal(said[2]?.code, 'tutor.topic.e-unknown-instruction');
  });
  it('with nothing that failed it says so', async () => {
    assert.deepEqual(await fresh('it does not work'), ['learner', 'tutor.trouble.none', 'tutor.hints-price']);
  });
});

describe('a glossary that is closed', () => {
  const exam = { ...QUIZ, glossary: 'closed' as const };
  it('explains no terms, flags, errors, figures and files; the task it does', async () => {
    const sitting = await sit(exam);
    for (const text of [
      'что такое слой',
      'docker build -f',
      'port is already allocated',
      'сколько у меня образов',
      'FROM alpine\nRUN ls',
      'что делает docker wait',
    ])
      assert.deepEqual(await asked(sitting, text), ['learner', 'tutor.glossary-closed'], text);
    assert.deepEqual(await asked(sitting, 'повтори'), ['learner', 'quiz.prompt']);
    assert.equal((await asked(sitting, 'что дальше'))[1], 'tutor.now.command');
  });
});
