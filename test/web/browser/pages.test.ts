/** Pages in a real browser: every page, language, theme and width; by keyboard; with scripts off; with hostile names. */
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import axe from 'axe-core';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { launch } from '../../browser.ts';
import type { Client } from '../client.ts';
import { type Cast, castOf, type Ids, makeWorld, student, type World } from '../world.ts';

const WIDTHS = [1440, 768, 320] as const;
const RULES = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

interface Violation {
  readonly id: string;
  readonly nodes: readonly string[];
}

/** What axe finds on the page as it stands. */
async function violations(page: Page): Promise<readonly Violation[]> {
  const found: unknown = await page.evaluate(`axe.run(document, ${JSON.stringify(RULES)}).then(({ violations }) =>
    violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(node => node.html.slice(0, 160) + ' ' + (node.any[0] ?? node.all[0] ?? node.none[0])?.message) })))`);
  return found as readonly Violation[];
}

describe('pages in a browser', () => {
  let world: World;
  let cast: Cast;
  let ids: Ids;
  let browser: Browser;
  const PAGES: readonly [string, keyof Cast, (ids: Ids) => string][] = [
    ['home, nobody yet', 'anonymous', () => '/'],
    ['home, a student', 'studentA', () => '/'],
    ['home, an instructor', 'instructorA', () => '/'],
    ['join', 'anonymous', () => '/join?code=ZZZZ-ZZ'],
    ['join a class', 'anonymous', ids => `/join/${ids.codeA}`],
    ['login', 'anonymous', () => '/login'],
    ['setup', 'anonymous', ids => `/setup/${ids.invitation}`],
    ['a setup link that is spent', 'anonymous', () => '/setup/not-a-token-of-ours'],
    ['what the host can do', 'anonymous', () => '/reference'],
    ['account', 'instructorA', () => '/account?done=yes'],
    ['classes', 'instructorA', () => '/classes'],
    ['class', 'instructorA', ids => `/classes/${ids.classA}`],
    ['student', 'instructorA', ids => `/classes/${ids.classA}/students/${ids.studentA}`],
    ['wall', 'instructorA', ids => `/classes/${ids.classA}/wall/1`],
    ['results of a class', 'instructorA', ids => `/classes/${ids.classA}/results/1`],
    ['results', 'studentA', ids => `/results/${ids.attemptA}`],
    ['an error', 'anonymous', () => '/nowhere'],
    ['somebody else’s page', 'anonymous', ids => `/results/${ids.attemptA}`],
  ];

  before(async function () {
    this.timeout(60_000);
    assert.ok(existsSync('dist/assets/base.css'), 'build first: npm run build');
    browser = await launch();
    world = await makeWorld({ assets: resolve('dist/assets') });
    ({ cast, ids } = await castOf(world));
    const actor = await world.classroom.actor(ids.studentA, world.clock.now);
    assert.ok(actor);
    const submit = (client: string, input: Parameters<typeof world.classroom.submit>[3]) =>
      world.classroom.submit(ids.attemptA, actor, client, input);
    await submit('client-0001', { kind: 'line', line: 'docker image ls', columns: 80 });
    await submit('client-0002', { kind: 'answer', question: 'who', response: { kind: 'choice', chosen: ['client'] } });
    await submit('client-0003', { kind: 'next' });
    for (let index = 0; index < 12; index += 1) {
      const other = await student(world, ids.codeA, `Студент с довольно длинным именем ${index}`);
      if (index % 2 === 0) await other.post('/attempts', { quiz: 'docker/01-architecture' });
    }
    world.clock.now += 11 * 60_000;
  });
  after(async () => {
    await browser.close();
    await world.close();
  });

  async function context(
    as: Client,
    cookies: Readonly<Record<string, string>> = {},
    options: object = {},
  ): Promise<BrowserContext> {
    const made = await browser.newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    });
    const jar = [...as.cookies, ...Object.entries(cookies)];
    await made.addCookies(jar.map(([name, value]) => ({ name, value, url: `http://127.0.0.1:${world.port}` })));
    return made;
  }

  async function open(made: BrowserContext, path: string): Promise<{ page: Page; complaints: string[] }> {
    const page = await made.newPage();
    const complaints: string[] = [];
    page.on('console', message => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        complaints.push(message.text());
    });
    page.on('pageerror', error => complaints.push(String(error)));
    page.on('dialog', dialog => {
      complaints.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(`http://127.0.0.1:${world.port}${path}`, { waitUntil: 'load' });
    return { page, complaints };
  }

  for (const [name, who, path] of PAGES) {
    it(`${name}: nothing that axe finds, at any width, in both languages and themes`, async function () {
      this.timeout(60_000);
      for (const lang of ['ru', 'en']) {
        const made = await context(cast[who], { lang });
        const { page, complaints } = await open(made, path(ids));
        await page.evaluate(axe.source);
        for (const theme of ['light', 'dark']) {
          await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
          for (const width of WIDTHS) {
            await page.setViewportSize({ width, height: 900 });
            const where = `${name}, ${lang}, ${theme}, ${width}`;
            assert.deepEqual(await violations(page), [], where);
            const wider: unknown = await page.evaluate('document.documentElement.scrollWidth - innerWidth');
            assert.ok(Number(wider) <= 0, `${where}: scrolls sideways by ${wider}`);
          }
        }
        assert.deepEqual(complaints, []);
        await made.close();
      }
    });
  }

  it('by keyboard alone: skip the header, start a lesson', async () => {
    const made = await context(world.browser(), { lang: 'ru' });
    const { page } = await open(made, '/');
    await page.keyboard.press('Tab');
    assert.equal(await page.evaluate('document.activeElement.className'), 'skip');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    assert.match(String(await page.evaluate('document.activeElement.className')), /berth/);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/quiz\//);
    await made.close();
  });

  it('with scripts off one joins, switches the language and the theme, and logs out', async () => {
    const made = await context(world.browser(), { lang: 'ru' }, { javaScriptEnabled: false });
    const { page } = await open(made, '/');
    await page.getByLabel('Код группы').fill(ids.codeA.toLowerCase());
    await page.keyboard.press('Enter');
    await page.getByLabel('Имя', { exact: true }).fill('Вера без скриптов');
    await page.getByLabel('PIN', { exact: true }).fill('1234');
    await page.getByRole('button', { name: 'Войти' }).click();
    await page.getByRole('button', { name: 'en' }).click();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    await page.getByRole('button', { name: 'Dark theme' }).click();
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    await page.getByText('Вера без скриптов').first().click();
    await page.getByRole('button', { name: 'Log out' }).click();
    assert.equal(await page.getByRole('link', { name: 'Log in' }).first().isVisible(), true);
    await made.close();
  });

  it('the theme changes at once, keeps its focus and follows the system again when that agrees', async () => {
    const made = await context(world.browser(), { lang: 'ru' }, { colorScheme: 'light' });
    const { page } = await open(made, '/');
    await page.getByRole('button', { name: 'Тёмная тема' }).click();
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    assert.equal(await page.evaluate('document.activeElement.value'), 'light');
    await page.waitForLoadState('networkidle');
    await page.reload();
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    await page.getByRole('button', { name: 'Светлая тема' }).click();
    await page.waitForLoadState('networkidle');
    await page.reload();
    assert.equal(await page.locator('html').getAttribute('data-theme'), null);
    await made.close();
  });

  it('S8: hostile names run nothing, and the browser reports no violation of the policy', async () => {
    const name = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
    const hostile = await student(world, ids.codeA, name);
    const seen: [Client, string][] = [
      [hostile, '/'],
      [cast.instructorA, `/classes/${ids.classA}`],
      [cast.instructorA, `/classes/${ids.classA}/wall/1`],
      [world.browser(), `/join/${ids.codeA}`],
    ];
    for (const [as, path] of seen) {
      const made = await context(as);
      await made.addInitScript(
        "addEventListener('securitypolicyviolation', event => console.error('policy: ' + event.violatedDirective))",
      );
      const { page, complaints } = await open(made, path);
      if (as !== seen[3]?.[0]) assert.ok((await page.content()).includes('onerror=alert(1)'), 'the name is shown');
      assert.deepEqual(complaints, [], path);
      await made.close();
    }
  });

  it('the wall renews itself and keeps what its reader chose', async function () {
    this.timeout(30_000);
    const made = await context(cast.instructorA, { lang: 'ru' });
    await made.addInitScript(
      'const later = setTimeout; window.setTimeout = (what, wait) => later(what, Math.min(wait, 50))',
    );
    const { page, complaints } = await open(made, `/classes/${ids.classA}/wall/1`);
    await page.getByLabel('Имена').uncheck();
    const late = await student(world, ids.codeA, 'Яков Последний');
    await late.post('/attempts', { quiz: 'docker/01-architecture' });
    await page.getByText('Яков Последний').waitFor({ state: 'attached', timeout: 10_000 });
    assert.equal(await page.getByText('Яков Последний').isVisible(), false, 'names stay hidden');
    assert.deepEqual(complaints, []);
    await made.close();
  });

  it('the wall keeps focus and place while it renews itself, and says when it cannot', async function () {
    this.timeout(30_000);
    const made = await context(cast.instructorA, { lang: 'ru' }, { viewport: { width: 1000, height: 420 } });
    await made.addInitScript(
      'const later = setTimeout; window.setTimeout = (what, wait) => later(what, Math.min(wait, 50))',
    );
    const { page } = await open(made, `/classes/${ids.classA}/wall/1`);
    const link = page.getByRole('link', { name: 'Анна Лебедева' });
    await link.focus();
    const where = 'JSON.stringify([scrollY, document.activeElement.textContent])';
    const before = await page.evaluate(where);
    const newest = await student(world, ids.codeA, 'Ярослав Новейший');
    await newest.post('/attempts', { quiz: 'docker/01-architecture' });
    await page.getByText('Ярослав Новейший').waitFor({ state: 'attached', timeout: 10_000 });
    assert.equal(await page.evaluate(where), before);
    await made.setOffline(true);
    await page.getByText('связи нет, показано прежнее').waitFor({ timeout: 10_000 });
    await made.setOffline(false);
    await page.getByText('обновляется само').waitFor({ timeout: 10_000 });
    await made.close();
  });

  it('a list from a file is shown first: nothing that axe finds, then the names are on the roster', async function () {
    this.timeout(30_000);
    const made = await context(cast.instructorA, { lang: 'ru' });
    const { page, complaints } = await open(made, `/classes/${ids.classA}`);
    const buffer = Buffer.from('Фамилия;Имя\nТихонов;Марк\nЛебедева;Анна\n');
    await page.locator('input[type="file"]').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
    await page.waitForURL(/\/roster$/);
    await page.evaluate(axe.source);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      assert.deepEqual(await violations(page), []);
      assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth')) <= 0);
    }
    await page.getByRole('button', { name: 'Добавить' }).click();
    await page.getByRole('link', { name: 'Тихонов Марк' }).waitFor();
    assert.deepEqual(complaints, []);
    await made.close();
  });
});
