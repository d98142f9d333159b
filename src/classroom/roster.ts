/** Who is in a class: names, PINs, and those who are removed. */
import type { Instant } from '../docker/index.ts';
import { Fault } from '../fault.ts';
import type { ClassRecord, Student } from '../store/records.ts';
import type { Actor, RightsEnd } from './actor.ts';
import type { Classes, RosterEntry } from './classroom.ts';
import { invalid, LIMITS, makePin, nameKeyOf, nameProblem, tidy } from './names.ts';
import { withRight } from './roles.ts';
import { previewRoster } from './roster-file.ts';
import { makeId, studentsOf, type World } from './world.ts';

type Rosters = Pick<Classes, 'roster' | 'addStudents' | 'readRoster' | 'removeStudent' | 'renewPin'>;

export function rosters(world: World): Rosters {
  const { store, now } = world;

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

export function rosterEntry({ id, name, pin, since, credentialsAt }: Student): RosterEntry {
  return { id, name, joined: pin !== null, reset: pin === null && credentialsAt > 0, since };
}
