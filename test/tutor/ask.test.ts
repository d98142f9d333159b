import assert from 'node:assert/strict';
import { hasWords } from '../../src/locale/index.ts';
import { findTopic, TOPICS } from '../../src/tutor/topics.ts';
import { quizOf } from '../quiz/sample.ts';
import { sit } from './rig.ts';

const QUIZ = quizOf(`- id: q
  kind: command
  points: 1
  hints: [0.25]
  checks: [{id: c, kind: image, tag: x}]
  solution: {lines: [docker images]}`);

describe('questions to the tutor', () => {
  const topics: readonly [string, string][] = [
    ['что такое образ?', 'image'],
    ['чем образ отличается от контейнера?', 'image-container'],
    ['what is the difference between an image and a container', 'image-container'],
    ['Куда контейнер пишет изменения?', 'read-write-layer'],
    ['что значит <missing>', 'missing'],
    ['что делает docker pull', 'pull'],
    ['как удалить контейнер', 'remove-container'],
    ['how do I remove an image', 'remove-image'],
    ['что такое многоступенчатая сборка', 'multi-stage'],
    ['почему порядок инструкций важен для кеша', 'cache-order'],
    ['зачем нужен реестр', 'registry'],
    ['чем реестр отличается от репозитория', 'registry-repository'],
    ['which instructions make layers', 'layer-instruction'],
    ['что такое висячие образы', 'dangling'],
    ['что значит latest', 'latest'],
    ['what is docker', 'docker'],
    ['сколько стоит попытка?', 'score'],
    ['это настоящий докер?', 'simulator'],
  ];
  for (const [text, key] of topics) {
    it(text, () => assert.equal(findTopic(text)?.key, key));
  }

  it('every topic has words in both languages', () => {
    for (const { key } of TOPICS) {
      assert.ok(hasWords('ru', `tutor.topic.${key}`) && hasWords('en', `tutor.topic.${key}`), key);
    }
  });

  const answers = async (text: string): Promise<readonly string[]> => {
    const { does } = await sit(QUIZ);
    return (await does({ kind: 'ask', text })).said.map(said => said.code);
  };
  it('a flag is answered from the client’s own help', async () => {
    const { does } = await sit(QUIZ);
    const { said } = await does({ kind: 'ask', text: 'what does -f do in docker build?' });
    assert.equal(said.at(-1)?.code, 'tutor.flag');
    assert.match(String(said.at(-1)?.data.text), /^-f, --file string /);
  });
  it('a flag without a command means that of the last line', async () => {
    const { does } = await sit(QUIZ);
    const { said } = await does('docker images -q', { kind: 'ask', text: 'что делает -q?' });
    assert.deepEqual([said.at(-1)?.code, said.at(-1)?.data.command], ['tutor.flag', 'docker images']);
    const none = await does({ kind: 'ask', text: 'а --nosuch?' });
    assert.equal(none.said.at(-1)?.code, 'tutor.no-flag');
  });
  it('a flag without a command, before any line that has it, is told of the commands of the course', async () => {
    const { does } = await sit(QUIZ);
    const { said } = await does('docker tag nosuch x', { kind: 'ask', text: 'what does -f do?' });
    assert.deepEqual(
      said.slice(1, 3).map(each => [each.code, each.data.command ?? null]),
      [
        ['tutor.flag-several', null],
        ['tutor.flag-of', 'docker build'],
      ],
    );
    assert.ok(said.some(each => each.data.command === 'docker rmi'));
    const nobody = await does({ kind: 'ask', text: 'а --nosuch?' });
    assert.equal(nobody.said.at(-1)?.code, 'tutor.no-flag');
  });
  it('thanks and greetings are answered as such', async () => {
    assert.deepEqual(await answers('Спасибо!'), ['learner', 'tutor.thanks']);
    assert.deepEqual(await answers('привет'), ['learner', 'tutor.greeting']);
    assert.deepEqual(await answers('hello'), ['learner', 'tutor.greeting']);
    assert.deepEqual(await answers('сколько стоит подсказка?'), ['learner', 'tutor.topic.score']);
  });
  it('a command that is no topic is answered from its help', async () => {
    assert.deepEqual(await answers('what does docker rename do'), ['learner', 'tutor.command']);
  });
  it('what it does not know it says, with the nearest thing it knows', async () => {
    assert.deepEqual(await answers('как приготовить борщ'), ['learner', 'tutor.unknown']);
    assert.deepEqual(await answers('что такое контэйнер'), ['learner', 'tutor.unknown-near', 'tutor.topic.container']);
  });
  it('a hint and the question again can be asked for in words', async () => {
    assert.deepEqual(await answers('Подсказка, пожалуйста'), ['learner', 'quiz.hint']);
    assert.deepEqual(await answers('hint'), ['learner', 'quiz.hint']);
    assert.deepEqual(await answers('повтори вопрос'), ['learner', 'quiz.prompt']);
  });
  it('asking changes nothing on the host', async () => {
    const { does, attempt } = await sit(QUIZ);
    const { host } = attempt();
    await does({ kind: 'ask', text: 'what does docker rename do' });
    assert.equal(attempt().host, host);
  });
});
