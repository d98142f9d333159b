/** Who may do what in a class: its owner, and the staff, each with a role. */
import { Fault } from '../fault.ts';
import type { ClassRecord, StaffRole } from '../store/records.ts';
import type { Actor } from './actor.ts';
import { asInstructor, type World } from './world.ts';

export type Role = 'owner' | StaffRole;

export type Right =
  /** That there is such a class, and what is set there. */
  | 'see-class'
  /** Names, the wall, results, transcripts. */
  | 'see-students'
  /** In transcripts: keys, solutions, explanations and hidden checks; and to look on at an attempt as its learner sees it. */
  | 'see-keys'
  /** Roster, PINs, the code, more time. */
  | 'lead'
  /** Which quizzes are set. */
  | 'set-work'
  /** Who else is on the staff, and whose class it is. */
  | 'staff';

const RIGHTS: Readonly<Record<Role, ReadonlySet<Right>>> = {
  owner: new Set(['see-class', 'see-students', 'see-keys', 'lead', 'set-work', 'staff']),
  teacher: new Set(['see-class', 'see-students', 'see-keys', 'lead', 'set-work']),
  assistant: new Set(['see-class', 'see-students']),
  editor: new Set(['see-class', 'set-work']),
};
const NONE: ReadonlySet<Right> = new Set();

/** Null for who is not on the staff. */
export function roleOf({ instructor, staff }: Pick<ClassRecord, 'instructor' | 'staff'>, person: string): Role | null {
  return person === instructor ? 'owner' : (staff.find(each => each.person === person)?.role ?? null);
}

export function rightsOf(record: Pick<ClassRecord, 'instructor' | 'staff'>, person: string): ReadonlySet<Right> {
  const role = roleOf(record, person);
  return role === null ? NONE : RIGHTS[role];
}

/** The class, for an instructor who has this right there. @throws Fault `forbidden`, `not-found` */
export async function withRight(
  world: World,
  actor: Pick<Actor, 'kind' | 'id'>,
  id: string,
  right: Right,
): Promise<ClassRecord> {
  const instructor = await asInstructor(world, actor);
  const record = await world.store.classes.get(id);
  if (record === null) throw new Fault('not-found', 'no such class');
  if (!rightsOf(record, instructor.id).has(right)) throw new Fault('forbidden', `not for them in this class: ${right}`);
  return record;
}
