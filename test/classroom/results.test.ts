import assert from 'node:assert/strict';
import type { InstructorActor } from '../../src/classroom/actor.ts';
import type { ClassView } from '../../src/classroom/classroom.ts';
import { unformula } from '../../src/classroom/csv.ts';
import { NOW } from '../store/rig.ts';
import { classOf, joined, numbers, QUIZ, right, type School, school, teacher, wrong } from './rig.ts';

describe('what an instructor sees', () => {
  let here: School;
  let owner: InstructorActor;
  let group: ClassView;
  beforeEach(async () => {
    here = await school();
    owner = await teacher(here);
    group = await classOf(here, owner);
  });
  afterEach(() => here.close());

  /** A student who answers q1 after so many wrong tries. */
  async function answers(name: string, wrongTries: number): Promise<string> {
    const student = await joined(here, group, name);
    const attempt = await here.classroom.start(student, QUIZ.id);
    for (let index = 0; index < wrongTries; index++)
      await here.classroom.submit(attempt, student, `wrong-${index}`, wrong('q1'));
    await here.classroom.submit(attempt, student, 'right-01', right('q1'));
    return attempt;
  }

  it('students by questions: score, tries, minutes, last error', async () => {
    const anna = await joined(here, group, 'Анна');
    await joined(here, group, 'Борис');
    const attempt = await here.classroom.start(anna, QUIZ.id);
    here.clock += 60_000;
    await here.classroom.submit(attempt, anna, 'answer-01', wrong('q1'));
    here.clock += 60_000;
    await here.classroom.submit(attempt, anna, 'answer-02', right('q1'));
    here.clock += 60_000;
    const { rows, quiz } = await here.classroom.overview(owner, group.id, QUIZ.id, 'now');
    assert.equal(quiz.id, QUIZ.id);
    assert.deepEqual(
      rows.map(row => [row.student.name, row.attempt, row.score, row.points, row.current]),
      [
        ['Анна', attempt, 0.9, 2, 0],
        ['Борис', null, 0, 2, null],
      ],
    );
    const cell = { points: 1, hints: 0, lastError: null };
    assert.deepEqual(rows[0]?.cells, [
      { ...cell, question: 'q1', status: 'passed', answered: true, score: 0.9, tries: 2, minutes: 2 },
      { ...cell, question: 'q2', status: 'open', answered: false, score: 0, tries: 0, minutes: 3 },
    ]);
    assert.equal(rows[0]?.seenAt, NOW + 120_000);
    assert.deepEqual(
      rows[1]?.cells.map(cell => cell.status),
      ['closed-off', 'closed-off'],
    );
  });

  it('who is there is whose page is open, not who did something lately', async () => {
    const anna = await joined(here, group, 'Анна');
    const attempt = await here.classroom.start(anna, QUIZ.id);
    const present = async () => (await here.classroom.overview(owner, group.id, QUIZ.id, 'now')).rows[0]?.present;
    assert.equal(await present(), false);
    const { leave } = await here.classroom.watch(attempt, anna, 'ru', () => undefined);
    here.clock += 60 * 60_000;
    assert.equal(await present(), true);
    leave();
    assert.equal(await present(), false);
  });

  it('the open attempt, else the best; a second one never lowers what is kept', async () => {
    const anna = await joined(here, group, 'Анна');
    const first = await here.classroom.start(anna, QUIZ.id);
    await here.classroom.submit(first, anna, 'answer-01', right('q1'));
    await here.classroom.submit(first, anna, 'finish-01', { kind: 'finish' });
    here.clock += 1000;
    const second = await here.classroom.start(anna, QUIZ.id);
    assert.equal((await here.classroom.overview(owner, group.id, QUIZ.id, 'now')).rows[0]?.attempt, second);
    assert.equal((await here.classroom.overview(owner, group.id, QUIZ.id, 'best')).rows[0]?.attempt, first);
    const work = await here.classroom.work(owner, group.id, anna.id);
    assert.deepEqual(
      work.map(each => [each.id, each.summary.score]),
      [
        [second, 0],
        [first, 1],
      ],
    );
    await here.classroom.submit(second, anna, 'finish-01', { kind: 'finish' });
    const shown = (await here.classroom.overview(owner, group.id, QUIZ.id, 'now')).rows[0];
    assert.deepEqual([shown?.attempt, shown?.score], [first, 1]);
    assert.match(await here.classroom.gradebook(owner, group.id, 'en'), /^Анна,1,,1,[\w-]+,1,0,\r$/m);
  });

  it('figures count first tries, say their N, and are silent while it is small', async () => {
    for (const [name, tries] of [
      ['А', 0],
      ['Б', 1],
      ['В', 0],
      ['Г', 2],
    ] as const)
      await answers(name, tries);
    const few = (await here.classroom.overview(owner, group.id, QUIZ.id, 'now')).figures;
    assert.deepEqual(few[0], { id: 'q1', points: 1, n: 4, facility: null, medianMinutes: null });
    await answers('Д', 0);
    const enough = (await here.classroom.overview(owner, group.id, QUIZ.id, 'now')).figures;
    assert.deepEqual(enough[0], { id: 'q1', points: 1, n: 5, facility: 0.6, medianMinutes: 0 });
    assert.equal(enough[1]?.n, 0);
  });

  it('rows that a crash left behind are made again from the journal, and only those', async () => {
    await answers('Анна', 1);
    await answers('Борис', 0);
    const rows = await here.store.attempts.ofClass(group.id);
    const stale = rows[0];
    assert.ok(stale !== undefined);
    here.store.attempts.note({ ...stale, summary: { ...stale.summary, seq: 1, score: 0 } });
    let replayed = 0;
    await here.restart({
      tutor: {
        ...numbers,
        replay: (...args) => {
          if (args[1][0]?.kind === 'begun') replayed += 1;
          return numbers.replay(...args);
        },
      },
    });
    const { rows: shown } = await here.classroom.overview(owner, group.id, QUIZ.id, 'now');
    assert.deepEqual(shown.map(row => row.score).sort(), [0.9, 1]);
    await here.classroom.overview(owner, group.id, QUIZ.id, 'now');
    assert.equal(replayed, 1);
  });

  it('a transcript: the attempt as it stands, whose it is', async () => {
    const attempt = await answers('Анна', 1);
    await here.restart();
    const found = await here.classroom.transcript(owner, attempt, 'ru');
    assert.equal(found.student?.name, 'Анна');
    assert.equal(found.row.id, attempt);
    assert.equal(Buffer.from(found.items).toString(), 'theirs: 1,0');
  });

  it('one who was removed is shown no more', async () => {
    await answers('Анна', 0);
    const [row] = (await here.classroom.overview(owner, group.id, QUIZ.id, 'now')).rows;
    await here.classroom.removeStudent(owner, group.id, row?.student.id ?? '');
    assert.deepEqual((await here.classroom.overview(owner, group.id, QUIZ.id, 'now')).rows, []);
    assert.doesNotMatch(await here.classroom.gradebook(owner, group.id, 'ru'), /Анна/);
  });

  describe('the gradebook', () => {
    const nameless = (line: string): string => line.replace(/[\w-]{16,}/, 'ID');
    it('for Russian Excel: semicolons, a BOM, decimal commas', async () => {
      await answers('Анна; «Б»', 1);
      assert.deepEqual((await here.classroom.gradebook(owner, group.id, 'ru')).split('\r\n').map(nameless), [
        "\ufeffСтудент;'=Квиз 1;'=Квиз 2;Итого;Идентификатор;1.1 q1;1.2 q2;2.1 q1",
        'Максимум;2;1;3;;1;1;1',
        '"Анна; «Б»";0,9;;0,9;ID;0,9;;',
        '',
      ]);
    });

    it('in English: commas and points', async () => {
      await answers('Ann', 1);
      assert.deepEqual((await here.classroom.gradebook(owner, group.id, 'en')).split('\r\n').map(nameless), [
        "Student,'=Quiz 1,'=Quiz 2,Total,Student ID,1.1 q1,1.2 q2,2.1 q1",
        'Points possible,2,1,3,,1,1,1',
        'Ann,0.9,,0.9,ID,0.9,,',
        '',
      ]);
    });

    it('S17 runs no formula of a student’s name; numbers stay numbers', async () => {
      for (const name of ['=1+1', '+7 900', '-2', '@sum', '\t=1', ' =1', '＝1'])
        assert.equal(unformula(name), `'${name}`);
      for (const name of ['Анна', "O'Brien", '1-2', '']) assert.equal(unformula(name), name);
      await joined(here, group, '=HYPERLINK("http://evil","x")');
      assert.match(
        await here.classroom.gradebook(owner, group.id, 'en'),
        /^"'=HYPERLINK\(""http:\/\/evil"",""x""\)",,,0,[\w-]+,,,\r$/m,
      );
    });
  });
});
