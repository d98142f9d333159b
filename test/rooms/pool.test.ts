/** Rooms as real processes, and what is done to them. No assertion goes by the clock: what must not be held up is compared with what holds it up. */
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import type { AttemptPlace, Rooms, Took } from '../../src/classroom/index.ts';
import { isFault } from '../../src/fault.ts';
import type { Quiz } from '../../src/quiz/quiz.ts';
import type { Summary } from '../../src/report/summary.ts';
import { LIMITS, type RoomLimits } from '../../src/rooms/limits.ts';
import { openPool, type RoomPool } from '../../src/rooms/pool.ts';
import type { ProcessOptions } from '../../src/rooms/room-process.ts';
import { roomsOf } from '../../src/rooms/rooms.ts';
import { type QuizzesRead, readQuizzes } from '../../src/store/quizzes.ts';
import { events as eventsSchema } from '../../src/store/schemas.ts';
import { EVENT_VERSION } from '../../src/tutor/event.ts';
import { type AttemptEvent, begin as beginAttempt, replay, step } from '../../src/tutor/index.ts';
import { type HostileRoom, hostileRoom } from './hostile.ts';

const QUIZ = 'docker/04-dockerfile';
/** Of each learner, while rooms are killed. */
const LINES = 9;

/** Small, so that what meets them does so soon, and above what a beginning takes in a room that is cold, on a slow machine; and no priority that a busy machine leaves nothing for. */
const SMALL: Partial<RoomLimits> = { soft: 50, hard: 600, bucket: 600_000, priority: 0 };

interface Learner {
  readonly id: string;
  readonly records: string[];
  /** Takes a line, and writes down what comes of it; `overloaded` is tried again. */
  readonly line: (line: string, client?: string) => Promise<Took>;
  readonly place: () => AttemptPlace;
}

interface Rig {
  readonly pool: RoomPool;
  readonly rooms: Rooms;
  readonly reported: unknown[];
  /** Of each attempt, a record a piece. */
  readonly journals: Map<string, string[]>;
  /** What was asked of the journals. */
  readonly tails: { readonly attempt: string; readonly after: number }[];
  readonly begin: () => Promise<Learner>;
  readonly close: () => Promise<void>;
}

const every = (milliseconds: number, task: () => void): (() => void) => {
  const timer = setInterval(task, milliseconds);
  return () => clearInterval(timer);
};

async function rig(
  entry: string,
  { limits = {}, readings = 'proc' }: { limits?: Partial<RoomLimits>; readings?: ProcessOptions['readings'] } = {},
): Promise<Rig> {
  const { texts } = await course();
  const quiz = await quizHere();
  const { digest } = quiz;
  const text = texts.get(digest) ?? '';
  const journals = new Map<string, string[]>();
  const reported: unknown[] = [];
  const tails: { attempt: string; after: number }[] = [];
  const pool = openPool({
    shelf: null,
    entry,
    views: 'views',
    regular: 1,
    tail: async (attempt, after) => {
      tails.push({ attempt, after });
      return (journals.get(attempt) ?? []).slice(after);
    },
    quizzes: [quiz],
    text: async () => text,
    now: () => performance.now(),
    every,
    report: error => reported.push(error),
    readings,
    limits: { ...LIMITS, ...SMALL, ...limits },
  });
  const rooms = roomsOf(pool);
  let made = 0;
  const begin = async (): Promise<Learner> => {
    const id = `attempt-${++made}`;
    const at = Date.UTC(2026, 10, 30);
    const begun = await rooms.begin({ attempt: id, quiz: QUIZ, digest }, { seed: made, at });
    const records = [JSON.stringify([begun.event])];
    journals.set(id, records);
    let summary: Summary = begun.summary;
    let count = 0;
    const place = (): AttemptPlace => ({ attempt: id, quiz: QUIZ, digest, seq: summary.seq, known: summary });
    const line = async (typed: string, client = `${id}-${++count}`): Promise<Took> => {
      const input = { kind: 'line', line: typed, columns: 100 } as const;
      for (;;) {
        try {
          const took = await rooms.take(place(), input, { at: at + summary.seq * 1000, client, locales: ['ru'] });
          if (took.kind === 'taken') {
            records.push(`[${took.event.json}]`);
            summary = took.summary;
          }
          return took;
        } catch (error) {
          if (!isFault(error, 'overloaded')) throw error;
        }
      }
    };
    return { id, records, line, place };
  };
  return { pool, rooms, reported, journals, tails, begin, close: pool.close };
}

