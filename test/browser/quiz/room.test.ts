import assert from 'node:assert/strict';
import { quizPage } from './rig.ts';

describe('browser: the quiz page’s column of words', () => {
  const at = quizPage();

  /** Opens the page with fonts that come when they are let. */
  const openWithoutFonts = async (height: number): Promise<() => Promise<void>> => {
    let release = (): void => undefined;
    const held = new Promise<void>(resolve => {
      release = resolve;
    });
    await at.resize(1440, height);
    await at.open(page =>
      page.route('**/*.woff2', async route => {
        await held;
        await route.continue();
      }),
    );
    return async () => {
      release();
      await at.page.waitForFunction(() => document.fonts.status === 'loaded');
    };
  };
  const look = () =>
    at.page.$eval('.room-scroll', room => {
      const card = room.querySelector('.q');
      if (card === null) throw new Error('no card');
      const { top, bottom, height } = room.getBoundingClientRect();
      const seen = card.getBoundingClientRect();
      return {
        left: Math.round(room.scrollHeight - room.scrollTop - room.clientHeight),
        fits: seen.height <= height,
        top: Math.round(seen.top - top),
        below: Math.round(seen.bottom - bottom),
      };
    });

  it('shows its end when the fonts have come as well, and a card that does not fit from its top', async () => {
    let fontsCome = await openWithoutFonts(700);
    const before = await look();
    assert.equal(before.left, 0);
    await fontsCome();
    await at.until('the end is in sight', async () => (await look()).left === 0);
    assert.ok((await look()).below <= 0);
    fontsCome = await openWithoutFonts(500);
    await fontsCome();
    await at.until('the card’s top is in sight', async () => (await look()).top === 8);
    assert.equal((await look()).fits, false);
  });

  it('stays where its reader has scrolled', async () => {
    const fontsCome = await openWithoutFonts(700);
    await at.page.hover('.talk');
    await at.page.mouse.wheel(0, -2000);
    await at.until('scrolled up', () => at.page.$eval('.room-scroll', room => room.scrollTop === 0));
    await fontsCome();
    await at.page.clock.runFor(500);
    assert.equal(await at.page.$eval('.room-scroll', room => room.scrollTop), 0);
  });
});
