import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { AnonymousActor } from '../../src/classroom/actor.ts';
import { readSettings } from '../../src/settings.ts';
import { roomsHere } from '../rooms/here.ts';
import { fault } from '../store/contract.ts';
import { classOf, joined, numbers, QUIZ, right, type School, SECOND, school, teacher } from './rig.ts';

const HOUR = 3600 * 1000;
const DAY = 24 * HOUR;

describe('I6 visitors are kept for so long after their last visit', () => {
  let here: School;
  beforeEach(async () => {
    here = await school();
  });
  afterEach(() => here.close());

  /** A visitor who has begun, and answered as often. */
  async function visitor(answers: number): Promise<{ actor: AnonymousActor; attempt: string }> {
    const actor = here.classroom.visitor('ru');
    const attempt = await here.classroom.start(actor, QUIZ.id);
    for (let turn = 0; turn < answers; turn++)
      await here.classroom.submit(attempt, actor, `answer-${turn}-00`, right(`q${turn + 1}`));
    return { actor, attempt };
  }
  const isKnown = async (id: string): Promise<boolean> => (await here.store.people.get(id)) !== null;
  const onDisk = (text: string): boolean =>
    readdirSync(here.folder, { recursive: true, withFileTypes: true }).some(
      each => each.isFile() && readFileSync(join(each.parentPath, each.name), 'latin1').includes(`"${text}"`),
    );

  it('who answered stays for all the days, and is gone after them, from the disk too', async () => {
    const { actor, attempt } = await visitor(1);
    here.clock += 180 * DAY;
    assert.equal(await here.classroom.sweep(180), 0);
    assert.equal((await here.classroom.open(attempt, actor)).row.summary.seq, 2);
    here.clock += 1000;
    assert.equal(await here.classroom.sweep(180), 1);
    assert.equal(await isKnown(actor.id), false);
    await assert.rejects(here.classroom.open(attempt, actor), fault('not-found'));
    assert.deepEqual(await here.classroom.attempts(actor), []);
    assert.equal(onDisk(actor.id), false);
    await here.restart();
    assert.equal(await isKnown(actor.id), false);
    assert.equal(await here.store.last(attempt), 0);
  });

  it('a visit counts, an answer too, and both outlive a restart', async () => {
    const came = await visitor(1);
    const answered = await visitor(1);
    const neither = await visitor(1);
    here.clock += 100 * DAY;
    assert.equal((await here.classroom.actor(came.actor.id, null))?.id, came.actor.id);
    await here.classroom.submit(answered.attempt, answered.actor, 'answer-later', right('q2'));
    await here.restart();
    here.clock += 100 * DAY;
    assert.equal(await here.classroom.sweep(180), 1);
    assert.deepEqual(await Promise.all([came, answered, neither].map(each => isKnown(each.actor.id))), [
      true,
      true,
      false,
    ]);
    assert.equal((await here.classroom.open(came.attempt, came.actor)).row.summary.seq, 2);
    assert.equal((await here.classroom.open(answered.attempt, answered.actor)).row.summary.seq, 3);
  });

  it('who did nothing leaves nothing: an hour after their last page went away', async () => {
    const looked = await visitor(0);
    const staying = await visitor(0);
    const { leave } = await here.classroom.watch(staying.attempt, staying.actor, 'ru', () => undefined);
    here.clock += HOUR;
    assert.equal(await here.classroom.sweep(180), 0, 'a page that is loaded again finds it');
    here.clock += 1000;
    assert.equal(await here.classroom.sweep(180), 1);
    assert.deepEqual([await isKnown(looked.actor.id), await isKnown(staying.actor.id)], [false, true]);
    assert.equal(onDisk(looked.actor.id) || onDisk(looked.attempt), false);
    assert.deepEqual(await here.classroom.submit(staying.attempt, staying.actor, 'answer-0001', right('q1')), {
      ok: true,
      seq: 2,
      again: false,
    });
    leave();
    here.clock += 2 * DAY;
    assert.equal(await here.classroom.sweep(180), 0);
  });

  it('a page that goes away and comes back, after a restart too, finds what it was at', async () => {
    const { actor, attempt } = await visitor(0);
    here.clock += 5 * HOUR;
    const first = await here.classroom.watch(attempt, actor, 'ru', () => undefined);
    here.clock += 5 * HOUR;
    first.leave();
    assert.equal(await here.classroom.sweep(180), 0);
    await here.restart();
    here.clock += HOUR;
    assert.equal(await here.classroom.sweep(180), 0);
    const again = await here.classroom.watch(attempt, actor, 'ru', () => undefined);
    assert.equal(again.seq, 1);
    again.leave();
    here.clock += HOUR + 1000;
    assert.equal(await here.classroom.sweep(180), 1);
    await assert.rejects(
      here.classroom.watch(attempt, actor, 'ru', () => undefined),
      fault('not-found'),
    );
  });

  it('of one who has done something, only what they did stays', async () => {
    const { actor, attempt } = await visitor(1);
    const looked = await here.classroom.start(actor, SECOND.id);
    here.clock += 2 * HOUR;
    assert.equal(await here.classroom.sweep(180), 0, 'they are kept');
    const kept = (await here.classroom.attempts(actor)).map(({ id }) => id);
    assert.deepEqual(kept, [attempt]);
    assert.equal(onDisk(looked), false);
  });

  it('an input is never lost to it: what is acknowledged at the same moment stays', async () => {
    const { actor, attempt } = await visitor(0);
    here.clock += 2 * HOUR;
    const [taken] = await Promise.all([
      here.classroom.submit(attempt, actor, 'answer-0001', right('q1')),
      here.classroom.sweep(180),
    ]);
    assert.deepEqual(taken, { ok: true, seq: 2, again: false });
    assert.equal((await here.classroom.open(attempt, actor)).row.summary.seq, 2);
  });

  it('rooms keep nothing of an attempt that is removed, by whichever way, and what a student did stays with them', async () => {
    const dropped = new Set<string>();
    const store = { tail: (id: string, after: number) => here.store.tail(id, after), quizzes: here.store.quizzes };
    const rooms = roomsHere({ tutor: numbers, store, quizzes: [QUIZ, SECOND] });
    await here.restart({ rooms: { ...rooms, drop: id => void dropped.add(id) } });
    const untouched = await visitor(0);
    const partly = await visitor(1);
    const second = await here.classroom.start(partly.actor, SECOND.id);
    here.clock += 2 * HOUR;
    await here.classroom.sweep(180);
    assert.deepEqual([...dropped].sort(), [untouched.attempt, second].sort());
    here.clock += 181 * DAY;
    await here.classroom.sweep(180);
    assert.ok(dropped.has(partly.attempt));
    const owner = await teacher(here);
    const group = await classOf(here, owner);
    const student = await joined(here, group, 'Борис');
    const own = await here.classroom.start(student, QUIZ.id);
    await here.classroom.removeStudent(owner, group.id, student.id);
    here.clock += 181 * DAY;
    await here.classroom.sweep(180);
    assert.equal(dropped.has(own), false);
    assert.equal(await here.store.last(own), 1);
  });

  it('the work of students and instructors is never touched, nor what a student did as a visitor', async () => {
    const owner = await teacher(here);
    const group = await classOf(here, owner);
    const before = await visitor(1);
    const student = await joined(here, group, 'Борис', before.actor);
    const own = await here.classroom.start(student, SECOND.id);
    const instructors = await here.classroom.start(owner, QUIZ.id);
    here.clock += 4000 * DAY;
    assert.equal(await here.classroom.sweep(1), 0);
    assert.equal((await here.classroom.open(before.attempt, student)).row.summary.seq, 2);
    assert.equal((await here.classroom.open(own, student)).row.summary.seq, 1);
    assert.equal((await here.classroom.open(instructors, owner)).row.summary.seq, 1);
    assert.equal(await isKnown(before.actor.id), true);
  });

  it('of one whose last visit was not kept yet, the session says that they may come back', async () => {
    const { actor } = await visitor(1);
    const person = await here.store.people.get(actor.id);
    assert.ok(person?.kind === 'anonymous');
    await here.store.people.put({ ...person, seen: null });
    await here.store.sessions.put({ id: 'session-1', person: actor.id, expires: here.clock + 1000, body: '{}' });
    here.clock += 200 * DAY;
    assert.equal(await here.classroom.sweep(180), 0);
    await here.store.sessions.remove('session-1');
    assert.equal(await here.classroom.sweep(180), 1);
  });

  it('VISITOR_DAYS says how many, and is refused when it is no number of days', () => {
    const days = (text: string | undefined): unknown => {
      const read = readSettings({ VISITOR_DAYS: text });
      return 'problems' in read ? read.problems.length : read.VISITOR_DAYS;
    };
    assert.deepEqual([undefined, '', '30', '3650'].map(days), [180, 180, 30, 3650]);
    for (const text of ['0', '-1', '1.5', 'long', '3651']) assert.equal(days(text), 1, text);
  });
});