const eventsOf = ({ records }: Learner): readonly AttemptEvent[] =>
  records.flatMap(record => eventsSchema.parse(JSON.parse(record)));

function why(took: Took): string {
  const event = took.kind === 'taken' ? eventOf(took) : null;
  return event?.kind === 'abandoned' ? event.why : took.kind;
}

function eventOf({ event }: Extract<Took, { kind: 'taken' }>): AttemptEvent {
  return eventsSchema.parse([JSON.parse(event.json)])[0] ?? assert.fail('no event');
}

const wait = (milliseconds: number): Promise<void> => new Promise(done => setTimeout(done, milliseconds));

async function isGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await wait(50);
  }
}

describe('rooms as processes', function () {
  this.timeout(120_000);
  let hostile: HostileRoom;
  /** For what leaves it as it was. */
  let shared: Rig;
  /** Of a test of its own. */
  let own: Rig | null = null;
  const here = async (options?: Parameters<typeof rig>[1]): Promise<Rig> => {
    own = await rig(hostile.entry, options);
    return own;
  };
  before(async () => {
    hostile = await hostileRoom();
    shared = await rig(hostile.entry);
  });
  afterEach(async () => {
    await own?.close();
    own = null;
  });
  after(async () => {
    await shared.close();
    hostile.remove();
  });

  for (const readings of ['proc', 'told'] as const) {
    it(`a line that never ends is abandoned, and others go on beside it (what is used is ${readings === 'proc' ? 'read from outside' : 'told by the room'})`, async () => {
      const at = readings === 'proc' ? shared : await here({ readings });
      const bomber = await at.begin();
      const others = await Promise.all(Array.from({ length: 8 }, () => at.begin()));
      // Whoever is hardly known waits where the bomb is.
      await Promise.all(
        others.map(async other => {
          for (let n = 0; n < LIMITS.steady; n++) await other.line('true');
        }),
      );
      await allReady(at, 2);
      let over = false;
      let beside = 0;
      const bomb = bomber.line('!loop').then(took => {
        over = true;
        return took;
      });
      await Promise.all(
        others.map(async other => {
          while (!over) {
            assert.equal(why(await other.line('echo more >> log')), 'taken');
            if (!over) beside += 1;
            // As people type: flat out they would take a processor for themselves, and show no more.
            await wait(20);
          }
        }),
      );
      assert.equal(why(await bomb), 'cpu');
      assert.ok(beside >= others.length, `${beside} lines beside it`);
      const after = await bomber.line('echo still here');
      assert.ok(after.kind === 'taken' && eventOf(after).kind === 'input');
      assert.match(Buffer.from(after.steps.get('ru') ?? []).toString(), /still here/);
      assert.deepEqual(await bomber.line('!loop', `${bomber.id}-1`), { kind: 'known', seq: 2 });
    });
  }

  for (const [bomb, cause] of [
    ['!sort', 'cpu'],
    ['!heap', 'memory'],
    ['!buffers', 'memory'],
    ['!fall', 'fault'],
  ] as const) {
    it(`${bomb}: abandoned for its ${cause}; the host stands as it stood, no try is spent`, async () => {
      // Time is no cause of what memory is to be the cause of.
      const at = cause === 'memory' ? await here({ limits: { hard: 60_000, memory: 250 * 1024 * 1024 } }) : shared;
      const learner = await at.begin();
      await learner.line('echo before > file');
      assert.equal(why(await learner.line(bomb)), cause);
      const read = await learner.line('cat file');
      assert.match(
        JSON.stringify(read.kind === 'taken' && Buffer.from(read.steps.get('ru') ?? []).toString()),
        /before/,
      );
      const [, , abandoned] = eventsOf(learner);
      assert.deepEqual(abandoned?.kind === 'abandoned' && [abandoned.seq, abandoned.why], [3, cause]);
      const attempt = await replay(await quizHere(), eventsOf(learner));
      assert.deepEqual([...new Set(attempt.questions.map(({ tries }) => tries))], [0]);
    });
  }

  it('a fault of the simulator ends nothing: it is told, and the attempt goes on', async () => {
    const learner = await shared.begin();
    const before = shared.reported.length;
    await assert.rejects(learner.line('!throw'), /a fault of ours/);
    assert.equal(why(await learner.line('ls')), 'taken');
    assert.equal(shared.reported.length, before);
  });

  it('an end of time is an event of its own, told to the pages, and folds to the same end in another room', async () => {
    const learner = await shared.begin();
    await learner.line('echo one > file');
    const place = learner.place();
    const options = { at: Date.UTC(2026, 11, 1), client: 'timeout', locales: ['ru', 'en'] as const };
    const took = await shared.rooms.timeUp(place, options);
    assert.ok(took.kind === 'taken');
    assert.deepEqual(eventOf(took), { v: EVENT_VERSION, seq: 3, at: options.at, kind: 'time-up' });
    assert.equal(took.summary.finishedAt, options.at);
    assert.match(Buffer.from(took.steps.get('en') ?? []).toString('utf8'), /Time is up, and your work is handed in/);
    learner.records.push(`[${took.event.json}]`);
    shared.rooms.drop(learner.id);
    const after = { ...place, seq: 3, known: took.summary };
    assert.equal((await shared.rooms.summary(after)).finishedAt, options.at);
    assert.deepEqual(await shared.rooms.timeUp(after, options), { kind: 'refused', refusal: 'finished' });
  });

  it('a line that was acknowledged is not abandoned when its journal is folded again, however heavy it is', async () => {
    const quiz = await quizHere();
    const learner = await shared.begin();
    let { attempt } = await beginAttempt(quiz, { seed: 1, at: Date.UTC(2026, 10, 30) });
    for (let n = 1; n <= 2; n++) {
      // What this process bears, a room has to work at for longer than the hard limit.
      const taken = await step(
        attempt,
        { kind: 'line', line: '!burn 700', columns: 100 },
        { at: Date.UTC(2026, 10, 30) + n, client: `burn-000${n}` },
      );
      attempt = taken.attempt;
      learner.records.push(JSON.stringify([taken.event]));
    }
    shared.rooms.drop(learner.id);
    const { seq } = await shared.rooms.summary({ ...learner.place(), seq: 3 });
    assert.equal(seq, 3);
  });

  it('an answer that could not be written down has not happened', async () => {
    const learner = await shared.begin();
    const input = { kind: 'line', line: 'echo lost > file', columns: 100 } as const;
    const lost = await shared.rooms.take(learner.place(), input, { at: 1, client: 'lost-001', locales: [] });
    assert.equal(lost.kind, 'taken');
    shared.rooms.drop(learner.id);
    const next = await learner.line('cat file');
    assert.ok(next.kind === 'taken' && next.event.seq === 2);
    assert.match(Buffer.from(next.steps.get('ru') ?? []).toString(), /No such file/);
  });

  it('rooms that are killed at random lose nothing that was answered, and do nothing twice', async () => {
    const before = shared.reported.length;
    const learners = await Promise.all(Array.from({ length: 6 }, () => shared.begin()));
    const abandoned = new Map<Learner, number>();
    let done = 0;
    await Promise.all(
      learners.map(async learner => {
        for (let n = 1; n <= LINES; n++) {
          const how = why(await learner.line(`echo ${n} >> log`));
          if (how === 'fault') abandoned.set(learner, (abandoned.get(learner) ?? 0) + 1);
          else assert.equal(how, 'taken');
          done += 1;
          const pids = shared.pool.pids();
          const pid = done % 18 === 0 ? pids[(done / 18) % pids.length] : undefined;
          if (pid !== undefined) process.kill(pid, 'SIGKILL');
        }
      }),
    );
    assert.ok(shared.reported.length > before, 'no room was killed');
    for (const learner of learners) {
      const read = await learner.line('sort -n log | uniq -c | grep -vc "^ *1 "; wc -l < log');
      const [twice, count] = String(
        read.kind === 'taken' && JSON.parse(Buffer.from(read.steps.get('ru') ?? []).toString()).terminal[0].output,
      )
        .trim()
        .split('\n');
      assert.deepEqual([twice, Number(count)], ['0', LINES - (abandoned.get(learner) ?? 0)]);
    }
  });

  for (const [readings, how, wall] of [
    ['proc', 'by what can be seen of it', 100_000],
    ['told', 'by the clock, where nothing can be seen of it', 3_000],
  ] as const)
    it(`a room that somebody stops is ended ${how}, and its work is done elsewhere`, async () => {
      // An attempt that has held up a room by its beginning would go on in one that is made only then.
      const at = await here({ limits: { wall, soft: 60_000, grave: 60_000, hard: 60_000 }, readings });
      const learner = await at.begin();
      await allReady(at, 2);
      // Which of them has the attempt is the policy's business.
      const stopped = at.pool.pids();
      for (const pid of stopped) process.kill(pid, 'SIGSTOP');
      assert.equal(why(await learner.line('echo done')), 'taken');
      await Promise.any(stopped.map(isGone));
    });

  for (const how of ['stuck', 'idle'] as const) {
    it(`nothing is left of the rooms of a service that is gone, though one is ${how} and one stands still`, async () => {
      const child = spawn(process.execPath, ['--import', 'tsx', 'test/rooms/pool-child.ts', hostile.entry, how], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const said = await new Promise<string>(done => child.stdout.once('data', data => done(String(data))));
      const pids = said.trim().split(' ').map(Number);
      const [first, spare] = pids;
      assert.ok(first !== undefined && spare !== undefined);
      // It may not have stopped yet when the service ends.
      process.kill(spare, 'SIGSTOP');
      child.kill('SIGKILL');
      await Promise.all(pids.map(isGone));
    });
  }

  it('what was put away of an attempt goes with it when it is dropped, and serves the next room until then', async () => {
    const at = await here();
    const [kept, dropped] = [await at.begin(), await at.begin()];
    // It is put away while nothing waits: there is time for that between the lines of somebody else.
    for (const learner of [kept, dropped, kept])
      for (let n = 0; n <= LIMITS.putAwayAfter.events; n++) await learner.line('true');
    at.pool.drop(dropped.id);
    const pids = at.pool.pids();
    for (const pid of pids) process.kill(pid, 'SIGKILL');
    await Promise.all(pids.map(isGone));
    at.tails.length = 0;
    for (const learner of [kept, dropped])
      assert.equal((await at.rooms.summary(learner.place())).seq, learner.records.length);
    const asked = (id: string) => at.tails.filter(({ attempt }) => attempt === id).map(({ after }) => after > 0);
    assert.deepEqual([asked(kept.id), asked(dropped.id)], [[true], [false]]);
  });

  it('what is asked while the service ends is not done, and said to be', async () => {
    const at = await here();
    const learner = await at.begin();
    const input = { kind: 'line', line: '!wait', columns: 100 } as const;
    const asked = at.rooms.take(learner.place(), input, { at: 1, client: 'wait-0001', locales: [] });
    at.pool.drain(50);
    await assert.rejects(asked, error => isFault(error, 'overloaded'));
    const pids = at.pool.pids();
    await at.pool.close();
    await Promise.all(pids.map(isGone));
    await assert.rejects(at.rooms.summary(learner.place()), error => isFault(error, 'overloaded'));
  });
});

let read: Promise<QuizzesRead> | null = null;

/** Read once for all of them. */
function course(): Promise<QuizzesRead> {
  read ??= readQuizzes('quizzes');
  return read;
}

async function quizHere(): Promise<Quiz> {
  const quiz = (await course()).quizzes.find(each => each.id === QUIZ);
  assert.ok(quiz !== undefined);
  return quiz;
}

/** As many rooms as that have said that they are there. */
async function allReady({ pool }: Rig, count: number): Promise<void> {
  while (!pool.ready(count)) await wait(20);
}
