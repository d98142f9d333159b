import assert from 'node:assert/strict';
import { view } from '../../src/docker/index.ts';
import type { PlainResponse, Response } from '../../src/quiz/index.ts';
import { type Attempt, type Input, noteOn, type RanEntry } from '../../src/tutor/index.ts';
import { quizOf } from '../quiz/sample.ts';
import { sit } from './rig.ts';

const HEAD = 'number: 1\nhost: {images: ["alpine:3.21"]}\n';
const QUIZ = quizOf(
  `- id: tag
  kind: command
  points: 2
  hints: [0, 0.5]
  checks:
    - {id: one, kind: same-image, tags: [alpine:3.21, mine]}
    - {id: two, kind: same-image, tags: [alpine:3.21, yours]}
  solution: {lines: [docker tag alpine:3.21 mine, docker tag alpine:3.21 yours]}
  wrong: [{id: half, answer: {lines: [docker tag alpine:3.21 mine]}, check: two}]
- id: pick
  kind: choice
  points: 1
  penalty: 0.25
  tries: 2
  many: true
  options: [a, b, c, d]
  checks: [{id: c, kind: choice, right: [a, b]}]
  solution: [a, b]
  wrong: [{id: w, answer: [c], check: c}]
- id: guess
  kind: predict
  points: 1
  ask: {kind: choice, options: [yes, no]}
  run: [docker images -q mine]
  checks: [{id: c, kind: choice, printed: {yes: "^[0-9a-f]{12}$"}}]
  solution: [yes]
- id: last
  kind: command
  points: 1
  checks: [{id: gone, kind: no-tag, tag: mine}]
  solution: {lines: [docker rmi mine]}`,
  HEAD,
);
const host: Response = { kind: 'host' };
const choose = (...chosen: string[]): PlainResponse => ({ kind: 'choice', chosen });
const tag = (name: string): string => `docker tag alpine:3.21 ${name}`;

/** The latest line in the terminal. */
function ran({ terminal }: Attempt): RanEntry {
  const last = terminal.at(-1);
  assert.ok(last !== undefined && last.kind !== 'mark');
  return last;
}

