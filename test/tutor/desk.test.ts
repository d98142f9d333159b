/** A question stands on the host that its text speaks of, whatever was done before it. */
import assert from 'node:assert/strict';
import { filesOf, view } from '../../src/docker/index.ts';
import { progressOf } from '../../src/live/scene.ts';
import type { Quiz } from '../../src/quiz/index.ts';
import type { Attempt } from '../../src/tutor/index.ts';
import { quizOf } from '../quiz/sample.ts';
import { type Sitting, sit } from './rig.ts';

const HEAD = `number: 1
host: {images: ["alpine:3.21"]}
starts:
  recipe: {files: {Dockerfile: "FROM alpine:3.21\\nRUN echo hi > /hi\\n"}}
  built: {from: recipe, lines: [docker build -q -t app .], containers: {box: "alpine:3.21 touch /note"}}
`;
const QUESTIONS = `- id: build
  kind: command
  points: 1
  start: recipe
  checks: [{id: named, kind: image, tag: app}]
  solution: {lines: [docker build -t app .]}
- id: tag
  kind: command
  points: 1
  start: {after: build}
  continue: true
  checks: [{id: same, kind: same-image, tags: [app, app:v1]}]
  solution: {lines: [docker tag app app:v1]}
- id: guess
  kind: predict
  points: 1
  start: built
  ask: {kind: choice, options: [yes, no]}
  run: [docker images -q app]
  checks: [{id: c, kind: choice, printed: {yes: "^[0-9a-f]{12}$"}}]
  solution: [yes]
- id: size
  kind: number
  points: 1
  start: built
  continue: true
  checks: [{id: n, kind: number, value: 8}]
  solution: 8`;
const QUIZ = quizOf(QUESTIONS, HEAD);

const tags = ({ host }: Attempt): readonly string[] =>
  view(host)
    .images.flatMap(image => image.tags)
    .sort();
const names = ({ host }: Attempt): readonly string[] => view(host).containers.map(container => container.name);

function lastMark({ terminal }: Attempt): string | null {
  const last = terminal.at(-1);
  return last?.kind === 'mark' ? last.why.code : null;
}

/** What was said of the host when the present question opened. */
function told({ attempt }: Sitting): readonly string[] {
  const { said, quiz, current } = attempt();
  const present = quiz.questions[current]?.id;
  return said
    .filter(each => each.question === present && each.code.startsWith('tutor.desk'))
    .map(each => each.code.slice('tutor.desk.'.length));
}

async function atTag(...before: readonly string[]): Promise<Sitting> {
  const sitting = await sit(QUIZ);
  await sitting.does(...before, 'docker build -t app .', { kind: 'next' });
  return sitting;
}

