/** Who may say what over the channel, and that a right which ends, ends at once (S3, S7). */
import assert from 'node:assert/strict';
import type { Actor } from '../../src/classroom/actor.ts';
import type { ClientMessage, Input } from '../../src/live/protocol.ts';
import { hello, input, line, type Rig, rig, type Socket, socket } from '../service/rig.ts';
import type { Client } from '../web/client.ts';
import { type Cast, type Company, castOf, companyOf, type Ids, PASSWORD } from '../web/world.ts';

type Role = keyof Cast | keyof Company | 'visitor';
const ROLES: readonly Role[] = [
  'anonymous',
  'visitor',
  'studentA',
  'studentB',
  'instructorA',
  'instructorB',
  'classmate',
  'removed',
  'teacher',
  'assistant',
  'editor',
];
const KINDS: readonly ClientMessage['type'][] = [
  'hello',
  'input',
  'complete',
  'changes',
  'file',
  'trail',
  'lint',
  'advice',
];

let at: Rig;
let cast: Record<Role, Client>;
let ids: Ids & { readonly teacher: string };

/** How many casts there were: each has logins of its own, in one service. */
let casts = 0;
let login = '';

before(async () => {
  at = await rig();
});
after(() => at.close());

async function newCast(): Promise<void> {
  const end = casts++ === 0 ? '' : `${casts}`;
  const made = await castOf(
    { browser: at.browser, classroom: at.service.classroom },
    end === '' ? null : { invitation: ids.invitation, end },
  );
  const visitor = at.browser();
  await at.begin(visitor, 'docker/01-architecture');
  const more = await companyOf({ browser: at.browser }, made.cast, made.ids);
  cast = { ...made.cast, ...more.company, visitor };
  ids = { ...made.ids, ...more.ids };
  login = `gromov${end}`;
}

function message(kind: ClientMessage['type'], typed: Input = line('echo hello')): ClientMessage {
  switch (kind) {
    case 'hello':
      return hello(ids.attemptA);
    case 'input':
      return input(typed);
    case 'complete':
      return { type: 'complete', id: 'complete-01', line: 'docker im', cursor: 9 };
    case 'changes':
      return { type: 'changes', id: 'changes-001', chainId: `sha256:${'0'.repeat(64)}` };
    case 'file':
      return { type: 'file', id: 'file-00001', path: 'note.txt' };
    case 'trail':
      return { type: 'trail', id: 'trail-00001' };
    case 'lint':
      return { type: 'lint', id: 'lint-00001', locale: 'en', path: 'Dockerfile', text: 'FROM alpine\n' };
    case 'advice':
      return { type: 'advice', id: 'advice-001', locale: 'en' };
  }
}

/** What comes of it: the kind of the answer, the code of the close, or the status that the handshake is refused with. */
async function answer(browser: Client, kind: ClientMessage['type']): Promise<string | number> {
  let opened: Socket;
  try {
    opened = await socket(at.port, browser);
  } catch (error) {
    return Number(/refused with (\d+)/.exec(String(error))?.[1] ?? String(error));
  }
  const answers = {
    hello: 'welcome',
    input: 'ack',
    complete: 'completion',
    changes: 'changes',
    file: 'file',
    trail: 'trail',
    lint: 'lint',
    advice: 'advice',
  } as const;
  opened.send(hello(ids.attemptA));
  if (kind !== 'hello') opened.send(message(kind));
  const first = await Promise.race([
    opened.next(answers[kind]).then(
      found => found.type,
      () => opened.closed.then(({ code }) => code),
    ),
    opened.closed.then(({ code }) => code),
  ]);
  opened.ws.close();
  return first;
}

describe('S3 every message of the channel, to an attempt of student A', () => {
  before(newCast);
  const MATRIX: Readonly<Record<ClientMessage['type'], readonly (string | number)[]>> = {
    hello: [401, 4403, 'welcome', 4403, 'welcome', 4403, 4403, 401, 'welcome', 4403, 4403],
    // An instructor looks on, and a teacher of the class; the answers are the learner's.
    input: [401, 4403, 'ack', 4403, 4403, 4403, 4403, 401, 4403, 4403, 4403],
    complete: [401, 4403, 'completion', 4403, 'completion', 4403, 4403, 401, 'completion', 4403, 4403],
    changes: [401, 4403, 'changes', 4403, 'changes', 4403, 4403, 401, 'changes', 4403, 4403],
    file: [401, 4403, 'file', 4403, 'file', 4403, 4403, 401, 'file', 4403, 4403],
    trail: [401, 4403, 'trail', 4403, 'trail', 4403, 4403, 401, 'trail', 4403, 4403],
    lint: [401, 4403, 'lint', 4403, 'lint', 4403, 4403, 401, 'lint', 4403, 4403],
    advice: [401, 4403, 'advice', 4403, 'advice', 4403, 4403, 401, 'advice', 4403, 4403],
  };
  for (const kind of KINDS) {
    it(kind, async () => {
      const found: (string | number)[] = [];
      for (const role of ROLES) found.push(await answer(cast[role], kind));
      assert.deepEqual(found, MATRIX[kind]);
    });
  }
});

/** How many inputs of the attempt are in the journal. */
async function written(owner: Actor, attempt: string): Promise<number> {
  const views = await at.service.classroom.attempts(owner);
  return (views.find(view => view.id === attempt)?.summary.seq ?? 0) - 1;
}