describe('a question on the host', () => {
  it('ticks as the host changes, spends no try, and passes at once', async () => {
    const { does, state, codes } = await sit(QUIZ);
    await does('docker images');
    assert.deepEqual(
      state().checks.map(check => check.state),
      ['todo', 'todo'],
    );
    await does(tag('mine'));
    assert.deepEqual(
      state().checks.map(check => [check.state, check.feedback]),
      [
        ['done', []],
        ['todo', []],
      ],
    );
    assert.deepEqual([state().tries, state().status, state().score], [0, 'open', 1]);
    await does(tag('yours'));
    assert.deepEqual([state().tries, state().status, state().score, state().firstScore], [0, 'passed', 2, 2]);
    assert.deepEqual(codes().slice(-2), ['tutor.passed', 'quiz.why']);
  });

  it('an answer that fails spends a try and says what differs; known mistakes are met with their own words', async () => {
    const { does, answers, state } = await sit(QUIZ);
    await does(tag('mine'));
    await answers(host);
    assert.deepEqual(
      state().checks.map(check => check.state),
      ['done', 'off'],
    );
    assert.deepEqual(state().feedback, [{ code: 'quiz.wrong', data: { question: 'tag', key: 'half' } }]);
    assert.deepEqual([state().tries, state().score, state().firstScore], [1, 1, 1]);
    await does(tag('yours'));
    assert.deepEqual([state().status, state().score, state().firstScore], ['passed', 1.75, 1]);
  });

  it('nothing done is nothing to check: no try is spent', async () => {
    const { answers, state, codes } = await sit(QUIZ);
    await answers(host);
    assert.deepEqual([state().tries, state().checks, codes().at(-1)], [0, [], 'tutor.nothing-done']);
  });

  it('a line that the host cannot do costs no try', async () => {
    const { does, answers, state, attempt } = await sit(QUIZ);
    await does('docker swarm init');
    assert.equal(noteOn(ran(attempt()).ending)?.code, 'tutor.not-simulated');
    await answers(host);
    assert.equal(state().tries, 0);
  });

  it('a line that meets a limit of the host is told where it stands which one', async () => {
    const { does, attempt } = await sit(QUIZ);
    await does('while :; do :; done');
    const { ending } = ran(attempt());
    assert.equal(ending.kind, 'limit');
    assert.deepEqual(noteOn(ending), { code: 'tutor.limit.printed', data: {} });
    assert.match(ran(attempt()).output, /longer than this host plays/);
  });

  it('what this terminal lacks is named, with what to do instead', async () => {
    const { does, attempt } = await sit(QUIZ);
    const said: Record<string, unknown> = {};
    for (const line of ['vi main.go', 'history', 'less main.go', 'docker swarm init']) {
      await does(line);
      const note = noteOn(ran(attempt()).ending);
      said[line] = [note?.code, ...Object.values(note?.data ?? {})];
    }
    assert.deepEqual(said, {
      'vi main.go': ['tutor.elsewhere.editor', 'vi'],
      history: ['tutor.elsewhere.history', 'history'],
      'less main.go': ['tutor.elsewhere.pager', 'less'],
      'docker swarm init': ['tutor.not-simulated', 'docker swarm'],
    });
  });

  it('hints cost what they say', async () => {
    const { does, take, state, codes } = await sit(QUIZ);
    await does({ kind: 'hint', question: 'tag' }, { kind: 'hint', question: 'tag' });
    assert.equal((await take({ kind: 'hint', question: 'tag' })).refusal, 'no-hints');
    assert.deepEqual(codes().filter(code => code === 'quiz.hint').length, 2);
    await does(tag('mine'), tag('yours'));
    assert.equal(state().score, 1.5);
  });

  it('undo takes one line or edit back, reset all of them, and neither costs', async () => {
    const { does, take, state, attempt } = await sit(QUIZ);
    assert.equal((await take({ kind: 'undo' })).refusal, 'nothing-to-undo');
    const names = (): readonly string[] => view(attempt().host).images.flatMap(image => image.tags);
    await does(tag('mine'), tag('extra'), { kind: 'undo' });
    assert.deepEqual(names(), ['alpine:3.21', 'mine:latest']);
    await does({ kind: 'reset' });
    assert.deepEqual(names(), ['alpine:3.21']);
    assert.deepEqual(
      state().checks.map(check => check.state),
      ['todo', 'todo'],
    );
    assert.equal(state().score, 1, 'what was earned stays');
    await does({ kind: 'undo' });
    assert.deepEqual(names(), ['alpine:3.21', 'mine:latest']);
  });

  it('an edit is work like any other, within the working directory', async () => {
    const { does, take, attempt } = await sit(QUIZ);
    await does({ kind: 'edit', edits: [{ path: 'a/b.txt', text: 'hello\n' }] }, 'cat a/b.txt');
    assert.equal(ran(attempt()).output.replaceAll('\r', ''), 'hello\n');
    for (const path of ['/etc/passwd', '../x', 'a/../../x', 'a//b', '', './x']) {
      assert.equal((await take({ kind: 'edit', edits: [{ path, text: '' }] })).refusal, 'bad-path', path);
    }
  });

  it('what Docker refused is remembered for the class wall', async () => {
    const { does, state } = await sit(QUIZ);
    await does('docker rmi nosuch');
    assert.match(state().lastError ?? '', /No such image: nosuch/);
  });
});

describe('an answer', () => {
  const atPick = async () => {
    const sitting = await sit(QUIZ);
    await sitting.does(tag('mine'), tag('yours'), { kind: 'next' });
    return sitting;
  };

  it('trying again never lowers a score, and the last try closes the question', async () => {
    const { answers, state, codes } = await atPick();
    await answers(choose('a'));
    assert.deepEqual([state().score, state().tries, state().status], [0.5, 1, 'open']);
    await answers(choose('c'));
    assert.deepEqual([state().score, state().firstScore, state().status], [0.5, 0.5, 'partial']);
    assert.deepEqual(codes().slice(-2), ['tutor.closed-partial', 'quiz.why']);
  });
  it('a penalty is for tries that failed before', async () => {
    const { answers, state } = await atPick();
    await answers(choose('c'));
    await answers(choose('b', 'a'));
    assert.deepEqual([state().score, state().status], [0.75, 'passed']);
  });
  it('nothing chosen is no answer', async () => {
    const { take } = await atPick();
    assert.equal((await take({ kind: 'answer', question: 'pick', response: choose() })).refusal, 'blank');
  });
  it('of another kind, of another question, or to a closed one is refused and spends nothing', async () => {
    const { take, answers, state } = await atPick();
    const answer = (question: string, response: Response): Input => ({ kind: 'answer', question, response });
    assert.equal((await take(answer('pick', host))).refusal, 'wrong-kind');
    assert.equal((await take(answer('pick', choose('z')))).refusal, 'wrong-kind');
    assert.equal((await take(answer('tag', host))).refusal, 'not-this-question');
    assert.equal(state().tries, 0);
    await answers(choose('a', 'b'));
    assert.equal((await take(answer('pick', choose('a', 'b')))).refusal, 'closed');
  });
});

