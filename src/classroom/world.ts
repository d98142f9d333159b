/** What the files of the classroom share. */
import type { Instant } from '../docker/index.ts';
import { Fault } from '../fault.ts';
import type { Quiz } from '../quiz/quiz.ts';
import type { ClassRecord, Instructor, Student } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import type { Actor, InstructorActor, RightsEnd, StudentActor } from './actor.ts';
import type { Audience } from './audience.ts';
import type { Guesses } from './guesses.ts';
import type { Passwords } from './passwords.ts';
import type { Quota } from './quota.ts';
import type { Rooms } from './rooms.ts';
import type { Turns } from './turns.ts';

export interface World {
  readonly store: Store;
  /** By id, in the course's order. */
  readonly quizzes: ReadonlyMap<string, Quiz>;
  /** Texts that the quizzes were read from, by digest. */
  readonly texts: ReadonlyMap<string, string>;
  readonly rooms: Rooms;
  readonly quota: Quota;
  readonly now: () => Instant;
  /** The same time, by a clock that nobody sets while the service runs: for sittings. */
  readonly steady: () => Instant;
  readonly random: (bytes: number) => Uint8Array;
  readonly passwords: Passwords;
  readonly logins: Guesses;
  readonly pins: Guesses;
  /** For changes to accounts and classes. */
  readonly turns: Turns;
  /** Told, by person, of what has ended once it is on disk. */
  readonly rights: Audience<RightsEnd>;
}

/**
 * Some 128 bits that nobody guesses. None begins with a dash: a spreadsheet takes such a cell for a formula, so the gradebook
 * has to quote it, and a command line takes it for an option.
 */
export function makeId(world: Pick<World, 'random'>): string {
  return Buffer.from(world.random(16)).toString('base64url').replace(/^-/, '_');
}

export function instructorActor({ id, name, login, locale }: Instructor): InstructorActor {
  return { kind: 'instructor', id, name, login, locale };
}

export function studentActor({ id, name, class: classId, locale }: Student): StudentActor {
  return { kind: 'student', id, name, class: classId, locale };
}

/** @throws Fault `forbidden` */
export async function asInstructor(world: World, actor: Pick<Actor, 'kind' | 'id'>): Promise<Instructor> {
  const person = actor.kind === 'instructor' ? await world.store.people.get(actor.id) : null;
  if (person?.kind !== 'instructor') throw new Fault('forbidden', 'only for instructors');
  return person;
}

/** Everyone on the roster, in the order of their names. */
export async function studentsOf(world: World, classId: string): Promise<readonly Student[]> {
  const people = await world.store.people.ofClass(classId);
  const order = new Intl.Collator('ru');
  return people
    .filter(person => person.kind === 'student')
    .filter(student => student.removedAt === null)
    .sort((a, b) => order.compare(a.name, b.name));
}

/** What is set for a class, in the course's order. */
export function quizzesOf(world: World, { quizzes }: ClassRecord): readonly Quiz[] {
  const all = [...world.quizzes.values()].sort((a, b) => a.number - b.number);
  return quizzes === null ? all : all.filter(quiz => quizzes.includes(quiz.id));
}
