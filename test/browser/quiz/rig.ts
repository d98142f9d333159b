/** The quiz page in Chromium over a harbour, for each test anew; and what tests ask of it. */
import assert from 'node:assert/strict';
import type { BrowserContext, Page } from 'playwright-core';
import type { ClientMessage, Input, ServerMessage } from '../../../src/live/protocol.ts';
import { chromium } from '../../browser.ts';
import { type Harbour, harbour } from '../harbour.ts';
import { entry, fileTexts, welcome } from '../scene/index.ts';

export type Step = Extract<ServerMessage, { type: 'step' }>;
export type Send = (message: ServerMessage) => void;

export interface QuizPage {
  /** The page that was opened last. */
  readonly page: Page;
  readonly server: Harbour;
  /** The number of the last step that the server has told of. */
  readonly seq: number;
  /** `before`: done to the page before it goes anywhere; it is then not waited for what the page loads beside its scripts. */
  readonly open: (before?: (page: Page) => Promise<unknown>) => Promise<void>;
  /** What pages are opened from now on are as large as this. */
  readonly resize: (width: number, height: number) => Promise<void>;
  /** What stands in the terminal's line, and where its cursor is. */
  readonly typed: () => Promise<string>;
  readonly cursor: () => Promise<number>;
  /** What the terminal shows above it. */
  readonly screen: () => Promise<string>;
  readonly focusTerminal: () => Promise<void>;
  /** Inputs of a kind that came, in order, resends included. */
  readonly sent: <Kind extends Input['kind']>(kind: Kind) => readonly Extract<Input, { kind: Kind }>[];
  /** Looks until it is so. The page's clock goes on by `pass` milliseconds with each look, however quick the looks are. */
  readonly until: (what: string, done: () => boolean | Promise<boolean>, pass?: number) => Promise<void>;
  /** The next step. */
  readonly step: (more: Partial<Step>) => Step;
  /** Runs any line and says what it was: how the server answers unless a test says otherwise. */
  readonly obliging: (message: ClientMessage, send: Send) => void;
}

const LOOKS = 400;

/** Call it in a `describe`: it sees to the page before and after each of its tests. */
export function quizPage(): QuizPage {
  let server: Harbour;
  let context: BrowserContext;
  let page: Page;
  /** What the page itself reported: uncaught errors and breaches of its policy. */
  let faults: string[];
  let seq: number;
  let lines: number;

  const step: QuizPage['step'] = more => ({ type: 'step', seq: ++seq, id: null, said: [], terminal: [], ...more });
  const obliging: QuizPage['obliging'] = (message, send) => {
    if (message.type === 'hello') send(welcome(message.locale, { seq, terminal: [] }));
    if (message.type === 'complete') {
      const candidates = ['image', 'images', 'import']
        .filter(text => text.startsWith(message.line.slice(7)))
        .map(text => ({ text, note: null }));
      send({ type: 'completion', id: message.id, completion: { from: 7, to: message.cursor, candidates } });
    }
    if (message.type === 'file')
      send({
        type: 'file',
        id: message.id,
        path: message.path,
        text: fileTexts[message.path] ?? null,
        version: 'first',
      });
    if (message.type !== 'input') return;
    send({ type: 'ack', id: message.id, seq: seq + 1, again: false });
    const terminal =
      message.input.kind === 'line' ? [entry(++lines, message.input.line, `ran: ${message.input.line}\n`)] : [];
    send(step({ id: message.id, terminal }));
  };
  const resize = async (width: number, height: number): Promise<void> => {
    await context?.close();
    context = await (await chromium()).newContext({ viewport: { width, height } });
  };

  beforeEach(async () => {
    server = await harbour();
    server.answer = obliging;
    faults = [];
    seq = 9;
    lines = 0;
    await resize(1440, 900);
  });
  afterEach(async () => {
    await context?.close();
    await server?.close();
    assert.deepEqual(faults, []);
  });

  return {
    get page() {
      return page;
    },
    get server() {
      return server;
    },
    get seq() {
      return seq;
    },
    step,
    obliging,
    resize,
    open: async before => {
      page = await context.newPage();
      page.on('pageerror', error => faults.push(error.message));
      page.on('console', message => {
        if (message.type() === 'error' && !/^WebSocket connection/.test(message.text())) faults.push(message.text());
      });
      await page.clock.install();
      await before?.(page);
      await page.goto(`${server.url}?locale=en`, { waitUntil: before === undefined ? 'load' : 'domcontentloaded' });
      await page.waitForSelector('body.ready');
    },
    typed: () => page.$eval('.keysink', field => (field as HTMLTextAreaElement).value),
    cursor: () => page.$eval('.keysink', field => (field as HTMLTextAreaElement).selectionStart),
    screen: () => page.$eval('.log', log => (log as HTMLElement).innerText),
    focusTerminal: () => page.focus('.keysink'),
    sent: <Kind extends Input['kind']>(kind: Kind) =>
      server.inputs
        .map(each => each.input)
        .filter((input): input is Extract<Input, { kind: Kind }> => input.kind === kind),
    until: async (what, done, pass = 20) => {
      for (let look = 0; !(await done()); look += 1) {
        assert.ok(look < LOOKS, `never happened: ${what}`);
        await page.clock.runFor(pass);
      }
    },
  };
}
