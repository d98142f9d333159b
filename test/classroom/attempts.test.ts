import assert from 'node:assert/strict';
import type { StudentActor } from '../../src/classroom/actor.ts';
import type { ClassView, Taken } from '../../src/classroom/classroom.ts';
import { openClassroom } from '../../src/classroom/open.ts';
import { isFault } from '../../src/fault.ts';
import { roomsHere } from '../rooms/here.ts';
import { fault } from '../store/contract.ts';
import { failingDisk } from '../store/failing-disk.ts';
import { NOW, newFolder, open, removeFolder } from '../store/rig.ts';
import { classOf, joined, numbers, QUIZ, right, type School, SECOND, school, teacher, wrong } from './rig.ts';

describe('an attempt', () => {
  let here: School;
  let group: ClassView;
  let student: StudentActor;
  let attempt: string;

  beforeEach(async () => {
    here = await school();
    group = await classOf(here, await teacher(here));
    student = await joined(here, group, 'Борис');
    attempt = await here.classroom.start(student, QUIZ.id);
  });
  afterEach(() => here.close());

  it('is the same one for as long as it is open, in two tabs at once and after a restart', async () => {
    const again = await Promise.all([1, 2, 3].map(() => here.classroom.start(student, QUIZ.id)));
    await here.restart();
    assert.deepEqual([...again, await here.classroom.start(student, QUIZ.id)], Array(4).fill(attempt));
    const fresh = await Promise.all([1, 2, 3].map(() => here.classroom.start(student, SECOND.id)));
    assert.equal(new Set(fresh).size, 1);
  });

  it('once finished, another may begin; both are listed, newest first', async () => {
    await here.classroom.submit(attempt, student, 'finish-01', { kind: 'finish' });
    here.clock += 1000;
    const second = await here.classroom.start(student, QUIZ.id);
    assert.notEqual(second, attempt);
    const list = await here.classroom.attempts(student);
    assert.deepEqual(
      list.map(each => each.id),
      [second, attempt],
    );
    assert.equal(list[1]?.summary.finishedAt, NOW);
  });

  it('is not begun at a quiz that is not there', async () => {
    await assert.rejects(here.classroom.start(student, '../etc'), fault('not-found'));
  });

  it('tells its pages of each input before it is acknowledged, in order', async () => {
    const told: Taken[] = [];
    const { leave } = await here.classroom.watch(attempt, student, 'ru', taken => told.push(taken));
    const answers = await Promise.all([
      here.classroom.submit(attempt, student, 'answer-01', wrong('q1')),
      here.classroom.submit(attempt, student, 'answer-02', right('q1')).then(result => {
        assert.equal(told.length, 2);
        return result;
      }),
    ]);
    leave();
    await here.classroom.submit(attempt, student, 'answer-03', right('q2'));
    assert.deepEqual(answers, [
      { ok: true, seq: 2, again: false },
      { ok: true, seq: 3, again: false },
    ]);
    assert.deepEqual(
      told.map(({ seq, client }) => [seq, client]),
      [
        [2, 'answer-01'],
        [3, 'answer-02'],
      ],
    );
    assert.deepEqual(
      told.map(({ step }) => JSON.parse(Buffer.from(step ?? []).toString())),
      [
        { type: 'step', seq: 2, client: 'answer-01', before: 1, locale: 'ru' },
        { type: 'step', seq: 3, client: 'answer-02', before: 2, locale: 'ru' },
      ],
    );
  });

  it('a page that fails to listen does not make an answer fail', async () => {
    const reported: unknown[] = [];
    await here.restart({ report: error => reported.push(error) });
    await here.classroom.watch(attempt, student, 'ru', () => {
      throw new Error('torn wire');
    });
    assert.deepEqual(await here.classroom.submit(attempt, student, 'answer-01', right('q1')), {
      ok: true,
      seq: 2,
      again: false,
    });
    assert.equal(reported.length, 1);
  });

  it('D4 the same id five times at once, and after a restart, is one try', async () => {
    const five = await Promise.all(
      [1, 2, 3, 4, 5].map(() => here.classroom.submit(attempt, student, 'answer-01', wrong('q1'))),
    );
    assert.deepEqual(
      five.map(each => each.ok && [each.seq, each.again]),
      [
        [2, false],
        [2, true],
        [2, true],
        [2, true],
        [2, true],
      ],
    );
    await here.restart();
    assert.deepEqual(await here.classroom.submit(attempt, student, 'answer-01', wrong('q1')), {
      ok: true,
      seq: 2,
      again: true,
    });
    assert.equal((await here.attempt(attempt)).questions[0]?.tries, 1);
    assert.equal((await here.store.read(attempt)).length, 2);
  });

  it('D4 the same id with another input is refused and spends nothing', async () => {
    await here.classroom.submit(attempt, student, 'answer-01', wrong('q1'));
    assert.deepEqual(await here.classroom.submit(attempt, student, 'answer-01', wrong('q1', '40')), {
      ok: false,
      refusal: 'id-reused',
    });
    await here.restart();
    assert.deepEqual(await here.classroom.submit(attempt, student, 'answer-01', right('q1')), {
      ok: false,
      refusal: 'id-reused',
    });
    assert.equal((await here.attempt(attempt)).questions[0]?.tries, 1);
  });

  it('D5 is finished once, whoever finishes it and when its time is over', async () => {
    const told: Taken[] = [];
    await here.classroom.watch(attempt, student, 'ru', taken => told.push(taken));
    const first = here.classroom.submit(attempt, student, 'finish-first', { kind: 'finish' });
    const many = Array.from({ length: 60 }, (_, index) =>
      here.classroom.submit(attempt, student, `finish-${index}`, { kind: 'finish' }),
    );
    const late = here.classroom.timeOut(attempt);
    const results = await Promise.all(many);
    assert.deepEqual(await first, { ok: true, seq: 2, again: false });
    await late;
    await here.classroom.timeOut(attempt);
    assert.ok(results.every(each => !each.ok && each.refusal === 'finished'));
    assert.equal(told.length, 1);
    assert.equal((await here.store.read(attempt)).length, 2);
  });

  it('D5 time that is over finishes it without its learner', async () => {
    here.clock += 60_000;
    const told: string[] = [];
    await here.classroom.watch(attempt, student, 'ru', taken => told.push(`${taken.seq} ${taken.client}`));
    await here.classroom.timeOut(attempt);
    await here.classroom.timeOut(attempt);
    assert.deepEqual(told, ['2 timeout']);
    const [, over] = await here.store.read(attempt);
    assert.deepEqual([over?.kind, over?.seq, over?.at], ['time-up', 2, NOW + 60_000]);
    assert.equal((await here.store.attempts.get(attempt))?.summary.finishedAt, NOW + 60_000);
    await here.restart();
    assert.equal((await here.attempt(attempt)).finishedAt, NOW + 60_000);
    assert.deepEqual(await here.classroom.submit(attempt, student, 'answer-01', right('q1')), {
      ok: false,
      refusal: 'finished',
    });
  });

  it('D5 one whose time was over before there was a word for that is finished as it was', async () => {
    const input = { kind: 'finish' } as const;
    await here.store.append(attempt, 1, [{ v: 2, seq: 2, at: NOW + 5, kind: 'input', client: 'timeout', input }]);
    await here.restart();
    await here.classroom.timeOut(attempt);
    assert.equal((await here.store.read(attempt)).length, 2);
    const { row } = await here.classroom.open(attempt, student);
    assert.deepEqual([row.summary.finishedAt, (await here.attempt(attempt)).finishedAt], [NOW + 5, NOW + 5]);
  });

  it('a refused input leaves no trace', async () => {
    assert.deepEqual(await here.classroom.submit(attempt, student, 'goto-0001', { kind: 'goto', question: 'q9' }), {
      ok: false,
      refusal: 'wrong-kind',
    });
    assert.equal((await here.store.read(attempt)).length, 1);
  });

  it('C6 two tabs see one order', async () => {
    const seen: string[][] = [[], []];
    for (const [index, tab] of seen.entries())
      await here.classroom.watch(attempt, student, index === 0 ? 'ru' : 'en', taken =>
        tab.push(`${taken.seq} ${taken.client}`),
      );
    await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        here.classroom.submit(attempt, student, `tab${index % 2}-${index}`, wrong('q1', String(index))),
      ),
    );
    assert.deepEqual(seen[0], seen[1]);
    const written = (await here.store.read(attempt)).flatMap(event =>
      event.kind === 'input' ? [`${event.seq} ${event.client}`] : [],
    );
    assert.deepEqual(seen[0], written);
  });

  it('C7 a clock that is set back does not go back in the attempt', async () => {
    await here.classroom.submit(attempt, student, 'answer-01', wrong('q1'));
    here.clock -= 3600_000;
    await here.classroom.submit(attempt, student, 'answer-02', wrong('q1'));
    const events = await here.store.read(attempt);
    assert.deepEqual(
      events.map(event => event.at),
      [NOW, NOW, NOW],
    );
  });

  it('too many at once from one attempt are turned away, and spend nothing', async () => {
    const all = await Promise.allSettled(
      Array.from({ length: 100 }, (_, index) =>
        here.classroom.submit(attempt, student, `answer-${index}`, wrong('q1')),
      ),
    );
    const away = all.filter(each => each.status === 'rejected' && isFault(each.reason, 'overloaded')).length;
    assert.ok(away > 0);
    assert.equal((await here.attempt(attempt)).questions[0]?.tries, 100 - away);
  });

  it('nothing more is taken once the classroom closes', async () => {
    const last = here.classroom.submit(attempt, student, 'answer-01', right('q1'));
    await here.classroom.close();
    assert.deepEqual(await last, { ok: true, seq: 2, again: false });
    await assert.rejects(here.classroom.submit(attempt, student, 'answer-02', right('q2')), fault('overloaded'));
  });
});

