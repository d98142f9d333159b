/** What every store must do, by the ids of the promises. A store's own test hands over a way to open it. */
import assert from 'node:assert/strict';
import { isFault } from '../../src/fault.ts';
import type { Store } from '../../src/store/store.ts';
import { begun, events, group, input, instructor, NOW, row, student, visitor } from './rig.ts';

export interface Place {
  open(): Promise<Store>;
  /** Takes it all away. */
  clean(): Promise<void>;
}

export function storeContract(name: string, place: () => Place): void {
  describe(`${name} keeps what a store promises`, () => {
    let at: Place;
    let store: Store;
    const reopen = async (): Promise<void> => {
      await store.close();
      store = await at.open();
    };
    beforeEach(async () => {
      at = place();
      store = await at.open();
    });
    afterEach(async () => {
      await store.close();
      await at.clean();
    });

    describe('events', () => {
      it('E1 that are written already are kept as they are', async () => {
        await store.append('attempt-1', 0, events(1));
        const json = JSON.stringify(input(2), null, 1);
        assert.equal(await store.append('attempt-1', 1, { seq: 2, json }), 2);
        assert.deepEqual(await store.tail('attempt-1', 1), [`[${json}]`]);
        await assert.rejects(store.append('attempt-1', 1, { seq: 2, json }), fault('conflict'));
        await assert.rejects(store.append('attempt-1', 2, { seq: 4, json }), /count on/);
        assert.deepEqual(await store.read('attempt-1'), [...events(1), input(2)]);
      });

      it('E1 are read as they were appended, before and after a restart', async () => {
        assert.equal(await store.append('attempt-1', 0, events(3)), 3);
        assert.equal(await store.append('attempt-1', 3, [input(4)]), 4);
        assert.deepEqual(await store.read('attempt-1'), events(4));
        await reopen();
        assert.deepEqual(await store.read('attempt-1'), events(4));
        assert.equal(await store.last('attempt-1'), 4);
      });

      it('E2 can be read from a point on', async () => {
        await store.append('attempt-1', 0, events(5));
        assert.deepEqual(await store.read('attempt-1', 3), [input(4), input(5)]);
        assert.deepEqual(await store.read('attempt-1', 5), []);
      });

      it('E3 of an unknown attempt are none', async () => {
        assert.deepEqual(await store.read('attempt-0'), []);
        assert.equal(await store.last('attempt-0'), 0);
      });

      it('E4 a writer who has not seen the last one is told of a conflict, and nothing is written', async () => {
        await store.append('attempt-1', 0, events(2));
        await assert.rejects(store.append('attempt-1', 1, [input(2, 'other')]), fault('conflict'));
        await assert.rejects(store.append('attempt-1', 3, [input(4)]), fault('conflict'));
        assert.deepEqual(await store.read('attempt-1'), events(2));
      });

      it('E5 of several writers at once one wins', async () => {
        await store.append('attempt-1', 0, [begun()]);
        const tries = Array.from({ length: 20 }, (_, index) =>
          store.append('attempt-1', 1, [input(2, `tab-${index}`)]),
        );
        const settled = await Promise.allSettled(tries);
        assert.equal(settled.filter(each => each.status === 'fulfilled').length, 1);
        assert.ok(settled.every(each => each.status === 'fulfilled' || isFault(each.reason, 'conflict')));
        assert.equal((await store.read('attempt-1')).length, 2);
      });

      it('E6 of different attempts do not wait for each other’s order', async () => {
        const ids = Array.from({ length: 50 }, (_, index) => `attempt-${index}`);
        await Promise.all(
          ids.map(async id => {
            for (let seq = 1; seq <= 10; seq++) await store.append(id, seq - 1, [events(seq)[seq - 1] ?? begun()]);
          }),
        );
        await reopen();
        for (const id of ids) assert.deepEqual(await store.read(id), events(10));
      });

      it('E7 hold any text that can be typed', async () => {
        const line = 'echo "\u0000\ud800 ё 🐳 \\ \u2028 __proto__"';
        const event = { ...input(2), input: { kind: 'line', line, columns: 80 } } as const;
        await store.append('attempt-1', 0, [begun(), event]);
        await reopen();
        assert.deepEqual(await store.read('attempt-1'), [begun(), event]);
      });
    });

    describe('records', () => {
      it('R1 people, classes, attempts, sessions and settings outlive a restart', async () => {
        await store.people.put(instructor('teacher-1'));
        await store.classes.put(group('class-001', 'QUAY-7K'));
        await store.people.put(student('student-1', 'class-001', 'Анна'));
        await store.attempts.put(row('attempt-1', 'student-1', 'class-001'));
        await store.sessions.put({ id: 'session-1', expires: NOW + 1000, body: '{"a":"ё"}' });
        await store.settings.put({ id: 'setup', value: 'token' });
        const outcome = { family: 'mend', level: 2, at: NOW, share: 0.5, tries: 1, hints: 0 } as const;
        const remembered = {
          id: 'student-1',
          outcomes: [outcome],
          topics: [{ topic: 'layers', day: 20_000, share: 1 }],
        };
        await store.practice.put(remembered);
        await reopen();
        assert.deepEqual(await store.practice.get('student-1'), remembered);
        assert.equal(await store.practice.get('student-2'), null);
        assert.deepEqual(await store.people.get('student-1'), student('student-1', 'class-001', 'Анна'));
        assert.deepEqual(await store.classes.byCode('QUAY-7K'), group('class-001', 'QUAY-7K'));
        assert.deepEqual(await store.attempts.ofPerson('student-1'), [row('attempt-1', 'student-1', 'class-001')]);
        assert.deepEqual(await store.attempts.ofClass('class-001'), [row('attempt-1', 'student-1', 'class-001')]);
        assert.equal((await store.sessions.get('session-1'))?.body, '{"a":"ё"}');
        assert.equal((await store.settings.get('setup'))?.value, 'token');
        assert.equal(await store.people.instructors(), 1);
      });

      it('R2 the last one written counts', async () => {
        await store.classes.put(group('class-001', 'QUAY-7K'));
        await store.classes.put({ ...group('class-001', 'DOCK-42'), title: 'Новая' });
        await reopen();
        assert.equal(await store.classes.byCode('QUAY-7K'), null);
        assert.equal((await store.classes.byCode('DOCK-42'))?.title, 'Новая');
        assert.equal((await store.classes.ofInstructor('teacher-1')).length, 1);
      });

      it('R2 a class is its owner’s and of each on its staff, while they are', async () => {
        const member = (person: string) => ({ person, role: 'assistant', since: NOW }) as const;
        await store.classes.put({
          ...group('class-001', 'QUAY-7K'),
          staff: [member('teacher-2'), member('teacher-3')],
        });
        await store.classes.put({ ...group('class-001', 'QUAY-7K'), staff: [member('teacher-3')] });
        await reopen();
        const counts = await Promise.all(
          ['teacher-1', 'teacher-2', 'teacher-3'].map(async id => (await store.classes.ofInstructor(id)).length),
        );
        assert.deepEqual(counts, [1, 0, 1]);
      });

      it('R3 a login, a class code and a name in a class are one person’s or class’s, at once too', async () => {
        const settled = await Promise.allSettled([
          store.people.put(instructor('teacher-1', 'anna')),
          store.people.put(instructor('teacher-2', 'anna')),
          store.classes.put(group('class-001', 'QUAY-7K')),
          store.classes.put(group('class-002', 'QUAY-7K')),
          store.people.put(student('student-1', 'class-001', 'Анна')),
          store.people.put(student('student-2', 'class-001', 'Анна')),
          store.people.put(student('student-3', 'class-002', 'Анна')),
        ]);
        const outcome = settled.map(each =>
          each.status === 'fulfilled' ? 'put' : isFault(each.reason) ? each.reason.kind : 'other',
        );
        assert.deepEqual(outcome, ['put', 'conflict', 'put', 'conflict', 'put', 'conflict', 'put']);
        assert.equal((await store.people.byLogin('anna'))?.id, 'teacher-1');
        assert.equal((await store.people.byName('class-001', 'анна'))?.id, 'student-1');
      });

      it('R4 a removed student’s name is free again', async () => {
        await store.people.put({ ...student('student-1', 'class-001', 'Анна'), removedAt: NOW });
        await store.people.put(student('student-2', 'class-001', 'Анна'));
        await reopen();
        assert.equal((await store.people.byName('class-001', 'анна'))?.id, 'student-2');
        assert.equal((await store.people.ofClass('class-001')).length, 2);
      });

      it('R5 what was removed stays away', async () => {
        await store.settings.put({ id: 'setup', value: 'token' });
        await store.sessions.put({ id: 'session-1', expires: NOW + 1000, body: '{}' });
        await reopen();
        await store.settings.remove('setup');
        await store.sessions.remove('session-1');
        await store.sessions.remove('session-1');
        await reopen();
        assert.equal(await store.settings.get('setup'), null);
        assert.equal(await store.sessions.get('session-1'), null);
      });

      it('R6 a session that is over is none; its end can be moved', async () => {
        await store.sessions.put({ id: 'over', expires: NOW, body: '{}' });
        await store.sessions.put({ id: 'live', expires: NOW + 1, body: '{}' });
        assert.equal(await store.sessions.get('over'), null);
        assert.notEqual(await store.sessions.get('live'), null);
        store.sessions.touch('live', NOW + 5000);
        await reopen();
        assert.equal((await store.sessions.get('live'))?.expires, NOW + 5000);
        assert.equal(await store.sessions.get('over'), null);
      });

      it('R7 a noted summary is there at once, and after an orderly restart', async () => {
        await store.attempts.put(row('attempt-1', 'student-1', null));
        store.attempts.note(row('attempt-1', 'student-1', null, 7));
        assert.equal((await store.attempts.get('attempt-1'))?.summary.seq, 7);
        await reopen();
        assert.equal((await store.attempts.get('attempt-1'))?.summary.seq, 7);
      });

      it('R8 a quiz’s version is kept by its digest, and a name that is none is refused', async () => {
        const digest = `sha256:${'ab'.repeat(32)}`;
        assert.equal(await store.quizzes.read(digest), null);
        await Promise.all(Array.from({ length: 10 }, () => store.quizzes.keep(digest, 'text «ё»')));
        await store.quizzes.keep(digest, 'text «ё»');
        await reopen();
        assert.equal(await store.quizzes.read(digest), 'text «ё»');
        await assert.rejects(store.quizzes.read('../../etc/passwd'), fault('not-found'));
        await store.quizzes.drop(digest);
        await store.quizzes.drop(digest);
        assert.equal(await store.quizzes.read(digest), null);
        await store.quizzes.keep(digest, 'again');
        assert.equal(await store.quizzes.read(digest), 'again');
        await assert.rejects(store.quizzes.drop('../../etc/passwd'), fault('not-found'));
      });
    });

    describe('removal', () => {
      const fill = async (): Promise<void> => {
        for (const [attempt, person] of [
          ['attempt-1', 'visitor-1'],
          ['attempt-2', 'visitor-1'],
          ['attempt-3', 'student-1'],
        ] as const) {
          await store.append(attempt, 0, events(2));
          await store.append(attempt, 2, [input(3)]);
          await store.attempts.put(row(attempt, person, null, 3));
        }
        await store.people.put(visitor('visitor-1'));
        await store.people.put(student('student-1', 'class-001', 'Анна'));
        for (const id of ['visitor-1', 'student-1']) await store.practice.put({ id, outcomes: [], topics: [] });
        await store.sessions.put({ id: 'session-1', person: 'visitor-1', expires: NOW + 1000, body: '{}' });
        await store.sessions.put({ id: 'session-2', person: 'student-1', expires: NOW + 1000, body: '{}' });
      };
      const known = async (attempt: string): Promise<boolean> =>
        (await store.last(attempt)) > 0 ||
        (await store.attempts.get(attempt)) !== null ||
        (await store.read(attempt)).length > 0 ||
        (await store.bytes(attempt)) > 0;

      it('X1 removed attempts are as if they had never been, at once and after a restart; the others stay', async () => {
        await fill();
        await store.remove(['attempt-1', 'attempt-0', 'attempt-1']);
        for (let round = 0; round < 2; round++) {
          assert.equal(await known('attempt-1'), false);
          assert.deepEqual(
            (await store.attempts.ofPerson('visitor-1')).map(each => each.id),
            ['attempt-2'],
          );
          assert.deepEqual(await store.read('attempt-2'), events(3));
          assert.deepEqual(await store.read('attempt-3'), events(3));
          await reopen();
        }
        await assert.rejects(store.append('attempt-1', 3, [input(4)]), fault('conflict'));
        store.attempts.note(row('attempt-1', 'visitor-1', null, 4));
        assert.equal(await known('attempt-1'), false);
      });

      it('X2 a person goes with all that is theirs, and with nothing else', async () => {
        await fill();
        await store.forget('visitor-1');
        for (let round = 0; round < 2; round++) {
          assert.equal(await store.people.get('visitor-1'), null);
          assert.deepEqual(await store.people.visitors(), []);
          assert.equal((await known('attempt-1')) || (await known('attempt-2')), false);
          assert.equal(await store.sessions.get('session-1'), null);
          assert.deepEqual(await store.sessions.ofPerson('visitor-1'), []);
          assert.equal(await store.practice.get('visitor-1'), null);
          assert.equal((await store.practice.get('student-1'))?.id, 'student-1');
          assert.equal((await store.people.get('student-1'))?.id, 'student-1');
          assert.deepEqual(await store.read('attempt-3'), events(3));
          assert.deepEqual(
            (await store.sessions.ofPerson('student-1')).map(each => each.id),
            ['session-2'],
          );
          await reopen();
        }
        await store.forget('nobody-1');
      });

      it('X3 what is on its way when an attempt is removed goes with it, and nothing of it comes back', async () => {
        await fill();
        const before = store.append('attempt-1', 3, [input(4)]);
        const removing = store.remove(['attempt-1']);
        const after = assert.rejects(store.append('attempt-1', 4, [input(5)]), fault('conflict'));
        assert.equal(await before, 4);
        await removing;
        await after;
        assert.equal(await known('attempt-1'), false);
        await reopen();
        assert.equal(await known('attempt-1'), false);
        assert.equal(await store.append('attempt-1', 0, events(1)), 1);
      });

      it('X4 erasing changes nothing of what is there, while others write too', async () => {
        await fill();
        const told: number[] = [];
        const writing = (async () => {
          for (let seq = 4; seq <= 40; seq++) told.push(await store.append('attempt-3', seq - 1, [input(seq)]));
        })();
        await store.forget('visitor-1');
        await store.erase();
        await writing;
        await store.erase();
        assert.equal(told.length, 37);
        for (let round = 0; round < 2; round++) {
          assert.deepEqual(await store.read('attempt-3'), events(40));
          assert.equal((await store.attempts.get('attempt-3'))?.summary.seq, 3);
          assert.equal((await store.people.get('student-1'))?.id, 'student-1');
          assert.equal(await known('attempt-1'), false);
          await reopen();
        }
        assert.equal(await store.append('attempt-3', 40, [input(41)]), 41);
      });

      it('X5 an attempt’s bytes are those of its events', async () => {
        assert.equal(await store.bytes('attempt-1'), 0);
        await store.append('attempt-1', 0, events(1));
        const first = await store.bytes('attempt-1');
        assert.ok(first > 100 && first < 400, `${first}`);
        const long = { ...input(2), input: { kind: 'line', line: 'x'.repeat(5000), columns: 80 } } as const;
        await store.append('attempt-1', 1, [long]);
        const both = await store.bytes('attempt-1');
        assert.ok(both - first >= 5000 && both - first < 5400, `${both}`);
        await reopen();
        assert.equal(await store.bytes('attempt-1'), both);
      });
    });

    it('D10 closing waits for what is queued; what comes later is not saved', async () => {
      const appends = Array.from({ length: 20 }, (_, index) => store.append(`attempt-${index}`, 0, events(2)));
      await store.close();
      assert.deepEqual(
        await Promise.all(appends),
        appends.map(() => 2),
      );
      await assert.rejects(store.append('attempt-1', 2, [input(3)]), fault('not-saved'));
      await assert.rejects(store.people.put(instructor('teacher-1')), fault('not-saved'));
      store = await at.open();
      assert.deepEqual(await store.read('attempt-19'), events(2));
    });

    it('is healthy', async () => {
      assert.deepEqual(await store.health(), { ok: true });
    });
  });
}

export function fault(kind: string): (error: unknown) => boolean {
  return error => {
    if (!isFault(error)) throw error;
    assert.equal(error.kind, kind, error.message);
    return true;
  };
}
