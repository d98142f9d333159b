/** Students: into a class by its code, and back again by name and PIN. */
import { Fault } from '../fault.ts';
import type { ClassRecord, Student } from '../store/records.ts';
import type { AnonymousActor } from './actor.ts';
import type { Joining } from './classroom.ts';
import { ANYWHERE } from './guesses.ts';
import { checkPin, cleanName, keyOf, LIMITS, nameKeyOf, readCode } from './names.ts';
import { newStudent } from './roster.ts';
import { studentActor, studentsOf, type World } from './world.ts';

export function joining(world: World): Joining {
  const { store, now, passwords } = world;

  async function recordOf(code: string): Promise<ClassRecord | null> {
    const read = readCode(code);
    return read === null ? null : store.classes.byCode(read);
  }

  async function classOf(code: string): Promise<ClassRecord> {
    const record = await recordOf(code);
    if (record === null) throw new Fault('not-found', 'no class has this code');
    return record;
  }

  async function byName(record: ClassRecord, name: string): Promise<Student | null> {
    const { byName: find } = store.people;
    // Who came before look-alikes were told apart is kept under what they typed.
    const person = (await find(record.id, keyOf(name))) ?? (await find(record.id, nameKeyOf(name)));
    return person?.kind === 'student' ? person : null;
  }

  /** The first to come for a name chooses its PIN. */
  async function claim(record: ClassRecord, student: Student, pin: string): Promise<Student> {
    if (!record.joining) throw new Fault('class-closed', 'nobody new may join this class');
    const claimed = { ...student, pin, credentialsAt: now() };
    await store.people.put(claimed);
    return claimed;
  }

  /** What the visitor did becomes the student's, once: the next student at the same browser does not get it. */
  async function bring(student: Student, visitor: AnonymousActor | null): Promise<Student> {
    const person = visitor === null ? null : await store.people.get(visitor.id);
    if (person?.kind !== 'anonymous' || person.became !== null) return student;
    const richer = { ...student, visitors: [...student.visitors, person.id] };
    await store.people.put({ ...person, became: student.id });
    await store.people.put(richer);
    return richer;
  }

  return {
    classByCode: async code => {
      const record = await recordOf(code);
      if (record === null) return null;
      const { id, title, locale } = record;
      const free = (await studentsOf(world, id)).filter(isFree);
      return { id, title, locale, joining: record.joining, freeNames: free.map(student => student.name) };
    },
    classOfStudent: async actor => {
      const record = await store.classes.get(actor.class);
      if (record === null) throw new Fault('not-found', 'no such class');
      return { title: record.title, code: record.code };
    },
    join: async (code, typed, pin, visitor, from = ANYWHERE) => {
      const { id } = await classOf(code);
      const name = cleanName('name', typed);
      checkPin(pin);
      const kept = await passwords.hash(pin, `join ${from.address}`);
      return world.turns.run(id, async () => {
        // Read again: hashing took its time, and others came meanwhile.
        const record = await classOf(code);
        const there = await byName(record, name);
        if (there !== null && !isFree(there)) throw new Fault('name-taken', 'somebody of this name is in the class');
        if (there !== null) return studentActor(await bring(await claim(record, there, kept), visitor));
        if (!record.joining) throw new Fault('class-closed', 'nobody new may join this class');
        if ((await studentsOf(world, record.id)).length >= LIMITS.roster)
          throw new Fault('class-closed', 'the class is full');
        const student = newStudent(world, record, name, kept);
        await store.people.put(student);
        return studentActor(await bring(student, visitor));
      });
    },
    comeBack: async (code, typed, pin, visitor, from = ANYWHERE) => {
      const record = await classOf(code);
      const there = await byName(record, typed);
      const wrong = new Fault('bad-pin', 'wrong name or PIN');
      if (there !== null && isFree(there)) {
        checkPin(pin);
        const kept = await passwords.hash(pin, `join ${from.address}`);
        return world.turns.run(record.id, async () => {
          const now = await byName(record, typed);
          if (now === null || !isFree(now)) throw wrong;
          return studentActor(await bring(await claim(record, now, kept), visitor));
        });
      }
      const expected = there?.pin ?? null;
      const name = `${record.id} ${nameKeyOf(typed).slice(0, 200)}`;
      const right = await world.pins.guess({ name, person: there?.id ?? null }, from, () =>
        passwords.verify(expected, pin, `pin ${from.address}`),
      );
      if (!right || expected === null) throw wrong;
      return world.turns.run(record.id, async () => {
        const now = await byName(record, typed);
        if (now === null || now.pin !== expected) throw wrong;
        return studentActor(await bring(now, visitor));
      });
    },
  };
}

/** On the roster, and nobody has come for the name yet. One whose PIN was taken back is somebody's. */
function isFree({ pin, credentialsAt }: Student): boolean {
  return pin === null && credentialsAt === 0;
}
