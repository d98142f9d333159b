import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import type { QuestionCard } from '../../src/live/protocol.ts';
import { violations } from '../axe.ts';
import { chromium } from '../browser.ts';
import { itFor } from '../length.ts';
import { ASSETS, type Harbour, harbour } from './harbour.ts';
import { emptyView, entry, fileTexts, progress, question, terminal, view, welcome } from './scene/index.ts';

const WIDTHS = [1440, 768, 320] as const;
const EVERY = [
  ['ru', 'light'],
  ['ru', 'dark'],
  ['en', 'light'],
  ['en', 'dark'],
] as const;

type Locale = 'ru' | 'en';
interface State {
  readonly name: string;
  readonly card: (locale: Locale) => QuestionCard;
  /** Done to the page before it is looked at. */
  readonly act?: (page: Page) => Promise<unknown>;
}

const long = 'registry.example.com:5000/very/long/name/of/a/repository/without/any/space:2024-11-19.17';
const options = ['a', 'b', 'c', 'd'].map(id => ({ id, html: `<code>${long}</code> ${id}` }));

const STATES: readonly State[] = [
  { name: 'a near miss', card: locale => question(locale) },
  {
    name: 'passed, with hints, reasons and a solution',
    card: locale =>
      question(locale, {
        title: locale === 'ru' ? 'Имя для лёгкого образа' : 'A name for the light image',
        status: 'passed',
        score: 1.75,
        hints: { taken: [{ html: '<p>docker image ls</p>', price: 0.25 }], left: 1, nextPrice: 0.5 },
        feedback: ['<p>OK</p>'],
        why: `<p>${long}</p>`,
        solution: `<pre><code>docker build -f hello.Dockerfile -t ${long} .</code></pre>`,
      }),
  },
  {
    name: 'choices',
    card: locale => question(locale, { kind: 'choice', ask: { kind: 'choice', many: true, options } }),
  },
  { name: 'an order', card: locale => question(locale, { kind: 'order', ask: { kind: 'order', items: options } }) },
  {
    name: 'pairs',
    card: locale => question(locale, { kind: 'match', ask: { kind: 'match', left: options, right: options } }),
  },
  {
    name: 'a prediction',
    card: locale =>
      question(locale, {
        kind: 'predict',
        ask: { kind: 'predict', ask: { kind: 'number', unit: 'MB' }, run: [`docker pull ${long}`] },
      }),
    act: async page => {
      await page.click('[data-key="answer"]');
    },
  },
  {
    name: 'the editor',
    card: locale => question(locale, { kind: 'dockerfile', ask: { kind: 'host', file: 'hello.Dockerfile' } }),
    act: async page => {
      await page.click('[data-key="file"]');
      await page.waitForSelector('.will');
    },
  },
  { name: 'the files', card: locale => question(locale), act: page => page.click('#tab-files') },
  {
    name: 'the microscope',
    card: locale => question(locale),
    act: async page => {
      await page.evaluate(() => document.querySelector<HTMLElement>('.stacks .k-base')?.click());
      await page.waitForSelector('.files tbody tr');
    },
  },
  {
    name: 'candidates',
    card: locale => question(locale),
    act: async page => {
      await page.focus('.keysink');
      await page.keyboard.type('docker i');
      await page.keyboard.press('Tab');
      await page.waitForSelector('.cand');
    },
  },
];

