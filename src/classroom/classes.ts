/** Classes and their rosters, for those on the staff of them. */
import { Fault, isFault } from '../fault.ts';
import type { ClassRecord } from '../store/records.ts';
import type { Actor } from './actor.ts';
import type { Classes, ClassView } from './classroom.ts';
import { cleanName, invalid, makeCode } from './names.ts';
import { type Right, rightsOf, roleOf, withRight } from './roles.ts';
import { rosters } from './roster.ts';
import { asInstructor, makeId, quizzesOf, studentsOf, type World } from './world.ts';

export function classes(world: World): Classes {
  const { store, now } = world;

  /** Puts the class with a code that no other has. */
  async function putWithNewCode(record: Omit<ClassRecord, 'code'>): Promise<ClassRecord> {
    for (;;) {
      const coded = { ...record, code: makeCode(world.random) };
      try {
        await store.classes.put(coded);
        return coded;
      } catch (error) {
        if (!isFault(error, 'conflict')) throw error;
      }
    }
  }

  function change(
    actor: Actor,
    id: string,
    right: Right,
    changed: (record: ClassRecord) => ClassRecord,
  ): Promise<ClassView> {
    return world.turns.run(id, async () => {
      const record = changed(await withRight(world, actor, id, right));
      await store.classes.put(record);
      return classView(world, record, actor.id);
    });
  }

  return {
    createClass: async (actor, title, locale) => {
      const instructor = await asInstructor(world, actor);
      const record = await putWithNewCode({
        id: makeId(world),
        instructor: instructor.id,
        staff: [],
        title: cleanName('title', title),
        locale: locale ?? instructor.locale,
        quizzes: null,
        joining: true,
        since: now(),
      });
      return classView(world, record, instructor.id);
    },
    classes: async actor => {
      const instructor = await asInstructor(world, actor);
      const records = await store.classes.ofInstructor(instructor.id);
      return Promise.all(
        [...records].sort((a, b) => b.since - a.since).map(record => classView(world, record, instructor.id)),
      );
    },
    class: async (actor, id) => classView(world, await withRight(world, actor, id, 'see-class'), actor.id),
    rename: (actor, id, title) =>
      change(actor, id, 'lead', record => ({ ...record, title: cleanName('title', title) })),
    setQuizzes: (actor, id, quizzes) =>
      change(actor, id, 'set-work', record => {
        if (quizzes?.some(quiz => !world.quizzes.has(quiz))) throw invalid('quizzes', 'unknown');
        return { ...record, quizzes };
      }),
    setJoining: (actor, id, open) => change(actor, id, 'lead', record => ({ ...record, joining: open })),
    newCode: (actor, id) =>
      world.turns.run(id, async () =>
        classView(world, await putWithNewCode(await withRight(world, actor, id, 'lead')), actor.id),
      ),
    ...rosters(world),
  };
}

/** The class as somebody on its staff sees it. */
export async function classView(world: World, record: ClassRecord, person: string): Promise<ClassView> {
  const { id, code, title, locale, joining, since } = record;
  const role = roleOf(record, person);
  if (role === null) throw new Fault('forbidden', 'another instructor’s class');
  const rights = rightsOf(record, person);
  return {
    id,
    role,
    rights: [...rights],
    code: rights.has('see-students') ? code : '',
    title,
    locale,
    joining,
    since,
    quizzes: quizzesOf(world, record).map(quiz => quiz.id),
    allQuizzes: record.quizzes === null,
    students: (await studentsOf(world, id)).length,
  };
}
