import assert from 'node:assert/strict';
import type { ClassView } from '../../src/classroom/classroom.ts';
import type { Caller } from '../../src/classroom/guesses.ts';
import { Fault } from '../../src/fault.ts';
import { fault } from '../store/contract.ts';
import { NOW } from '../store/rig.ts';
import { cheap, classOf, joined, pacer, QUIZ, right, type School, school, teacher } from './rig.ts';

function counts(kinds: readonly string[]): Readonly<Record<string, number>> {
  const all: Record<string, number> = {};
  for (const kind of kinds) all[kind] = (all[kind] ?? 0) + 1;
  return all;
}

describe('instructors', () => {
  let here: School;
  beforeEach(async () => {
    here = await school();
  });
  afterEach(() => here.close());
  const account = { name: 'Анна', login: 'Anna', password: 'correct horse', locale: 'ru' } as const;

  it('the first is made with the printed token; a start prints another, and only the last one is good', async () => {
    const old = await here.classroom.setupToken();
    assert.equal(await here.classroom.setupToken(), old);
    await here.restart();
    const token = await here.classroom.setupToken();
    assert.ok(old !== null && token !== null && token !== old);
    for (const bad of ['guessed-token', old])
      await assert.rejects(here.classroom.makeInstructor(bad, account), fault('bad-token'));
    const kept = await here.store.settings.get('setup-token');
    assert.ok(kept !== null && !kept.value.includes(token), 'a copy of the data folder makes no instructors');
    const made = await here.classroom.makeInstructor(token, account);
    assert.deepEqual({ ...made, id: '' }, { kind: 'instructor', id: '', name: 'Анна', login: 'Anna', locale: 'ru' });
    assert.equal(await here.classroom.setupToken(), null);
    await assert.rejects(here.classroom.makeInstructor(token, { ...account, login: 'second' }), fault('bad-token'));
  });

  it('of two who use the token at once one is made', async () => {
    const token = (await here.classroom.setupToken()) ?? '';
    const both = await Promise.allSettled(
      ['one', 'two'].map(login => here.classroom.makeInstructor(token, { ...account, login })),
    );
    assert.deepEqual(
      both.map(each => each.status),
      ['fulfilled', 'rejected'],
    );
    assert.equal(await here.store.people.instructors(), 1);
  });

  it('a token that was refused for a bad password is still good', async () => {
    const token = (await here.classroom.setupToken()) ?? '';
    await assert.rejects(here.classroom.makeInstructor(token, { ...account, password: 'short' }), fault('invalid'));
    await assert.rejects(here.classroom.makeInstructor(token, { ...account, name: '  ' }), fault('invalid'));
    await here.classroom.makeInstructor(token, account);
  });

  it('an invitation makes one more, once, within a week', async () => {
    const anna = await teacher(here);
    const token = await here.classroom.invite(anna);
    await here.restart();
    await here.classroom.makeInstructor(token, { ...account, login: 'boris' });
    await assert.rejects(here.classroom.makeInstructor(token, { ...account, login: 'vera' }), fault('bad-token'));
    const late = await here.classroom.invite(anna);
    here.clock += 8 * 24 * 3600_000;
    await assert.rejects(here.classroom.makeInstructor(late, { ...account, login: 'vera' }), fault('bad-token'));
  });

  it('a login is one person’s, however it is written', async () => {
    const anna = await teacher(here);
    await assert.rejects(
      here.classroom.makeInstructor(await here.classroom.invite(anna), { ...account, login: ' ANNA' }),
      fault('login-taken'),
    );
    assert.equal((await here.classroom.login(' Anna ', 'correct horse')).id, anna.id);
  });

  it('a wrong password and an unknown login are told alike, and guessing ends', async () => {
    await teacher(here);
    await assert.rejects(here.classroom.login('nobody', 'correct horse'), fault('bad-login'));
    const tries = await Promise.allSettled(
      Array.from({ length: 14 }, (_, index) => here.classroom.login('anna', `guess ${index}`)),
    );
    const kinds = tries.map(each => (each.status === 'rejected' ? each.reason.kind : 'in'));
    assert.equal(kinds.filter(kind => kind === 'bad-login').length, 10);
    assert.equal(kinds.filter(kind => kind === 'too-many').length, 4);
    await assert.rejects(here.classroom.login('anna', 'correct horse'), error => {
      fault('too-many')(error);
      return Number((error as { data: { seconds: number } }).data.seconds) > 60;
    });
  });

  it('a changed password ends the sessions before it', async () => {
    const anna = await teacher(here);
    assert.equal((await here.classroom.actor(anna.id, NOW))?.id, anna.id);
    here.clock += 1000;
    await assert.rejects(here.classroom.changePassword(anna, 'wrong', 'new password'), fault('bad-login'));
    await here.classroom.changePassword(anna, 'correct horse', 'new password');
    assert.equal(await here.classroom.actor(anna.id, NOW), null);
    assert.equal(await here.classroom.actor(anna.id, null), null);
    assert.equal((await here.classroom.actor(anna.id, NOW + 1000))?.id, anna.id);
    await assert.rejects(here.classroom.login('anna', 'correct horse'), fault('bad-login'));
    await here.classroom.login('anna', 'new password');
  });
});