describe('browser: the quiz page’s looks', () => {
  let browser: Browser;
  let server: Harbour;
  let card: (locale: Locale) => QuestionCard;

  before(async () => {
    browser = await chromium();
    server = await harbour();
    server.answer = (message, send) => {
      if (message.type === 'hello') send(welcome(message.locale, { question: card(message.locale) }));
      if (message.type === 'complete') {
        const candidates = ['image', 'images', 'import', 'info'].map(text => ({ text, note: 'Manage images' }));
        send({ type: 'completion', id: message.id, completion: { from: 7, to: message.cursor, candidates } });
      }
      if (message.type === 'changes') {
        const change = (path: string, size: number) => ({
          kind: 'A' as const,
          path,
          type: 'file' as const,
          mode: 0o644,
          size,
        });
        send({
          type: 'changes',
          id: message.id,
          chainId: message.chainId,
          changes: [change('/bin/busybox', 900_000), change(`/usr/lib/${long}`, 72)],
          more: { files: 0, bytes: 0 },
        });
      }
      if (message.type === 'file') {
        const { id, path } = message;
        send({ type: 'file', id, path, text: fileTexts[path] ?? null, version: 'first' });
      }
    };
  });
  after(() => server?.close());

  const open = async (width: number, locale: Locale, theme: 'light' | 'dark'): Promise<Page> => {
    const page = await browser.newPage({
      viewport: { width, height: width > 1100 ? 900 : 800 },
      reducedMotion: 'reduce',
    });
    await page.goto(`${server.url}?locale=${locale}&theme=${theme}`);
    await page.waitForSelector('body.ready');
    return page;
  };
  const wide = (page: Page): Promise<readonly string[]> =>
    page.evaluate(() => {
      const room = document.documentElement.clientWidth;
      if (document.documentElement.scrollWidth <= room) return [];
      return [...document.querySelectorAll('body *')]
        .filter(each => each.getBoundingClientRect().right > room + 1)
        .map(each => `${each.tagName}.${each.className} ${Math.round(each.getBoundingClientRect().right)}`);
    });

  for (const [index, state] of STATES.entries()) {
    const widths = index === 0 ? [...WIDTHS, 1200] : WIDTHS;
    // The first state is looked at in both languages and themes, the others take turns.
    const looks = index === 0 ? EVERY : EVERY.slice(index % EVERY.length, (index % EVERY.length) + 1);
    // The rules see no more at another width, but for what a style sheet does there: axe looks at one of them, the soak at all.
    const lengths = { usual: looks.length, full: looks.length * widths.length };
    itFor(`${state.name}: no sideways scroll and nothing for axe to find`, lengths, async length => {
      card = state.card;
      for (const [locale, theme] of looks) {
        const page = await open(WIDTHS[0], locale, theme);
        await state.act?.(page);
        for (const [nth, width] of widths.entries()) {
          const where = `${state.name}, ${width} px, ${locale}, ${theme}`;
          await page.setViewportSize({ width, height: width > 1100 ? 900 : 800 });
          assert.deepEqual(await wide(page), [], where);
          if (width > 1100)
            assert.equal(
              await page.evaluate(() => document.documentElement.scrollHeight),
              900,
              `${where}: the page itself does not scroll`,
            );
          if (nth === index % widths.length || length === lengths.full)
            assert.deepEqual(await violations(page), [], where);
        }
        await page.close();
      }
    });
  }

  it('every control can be seen when it has the focus, in an order that follows the page', async () => {
    card = locale => question(locale);
    const page = await open(1440, 'en', 'light');
    const order: string[] = [];
    for (let count = 0; count < 60; count += 1) {
      await page.keyboard.press(order.at(-1)?.startsWith('terminal') ? 'Escape' : 'Shift');
      await page.keyboard.press('Tab');
      const at = await page.evaluate(() => {
        const active = document.activeElement;
        if (!(active instanceof HTMLElement) || active === document.body) return null;
        const style = getComputedStyle(active);
        const shown = style.outlineStyle !== 'none' || active.closest('.term, .say, .in') !== null;
        return { name: active.dataset.key ?? active.className ?? active.tagName, shown };
      });
      if (at === null) break;
      assert.ok(at.shown, `${at.name} shows no focus`);
      order.push(at.name);
    }
    const places = ['hint', 'answer', 'ask', 'cab', 'tab-terminal', 'terminal'].map(name => order.indexOf(name));
    assert.deepEqual(
      [...places].sort((one, other) => one - other),
      places,
      order.join(', '),
    );
    assert.ok(!places.includes(-1), order.join(', '));
    await page.close();
  });

  it('an empty host says how to begin; many stacks scroll sideways on their own floor', async () => {
    card = locale => question(locale);
    const old = server.answer;
    const image = view.images[1] as (typeof view.images)[number];
    const many = Array.from({ length: 7 }, (_, index) => ({
      ...image,
      id: `sha256:${index}`,
      tags: [`app:${index}`],
      created: index,
    }));
    for (const [host, look] of [
      [emptyView, async (page: Page) => assert.match(await page.innerText('.host'), /No images yet/)],
      [
        { ...view, images: [...view.images, ...many] },
        async (page: Page) => {
          const [inner, outer] = await page.$eval('.hold', each => [each.scrollWidth, each.clientWidth]);
          assert.ok((inner ?? 0) > (outer ?? 0));
          assert.equal((await page.$$('.plate')).length, 10);
        },
      ],
    ] as const) {
      server.answer = (message, send) =>
        message.type === 'hello' &&
        send(
          welcome('en', {
            host,
            terminal: [...terminal, entry(9, 'docker ps', '')],
            progress: progress('en', { navigation: 'free', returns: true }),
          }),
        );
      for (const width of [320, 1440]) {
        const page = await open(width, 'en', 'light');
        await look(page);
        assert.deepEqual(await wide(page), []);
        await page.close();
      }
    }
    server.answer = old;
  });

  it('brings little: the script before the editor is opened stays under 150 KB compressed', async () => {
    const { gzipSync } = await import('node:zlib');
    const first = readFileSync(`${ASSETS}/quiz.js`, 'utf8');
    const parts = [...first.matchAll(/(?:from|import)\s*"\.\/(chunk-[\w-]+\.js)"/g)].map(match =>
      readFileSync(`${ASSETS}/${match[1]}`, 'utf8'),
    );
    const bytes = [first, ...parts].reduce((sum, text) => sum + gzipSync(text).length, 0);
    assert.ok(bytes < 150_000, `${bytes} bytes`);
    assert.ok(!first.includes('cm-gutter'), 'the editor is loaded when a file is opened');
  });
});
