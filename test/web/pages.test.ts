/** What pages say and do, in both languages. */
import assert from 'node:assert/strict';
import { Fault } from '../../src/fault.ts';
import { problemOf } from '../../src/web/errors.ts';
import type { Client } from './client.ts';
import { type Cast, castOf, type Ids, makeWorld, PASSWORD, student, type World } from './world.ts';

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

  it('home: who is in no class reads how long what they did is kept, in both languages', async () => {
    assert.match(await show(cast.anonymous, '/'), /хранится 180 дней после последнего посещения, затем удаляется\./);
    await cast.anonymous.post('/language', { to: 'en', back: '/' });
    assert.match(await show(cast.anonymous, '/'), /kept for 180 days after your last visit, then deleted\./);
    assert.doesNotMatch(await show(cast.studentA, '/'), /удаляется/);
  });

  it('home: a student sees where they are', async () => {
    const text = await show(cast.studentA, '/');
    assert.match(text, /1 · вы здесь Архитектура Из чего сделан образ\. 0 из 6/);
    assert.match(text, /Вопрос 1 из 3 «Кто собирает»\. Хост такой, каким вы его оставили 23 ноября, 13:00/);
  });

  it('home: what is done leads to its results', async () => {
    const actor = await world.classroom.actor(ids.studentA, world.clock.now);
    assert.ok(actor);
    await world.classroom.submit(ids.attemptA, actor, 'client-0001', { kind: 'finish' });
    const page = (await cast.studentA.get('/')).body;
    assert.ok(page.includes(`class="berth done" href="/results/${ids.attemptA}"`));
    assert.equal((await cast.studentA.get(`/quiz/${ids.attemptA}`)).location, `/results/${ids.attemptA}`);
  });

  it('home: a student reads which class it is; a second attempt that goes worse takes nothing away', async () => {
    assert.match(await show(cast.studentA, '/'), new RegExp(`Группа ИУ9-31 .*Анна Лебедева.*код ${ids.codeA}`));
    const actor = await world.classroom.actor(ids.studentA, world.clock.now);
    assert.ok(actor);
    await world.classroom.submit(ids.attemptA, actor, 'client-0001', {
      kind: 'answer',
      question: 'who',
      response: { kind: 'choice', chosen: ['daemon'] },
    });
    await world.classroom.submit(ids.attemptA, actor, 'client-0002', { kind: 'finish' });
    world.clock.now += 60_000;
    const again = (await cast.studentA.post('/attempts', { quiz: 'docker/01-architecture' })).location ?? '';
    const page = (await cast.studentA.get('/')).body;
    assert.ok(page.includes(`class="berth now" href="${again}"`));
    assert.match(textOf(page), /2 из 6 баллов за начатое.*лучший балл: 2 из 6/);
    const student = `/classes/${ids.classA}/students/${ids.studentA}`;
    assert.match(await show(cast.instructorA, student), /Архитектура идёт 0 из 6.*Архитектура закончен 2 из 6 1/);
    const figures = await show(cast.instructorA, `/classes/${ids.classA}/results/1`);
    assert.match(figures, /Анна Лебедева вопрос 1, 2 из 2, 1 попытка, меньше минуты 2 ×1 · &lt;1 мин/);
  });

  it('home: practice stays the visitor’s who joins, and counts in the class when they say so', async () => {
    const browser = world.browser();
    const practice = (await browser.post('/attempts', { quiz: 'docker/01-architecture' })).location ?? '';
    assert.match(await show(browser, '/'), /1 · вы здесь/);
    await browser.post(`/join/${ids.codeA}`, { how: 'new', name: 'Вера Новая', pin: '1234' });
    const page = (await browser.get('/')).body;
    assert.match(textOf(page), /Начать первый урок.*Ваша тренировка.*Архитектура 0 из 6 Засчитать/);
    assert.ok(page.includes(`<a href="${practice}">`));
    assert.equal((await browser.get(practice)).status, 200);
    assert.equal((await cast.instructorA.get(practice.replace('quiz', 'results'))).status, 403);
    assert.equal((await browser.post(`/attempts/${practice.split('/').at(-1)}/count`, {})).location, '/');
    const after = (await browser.get('/')).body;
    assert.doesNotMatch(textOf(after), /Ваша тренировка/);
    assert.ok(after.includes(`class="berth now" href="${practice}"`));
    assert.equal((await cast.instructorA.get(practice.replace('quiz', 'results'))).status, 200);
  });

  it('home: a browser whose session is over is told how to come back', async () => {
    world.clock.now += 1000;
    const renewed = textOf(
      (await cast.instructorA.post(`/classes/${ids.classA}/students/${ids.studentA}/pin`, {})).body,
    );
    const pin = /Анна Лебедева, новый PIN: (\d{6})\s*\. Передайте его лично/.exec(renewed)?.[1];
    assert.ok(pin !== undefined, renewed);
    assert.ok(!(await show(cast.instructorA, `/classes/${ids.classA}`)).includes(pin), 'it is shown once');
    assert.match(await show(cast.studentA, '/'), /Браузер вас больше не помнит.*войдите снова: код, имя, PIN/);
    const refused = await show(cast.studentA, `/quiz/${ids.attemptA}`);
    assert.match(refused, /403 Эта страница открывается тому, чья она .*Войти в группу Вход для преподавателя/);
    assert.doesNotMatch(await show(world.browser(), '/'), /больше не помнит/);
    const stranger = { how: 'back', name: 'Анна Лебедева', pin: '7777' };
    assert.equal((await world.browser().post(`/join/${ids.codeA}`, stranger)).status, 403);
    assert.equal((await cast.studentA.post(`/join/${ids.codeA}`, { ...stranger, pin })).status, 303);
    assert.equal((await cast.studentA.get(`/quiz/${ids.attemptA}`)).status, 200);
  });

  it('setup: a link that is spent says so before anything is typed', async () => {
    const link = `/setup/${ids.invitation}`;
    assert.equal((await world.browser().get(link)).status, 200);
    const made = { name: 'П. Третий', login: 'tretiy', password: 'correct horse' };
    assert.equal((await world.browser().post(link, made)).location, '/classes');
    const spent = await world.browser().get(link);
    assert.equal(spent.status, 403);
    assert.match(textOf(spent.body), /Ссылка больше не действует .*Вход для преподавателя/);
    assert.ok(spent.body.includes('href="/login?next=%2Fclasses"'));
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

  it('S16: three hundred students of one address join at once', async () => {
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

  it('S16: whoever guesses shuts nobody out of a browser on which they have signed in before', async () => {
    const school = await makeWorld();
    try {
      const { cast: there, ids: of } = await castOf(school);
      await there.studentA.post('/logout', {});
      await there.instructorA.post('/logout', {});
      const stranger = school.browser();
      for (let pin = 1000; pin < 1008; pin += 1)
        await stranger.post(`/join/${of.codeA}`, { how: 'back', name: 'Анна Лебедева', pin: `${pin}` });
      for (let tries = 0; tries < 12; tries += 1)
        await stranger.post('/login', { login: 'gromov', password: `guess ${tries}` });
      const pin = { how: 'back', name: 'Анна Лебедева', pin: '1234' };
      assert.equal((await stranger.post(`/join/${of.codeA}`, pin)).status, 429);
      assert.equal((await there.studentB.post(`/join/${of.codeA}`, pin)).status, 429, 'known, but for somebody else');
      assert.equal((await there.studentA.post(`/join/${of.codeA}`, pin)).status, 303);
      const password = { login: 'gromov', password: PASSWORD };
      assert.equal((await stranger.post('/login', password)).status, 429);
      assert.equal((await there.instructorA.post('/login', password)).status, 303);
    } finally {
      await school.close();
    }
  });

  it('class: the code, its link, its picture, the roster', async () => {
    const page = (await cast.instructorA.get(`/classes/${ids.classA}`)).body;
    assert.ok(page.includes(`http://127.0.0.1:${world.port}/join/${ids.codeA}`));
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
      /Вера Новая входа ещё не было.*Глеб Ким входа ещё не было/,
    );
  });

  it('class: where the address leads nobody else here, it says so and gives no picture of it', async () => {
    const path = `/classes/${ids.classA}`;
    const here = (await cast.instructorA.get(path)).body;
    assert.match(textOf(here), /Телефоны и другие компьютеры эту ссылку не откроют.*HOST=0\.0\.0\.0.*PUBLIC_URL/);
    assert.doesNotMatch(here, /class="qr"|data-copy/);
    const known = await makeWorld({ publicUrl: 'https://learn.example.org' });
    try {
      const there = await castOf(known);
      const page = (await there.cast.instructorA.get(`/classes/${there.ids.classA}`)).body;
      assert.match(page, /<div class="qr"><svg/);
      assert.ok(page.includes(`href="https://learn.example.org/join/${there.ids.codeA}"`));
      assert.doesNotMatch(textOf(page), /PUBLIC_URL/);
    } finally {
      await known.close();
    }
  });

  it('class: of typed names that cannot be taken the line is named, and none is lost or added', async () => {
    const names = `Семён Первый\n\n${'о'.repeat(61)}\nТарас Третий`;
    const refused = await cast.instructorA.post(`/classes/${ids.classA}/students`, { names });
    assert.equal(refused.status, 400);
    assert.match(textOf(refused.body), /Строка 3, «о{40}…»\. Имя длиннее 60 знаков.*Никто пока не вписан/);
    assert.match(refused.body, />Семён Первый\n\nо{61}\nТарас Третий<\/textarea>/);
    assert.doesNotMatch(await show(cast.instructorA, `/classes/${ids.classA}`), /Семён/);
  });

  it('results: the next lesson is a press away, and each question is a dock that leads to it', async () => {
    const actor = await world.classroom.actor(ids.studentA, world.clock.now);
    assert.ok(actor);
    assert.doesNotMatch(await show(cast.studentA, `/results/${ids.attemptA}`), /Начать урок/);
    await world.classroom.submit(ids.attemptA, actor, 'client-0001', {
      kind: 'answer',
      question: 'who',
      response: { kind: 'choice', chosen: ['daemon'] },
    });
    await world.classroom.submit(ids.attemptA, actor, 'client-0002', { kind: 'finish' });
    const page = (await cast.studentA.get(`/results/${ids.attemptA}`)).body;
    assert.match(page, /name="quiz" value="docker\/02-images"><button class="btn pri">Начать урок 2</);
    assert.match(textOf(page), /Следующий урок Образы .*Повторить Кого спросит команда/);
    assert.match(page, /<input type="hidden" name="family" value="requests"><button class="btn">Потренироваться</);
    assert.match(page, /<a class="full" href="#q1" title="Вопрос 1, Кто собирает: верно, 2 из 2"/);
    assert.match(page, /<a class="none" href="#q2" title="Вопрос 2, Сколько слоёв: [^"]+, 0 из 2"/);
    const next = (await cast.studentA.post('/attempts', { quiz: 'docker/02-images' })).location ?? '';
    const after = (await cast.studentA.get(`/results/${ids.attemptA}`)).body;
    assert.ok(after.includes(`<a class="btn pri" href="${next}">Продолжить урок 2</a>`));
    assert.doesNotMatch(
      await show(cast.instructorA, `/results/${ids.attemptA}`),
      /(Начать|Продолжить) урок|Что дальше|Потренироваться/,
    );
  });

  it('class: a list from a file is looked at before anyone is added', async () => {
    const send = (bytes: Buffer) =>
      cast.instructorA.post(`/classes/${ids.classA}/roster`, { file: bytes.toString('base64') });
    const excel = Buffer.from([0xd4, 0xc8, 0xce, 0x3b, 0x31, 0x0a, 0xc2, 0xe5, 0xf0, 0xe0, 0x3b, 0x32]);
    const read = await send(excel);
    assert.equal(read.status, 200);
    assert.match(textOf(read.body), /Будет вписано 1 имя\. Вера/);
    assert.match(read.body, /<textarea name="names" hidden>\s*Вера<\/textarea>/);
    assert.doesNotMatch(await show(cast.instructorA, `/classes/${ids.classA}`), /Вера/);
    const bad = await send(Buffer.from(`Глеб Ким\n${'о'.repeat(61)}\nАнна Лебедева`));
    assert.match(textOf(bad.body), /Уже в списке или повторяется: 1/);
    assert.match(textOf(bad.body), /2 о{61} Имя длиннее 60 знаков/);
    assert.doesNotMatch(bad.body, /name="names"/);
    const picture = await send(Buffer.from([0x89, 0x50, 0, 0]));
    assert.equal(picture.status, 400);
    assert.match(textOf(picture.body), /Это не таблица и не текст/);
    const group = Array.from({ length: 450 }, (_, index) => `Константинопольский Александр ${index}`).join('\n');
    assert.equal((await cast.instructorA.post(`/classes/${ids.classA}/students`, { names: group })).status, 303);
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
    assert.match(
      page,
      /<td class="c slow"><button[^>]*><span class="vh">Анна Лебедева: вопрос 1, работает дольше 6 минут, 7 минут</,
    );
    world.clock.now += 5 * 60_000;
    assert.match(
      await show(cast.instructorA, `/classes/${ids.classA}/wall/1`),
      /1 застрял.*1 на связи.*Кому помочь сначала 12 мин 1 Анна Лебедева вопрос 1/,
    );
    world.presence.all = false;
    assert.match(
      await show(cast.instructorA, `/classes/${ids.classA}/wall/1`),
      /0 застряли.*0 на связи.*никто не сидит\. Без связи 1 1 Анна Лебедева.*вопрос 1, начат, без связи/,
    );
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
    await world.classroom.submit(ids.attemptA, actor, 'client-0002', {
      kind: 'line',
      line: 'a <<E\nb\nE',
      columns: 80,
    });
    const text = await show(cast.instructorA, `/results/${ids.attemptA}`);
    assert.match(text, /\$ a &lt;&lt;E &gt; b &gt; E ran/);
    assert.match(text, /Группы \/ ИУ9-31 \/ Анна Лебедева \/ Архитектура/);
    assert.match(text, /student@dock:~\$ docker image ls ran docker image ls/);
  });

  it('errors say what went wrong in the reader’s language, and leave the rest to the log', async () => {
    assert.match(await show(cast.anonymous, '/nowhere'), /404 Здесь ничего нет/);
    await cast.anonymous.post('/language', { to: 'en', back: '/' });
    assert.match(await show(cast.anonymous, '/nowhere'), /404 There is nothing here/);
    assert.match(
      await show(cast.anonymous, `/results/${ids.attemptA}`),
      /403 This page opens only for the person it belongs to/,
    );
    await cast.studentB.post('/language', { to: 'en', back: '/' });
    assert.match(await show(cast.studentB, `/results/${ids.attemptA}`), /403 This page is somebody else’s/);
  });

  it('errors know who asks, whatever was refused, and lead on', async () => {
    const ways = (body: string): readonly string[] =>
      [...body.matchAll(/<a class="btn[^"]*" href="([^"]*)">/g)].map(([, href]) => href ?? '');
    const { attempts } = world.classroom;
    const failing = (fault: Error) => async () => {
      Object.assign(world.classroom, { attempts: () => Promise.reject(fault) });
      try {
        return await cast.studentA.get('/?from=here');
      } finally {
        Object.assign(world.classroom, { attempts });
      }
    };
    const cases: readonly [() => ReturnType<Client['get']>, number, readonly string[]][] = [
      [() => cast.studentA.get('/nowhere'), 404, ['/']],
      [() => cast.studentA.post('/attempts', { quiz: 'x'.repeat(20_000) }), 413, ['/']],
      [() => cast.studentA.post('/attempts', {}, { 'content-encoding': 'gzip' }), 415, ['/']],
      [() => cast.studentA.post('/attempts', { quiz: '1' }, { 'sec-fetch-site': 'cross-site' }), 403, ['/']],
      [() => cast.studentB.get(`/results/${ids.attemptA}`), 403, ['/']],
      [failing(new Error('x')), 500, ['/?from=here', '/']],
      [failing(new Fault('conflict', 'x')), 409, ['/?from=here', '/']],
      [failing(new Fault('too-many', 'x', { seconds: 9 })), 429, ['/?from=here', '/']],
      [failing(new Fault('too-many', 'x', { seconds: 900, whose: 'address' })), 429, ['/join', '/']],
    ];
    for (const [ask, status, on] of cases) {
      const { status: got, body } = await ask();
      assert.equal(got, status);
      assert.match(body, /Анна Лебедева|Борис Мельник/, `${status} says who asked`);
      assert.match(body, /<p class="lead">[^<]+<\/p>/, `${status} says more than what went wrong`);
      assert.deepEqual(ways(body), on, String(status));
    }
    assert.match(world.faults.splice(0).join(), /^GET \/: Error: x\n[^,]*$/, 'the log is told of one');
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
    const again = await cast.studentA.post(
      '/attempts',
      { quiz: 'docker/02-images' },
      { referer: `http://127.0.0.1:${world.port}/join` },
    );
    assert.match(again.body, /<a class="btn pri" href="\/join">Повторить/, 'back to the form, not to its address');
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
