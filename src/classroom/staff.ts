/** The staff of a class: asked in by a link, given a role, and what ends when it is taken away. */
import { Fault } from '../fault.ts';
import type { ClassRecord, Instructor, StaffMember, TokenRecord } from '../store/records.ts';
import type { Actor } from './actor.ts';
import { classView } from './classes.ts';
import type { Staff, StaffView } from './classroom.ts';
import { invalid } from './names.ts';
import { rightsOf, roleOf, withRight } from './roles.ts';
import { newInstructor } from './setup.ts';
import { hashOf, isGood, makeToken, tokenRecord } from './tokens.ts';
import { asInstructor, instructorActor, type World } from './world.ts';

/** A class is nobody's whole department. */
const MOST = 50;

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

  /** The class that an invitation leads to. @throws Fault `bad-token` */
  async function invited(token: string): Promise<{ readonly record: ClassRecord; readonly found: TokenRecord }> {
    const found = await tokenRecord(world, token, 'staff');
    const record = found.class === null ? null : await store.classes.get(found.class);
    if (record === null) throw new Fault('bad-token', 'there is no such class any more');
    return { record, found };
  }

  /** Once: of two who open the link at the same time one comes in. */
  function comeIn(
    token: string,
    find: () => Promise<Instructor>,
  ): Promise<{ person: Instructor; record: ClassRecord }> {
    return world.turns.run(`link ${hashOf(token)}`, async () => {
      const { record: known, found } = await invited(token);
      const { role } = found;
      if (role === null) throw new Fault('bad-token', 'the link names no role');
      if (known.staff.length >= MOST) throw invalid('staff', 'long');
      const person = await find();
      const record = await world.turns.run(known.id, async () => {
        const { record: fresh } = await invited(token);
        if (roleOf(fresh, person.id) !== null) return fresh;
        const member = { person: person.id, role, since: now() };
        const joined = { ...fresh, staff: [...fresh.staff, member] };
        await store.classes.put(joined);
        await store.tokens.remove(found.id);
        return joined;
      });
      return { person, record };
    });
  }

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
    inviteStaff: async (actor, classId, role) => {
      const { id } = await withRight(world, actor, classId, 'staff');
      return makeToken(world, { kind: 'staff', class: id, person: null, role });
    },
    takeBackInvitation: async (actor, classId, id) => {
      await withRight(world, actor, classId, 'staff');
      const found = await store.tokens.get(id);
      if (found?.kind !== 'staff' || found.class !== classId) throw new Fault('not-found', 'no such invitation');
      await store.tokens.remove(id);
    },
    staffInvitation: async token => {
      const { record, found } = await invited(token);
      const owner = await store.people.get(record.instructor);
      return {
        title: record.title,
        role: found.role ?? 'assistant',
        from: owner?.kind === 'instructor' ? owner.name : '',
      };
    },
    joinStaff: async (actor, token) => {
      const { record } = await comeIn(token, () => asInstructor(world, actor));
      return classView(world, record, actor.id);
    },
    joinStaffAnew: async (token, account) => {
      const { person, record } = await comeIn(token, () => newInstructor(world, account));
      return { actor: instructorActor(person), class: record.id };
    },
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
