/** The service with rooms that do what no line makes the real ones do: what is said of it, and how it ends, are as of the real one. */
import { pino } from 'pino';
import { start } from '../../src/serve.ts';
import { readSettings } from '../../src/settings.ts';
import { hostileRoom } from '../rooms/hostile.ts';

const settings = readSettings(process.env);
if ('problems' in settings) throw new Error(settings.problems.join());
const room = await hostileRoom(true);
const service = await start({
  settings,
  home: process.cwd(),
  quizzes: 'quizzes',
  now: Date.now,
  log: pino({ level: settings.LOG_LEVEL }),
  room: room.entry,
});
process.stdout.write(`Drydock: ${service.address}\n`);
process.once('SIGTERM', async () => {
  await service.close();
  room.remove();
  process.exit(0);
});
