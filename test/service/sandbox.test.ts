/** Sandboxes over the whole service: a session that is shared, opened by somebody else, and taken back. */
import assert from 'node:assert/strict';
import { strToU8, zipSync } from 'fflate';
import type { Page } from 'playwright-core';
import { chromium } from '../browser.ts';
import { built } from '../built.ts';
import { type Client, client } from '../web/client.ts';
import { hello, input, line, type Rig, rig, socket } from './rig.ts';

/** Milliseconds in which a page of a loaded machine does what was asked of it: a limit for what hangs. */
const PATIENCE = 60_000;
const TOKEN = /\/s\/([A-Za-z0-9_-]{22})\/take-back/;

describe('sandboxes over the service', () => {
  let at: Rig;
  before(async () => {
    built();
    at = await rig();
  });
  after(() => at.close());

  async function begun(browser: Client): Promise<string> {
    const { location } = await browser.post('/sandbox', { docker: '28' });
    return location?.split('/').at(-1) ?? '';
  }

  it('a link leads to what was done and not to what was said, for whoever has it, until it is taken back; a restart changes nothing', async () => {
    let owner = at.browser();
    const attempt = await begun(owner);
    assert.equal((await owner.post(`/sandbox/${attempt}/links`, {})).status, 400, 'nothing was done yet');
    const opened = await socket(at.port, owner);
    opened.send(hello(attempt));
    await opened.next('welcome');
    for (const each of [
      line('docker pull alpine:3.21'),
      { kind: 'ask', text: 'a secret question of Anna' } as const,
      { kind: 'drop', follows: false, files: [{ path: 'data.bin', base64: 'AP+A', at: 0 }] } as const,
      { kind: 'switch', conditions: { registry: 'down', disk: 'free' } } as const,
      line('docker pull nginx:alpine; wc -c data.bin'),
    ]) {
      const sent = input(each);
      opened.send(sent);
      await opened.next('ack', ack => ack.id === sent.id);
    }
    opened.send(hello(attempt));
    const whole = await opened.next('welcome', ({ seq }) => seq === 6);
    opened.ws.close();
    assert.equal((await owner.post(`/sandbox/${attempt}/links`, {})).status, 303);
    const token = TOKEN.exec((await owner.get('/sandbox')).body)?.[1] ?? '';
    assert.match(token, /^[A-Za-z0-9_-]{22}$/);

    let other = at.browser();
    assert.equal((await other.get(`/sandbox/${token}`)).status, 403, 'the copy itself is its maker’s');
    assert.match((await other.get(`/s/${token}`)).body, new RegExp(`action="/s/${token}"`));
    const copy = (await other.post(`/s/${token}`, {})).location?.split('/').at(-1) ?? '';
    const looked = await socket(at.port, other);
    looked.send(hello(copy));
    const same = await looked.next('welcome');
    assert.deepEqual(same.terminal, whole.terminal);
    assert.deepEqual(same.host, whole.host);
    assert.deepEqual(same.files, whole.files);
    assert.deepEqual(same.conditions, { registry: 'down', disk: 'free' });
    assert.ok(!JSON.stringify(looked.messages).includes('secret question'));
    const on = input(line('docker image ls'));
    looked.send(on);
    await looked.next('ack', ack => ack.id === on.id);
    looked.ws.close();

    // The session, its link and the copy of it outlive the service.
    at = await at.restart();
    owner = client(at.port, Object.fromEntries(owner.cookies));
    other = client(at.port, Object.fromEntries(other.cookies));
    const shownAgain = async (who: Client, id: string) => {
      const again = await socket(at.port, who);
      again.send(hello(id));
      const { terminal, host, files, conditions, trail } = await again.next('welcome');
      again.ws.close();
      return { terminal, host, files, conditions, trail };
    };
    const { terminal, host, files, conditions, trail } = whole;
    assert.deepEqual(await shownAgain(owner, attempt), { terminal, host, files, conditions, trail });
    assert.equal((await shownAgain(other, copy)).trail?.at(-1)?.text, 'docker image ls');
    assert.match((await at.browser().get(`/s/${token}`)).body, new RegExp(`action="/s/${token}"`));

    // A copy is nobody's to change but its own; the link leads to what it led to.
    assert.equal((await other.post(`/s/${token}/take-back`, {})).status, 403);
    assert.equal((await other.post(`/sandbox/${attempt}/links`, {})).status, 403);
    assert.equal((await owner.post(`/s/${token}/take-back`, {})).status, 303);
    assert.equal((await at.browser().get(`/s/${token}`)).status, 404);
    assert.equal((await other.post(`/s/${token}`, {})).status, 404);
    assert.equal((await other.get(`/sandbox/${copy}`)).status, 200, 'what was copied stays');
  });

  it('a branch has what was done up to an action, another release of Docker all of it, and the session itself stays', async () => {
    const owner = at.browser();
    const attempt = await begun(owner);
    const opened = await socket(at.port, owner);
    opened.send(hello(attempt));
    await opened.next('welcome');
    for (const each of ['docker pull alpine:3.21', 'docker rmi alpine:3.21'].map(line).map(each => input(each))) {
      opened.send(each);
      await opened.next('ack', ack => ack.id === each.id);
    }
    opened.ws.close();
    const branch = async (seq: string, docker: string) => {
      const { location } = await owner.post(`/sandbox/${attempt}/branches`, { seq, docker });
      const looked = await socket(at.port, owner);
      looked.send(hello(location?.split('/').at(-1) ?? ''));
      const told = await looked.next('welcome');
      looked.ws.close();
      return told;
    };
    const first = await branch('2', '28');
    assert.deepEqual(
      first.trail?.map(({ text }) => text),
      ['docker pull alpine:3.21'],
    );
    assert.equal(first.host.images.length, 1);
    const other = await branch('', '29');
    assert.equal(other.trail?.length, 2);
    assert.equal(other.host.images.length, 0);
    assert.match((await owner.get('/sandbox')).body, new RegExp(`/sandbox/${attempt}"`));
  });

  it('in two browsers: a zip is brought, a switch is set, and the link shows the other what stands there', async () => {
    const errors: string[] = [];
    const context = async (): Promise<Page> => {
      const page = await (await (await chromium()).newContext({ locale: 'en-GB' })).newPage();
      page.setDefaultTimeout(PATIENCE);
      page.on('pageerror', error => void errors.push(error.message));
      return page;
    };
    const page = await context();
    await page.goto(`http://127.0.0.1:${at.port}/sandbox`);
    await page.click('button[name=docker][value="28"]');
    await page.waitForSelector('body.ready');
    const zip = zipSync({
      'site/Dockerfile': strToU8('FROM scratch\nCOPY index.html /\n'),
      'site/index.html': strToU8('hello\n'),
      'site/.git/HEAD': strToU8('ref'),
    });
    await page
      .locator('.bring input[type=file]')
      .first()
      .setInputFiles({ name: 'site.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) });
    await page.waitForSelector('.bringbox');
    assert.match((await page.textContent('.bringbox')) ?? '', /Dockerfile.*index\.html.*\.git\/HEAD.*hidden/s);
    await page.click('.bringbox .pri');
    await page.waitForSelector('#tab-file:has-text("Dockerfile")');
    await page.selectOption('select[name=registry]', 'down');
    await page.waitForSelector('select[name=registry].wrong');
    await page.click('#tab-terminal');
    await page.focus('.keysink');
    await page.keyboard.type('docker build -q -t site . && docker pull alpine:3.21');
    await page.keyboard.press('Enter');
    await page.waitForSelector('.log:has-text("no such host")');
    await page.click('button.share');
    const address = await page.textContent('#link-0');

    const other = await context();
    await other.goto(address ?? '');
    await other.click('main button.pri');
    await other.waitForSelector('.log:has-text("no such host")');
    await other.waitForSelector('.plates:has-text("site")');
    assert.equal(await other.inputValue('select[name=registry]'), 'down');
    assert.deepEqual(errors, []);
    await Promise.all([page.context().close(), other.context().close()]);
  });
});
