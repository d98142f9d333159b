/** I5: a score once given never changes by itself. */
import assert from 'node:assert/strict';
import type { Quiz, Response } from '../../src/quiz/index.ts';
import { summaryOf } from '../../src/report/summary.ts';
import { events as journalled } from '../../src/store/schemas.ts';
import {
  type Attempt,
  type AttemptEvent,
  abandon,
  type FoldOptions,
  replay,
  step,
  timeUp,
  withKey,
} from '../../src/tutor/index.ts';
import { resultItems } from '../../src/web/pages/result-items.ts';
import { quizOf } from '../quiz/sample.ts';
import { type Sitting, sit } from './rig.ts';

type Grader = NonNullable<FoldOptions['grader']>;

const HEAD = 'number: 1\nhost: {images: ["alpine:3.21"]}\n';
const QUESTIONS = `- id: tag
  kind: command
  points: 4
  hints: [0, 0.5]
  penalty: 0.25
  checks:
    - {id: one, kind: same-image, tags: [alpine:3.21, mine]}
    - {id: two, kind: same-image, tags: [alpine:3.21, yours]}
  solution: {lines: [docker tag alpine:3.21 mine, docker tag alpine:3.21 yours]}
  wrong: [{id: half, answer: {lines: [docker tag alpine:3.21 mine]}, check: two}]
- id: pick
  kind: choice
  points: 1
  penalty: 0.25
  tries: 3
  many: true
  options: [a, b, c, d]
  checks: [{id: c, kind: choice, right: [a, b]}]
  solution: [a, b]
  wrong: [{id: w, answer: [c], check: c}]
- id: many
  kind: number
  points: 2
  tries: 2
  checks: [{id: n, kind: number, value: 7}]
  solution: 7
- id: guess
  kind: predict
  points: 1
  ask: {kind: choice, options: [yes, no]}
  run: [docker images -q mine]
  checks: [{id: c, kind: choice, printed: {yes: "^[0-9a-f]{12}$"}}]
  solution: [yes]
- id: left
  kind: command
  points: 2
  checks:
    - {id: gone, kind: no-tag, tag: mine}
    - {id: new, kind: same-image, tags: [alpine:3.21, other]}
  solution: {lines: [docker rmi mine, docker tag alpine:3.21 other]}
- id: last
  kind: choice
  points: 1
  options: [a, b]
  checks: [{id: c, kind: choice, right: [a]}]
  solution: [a]`;
const QUIZ = quizOf(QUESTIONS, HEAD);

const number = (value: string): Response => ({ kind: 'number', value });
const choose = (...chosen: string[]): Response => ({ kind: 'choice', chosen });

/** Every way in which something is earned or spent. */
async function worked(): Promise<Sitting> {
  const at = await sit(QUIZ);
  const { does, answers } = at;
  await does('docker tag alpine:3.21 mine');
  await answers({ kind: 'host' });
  await does({ kind: 'hint', question: 'tag' }, 'docker nosuch', { kind: 'undo' });
  await does({ kind: 'ask', text: 'подскажи' }, 'docker tag alpine:3.21 yours', { kind: 'next' });
  await answers(choose('c'));
  await answers(choose('a', 'b'));
  await does({ kind: 'next' });
  await answers(number('seven'));
  await answers(number('seven'));
  await answers(number('6'));
  await answers(number('8'));
  await does({ kind: 'next' });
  const prediction = { kind: 'choice', chosen: ['no'] } as const;
  await answers({ kind: 'predict', prediction, certainty: 'know' });
  await does({ kind: 'next' }, 'docker tag alpine:3.21 other', { kind: 'skip', question: 'left' });
  await does({ kind: 'next' });
  await answers(choose('a'));
  await does({ kind: 'finish' });
  return at;
}

/** What somebody was given, and sees of it. */
function given({ questions, current, finishedAt }: Attempt) {
  return {
    current,
    finishedAt,
    questions: questions.map(({ id, status, score, firstScore, tries, hints, checks, feedback, closedAt }) => {
      return { id, status, score, firstScore, tries, hints, checks, feedback, closedAt };
    }),
  };
}

function said({ said: all }: Attempt) {
  return all.map(({ code, data, by, question }) => ({ code, data, by, question }));
}

