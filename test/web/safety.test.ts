/** S1, S8, S9, S17: what people write is shown, never run; what a learner may not know yet stays here. */
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { encode } from './client.ts';
import { quizzes, SECRET } from './quizzes.ts';
import { type Cast, castOf, type Ids, makeWorld, student, type World } from './world.ts';

const PAYLOADS = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'-alert(1)-'",
  '<%= 7 * 7 %>',
  '{{7*7}}',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the text stands as somebody hostile typed it.
  '${7*7}',
  '</script><script>alert(1)</script>',
];
const LIVE = /<script>alert|<img src=x|onerror=alert\(1\)>|href="javascript:/;

function views(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory()
      ? views(join(folder, entry.name))
      : entry.name.endsWith('.ejs')
        ? [join(folder, entry.name)]
        : [],
  );
}

describe('what people write', () => {
  let world: World;
  let cast: Cast;
  let ids: Ids;
  before(async () => {
    world = await makeWorld();
    ({ cast, ids } = await castOf(world));
  });
  after(() => world.close());

  it('S8: names and titles are text on every page that shows them', async () => {
    for (const [index, payload] of PAYLOADS.entries()) {
      const name = `${payload} ${index}`;
      await cast.instructorA.post(`/classes/${ids.classA}/title`, { title: name });
      const browser = await student(world, ids.codeA, name);
      await browser.post('/attempts', { quiz: 'docker/02-images' });
      const pages = [
        await browser.get('/'),
        await cast.anonymous.get(`/join/${ids.codeA}`),
        await cast.instructorA.get('/classes'),
        await cast.instructorA.get(`/classes/${ids.classA}`),
        await cast.instructorA.get(`/classes/${ids.classA}/wall/2`),
      ];
      for (const page of pages) {
        assert.equal(page.status, 200);
        assert.doesNotMatch(page.body, LIVE);
        assert.doesNotMatch(page.body, /\b49\b/, 'a template was run');
      }
    }
    await cast.instructorA.post(`/classes/${ids.classA}/title`, { title: 'ИУ9-31' });
  });

  it('S8: what was typed wrong comes back as text', async () => {
    for (const payload of PAYLOADS) {
      const pages = [
        await cast.anonymous.get(`/join?${encode({ code: payload.slice(0, 24) })}`),
        await cast.anonymous.post(`/join/${ids.codeA}`, { how: 'back', name: payload, pin: '0' }),
        await cast.anonymous.post('/login', { login: payload, password: 'x' }),
        await cast.anonymous.post('/setup/tokentoken', { name: payload, login: payload, password: 'x' }),
        await cast.anonymous.get(`/${encodeURIComponent(payload)}`),
      ];
      for (const page of pages) assert.doesNotMatch(page.body, LIVE);
    }
  });

  it('S8: Markdown of a quiz becomes no script and no link that runs', async () => {
    const begun = await cast.studentA.post('/attempts', { quiz: 'docker/02-images' });
    const page = await cast.studentA.get((begun.location ?? '').replace('/quiz/', '/results/'));
    assert.match(page.body, /&lt;img src=x/);
    assert.doesNotMatch(page.body, LIVE);
  });

  it('S8: scripts and styles run with the nonce of this answer alone, and none is inline without it', async () => {
    const [first, second] = [await cast.studentA.get('/'), await cast.studentA.get('/')];
    const policy = String(first.headers['content-security-policy']);
    const nonce = /script-src 'self' 'nonce-([\w-]+)'/.exec(policy)?.[1] ?? '';
    assert.match(policy, /default-src 'none'/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /unsafe/);
    assert.notEqual(nonce, '');
    assert.doesNotMatch(String(second.headers['content-security-policy']), new RegExp(nonce));
    for (const script of first.body.match(/<(script|style)[^>]*>/g) ?? []) assert.ok(script.includes(nonce), script);
    assert.doesNotMatch(first.body, / style=|\son[a-z]+=/);
  });

  it('S9: a view prints as it is only what the pages made safe', () => {
    const SAFE = new Set([
      'page.include',
      'page.island',
      // Written by a room from parts/items.
      'page.items',
      'page.qr',
      // What families of practice are about: prose of ours, through the reader of Markdown.
      'item.about',
      'family.about',
      'line.about',
      'about',
      'item.prompt',
      'item.answer',
      'item.why',
      'item.solution',
      'text',
      'check.html',
      'line.note',
    ]);
    const found = views('views').flatMap(file =>
      [...readFileSync(file, 'utf8').matchAll(/<%-\s*([\w.]+)/g)].map(match => ({ file, what: match[1] ?? '' })),
    );
    assert.ok(found.length > 0);
    assert.deepEqual(
      found.filter(({ what }) => !SAFE.has(what)),
      [],
    );
  });

  it('S9: fields of a request cannot become options of the renderer', async () => {
    const query = 'settings[view%20options][client]=1&settings[view%20options][escapeFunction]=x&client=1&cache=0';
    assert.equal((await cast.anonymous.get(`/login?${query}`)).status, 400);
    const home = await cast.anonymous.get(`/?${query}`);
    assert.equal(home.status, 200);
    assert.match(home.body, /<h1>Docker<\/h1>/);
  });

  it('S1: solutions, reasons and untaken hints are in no page before their question is closed', async () => {
    const paths = ['/', '/join', `/quiz/${ids.attemptA}`, `/results/${ids.attemptA}`, '/nowhere'];
    for (const path of paths) assert.doesNotMatch((await cast.studentA.get(path)).body, new RegExp(SECRET), path);
    for (const path of [`/classes/${ids.classA}`, `/classes/${ids.classA}/wall/1`]) {
      assert.doesNotMatch((await cast.instructorA.get(path)).body, new RegExp(SECRET), path);
    }
  });

  it('S1: once it is closed the reason and the solution are there, and the next question’s are not', async () => {
    const answered = { kind: 'answer', question: 'who', response: { kind: 'choice', chosen: ['client'] } } as const;
    const actor = await world.classroom.actor(ids.studentA, world.clock.now);
    assert.ok(actor);
    await world.classroom.submit(ids.attemptA, actor, 'client-0001', answered);
    const page = await cast.studentA.get(`/results/${ids.attemptA}`);
    assert.match(page.body, /Демон собирает canary-7f3a/);
    assert.match(page.body, /Клиент только просит/);
    assert.equal(page.body.match(new RegExp(SECRET, 'g'))?.length, 1);
  });

  it('S17: no cell of the gradebook is a formula, and numbers stay numbers', async () => {
    for (const name of ['=1+1', '+7 900', '-5', '@SUM(A1)', '\t=1']) await student(world, ids.codeA, name);
    const file = await cast.instructorA.get(`/classes/${ids.classA}/gradebook.csv`);
    assert.match(String(file.headers['content-disposition']), /attachment; filename\*=UTF-8''/);
    const cells = file.body
      .replace(/^\uFEFF/, '')
      .split(/\r?\n/)
      .flatMap(line => line.split(';'));
    assert.deepEqual(
      cells.filter(cell => /^"?[=+\-@\t]/.test(cell)),
      [],
    );
    assert.ok(cells.some(cell => /^\d+(,\d+)?$/.test(cell)));
  });

  it('nothing of all this was a fault of ours', () => {
    assert.ok(quizzes.size > 0);
    assert.deepEqual(world.faults, []);
  });
});
