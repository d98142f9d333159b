/** An exam in a browser: from its rules to an end by its clock. */
import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import { violations } from '../../axe.ts';
import { chromium } from '../../browser.ts';
import { built } from '../../built.ts';
import { itFor } from '../../length.ts';
import { sampleExam } from '../../quiz/exam-sample.ts';
import { type ExamHall, examHall } from './exam-rig.ts';
import { WIDTHS } from './rig.ts';

const MINUTE = 60_000;
const EXAM = sampleExam(', certainty: counted, sittings: 2, rehearsal: {questions: 2, minutes: 3}');

describe('an exam in a browser', () => {
  let hall: ExamHall;
  let context: BrowserContext;
  let page: Page;

  before(async () => {
    built();
    hall = await examHall(EXAM);
    context = await (await chromium()).newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      locale: 'en-GB',
    });
    page = await context.newPage();
  });
  after(async () => {
    await context?.close();
    await hall?.close();
  });

  const readiness = (): Promise<unknown> => page.goto(`${hall.address}/exam?quiz=${EXAM.id}`);
  /** Nothing that axe finds and nothing wider than the page, in both themes at three widths. */
  const looksWell = async (where: string, looks: number): Promise<void> => {
    for (const [side, theme] of ['light', 'dark'].entries()) {
      await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
      for (const [place, width] of WIDTHS.entries()) {
        await page.setViewportSize({ width, height: 900 });
        const wider = Number(await page.evaluate('document.documentElement.scrollWidth - innerWidth'));
        assert.ok(wider <= 0, `${where}, ${theme}, ${width}: scrolls sideways by ${wider}`);
        if ((side + place) % 6 < looks) assert.deepEqual(await violations(page), [], `${where}, ${theme}, ${width}`);
      }
    }
    await page.setViewportSize({ width: 1440, height: 900 });
  };

  itFor('says its rules, tries the device, and starts no clock', { usual: 2, full: 6 }, async looks => {
    await readiness();
    await page.waitForSelector('#device-checks:not([aria-busy])');
    assert.match((await page.textContent('#device-checks')) ?? '', /the live channel is open/);
    assert.match((await page.textContent('main')) ?? '', /Begin the exam/);
    assert.match((await page.textContent('table.sure')) ?? '', /I know\s*1\s*−2/);
    await looksWell('readiness', looks);
    assert.equal(await hall.classroom.handInDue(), 0);
  });

  itFor('is answered, flagged and gone through, and ends by its clock', { usual: 1, full: 6 }, async looks => {
    await readiness();
    await page.click('text=Begin the exam');
    await page.waitForSelector('body.ready');
    await page.waitForSelector('#clock b');
    assert.equal(await page.textContent('#clock b'), '10:00');
    const status = page.locator('.qbtn .num');
    assert.equal(await status.textContent(), '1 of 5');
    await page.click('[data-key=flag]');
    await page.waitForSelector('[data-key=flag][aria-pressed=true]');
    // Two tabs are one attempt: what is done in either is seen in both.
    const other = await context.newPage();
    await other.goto(page.url());
    await other.click('[data-key=flag][aria-pressed=true]');
    await page.waitForSelector('[data-key=flag][aria-pressed=false]');
    await page.click('[data-key=flag]');
    await other.waitForSelector('[data-key=flag][aria-pressed=true]');
    assert.equal(await other.textContent('#clock b'), await page.textContent('#clock b'));
    await other.close();
    await page.click('[data-key=next]');
    await page.locator('.qbtn .num', { hasText: '2 of 5' }).waitFor();
    await page.click('[data-key=qlist]');
    const list = page.locator('#qlist');
    assert.match((await list.textContent()) ?? '', /flagged.*you are here/s);
    assert.match((await list.textContent()) ?? '', /answered 0, flagged 1, left 5/);
    await looksWell('the list of questions', looks);
    await page.keyboard.press('Escape');
    await looksWell('the room of an exam', looks);

    // A page that comes back is told what time it is.
    hall.clock.now += 5.5 * MINUTE;
    await page.reload();
    await page.waitForSelector('#clock[data-stage=low]');
    assert.match((await page.textContent('#live')) ?? '', /Five minutes left/);
    hall.clock.now += 4 * MINUTE;
    await page.reload();
    await page.waitForSelector('#clock[data-stage=last]');
    assert.match((await page.textContent('#live')) ?? '', /One minute left/);

    hall.clock.now += MINUTE;
    assert.equal(await hall.classroom.handInDue(), 1);
    await page.waitForURL(/\/results\//);
    assert.match((await page.textContent('main')) ?? '', /0 of 5/);
    assert.deepEqual(hall.faults, []);
  });

  it('is rehearsed in the same room, and that counts for nothing', async () => {
    await readiness();
    await page.click('text=Try it');
    await page.waitForSelector('#clock b');
    assert.equal(await page.textContent('#clock b'), '03:00');
    await page.click('[data-key=qlist]');
    await page.click('[data-key=hand-in]');
    await page.click('.askbox .btn:not(.pri)');
    await page.waitForURL(/\/results\//);
    assert.match((await page.textContent('main')) ?? '', /This was a rehearsal/);
    await readiness();
    assert.match((await page.textContent('main')) ?? '', /attempt left/);
  });
});