const asked: Grader = {
  grade: () => assert.fail('what was earned is graded again'),
  gradeChecks: () => assert.fail('a host is graded again'),
};
/** A rule by which nothing is ever right. */
const strict: Grader = {
  grade: async (_quiz, question) => ({
    score: 0,
    checks: question.checks.map(({ id }) => ({ id, state: 'off', earned: 0, feedback: [], difference: null })),
    feedback: [],
    misconception: null,
    gradable: true,
  }),
  gradeChecks: question =>
    question.checks.map(({ id }) => ({ id, state: 'off', earned: 0, feedback: [], difference: null })),
};

/** As the journal of a time in which no event said what was earned. */
function old(events: readonly AttemptEvent[]): readonly AttemptEvent[] {
  return journalled.parse(
    events.map(event => {
      const { v: _, ...rest } = event;
      if (rest.kind !== 'input') return rest;
      const { earned: __, ...input } = rest;
      return input;
    }),
  );
}

function fromDisk(events: readonly AttemptEvent[]): readonly AttemptEvent[] {
  return journalled.parse(JSON.parse(JSON.stringify(events)));
}

describe('I5 a score once given never changes by itself', () => {
  let at: Sitting;
  before(async () => {
    at = await worked();
    // What the attempt holds is of every kind, or the rest would show little.
    assert.deepEqual(
      at.attempt().questions.map(({ status, score, tries, hints }) => [status, score, tries, hints]),
      [
        ['passed', 3.25, 1, 2],
        ['passed', 0.75, 1, 0],
        ['failed', 0, 2, 0],
        ['failed', 0, 1, 0],
        ['partial', 1, 0, 0],
        ['passed', 1, 0, 0],
      ],
    );
  });

  it('nor the words that went with it: nothing is graded when a journal is folded', async () => {
    const again = await replay(QUIZ, fromDisk(at.events), { grader: asked });
    assert.deepEqual(given(again), given(at.attempt()));
    assert.deepEqual(said(again), said(at.attempt()));
  });

  it('by another rule of grading', async () => {
    const again = await replay(QUIZ, fromDisk(at.events), { grader: strict });
    assert.deepEqual(given(again), given(at.attempt()));
  });

  it('by a simulator on which the same lines come to something else', async () => {
    // No image, so every `docker tag` fails: no newer version could differ by more.
    const bare: Quiz = { ...QUIZ, host: { ...QUIZ.host, images: [] } };
    const later = fromDisk(at.events).map(event =>
      event.kind === 'begun' ? { ...event, simulator: event.simulator + 1 } : event,
    );
    const again = await replay(bare, later, { grader: asked });
    assert.ok(
      again.said.length > 0 && again.terminal.some(entry => entry.kind === 'line' && entry.ending.exitCode !== 0),
    );
    assert.deepEqual(given(again), given(at.attempt()));
  });

  it('by a mended quiz: other keys, other points, other prices, fewer tries', async () => {
    const mended = quizOf(
      QUESTIONS.replace('right: [a, b]', 'right: [a, c]')
        .replace('solution: [a, b]', 'solution: [a, c]')
        .replace('answer: [c]', 'answer: [b]')
        .replace('value: 7', 'value: 8')
        .replace('solution: 7', 'solution: 8')
        .replace('points: 4', 'points: 9')
        .replace('hints: [0, 0.5]', 'hints: [1]')
        .replace('tries: 2', 'tries: 1')
        .replace('right: [a]}', 'right: [b]}')
        .replace('solution: [a]', 'solution: [b]'),
      HEAD,
    );
    assert.notEqual(mended.digest, QUIZ.digest);
    const again = await replay(mended, fromDisk(at.events));
    assert.deepEqual(given(again), given(at.attempt()));
  });

  it('where a later simulator or a mended quiz would give another, the instructor is told, and nobody else', async () => {
    const later = fromDisk(at.events).map(event =>
      event.kind === 'input' && event.earned !== undefined
        ? { ...event, earned: { ...event.earned, simulator: event.earned.simulator - 1 } }
        : event,
    );
    const same = await replay(QUIZ, later);
    assert.deepEqual([given(same), same.today], [given(at.attempt()), {}]);
    const bare: Quiz = { ...QUIZ, host: { ...QUIZ.host, images: [] } };
    const again = await replay(bare, later);
    assert.deepEqual(given(again), given(at.attempt()));
    assert.equal(again.today.tag?.status, 'open');
    const earning = again.questions.filter(({ score }) => score > 0).map(({ id }) => id);
    const { today } = await replay(QUIZ, later, { grader: strict });
    assert.deepEqual(Object.keys(today).sort(), earning.sort(), 'a rule by which nothing is ever right');
    const told = (own: boolean): readonly (string | null)[] =>
      resultItems(again, 'en', { own, hidden: false, keys: true }).items.map(item => item.today);
    assert.match(
      told(false)[0] ?? '',
      /By today’s rules and on today’s host this would earn .* of 4\. The score that was given stays\./,
    );
    assert.ok(told(true).every(text => text === null));
  });

  it('who sees no keys reads what was done, and nothing of what is right', () => {
    const reading = (keys: boolean) => resultItems(at.attempt(), 'en', { own: false, hidden: false, keys }).items;
    const [all, few] = [reading(true), reading(false)];
    assert.deepEqual(
      few.map(({ answer, score, state }) => [answer, score, state]),
      all.map(({ answer, score, state }) => [answer, score, state]),
    );
    assert.ok(all.some(({ solution }) => solution !== null) && all.some(({ why }) => why !== null));
    for (const { solution, why, feedback, checks } of few) {
      assert.deepEqual([solution, why, feedback], [null, null, []]);
      for (const { feedback: said, difference } of checks) assert.deepEqual([said, difference], [[], null]);
    }
    const checks = (items: typeof all): number => items.reduce((sum, item) => sum + item.checks.length, 0);
    const hidden = QUIZ.questions.flatMap(question => question.checks).filter(check => check.hidden).length;
    assert.equal(checks(all) - checks(few), hidden);
  });

  it('and what it was graded by stands beside it', () => {
    const earned = at.events.flatMap(event =>
      event.kind === 'input' && event.earned !== undefined ? event.earned : [],
    );
    assert.ok(earned.length >= 12);
    assert.ok(earned.every(each => each.digest === QUIZ.digest && each.simulator === at.attempt().simulator));
    // What changes nothing weighs nothing: looking around, and a second answer that cannot be judged.
    const silent = at.events.filter(event => event.kind === 'input' && event.earned === undefined);
    assert.ok(silent.some(event => event.kind === 'input' && event.input.kind === 'answer'));
  });

  describe('in a journal whose events do not say what was earned', () => {
    it('the summary in the attempt’s row wins over today’s rules', async () => {
      const known = summaryOf(at.attempt(), 0);
      const anew = await replay(QUIZ, old(at.events), { grader: strict });
      assert.notDeepEqual(
        given(anew).questions,
        given(at.attempt()).questions,
        'the rule would have changed something',
      );
      const again = await replay(QUIZ, old(at.events), { grader: strict, known });
      assert.deepEqual(summaryOf(again, 0), { ...known, finishedAt: again.finishedAt });
      assert.equal(again.settled, false);
      const passed = again.questions.filter(state => state.status === 'passed');
      assert.ok(passed.every(state => state.checks.every(check => check.state === 'done')));
    });

    it('and stands in the first event that is written after it, row or no row', async () => {
      const half = await sit(QUIZ);
      await half.does('docker tag alpine:3.21 mine', 'docker tag alpine:3.21 yours', { kind: 'next' });
      await half.answers(choose('a', 'b'));
      await half.does({ kind: 'next' });
      const known = summaryOf(half.attempt(), 0);
      const resumed = await replay(QUIZ, old(half.events), { grader: strict, known });
      assert.equal(resumed.current, 2);
      const { event, attempt } = await step(
        resumed,
        { kind: 'answer', question: 'many', response: number('7') },
        { at: resumed.startedAt + 60_000, client: 'later-01' },
      );
      assert.ok(event !== null);
      assert.ok(event.kind === 'input' && event.stood?.questions[0]?.score === 4);
      assert.equal(attempt.settled, true);
      const next = await step(attempt, { kind: 'repeat' }, { at: resumed.startedAt + 61_000, client: 'later-02' });
      assert.ok(next.event?.kind === 'input' && next.event.stood === undefined);
      const again = await replay(QUIZ, [...old(half.events), ...fromDisk([event])], { grader: strict });
      assert.deepEqual(given(again), given(attempt));
      assert.deepEqual(
        again.questions.map(state => state.score),
        [4, 1, 2, 0, 0, 0],
      );
    });

    it('what came after the row was last written is graded, since nobody kept what it was', async () => {
      const half = await sit(QUIZ);
      await half.does('docker tag alpine:3.21 mine', 'docker tag alpine:3.21 yours');
      const known = summaryOf(half.attempt(), 0);
      await half.does({ kind: 'next' });
      await half.answers(choose('a', 'b'));
      const again = await replay(QUIZ, old(half.events), { grader: strict, known });
      assert.deepEqual(
        again.questions.slice(0, 2).map(({ score, tries }) => [score, tries]),
        [
          [4, 0],
          [0, 1],
        ],
      );
    });
  });
});

