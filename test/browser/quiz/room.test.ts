import assert from 'node:assert/strict';
import { question, welcome } from '../scene/index.ts';
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

  it('scrolls by itself and never the page, however long the talk; what one can do stays in sight, and the phone opens at the question', async () => {
    const said = Array.from({ length: 30 }, (_, index) => ({
      n: index + 1,
      by: index % 2 === 0 ? ('learner' as const) : ('tutor' as const),
      html: `<p>${'words '.repeat(40)}</p>`,
    }));
    const hints = {
      taken: [1, 2].map(() => ({ html: `<p>${'hint '.repeat(60)}</p>`, price: 0.5 })),
      left: 0,
      nextPrice: 0,
    };
    const talked = { said, question: question('en', { hints, why: `<p>${'why '.repeat(200)}</p>` }) };
    at.server.answer = (message, send) => message.type === 'hello' && send(welcome('en', talked));
    await at.open();
    const step = at.step({ said: [{ n: 31, by: 'learner', html: '<p>asked</p>' }] });
    at.server.send(step);
    await at.until('the question to the tutor', async () => (await at.page.innerText('.talk')).includes('asked'));
    const page = await at.page.evaluate(() => {
      const { scrollHeight, scrollTop } = document.documentElement;
      const room = document.querySelector('.room');
      return [scrollHeight, scrollTop, document.body.scrollTop, room?.scrollTop, scrollY];
    });
    assert.deepEqual(page, [900, 0, 0, 0, 0]);
    await at.page.$eval('.q', card => card.scrollIntoView({ block: 'start' }));
    assert.ok(await at.page.$eval('.q', card => card.clientHeight > 800), 'the card is longer than its column');
    const button = await at.page.locator('[data-key="answer"]').boundingBox();
    assert.ok(button !== null && button.y + button.height < 850, `${button?.y}`);
    await at.resize(360, 800);
    await at.open();
    const top = await at.page.$eval('.q', card => card.getBoundingClientRect().top);
    assert.ok(top >= 0 && top < 100, `the question begins ${top} px below the top`);
  });

  it('on a phone shows what an answer has brought, wherever the button stood, and every tool in one row', async () => {
    await at.resize(320, 600);
    const asked = question('en', { checks: [], why: null, tries: { used: 0, limit: 3, penalty: 0.5 } });
    const [check] = question('en').checks.filter(each => each.state === 'near');
    assert.ok(check);
    const long = { html: `<p>${'words '.repeat(120)}</p>` };
    const outcomes = [
      { ...asked, ...long, checks: [check] },
      { ...asked, ...long, status: 'passed' as const, score: 2, why: '<p>Because.</p>' },
    ];
    at.server.answer = (message, send) => {
      if (message.type === 'hello')
        return send(welcome('en', { seq: at.seq, terminal: [], said: [], question: { ...asked, ...long } }));
      if (message.type !== 'input') return;
      send({ type: 'ack', id: message.id, seq: at.seq + 1, again: false });
      const n = 900 + at.seq;
      const said = [{ n, by: 'tutor' as const, html: `<p>${'said '.repeat(30)}</p>` }];
      send(at.step({ id: message.id, said, question: outcomes.shift() ?? asked }));
    };
    await at.open();
    const tops = await at.page.$$eval('.acts .tool', tools => tools.map(tool => tool.getBoundingClientRect().top));
    assert.equal(new Set(tops).size, 1, `tools stand at ${tops}`);
    const seen = (part: string): Promise<boolean> =>
      at.page.$eval(
        '.q',
        (card, name) => {
          const box = card.querySelector(name)?.getBoundingClientRect();
          const bar = document.querySelector('.jump')?.getBoundingClientRect();
          return box !== undefined && bar !== undefined && box.top >= 0 && box.bottom <= bar.top;
        },
        part,
      );
    await at.page.click('[data-key="answer"]');
    await at.page.waitForSelector('.q .diff');
    await at.until('what differs is in sight', () => seen('.diff'));
    await at.page.click('[data-key="answer"]');
    await at.page.waitForSelector('.q .why');
    await at.until('why and the way on are in sight', async () => (await seen('.why')) && (await seen('.end')));
  });

  it('shows a solution when it has asked once more and said what that costs', async () => {
    await at.open();
    await at.page.click('[data-key="skip"]');
    const box = at.page.locator('dialog.askbox');
    assert.match(await box.innerText(), /It counts as 0 of 2 points\. It cannot be answered after that\./);
    await at.page.keyboard.press('Escape');
    await at.until('the box is closed', async () => (await box.count()) === 0);
    await at.page.click('[data-key="skip"]');
    await box.getByText('Keep answering').click();
    assert.deepEqual(at.sent('skip'), []);
    await at.page.click('[data-key="skip"]');
    await box.getByText('Close and show').click();
    await at.until('it is closed', () => at.sent('skip').length === 1);
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
