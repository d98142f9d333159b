/** Practice over the real tutor: what is due, question after question, what is left of it, and what is taken along. */
import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Actor } from '../../src/classroom/actor.ts';
import { isFault } from '../../src/fault.ts';
import { FRESH_A_DAY } from '../../src/practice/due.ts';
import { practiceOf } from '../../src/practice/index.ts';
import { isHostQuestion, type Quiz, type Response } from '../../src/quiz/quiz.ts';
import { keptQuiz } from '../../src/quiz/variant.ts';
import { readVersion } from '../../src/store/quizzes.ts';
import { abandon, begin, extend, replay, step, timeUp } from '../../src/tutor/index.ts';
import { classOf, joined, type School, school, teacher } from './rig.ts';

const tutor = { abandon, begin, extend, replay, step, timeUp };
const DAY = 24 * 3600 * 1000;
let made = 0;

/** The quiz as the attempt's own kept text says. */
async function quizOf(here: School, attempt: string): Promise<Quiz> {
  const row = await here.store.attempts.get(attempt);
  const text = row === null ? null : await here.store.quizzes.read(row.digest);
  const quiz = row === null || text === null ? null : keptQuiz(row.quiz, readVersion(text));
  assert.ok(quiz, 'its text is kept');
  return quiz;
}

async function answer(here: School, actor: Actor, attempt: string, right = true): Promise<void> {
  const [question] = (await quizOf(here, attempt)).questions;
  assert.ok(question);
  const send = async (input: Parameters<typeof here.classroom.submit>[3]): Promise<void> => {
    const taken = await here.classroom.submit(attempt, actor, `practice-${++made}`, input);
    assert.ok(taken.ok, JSON.stringify(taken));
  };
  if (!right) return send({ kind: 'skip', question: question.id });
  if (!isHostQuestion(question)) return send({ kind: 'answer', question: question.id, response: question.solution });
  for (const [path, text] of Object.entries(question.solution.files))
    await send({ kind: 'edit', path, change: null, text } as never);
  for (const line of question.solution.lines) await send({ kind: 'line', line, columns: 100 });
  return send({ kind: 'answer', question: question.id, response: { kind: 'host' } satisfies Response });
}

const textsOf = (here: School): number => readdirSync(join(here.folder, 'quizzes')).length;

