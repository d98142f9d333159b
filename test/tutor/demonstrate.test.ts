/** What the tutor shows before it asks changes nothing that comes later, and a goal that is drawn gives nothing away. */
import assert from 'node:assert/strict';
import { view } from '../../src/docker/index.ts';
import { cardOf } from '../../src/live/scene.ts';
import { replay, type TerminalEntry } from '../../src/tutor/index.ts';
import { quizOf } from '../quiz/sample.ts';
import { sit } from './rig.ts';

const QUIZ = quizOf(
  `- id: tag
  kind: command
  points: 1
  start: fresh
  show:
    - docker tag alpine:3.21 shown
    - {run: docker rmi nothing, fails: true, look: daemon}
    - {run: docker images, look: {image: shown}}
  checks: [{id: named, kind: image, tag: shown}]
  solution: {lines: [docker tag alpine:3.21 shown]}
- id: size
  kind: number
  points: 1
  start: fresh
  checks: [{id: n, kind: number, value: 8}]
  solution: 8`,
  'format: 2\nnumber: 1\nhost: {images: ["alpine:3.21"]}\n',
);
const PLAY = { kind: 'demonstrate', question: 'tag' } as const;

const toldOf = (entry: TerminalEntry): string =>
  entry.kind === 'mark' ? entry.why.code : `${entry.kind} ${entry.line}`;

describe('a demonstration', () => {
  it('is one input: its lines run on a copy, each with its sentence, and the host stands as it did', async () => {
    const s = await sit(QUIZ);
    await s.does('docker tag alpine:3.21 own');
    const before = s.attempt();
    const { event, demonstrated, terminal, said, traffic, outcome } = await s.does(PLAY);
    assert.deepEqual(event, { v: 4, seq: 3, at: event?.at, kind: 'input', client: `c${event?.at}`, input: PLAY });
    assert.equal(s.attempt().host, before.host);
    assert.deepEqual(s.attempt().past, before.past);
    assert.deepEqual(s.attempt().ran, before.ran);
    assert.deepEqual(
      terminal.map(({ entry }) => toldOf(entry)),
      [
        'tutor.mark.shows',
        'shown docker tag alpine:3.21 shown',
        'tutor.mark.shows',
        'shown docker rmi nothing',
        'tutor.mark.shows',
        'shown docker images',
        'tutor.mark.shown',
      ],
    );
    assert.deepEqual(
      said.map(each => [each.code, each.data.key]),
      ['1', '2', '3'].map(key => ['quiz.show', key]),
    );
    const tags = demonstrated.map(({ host }) => view(host).images.flatMap(image => image.tags));
    assert.deepEqual(
      tags,
      [1, 2, 3].map(() => ['alpine:3.21', 'shown:latest']),
      'what was tried on the host is not on the copy',
    );
    assert.deepEqual(
      demonstrated.map(each => each.sight?.kind ?? null),
      [null, 'daemon', 'image'],
    );
    assert.ok(demonstrated.every(each => each.traffic.length > 0));
    assert.deepEqual([traffic, outcome], [[], null]);
  });

  it('brings no check nearer, and what it was refused is no error of the learner’s', async () => {
    const s = await sit(QUIZ);
    await s.does(PLAY);
    const { demonstrated, lastError, tries, score } = s.state();
    assert.deepEqual(
      { demonstrated, lastError, tries, score },
      { demonstrated: true, lastError: null, tries: 0, score: 0 },
    );
    await s.does('docker ps');
    await s.answers({ kind: 'host' });
    assert.deepEqual(
      s.state().checks.map(check => check.state),
      ['off'],
    );
  });

  it('played, skipped or played twice, the question and all after it stand alike; so does its replay', async () => {
    const played = async (times: number) => {
      const s = await sit(QUIZ);
      for (let turn = 0; turn < times; turn++) await s.does(PLAY);
      await s.does('docker tag alpine:3.21 shown');
      await s.does({ kind: 'next' });
      return s;
    };
    const [skipped, once, twice] = [await played(0), await played(1), await played(2)];
    for (const s of [once, twice]) {
      const standing = s
        .attempt()
        .questions.map(({ status, score, checks, tries }) => ({ status, score, checks, tries }));
      assert.deepEqual(
        standing,
        skipped.attempt().questions.map(({ status, score, checks, tries }) => ({ status, score, checks, tries })),
      );
      assert.deepEqual(
        view(s.attempt().host).images.map(image => image.tags),
        view(skipped.attempt().host).images.map(image => image.tags),
      );
      assert.deepEqual(view((await replay(QUIZ, s.events)).host), view(s.attempt().host));
      assert.deepEqual((await replay(QUIZ, s.events)).terminal, s.attempt().terminal);
    }
  });

  it('is of its own question alone', async () => {
    const s = await sit(QUIZ);
    assert.equal((await s.take({ ...PLAY, question: 'size' })).refusal, 'not-this-question');
    await s.does({ kind: 'skip', question: 'tag' }, PLAY, { kind: 'next' });
    assert.equal((await s.take({ ...PLAY, question: 'size' })).refusal, 'nothing-to-show');
  });
});

describe('a goal that is drawn', () => {
  it('is what the solution leaves; of a layer that the learner is to make stands the word alone', async () => {
    const quiz = quizOf(
      `- id: build
  kind: command
  goal: [app]
  points: 1
  start: {files: {Dockerfile: "FROM alpine:3.21\\nRUN echo secret > /hi\\n"}}
  checks: [{id: named, kind: image, tag: app}]
  solution: {lines: [docker build -t app .]}
- id: size
  kind: number
  points: 1
  start: fresh
  checks: [{id: n, kind: number, value: 8}]
  solution: 8`,
      'format: 2\nnumber: 1\nhost: {images: ["alpine:3.21"]}\n',
    );
    const s = await sit(quiz);
    const { goal, host } = s.attempt();
    const [base] = Object.values(view(host).layers);
    assert.deepEqual(goal, [
      {
        name: 'app',
        layers: [
          { chainId: base?.chainId, instruction: 'FROM', size: base?.size, createdBy: base?.createdBy },
          { chainId: goal[0]?.layers[1]?.chainId, instruction: 'RUN', size: 7, createdBy: null },
        ],
      },
    ]);
    assert.doesNotMatch(JSON.stringify(cardOf({ attempt: s.attempt(), locale: 'en' })), /secret/);
    assert.deepEqual((await replay(quiz, s.events)).goal, goal);
    await s.does({ kind: 'skip', question: 'build' });
    assert.deepEqual(cardOf({ attempt: s.attempt(), locale: 'en' }).goal, []);
    await s.does({ kind: 'next' });
    assert.deepEqual(s.attempt().goal, []);
  });
});
