/** What pages say and do, in both languages. */
import assert from 'node:assert/strict';
import { Fault } from '../../src/classroom/index.ts';
import { problemOf } from '../../src/web/errors.ts';
import type { Client } from './client.ts';
import { type Cast, castOf, type Ids, makeWorld, student, type World } from './world.ts';

function textOf(html: string): string {
  return html
    .replace(/<script[\s\S]*?<\/script>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

describe('pages', () => {
  let world: World;
  let cast: Cast;
  let ids: Ids;
  beforeEach(async () => {
    world = await makeWorld();
    ({ cast, ids } = await castOf(world));
  });
  afterEach(async () => {
    assert.deepEqual(world.faults, []);
    await world.close();
  });

  const show = async (browser: Client, path: string): Promise<string> => textOf((await browser.get(path)).body);

  it('speak the language that the browser asks for, until one is chosen', async () => {
    assert.match(
      (await cast.anonymous.get('/', { 'accept-language': 'de, en;q=0.8, ru;q=0.5' })).body,
      /<html lang="en"/,
    );
    assert.match((await cast.anonymous.get('/', { 'accept-language': 'ru-RU, en' })).body, /<html lang="ru"/);
    assert.match((await cast.anonymous.get('/')).body, /<html lang="ru"/);
    const chosen = await cast.anonymous.post('/language', { to: 'en', back: '/join?code=' });
    assert.equal(chosen.location, '/join?code=');
    assert.match((await cast.anonymous.get('/', { 'accept-language': 'ru' })).body, /<html lang="en"/);
  });

  it('a switch goes back to a page of ours alone', async () => {
    for (const back of [
      'https://evil.example',
      '//evil.example',
      '/\\evil.example',
      'javascript:alert(1)',
      '/a\r\nSet-Cookie: x=1',
      '',
    ]) {
      assert.equal((await cast.anonymous.post('/language', { to: 'en', back })).location, '/', back);
      assert.equal((await cast.anonymous.get(`/login?next=${encodeURIComponent(back)}`)).status, 200);
    }
    const entered = await cast.anonymous.post('/login', {
      login: 'gromov',
      password: 'correct horse',
      next: '//evil.example',
    });
    assert.equal(entered.location, '/classes');
  });

  it('the theme stands in the page itself, so that nothing flashes', async () => {
    assert.doesNotMatch((await cast.anonymous.get('/')).body, /<html[^>]*data-theme/);
    await cast.anonymous.post('/theme', { to: 'dark', back: '/' });
    assert.match((await cast.anonymous.get('/')).body, /<html[^>]*data-theme="dark"/);
    await cast.anonymous.post('/theme', { to: 'system', back: '/' });
    assert.doesNotMatch((await cast.anonymous.get('/')).body, /<html[^>]*data-theme/);
  });

  it('on the answer to a form a switch goes back to the page that the form stood on', async () => {
    const referer = `http://127.0.0.1:${world.port}/classes?x=1`;
    const answer = await cast.instructorA.post('/invitations', {}, { referer });
    assert.match(answer.body, /name="back" value="\/classes\?x=1"/);
    const without = await cast.instructorA.post('/invitations', {}, { referer: 'not an address' });
    assert.match(without.body, /name="back" value="\/"/);
  });

  it('home: nobody yet begins with one button', async () => {
    const page = (await cast.anonymous.get('/')).body;
    assert.match(
      page,
      /<form method="post" action="\/attempts"><input type="hidden" name="quiz" value="docker\/01-architecture"><button class="btn pri big">/,
    );
    assert.match(textOf(page), /Архитектура Из чего сделан образ\. 3 вопроса/);
  });

  it('home: a student sees where they are', async () => {
    const text = await show(cast.studentA, '/');
    assert.match(text, /1 · вы здесь Архитектура Из чего сделан образ\. 0 из 6/);
    assert.match(text, /Вопрос 1 из 3 «Кто собирает»\. Хост стоит так, как вы его оставили 23 ноября, 13:00/);
  });

  it('home: what is done leads to its results', async () => {
    const actor = await world.classroom.actor(ids.studentA, world.clock.now);
    assert.ok(actor);
    await world.classroom.submit(ids.attemptA, actor, 'client-0001', { kind: 'finish' });
    const page = (await cast.studentA.get('/')).body;
    assert.ok(page.includes(`class="berth done" href="/results/${ids.attemptA}"`));
    assert.equal((await cast.studentA.get(`/quiz/${ids.attemptA}`)).location, `/results/${ids.attemptA}`);
  });

  it('quiz: the page holds what its script needs, and no more', async () => {
    const page = (await cast.studentA.get(`/quiz/${ids.attemptA}`)).body;
    const text = /<script[^>]*id="page-data"[^>]*>([^<]*)<\/script>/.exec(page)?.[1] ?? '{}';
    const island: unknown = JSON.parse(text);
    assert.ok(typeof island === 'object' && island !== null);
    assert.deepEqual(Object.keys(island).toSorted(), [
      'attempt',
      'channel',
      'locale',
      'person',
      'quiz',
      'results',
      'strings',
      'theme',
    ]);
  });

  it('join: a code as people type it, and one that is none', async () => {
    const typed = ids.codeA.toLowerCase().replace('-', ' ');
    assert.equal((await cast.anonymous.get(`/join?code=${encodeURIComponent(typed)}`)).status, 303);
    assert.match(await show(cast.anonymous, `/join/${encodeURIComponent(typed)}`), /ИУ9-31/);
    const wrong = await cast.anonymous.get('/join?code=ZZZZ-ZZ');
    assert.equal(wrong.status, 404);
    assert.match(textOf(wrong.body), /Группы с таким кодом нет/);
  });

  it('join: each mistake is named, and what was typed stays', async () => {
    const short = await cast.anonymous.post(`/join/${ids.codeA}`, { how: 'new', name: 'Вера Новая', pin: '12' });
    assert.equal(short.status, 400);
    assert.match(short.body, /PIN короче 4 цифр/);
    assert.match(short.body, /value="Вера Новая"/);
    const taken = await cast.anonymous.post(`/join/${ids.codeA}`, { how: 'new', name: 'анна  лебедева', pin: '5555' });
    assert.equal(taken.status, 409);
    assert.match(taken.body, /value="back" checked/);
    const wrong = await cast.anonymous.post(`/join/${ids.codeA}`, { how: 'back', name: 'Анна Лебедева', pin: '5555' });
    assert.equal(wrong.status, 403);
    const right = await cast.anonymous.post(`/join/${ids.codeA}`, { how: 'back', name: 'Анна Лебедева', pin: '1234' });
    assert.equal(right.location, '/');
    assert.match((await cast.anonymous.get(`/quiz/${ids.attemptA}`)).body, /page-data/);
  });

  it('join: a closed class lets those back who are in it', async () => {
    await cast.instructorA.post(`/classes/${ids.classA}/joining`, { open: 'no' });
    assert.match(await show(cast.anonymous, `/join/${ids.codeA}`), /Новых студентов группа больше не принимает/);
    assert.equal(
      (await cast.anonymous.post(`/join/${ids.codeA}`, { how: 'new', name: 'Вера', pin: '5555' })).status,
      403,
    );
    assert.equal(
      (await cast.anonymous.post(`/join/${ids.codeA}`, { how: 'back', name: 'Анна Лебедева', pin: '1234' })).status,
      303,
    );
  });

  it('S16: one who tries PINs in a row is stopped, and told for how long', async () => {
    const tries = [];
    for (let pin = 1000; pin < 1008; pin += 1)
      tries.push(
        await cast.anonymous.post(`/join/${ids.codeA}`, { how: 'back', name: 'Анна Лебедева', pin: `${pin}` }),
      );
    const last = tries.at(-1);
    assert.equal(last?.status, 429);
    assert.match(last.body, /Слишком много попыток подряд/);
  });

  it('S16: one who tries codes in a row is stopped; three hundred students of one address are not', async () => {
    const guesser = world.browser();
    let status = 404;
    for (let tries = 0; tries < 700 && status === 404; tries += 1) status = (await guesser.get('/join/ZZZZ-ZZ')).status;
    assert.equal(status, 429);
    const school = await makeWorld();
    try {
      const { ids: there } = await castOf(school);
      const joined = await Promise.all(
        Array.from({ length: 300 }, (_, index) => student(school, there.codeA, `Студент ${index}`)),
      );
      const seen = await joined.at(-1)?.get('/');
      assert.match(seen?.body ?? '', /Студент 299/);
      assert.equal((await school.classroom.classByCode(there.codeA))?.freeNames.length, 0);
    } finally {
      await school.close();
    }
  });

  it('class: the code, its link, its picture, the roster', async () => {
    const page = (await cast.instructorA.get(`/classes/${ids.classA}`)).body;
    assert.ok(page.includes(`http://127.0.0.1:${world.port}/join/${ids.codeA}`));
    assert.match(page, /<div class="qr"><svg/);
    assert.match(textOf(page), /1 Анна Лебедева/);
    assert.equal(
      (
        await cast.instructorA.post(`/classes/${ids.classA}/students`, {
          names: 'Вера Новая\n\n  Глеб Ким \r\nВера Новая',
        })
      ).status,
      303,
    );
    assert.match(
      await show(cast.instructorA, `/classes/${ids.classA}`),
      /Вера Новая ещё не входил.*Глеб Ким ещё не входил/,
    );
  });

  it('class: what is set is what its students are given', async () => {
    await cast.instructorA.post(`/classes/${ids.classA}/quizzes`, { quiz: ['docker/02-images'] });
    const text = await show(cast.studentA, '/');
    assert.match(text, /Образы/);
    assert.doesNotMatch(text, /Архитектура/);
    assert.equal(
      (await cast.instructorA.post(`/classes/${ids.classA}/quizzes`, { quiz: 'docker/99-none' })).status,
      400,
    );
  });

  it('wall: who is where, since when, and what Docker said last', async () => {
    world.clock.now += 7 * 60_000;
    const page = (await cast.instructorA.get(`/classes/${ids.classA}/wall/1`)).body;
    assert.match(page, /<td class="c slow"><span class="vh">вопрос 1, работает дольше 6 минут, 7 минут/);
    world.clock.now += 5 * 60_000;
    assert.match(await show(cast.instructorA, `/classes/${ids.classA}/wall/1`), /1 застрял/);
    assert.equal((await cast.instructorA.get(`/classes/${ids.classA}/wall/9`)).status, 404);
  });

  it('results: the instructor reads whose it is and what was typed', async () => {
    const actor = await world.classroom.actor(ids.studentA, world.clock.now);
    assert.ok(actor);
    await world.classroom.submit(ids.attemptA, actor, 'client-0001', {
      kind: 'line',
      line: 'docker image ls',
      columns: 80,
    });
    const text = await show(cast.instructorA, `/results/${ids.attemptA}`);
    assert.match(text, /Группы \/ ИУ9-31 \/ Анна Лебедева \/ Архитектура/);
    assert.match(text, /student@dock:~\$ docker image ls ran docker image ls/);
  });

  it('errors say what went wrong in the reader’s language, and leave the rest to the log', async () => {
    assert.match(await show(cast.anonymous, '/nowhere'), /404 Здесь ничего нет/);
    await cast.anonymous.post('/language', { to: 'en', back: '/' });
    assert.match(await show(cast.anonymous, '/nowhere'), /404 There is nothing here/);
    assert.match(await show(cast.anonymous, `/results/${ids.attemptA}`), /403 This page is somebody else’s/);
  });

  it('errors: a fault of ours is told to the log and not to the page', async () => {
    const broken = await makeWorld({ views: 'views/parts' });
    try {
      const answer = await broken.browser().get('/');
      assert.equal(answer.status, 500);
      assert.equal(answer.body, '500\n');
      assert.match(broken.faults.join(), /ENOENT/);
    } finally {
      await broken.close();
    }
  });

  it('while it drains nothing new is taken, and readiness says so', async () => {
    assert.equal((await cast.anonymous.get('/readyz')).status, 200);
    world.clock.ready = false;
    assert.equal((await cast.anonymous.get('/readyz')).status, 503);
    assert.equal((await cast.anonymous.get('/healthz')).status, 200);
    const refused = await cast.studentA.post('/attempts', { quiz: 'docker/02-images' });
    assert.equal(refused.status, 503);
    assert.equal(refused.headers['retry-after'], '5');
    assert.equal((await cast.studentA.get('/')).status, 200);
  });

  it('each kind of fault has its status', async () => {
    const statuses = {
      'not-saved': 503,
      overloaded: 503,
      'not-found': 404,
      forbidden: 403,
      conflict: 409,
      'too-many': 429,
      damaged: 500,
    } as const;
    for (const [kind, status] of Object.entries(statuses)) {
      assert.equal(problemOf(new Fault(kind as keyof typeof statuses, 'x')).status, status, kind);
    }
    assert.deepEqual([problemOf(new Error('x')).status, problemOf(new Error('x')).fault], [500, true]);
  });

  it('private pages are kept by no cache; built files are kept for good under their own address', async () => {
    const home = await cast.studentA.get('/');
    assert.equal(home.headers['cache-control'], 'no-store');
    assert.equal(home.headers.etag, undefined);
    const address = /href="(\/assets\/base\.css\?v=[^"]+)"/.exec(home.body)?.[1] ?? '';
    const asset = await cast.studentA.get(address);
    assert.match(String(asset.headers['cache-control']), /immutable/);
    assert.equal((await cast.studentA.get(address, { 'if-none-match': String(asset.headers.etag) })).status, 304);
    assert.equal((await cast.studentA.get('/assets/base.css?v=other')).headers['cache-control'], 'no-cache');
  });
});