describe('practice of a learner', () => {
  let here: School;
  beforeEach(async () => {
    here = await school({ tutor });
  });
  afterEach(() => here.close());

  async function next(actor: Actor, family: string | null = null): Promise<string> {
    const attempt = await here.classroom.practise(actor, family);
    assert.ok(attempt);
    return attempt;
  }

  it('of somebody who met nothing is empty; who practises anyway has met that topic', async () => {
    const actor = here.classroom.visitor('ru');
    assert.equal(await here.classroom.practise(actor, null), null);
    assert.deepEqual((await here.classroom.practice(actor)).plan, { due: [], next: null });
    assert.equal(await here.store.people.get(actor.id), null, 'looking leaves nothing');
    await answer(here, actor, await next(actor, 'reference'));
    const { memory, met } = await here.classroom.practice(actor);
    assert.deepEqual([...memory.families.keys()], ['reference']);
    assert.ok(met.has('registry') || met.has('images'));
    await assert.rejects(here.classroom.practise(actor, 'no-such'), error => isFault(error, 'not-found'));
  });

  it('is one question at a time, whichever tab asks; one of another family takes its place', async () => {
    const actor = here.classroom.visitor('ru');
    const [one, other] = await Promise.all([next(actor, 'variables'), next(actor, 'variables')]);
    assert.equal(one, other);
    assert.equal(await next(actor), one, 'the open one goes on');
    const another = await next(actor, 'reference');
    assert.notEqual(another, one);
    assert.equal(await here.store.attempts.get(one), null);
    assert.equal(textsOf(here), 1);
  });

  it('goes through what is due and comes to an end; attempts give way to lines, and their texts go', async function () {
    this.timeout(60_000);
    const actor = here.classroom.visitor('ru');
    await answer(here, actor, await next(actor, 'layer-count'));
    let asked = 1;
    const families = new Set(['layer-count']);
    for (;;) {
      here.clock += 60_000;
      const attempt = await here.classroom.practise(actor, null);
      if (attempt === null) break;
      const row = await here.store.attempts.get(attempt);
      const { family = '' } = practiceOf(row?.quiz ?? '') ?? {};
      assert.ok(!families.has(family), `${family} is asked twice`);
      families.add(family);
      await answer(here, actor, attempt, asked % 2 === 0);
      asked += 1;
    }
    assert.ok(asked > 1 && asked <= FRESH_A_DAY, `${asked}`);
    for (let more = 0; more < 8; more++) {
      here.clock += 60_000;
      await answer(here, actor, await next(actor, 'reference'));
    }
    const rows = await here.store.attempts.ofPerson(actor.id);
    assert.ok(rows.length <= 6, `${rows.length} attempts are kept`);
    assert.equal(textsOf(here), rows.length);
    const record = await here.store.practice.get(actor.id);
    assert.equal(record?.outcomes.filter(({ family }) => family === 'reference').length, 1);
    here.clock += DAY;
    const { plan } = await here.classroom.practice(actor);
    assert.ok(plan.due.some(({ why }) => why === 'missed'));
    // Another process knows the same, and the attempts that are left replay.
    const before = await here.classroom.practice(actor);
    await here.restart();
    assert.deepEqual(await here.classroom.practice(actor), before);
  });

  it('is carried by a file to another browser, added to what is known there; another server’s and an altered one are refused', async () => {
    const actor = here.classroom.visitor('ru');
    await answer(here, actor, await next(actor, 'variables'));
    const file = await here.classroom.carryPractice(actor);
    assert.doesNotMatch(file, new RegExp(actor.id));
    const other = here.classroom.visitor('en');
    here.clock += 1000;
    await answer(here, other, await next(other, 'reference'));
    assert.deepEqual(await here.classroom.takePractice(other, file), { ok: true, fresh: 1 });
    assert.deepEqual(await here.classroom.takePractice(other, file), { ok: true, fresh: 0 });
    const { memory } = await here.classroom.practice(other);
    assert.deepEqual([...memory.families.keys()].toSorted(), ['reference', 'variables']);
    const third = here.classroom.visitor('ru');
    assert.deepEqual(await here.classroom.takePractice(third, JSON.stringify(JSON.parse(file))), {
      ok: true,
      fresh: 1,
    });
    const refused = async (text: string) => {
      const taken = await here.classroom.takePractice(here.classroom.visitor('ru'), text);
      return taken.ok ? null : taken.why;
    };
    assert.equal(await refused(file.replace('"share": 1', '"share": 0.9')), 'altered');
    assert.equal(await refused(file.replace('"hints": 0', '"hints": 0, "name": "x"')), 'altered');
    assert.equal(await refused(file.replace('"version": 1', '"version": 2')), 'newer');
    for (const text of ['', 'null', '[]', '{"drydock":"journal"}', `${' '.repeat(500_000)}{}`])
      assert.equal(await refused(text), 'no-file', text.slice(0, 20));
    const elsewhere = await school({ tutor });
    const stranger = await elsewhere.classroom.takePractice(elsewhere.classroom.visitor('ru'), file);
    assert.deepEqual(stranger, { ok: false, why: 'foreign' });
    await elsewhere.close();
  });

  it('of a visitor comes along into a class, replayed from its journal; a row is not believed', async () => {
    const visitor = here.classroom.visitor('ru');
    const attempt = await next(visitor, 'variables');
    await answer(here, visitor, attempt, false);
    // Somebody has written a better row into the documents.
    const row = await here.store.attempts.get(attempt);
    assert.ok(row);
    const questions = row.summary.questions.map(each => ({ ...each, score: each.points, tries: 0 }));
    await here.store.attempts.put({ ...row, summary: { ...row.summary, questions } });
    const owner = await teacher(here);
    const student = await joined(here, await classOf(here, owner), 'Анна', visitor);
    await here.classroom.practise(student, null);
    const record = await here.store.practice.get(student.id);
    assert.deepEqual(
      record?.outcomes.map(({ family, share }) => [family, share]),
      [['variables', 0]],
    );
    assert.ok((await here.classroom.attempts(student)).length === 0, 'practice is no work of the course');
    const neighbour = await joined(here, await classOf(here, owner), 'Борис');
    assert.equal((await here.classroom.practice(neighbour)).memory.families.size, 0);
  });

  it('goes with the visitor it is of', async () => {
    const visitor = here.classroom.visitor('ru');
    await answer(here, visitor, await next(visitor, 'variables'));
    await next(visitor, 'reference');
    assert.equal(textsOf(here), 2);
    here.clock += 400 * DAY;
    assert.equal(await here.classroom.sweep(180), 1);
    assert.equal(textsOf(here), 0);
    assert.equal(await here.store.practice.get(visitor.id), null);
  });

  it('I6 has an end within an hour', async function () {
    this.timeout(60_000);
    const actor = here.classroom.visitor('ru');
    const asked = async (): Promise<unknown> => {
      try {
        for (let n = 0; n < 400; n++) await here.classroom.practise(actor, n % 2 === 0 ? 'mend' : 'shrink');
      } catch (error) {
        return error;
      }
      return null;
    };
    const error = await asked();
    assert.ok(isFault(error, 'too-many'), String(error));
    assert.ok((await here.store.attempts.ofPerson(actor.id)).length <= 1);
  });
});