describe('events beside inputs', () => {
  const input = { kind: 'line', line: 'while true; do :; done', columns: 80 } as const;

  it('I2 an input that was too heavy costs nothing, leaves the host as it was, and is told of', async () => {
    const { does, attempt, events } = await sit(QUIZ);
    await does('docker tag alpine:3.21 mine');
    const before = attempt();
    for (const why of ['cpu', 'memory', 'fault'] as const) {
      const done = abandon(before, { input, client: 'heavy-01', why, at: before.startedAt + 9000 });
      assert.ok(done.event !== null);
      assert.deepEqual(
        done.said.map(({ code }) => code),
        [`tutor.abandoned.${why}`],
      );
      const { host, start, past, ran, questions } = done.attempt;
      assert.deepEqual(
        { host, start, past, ran, questions },
        { host: before.host, start: before.start, past: before.past, ran: before.ran, questions: before.questions },
      );
      const again = await replay(QUIZ, fromDisk([...events, done.event]), { grader: asked });
      assert.equal(again.seq, before.seq + 1);
      assert.deepEqual(given(again), given(before));
      assert.deepEqual(said(again), said(done.attempt));
    }
  });

  it('time that is over finishes an attempt, once', async () => {
    const { does, attempt, events } = await sit(QUIZ);
    await does('docker tag alpine:3.21 mine');
    const done = timeUp(attempt(), attempt().startedAt + 5000);
    assert.ok(done.event !== null);
    assert.equal(done.attempt.finishedAt, done.event.at);
    assert.equal(timeUp(done.attempt, done.event.at + 1).refusal, 'finished');
    const again = await replay(QUIZ, fromDisk([...events, done.event]));
    assert.equal(again.finishedAt, done.event.at);
    assert.deepEqual(said(again), said(done.attempt));
  });

  it('a call of the learner’s own client is told to be beyond this host, and changes nothing', async () => {
    const { events, attempt } = await sit(QUIZ);
    const call: AttemptEvent = {
      v: 2,
      seq: 2,
      at: attempt().startedAt + 1,
      kind: 'call',
      client: 'call-0001',
      request: {
        method: 'POST',
        path: '/v1.51/containers/create?name=web',
        body: { digest: `sha256:${'0'.repeat(64)}`, size: 12, base64: 'eyJJbWFnZSI6IiJ9' },
      },
    };
    const again = await replay(QUIZ, fromDisk([...events, call]));
    assert.equal(again.seq, 2);
    assert.deepEqual(again.said.at(-1)?.data, { method: 'POST', path: '/v1.51/containers/create?name=web' });
    assert.deepEqual(given(again), given(attempt()));
  });

  it('a decision of a person is in force from then on', async () => {
    const { answers, does, events, attempt } = await sit(QUIZ);
    await does({ kind: 'skip', question: 'tag' }, { kind: 'next' });
    await answers(choose('c'));
    const { event } = await step(
      attempt(),
      { kind: 'repeat' },
      { at: attempt().startedAt + 9000, client: 'more-0001' },
    );
    assert.ok(event !== null);
    const earned = {
      question: 'tag',
      status: 'partial',
      score: 3,
      firstScore: null,
      tries: 0,
      hints: 0,
      checks: [],
      feedback: [],
      simulator: 3,
      digest: QUIZ.digest,
    } as const;
    const decided: AttemptEvent = {
      v: 2,
      seq: event.seq,
      at: event.at,
      kind: 'decision',
      what: 'appeal',
      by: 'instructor-1',
      reason: 'Тег был верен.',
      earned,
    };
    const again = await replay(QUIZ, fromDisk([...events, decided]), { grader: asked });
    const [tag] = again.questions;
    assert.deepEqual([tag?.status, tag?.score], ['partial', 3]);
    assert.deepEqual(again.said.at(-1)?.data, { number: 1, score: 3, points: 4, reason: 'Тег был верен.' });
    assert.deepEqual(again.questions.slice(1), attempt().questions.slice(1));
  });
});

