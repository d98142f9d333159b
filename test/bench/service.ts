/** The service in a process of its own, without the limit on inputs: a bench sends more than a person. Tells its port over IPC. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { start } from '../../src/serve.ts';
import { readSettings, type Settings } from '../../src/settings.ts';

const folder = await mkdtemp(join(tmpdir(), 'drydock-bench-'));
const service = await start({
  settings: readSettings({ PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent' }) as Settings,
  home: process.cwd(),
  // What stands after the script's name: a folder of quizzes, or the course.
  quizzes: process.argv[2] ?? 'quizzes',
  now: Date.now,
  log: pino({ level: 'silent' }),
  inputs: { points: 1e9, duration: 1 },
});
process.once('SIGTERM', async () => {
  await service.close();
  await rm(folder, { recursive: true, force: true });
  process.exit(0);
});
process.send?.(new URL(service.address).port);
