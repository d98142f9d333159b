import { launch } from '../browser.ts';
const b = await launch();
const c = await b.newContext({ viewport: { width: 1440, height: 900 }, locale: 'ru' });
if (process.env.W) await c.close();
const c2 = process.env.W ? await b.newContext({ viewport: { width: Number(process.env.W), height: 844 }, locale: 'ru', hasTouch: true, isMobile: true }) : c;
const page = await c2.newPage();
page.on('console', m => console.log('console', m.type(), m.text().slice(0, 300)));
page.on('pageerror', e => console.log('ERR', e.message, e.stack?.slice(0, 500)));
await page.goto('http://127.0.0.1:4711/');
await page.screenshot({ path: '/tmp/h/home.png' });
const start = process.argv[2];
if (start) {
  await page.click(start);
  await page.waitForTimeout(1500);
  console.log(page.url());
  await page.waitForSelector('body.ready', { timeout: 8000 }).catch(() => console.log('NOT READY'));
  await page.waitForTimeout(500);
  await page.screenshot({ path: '/tmp/h/real1.png' });
  for (const [i, line] of process.argv.slice(3).entries()) {
    if (line.startsWith('click:')) await page.click(line.slice(6)).catch(e => console.log(e.message));
    else if (line.startsWith('fill:')) { const [sel, v] = line.slice(5).split('='); await page.fill(sel ?? '', v ?? ''); }
    else if (line.startsWith('eval:')) console.log(await page.evaluate(line.slice(5)));
    else { await page.focus('.keysink'); await page.keyboard.type(line); await page.keyboard.press('Enter'); }
    await page.waitForTimeout(2500);
    await page.screenshot({ path: `/tmp/h/real${i + 2}.png` });
  }
}
await b.close();
