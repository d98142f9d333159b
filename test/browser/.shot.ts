import { launch } from '../browser.ts';
import { buildAssets, harbour } from './harbour.ts';
import { changedBuild, emptyView, question, view, welcome } from './scene.ts';
const assets = await buildAssets();
const kinds: Record<string, any> = {
  '': {},
  passed: { question: { status: 'passed', score: 2, title: 'Имя для лёгкого образа', checks: question('ru').checks.map(c => ({ ...c, state: 'done', difference: null, feedback: [] })), why: '<p>Ваш образ весит 10,3 МБ: 8,17 — слой alpine, 2,16 — сама программа. Инструменты Go остались в стадии <code>build</code>, и в реестр они не поедут.</p>', solution: '<pre><code>docker build -f hello.Dockerfile -t sem04/hello .\ndocker run sem04/hello</code></pre>' } },
  hint: { question: { hints: { taken: [{ html: '<p>Посмотрите на первую строку <code>docker image ls</code>: чего нет у нового образа?</p>', price: 0.25 }], left: 2, nextPrice: 0.25 }, tries: { used: 1, limit: 3, penalty: 0.25 } } },
  predict: { question: { kind: 'predict', checks: [], html: '<p>Сколько займёт <code>sem04/hello</code> после сборки в две стадии?</p>', ask: { kind: 'predict', ask: { kind: 'number', unit: 'MB, допуск 10 %' }, run: ['docker image ls'] } } },
  choice: { question: { kind: 'choice', checks: [], html: '<p>Что скачает <code>docker pull</code>, если слой базы уже на хосте?</p>', ask: { kind: 'choice', many: true, options: [{ id: 'a', html: 'Только недостающие слои' }, { id: 'b', html: 'Все слои образа заново' }, { id: 'c', html: 'Конфигурацию и манифест' }] } } },
  order: { question: { kind: 'order', checks: [], html: '<p>Расставьте шаги.</p>', ask: { kind: 'order', items: [{ id: 'a', html: 'клиент отправляет контекст' }, { id: 'b', html: 'демон читает Dockerfile' }, { id: 'c', html: 'демон выполняет инструкции' }] } } },
  empty: { host: emptyView, terminal: [], traffic: [] },
  xray: { host: { ...view, builds: [changedBuild] } },
};
const b = await launch();
// [name, width, height, locale, theme, kind, act, clip]
for (const [name, w, hh, locale, theme, kind, act, clip] of JSON.parse(process.argv[2] ?? '[]') as any[]) {
  const h = await harbour(assets.directory);
  const extra = kinds[kind ?? ''];
  h.answer = (m, send) => {
    if (m.type === 'hello') send({ ...welcome(m.locale), ...extra, question: { ...question(m.locale), ...(extra.question ?? {}) } } as never);
    if (m.type === 'complete') send({ type: 'completion', id: m.id, completion: { from: 7, to: m.cursor, candidates: [['image', 'Manage images'], ['images', 'List images'], ['import', 'Import the contents from a tarball'], ['info', 'Display system-wide information'], ['inspect', 'Return low-level information']].map(([text, note]) => ({ text: text ?? '', note: note ?? null })) } });
    if (m.type === 'changes') send({ type: 'changes', id: m.id, chainId: m.chainId, changes: Array.from({ length: 4000 }, (_, i) => ({ kind: i % 900 === 7 ? 'C' : 'A', path: `/usr/local/go/${['pkg', 'src', 'src', 'bin', 'lib'][i % 5]}/d${i % 17}/f${i}`, type: 'file', mode: 420, size: [90000, 20000, 30000, 17000, 5000][i % 5] ?? 1 })) });
  };
  const page = await b.newPage({ viewport: { width: w, height: hh } });
  page.on('console', m => console.log(name, m.type(), m.text()));
  page.on('pageerror', e => console.log(name, 'ERR', e.message, e.stack?.slice(0, 600)));
  await page.goto(`${h.url}?locale=${locale}&theme=${theme}`);
  await page.waitForSelector('body.ready', { timeout: 5000 }).catch(() => console.log('not ready'));
  await page.waitForTimeout(300);
  if (act) { await page.evaluate(`(async()=>{${act}})()`); await page.waitForTimeout(900); }
  if (clip) await page.locator(clip).screenshot({ path: `/tmp/h/${name}.png` });
  else await page.screenshot({ path: `/tmp/h/${name}.png`, fullPage: w < 1101 });
  await page.close(); await h.close();
}
await b.close(); await assets.remove();
