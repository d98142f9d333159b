import assert from 'node:assert/strict';
import type { Actor, AnonymousActor, InstructorActor, StudentActor } from '../../src/classroom/actor.ts';
import type { ClassView } from '../../src/classroom/classroom.ts';
import { isFault } from '../../src/fault.ts';
import { classOf, joined, QUIZ, right, type School, school, teacher } from './rig.ts';

describe('S3 no one reads another’s data', () => {
  let here: School;
  let group: ClassView;
  let people: Record<
    | 'anonymous'
    | 'studentA'
    | 'studentB'
    | 'classmate'
    | 'instructorA'
    | 'instructorB'
    | 'teacher'
    | 'assistant'
    | 'editor',
    Actor
  >;
  let attempt: string;
  let practice: string;

  before(async () => {
    here = await school();
    const instructorA: InstructorActor = await teacher(here);
    const instructorB: InstructorActor = await teacher(here, 'boris');
    group = await classOf(here, instructorA);
    const other = await classOf(here, instructorB);
    const studentA: StudentActor = await joined(here, group, 'А');
    const classmate: StudentActor = await joined(here, group, 'В');
    const studentB: StudentActor = await joined(here, other, 'Б');
    const anonymous: AnonymousActor = here.classroom.visitor('ru');
    const stranger = here.classroom.visitor('ru');
    const staff = {
      teacher: await teacher(here, 'vera'),
      assistant: await teacher(here, 'gleb'),
      editor: await teacher(here, 'dina'),
    };
    const record = await here.store.classes.get(group.id);
    assert.ok(record !== null);
    const members = (['teacher', 'assistant', 'editor'] as const).map(role => ({
      person: staff[role].id,
      role,
      since: here.clock,
    }));
    await here.store.classes.put({ ...record, staff: members });
    people = { anonymous, studentA, studentB, classmate, instructorA, instructorB, ...staff };
    attempt = await here.classroom.start(studentA, QUIZ.id);
    practice = await here.classroom.start(stranger, QUIZ.id);
  });
  after(() => here.close());

  const asked: Readonly<Record<string, readonly [(actor: Actor) => Promise<unknown>, readonly string[]]>> = {
    'open an attempt of class A': [
      actor => here.classroom.open(attempt, actor),
      ['studentA', 'instructorA', 'teacher', 'assistant'],
    ],
    'read its transcript': [
      actor => here.classroom.transcript(actor, attempt, 'ru'),
      ['studentA', 'instructorA', 'teacher', 'assistant'],
    ],
    'watch it': [
      actor => here.classroom.watch(attempt, actor, 'ru', () => undefined),
      ['studentA', 'instructorA', 'teacher'],
    ],
    'have a line of it completed': [
      actor => here.classroom.answer(attempt, actor, { type: 'complete', id: 'asked-01', line: 'docker ', cursor: 7 }),
      ['studentA', 'instructorA', 'teacher'],
    ],
    'answer in it': [actor => here.classroom.submit(attempt, actor, `answer-${actor.id}`, right('q1')), ['studentA']],
    'open a stranger’s practice': [actor => here.classroom.open(practice, actor), []],
    'answer in it ': [actor => here.classroom.submit(practice, actor, `answer-${actor.id}`, right('q1')), []],
    'see class A': [actor => here.classroom.class(actor, group.id), ['instructorA', 'teacher', 'assistant', 'editor']],
    'see its roster': [actor => here.classroom.roster(actor, group.id), ['instructorA', 'teacher', 'assistant']],
    'see its wall': [
      actor => here.classroom.overview(actor, group.id, QUIZ.id, 'now'),
      ['instructorA', 'teacher', 'assistant'],
    ],
    'see what one of its students did': [
      actor => here.classroom.work(actor, group.id, people.classmate.id),
      ['instructorA', 'teacher', 'assistant'],
    ],
    'take its gradebook': [
      actor => here.classroom.gradebook(actor, group.id, 'ru'),
      ['instructorA', 'teacher', 'assistant'],
    ],
    'rename it': [actor => here.classroom.rename(actor, group.id, 'ИВТ-21'), ['instructorA', 'teacher']],
    'choose its quizzes': [
      actor => here.classroom.setQuizzes(actor, group.id, null),
      ['instructorA', 'teacher', 'editor'],
    ],
    'close it': [actor => here.classroom.setJoining(actor, group.id, true), ['instructorA', 'teacher']],
    'change its code': [actor => here.classroom.newCode(actor, group.id), ['instructorA', 'teacher']],
    'add to it': [actor => here.classroom.addStudents(actor, group.id, ['Г', 'Д']), ['instructorA', 'teacher']],
    'give a new PIN': [
      actor => here.classroom.renewPin(actor, group.id, people.classmate.id),
      ['instructorA', 'teacher'],
    ],
    'remove from it': [
      async actor => {
        const people = await here.store.people.ofClass(group.id);
        const added = people.find(
          each => each.kind === 'student' && 'ГД'.includes(each.name) && each.removedAt === null,
        );
        return here.classroom.removeStudent(actor, group.id, added?.id ?? '');
      },
      ['instructorA', 'teacher'],
    ],
    'list classes': [
      actor => here.classroom.classes(actor),
      ['instructorA', 'instructorB', 'teacher', 'assistant', 'editor'],
    ],
    'make a class': [
      actor => here.classroom.createClass(actor, 'Ещё'),
      ['instructorA', 'instructorB', 'teacher', 'assistant', 'editor'],
    ],
    invite: [actor => here.classroom.invite(actor), ['instructorA', 'instructorB', 'teacher', 'assistant', 'editor']],
  };

  for (const [what, [ask, allowed]] of Object.entries(asked)) {
    it(`${what.trim()}: ${allowed.length === 0 ? 'none of them' : allowed.join(', ')}`, async () => {
      // Whoever may comes last, so that what they change is not in the others' way.
      const names = Object.keys(people) as (keyof typeof people)[];
      const order = [...names.filter(name => !allowed.includes(name)), ...names.filter(name => allowed.includes(name))];
      const may: string[] = [];
      for (const name of order) {
        try {
          await ask(people[name]);
          may.push(name);
        } catch (error) {
          if (!isFault(error, 'forbidden')) throw error;
        }
      }
      assert.deepEqual(may, allowed);
    });
  }

  it('a student of class A cannot be removed by way of class B', async () => {
    const [other] = await here.classroom.classes(people.instructorB);
    const into = [...(await here.classroom.classes(people.instructorB))].at(-1) ?? other;
    await assert.rejects(
      here.classroom.removeStudent(people.instructorB, into?.id ?? '', people.studentA.id),
      (error: unknown) => isFault(error, 'not-found'),
    );
  });

  it('an instructor’s role is looked up, not believed', async () => {
    const forged = { ...people.studentA, kind: 'instructor' } as unknown as Actor;
    await assert.rejects(here.classroom.classes(forged), (error: unknown) => isFault(error, 'forbidden'));
  });

  it('lists are one’s own', async () => {
    assert.deepEqual(
      (await here.classroom.attempts(people.studentA)).map(each => each.id),
      [attempt],
    );
    assert.deepEqual(await here.classroom.attempts(people.studentB), []);
    assert.deepEqual(await here.classroom.attempts(people.instructorA), []);
  });
});
