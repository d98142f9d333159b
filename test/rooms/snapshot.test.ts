import assert from 'node:assert/strict';
import type { RoomWork } from '../../src/rooms/messages.ts';
import { snapshots } from '../../src/rooms/snapshots.ts';
import { type AttemptTeller, type Workshop, workshop } from '../../src/rooms/workshop.ts';
import {
  abandon,
  begin,
  extend,
  isLight,
  putAway,
  replay,
  step,
  takeOut,
  timeUp,
  weightOf,
} from '../../src/tutor/index.ts';
import { courseQuiz } from '../quiz/course.ts';

const QUIZ = courseQuiz('docker/04-dockerfile');
const said = (what: unknown): Uint8Array => Buffer.from(JSON.stringify(what));

/** Tells all that there is to tell, as it would be put away: what hosts share stands there once. */
const TELLER: AttemptTeller = {
  welcome: attempt => {
    const text = putAway(attempt);
    // What is too large to be put away is told of by its place.
    return Buffer.from(text ?? `${attempt.seq} of ${attempt.seed}`);
  },
  step: ({ event }) => said(event),
  answer: async () => said(null),
  results: () => said(null),
};

/** A room, and how many events it has folded. */
function room(most = { kept: 10, keptBytes: 1e9 }): { at: Workshop; folded: () => number } {
  let events = 0;
  const tutor = {
    begin,
    step,
    abandon,
    extend,
    timeUp,
    replay: (...given: Parameters<typeof replay>) => {
      events += given[1].length;
      return replay(...given);
    },
  };
  const at = workshop({
    tutor,
    keeping: { putAway, takeOut, weightOf, isLight },
    after: { cpu: 250, events: 6 },
    teller: TELLER,
    quizzes: new Map([[QUIZ.digest, QUIZ]]),
    most,
  });
  return { at, folded: () => events };
}

async function ask({ at }: { at: Workshop }, work: RoomWork, body = Buffer.alloc(0)) {
  const loading = at.loading(work, body);
  while (loading !== null && (await loading.next()));
  return at.answer(work);
}

const place = (seq: number) => ({ id: 1, attempt: 'attempt-1', digest: QUIZ.digest, seq }) as const;
const welcome = (seq: number) => ({ kind: 'welcome', ...place(seq), locale: 'en', at: 0 }) as const;

/** A room with an attempt of nine events, put away after the seventh, and the journal, a record a line. */
async function worked() {
  const first = room();
  const { attempt, digest } = place(1);
  const lines: string[] = [];
  const keep = (done: Awaited<ReturnType<typeof ask>>): void => {
    const { told, body } = done;
    assert.ok(told.kind === 'begun' || told.kind === 'taken');
    lines.push(told.kind === 'begun' ? JSON.stringify([told.event]) : `[${Buffer.from(body[0] ?? []).toString()}]`);
  };
  keep(await ask(first, { kind: 'begin', id: 1, attempt, digest, seed: 5, at: 1000 }));
  const put = [];
  const texts = [
    'docker image ls',
    'docker build -q -f hello.Dockerfile .',
    'ls',
    'cat main.go',
    'pwd',
    'echo 6',
    'echo 7',
  ];
  const inputs = [
    { kind: 'skip', question: QUIZ.questions[0]?.id ?? '' },
    { kind: 'next' },
    ...texts.map(line => ({ kind: 'line', line, columns: 80 }) as const),
  ] as const;
  for (const [n, input] of inputs.slice(0, 8).entries()) {
    const take: RoomWork = { kind: 'take', ...place(n + 1), client: `c${n}`, input, at: 2000 + n, locales: [] };
    keep(await ask(first, take));
    first.at.spent(attempt, 1);
    const snapshot = first.at.putAway();
    if (snapshot !== null) put.push(snapshot);
  }
  const [snapshot] = put;
  assert.ok(snapshot !== undefined && put.length === 1);
  return { first, lines, snapshot };
}

