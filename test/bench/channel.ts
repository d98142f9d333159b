/** Answers over the channel, graded and durable, beside a bare ws echo: messages per second of the server's CPU. */
import { WebSocket } from 'ws';
import type { ServerMessage } from '../../src/live/protocol.ts';
import { client } from '../web/client.ts';
import { cpuSeconds, figure, median, times } from './figures.ts';
import type { Line } from './index.ts';
import { child } from './page.ts';

const CONNECTIONS = 50;
const EACH = 120;
const QUIZ = 'docker/02-dockerfile';

interface Page {
  readonly ws: WebSocket;
  readonly attempt: string;
}

async function seated(port: number): Promise<Page> {
  const browser = client(port, { lang: 'ru' });
  const begun = await browser.post('/attempts', { quiz: QUIZ });
  const attempt = (begun.location ?? '').replace('/quiz/', '');
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const ws = new WebSocket(`ws://127.0.0.1:${port}/live`, {
    headers: { cookie, origin: `http://127.0.0.1:${port}` },
    perMessageDeflate: false,
  });
  await new Promise((done, failed) => ws.once('open', done).once('error', failed));
  const welcomed = new Promise<void>(done => ws.once('message', () => done()));
  ws.send(JSON.stringify({ type: 'hello', version: 2, attempt, locale: 'ru', seq: null }));
  await welcomed;
  return { ws, attempt };
}

let made = 0;

/** Each page sends an input, waits for its end, sends the next. Gives inputs per second of the server's CPU, and the waits. */
async function drive(
  pages: readonly Page[],
  pid: number,
  input: object | null,
): Promise<{ perCpu: number; waits: readonly number[] }> {
  const waits: number[] = [];
  const before = cpuSeconds(pid);
  await Promise.all(
    pages.map(async ({ ws }) => {
      for (let n = 0; n < EACH; n++) {
        const id = `bench-${String(++made).padStart(8, '0')}`;
        const sent = performance.now();
        const done = new Promise<void>((resolve, reject) => {
          const hear = (data: Buffer): void => {
            if (input !== null) {
              const message = JSON.parse(data.toString()) as ServerMessage;
              if (message.type === 'refused') reject(new Error(message.code));
              if (message.type !== 'ack' || message.id !== id) return;
            }
            ws.off('message', hear);
            resolve();
          };
          ws.on('message', hear);
        });
        ws.send(
          JSON.stringify({
            type: 'input',
            id,
            input: input ?? { kind: 'line', line: 'docker image ls', columns: 100 },
          }),
        );
        await done;
        waits.push(performance.now() - sent);
      }
    }),
  );
  return { perCpu: (pages.length * EACH) / Math.max(cpuSeconds(pid) - before, 0.01), waits };
}

export async function channelLines(rounds: number): Promise<readonly Line[]> {
  const service = await child('./service.ts');
  const bare = await child('./bare.ts');
  const pages = await Promise.all(Array.from({ length: CONNECTIONS }, () => seated(service.port)));
  const echoes = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      const ws = new WebSocket(`ws://127.0.0.1:${bare.port}/`, { perMessageDeflate: false });
      await new Promise((done, failed) => ws.once('open', done).once('error', failed));
      return { ws, attempt: '' };
    }),
  );
  const pid = service.process.pid ?? 0;
  const kinds: readonly { readonly what: string; readonly input: object; readonly goal: string }[] = [
    { what: 'durable inputs that run nothing (repeat)', input: { kind: 'repeat' }, goal: '≥ 0.40' },
    {
      what: 'graded, durable `docker image ls`',
      input: { kind: 'line', line: 'docker image ls', columns: 100 },
      goal: '≥ 0.20',
    },
  ];
  const found = kinds.map(() => ({ ours: [] as number[], ratios: [] as number[] }));
  const echo: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    const limit = await drive(echoes, bare.process.pid ?? 0, null);
    if (round > 0) echo.push(limit.perCpu);
    for (const [index, kind] of kinds.entries()) {
      const { perCpu } = await drive(pages, pid, kind.input);
      if (round === 0) continue;
      found[index]?.ours.push(perCpu);
      found[index]?.ratios.push(perCpu / limit.perCpu);
    }
  }
  for (const { ws } of [...pages, ...echoes]) ws.terminate();
  service.process.kill();
  bare.process.kill();
  return kinds.map((kind, index) => ({
    what: `${kind.what}, ${CONNECTIONS} connections`,
    measured: `${figure(median(found[index]?.ours ?? []))} per CPU second`,
    limit: `bare ws echo ${figure(median(echo))}`,
    ratio: times(median(found[index]?.ratios ?? [])),
    goal: kind.goal,
  }));
}
