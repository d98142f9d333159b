import assert from 'node:assert/strict';
import fc from 'fast-check';
import { SIMULATOR_VERSION } from '../../src/docker/index.ts';
import { type Attempt, type Input, putAway, replay, type Step, step, takeOut } from '../../src/tutor/index.ts';
import { courseQuiz } from '../quiz/course.ts';
import { sit } from './rig.ts';

const QUIZ = courseQuiz('docker/04-dockerfile');

const LINES = [
  'docker build -f hello.Dockerfile -t sem04/hello .',
  'docker build --no-cache -f hello.Dockerfile .',
  'docker run sem04/hello',
  'docker run -d --name web nginx:1.27',
  'docker run -it --name shell alpine:3.21 sh',
  'exit',
  'docker logs web',
  'docker ps -a',
  'docker volume create kept',
  'docker run --rm -v kept:/data alpine:3.21 sh -c "date >> /data/log; cat /data/log"',
  'docker run -d -p 5000:5000 --name registry registry:2',
  'docker push localhost:5000/hello',
  'docker tag sem04/hello localhost:5000/hello',
  'docker network create __proto__',
  'docker system df -v',
  'docker image prune -f',
  'docker history sem04/hello',
  'docker inspect web',
  'head -c 300 /bin/ls > bytes; ls -la',
  'echo "// more" >> main.go; export N=$((N+1)); cd ..; pwd',
  'cd ~; A=(1 2 3); f() { echo "$N"; }; f',
  'docker nosuch',
];

const inputs: fc.Arbitrary<Input> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...LINES).map((line): Input => ({ kind: 'line', line, columns: 80 })) },
  fc.constantFrom<Input>(
    { kind: 'undo' },
    { kind: 'reset' },
    { kind: 'next' },
    { kind: 'ask', text: 'что такое слой' },
  ),
  fc
    .constantFrom(...QUIZ.questions.map(question => question.id))
    .chain(question =>
      fc.constantFrom<Input>(
        { kind: 'skip', question },
        { kind: 'hint', question },
        { kind: 'goto', question },
        { kind: 'answer', question, response: { kind: 'host' } },
      ),
    ),
  fc
    .constantFrom('a', 'Ж\ud800', '\ufeff# ?\0')
    .map((text): Input => ({ kind: 'edit', edits: [{ path: 'note.txt', text: text.repeat(300) }] })),
);

/** What is written, told and kept of a step, but for the quiz. */
function whole({ attempt: { quiz: _, ...attempt }, ...rest }: Step): unknown {
  return { attempt, ...rest };
}

function textOf(attempt: Attempt): string {
  const text = putAway(attempt);
  assert.ok(text !== null);
  return text;
}

async function takenOut(attempt: Attempt): Promise<Attempt> {
  const again = takeOut(textOf(attempt), attempt.quiz);
  assert.ok(again !== null);
  return again;
}

describe('an attempt that was put away', () => {
  for (const navigation of ['linear', 'free'] as const) {
    it(`goes on as the one that was not: ${navigation}`, async () => {
      const quiz = { ...QUIZ, navigation };
      await fc.assert(
        fc.asyncProperty(
          fc.array(inputs, { minLength: 2, maxLength: 10 }),
          fc.array(inputs, { minLength: 1, maxLength: 6 }),
          fc.nat(1000),
          async (before, after, seed) => {
            const { take, attempt, events } = await sit(quiz, seed);
            for (let closed = 0; closed < 2; closed++) {
              await take({ kind: 'skip', question: quiz.questions[closed]?.id ?? '' });
              await take({ kind: 'next' });
            }
            for (const input of before) await take(input);
            const snapshot = await takenOut(attempt());
            assert.deepStrictEqual(snapshot, attempt());
            let other = snapshot;
            for (const input of after) {
              const one = await take(input);
              const at = one.event?.at ?? 0;
              const same = await step(other, input, { at, client: `c${at}` });
              assert.deepStrictEqual(whole(same), whole(one));
              other = await takenOut(same.attempt);
            }
            assert.deepStrictEqual(await replay(quiz, events, { from: snapshot }), await replay(quiz, events));
          },
        ),
        { seed: 20250301, numRuns: 12 },
      );
    });
  }

  it('shares what it shared: an old moment costs what is its own', async () => {
    const { does, attempt } = await sit(QUIZ);
    await does({ kind: 'skip', question: QUIZ.questions[0]?.id ?? '' });
    const one = { kind: 'edit', edits: [{ path: 'long.txt', text: 'a line of a file\n'.repeat(2000) }] } as const;
    await does(one);
    const before = textOf(attempt()).length;
    for (let n = 0; n < 40; n++) await does('echo');
    // Of a moment's own are some four hundred signs where a lesson has twenty questions; the file alone has 34,000.
    assert.ok(textOf(attempt()).length - before < 40 * 500);
    const again = await takenOut(attempt());
    assert.equal(again.past.at(-1)?.host.files, again.host.files);
  });

  it('is not taken out by another version, over another catalogue, or for another quiz', async () => {
    const { attempt } = await sit(QUIZ);
    const text = textOf(attempt());
    const parsed: Record<string, unknown> = JSON.parse(text);
    for (const other of [{ format: 0 }, { simulator: SIMULATOR_VERSION + 1 }, { catalogue: 'sha256:0' }])
      assert.equal(takeOut(JSON.stringify({ ...parsed, ...other }), QUIZ), null);
    assert.equal(takeOut(text, { ...QUIZ, digest: 'sha256:0' }), null);
    assert.throws(() => takeOut(text.slice(0, -9), QUIZ));
  });

  it('is not written when it would hold others up', async () => {
    const { does, attempt } = await sit(QUIZ);
    await does({ kind: 'skip', question: QUIZ.questions[0]?.id ?? '' });
    for (let n = 0; n < 12; n++)
      await does({ kind: 'edit', edits: [{ path: 'long.txt', text: `${n} a line\n`.repeat(20_000) }] });
    assert.equal(putAway(attempt()), null);
  });
});
