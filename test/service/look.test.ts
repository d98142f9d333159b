/** A learner's own Dockerfile in the sandbox: the linter as one types, advice after a build, and both by keyboard at three widths. */
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import { violations } from '../axe.ts';
import { chromium } from '../browser.ts';
import { built } from '../built.ts';
import { type Rig, rig } from './rig.ts';

const WIDTHS = [320, 768, 1440];

describe('what a sandbox says of one’s own Dockerfile', () => {
  let at: Rig;
  let page: Page;

  before(async () => {
    built();
    at = await rig();
    const context = await (await chromium()).newContext({ locale: 'en-GB', reducedMotion: 'reduce' });
    page = await context.newPage();
    await page.goto(`http://127.0.0.1:${at.port}/sandbox`);
    await page.locator('button[name=docker]').first().click();
    await page.waitForSelector('body.ready');
  });
  after(async () => {
    await page?.context().close();
    await at?.close();
  });

  const type = async (line: string, shows: string): Promise<void> => {
    await page.focus('.keysink');
    await page.keyboard.type(line);
    await page.keyboard.press('Enter');
    await page.locator('#panel-terminal', { hasText: shows }).waitFor();
  };
  const looksWell = async (where: string): Promise<void> => {
    for (const [index, width] of WIDTHS.entries()) {
      await page.evaluate(`document.documentElement.dataset.theme = '${index % 2 === 0 ? 'light' : 'dark'}'`);
      await page.setViewportSize({ width, height: 900 });
      const wider = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
      assert.ok(wider <= 0, `${where}, ${width}: scrolls sideways by ${wider}`);
      assert.deepEqual(await violations(page), [], `${where}, ${width}`);
    }
  };

  it('says that nothing was built, then what Docker’s checks and we find, and advice that opens the microscope', async () => {
    await page.click('#tab-advice');
    await page.locator('.advice', { hasText: 'Nothing was built yet' }).waitFor();
    await page.click('#tab-terminal');
    await type(
      "head -c 300000 /dev/zero > big; printf 'FROM alpine\\nCOPY big /\\nRUN chmod 755 /big\\nCMD ls\\n' > Dockerfile; echo made",
      'made',
    );
    await type('docker build -q -t app . && echo well', 'well');
    await page.click('#tab-file');
    await page.locator('.lints li').nth(1).waitFor();
    assert.equal(await page.locator('.lints li.docker a').textContent(), 'JSONArgsRecommended');
    assert.match(
      (await page.locator('.lints li.drydock').textContent()) ?? '',
      /line 1.*Drydock’s advice.*alpine is whatever latest is/s,
    );
    await looksWell('the linter');
    await page.locator('#tab-file').press('End');
    await page.locator('[data-key=advice]').press('Enter');
    const piece = page.locator('.advice li', { hasText: '300 kB' });
    await piece.waitFor();
    assert.match((await piece.textContent()) ?? '', /RUN chmod 755 \/big changes only modes/);
    await looksWell('advice');
    await piece.locator('button', { hasText: 'Show the layer' }).press('Enter');
    assert.match((await page.locator('dialog.scope[open]').textContent()) ?? '', /RUN chmod 755 \/big/);
  });
});
