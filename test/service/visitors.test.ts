import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { start } from '../../src/serve.ts';
import { readSettings, type Settings } from '../../src/settings.ts';
import { client } from '../web/client.ts';

const HOUR = 3600 * 1000;

describe('the service lets visitors of long ago go', () => {
  it('by itself, each hour, by the days that are set', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'drydock-'));
    const tasks = new Map<number, () => void>();
    const every = (milliseconds: number, task: () => void): (() => void) => {
      tasks.set(milliseconds, task);
      return () => tasks.delete(milliseconds);
    };
    let now = Date.UTC(2026, 10, 23);
    const logged: string[] = [];
    const log = pino({ level: 'info' }, { write: (text: string) => void logged.push(text) });
    const settings = readSettings({ PORT: '0', DATA_DIR: folder, VISITOR_DAYS: '30' }) as Settings;
    const service = await start({ settings, home: process.cwd(), quizzes: 'quizzes', now: () => now, log, every });
    const browser = client(Number(new URL(service.address).port), { lang: 'en' });
    const told = async (): Promise<string> => (await browser.get('/')).body;
    assert.match(await told(), /kept for 30 days after your last visit/);
    const begun = await browser.post('/attempts', { quiz: 'docker/04-dockerfile' });
    assert.match(begun.location ?? '', /^\/quiz\//);
    assert.equal((await browser.get(begun.location ?? '')).status, 200);
    now += 25 * HOUR;
    const sweep = tasks.get(HOUR);
    assert.ok(sweep !== undefined);
    sweep();
    while (!logged.some(each => each.includes('visitors of long ago were removed')))
      await new Promise(resolve => setImmediate(resolve));
    assert.equal((await browser.get(begun.location ?? '')).status, 404);
    await service.close();
    assert.equal(tasks.has(HOUR), false, 'and stops with the service');
    await rm(folder, { recursive: true, force: true });
  });
});
