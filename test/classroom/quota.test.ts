import assert from 'node:assert/strict';
import { isFault } from '../../src/fault.ts';
import { QUIZ, type School, school, wrong } from './rig.ts';

const HOUR = 3600 * 1000;
const quota = { unfinished: 3_000, begun: 3 };

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
});
