import assert from 'node:assert/strict';
import type { InstructorActor } from '../../src/classroom/actor.ts';
import { fault } from '../store/contract.ts';
import { classOf, joined, QUIZ, type School, SECOND, school, teacher } from './rig.ts';

describe('a class', () => {
  let here: School;
  let owner: InstructorActor;
  beforeEach(async () => {
    here = await school();
    owner = await teacher(here);
  });
  afterEach(() => here.close());

  it('has a code that can be read aloud, and all quizzes until some are chosen', async () => {
    const group = await here.classroom.createClass(owner, '  ИВТ-21 ', 'en');
    assert.match(group.code, /^[A-HJ-NP-Z2-9]{4}-[A-HJ-NP-Z2-9]{2}$/);
    assert.deepEqual(
      { ...group, id: '', code: '', since: 0 },
      {
        id: '',
        code: '',
        since: 0,
        role: 'owner',
        rights: ['see-class', 'see-students', 'see-keys', 'lead', 'set-work', 'staff'],
        title: 'ИВТ-21',
        locale: 'en',
        quizzes: [QUIZ.id, SECOND.id],
        allQuizzes: true,
        joining: true,
        students: 0,
      },
    );
  });

  it('is durable before it is shown', async () => {
    const group = await classOf(here, owner);
    const student = await joined(here, group, 'Анна');
    await here.restart();
    assert.deepEqual(await here.classroom.classes(owner), [{ ...group, students: 1 }]);
    assert.equal((await here.classroom.roster(owner, group.id))[0]?.id, student.id);
  });

  it('can be renamed, get another code, and have its quizzes chosen', async () => {
    const group = await classOf(here, owner);
    assert.equal((await here.classroom.rename(owner, group.id, 'ИВТ-22')).title, 'ИВТ-22');
    const fresh = await here.classroom.newCode(owner, group.id);
    assert.notEqual(fresh.code, group.code);
    assert.equal(await here.classroom.classByCode(group.code), null);
    assert.equal((await here.classroom.classByCode(fresh.code))?.title, 'ИВТ-22');
    assert.deepEqual((await here.classroom.setQuizzes(owner, group.id, [SECOND.id])).quizzes, [SECOND.id]);
    await assert.rejects(here.classroom.setQuizzes(owner, group.id, ['docker/99-none']), fault('invalid'));
    const student = await joined(here, fresh, 'Анна');
    assert.deepEqual(
      (await here.classroom.quizzesFor(student)).map(quiz => quiz.id),
      [SECOND.id],
    );
    assert.equal((await here.classroom.setQuizzes(owner, group.id, null)).allQuizzes, true);
  });

  it('a quiz that is not set is practice there', async () => {
    const group = await classOf(here, owner);
    await here.classroom.setQuizzes(owner, group.id, [SECOND.id]);
    const student = await joined(here, group, 'Анна');
    await here.classroom.start(student, QUIZ.id);
    await here.classroom.start(student, SECOND.id);
    const list = await here.classroom.attempts(student);
    assert.deepEqual(
      new Map(list.map(each => [each.quiz, each.class])),
      new Map([
        [QUIZ.id, null],
        [SECOND.id, group.id],
      ]),
    );
  });

  it('a code that another class has is drawn again', async () => {
    const codes = new Set<string>();
    for (let index = 0; index < 40; index++) codes.add((await classOf(here, owner, `Группа ${index}`)).code);
    assert.equal(codes.size, 40);
    let draws = 0;
    await here.restart({
      random: bytes => Buffer.alloc(bytes, bytes === 6 ? ([1, 1, 1, 2, 3][draws++] ?? 4) : draws + 100),
    });
    const first = await classOf(here, owner, 'Первая');
    const second = await classOf(here, owner, 'Вторая');
    assert.notEqual(first.code, second.code);
  });
});
