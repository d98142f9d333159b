/** An exam in the classroom: its time is kept by the server, ends once, and tells nobody what was right before it may. */
import assert from 'node:assert/strict';
import type { StudentActor } from '../../src/classroom/actor.ts';
import type { ClassView } from '../../src/classroom/classroom.ts';
import { isFault } from '../../src/fault.ts';
import { familyIn } from '../../src/practice/index.ts';
import { beginSitting } from '../../src/rooms/sitting.ts';
import { abandon, extend, replay, step, timeUp } from '../../src/tutor/index.ts';
import { sampleExam } from '../quiz/exam-sample.ts';
import { NOW } from '../store/rig.ts';
import { classOf, joined, type School, school, teacher } from './rig.ts';

const MINUTE = 60_000;
const EXAM = sampleExam(', sittings: 2, results: closed, rehearsal: {questions: 1, minutes: 3}');
const OPTIONS = {
  quizzes: new Map([[EXAM.id, EXAM]]),
  tutor: { abandon, begin: beginSitting, extend, replay, step, timeUp },
};

describe('an exam in a class', () => {
  let here: School;
  let group: ClassView;
  let student: StudentActor;
  let attempt: string;

  beforeEach(async () => {
    here = await school(OPTIONS);
    group = await classOf(here, await teacher(here));
    student = await joined(here, group, 'Борис');
    attempt = await here.classroom.start(student, EXAM.id);
  });
  afterEach(() => here.close());

  const finished = async (): Promise<number | null | undefined> =>
    (await here.store.attempts.get(attempt))?.summary.finishedAt;
  const kinds = async (): Promise<readonly string[]> => (await here.store.read(attempt)).map(({ kind }) => kind);
  const finish = (client: string) => here.classroom.submit(attempt, student, client, { kind: 'finish' });

  it('D5 is handed in once, whoever is quicker: a hundred finishes and the clock', async () => {
    here.clock += 10 * MINUTE;
    const all = await Promise.allSettled([
      ...Array.from({ length: 50 }, (_, index) => finish(`finish-${index}`)),
      here.classroom.handInDue(),
      here.classroom.handInDue(),
      ...Array.from({ length: 50 }, (_, index) => finish(`finish-${index + 50}`)),
    ]);
    for (const each of all)
      if (each.status === 'rejected') assert.ok(isFault(each.reason, 'overloaded'), String(each.reason));
    assert.deepEqual(await kinds(), ['begun', 'time-up']);
    assert.equal(await finished(), NOW + 10 * MINUTE);
    assert.equal(await here.classroom.handInDue(), 0);
  });

  it('D5 whose end passes while the service is down is handed in once, at its end', async () => {
    here.clock += 9 * MINUTE;
    await here.restart();
    assert.equal(await here.classroom.handInDue(), 0);
    await here.restart();
    here.clock += 90 * MINUTE;
    assert.equal(await here.classroom.handInDue(), 1);
    await here.restart();
    assert.equal(await here.classroom.handInDue(), 0);
    assert.deepEqual(await kinds(), ['begun', 'time-up']);
    assert.equal(await finished(), NOW + 10 * MINUTE, 'not when it was noticed');
  });

  it('C7 a clock that is set an hour forth or back ends nobody’s exam, and makes none longer', async () => {
    let steady = NOW;
    await here.restart({ steady: () => steady });
    here.clock += 60 * MINUTE;
    assert.equal(await here.classroom.handInDue(), 0);
    here.clock -= 120 * MINUTE;
    const { quiz } = await here.attempt(attempt);
    const flag = { kind: 'flag', question: quiz.questions[0]?.id ?? '', flagged: true } as const;
    assert.deepEqual(await here.classroom.submit(attempt, student, 'flag-0001', flag), {
      ok: true,
      seq: 2,
      again: false,
    });
    steady += 10 * MINUTE;
    assert.equal(await here.classroom.handInDue(), 1);
    assert.equal(await finished(), NOW + 10 * MINUTE);
  });

  it('keeps what comes after the end, and does not count it', async () => {
    here.clock += 11 * MINUTE;
    const late = { kind: 'line', line: 'docker ps', columns: 80 } as const;
    assert.deepEqual(await here.classroom.submit(attempt, student, 'late-0001', late), {
      ok: true,
      seq: 3,
      again: false,
    });
    assert.deepEqual(await here.classroom.submit(attempt, student, 'late-0001', late), {
      ok: true,
      seq: 3,
      again: true,
    });
    assert.deepEqual(await kinds(), ['begun', 'time-up', 'late']);
    assert.equal(await finished(), NOW + 10 * MINUTE);
  });

  it('goes on for longer where its instructor says so, and for nobody else', async () => {
    const owner = await here.classroom.login('anna', 'correct horse');
    await assert.rejects(here.classroom.extend(attempt, student, 5), { kind: 'forbidden' });
    await here.classroom.extend(attempt, owner, 5);
    here.clock += 14 * MINUTE;
    assert.equal(await here.classroom.handInDue(), 0);
    await here.restart();
    assert.equal(await here.classroom.handInDue(), 0);
    here.clock += MINUTE;
    assert.equal(await here.classroom.handInDue(), 1);
    assert.deepEqual(await kinds(), ['begun', 'extended', 'time-up']);
    await assert.rejects(here.classroom.extend(attempt, owner, 5), { kind: 'invalid' });
  });

  it('gives more time to one of the class, or to all who sit it now, and to nobody else', async () => {
    const owner = await here.classroom.login('anna', 'correct horse');
    const other = await joined(here, group, 'Вера');
    const hers = await here.classroom.start(other, EXAM.id);
    const idle = await joined(here, group, 'Глеб');
    const give = (who: string | null) =>
      here.classroom.extendInClass(owner, group.id, { quiz: EXAM.id, student: who }, 5);
    await assert.rejects(here.classroom.extendInClass(student, group.id, { quiz: EXAM.id, student: null }, 5), {
      kind: 'forbidden',
    });
    await assert.rejects(give('nobody-at-all'), { kind: 'not-found' });
    assert.equal(await give(idle.id), 0);
    assert.equal(await give(other.id), 1);
    const ends = async () =>
      (await Promise.all([attempt, hers].map(id => here.store.attempts.get(id)))).map(
        row => ((row?.summary.sitting?.endsAt ?? 0) - NOW) / MINUTE,
      );
    assert.deepEqual(await ends(), [10, 15]);
    await finish('finish-01');
    assert.equal(await give(null), 1, 'one has handed in');
    assert.deepEqual(await ends(), [10, 20]);
  });

  it('stands on the pages of its class as places of the draw, each with the learner’s own question', async () => {
    const owner = await here.classroom.login('anna', 'correct horse');
    const { quiz } = await here.attempt(attempt);
    const idle = await joined(here, group, 'Глеб');
    const choice = quiz.questions.find(each => each.kind === 'choice');
    if (choice !== undefined) {
      await here.classroom.submit(attempt, student, 'goto-0001', { kind: 'goto', question: choice.id });
      const response = { kind: 'choice', chosen: ['no-it-is-not'] } as const;
      await here.classroom.submit(attempt, student, 'wrong-001', { kind: 'answer', question: choice.id, response });
    }
    const open = await here.classroom.overview(owner, group.id, EXAM.id, 'now');
    assert.deepEqual(
      open.columns.map(column => (column.kind === 'place' ? column.topic : column.id)),
      ['images', 'layers', 'cache', 'cache', 'cache'],
    );
    const rowOf = (id: string) => open.rows.find(row => row.student.id === id);
    assert.deepEqual(
      rowOf(student.id)?.cells.map(({ question, answered, minutes }) => ({ question, answered, minutes })),
      quiz.questions.map(({ id }) => ({ question: id, answered: id === choice?.id, minutes: null })),
    );
    assert.deepEqual(
      rowOf(idle.id)?.cells.map(({ question }) => question),
      [null, null, null, null, null],
    );
    assert.equal(rowOf(idle.id)?.points, 5);
    assert.deepEqual(open.figures, [], 'nobody has handed in');
    here.clock += 4 * MINUTE;
    await finish('finish-01');
    const { figures, rows } = await here.classroom.overview(owner, group.id, EXAM.id, 'best');
    assert.deepEqual(
      figures.map(({ id }) => id).toSorted(),
      quiz.questions.map(({ id }) => familyIn(id) ?? id).toSorted(),
    );
    assert.ok(figures.every(({ n }) => n === 1));
    assert.equal(rows.find(row => row.student.id === student.id)?.minutes, 4);
    const [head, most] = (await here.classroom.gradebook(owner, group.id, 'en')).split('\r\n');
    assert.match(head ?? '', /Student ID,9\.1 images,9\.2 layers,9\.3 cache,9\.4 cache,9\.5 cache$/);
    assert.match(most ?? '', /^Points possible,5,5,,1,1,1,1,1$/);
  });

  it('draws again for the second sitting, and there is no third', async () => {
    const { quiz: first } = await here.attempt(attempt);
    await finish('finish-01');
    const second = await here.classroom.start(student, EXAM.id);
    assert.notEqual(second, attempt);
    const { quiz: other } = await here.attempt(second);
    assert.notDeepEqual(
      other.questions.map(({ id }) => id),
      first.questions.map(({ id }) => id),
    );
    assert.equal((await here.classroom.sittings(student, EXAM.id)).left, 0);
    here.clock += 10 * MINUTE;
    await assert.rejects(here.classroom.start(student, EXAM.id), { kind: 'forbidden' });
  });

  it('shows its learner nothing of how answers were before it is closed; its instructor reads it', async () => {
    const { quiz } = await here.attempt(attempt);
    const choice = quiz.questions.find(each => each.kind === 'choice');
    const owner = await here.classroom.login('anna', 'correct horse');
    if (choice !== undefined) {
      await here.classroom.submit(attempt, student, 'goto-0001', { kind: 'goto', question: choice.id });
      const response = { kind: 'choice', chosen: ['yes-it-is'] } as const;
      await here.classroom.submit(attempt, student, 'right-001', { kind: 'answer', question: choice.id, response });
    }
    await finish('finish-01');
    const earned = choice === undefined ? 0 : 1;
    const scores = async () => [
      (await here.classroom.attempts(student))[0]?.summary.score,
      (await here.classroom.open(attempt, student)).row.summary.score,
      (await here.classroom.transcript(student, attempt, 'ru')).row.summary.score,
      (await here.classroom.transcript(owner, attempt, 'ru')).row.summary.score,
    ];
    assert.deepEqual(await scores(), [0, 0, 0, earned]);
    assert.equal((await here.classroom.transcript(student, attempt, 'ru')).hidden, true);
    await here.classroom.setQuizzes(owner, group.id, []);
    assert.deepEqual(await scores(), [earned, earned, earned, earned]);
    assert.equal((await here.classroom.transcript(student, attempt, 'ru')).hidden, false);
  });

  it('rehearses with other questions, in no list, and counts nothing', async () => {
    const rehearsal = await here.classroom.rehearse(student, EXAM.id);
    assert.equal(await here.classroom.rehearse(student, EXAM.id), rehearsal);
    const { quiz, sitting } = await here.attempt(rehearsal);
    assert.equal(sitting?.rehearsal, true);
    assert.ok(quiz.questions.every(({ id }) => !EXAM.questions.some(each => each.id === id)));
    assert.deepEqual(
      (await here.classroom.attempts(student)).map(({ id }) => id),
      [attempt],
    );
    assert.equal((await here.store.attempts.get(rehearsal))?.class, null);
    here.clock += 3 * MINUTE;
    assert.equal(await here.classroom.handInDue(), 1);
    assert.equal((await here.classroom.sittings(student, EXAM.id)).left, 1);
  });
});
