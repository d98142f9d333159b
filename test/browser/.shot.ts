import { buildAssets, harbour } from '/work/main/test/browser/harbour.ts';
import { welcome } from '/work/main/test/browser/scene.ts';
import { launch } from '/work/main/test/browser.ts';

const assets = await buildAssets();
const h = await harbour(assets.directory);
h.answer = (m, send) => {
  if (m.type === 'hello') send(welcome(m.locale));
};
const b = await launch();
const shots: [string, number, number, string, string, string?][] = JSON.parse(
  process.argv[2] ?? '[["light",1440,900,"ru","light"]]',
);
for (const [name, w, hh, locale, theme, act] of shots) {
  const page = await b.newPage({ viewport: { width: w, height: hh } });
  page.on('console', m => console.log(name, m.type(), m.text()));
  page.on('pageerror', e => console.log(name, 'ERR', e.message, e.stack?.slice(0, 600)));
  await page.goto(`${h.url}?locale=${locale}&theme=${theme}`);
  await page.waitForSelector('body.ready', { timeout: 5000 }).catch(e => console.log('not ready'));
  await page.waitForTimeout(300);
  if (act) {
    await page.evaluate(`(async()=>{${act}})()`);
    await page.waitForTimeout(900);
  }
  await page.screenshot({ path: `/tmp/h/${name}.png`, fullPage: w < 1101 });
  console.log(
    name,
    await page.evaluate('document.documentElement.scrollWidth + "x" + document.documentElement.scrollHeight'),
  );
  await page.close();
}
await b.close();
await h.close();
await assets.remove();
