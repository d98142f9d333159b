import assert from 'node:assert/strict';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { ClientMessage, Input, QuestionCard, ServerMessage } from '../../src/live/protocol.ts';
import { launch } from '../browser.ts';
import { buildAssets, type Harbour, harbour } from './harbour.ts';
import { entry, question, view, viewBefore, welcome } from './scene.ts';

type Step = Extract<ServerMessage, { type: 'step' }>;
type Send = (message: ServerMessage) => void;

const BUILD = '[+] Building 0.1s (1/2)\n => a\n\x1b[2A\x1b[0G\x1b[J[+] Building 0.2s (2/2) FINISHED\n => a\n => b\n';

describe('browser: the quiz page in Chromium', function () {
  this.timeout(60_000);
  let browser: Browser;
  let assets: Awaited<ReturnType<typeof buildAssets>>;
  let server: Harbour;
  let context: BrowserContext;
  let page: Page;
  /** What the page itself reported: uncaught errors and breaches of its policy. */
  let faults: string[];
  let seq: number;
  let lines: number;

  const step = (more: Partial<Step>): Step => ({ type: 'step', seq: ++seq, id: null, said: [], terminal: [], ...more });
  /** Runs any line and says what it was. */
  const obliging = (message: ClientMessage, send: Send): void => {
    if (message.type === 'hello') send(welcome(message.locale, { seq, terminal: [] }));
    if (message.type === 'complete') {
      const candidates = ['image', 'images', 'import']
        .filter(text => text.startsWith(message.line.slice(7)))
        .map(text => ({ text, note: null }));
      send({ type: 'completion', id: message.id, completion: { from: 7, to: message.cursor, candidates } });
    }
    if (message.type !== 'input') return;
    send({ type: 'ack', id: message.id, seq: seq + 1, again: false });
    const terminal =
      message.input.kind === 'line' ? [entry(++lines, message.input.line, `ran: ${message.input.line}\n`)] : [];
    send(step({ id: message.id, terminal }));
  };
  const open = async (more = ''): Promise<void> => {
    page = await context.newPage();
    page.on('pageerror', error => faults.push(error.message));
    page.on(
      'console',
      message =>
        message.type() === 'error' && !/^WebSocket connection/.test(message.text()) && faults.push(message.text()),
    );
    await page.goto(`${server.url}?locale=en${more}`);
    await page.waitForSelector('body.ready');
  };
  const typed = (): Promise<string> => page.$eval('.keysink', field => (field as HTMLTextAreaElement).value);
  const cursor = (): Promise<number> => page.$eval('.keysink', field => (field as HTMLTextAreaElement).selectionStart);
  const screen = (): Promise<string> => page.$eval('.log', log => (log as HTMLElement).innerText);
  const focusTerminal = (): Promise<void> => page.focus('.keysink');
  const sent = <Kind extends Input['kind']>(kind: Kind): Extract<Input, { kind: Kind }>[] =>
    server.inputs
      .map(each => each.input)
      .filter((input): input is Extract<Input, { kind: Kind }> => input.kind === kind);
  const until = async (what: string, done: () => boolean | Promise<boolean>): Promise<void> => {
    const end = Date.now() + 8000;
    while (!(await done())) {
      if (Date.now() > end) assert.fail(`never happened: ${what}`);
      await page.waitForTimeout(20);
    }
  };

  before(async () => {
    [browser, assets] = await Promise.all([launch(), buildAssets()]);
  });
  after(async () => {
    await browser?.close();
    await assets?.remove();
  });
  beforeEach(async () => {
    server = await harbour(assets.directory);
    server.answer = obliging;
    context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    faults = [];
    seq = 9;
    lines = 0;
  });
  afterEach(async () => {
    await context.close();
    await server.close();
    assert.deepEqual(faults, []);
  });

  describe('terminal', () => {
    it('runs a typed line with the terminal’s own width and shows what came back', async () => {
      await open();
      await focusTerminal();
      await page.keyboard.type('docker image ls');
      await page.keyboard.press('Enter');
      await until('output', async () => (await screen()).includes('ran: docker image ls'));
      const [line] = sent('line');
      assert.equal(line?.line, 'docker image ls');
      assert.ok((line?.columns ?? 0) >= 105 && (line?.columns ?? 0) < 140, `${line?.columns} columns`);
      assert.equal(await typed(), '');
    });

    it('completes with Tab, offers what fits, goes round with Tab again', async () => {
      await open();
      await focusTerminal();
      await page.keyboard.type('docker imp');
      await page.keyboard.press('Tab');
      await until('the only candidate', async () => (await typed()) === 'docker import ');
      await page.keyboard.press('Control+u');
      await page.keyboard.type('docker i');
      await page.keyboard.press('Tab');
      await until('candidates', () => page.isVisible('.cands'));
      assert.equal(await typed(), 'docker im');
      await page.keyboard.press('Tab');
      await page.keyboard.press('Tab');
      assert.equal(await typed(), 'docker images');
      assert.equal(await page.$eval('.cand[aria-selected="true"]', each => each.textContent), 'images');
      await page.keyboard.type(' ');
      assert.equal(await page.isVisible('.cands'), false);
    });

    it('knows history and the keys of readline, whatever the keyboard’s layout', async () => {
      await open();
      await focusTerminal();
      for (const line of ['docker ps', 'docker image ls']) {
        await page.keyboard.type(line);
        await page.keyboard.press('Enter');
      }
      await page.keyboard.type('half');
      await page.keyboard.press('ArrowUp');
      await page.keyboard.press('ArrowUp');
      assert.equal(await typed(), 'docker ps');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('ArrowDown');
      assert.equal(await typed(), 'half');
      await page.keyboard.press('Control+u');
      await page.keyboard.type('docker run alpine ls');
      await page.keyboard.press('Control+a');
      assert.equal(await cursor(), 0);
      await page.keyboard.press('Control+e');
      assert.equal(await cursor(), 20);
      await page.keyboard.press('Control+w');
      assert.equal(await typed(), 'docker run alpine ');
      await page.keyboard.press('Control+y');
      assert.equal(await typed(), 'docker run alpine ls');
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Control+k');
      assert.equal(await typed(), '');
      await page.keyboard.press('Control+r');
      await page.keyboard.type('ps');
      assert.match(await page.$eval('.drawn', each => each.textContent ?? ''), /reverse-i-search.*docker ps/);
      await page.keyboard.press('Enter');
      await until('the found line ran', () => sent('line').length === 3);
      assert.equal(sent('line')[2]?.line, 'docker ps');
      await page.keyboard.type('забытая команда');
      // Ctrl-C on a Russian layout gives another letter from the same key.
      await page.dispatchEvent('.keysink', 'keydown', { key: 'с', code: 'KeyC', ctrlKey: true, bubbles: true });
      assert.equal(await typed(), '');
      assert.match(await screen(), /забытая команда\^C/);
    });

    it('runs a pasted block line by line and leaves its last, open line to be finished', async () => {
      await open();
      await focusTerminal();
      await page.evaluate(() => {
        const field = document.querySelector<HTMLTextAreaElement>('.keysink');
        if (field === null) return;
        document.execCommand('insertText', false, 'docker pull alpine\ndocker run --rm \\\n  alpine ls\r\ndocker ps');
      });
      await until('two lines', () => sent('line').length === 2);
      assert.deepEqual(
        sent('line').map(each => each.line),
        ['docker pull alpine', 'docker run --rm alpine ls'],
      );
      assert.equal(await typed(), 'docker ps');
      await until('both outputs, in order', async () => /ran: docker pull[\s\S]*ran: docker run/.test(await screen()));
    });

    it('is no trap: Escape and Tab leave it, Shift-Tab at any time, and it says so', async () => {
      await open();
      await focusTerminal();
      await page.keyboard.type('docker ');
      await page.keyboard.press('Escape');
      assert.match(await page.$eval('#live', each => each.textContent ?? ''), /Tab now leaves the terminal/);
      await page.keyboard.press('Tab');
      assert.notEqual(await page.evaluate(() => document.activeElement?.className), 'keysink');
      await focusTerminal();
      await page.keyboard.press('Shift+Tab');
      assert.notEqual(await page.evaluate(() => document.activeElement?.className), 'keysink');
      assert.equal(await page.$eval('#term-leave', each => each.textContent), 'Esc then Tab leaves the terminal');
    });

    it('redraws progress in place, and tells a screen reader the result once', async () => {
      server.answer = (message, send) => {
        if (message.type === 'hello') return send(welcome('en', { terminal: [] }));
        if (message.type !== 'input') return;
        send({ type: 'ack', id: message.id, seq: 10, again: false });
        // biome-ignore lint/suspicious/noControlCharactersInRegex: a sequence of the terminal begins with ESC.
        const chunks = BUILD.split(/(?=\x1b\[2A)/).map((text, index) => ({
          stream: 'stderr' as const,
          text,
          after: index * 300,
        }));
        send(step({ id: message.id, terminal: [entry(1, 'docker build .', BUILD, { chunks })] }));
      };
      await open();
      await focusTerminal();
      await page.keyboard.type('docker build .');
      await page.keyboard.press('Enter');
      await until('the first piece', async () => (await screen()).includes('(1/2)'));
      await until('the end', async () => (await screen()).includes('FINISHED'));
      assert.equal(
        (await page.$$eval('.entry .out .row', rows => rows.map(row => row.textContent))).join('|'),
        '[+] Building 0.2s (2/2) FINISHED| => a| => b',
      );
      await until('told', async () => (await page.$eval('#live', each => each.textContent ?? '')).includes('FINISHED'));
    });

    it('clears with Ctrl-L but keeps what was above, and drops it when the command says so', async () => {
      await open();
      await focusTerminal();
      await page.keyboard.type('docker ps');
      await page.keyboard.press('Enter');
      await until('output', async () => (await screen()).includes('ran:'));
      await page.keyboard.press('Control+l');
      const [terminal, line] = await Promise.all([
        page.$eval('.scroll', each => each.getBoundingClientRect().top),
        page.$eval('.prompt', each => each.getBoundingClientRect().top),
      ]);
      assert.ok(line - terminal < 40, `the line stands ${line - terminal} px below the top`);
      assert.match(await screen(), /ran: docker ps/);
      server.answer = (message, send) =>
        message.type === 'input' &&
        send(step({ id: message.id, terminal: [entry(9, 'clear', '\x1b[H\x1b[2J\x1b[3J')] }));
      await page.keyboard.type('clear');
      await page.keyboard.press('Enter');
      await until('empty', async () => (await screen()).trim() === '');
    });

    it('shows the note of a command that is not simulated', async () => {
      server.answer = (message, send) =>
        message.type === 'hello' &&
        send(
          welcome('en', {
            terminal: [
              entry(1, 'docker buildx bake', '', {
                exitCode: 1,
                note: 'This host does not run buildx bake. No try was spent.',
              }),
            ],
          }),
        );
      await open();
      assert.match(await page.$eval('.entry .note', each => each.textContent ?? ''), /No try was spent/);
    });
  });

  describe('connection', () => {
    it('comes back by itself, sends again under the same id, and shows each state', async () => {
      let deaf = true;
      server.answer = (message, send) => (message.type === 'input' && deaf ? undefined : obliging(message, send));
      await open();
      await focusTerminal();
      await page.keyboard.type('docker ps');
      await page.keyboard.press('Enter');
      await until('the first sending', () => server.inputs.length === 1);
      assert.equal(await page.getAttribute('#saved', 'data-state'), 'saving');
      server.refusing(true);
      server.cut(1001);
      await until('not saved', async () => (await page.getAttribute('#saved', 'data-state')) === 'not-saved');
      await page.waitForSelector('#strip:not([hidden])');
      assert.match(await page.innerText('#strip'), /No connection for \d+ seconds?\. What you typed is safe/);
      await page.keyboard.type('docker image ls');
      await page.keyboard.press('Enter');
      assert.match(await screen(), /Waiting for the connection/);
      deaf = false;
      server.refusing(false);
      await until('saved', async () => (await page.getAttribute('#saved', 'data-state')) === 'saved');
      await until('no strip', async () => !(await page.isVisible('#strip')));
      const ids = server.inputs
        .filter(each => each.input.kind === 'line' && each.input.line === 'docker ps')
        .map(each => each.id);
      assert.ok(ids.length >= 2);
      assert.equal(new Set(ids).size, 1);
      await until('both ran once', async () => {
        const text = await screen();
        return (
          text.split('ran: docker ps').length === 2 &&
          text.split('ran: docker image ls').length === 2 &&
          !text.includes('Waiting')
        );
      });
    });

    it('says hello with the step it has, and takes nothing twice', async () => {
      await open();
      assert.deepEqual(
        server.hellos.map(each => each.seq),
        [null],
      );
      server.send(step({ said: [{ n: 4, by: 'tutor', html: '<p>Four.</p>' }] }));
      await until('said', async () => (await page.innerText('.talk')).includes('Four.'));
      server.answer = (message, send) =>
        message.type === 'hello' &&
        send(welcome('en', { seq: 10, terminal: [], said: [{ n: 4, by: 'tutor', html: '<p>Four.</p>' }] }));
      server.cut(1012);
      await until('hello again', () => server.hellos.length === 2);
      assert.equal(server.hellos[1]?.seq, 10);
      await page.waitForTimeout(100);
      assert.equal((await page.innerText('.talk')).split('Four.').length, 2);
    });

    it('sends what a closed page left behind, under its own id, and keeps drafts through a reload', async () => {
      server.answer = (message, send) =>
        message.type === 'hello' &&
        send(welcome('en', { terminal: [], question: question('en', { ask: { kind: 'text' }, checks: [] }) }));
      await open();
      await page.fill('.q .in input', 'a shared layer');
      await page.fill('.say input', 'what is a layer');
      await focusTerminal();
      await page.keyboard.type('docker ps');
      await page.keyboard.press('Enter');
      await page.keyboard.type('docker image l');
      await until('sent', () => server.inputs.length === 1);
      await page.reload();
      await page.waitForSelector('body.ready');
      assert.equal(await typed(), 'docker image l');
      assert.equal(await page.inputValue('.q .in input'), 'a shared layer');
      assert.equal(await page.inputValue('.say input'), 'what is a layer');
      await until('sent again', () => server.inputs.length === 2);
      assert.equal(server.inputs[1]?.id, server.inputs[0]?.id);
      assert.match(await screen(), /docker ps/, 'the line that waits can be seen');
      server.send({ type: 'ack', id: server.inputs[0]?.id ?? '', seq: 10, again: true });
      await until('saved', async () => (await page.getAttribute('#saved', 'data-state')) === 'saved');
      assert.equal(
        await page.evaluate(() => Object.keys(localStorage).filter(key => key.startsWith('drydock.out.')).length),
        0,
      );
    });

    it('shows in one tab what the other did', async () => {
      await open();
      server.send(
        step({
          terminal: [entry(1, 'docker pull alpine', 'done\n')],
          question: question('en', {
            checks: question('en').checks.map(check => ({
              ...check,
              state: 'done' as const,
              feedback: [],
              difference: null,
            })),
          }),
        }),
      );
      await until('the other’s line', async () => (await screen()).includes('docker pull alpine'));
      await until('its ticks', async () => (await page.$$('.checks .done')).length === 4);
      await focusTerminal();
      await page.keyboard.press('ArrowUp');
      assert.equal(await typed(), 'docker pull alpine');
    });

    it('says what to do when coming back would not help', async () => {
      for (const [code, words] of [
        [4403, /Log in again/],
        [4404, /no such attempt/],
        [4409, /Reload it/],
      ] as const) {
        await open();
        const hellos = server.hellos.length;
        server.cut(code);
        await page.waitForSelector('#strip:not([hidden])');
        assert.match(await page.innerText('#strip'), words);
        await page.waitForTimeout(900);
        assert.equal(server.hellos.length, hellos);
        await page.close();
      }
    });

    it('shows why an input was not taken, and loses nothing', async () => {
      server.answer = (message, send) => {
        if (message.type === 'hello') send(welcome('en', { terminal: [] }));
        if (message.type === 'input')
          send({ type: 'refused', id: message.id, code: 'no-hints', text: 'There are no hints left.', retry: false });
      };
      await open();
      await page.click('[data-key="hint"]');
      await page.waitForSelector('.q .complaint');
      assert.equal(await page.innerText('.q .complaint'), 'There are no hints left.');
      assert.equal(await page.isEnabled('[data-key="answer"]'), true);
      assert.equal(await page.getAttribute('#saved', 'data-state'), 'saved');
    });
  });

  describe('question', () => {
    const show = async (more: Partial<QuestionCard>): Promise<void> => {
      const card = question('en', { checks: [], hints: { taken: [], left: 0, nextPrice: 0 }, canUndo: false, ...more });
      server.answer = (message, send) =>
        message.type === 'hello' ? send(welcome('en', { question: card, terminal: [] })) : obliging(message, send);
      await open();
      await page.focus('#q-title');
    };
    const options = [
      { id: 'a', html: 'the <code>client</code>' },
      { id: 'b', html: 'the daemon' },
      { id: 'c', html: 'the registry' },
    ];
    const press = async (...keys: readonly string[]): Promise<void> => {
      for (const key of keys) await page.keyboard.press(key);
    };
    /** Tab until the control with this key has the focus. */
    const tabTo = async (key: string): Promise<void> => {
      for (let count = 0; count < 40; count += 1) {
        if ((await page.evaluate(() => (document.activeElement as HTMLElement | null)?.dataset.key ?? '')) === key)
          return;
        await page.keyboard.press('Tab');
      }
      assert.fail(`${key} cannot be reached with Tab`);
    };
    const answered = async (): Promise<Extract<Input, { kind: 'answer' }>['response'] | undefined> => {
      await tabTo('answer');
      await page.keyboard.press('Enter');
      await until('answered', () => sent('answer').length === 1);
      return sent('answer')[0]?.response;
    };

    it('one choice, by keyboard alone', async () => {
      await show({ ask: { kind: 'choice', many: false, options } });
      await press('Tab', 'Space', 'ArrowDown');
      assert.deepEqual(await answered(), { kind: 'choice', chosen: ['b'] });
    });

    it('several choices', async () => {
      await show({ ask: { kind: 'choice', many: true, options } });
      await press('Tab', 'Space', 'Tab', 'Tab', 'Space');
      assert.deepEqual(await answered(), { kind: 'choice', chosen: ['a', 'c'] });
    });

    it('a number, with Enter', async () => {
      await show({ ask: { kind: 'number', unit: 'MB' } });
      await press('Tab');
      await page.keyboard.type('10,3');
      await press('Enter');
      await until('answered', () => sent('answer').length === 1);
      assert.deepEqual(sent('answer')[0]?.response, { kind: 'number', value: '10,3' });
    });

    it('text, and says what is missing before it sends nothing', async () => {
      await show({ ask: { kind: 'text' } });
      await tabTo('answer');
      await press('Enter');
      assert.equal(await page.innerText('.complaint'), 'Type an answer.');
      assert.equal(sent('answer').length, 0);
      await page.focus('.in input');
      await page.keyboard.type('immutable');
      assert.deepEqual(await answered(), { kind: 'text', text: 'immutable' });
    });

    it('an order, with the buttons', async () => {
      await show({ ask: { kind: 'order', items: options } });
      await tabTo('adown');
      await press('Enter', 'Enter');
      assert.match(await page.$eval('#live', each => each.textContent ?? ''), /Place 3 of 3/);
      assert.deepEqual(await answered(), { kind: 'order', order: ['b', 'c', 'a'] });
    });

    it('an order, with the mouse on its buttons', async () => {
      await show({ ask: { kind: 'order', items: options } });
      await page.click('[data-key="bup"]');
      await page.click('[data-key="cup"]');
      assert.deepEqual(await answered(), { kind: 'order', order: ['b', 'c', 'a'] });
    });

    it('an order, by dragging', async () => {
      await show({ ask: { kind: 'order', items: options } });
      const [first, last] = await Promise.all(
        ['a', 'c'].map(id => page.locator(`.order [data-id="${id}"] .what`).boundingBox()),
      );
      assert.ok(first && last);
      await page.mouse.move(first.x + 5, first.y + 5);
      await page.mouse.down();
      await page.mouse.move(first.x + 5, last.y + last.height / 2, { steps: 6 });
      await page.mouse.up();
      assert.deepEqual(await answered(), { kind: 'order', order: ['b', 'c', 'a'] });
    });

    it('pairs', async () => {
      await show({
        ask: {
          kind: 'match',
          left: options.slice(0, 2),
          right: [
            { id: 'x', html: 'asks' },
            { id: 'y', html: 'does' },
          ],
        },
      });
      await tabTo('match-a');
      await page.keyboard.type('asks');
      await tabTo('match-b');
      await page.keyboard.type('does');
      assert.deepEqual(await answered(), { kind: 'match', pairs: { a: 'x', b: 'y' } });
    });

    it('a prediction with how sure one is', async () => {
      await show({ ask: { kind: 'predict', ask: { kind: 'number', unit: 'MB' }, run: ['docker image ls'] } });
      await press('Tab');
      await page.keyboard.type('275');
      await press('Enter');
      assert.equal(await page.innerText('.complaint'), 'Say how sure you are.');
      await tabTo('sure-guess');
      await press('ArrowRight');
      assert.deepEqual(await answered(), {
        kind: 'predict',
        prediction: { kind: 'number', value: '275' },
        certainty: 'think',
      });
    });

    it('the host, with its edits sent first', async () => {
      await show({ ask: { kind: 'host', file: 'hello.Dockerfile' } });
      await tabTo('file');
      await press('Enter');
      await page.waitForSelector('.cm-content');
      await page.click('.cm-line >> nth=0');
      await page.keyboard.press('Control+End');
      await page.keyboard.type('# end');
      await page.click('[data-key="answer"]');
      await until('answered', () => sent('answer').length === 1);
      assert.deepEqual(
        server.inputs.map(each => each.input.kind),
        ['edit', 'answer'],
      );
      const [edit] = sent('edit');
      assert.equal(edit?.edits[0]?.path, 'hello.Dockerfile');
      assert.match(edit?.edits[0]?.text ?? '', /CMD \["hello\.out"\]\n# end$/);
    });

    it('is answered once by an impatient click, and takes the focus on to the next question', async () => {
      let release: () => void = () => undefined;
      await show({ ask: { kind: 'text' } });
      server.answer = (message, send) => {
        if (message.type !== 'input') return;
        const closed = question('en', {
          ask: { kind: 'text' },
          checks: [],
          status: 'passed',
          score: 2,
          why: '<p>Because.</p>',
        });
        release = () => {
          send({ type: 'ack', id: message.id, seq: seq + 1, again: false });
          send(
            step({
              id: message.id,
              question: message.input.kind === 'next' ? question('en', { id: 'another', number: 6 }) : closed,
            }),
          );
        };
        if (message.input.kind === 'next') release();
      };
      await page.fill('.in input', 'x');
      await page.focus('[data-key="answer"]');
      await press('Enter');
      await page.click('[data-key="answer"]', { force: true, timeout: 300 }).catch(() => undefined);
      await until('sent', () => server.inputs.length >= 1);
      release();
      await page.waitForSelector('.why');
      assert.equal(server.inputs.length, 1);
      assert.match(await page.innerText('.q .end'), /2 of 2/);
      assert.equal(await page.isDisabled('.in input'), true);
      await page.focus('[data-key="next"]');
      await press('Enter');
      await until('the next question', async () => (await page.innerText('#q-title')) === 'Question 6');
      assert.equal(await page.evaluate(() => document.activeElement?.id), 'q-title');
    });

    it('names no price of a try that is the last', async () => {
      await show({ tries: { used: 0, limit: 1, penalty: 0.5 } });
      const text = await page.innerText('.q');
      assert.ok(text.includes('one try') && !text.includes('a failed try'), text);
    });

    it('shows once what the card and the tutor both say, until the card goes on', async () => {
      const why = '<p>Because of the layers.</p>';
      const closed = question('en', { status: 'passed', why });
      server.answer = (message, send) => {
        if (message.type === 'hello') send(welcome('en', { seq, terminal: [], question: closed }));
        if (message.type !== 'input') return;
        send({ type: 'ack', id: message.id, seq: seq + 1, again: false });
        send(step({ id: message.id, question: question('en', { id: 'another', number: 6, why: null }), said: [] }));
      };
      await open();
      server.send(step({ said: [{ n: 900, by: 'tutor', html: why }] }));
      const seen = (): Promise<number> =>
        page.$$eval('.talk .said:not(.vh)', all => all.filter(each => each.textContent?.includes('Because')).length);
      await until('told to the ear', async () => (await page.$$('.talk .said.vh')).length === 1);
      assert.equal(await seen(), 0);
      await page.click('[data-key="next"]');
      await until('told to the eye', async () => (await seen()) === 1);
    });

    it('shows a question put to the tutor with its answer, even over a card as tall as the screen', async () => {
      await context.close();
      context = await browser.newContext({ viewport: { width: 390, height: 700 } });
      const told = Array.from({ length: 30 }, (_, n) => ({
        n: n + 1,
        by: 'tutor' as const,
        html: `<p>Word ${n}.</p>`,
      }));
      server.answer = (message, send) => {
        if (message.type === 'hello') return send(welcome('en', { seq, terminal: [], said: told }));
        if (message.type !== 'input') return;
        send({ type: 'ack', id: message.id, seq: seq + 1, again: false });
        const said = [
          { n: 31, by: 'learner' as const, html: '<p>what is a layer?</p>' },
          { n: 32, by: 'tutor' as const, html: '<p>A layer is a set of changes.</p>' },
        ];
        send(step({ id: message.id, said }));
      };
      await open();
      await page.fill('[data-key="ask"]', 'what is a layer?');
      await page.keyboard.press('Enter');
      const seen = (): Promise<boolean> =>
        page.$eval('.talk .said:last-child', each => {
          const { top, bottom } = each.getBoundingClientRect();
          return (each.textContent ?? '').includes('set of changes') && top >= 0 && bottom <= innerHeight;
        });
      await until('the answer is in sight', seen);
    });

    it('names every price before it is spent', async () => {
      await show({
        hints: { taken: [{ html: 'Look.', price: 0.25 }], left: 1, nextPrice: 0.5 },
        tries: { used: 0, limit: 3, penalty: 0.5 },
        canUndo: true,
      });
      const text = await page.innerText('.q');
      for (const words of [
        'Hint 1 of 2 · −0.25',
        '2 of 2, −0.5',
        'try 1 of 3',
        'a failed try −0.5',
        '1.75 still to earn',
        'free',
      ])
        assert.ok(text.includes(words), `${words}\n${text}`);
    });
  });

  describe('host', () => {
    it('puts a new layer down and points at it', async () => {
      server.answer = (message, send) =>
        message.type === 'hello' && send(welcome('en', { host: viewBefore, terminal: [] }));
      await open();
      assert.equal(await page.$('.stacks .here'), null);
      server.send(step({ host: view }));
      await page.waitForSelector('.stacks .here');
      assert.match(
        await page.$eval('.stacks .here', each => each.textContent ?? ''),
        /COPYhello\.out2\.16MB, has just appeared/,
      );
      await until('the layer has landed', () => page.evaluate(() => document.getAnimations().length === 0));
      const [cable, slab] = await Promise.all([
        page.locator('.cable').boundingBox(),
        page.locator('.stacks .here').boundingBox(),
      ]);
      assert.ok(cable && slab && cable.x > slab.x && cable.x < slab.x + slab.width);
    });

    it('points at nothing once a build has added nothing', async () => {
      await open();
      await page.waitForSelector('.stacks .here');
      const build = view.builds[0] as (typeof view.builds)[number];
      server.send(step({ host: { ...view, builds: [build, { ...build, at: build.at + 60_000 }] } }));
      await until('at rest', async () => (await page.$('.stacks .here')) === null);
      assert.equal(await page.isVisible('.cable'), false);
    });

    it('opens the microscope from a slab and closes it with Escape, back where one was', async () => {
      server.answer = (message, send) => {
        if (message.type === 'changes')
          send({
            type: 'changes',
            id: message.id,
            chainId: message.chainId,
            changes: [
              { kind: 'A', path: '/usr/local/go/bin/go', type: 'file', mode: 0o755, size: 13_000_000 },
              { kind: 'D', path: '/tmp/<b>x</b>', type: 'file', mode: 0o644, size: 0 },
            ],
          });
        else obliging(message, send);
      };
      await open();
      await page.focus('.stacks .wide.k-copy');
      await page.keyboard.press('Enter');
      await page.waitForSelector('.files tbody tr');
      const text = await page.innerText('dialog');
      for (const words of [
        'Layer microscope',
        '1 file added',
        '1 deleted',
        'DiffID',
        'usr/local/go/bin/go',
        'tmp/<b>x</b>',
        'Cache X-ray',
        'MISS',
      ])
        assert.ok(text.includes(words), words);
      await page.keyboard.press('Escape');
      assert.equal(await page.isVisible('dialog'), false);
      assert.match((await page.evaluate(() => document.activeElement?.getAttribute('data-key'))) ?? '', /^slab-/);
    });
  });

  describe('hostile text', () => {
    it('stays text wherever it comes from', async () => {
      const bad = '<img src=x onerror=alert(1)><script>alert(2)</script>';
      const image = view.images[0] as (typeof view.images)[number];
      server.answer = (message, send) =>
        message.type === 'hello' &&
        send(
          welcome('en', {
            terminal: [entry(1, bad, `\x1b]8;;javascript:alert(1)\x07${bad}\x1b]8;;\x07\x1b[31m${bad}\x1b[0m\n`)],
            prompt: bad,
            files: [{ path: bad, size: 1, text: bad }],
            host: {
              ...view,
              images: [{ ...image, tags: [bad] }],
              containers: view.containers.map(each => ({ ...each, name: bad })),
              builds: view.builds.map(each => ({
                ...each,
                steps: each.steps.map(one => ({ ...one, name: `[1/1] FROM ${bad}`, stage: bad })),
              })),
            },
            question: question('en', {
              title: bad,
              checks: [
                {
                  id: 'x',
                  html: 'x',
                  points: 1,
                  state: 'near',
                  feedback: [],
                  difference: { expected: bad, got: `${bad}!` },
                },
              ],
              ask: { kind: 'predict', ask: { kind: 'number', unit: bad }, run: [bad] },
            }),
          }),
        );
      await open();
      await page.click('.cab');
      await page.keyboard.press('Escape');
      await page.click('#tab-file');
      await page.waitForSelector('.cm-content');
      assert.equal(
        await page.evaluate(() => document.querySelectorAll('img, body script:not([type])[src=""], .entry a').length),
        0,
      );
      assert.ok((await page.innerText('.cm-content')).includes('<img src=x'));
    });
  });
});