describe('what a room puts away', () => {
  it('C1 is enough for another room, with the events after it', async () => {
    const { first, lines, snapshot } = await worked();
    const { seq, bytes } = snapshot;
    assert.ok(seq >= 6 && seq < 9);
    const other = room();
    const tail = Buffer.from(lines.slice(seq).join('\n'));
    const work = { ...welcome(9), after: seq, snapshot: bytes.byteLength };
    const got = await ask(other, work, Buffer.concat([bytes, tail]));
    assert.equal(other.folded(), 9 - seq);
    assert.deepEqual(got, await ask(first, welcome(9)));
    const again: RoomWork = { kind: 'take', ...place(9), client: 'c2', input: { kind: 'repeat' }, at: 9, locales: [] };
    assert.deepEqual((await ask(other, again)).told, { kind: 'known', seq: 4 });
  });

  it('is asked for again as a journal when it cannot be used, and that gives the same', async () => {
    const { first, lines, snapshot } = await worked();
    const { seq, bytes } = snapshot;
    const torn = bytes.slice();
    torn.fill(7, 30, 60);
    for (const [broken, after] of [
      [torn, seq],
      [bytes.subarray(0, 90), seq],
      [bytes, seq - 1],
    ] as const) {
      const other = room();
      const tail = Buffer.from(lines.slice(after).join('\n'));
      const work = { ...welcome(9), after, snapshot: broken.byteLength };
      const got = await ask(other, work, Buffer.concat([broken, tail]));
      assert.equal(got.told.kind, 'need');
      const whole = await ask(other, { ...welcome(9), after: 0 }, Buffer.from(lines.join('\n')));
      assert.deepEqual(whole, await ask(first, welcome(9)));
    }
  });

  it('I3 is kept by its bytes, and what was not used for longest goes first', () => {
    const kept = snapshots(100);
    for (const name of ['a', 'b', 'c']) kept.put(name, { seq: 1, bytes: new Uint8Array(30) });
    assert.equal(kept.get('a')?.seq, 1);
    kept.put('d', { seq: 2, bytes: new Uint8Array(30) });
    assert.deepEqual(
      ['a', 'b', 'c', 'd'].map(name => kept.get(name)?.seq ?? null),
      [1, null, 1, 2],
    );
    kept.put('d', { seq: 3, bytes: new Uint8Array(200) });
    assert.equal(kept.get('d'), null);
    kept.remove('nobody');
    kept.put('e', { seq: 4, bytes: new Uint8Array(100) });
    assert.equal(kept.get('e')?.seq, 4);
  });

  it('I3 a room lets go of what holds most bytes together, oldest first, and says so', async () => {
    const at = room({ kept: 1000, keptBytes: 6_000_000 });
    const begin = (attempt: string) =>
      ask(at, { kind: 'begin', id: 1, attempt, digest: QUIZ.digest, seed: 5, at: 1000 });
    const edit = (attempt: string, seq: number) =>
      ask(at, {
        kind: 'take',
        ...place(seq),
        attempt,
        client: `c${seq}`,
        input: { kind: 'edit', edits: [{ path: 'large', text: `${seq}`.padEnd(195_000, attempt) }] },
        at: 1000 + seq,
        locales: [],
      });
    for (const attempt of ['a', 'b', 'c', 'd']) await begin(attempt);
    // Eleven texts of 195 kB: two such attempts do not fit with others.
    for (const attempt of ['a', 'b', 'c']) for (let seq = 1; seq <= 11; seq++) await edit(attempt, seq);
    assert.deepEqual(at.at.gone(), ['d', 'a']);
    assert.deepEqual(at.at.gone(), []);
    const asked = async (attempt: string, seq: number) => (await ask(at, { ...welcome(seq), attempt })).told.kind;
    assert.deepEqual(await Promise.all([asked('a', 12), asked('b', 12), asked('c', 12)]), ['need', 'told', 'told']);
  });
});