describe('a prediction', () => {
  const atGuess = async () => {
    const sitting = await sit(QUIZ);
    await sitting.does(
      tag('mine'),
      tag('yours'),
      { kind: 'next' },
      { kind: 'skip', question: 'pick' },
      { kind: 'next' },
    );
    return sitting;
  };
  const predict = (chosen: string, certainty: 'guess' | 'know'): Response => ({
    kind: 'predict',
    prediction: choose(chosen),
    certainty,
  });

  it('is written down, then shown by the host, then compared', async () => {
    const { answers, state, attempt, codes } = await atGuess();
    const { terminal, outcome } = await answers(predict('yes', 'know'));
    assert.deepEqual(
      terminal.map(({ entry }) => [entry.kind, entry.kind === 'mark' ? '' : entry.line]),
      [['shown', 'docker images -q mine']],
    );
    assert.equal(outcome?.ending.exitCode, 0);
    assert.deepEqual([state().status, state().score], ['passed', 1]);
    assert.ok(codes().includes('tutor.predicted.right-know'));
    assert.equal(attempt().terminal.at(-1)?.kind, 'shown');
  });
  it('has one try, and certainty shows a misconception', async () => {
    const { answers, state, codes } = await atGuess();
    await answers(predict('no', 'know'));
    assert.deepEqual([state().status, state().score, state().tries], ['failed', 0, 1]);
    assert.ok(codes().includes('tutor.predicted.other-know'));
  });
});

describe('the way through a quiz', () => {
  it('linear: no question opens before the one before it is closed', async () => {
    const { take, does, state } = await sit(QUIZ);
    assert.equal((await take({ kind: 'next' })).refusal, 'not-closed-yet');
    assert.equal((await take({ kind: 'goto', question: 'last' })).refusal, 'not-open');
    assert.equal(
      (await take({ kind: 'answer', question: 'pick', response: choose('a') })).refusal,
      'not-this-question',
    );
    assert.deepEqual([state('pick').status, state('pick').openedAt], ['closed-off', null]);
    await does({ kind: 'skip', question: 'tag' }, { kind: 'next' });
    assert.equal(state('pick').status, 'open');
  });

  it('a question given up leaves the next one the host that the solution leaves', async () => {
    const { does, attempt } = await sit(QUIZ);
    await does({ kind: 'skip', question: 'tag' }, { kind: 'next' });
    assert.deepEqual(
      view(attempt().host)
        .images.flatMap(image => image.tags)
        .sort(),
      ['alpine:3.21', 'mine:latest', 'yours:latest'],
    );
    const last = attempt().terminal.at(-1);
    assert.ok(last?.kind === 'mark');
    assert.equal(last.why.code, 'tutor.mark.prepared');
  });

  it('a question passed leaves the next one the learner’s own host', async () => {
    const { does, attempt } = await sit(QUIZ);
    await does('docker pull -q alpine:3.20', tag('mine'), tag('yours'), { kind: 'next' });
    assert.ok(view(attempt().host).images.some(image => image.tags.includes('alpine:3.20')));
  });

  it('free: any question, each on the host where it was left', async () => {
    const { does, attempt, take } = await sit({ ...QUIZ, navigation: 'free' });
    await does(tag('own'), { kind: 'goto', question: 'last' });
    assert.ok(
      !view(attempt().host).images.some(image => image.tags.includes('own:latest')),
      'nothing was passed to go on from',
    );
    await does('docker rmi mine', { kind: 'goto', question: 'tag' });
    assert.ok(view(attempt().host).images.some(image => image.tags.includes('own:latest')));
    assert.equal(attempt().questions[3]?.status, 'passed');
    assert.equal((await take({ kind: 'goto', question: 'nosuch' })).refusal, 'not-this-question');
  });

  it('finishing ends it, once', async () => {
    const { does, take, attempt, codes } = await sit(QUIZ);
    await does({ kind: 'finish' });
    assert.notEqual(attempt().finishedAt, null);
    assert.equal(codes().at(-1), 'tutor.finished');
    for (const input of [
      { kind: 'finish' },
      { kind: 'next' },
      { kind: 'undo' },
      { kind: 'line', line: 'ls', columns: 80 },
    ] as const) {
      assert.equal((await take(input)).refusal, 'finished');
    }
  });

  it('what is kept for the screen is capped', async () => {
    const { does, attempt } = await sit(QUIZ);
    for (let line = 0; line < 8; line++) await does('seq 1 20000');
    const kept = attempt().terminal;
    assert.ok(kept.reduce((sum, entry) => sum + (entry.kind === 'mark' ? 0 : entry.output.length), 0) <= 200_000);
    assert.equal(kept.at(-1)?.n, 8);
  });
});