describe('students', () => {
  let here: School;
  beforeEach(async () => {
    here = await school();
  });
  afterEach(() => here.close());

  it('join by the code as people type it, and come back by name and PIN after a restart', async () => {
    const group = await classOf(here, await teacher(here));
    const typed = ` ${group.code.toLowerCase().replace('-', ' ')} `;
    const student = await here.classroom.join(typed, ' Пётр   Иванов ', '1234', null);
    assert.equal(student.name, 'Пётр Иванов');
    await here.restart();
    assert.deepEqual(await here.classroom.comeBack(group.code, 'петр иванов', '1234', null), student);
    await assert.rejects(here.classroom.comeBack(group.code, 'петр иванов', '4321', null), fault('bad-pin'));
    await assert.rejects(here.classroom.comeBack(group.code, 'никто', '1234', null), fault('bad-pin'));
  });

  it('a code typed with Russian letters that look alike is read', async () => {
    const owner = await teacher(here);
    await here.store.classes.put({
      id: 'class-kam',
      instructor: owner.id,
      staff: [],
      code: 'KAME-2H',
      title: 'K',
      locale: 'ru',
      quizzes: null,
      joining: true,
      since: 1,
    });
    assert.equal((await here.classroom.classByCode('каме2н'))?.id, 'class-kam');
    assert.equal(await here.classroom.classByCode('KAME-20'), null);
    assert.equal(await here.classroom.classByCode('<script>'), null);
  });

  it('a letter of the other alphabet, or a sign that nobody sees, makes no other student of a name', async () => {
    const group = await classOf(here, await teacher(here));
    const student = await here.classroom.join(group.code, 'Сергей Абрам\u006fв', '1234', null);
    const same = { ...student, name: 'Сергей Абрам\u006fв' };
    for (const typed of ['Сергей Абрамов', 'Сер\u200bгей Абрамов', 'Cергей Абрам\u00adов\ufeff'])
      assert.deepEqual(await here.classroom.comeBack(group.code, typed, '1234', null), same, typed);
    await assert.rejects(here.classroom.join(group.code, 'Сергей Абрамов', '1234', null), fault('name-taken'));
    assert.equal((await here.classroom.join(group.code, 'Ann\u200b Cox', '1234', null)).name, 'Ann Cox');
    await here.classroom.join(group.code, 'Anna Cox', '1234', null);
    const kept = await here.store.people.get(student.id);
    assert.ok(kept?.kind === 'student');
    await here.store.people.put({ ...kept, nameKey: 'сергей абрам\u006fв' });
    assert.deepEqual(
      await here.classroom.comeBack(group.code, 'Сергей Абрам\u006fв', '1234', null),
      same,
      'from before',
    );
  });

  it('a name is one student’s; two who take it at once are not both let in', async () => {
    const group = await classOf(here, await teacher(here));
    const both = await Promise.allSettled(['Анна', 'анна'].map(name => joined(here, group, name)));
    assert.deepEqual(
      both.map(each => (each.status === 'rejected' ? each.reason.kind : 'in')),
      ['in', 'name-taken'],
    );
  });

  it('names and PINs that cannot be are refused, and say which and why', async () => {
    const group = await classOf(here, await teacher(here));
    const tries: readonly (readonly [string, string, string, string])[] = [
      ['', '1234', 'name', 'empty'],
      ['я'.repeat(61), '1234', 'name', 'long'],
      ['Анна\u202e', '1234', 'name', 'characters'],
      ['Анна', '123', 'pin', 'short'],
      ['Анна', '12345678901234', 'pin', 'long'],
      ['Анна', '12ab', 'pin', 'characters'],
    ];
    for (const [name, pin, field, reason] of tries) {
      await assert.rejects(here.classroom.join(group.code, name, pin, null), error => {
        fault('invalid')(error);
        assert.deepEqual((error as { data: unknown }).data, { field, reason });
        return true;
      });
    }
  });

  describe('S16 guessing a PIN', () => {
    const from = (address: string, device: string | null = null): Caller => ({ address, device: () => device });
    let group: ClassView;
    beforeEach(async () => {
      group = await classOf(here, await teacher(here));
      for (const name of ['Анна', 'Борис']) await joined(here, group, name);
    });
    const outcome = (name: string, pin: string, caller: Caller): Promise<string> =>
      here.classroom.comeBack(group.code, name, pin, null, caller).then(
        () => 'in',
        (error: { kind: string }) => error.kind,
      );
    async function guess(name: string, times: number, caller: Caller): Promise<readonly string[]> {
      return Promise.all(Array.from({ length: times }, (_, index) => outcome(name, `999${index}`, caller)));
    }

    it('ends for the guesser, and for this name at this address alone', async () => {
      const kinds = await guess('Анна', 9, from('203.0.113.7'));
      assert.deepEqual(kinds, [...Array(5).fill('bad-pin'), ...Array(4).fill('too-many')]);
      assert.equal(await outcome('Анна', '1234', from('203.0.113.7')), 'too-many');
      assert.equal(await outcome('Борис', '1234', from('203.0.113.7')), 'in');
      assert.equal(await outcome('Анна', '1234', from('198.51.100.9')), 'in');
    });

    it('leaves in whoever has signed in on this browser before, at the guesser’s own address too', async () => {
      await guess('Анна', 9, from('203.0.113.7'));
      assert.equal(await outcome('Анна', '1234', from('203.0.113.7', 'her-laptop')), 'in');
      // A stolen browser guesses no better.
      const kinds = await guess('Анна', 9, from('203.0.113.7', 'her-laptop'));
      assert.equal(kinds.filter(kind => kind === 'bad-pin').length, 5);
    });

    it('from a thousand addresses is one guesser’s work', async () => {
      const kinds: string[] = [];
      for (let machine = 0; machine < 200; machine += 1)
        kinds.push(...(await guess('Анна', 1, from(`10.0.0.${machine}`))));
      assert.equal(kinds.filter(kind => kind === 'bad-pin').length, 60);
      assert.equal(await outcome('Анна', '1234', from('10.9.9.9')), 'too-many');
      assert.equal(await outcome('Анна', '1234', from('10.9.9.9', 'her-laptop')), 'in');
      assert.equal(await outcome('Борис', '1234', from('10.9.9.9')), 'in');
    });

    it('a name that is nobody’s is counted alike, and costs as much', async () => {
      const asked: (string | null)[] = [];
      await here.restart({
        passwords: {
          ...cheap,
          verify: (kept, secret) => {
            asked.push(kept);
            return cheap.verify(kept, secret);
          },
        },
      });
      assert.deepEqual(await guess('Никто', 7, from('203.0.113.7')), await guess('Борис', 7, from('203.0.113.7')));
      assert.deepEqual(
        asked.map(kept => kept === null),
        [...Array(5).fill(true), ...Array(5).fill(false)],
      );
    });

    it('what could not be looked at is not counted', async () => {
      let busy = true;
      await here.restart({
        passwords: {
          ...cheap,
          verify: (kept, secret) =>
            busy ? Promise.reject(new Fault('overloaded', 'too many')) : cheap.verify(kept, secret),
        },
      });
      assert.deepEqual(await guess('Анна', 9, from('203.0.113.7')), Array(9).fill('overloaded').fill('too-many', 5));
      busy = false;
      assert.equal(await outcome('Анна', '1234', from('203.0.113.7')), 'in');
    });

    it('through a whole roster from one address goes on slowly, and a class there still comes back', async () => {
      const slow = pacer();
      await here.restart({ pacer: slow });
      const names = Array.from({ length: 330 }, (_, index) => `Имя ${index}`);
      const kinds: string[] = [];
      const all = names.map(name =>
        outcome(name, '1234', from('203.0.113.7')).then(kind => {
          kinds.push(kind);
        }),
      );
      await slow.settle();
      assert.deepEqual(counts(kinds), { 'bad-pin': 300, 'too-many': 20 });
      // Two a second from then on, and whoever comes behind the guesser has the next turn.
      let came = '';
      const anna = outcome('Анна', '1234', from('203.0.113.7')).then(kind => {
        came = kind;
      });
      assert.equal(await outcome('Борис', '1234', from('198.51.100.9')), 'in');
      await slow.pass(500);
      await anna;
      assert.equal(came, 'in');
      await slow.pass(5000);
      await Promise.all(all);
      assert.deepEqual(counts(kinds), { 'bad-pin': 309, 'too-many': 21 });
    });
  });

  it('S16 three hundred join at once', async () => {
    const group = await classOf(here, await teacher(here));
    const all = await Promise.all(Array.from({ length: 300 }, (_, index) => joined(here, group, `Студент ${index}`)));
    assert.equal(new Set(all.map(each => each.id)).size, 300);
    assert.equal(
      (await here.classroom.class(await here.classroom.login('anna', 'correct horse'), group.id)).students,
      300,
    );
  });

  it('nobody new joins a class that is closed, and those who have joined come back', async () => {
    const owner = await teacher(here);
    const group = await classOf(here, owner);
    const student = await joined(here, group, 'Анна');
    await here.classroom.addStudents(owner, group.id, ['Вера']);
    await here.classroom.setJoining(owner, group.id, false);
    await assert.rejects(joined(here, group, 'Борис'), fault('class-closed'));
    await assert.rejects(joined(here, group, 'Вера'), fault('class-closed'));
    assert.equal((await here.classroom.comeBack(group.code, 'Анна', '1234', null)).id, student.id);
  });

  it('pick a name from the roster; the first to come has it', async () => {
    const owner = await teacher(here);
    const group = await classOf(here, owner);
    await joined(here, group, 'Анна');
    const roster = await here.classroom.addStudents(owner, group.id, ['Вера', 'Борис', 'анна', 'вера']);
    assert.deepEqual(
      roster.map(({ name, joined: in_ }) => [name, in_]),
      [
        ['Анна', true],
        ['Борис', false],
        ['Вера', false],
      ],
    );
    assert.deepEqual((await here.classroom.classByCode(group.code))?.freeNames, ['Борис', 'Вера']);
    const vera = await joined(here, group, 'вера');
    assert.equal(vera.name, 'Вера');
    await assert.rejects(joined(here, group, 'Вера'), fault('name-taken'));
    assert.deepEqual((await here.classroom.classByCode(group.code))?.freeNames, ['Борис']);
  });

  it('names of a roster are taken all or none', async () => {
    const owner = await teacher(here);
    const group = await classOf(here, owner);
    await assert.rejects(here.classroom.addStudents(owner, group.id, ['Вера', ' ', 'Борис']), fault('invalid'));
    assert.deepEqual(await here.classroom.roster(owner, group.id), []);
  });

  it('a new PIN ends sessions, and is what the student comes back with: the code of the class alone gets nobody’s work', async () => {
    const owner = await teacher(here);
    const group = await classOf(here, owner);
    const student = await joined(here, group, 'Анна');
    here.clock += 1000;
    const pin = await here.classroom.renewPin(owner, group.id, student.id);
    assert.match(pin, /^\d{6}$/);
    assert.equal(await here.classroom.actor(student.id, NOW), null);
    await assert.rejects(here.classroom.comeBack(group.code, 'Анна', '7777', null), fault('bad-pin'));
    await assert.rejects(here.classroom.join(group.code, 'Анна', '7777', null), fault('name-taken'));
    await assert.rejects(here.classroom.comeBack(group.code, 'Анна', '1234', null), fault('bad-pin'));
    assert.equal((await here.classroom.comeBack(group.code, 'Анна', pin, null)).id, student.id);
    assert.equal((await here.classroom.actor(student.id, NOW + 1000))?.id, student.id);
  });

  it('a PIN that an older version took back is not free for the first who comes', async () => {
    const owner = await teacher(here);
    const group = await classOf(here, owner);
    const { id } = await joined(here, group, 'Анна');
    const person = await here.store.people.get(id);
    assert.ok(person?.kind === 'student');
    await here.store.people.put({ ...person, pin: null });
    assert.deepEqual((await here.classroom.classByCode(group.code))?.freeNames, []);
    await assert.rejects(here.classroom.comeBack(group.code, 'Анна', '7777', null), fault('bad-pin'));
    await assert.rejects(here.classroom.join(group.code, 'Анна', '7777', null), fault('name-taken'));
    assert.equal((await here.classroom.roster(owner, group.id))[0]?.reset, true);
    const pin = await here.classroom.renewPin(owner, group.id, id);
    assert.equal((await here.classroom.comeBack(group.code, 'Анна', pin, null)).id, id);
  });

  it('one who was removed is out at once, and the name is free', async () => {
    const owner = await teacher(here);
    const group = await classOf(here, owner);
    const student = await joined(here, group, 'Анна');
    await here.classroom.removeStudent(owner, group.id, student.id);
    assert.equal(await here.classroom.actor(student.id, NOW), null);
    await assert.rejects(here.classroom.comeBack(group.code, 'Анна', '1234', null), fault('bad-pin'));
    assert.notEqual((await joined(here, group, 'Анна')).id, student.id);
  });

  it('what they did as visitors stays theirs, and is not the next one’s at the same browser', async () => {
    const group = await classOf(here, await teacher(here));
    const visitor = here.classroom.visitor('ru');
    const practice = await here.classroom.start(visitor, QUIZ.id);
    await here.classroom.submit(practice, visitor, 'answer-01', right('q1'));
    const anna = await joined(here, group, 'Анна', visitor);
    const boris = await joined(here, group, 'Борис', visitor);
    await here.restart();
    assert.deepEqual(
      (await here.classroom.attempts(anna)).map(each => [each.id, each.class]),
      [[practice, null]],
    );
    assert.equal((await here.classroom.open(practice, anna)).row.summary.questions[0]?.status, 'passed');
    assert.deepEqual(await here.classroom.submit(practice, anna, 'answer-02', right('q2')), {
      ok: true,
      seq: 3,
      again: false,
    });
    await assert.rejects(here.classroom.open(practice, boris), fault('forbidden'));
    assert.deepEqual(await here.classroom.attempts(boris), []);
    assert.notEqual(await here.classroom.start(anna, QUIZ.id), practice);
  });

  it('may count their practice in the class, once it was replayed', async () => {
    const owner = await teacher(here);
    const group = await classOf(here, owner);
    const visitor = here.classroom.visitor('ru');
    const practice = await here.classroom.start(visitor, QUIZ.id);
    await here.classroom.submit(practice, visitor, 'answer-01', right('q1'));
    const anna = await joined(here, group, 'Анна', visitor);
    const boris = await joined(here, group, 'Борис');
    const row = await here.store.attempts.get(practice);
    assert.ok(row !== null);
    // A row is a cache: one that was tampered with counts for nothing.
    here.store.attempts.note({ ...row, summary: { ...row.summary, score: 100 } });
    await assert.rejects(here.classroom.countInClass(practice, boris), fault('forbidden'));
    await assert.rejects(here.classroom.countInClass(practice, visitor), fault('forbidden'));
    await here.classroom.countInClass(practice, anna);
    await here.classroom.submit(practice, anna, 'answer-02', right('q2'));
    await here.restart();
    const { rows } = await here.classroom.overview(owner, group.id, QUIZ.id, 'now');
    assert.deepEqual(
      rows.map(each => [each.student.name, each.attempt, each.score]),
      [
        ['Анна', practice, 2],
        ['Борис', null, 0],
      ],
    );
    assert.equal(await here.classroom.start(anna, QUIZ.id), practice);
    await here.classroom.setQuizzes(owner, group.id, []);
    const other = await here.classroom.start(boris, QUIZ.id);
    await assert.rejects(here.classroom.countInClass(other, boris), fault('invalid'));
  });

  it('a visitor is written down with their first attempt, and is the same after a restart', async () => {
    const visitor = here.classroom.visitor('en');
    assert.equal(await here.classroom.actor(visitor.id, null), null);
    const attempt = await here.classroom.start(visitor, QUIZ.id);
    await here.restart();
    assert.deepEqual(await here.classroom.actor(visitor.id, null), visitor);
    assert.equal(await here.classroom.start(here.classroom.visitorAgain(visitor.id, 'en'), QUIZ.id), attempt);
  });

  it('choose their language', async () => {
    const group = await classOf(here, await teacher(here));
    const student = await joined(here, group, 'Анна');
    await here.classroom.setLocale(student, 'en');
    assert.equal((await here.classroom.actor(student.id, NOW))?.locale, 'en');
  });
});

describe('C5 secrets', () => {
  it('never keeps a secret as it was typed', async () => {
    const here = await school({ passwords: { ...cheap, hash: async () => 'kept' } });
    const group = await classOf(here, await teacher(here));
    const student = await joined(here, group, 'Анна');
    const written = JSON.stringify([
      await here.store.people.get(student.id),
      await here.store.people.ofClass(group.id),
    ]);
    assert.equal(written.includes('1234'), false);
    await here.close();
  });
});