describe('the desk of a question', () => {
  it('is made ready by its start', async () => {
    const { attempt } = await sit(QUIZ);
    assert.deepEqual(
      filesOf(attempt().host).map(file => file.path),
      ['Dockerfile'],
    );
    assert.deepEqual(tags(attempt()), ['alpine:3.21']);
  });

  it('is the learner’s own host where the question goes on and that has all that the start has', async () => {
    const sitting = await atTag('touch mine', 'docker pull -q alpine:3.20');
    assert.ok(filesOf(sitting.attempt().host).some(file => file.path === 'mine'));
    assert.deepEqual([lastMark(sitting.attempt()), told(sitting)], [null, []]);
    await sitting.does('docker tag app app:v1');
    assert.equal(sitting.state().status, 'passed');
  });

  const REASONS: Readonly<Record<string, readonly [line: string, why: string]>> = {
    'the image is gone': ['docker rmi -f app', 'image'],
    'the image of that name is another': ['docker tag alpine:3.21 app', 'image'],
    'there is an image without a name': ['docker build -q --no-cache --build-arg x=1 --label a=b .', 'nameless'],
    'its file is another': ['echo "RUN true" >> Dockerfile', 'file'],
    'a build would read a file that is not meant': ['echo "*" > .dockerignore', 'file'],
    'a container stands there': ['docker run alpine:3.21 true', 'extra'],
    'an image was made there': ['docker build -q --label a=b -t mine .', 'extra'],
    'an image has a further name': ['docker tag app app:v1', 'extra'],
    'the terminal stands in a container': ['docker run -it alpine:3.21 sh', 'terminal'],
  };
  for (const [name, [line, why]] of Object.entries(REASONS)) {
    it(`is a prepared one when ${name}, and the tutor says why`, async () => {
      const sitting = await sit(QUIZ);
      await sitting.does('docker build -t app .', line, { kind: 'next' });
      assert.deepEqual(told(sitting)[0], `not.${why}`);
      assert.equal(lastMark(sitting.attempt()), 'tutor.mark.prepared');
      assert.deepEqual(tags(sitting.attempt()), ['alpine:3.21', 'app:latest']);
      assert.equal(sitting.state().score, 0);
      await sitting.does('docker tag app app:v1');
      assert.deepEqual([sitting.state().status, sitting.state().score], ['passed', 1]);
    });
  }

  it('is a prepared one when a part of the task is done', async () => {
    const sitting = await sit(
      quizOf(
        `- {id: a, kind: command, points: 1, start: fresh, checks: [{id: c, kind: image, tag: "alpine:3.20"}], solution: {lines: [docker pull alpine:3.20]}}
- {id: b, kind: command, points: 1, start: fresh, continue: true, checks: [{id: c, kind: image, tag: "alpine:3.20"}], solution: {lines: [docker pull alpine:3.20]}}`,
        HEAD,
      ),
    );
    await sitting.does('docker pull alpine:3.20', { kind: 'next' });
    assert.deepEqual(told(sitting), ['not.solved']);
    assert.equal(lastMark(sitting.attempt()), 'tutor.mark.fresh');
    assert.deepEqual(tags(sitting.attempt()), ['alpine:3.21']);
  });

  it('keeps the host and opens a new terminal where the directory or what docker means has changed', async () => {
    const sitting = await sit(QUIZ);
    await sitting.does('mkdir deep', 'docker build -t app .', 'alias docker=echo', 'cd deep', { kind: 'next' });
    assert.equal(lastMark(sitting.attempt()), 'tutor.mark.terminal');
    await sitting.does('ls', 'docker tag app app:v1');
    assert.equal(sitting.state().status, 'passed');
  });

  it('tells what was put on it', async () => {
    const sitting = await atTag();
    await sitting.does({ kind: 'skip', question: 'tag' }, { kind: 'next' });
    assert.deepEqual(told(sitting), ['images', 'containers', 'files']);
    assert.deepEqual(names(sitting.attempt()), ['box']);
    const [images] = sitting.attempt().said.filter(said => said.code === 'tutor.desk.images');
    assert.deepEqual(images?.data, { names: 'app:latest', count: 1 });
  });

  it('is found as it was left by whoever goes back, and so is the one they came from', async () => {
    const { does, take, attempt } = await atTag();
    await does('docker tag app other', { kind: 'skip', question: 'tag' }, { kind: 'next' }, 'docker rmi -f app');
    await does({ kind: 'goto', question: 'tag' });
    assert.ok(tags(attempt()).includes('other:latest'));
    assert.ok(tags(attempt()).includes('app:latest'));
    await does({ kind: 'undo' });
    assert.ok(!tags(attempt()).includes('other:latest'));
    await does({ kind: 'next' });
    assert.deepEqual(tags(attempt()), ['alpine:3.21']);
    assert.equal((await take({ kind: 'goto', question: 'size' })).refusal, 'not-open');
    const { returns, questions } = progressOf({ attempt: attempt(), locale: 'en' });
    assert.deepEqual(
      [returns, ...questions.map(question => question.status)],
      [true, 'passed', 'skipped', 'open', 'closed-off'],
    );
  });

  it('reset leads to the host as the question opened, and from there to the one that is made ready for it', async () => {
    const { does, attempt } = await atTag('touch mine');
    await does('docker rmi -f app', { kind: 'reset' });
    assert.deepEqual(
      filesOf(attempt().host).map(file => file.path),
      ['Dockerfile', 'mine'],
    );
    await does({ kind: 'reset' });
    assert.deepEqual(
      filesOf(attempt().host).map(file => file.path),
      ['Dockerfile'],
    );
    assert.deepEqual(tags(attempt()), ['alpine:3.21', 'app:latest']);
  });
});

describe('a prediction', () => {
  const right = { kind: 'predict', prediction: { kind: 'choice', chosen: ['yes'] }, certainty: 'know' } as const;

  async function atGuess(quiz: Quiz = QUIZ): Promise<Sitting> {
    const sitting = await sit(quiz);
    for (const { id } of quiz.questions.slice(0, 2))
      await sitting.does({ kind: 'skip', question: id }, { kind: 'next' });
    return sitting;
  }

  for (const wandering of [
    ['docker images'],
    ['docker rmi -f app'],
    ['docker rmi -f $(docker images -q)', 'rm Dockerfile'],
    ['docker run -it alpine:3.21 sh'],
  ]) {
    it(`is tried on the host that it was asked about, after ${wandering.join(', ')}`, async () => {
      const { does, answers, state, attempt } = await atGuess();
      await does(...wandering);
      const { terminal } = await answers(right);
      assert.deepEqual([state().status, state().score], ['passed', 1]);
      assert.deepEqual(
        terminal.map(({ entry }) => (entry.kind === 'mark' ? entry.why.code : entry.line)),
        ['tutor.mark.fork', 'docker images -q app'],
      );
      assert.ok(tags(attempt()).includes('app:latest'));
      // What was tried is not lost: the first step back undoes the line that was shown, the second one leads to it.
      await does({ kind: 'undo' }, { kind: 'undo' });
      assert.notEqual(attempt().host, attempt().start);
    });
  }

  it('says nothing of a fork where nothing was tried', async () => {
    const { answers } = await atGuess();
    const { terminal } = await answers(right);
    assert.deepEqual(
      terminal.map(({ entry }) => entry.kind),
      ['shown'],
    );
  });
});

describe('what a start builds', () => {
  it('is built once for all who begin on one day: they share what is on it, and nothing that comes after', async () => {
    const [one, other] = [await sit(QUIZ, 1), await sit(QUIZ, 2)];
    for (const { does } of [one, other]) await does({ kind: 'skip', question: 'build' }, { kind: 'next' });
    const image = ({ attempt }: Sitting): string | undefined =>
      view(attempt().host).images.find(each => each.tags.includes('app:latest'))?.id;
    assert.equal(image(one), image(other));
    for (const { does } of [one, other]) await does('docker create app');
    const created = ({ attempt }: Sitting): string | undefined => view(attempt().host).containers.at(-1)?.id;
    assert.notEqual(created(one), created(other));
  });
});
