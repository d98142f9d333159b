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
    await page.getByText('Яков Последний').waitFor({ state: 'attached', timeout: 10_000 });
    assert.equal(await page.getByText('Яков Последний').isVisible(), false, 'names stay hidden');
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
    await page.getByText('Ярослав Новейший').waitFor({ state: 'attached', timeout: 10_000 });
    assert.equal(await page.evaluate(where), before);
    await made.setOffline(true);
    await page.getByText('связи нет, показано прежнее').waitFor({ timeout: 10_000 });
    await made.setOffline(false);
    await page.getByText('обновляется само').waitFor({ timeout: 10_000 });
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
