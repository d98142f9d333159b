/** The staff of a class: who they are, their roles, and what ends when it is taken away. */
import { Fault } from '../fault.ts';
import type { ClassRecord, StaffMember } from '../store/records.ts';
import type { Actor } from './actor.ts';
import type { Staff, StaffView } from './class-door.ts';
import { rightsOf, withRight } from './roles.ts';
import { staffLinks } from './staff-links.ts';
import { isGood } from './tokens.ts';
import type { World } from './world.ts';

export function staff(world: World): Staff {
  const { store, now } = world;

  async function viewOf(person: string, role: StaffView['role'], since: number): Promise<StaffView | null> {
    const found = await store.people.get(person);
    return found?.kind === 'instructor' ? { person, name: found.name, login: found.login, role, since } : null;
  }

  /** Changes who may what, and tells those who may less than before. */
  function change(
    actor: Actor,
    classId: string,
    changed: (record: ClassRecord) => ClassRecord,
    right: (person: string) => 'staff' | 'see-class' = () => 'staff',
  ): Promise<void> {
    return world.turns.run(classId, async () => {
      const before = await withRight(world, actor, classId, right(actor.id));
      const after = changed(before);
      await store.classes.put(after);
      for (const { person } of [{ person: before.instructor }, ...before.staff]) {
        const left = rightsOf(after, person);
        if ([...rightsOf(before, person)].some(each => !left.has(each)))
          world.rights.tell(person, { why: 'left-class', before: Number.POSITIVE_INFINITY });
      }
    });
  }

  const inClass = (record: ClassRecord, person: string): StaffMember => {
    const found = record.staff.find(each => each.person === person);
    if (found === undefined) throw new Fault('not-found', 'not on the staff of this class');
    return found;
  };

  return {
    staff: async (actor, classId) => {
      const record = await withRight(world, actor, classId, 'see-class');
      const members = await Promise.all([
        viewOf(record.instructor, 'owner', record.since),
        ...record.staff.map(each => viewOf(each.person, each.role, each.since)),
      ]);
      const may = rightsOf(record, actor.id).has('staff');
      const tokens = may ? await store.tokens.ofClass(classId) : [];
      return {
        members: members.filter(each => each !== null),
        invitations: tokens.flatMap(({ id, kind, role, until }) =>
          kind === 'staff' && role !== null && until !== null && isGood({ until }, now()) ? [{ id, role, until }] : [],
        ),
      };
    },
    ...staffLinks(world),
    changeRole: (actor, classId, person, role) =>
      change(actor, classId, record => {
        const member = inClass(record, person);
        return { ...record, staff: record.staff.map(each => (each === member ? { ...each, role } : each)) };
      }),
    leaveStaff: (actor, classId, person) =>
      change(
        actor,
        classId,
        record => {
          const member = inClass(record, person);
          return { ...record, staff: record.staff.filter(each => each !== member) };
        },
        // Everyone may go by themselves.
        asking => (asking === person ? 'see-class' : 'staff'),
      ),
    handOver: (actor, classId, person) =>
      change(actor, classId, record => {
        const member = inClass(record, person);
        const others = record.staff.filter(each => each !== member);
        const before: StaffMember = { person: record.instructor, role: 'teacher', since: now() };
        return { ...record, instructor: person, staff: [...others, before] };
      }),
  };
}
