import assert from 'node:assert/strict';
import { isFault } from '../../src/fault.ts';
import { translator } from '../../src/locale/index.ts';
import { problemOf } from '../../src/web/errors.ts';
import { fault } from '../store/contract.ts';
import { classOf, joined, QUIZ, type School, school, teacher, wrong } from './rig.ts';

const HOUR = 3600 * 1000;
const quota = { unfinished: 3_000, begun: 3, begunFrom: 5 };

describe('I6 what one person may keep on the disk', () => {
  let here: School;
  beforeEach(async () => {
    here = await school({ quota });
  });
  afterEach(() => here.close());

  it('is bounded over all attempts that are not finished: it is said, answers are taken for a while longer, and finishing gives room again', async () => {
    const actor = here.classroom.visitor('ru');
    const attempt = await here.classroom.start(actor, QUIZ.id);
    let made = 0;
    const give = (input: Parameters<typeof here.classroom.submit>[3]) =>
      here.classroom.submit(attempt, actor, `client-${String(++made).padStart(4, '0')}`, input);
    // This tutor takes numbers only: a line is refused all the same, but not for want of room.
    const line = { kind: 'line', line: 'ls', columns: 80 } as const;
    const refusalOf = async (input: Parameters<typeof give>[0]): Promise<string | null> => {
      const submitted = await give(input);
      return submitted.ok ? null : submitted.refusal;
    };
    while ((await here.store.bytes(attempt)) < quota.unfinished) {
      assert.equal(await refusalOf(line), 'wrong-kind');
      assert.equal(await refusalOf(wrong('q1')), null);
    }
    assert.equal(await refusalOf(line), 'full');
    assert.equal(await refusalOf(wrong('q1')), null, 'an answer is taken');
    let refusal: string | null = null;
    for (let n = 0; n < 20 && refusal === null; n++) refusal = await refusalOf(wrong('q1'));
    assert.equal(refusal, 'full');
    assert.ok((await here.store.bytes(attempt)) < quota.unfinished * 1.5);
    assert.equal(await refusalOf({ kind: 'finish' }), null);
    const next = await here.classroom.start(actor, QUIZ.id);
    assert.notEqual(next, attempt);
    const there = await here.classroom.submit(next, actor, 'client-next', line);
    assert.deepEqual(there, { ok: false, refusal: 'wrong-kind' });
  });

  it('grows by no more than so many new attempts in an hour; who comes too soon is told when', async () => {
    const actor = here.classroom.visitor('ru');
    for (let n = 0; n < quota.begun; n++) {
      const attempt = await here.classroom.start(actor, QUIZ.id);
      assert.equal(await here.classroom.start(actor, QUIZ.id), attempt, 'the open one is no new one');
      await here.classroom.submit(attempt, actor, `finish-${n}-00`, { kind: 'finish' });
      here.clock += 60_000;
    }
    await assert.rejects(
      here.classroom.start(actor, QUIZ.id),
      error => isFault(error, 'too-many') && error.data.seconds === 3600 - quota.begun * 60,
    );
    here.clock += HOUR - quota.begun * 60_000;
    await here.classroom.start(actor, QUIZ.id);
  });

  it('of people without an account is bounded for an address too, for nobody elsewhere, and not for who has a class', async () => {
    const behind = { address: '203.0.113.7' };
    const begin = (from: { readonly address: string }) =>
      here.classroom.start(here.classroom.visitor('ru'), QUIZ.id, from);
    const first = here.classroom.visitor('ru');
    const attempt = await here.classroom.start(first, QUIZ.id, behind);
    here.clock += 60_000;
    for (let n = 1; n < quota.begunFrom; n++) await begin(behind);
    const refused = begin(behind);
    await assert.rejects(refused, error => isFault(error, 'too-many') && error.data.seconds === 3540);
    const error = await refused.catch((thrown: unknown) => thrown);
    const { status, retryAfter, key, data } = problemOf(error);
    assert.deepEqual([status, retryAfter], [429, 3540]);
    assert.match(
      translator('en')(key, data),
      /your network has begun .* Join your class with its code.* in 59 minutes/,
    );
    assert.match(translator('ru')(key, data), /Из вашей сети .* Войдите в свою группу по коду.* через 59 минут;/);
    assert.equal(await here.classroom.start(first, QUIZ.id, behind), attempt, 'what is begun goes on');
    await begin({ address: '203.0.113.8' });
    const owner = await teacher(here);
    const student = await joined(here, await classOf(here, owner), 'Борис');
    await here.classroom.start(student, QUIZ.id, behind);
    await here.classroom.start(owner, QUIZ.id, behind);
    // A proxy that does not say for whom it asks is no one address.
    for (let n = 0; n < 2 * quota.begunFrom; n++) await begin({ address: '127.0.0.1' });
    here.clock += HOUR - 60_000;
    await begin(behind);
    await assert.rejects(begin(behind), fault('too-many'));
  });

  it('lets a class of forty behind one address begin seven quizzes within the hour', async () => {
    const wide = await school({});
    const from = { address: '198.51.100.1' };
    for (let n = 0; n < 280; n++) await wide.classroom.start(wide.classroom.visitor('ru'), QUIZ.id, from);
    await wide.close();
  });
});
