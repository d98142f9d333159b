/** Pages in use: by keyboard; with scripts off; with hostile names; a wall that renews itself. */
import assert from 'node:assert/strict';
import { violations } from '../../axe.ts';
import type { Client } from '../client.ts';
import { student } from '../world.ts';
import { school, WIDTHS } from './rig.ts';

describe('pages in use', () => {
  const at = school();
  const { context, open } = at;

  it('by keyboard alone: skip the header, start a lesson', async () => {
    const made = await context(at.world.browser(), { lang: 'ru' });
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
    const made = await context(at.world.browser(), { lang: 'ru' }, { javaScriptEnabled: false });
    const { page } = await open(made, '/');
    await page.getByLabel('Код группы').fill(at.ids.codeA.toLowerCase());
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
    assert.equal(await page.getByRole('link', { name: 'Instructor login' }).first().isVisible(), true);
    await made.close();
  });

  it('what the host can do is looked up by keyboard alone, with scripts off, and each result leads on', async () => {
    const made = await context(at.world.browser(), { lang: 'en' }, { javaScriptEnabled: false });
    const { page } = await open(made, '/');
    await page.getByRole('link', { name: 'What this host can do' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('searchbox').focus();
    await page.keyboard.type('node:18-alpine');
    await page.keyboard.press('Enter');
    await page.getByRole('link', { name: 'node:18-alpine' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/reference\/images\?q=node/);
    assert.match(await page.getByRole('status').innerText(), /node:18-alpine — a stand-in, made from node:20-alpine/);
    await page.locator('summary', { hasText: /^node/ }).focus();
    await page.keyboard.press('Enter');
    assert.equal(await page.getByText('20-alpine', { exact: true }).first().isVisible(), true);
    await made.close();
  });

  it('the theme changes at once, keeps its focus and follows the system again when that agrees', async () => {
    const made = await context(at.world.browser(), { lang: 'ru' }, { colorScheme: 'light' });
    const { page } = await open(made, '/');
    const kept = () => page.waitForResponse(answer => answer.request().method() === 'POST');
    const dark = kept();
    await page.getByRole('button', { name: 'Тёмная тема' }).click();
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    assert.equal(await page.evaluate('document.activeElement.value'), 'light');
    await dark;
    await page.reload();
    assert.equal(await page.locator('html').getAttribute('data-theme'), 'dark');
    const light = kept();
    await page.getByRole('button', { name: 'Светлая тема' }).click();
    await light;
    await page.reload();
    assert.equal(await page.locator('html').getAttribute('data-theme'), null);
    await made.close();
  });

  it('S8: hostile names run nothing, and the browser reports no violation of the policy', async () => {
    const name = '"><img src=x onerror=alert(1)><script>alert(2)</script>';
    const hostile = await student(at.world, at.ids.codeA, name);
    const seen: [Client, string][] = [
      [hostile, '/'],
      [at.cast.instructorA, `/classes/${at.ids.classA}`],
      [at.cast.instructorA, `/classes/${at.ids.classA}/wall/1`],
      [at.world.browser(), `/join/${at.ids.codeA}`],
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

  it('the wall renews itself and keeps what its reader chose', async () => {
    const made = await context(at.cast.instructorA, { lang: 'ru' });
    await made.addInitScript(
      'const later = setTimeout; window.setTimeout = (what, wait) => later(what, Math.min(wait, 50))',
    );
    const { page, complaints } = await open(made, `/classes/${at.ids.classA}/wall/1`);
    await page.getByLabel('Имена').uncheck();
    const late = await student(at.world, at.ids.codeA, 'Яков Последний');
    await late.post('/attempts', { quiz: 'docker/01-architecture' });
    await page.locator('.grid').getByText('Яков Последний').first().waitFor({ state: 'attached', timeout: 10_000 });
    assert.equal(
      await page.locator('.grid').getByText('Яков Последний').first().isVisible(),
      false,
      'names stay hidden',
    );
    assert.deepEqual(complaints, []);
    await made.close();
  });

  it('the wall keeps focus and place while it renews itself, and says when it cannot', async () => {
    const made = await context(at.cast.instructorA, { lang: 'ru' }, { viewport: { width: 1000, height: 420 } });
    await made.addInitScript(
      'const later = setTimeout; window.setTimeout = (what, wait) => later(what, Math.min(wait, 50))',
    );
    const { page } = await open(made, `/classes/${at.ids.classA}/wall/1`);
    const link = page.getByRole('link', { name: 'Анна Лебедева' });
    await link.focus();
    const where = 'JSON.stringify([scrollY, document.activeElement.textContent])';
    const before = await page.evaluate(where);
    const newest = await student(at.world, at.ids.codeA, 'Ярослав Новейший');
    await newest.post('/attempts', { quiz: 'docker/01-architecture' });
    await page.locator('.grid').getByText('Ярослав Новейший').first().waitFor({ state: 'attached', timeout: 10_000 });
    assert.equal(await page.evaluate(where), before);
    await made.setOffline(true);
    await page.getByText('связи нет, показано прежнее').waitFor({ timeout: 10_000 });
    await made.setOffline(false);
    await page.getByText('обновляется само').waitFor({ timeout: 10_000 });
    await made.close();
  });

  it('the wall tells of one who is stuck by a key and by a press, and goes on telling while it renews itself', async () => {
    const made = await context(at.cast.instructorA, { lang: 'ru' });
    await made.addInitScript(
      'const later = setTimeout; window.setTimeout = (what, wait) => later(what, Math.min(wait, 50))',
    );
    const { page, complaints } = await open(made, `/classes/${at.ids.classA}/wall/1`);
    const cell = page.locator('.grid .c.stuck button').first();
    const told = page.locator('.pop:popover-open');
    await cell.focus();
    await page.keyboard.press('Enter');
    assert.match(await told.innerText(), /вопрос \d · \d+ минут[\s\S]*подсказок · \d+ из 6[\s\S]*Открыть прохождение/);
    assert.deepEqual(await violations(page), []);
    const newest = await student(at.world, at.ids.codeA, 'Юлия Новейшая');
    await newest.post('/attempts', { quiz: 'docker/01-architecture' });
    await page.getByText('Юлия Новейшая').first().waitFor({ state: 'attached', timeout: 10_000 });
    assert.equal(await told.count(), 1, 'it is still open');
    await page.keyboard.press('Escape');
    assert.equal(await told.count(), 0);
    await cell.click();
    assert.equal(await told.count(), 1);
    assert.deepEqual(complaints, []);
    await made.close();
  });

  it('the wall of a whole year stands on one screen, in columns that do not scroll', async () => {
    const names = Array.from({ length: 187 }, (_, index) => `Константинопольский Александр ${index}`).join('\n');
    const path = (await at.cast.instructorA.post('/classes', { title: 'Поток' })).location ?? '';
    assert.equal((await at.cast.instructorA.post(`${path}/students`, { names })).status, 303);
    for (const [width, height] of [
      [1920, 1080],
      [1440, 900],
    ] as const) {
      const made = await context(at.cast.instructorA, {}, { viewport: { width, height } });
      const { page } = await open(made, `${path}/wall/1`);
      assert.equal(await page.locator('.grid tbody tr').count(), 187);
      const beyond = await page.evaluate(`(() => {
        const grid = document.querySelector('.grid');
        const { scrollHeight, scrollWidth } = document.documentElement;
        return [scrollHeight - innerHeight, scrollWidth - innerWidth, grid.scrollHeight - grid.clientHeight];
      })()`);
      assert.deepEqual(beyond, [0, 0, 0], `${width} × ${height}`);
      await made.close();
    }
  });

  it('on a tablet every row of the wall is high enough for a finger', async () => {
    const made = await context(
      at.cast.instructorA,
      {},
      { viewport: { width: 1194, height: 560 }, hasTouch: true, isMobile: true },
    );
    const { page } = await open(made, `/classes/${at.ids.classA}/wall/1`);
    const heights = await page
      .locator('.grid tbody :is(.nm a, .c button)')
      .evaluateAll(targets => targets.map(target => target.getBoundingClientRect().height));
    assert.ok(heights.length > 5);
    assert.deepEqual(
      heights.filter(height => height < 24),
      [],
    );
    await made.close();
  });

  it('a list from a file is shown first: nothing that axe finds, then the names are on the roster', async () => {
    const made = await context(at.cast.instructorA, { lang: 'ru' });
    const { page, complaints } = await open(made, `/classes/${at.ids.classA}`);
    const buffer = Buffer.from('Фамилия;Имя\nТихонов;Марк\nЛебедева;Анна\n');
    await page.locator('input[type="file"]').setInputFiles({ name: 'list.csv', mimeType: 'text/csv', buffer });
    await page.waitForURL(/\/roster$/);
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

  it('a new PIN is asked about, shown once, and is what the student comes back with', async () => {
    const made = await context(at.cast.instructorA, { lang: 'ru' });
    const { page, complaints } = await open(made, `/classes/${at.ids.classA}`);
    const asked: string[] = [];
    page.removeAllListeners('dialog');
    page.on('dialog', dialog => {
      asked.push(dialog.message());
      void dialog.accept();
    });
    await page.locator(`form[action$="${at.ids.studentA}/pin"]`).locator('xpath=ancestor::details').click();
    await page.getByRole('button', { name: 'Выдать новый PIN' }).first().click();
    const shown = await page.getByRole('status').innerText();
    assert.match(asked.join(), /Анна Лебедева: выдать новый PIN\? Прежний больше не подойдёт/);
    const pin = /новый PIN: (\d{6})/.exec(shown)?.[1] ?? '';
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      assert.deepEqual(await violations(page), []);
      assert.ok(Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth')) <= 0);
    }
    assert.deepEqual(complaints, []);
    await made.close();
    const back = await at.world.browser().post(`/join/${at.ids.codeA}`, { how: 'back', name: 'Анна Лебедева', pin });
    assert.equal(back.status, 303);
  });
});