describe('D12 a journal that a later Drydock wrote', () => {
  const event = { seq: 2, at: 1, kind: 'input', client: 'client-01', input: { kind: 'repeat' } };

  it('is refused by its version, with a sentence that says what to do', () => {
    assert.throws(() => journalled.parse([{ ...event, v: 5 }]), {
      name: 'Fault',
      kind: 'newer',
      message: /event of version 5, and this Drydock reads up to 4: start the Drydock that wrote it/,
    });
  });

  it('is refused by a kind that is not known', () => {
    assert.throws(() => journalled.parse([{ ...event, v: 2, kind: 'lab' }]), {
      name: 'Fault',
      kind: 'newer',
      message: /event of the kind "lab", which this Drydock does not know/,
    });
  });

  it('and by a field that is not known, so that nothing of an event is lost in silence', () => {
    assert.throws(() => journalled.parse([{ ...event, v: 2, bonus: 1 }]), { name: 'ZodError' });
    assert.deepEqual(journalled.parse([event, { ...event, seq: 3, v: 2 }]), [event, { ...event, seq: 3, v: 2 }]);
  });
});

describe('the key of a prediction', () => {
  const keyOf = ({ questions }: Attempt) => questions.find(({ id }) => id === 'guess')?.key;
  const graded = async (): Promise<{ readonly events: readonly AttemptEvent[]; readonly at: number }> => {
    const { events } = await worked();
    return { events, at: events.findIndex(event => event.kind === 'input' && event.key !== undefined) };
  };
  const withKeyOf = (events: readonly AttemptEvent[], at: number, change: object): readonly AttemptEvent[] =>
    journalled.parse(events.map((event, index) => (index === at ? { ...event, ...change } : event)));

  it('stands in the event of its answer, and in no other', async () => {
    const { events, at } = await graded();
    const answer = events[at];
    assert.ok(answer?.kind === 'input' && answer.input.kind === 'answer' && answer.input.question === 'guess');
    assert.deepEqual(answer.key, { kind: 'choice', chosen: ['yes'] });
    assert.equal(events.filter(event => event.kind === 'input' && event.key !== undefined).length, 1);
    assert.deepEqual(keyOf(await replay(QUIZ, journalled.parse(events), { grader: asked })), answer.key);
  });

  it('is the one that was graded by, and shown, whatever the lines print today', async () => {
    const { events, at } = await graded();
    const key = { kind: 'choice', chosen: ['no'] } as const;
    const attempt = await replay(QUIZ, withKeyOf(events, at, { key }), { grader: asked });
    assert.deepEqual(keyOf(attempt), key);
    const question = QUIZ.questions.find(({ id }) => id === 'guess');
    const state = attempt.questions.find(({ id }) => id === 'guess');
    assert.ok(question !== undefined && state !== undefined);
    assert.deepEqual(withKey(question, state).solution, key);
    assert.deepEqual(withKey(question, { key: null }).solution, question.solution);
  });

  it('is told by today’s run where an older event does not say it', async () => {
    const { events, at } = await graded();
    const older = events.map((event, index) => {
      if (index !== at || event.kind !== 'input') return event;
      const { key: _, ...rest } = event;
      return rest;
    });
    assert.deepEqual(keyOf(await replay(QUIZ, journalled.parse(older))), { kind: 'choice', chosen: ['yes'] });
  });
});