describe('S7 a right in a class that ends', () => {
  before(newCast);

  it('closes what was open by it, with the reason, and leaves open what is one’s own', async () => {
    const own = await socket(at.port, cast.teacher);
    own.send(hello(await at.begin(cast.teacher, 'docker/01-architecture')));
    await own.next('welcome');
    for (const form of [
      { to: 'role', fields: { role: 'assistant' } },
      { to: 'remove', fields: {} },
    ]) {
      const open = await socket(at.port, cast.teacher);
      open.send(hello(ids.attemptA));
      await open.next('welcome');
      const path = `/classes/${ids.classA}/staff/${ids.teacher}`;
      assert.equal((await cast.instructorA.post(`${path}/${form.to}`, form.fields)).status, 303);
      assert.deepEqual(await open.closed, { code: 4403, reason: 'left-class' });
      await cast.instructorA.post(`${path}/role`, { role: 'teacher' });
    }
    own.send(input(line('echo still here')));
    assert.equal((await own.next('ack')).type, 'ack');
    assert.equal((await cast.teacher.get(`/classes/${ids.classA}`)).status, 403);
  });
});

describe('S7 a right that ends, ends', () => {
  beforeEach(newCast);
  interface End {
    readonly whose: 'studentA' | 'instructorA';
    readonly reason: string;
    /** Makes ready, and gives what ends it. */
    readonly how: () => Promise<() => Promise<{ readonly status: number }>>;
  }
  const act = (form: string) => async () => () =>
    cast.instructorA.post(`/classes/${ids.classA}/students/${ids.studentA}/${form}`, {});
  const ENDS: Readonly<Record<string, End>> = {
    'logged out': { whose: 'studentA', reason: 'signed-out', how: async () => () => cast.studentA.post('/logout', {}) },
    'removed from the class': { whose: 'studentA', reason: 'removed', how: act('remove') },
    'the PIN taken back': { whose: 'studentA', reason: 'new-pin', how: act('pin') },
    'an instructor logged out': {
      whose: 'instructorA',
      reason: 'signed-out',
      how: async () => () => cast.instructorA.post('/logout', {}),
    },
    'an instructor’s password changed': {
      whose: 'instructorA',
      reason: 'new-password',
      how: async () => {
        const elsewhere = at.browser();
        await elsewhere.post('/login', { login, password: PASSWORD });
        return () => elsewhere.post('/account/password', { old: PASSWORD, password: 'another long phrase' });
      },
    },
  };

  /** The socket of whoever it is, on an attempt that they may answer. */
  async function seated(browser: Client) {
    const attempt = browser === cast.studentA ? ids.attemptA : await at.begin(browser, 'docker/01-architecture');
    const opened = await socket(at.port, browser);
    opened.send(hello(attempt));
    await opened.next('welcome');
    const owner: Actor =
      browser === cast.instructorA
        ? await at.service.classroom.login(login, PASSWORD)
        : { kind: 'student', id: ids.studentA, name: 'Анна Лебедева', class: ids.classA, locale: 'ru' };
    return { opened, attempt, owner };
  }

  for (const [what, { whose, reason, how }] of Object.entries(ENDS)) {
    it(`${what}: the socket is closed with the reason, and nothing that is sent after it is answered`, async () => {
      const browser = cast[whose];
      const { opened } = await seated(browser);
      // The peer hears the close only when it reads: until then it goes on sending.
      opened.ws.pause();
      const act = await how();
      assert.ok((await act()).status < 400);
      const before = opened.messages.length;
      for (const kind of KINDS) opened.send(message(kind));
      opened.ws.resume();
      assert.deepEqual(await opened.closed, { code: 4403, reason });
      assert.equal(opened.messages.length, before);
      await assert.rejects(
        socket(at.port, browser).then(async again => {
          again.send(hello(ids.attemptA));
          await again.next('welcome');
        }),
      );
    });

    it(`${what}: in the middle of a paste, no line is acknowledged after it`, async () => {
      const { opened, attempt, owner } = await seated(cast[whose]);
      const act = await how();
      // Enough work that the right ends long before it is done.
      const typed = Array.from({ length: 50 }, () =>
        input(line('for i in $(seq 1 400); do echo $i; done | tail -n 1')),
      );
      for (const each of typed) opened.send(each);
      await opened.next('ack');
      assert.ok((await act()).status < 400);
      await opened.closed;
      const acked = opened.messages.filter(each => each.type === 'ack').length;
      const kept = await written(owner, attempt);
      // The one that was being taken at that moment may be written, as after a lost acknowledgement.
      assert.ok(acked >= 1 && acked < typed.length && kept - acked <= 1, `${kept} were written, ${acked} acknowledged`);
    });
  }

  it('another’s stays: a classmate, the instructor who looks on, and whoever signs in anew', async () => {
    const other = at.browser();
    await other.post(`/join/${ids.codeA}`, { how: 'new', name: 'Вера Новая', pin: '4321' });
    const beside = await seated(other);
    const watching = await socket(at.port, cast.instructorA);
    watching.send(hello(ids.attemptA));
    await watching.next('welcome');
    const remove = await act('remove')();
    await remove();
    beside.opened.send(input(line('echo still here')));
    await beside.opened.next('ack');
    watching.send(message('complete'));
    await watching.next('completion');
  });
});
