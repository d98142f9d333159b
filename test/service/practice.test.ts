/** Practice over the whole service: an hour of it in a real browser, what leaves before it is answered, and a restart in the middle. */
import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { FAMILIES } from '../../src/practice/index.ts';
import { keptQuiz } from '../../src/quiz/variant.ts';
import { readVersion } from '../../src/store/quizzes.ts';
import { violations } from '../axe.ts';
import { chromium } from '../browser.ts';
import { built } from '../built.ts';
import { itFor } from '../length.ts';
import { type Client, client } from '../web/client.ts';
import { hello, input, line, type Rig, rig, socket } from './rig.ts';

/** Milliseconds in which a page of a loaded machine does what was asked of it: a limit for what hangs. */
const PATIENCE = 60_000;

async function asked(browser: Client, family: string): Promise<string> {
  const { location, status, body } = await browser.post('/practice', { family });
  const id = /^\/practice\/(.+)$/.exec(location ?? '')?.[1];
  assert.ok(id, `${status} ${body.slice(0, 200)}`);
  return id;
}

describe('practice over the service', () => {
  let at: Rig;
  before(async () => {
    built();
    at = await rig();
  });
  after(() => at?.close());

  /** The texts of the variants that are kept, as their files hold them. */
  async function kept() {
    const names = await readdir(join(at.folder, 'quizzes'));
    const texts = await Promise.all(names.map(name => readFile(join(at.folder, 'quizzes', name), 'utf8')));
    return texts.flatMap(text => keptQuiz('practice/any/1', readVersion(text)) ?? []);
  }

  it('S1: neither the key, nor why, nor what is said to mistakes leaves before the answer', async () => {
    for (const family of ['exit-state', 'requests', 'mend']) {
      const browser = at.browser();
      const attempt = await asked(browser, family);
      const quiz = (await kept()).find(({ questions }) => questions[0]?.id === family);
      const prose = quiz?.prose.en.questions[family];
      assert.ok(prose);
      const page = (await browser.get(`/practice/${attempt}`)).body;
      const opened = await socket(at.port, browser);
      opened.send(hello(attempt));
      await opened.next('welcome');
      const look = input(line('ls'));
      opened.send(look);
      await opened.next('step', step => step.id === look.id);
      const ask = input({ kind: 'ask', text: 'what is the answer?' });
      opened.send(ask);
      await opened.next('step', step => step.id === ask.id);
      const sent = page + opened.messages.map(message => JSON.stringify(message)).join('');
      const words = (markdown: string): string =>
        markdown.split(/[`\n*]/).reduce((longest, part) => (part.length > longest.length ? part : longest), '');
      for (const secret of [prose.why, ...prose.hints, ...Object.values(prose.wrong)]) {
        const part = words(secret).trim();
        assert.ok(part.length > 8 && !sent.includes(JSON.stringify(part).slice(1, -1)), `${family}: ${part}`);
      }
      const skip = input({ kind: 'skip', question: family });
      opened.send(skip);
      const step = await opened.next('step', each => each.id === skip.id);
      assert.ok(JSON.stringify(step).includes(JSON.stringify(words(prose.why).trim()).slice(1, -1)), 'then it comes');
      opened.ws.close();
    }
  });

  it('a question goes on after a restart as it was, and its own learner alone sees it', async () => {
    let browser = at.browser();
    const attempt = await asked(browser, 'data-fate');
    const welcomed = async () => {
      const opened = await socket(at.port, browser);
      opened.send(hello(attempt));
      const { question, host } = await opened.next('welcome');
      opened.ws.close();
      return { question, host };
    };
    const before = await welcomed();
    at = await at.restart();
    browser = client(at.port, Object.fromEntries(browser.cookies));
    assert.deepEqual(await welcomed(), before);
    assert.equal((await at.browser().get(`/practice/${attempt}`)).status, 403);
    assert.equal((await browser.get(`/quiz/${attempt}`)).location, `/practice/${attempt}`);
    assert.equal((await browser.post('/practice', {})).location, `/practice/${attempt}`);
  });

  itFor(
    'an hour of it, question after question in a browser',
    { quick: 1, usual: 3, full: 30 },
    async function (count) {
      this.timeout(PATIENCE + count * 20_000);
      const context = await (await chromium()).newContext({ viewport: { width: 1280, height: 900 }, locale: 'ru-RU' });
      context.setDefaultTimeout(PATIENCE);
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', error => faults.push(error.message));
      page.on('console', message => void (message.type() === 'error' && faults.push(message.text())));
      const home = `http://127.0.0.1:${at.port}/practice`;
      await page.goto(home);
      for (let seed = 0; seed < count; seed++) {
        const family = FAMILIES[(seed * 4) % FAMILIES.length]?.name ?? '';
        await page.goto(home);
        await page.click(`.every form:has(input[value="${family}"]) button`);
        await page.waitForSelector('body.ready');
        await page.waitForSelector('[data-key="answer"]');
        if (seed === 0) assert.deepEqual(await violations(page), []);
        await give(page);
        const next = await page.waitForSelector('.way.end [data-key="next"]');
        assert.match((await page.textContent('.q .back')) ?? '', /вернётся/);
        assert.ok(await page.isVisible('.q .why'), `${family} says why`);
        // A prediction is shown by the run itself.
        const ran = await page.$$eval('.q .ran, .q pre.run', all => all.length);
        if (ran > 0) assert.match(await page.innerText('.log'), /\$ docker|\$ /);
        if (seed === 0) assert.deepEqual(await violations(page), []);
        await next.click();
        await page.waitForURL(url => url.pathname.startsWith('/practice'));
      }
      await page.goto(home);
      assert.match((await page.textContent('.every')) ?? '', /вернётся/);
      assert.deepEqual(faults, []);
      await context.close();
    },
  );
});

/** Answers as one who does not read: the first that there is to choose; what cannot be answered so is given up. By keyboard. */
async function give(page: Page): Promise<void> {
  const choices = page.locator('#q fieldset:first-of-type input:is([type="radio"], [type="checkbox"])');
  const certainty = page.locator('#q input[type="radio"][value="think"]');
  if ((await certainty.count()) > 0 && (await choices.count()) > 0) {
    await choices.first().focus();
    await page.keyboard.press('Space');
    await certainty.focus();
    await page.keyboard.press('Space');
    await page.focus('[data-key="answer"]');
  } else await page.focus('[data-key="skip"]');
  await page.keyboard.press('Enter');
}
