/** A class at work over the built pages, and Chromium to look at it with. */
import assert from 'node:assert/strict';
import { resolve } from 'node:path';
import type { BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { chromium } from '../../browser.ts';
import { built } from '../../built.ts';
import type { Client } from '../client.ts';
import { type Cast, castOf, type Ids, makeWorld, student, type World } from '../world.ts';

export const WIDTHS = [1440, 768, 320] as const;

export interface School {
  readonly world: World;
  readonly cast: Cast;
  readonly ids: Ids;
  /** Somebody’s browser, with cookies beside their own. */
  readonly context: (
    as: Client,
    cookies?: Readonly<Record<string, string>>,
    options?: BrowserContextOptions,
  ) => Promise<BrowserContext>;
  /** A page, and what it complained of since: errors, dialogs. */
  readonly open: (
    made: BrowserContext,
    path: string,
  ) => Promise<{ readonly page: Page; readonly complaints: string[] }>;
}

/** Thirteen students, some of them at work, one in the middle of a quiz. */
async function busy(world: World, ids: Ids): Promise<void> {
  const actor = await world.classroom.actor(ids.studentA, world.clock.now);
  assert.ok(actor);
  const submit = (client: string, input: Parameters<typeof world.classroom.submit>[3]) =>
    world.classroom.submit(ids.attemptA, actor, client, input);
  await submit('client-0001', { kind: 'line', line: 'docker image ls', columns: 80 });
  await submit('client-0002', { kind: 'answer', question: 'who', response: { kind: 'choice', chosen: ['client'] } });
  await submit('client-0003', { kind: 'next' });
  for (let index = 0; index < 12; index += 1) {
    const other = await student(world, ids.codeA, `Студент с довольно длинным именем ${index}`);
    if (index % 2 === 0) await other.post('/attempts', { quiz: 'docker/01-architecture' });
  }
  world.clock.now += 11 * 60_000;
}

/** Call it in a `describe`: the school is there from its first test to its last. */
export function school(): School {
  let world: World;
  let cast: Cast;
  let ids: Ids;

  before(async () => {
    built();
    world = await makeWorld({ assets: resolve('dist/assets') });
    ({ cast, ids } = await castOf(world));
    await busy(world, ids);
  });
  after(() => world?.close());

  async function context(
    as: Client,
    cookies: Readonly<Record<string, string>> = {},
    options: BrowserContextOptions = {},
  ): Promise<BrowserContext> {
    const made = await (await chromium()).newContext({
      viewport: { width: 1440, height: 900 },
      reducedMotion: 'reduce',
      ...options,
    });
    const jar = [...as.cookies, ...Object.entries(cookies)];
    await made.addCookies(jar.map(([name, value]) => ({ name, value, url: `http://127.0.0.1:${world.port}` })));
    return made;
  }

  async function open(made: BrowserContext, path: string): Promise<{ page: Page; complaints: string[] }> {
    const page = await made.newPage();
    const complaints: string[] = [];
    page.on('console', message => {
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        complaints.push(message.text());
    });
    page.on('pageerror', error => complaints.push(String(error)));
    page.on('dialog', dialog => {
      complaints.push(`a dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    await page.goto(`http://127.0.0.1:${world.port}${path}`, { waitUntil: 'load' });
    return { page, complaints };
  }

  return {
    get world() {
      return world;
    },
    get cast() {
      return cast;
    },
    get ids() {
      return ids;
    },
    context,
    open,
  };
}
