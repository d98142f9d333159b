/** Two things set against each other, flags within commands, and the learner’s own things by their names. */
import assert from 'node:assert/strict';
import { quizOf } from '../../quiz/sample.ts';
import { aboutOf, ask } from './rig.ts';

const QUIZ = quizOf(
  `- id: q
  kind: command
  points: 1
  checks: [{id: c, kind: image, tag: x}]
  solution: {lines: [docker tag alpine:3.21 x]}`,
  'number: 1\nhost: {images: ["alpine:3.21", "golang:1.23-alpine"]}\n',
);
const WEB = ['docker run -d --name web alpine:3.21 sleep 100'];

async function about(question: string, lines: readonly string[] = []): Promise<string> {
  return aboutOf((await ask(QUIZ, { question, lines })).step).join(' ');
}

const SIDES: readonly (readonly [question: string, about: string])[] = [
  // No entry tells of both: each is told.
  ['чем отличается docker logs от docker history', 'logs history'],
  ['docker image prune vs docker system prune', 'system-prune'],
  // One entry tells of both.
  ['docker rm vs docker rmi', 'rm-rmi'],
  ['чем отличается docker run от docker start', 'run-start-exec'],
  ['difference between COPY and ADD', 'copy-add'],
  ['чем ENV отличается от ARG', 'arg-env'],
];

describe('two things set against each other', () => {
  for (const [question, wanted] of SIDES)
    it(question, async () => {
      const said = await about(question);
      assert.ok(
        wanted.split(' ').every(key => said.split(' ').includes(key)),
        said,
      );
      if (!wanted.includes(' ') && !question.includes('prune')) assert.equal(said, wanted);
    });
});

describe('a flag', () => {
  it('is explained where it is asked about, also beside its value', async () => {
    assert.equal(await about('что делает -t в docker build -t app .'), 'flag:docker build:-t');
    assert.equal(await about('-p 8080:80 что тут что'), 'flag:docker run:-p');
    assert.equal(await about('что делает флаг -f у билда', ['docker image ls']), 'flag:docker build:-f');
  });
  it('is explained for each command and each letter that the question names', async () => {
    assert.equal(
      await about('-v в docker run и -v в docker rm это одно и то же?'),
      'flag:docker run:-v flag:docker rm:-v',
    );
    assert.equal(
      await about('docker run -d -p 80:80 nginx что тут значит каждый флаг'),
      'flag:docker run:-d flag:docker run:-p',
    );
  });
  it('without a command is that of the command which the question is about', async () => {
    const quiz = quizOf(
      `- id: q
  kind: command
  points: 1
  checks: [{id: c, kind: build, dockerfile: a.Dockerfile}]
  solution: {lines: [docker build -f a.Dockerfile .]}`,
      'number: 1\nhost: {images: ["alpine:3.21"]}\n',
    );
    const { step } = await ask(quiz, { question: 'what does -f mean', lines: ['docker images'] });
    assert.deepEqual(aboutOf(step), ['flag:docker build:-f']);
  });
  it('is a word like the others in a whole command that went wrong', async () => {
    assert.equal(await about('docker build -t app без точки почему не работает'), 'context');
  });
  it('is not what is meant where the dashes are', async () => {
    assert.equal(await about('зачем два дефиса в --name а у -d один'), 'flag-forms');
  });
});

describe('the last build', () => {
  it('is told step by step, and that there was none', async () => {
    assert.equal(await about('did my last build use the cache'), 'host-build');
    const recipe = "printf 'FROM alpine:3.21\\nRUN true\\n' > Dockerfile";
    const { step } = await ask(QUIZ, {
      question: 'как прошла моя сборка',
      lines: [recipe, 'docker build -q .', 'docker build -q .'],
    });
    const said = step.said.at(-1);
    assert.equal(said?.code, 'tutor.host.build');
    assert.equal(said.data.steps, 2);
    assert.match(String(said.data.rows), /cached +\[2\/2\] RUN true/);
  });
});

describe('the learner’s own things, without «мой»', () => {
  for (const [question, wanted] of [
    ['почему golang такой жирный', 'host-size'],
    ['сколько весит голанг', 'host-size'],
    ['из чего состоит alpine:3.21', 'host-size'],
    ['which image on my host is the biggest', 'host-size'],
    ['сколько места жрут образы', 'host-disk'],
    ['is the web container still up', 'host-running'],
    ['what files are in this directory', 'host-files'],
  ] as const)
    it(question, async () => assert.equal(await about(question, WEB), wanted));

  for (const [question, wanted] of [
    ['что такое alpine', 'alpine'],
    ['Alpine', 'alpine'],
    ['как запустить alpine', 'docker-run'],
    ['сколько стоит подсказка', 'score'],
    ['how can I remove web', 'remove-container'],
  ] as const)
    it(`${question}: asked of Docker at large`, async () => assert.equal(await about(question, WEB), wanted));
});
