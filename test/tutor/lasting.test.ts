/** A check that is done stays so: what is true only until a container has died is not ticked, and not passed. */
import assert from 'node:assert/strict';
import { boot, later, run, view } from '../../src/docker/index.ts';
import type { Attempt } from '../../src/tutor/index.ts';
import { quizOf } from '../quiz/sample.ts';
import { sit } from './rig.ts';

const HEAD = 'number: 1\nhost: {images: ["alpine:3.21"]}\n';
const QUIZ = quizOf(
  `- id: up
  kind: command
  points: 2
  tries: 3
  checks:
    - {id: runs, kind: container, where: {name: app, state: running}}
    - {id: named, kind: same-image, tags: [alpine:3.21, mine]}
  solution: {lines: [docker run -d --name app alpine:3.21 sleep infinity, docker tag alpine:3.21 mine]}
`,
  HEAD,
);

const states = (attempt: Attempt): readonly string[] => attempt.questions[0]?.checks.map(({ state }) => state) ?? [];

describe('a container in the background', () => {
  it('that stays is ticked at once', async () => {
    const at = await sit(QUIZ);
    await at.does('docker run -d --name app alpine:3.21 sleep infinity');
    assert.deepEqual(states(at.attempt()), ['done', 'todo']);
    await at.does('docker tag alpine:3.21 mine');
    assert.equal(at.attempt().questions[0]?.status, 'passed');
  });
  for (const program of ['false', 'sleep 2', 'ls /nosuch']) {
    it(`that dies a moment later is neither ticked nor passed: ${program}`, async () => {
      const at = await sit(QUIZ);
      await at.does('docker tag alpine:3.21 mine');
      await at.does(`docker run -d --name app alpine:3.21 ${program}`);
      assert.deepEqual(states(at.attempt()), ['todo', 'done']);
      await at.answers({ kind: 'host' });
      assert.deepEqual(states(at.attempt()), ['near', 'done']);
      assert.equal(at.attempt().questions[0]?.status, 'open');
    });
  }
  it('is looked at on a host of its own: the learner’s goes on from where it was', async () => {
    const at = await sit(QUIZ);
    await at.does('docker run -d --name app alpine:3.21 sleep 4');
    assert.equal(view(at.attempt().host).containers[0]?.state, 'running');
  });
  it('an answer on an untouched host is none, whatever runs on it', async () => {
    const at = await sit(
      quizOf(
        `- id: q
  kind: command
  points: 1
  tries: 2
  start: {lines: ["docker run -d --name app alpine:3.21 sleep infinity"]}
  checks: [{id: c, kind: no-container, where: {name: app}}]
  solution: {lines: ["docker rm -f app"]}
`,
        `format: 2\n${HEAD}`,
      ),
    );
    await at.answers({ kind: 'host' });
    assert.equal(at.attempt().questions[0]?.tries, 0);
  });
});

describe('a host later', () => {
  const AT = Date.UTC(2025, 1, 28);
  const options = { at: AT, columns: null, stdin: '' };
  const booted = () =>
    boot({
      seed: 1,
      at: AT,
      platform: 'linux/arm64',
      directory: '/home/student',
      files: {},
      images: ['alpine:3.21'],
      catalogue: null,
    });
  it('is the same value where no container is at work', async () => {
    const { host } = await run(await booted(), 'docker run alpine:3.21 true', options);
    assert.equal(await later(host, AT + 60_000), host);
  });
  it('has seen what was due end, and nothing more', async () => {
    const { host } = await run(await booted(), 'docker run -d alpine:3.21 sleep 10', options);
    const stateAt = async (seconds: number) =>
      view(await later(host, AT + seconds * 1000)).containers.map(({ state }) => state);
    assert.deepEqual([await stateAt(5), await stateAt(60)], [['running'], ['exited']]);
  });
  it('is left alone while its terminal is inside of a container', async () => {
    const { host } = await run(await booted(), 'docker run -it alpine:3.21 sh', { ...options, columns: 80 });
    assert.equal(await later(host, AT + 60_000), host);
  });
});
