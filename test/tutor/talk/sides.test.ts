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
  ['чем отличается docker run от docker start', 'docker-run start-restart'],
  ['docker image prune vs docker system prune', 'system-prune'],
  // One entry tells of both.
  ['docker rm vs docker rmi', 'rm-rmi'],
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
  it('is a word like the others in a whole command that went wrong', async () => {
    assert.equal(await about('docker build -t app без точки почему не работает'), 'context');
  });
  it('is not what is meant where the dashes are', async () => {
    assert.equal(await about('зачем два дефиса в --name а у -d один'), 'flag-forms');
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
