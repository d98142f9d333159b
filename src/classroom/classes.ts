/** Classes and their rosters, for those on the staff of them. */
import type { Instant } from '../docker/index.ts';
import { Fault, isFault } from '../fault.ts';
import type { ClassRecord, Student } from '../store/records.ts';
import type { Actor, RightsEnd } from './actor.ts';
import type { Classes, ClassView, RosterEntry } from './classroom.ts';
import { cleanName, invalid, LIMITS, makeCode, makePin, nameKeyOf, nameProblem, tidy } from './names.ts';
import { type Right, rightsOf, roleOf, withRight } from './roles.ts';
import { previewRoster } from './roster-file.ts';
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

  async function changeStudent(
    actor: Actor,
    id: string,
    student: string,
    why: RightsEnd['why'],
    changed: (student: Student, at: Instant) => Student,
  ): Promise<void> {
    await world.turns.run(id, async () => {
      await withRight(world, actor, id, 'lead');
      const person = await store.people.get(student);
      if (person?.kind !== 'student' || person.class !== id || person.removedAt !== null) {
        throw new Fault('not-found', 'no such student in this class');
      }
      const at = now();
      await store.people.put(changed(person, at));
      world.rights.tell(student, { why, before: why === 'removed' ? Number.POSITIVE_INFINITY : at });
    });
  }

  async function roster(actor: Actor, id: string): Promise<readonly RosterEntry[]> {
    await withRight(world, actor, id, 'see-students');
    return (await studentsOf(world, id)).map(rosterEntry);
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
    roster,
    addStudents: (actor, id, names) =>
      world.turns.run(id, async () => {
        const record = await withRight(world, actor, id, 'lead');
        const there = await studentsOf(world, id);
        const known = new Set(there.map(student => nameKeyOf(student.name)));
        const fresh: Student[] = [];
        for (const [place, typed] of names.entries()) {
          const name = tidy(typed);
          const problem = nameProblem(name, LIMITS.name);
          if (problem !== null) throw invalid('name', problem, place);
          const nameKey = nameKeyOf(name);
          if (known.has(nameKey)) continue;
          known.add(nameKey);
          fresh.push(newStudent(world, record, name, null));
        }
        if (there.length + fresh.length > LIMITS.roster) throw invalid('names', 'long');
        // Each is checked before the first is written; one write of the journal takes them all.
        await Promise.all(fresh.map(student => store.people.put(student)));
        return roster(actor, id);
      }),
    readRoster: async (actor, id, file) => {
      await withRight(world, actor, id, 'lead');
      return previewRoster(file, new Set((await studentsOf(world, id)).map(student => nameKeyOf(student.name))));
    },
    removeStudent: (actor, id, student) =>
      changeStudent(actor, id, student, 'removed', (person, at) => ({ ...person, removedAt: at })),
    renewPin: async (actor, id, student) => {
      await withRight(world, actor, id, 'lead');
      const pin = makePin(world.random);
      const kept = await world.passwords.hash(pin, `instructor ${actor.id}`);
      await changeStudent(actor, id, student, 'new-pin', (person, at) => ({ ...person, pin: kept, credentialsAt: at }));
      return pin;
    },
  };
}

/** `pin`: its hash; null for a name on the roster that nobody has come for: `credentialsAt` is then 0. */
export function newStudent(world: World, record: ClassRecord, name: string, pin: string | null): Student {
  const at = world.now();
  return {
    kind: 'student',
    id: makeId(world),
    class: record.id,
    name,
    nameKey: nameKeyOf(name),
    pin,
    locale: record.locale,
    since: at,
    credentialsAt: pin === null ? 0 : at,
    visitors: [],
    removedAt: null,
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

export function rosterEntry({ id, name, pin, since, credentialsAt }: Student): RosterEntry {
  return { id, name, joined: pin !== null, reset: pin === null && credentialsAt > 0, since };
}
