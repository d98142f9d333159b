/** Links that bring somebody onto the staff of a class, once. */
import { Fault } from '../fault.ts';
import type { ClassRecord, Instructor, TokenRecord } from '../store/records.ts';
import type { Staff } from './class-door.ts';
import { classView } from './classes.ts';
import { invalid } from './names.ts';
import { roleOf, withRight } from './roles.ts';
import { newInstructor } from './setup.ts';
import { hashOf, makeToken, tokenRecord } from './tokens.ts';
import { asInstructor, instructorActor, type World } from './world.ts';

type StaffLinks = Pick<Staff, 'inviteStaff' | 'takeBackInvitation' | 'staffInvitation' | 'joinStaff' | 'joinStaffAnew'>;

/** A class is nobody's whole department. */
const MOST = 50;

export function staffLinks(world: World): StaffLinks {
  const { store, now } = world;

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
  };
}