describe('D7 an answer that could not be saved', () => {
  it('changes nothing in memory: the same input sent again is the first', async () => {
    const here = await school();
    const disk = failingDisk();
    const folder = newFolder();
    await here.store.close();
    here.store = await open(folder, { disk });
    here.classroom = openClassroom({
      store: here.store,
      quizzes: new Map([[QUIZ.id, QUIZ]]),
      rooms: roomsHere({ tutor: numbers, store: here.store, quizzes: [QUIZ] }),
      now: () => NOW,
      random: bytes => Buffer.alloc(bytes, 7),
    });
    const visitor = here.classroom.visitor('ru');
    const attempt = await here.classroom.start(visitor, QUIZ.id);
    const told: Taken[] = [];
    await here.classroom.watch(attempt, visitor, 'ru', taken => told.push(taken));
    disk.room = 20;
    await assert.rejects(here.classroom.submit(attempt, visitor, 'answer-01', wrong('q1')), fault('not-saved'));
    assert.equal((await here.classroom.health()).ok, false);
    assert.deepEqual(told, []);
    assert.equal((await here.attempt(attempt)).questions[0]?.tries, 0);
    disk.room = null;
    assert.deepEqual(await here.classroom.submit(attempt, visitor, 'answer-01', wrong('q1')), {
      ok: true,
      seq: 2,
      again: false,
    });
    assert.equal((await here.attempt(attempt)).questions[0]?.tries, 1);
    assert.deepEqual(await here.classroom.health(), { ok: true });
    await here.close();
    removeFolder(folder);
  });
});
