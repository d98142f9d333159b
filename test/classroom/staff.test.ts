import assert from 'node:assert/strict';
import type { InstructorActor, RightsEnd } from '../../src/classroom/actor.ts';
import type { ClassView } from '../../src/classroom/classroom.ts';
import { fault } from '../store/contract.ts';
import { classOf, joined, QUIZ, type School, school, teacher } from './rig.ts';

describe('the staff of a class', () => {
  let here: School;
  let owner: InstructorActor;
  let other: InstructorActor;
  let group: ClassView;
  beforeEach(async () => {
    here = await school();
    owner = await teacher(here);
    other = await teacher(here, 'boris');
    group = await classOf(here, owner);
  });
  afterEach(() => here.close());
  const roles = async (): Promise<readonly (readonly [string, string])[]> =>
    (await here.classroom.staff(owner, group.id)).members.map(({ login, role }) => [login, role]);

  it('comes in by a link, once, and is there after a restart; the link itself is kept nowhere', async () => {
    const token = await here.classroom.inviteStaff(owner, group.id, 'assistant');
    assert.deepEqual(await here.classroom.staffInvitation(token), {
      title: group.title,
      role: 'assistant',
      from: owner.name,
    });
    assert.equal(JSON.stringify(await here.store.tokens.ofClass(group.id)).includes(token), false);
    await here.restart();
    const mine = await here.classroom.joinStaff(other, token);
    assert.deepEqual([mine.role, mine.rights], ['assistant', ['see-class', 'see-students']]);
    await assert.rejects(here.classroom.joinStaff(await teacher(here, 'vera'), token), fault('bad-token'));
    await here.restart();
    assert.deepEqual(await roles(), [
      ['anna', 'owner'],
      ['boris', 'assistant'],
    ]);
    assert.deepEqual(
      (await here.classroom.classes(other)).map(({ id }) => id),
      [group.id],
    );
  });

  it('of two who open a link at once one comes in', async () => {
    const token = await here.classroom.inviteStaff(owner, group.id, 'editor');
    const account = (login: string) => ({ name: login, login, password: 'correct horse', locale: 'ru' }) as const;
    const both = await Promise.allSettled(
      ['gleb', 'dina'].map(login => here.classroom.joinStaffAnew(token, account(login))),
    );
    assert.deepEqual(
      both.map(({ status }) => status),
      ['fulfilled', 'rejected'],
    );
    assert.equal((await roles()).length, 2);
  });

  it('a link is good for a week, may be taken back, and lowers nobody who is there already', async () => {
    const late = await here.classroom.inviteStaff(owner, group.id, 'teacher');
    here.clock += 8 * 24 * 3600_000;
    await assert.rejects(here.classroom.joinStaff(other, late), fault('bad-token'));
    const token = await here.classroom.inviteStaff(owner, group.id, 'editor');
    assert.equal((await here.classroom.joinStaff(owner, token)).role, 'owner');
    const { invitations } = await here.classroom.staff(owner, group.id);
    assert.deepEqual(
      invitations.map(({ role }) => role),
      ['editor'],
    );
    await here.classroom.takeBackInvitation(owner, group.id, invitations[0]?.id ?? '');
    await assert.rejects(here.classroom.joinStaff(other, token), fault('bad-token'));
  });

  it('is told when a right ends, and not when one is added', async () => {
    const told: RightsEnd['why'][] = [];
    here.classroom.onRightsEnd(other.id, ({ why }) => told.push(why));
    await here.classroom.joinStaff(other, await here.classroom.inviteStaff(owner, group.id, 'assistant'));
    await here.classroom.changeRole(owner, group.id, other.id, 'teacher');
    assert.deepEqual(told, []);
    const anna = await joined(here, group, 'Анна');
    const attempt = await here.classroom.start(anna, QUIZ.id);
    assert.equal(await here.classroom.mayWatch(attempt, other), true);
    await here.classroom.changeRole(owner, group.id, other.id, 'editor');
    assert.equal(await here.classroom.mayWatch(attempt, other), false);
    await here.classroom.leaveStaff(other, group.id, other.id);
    assert.deepEqual(told, ['left-class', 'left-class']);
    await assert.rejects(here.classroom.class(other, group.id), fault('forbidden'));
    assert.equal((await here.classroom.actor(other.id, here.clock))?.id, other.id, 'still signed in');
  });

  it('takes the class over, and who had it stays as a teacher', async () => {
    await assert.rejects(here.classroom.handOver(owner, group.id, other.id), fault('not-found'));
    await here.classroom.joinStaff(other, await here.classroom.inviteStaff(owner, group.id, 'assistant'));
    await assert.rejects(here.classroom.handOver(other, group.id, other.id), fault('forbidden'));
    await here.classroom.handOver(owner, group.id, other.id);
    assert.deepEqual(await roles(), [
      ['boris', 'owner'],
      ['anna', 'teacher'],
    ]);
    await assert.rejects(here.classroom.inviteStaff(owner, group.id, 'editor'), fault('forbidden'));
    await here.classroom.leaveStaff(other, group.id, owner.id);
    assert.deepEqual(await here.classroom.classes(owner), []);
  });
});
