import assert from 'node:assert/strict';
import fc from 'fast-check';
import { filesOf, freeze } from '../../src/docker/index.ts';
import { type Attempt, type AttemptEvent, begin, type Input, replay, sentAt, step } from '../../src/tutor/index.ts';
import { courseQuiz } from '../quiz/course.ts';
import { sit } from './rig.ts';

/** Everything of an attempt that can be compared: hosts as they freeze. */
function bytes({ quiz, start, past, host, left, ...rest }: Attempt): string {
  return JSON.stringify({
    ...rest,
    quiz: quiz.digest,
    hosts: [start, host, ...past.map(moment => moment.host)].map(each => freeze(each)),
    left: Object.entries(left).map(([id, desk]) => [id, freeze(desk.host), desk.ran]),
  });
}

const QUIZ = courseQuiz('docker/04-dockerfile');

const inputs: fc.Arbitrary<Input> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .constantFrom(
        'docker build -f hello.Dockerfile .',
        'docker build -f hello.Dockerfile -t sem04/hello .',
        'docker image prune -f',
        'docker image ls',
        'docker run sem04/hello',
        'docker tag sem04/hello sem04/hello:v1',
        'echo "// more" >> main.go',
        'docker nosuch',
        'ls -la',
      )
      .map((line): Input => ({ kind: 'line', line, columns: 80 })),
  },
  fc.constantFrom<Input>(
    { kind: 'undo' },
    { kind: 'reset' },
    { kind: 'next' },
    { kind: 'repeat' },
    { kind: 'ask', text: 'что такое слой' },
  ),
  fc
    .constantFrom(...QUIZ.questions.map(question => question.id))
    .chain(question =>
      fc.constantFrom<Input>(
        { kind: 'skip', question },
        { kind: 'hint', question },
        { kind: 'answer', question, response: { kind: 'host' } },
        { kind: 'answer', question, response: { kind: 'choice', chosen: ['run', 'copy'] } },
        { kind: 'answer', question, response: { kind: 'order', order: ['from', 'workdir', 'copy', 'build', 'cmd'] } },
      ),
    ),
  fc.constantFrom('a', 'b').map((text): Input => ({ kind: 'edit', edits: [{ path: 'note.txt', text }] })),
);

describe('replay', () => {
  it('gives the same attempt from its journal, from the start or from a snapshot', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(inputs, { minLength: 4, maxLength: 14 }), fc.nat(1000), async (taken, seed) => {
        const { take, attempt, events, reaches } = await sit(QUIZ, seed);
        // Half of the inputs reach the questions on the host from here.
        await reaches('first-build');
        const snapshot = attempt();
        for (const input of taken) await take(input);
        const whole = bytes(attempt());
        assert.equal(bytes(await replay(QUIZ, events)), whole);
        assert.equal(bytes(await replay(QUIZ, events, { from: snapshot })), whole);
        assert.deepEqual(
          events.map(event => event.seq),
          events.map((_, index) => index + 1),
        );
      }),
      { seed: 20250228, numRuns: 12 },
    );
  });

  it('a score never falls and a closed question never opens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(inputs, { minLength: 6, maxLength: 16 }), async taken => {
        const { take, attempt, reaches } = await sit(QUIZ);
        await reaches('top-to-bottom');
        for (const input of taken) {
          const before = attempt().questions;
          await take(input);
          attempt().questions.forEach((state, index) => {
            const was = before[index];
            assert.ok(was !== undefined && state.score >= was.score);
            if (was.closedAt !== null)
              assert.deepEqual([state.closedAt, state.status, state.score], [was.closedAt, was.status, was.score]);
          });
        }
      }),
      { seed: 7, numRuns: 12 },
    );
  });

  it('an input that a mended quiz does not take changes nothing but the count', async () => {
    const { reaches, events } = await sit(QUIZ);
    await reaches(QUIZ.questions[1]?.id ?? '');
    const mended = {
      ...QUIZ,
      questions: QUIZ.questions.map((question, index) => (index === 0 ? { ...question, id: 'renamed' } : question)),
    };
    const again = await replay(mended, events);
    assert.equal(again.seq, events.length);
    assert.equal(again.current, 0);
  });
});

describe('edits in a journal', () => {
  it('are kept by what differs, fold to the same host, and come back as they were sent', async () => {
    const quiz = courseQuiz('docker/04-dockerfile');
    const long = 'RUN echo one more line\n'.repeat(400);
    const inputs: readonly Input[] = [
      { kind: 'edit', edits: [{ path: 'Dockerfile', text: `FROM alpine:3.21\n${long}` }] },
      { kind: 'line', line: 'echo "# from the shell" >> Dockerfile', columns: 80 },
      { kind: 'edit', edits: [{ path: 'Dockerfile', text: `FROM alpine:3.22\n${long}` }] },
      { kind: 'undo' },
      { kind: 'edit', edits: [{ path: 'Dockerfile', text: `FROM alpine:3.22\n${long}# end\n` }] },
    ];
    let { attempt, event } = await begin(quiz, { seed: 1, at: 1000 });
    const events: unknown[] = [event];
    for (const [n, input] of inputs.entries()) {
      const done = await step(attempt, input, { at: 2000 + n, client: `client-${n}` });
      assert.equal(done.refusal, null);
      ({ attempt, event } = done);
      events.push(event);
    }
    const journal: AttemptEvent[] = JSON.parse(JSON.stringify(events));
    assert.ok(JSON.stringify(journal[3]).length < 1000, 'a change is as long as what changed');
    assert.deepEqual(filesOf((await replay(quiz, journal)).host), filesOf(attempt.host));
    for (const [n, input] of inputs.entries()) assert.deepEqual(sentAt(journal, n + 2), input);
  });
});
