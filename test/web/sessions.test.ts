/** Sessions: made on need, new at each login, over at logout, read alike by pages and by the channel. */
import assert from 'node:assert/strict';
import type { IncomingMessage } from 'node:http';
import { COOKIE } from '../../src/web/session.ts';
import { castOf, instructor, makeWorld, PASSWORD, student, type World } from './world.ts';

function upgrade(cookie: string | undefined): IncomingMessage {
  const headers = {
    host: 'x',
    upgrade: 'websocket',
    ...(cookie === undefined ? {} : { cookie: `${COOKIE}=${cookie}` }),
  };
  // What the reader of sessions asks of a request, and no more.
  return { method: 'GET', url: '/live', httpVersion: '1.1', headers, socket: {} } as unknown as IncomingMessage;
}

describe('sessions', () => {
  let world: World;
  beforeEach(async () => {
    world = await makeWorld();
  });
  afterEach(() => world.close());

  it('looking round leaves no cookie and no person', async () => {
    const browser = world.browser();
    for (const path of ['/', '/join', '/login', '/nowhere']) await browser.get(path);
    await browser.post('/theme', { to: 'dark', back: '/' });
    assert.deepEqual([...browser.cookies.keys()], ['theme']);
  });

  it('an instructor sees where they are logged in, and ends one there or all others, and nobody else’s', async () => {
    const { cast } = await castOf(world);
    const others = [world.browser(), world.browser()];
    const agents = ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'teapot'];
    for (const [index, browser] of others.entries())
      await browser.post('/login', { login: 'gromov', password: PASSWORD }, { 'user-agent': agents[index] ?? '' });
    const listed = async (): Promise<readonly string[]> =>
      [...(await cast.instructorA.get('/account')).body.matchAll(/\/account\/sessions\/([\w-]+)"/g)].map(
        found => found[1] ?? '',
      );
    const { body } = await cast.instructorA.get('/account');
    assert.match(body, /Firefox, Linux/);
    assert.match(body, /неизвестный браузер/);
    const [one = ''] = await listed();
    assert.equal((await listed()).length, 2);
    assert.equal((await cast.instructorB.post(`/account/sessions/${one}`, {})).status, 404);
    const told: string[] = [];
    world.web.onSessionEnd(session => told.push(session));
    assert.equal((await cast.instructorA.post(`/account/sessions/${one}`, {})).status, 303);
    assert.deepEqual(told, [one]);
    assert.equal((await listed()).length, 1);
    await cast.instructorA.post('/account/sessions', {});
    assert.deepEqual(await listed(), []);
    for (const browser of others) assert.equal((await browser.get('/classes')).status, 303);
    assert.equal((await cast.instructorA.get('/classes')).status, 200);
  });

  it('the first attempt makes a visitor, who comes back to it', async () => {
    const browser = world.browser();
    const begun = await browser.post('/attempts', { quiz: 'docker/01-architecture' });
    assert.equal(begun.status, 303);
    assert.match(begun.location ?? '', /^\/quiz\/[\w-]{8,}$/);
    const home = await browser.get('/');
    assert.ok(home.body.includes(begun.location ?? '-'), 'the way on leads to the attempt');
    const again = await browser.post('/attempts', { quiz: 'docker/01-architecture' });
    assert.equal(again.location, begun.location);
  });

  it('the cookie is HttpOnly and SameSite=Lax, and Secure behind https', async () => {
    const plain = await world.browser().post('/attempts', { quiz: 'docker/01-architecture' });
    const [cookie = ''] = plain.headers['set-cookie'] ?? [];
    assert.match(cookie, /HttpOnly/);
    assert.match(cookie, /SameSite=Lax/);
    assert.doesNotMatch(cookie, /Secure/);
    const behind = await makeWorld({ trustProxy: true });
    try {
      const headers = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '192.0.2.1' };
      const secure = await behind.browser().post('/attempts', { quiz: 'docker/01-architecture' }, headers);
      assert.match(secure.headers['set-cookie']?.[0] ?? '', /Secure/);
    } finally {
      await behind.close();
    }
  });

  it('S7: a login has a new session id, and a planted one is worth nothing', async () => {
    const { cast } = await castOf(world);
    const visitor = world.browser();
    await visitor.post('/attempts', { quiz: 'docker/01-architecture' });
    const planted = visitor.cookies.get(COOKIE) ?? '';
    const victim = world.browser({ [COOKIE]: planted });
    assert.equal((await victim.post('/login', { login: 'gromov', password: PASSWORD })).status, 303);
    assert.notEqual(victim.cookies.get(COOKIE), planted);
    assert.equal((await victim.get('/classes')).status, 200);
    assert.equal((await visitor.get('/classes')).status, 303, 'whoever planted it is still nobody');
    assert.equal((await cast.instructorA.get('/classes')).status, 200, 'another browser of theirs stays in');
  });

  it('S7: a cookie that was never given is nobody’s, and is not taken up', async () => {
    const browser = world.browser({ [COOKIE]: 's%3Amade-up.signature' });
    assert.equal((await browser.get('/')).status, 200);
    await browser.post('/attempts', { quiz: 'docker/01-architecture' });
    assert.doesNotMatch(browser.cookies.get(COOKIE) ?? '', /made-up/);
  });

  it('S7: logout ends the session everywhere, and says so for its sockets', async () => {
    const { cast } = await castOf(world);
    const cookie = cast.studentA.cookies.get(COOKIE);
    const held = await world.web.sessionOf(upgrade(cookie));
    assert.equal(held?.actor.name, 'Анна Лебедева');
    const ended: string[] = [];
    world.web.onSessionEnd(session => ended.push(session));
    await cast.studentA.post('/logout', {});
    assert.deepEqual(ended, [held?.session]);
    assert.equal(await world.web.sessionOf(upgrade(cookie)), null);
    const stolen = world.browser({ [COOKIE]: cookie ?? '' });
    assert.doesNotMatch((await stolen.get('/')).body, /Анна Лебедева/);
  });

  it('the channel knows a visitor by the same cookie, and nobody without one', async () => {
    const browser = world.browser();
    await browser.post('/attempts', { quiz: 'docker/01-architecture' });
    const held = await world.web.sessionOf(upgrade(browser.cookies.get(COOKIE)));
    assert.equal(held?.actor.kind, 'anonymous');
    assert.equal(await world.web.sessionOf(upgrade(undefined)), null);
    assert.equal(await world.web.sessionOf(upgrade('s%3Ax.y')), null);
  });

  it('a new password ends the other sessions of its owner, and keeps this one', async () => {
    const token = (await world.classroom.setupToken()) ?? '';
    const here = await instructor(world, token, 'gromov', 'М. Ю. Громов');
    const there = world.browser();
    await there.post('/login', { login: 'gromov', password: PASSWORD });
    world.clock.now += 1000;
    await here.post('/account/password', { old: PASSWORD, password: 'another long phrase' });
    assert.equal((await here.get('/classes')).status, 200);
    assert.equal((await there.get('/classes')).status, 303);
  });

  it('a student who is taken off the roster is nobody at once', async () => {
    const { cast, ids } = await castOf(world);
    await cast.instructorA.post(`/classes/${ids.classA}/students/${ids.studentA}/remove`, {});
    assert.doesNotMatch((await cast.studentA.get('/')).body, /Анна Лебедева/);
    assert.equal((await cast.studentA.get(`/quiz/${ids.attemptA}`)).status, 403);
  });

  it('what a visitor did is theirs in the class that they join', async () => {
    const { ids } = await castOf(world);
    const browser = world.browser();
    const begun = await browser.post('/attempts', { quiz: 'docker/01-architecture' });
    await browser.post(`/join/${ids.codeA}`, { how: 'new', name: 'Вера Новая', pin: '4321' });
    assert.equal((await browser.get(begun.location ?? '')).status, 200);
  });

  it('a session is not kept for ever, nor lost while its browser comes', async () => {
    const { ids } = await castOf(world);
    const browser = await student(world, ids.codeA, 'Вера Новая');
    const days = 24 * 3600 * 1000;
    world.clock.now += 100 * days;
    assert.match((await browser.get('/')).body, /Вера Новая/);
    world.clock.now += 100 * days;
    assert.match((await browser.get('/')).body, /Вера Новая/);
    world.clock.now += 200 * days;
    assert.doesNotMatch((await browser.get('/')).body, /Вера Новая/);
  });
});
