/**
 * What people send over the channel, graded and durable, beside a bare ws echo: inputs per second of CPU, of all processes that the service
 * is. Attempts are fresh in each round, so that every answer is graded and what was said before weighs nothing.
 */
import { rmSync } from 'node:fs';
import { WebSocket } from 'ws';
import { type Input, PROTOCOL_VERSION, type ServerMessage } from '../../src/live/protocol.ts';
import { type Client, client } from '../web/client.ts';
import { BENCH_QUIZ, benchCourse } from './course.ts';
import { cpuSeconds, figure, median, percentile, times } from './figures.ts';
import type { Line } from './index.ts';
import { child } from './page.ts';

const CONNECTIONS = 50;
/** Inputs of one attempt, all different enough to be taken. */
const EACH = 40;
/** Rounds before anything counts: three programs are compiled meanwhile, on threads that would count as theirs. */
const WARM = 3;

interface Seated {
  readonly ws: WebSocket;
}

interface Load {
  readonly what: string;
  readonly goal: string;
  /** The question where it happens. */
  readonly question: string;
  readonly input: (n: number) => Input;
}

const line = (text: string): Input => ({ kind: 'line', line: text, columns: 100 });

const LOADS: readonly Load[] = [
  {
    what: 'a choice, graded',
    goal: '≥ 0.10',
    question: 'choose',
    input: n => ({
      kind: 'answer',
      question: 'choose',
      response: { kind: 'choice', chosen: [['one', 'three', 'four'][n % 3] ?? ''] },
    }),
  },
  {
    what: 'a number, graded',
    goal: '≥ 0.10',
    question: 'count',
    input: n => ({ kind: 'answer', question: 'count', response: { kind: 'number', value: String(100 + n) } }),
  },
  {
    what: 'a text, graded',
    goal: '≥ 0.10',
    question: 'say',
    input: n => ({ kind: 'answer', question: 'say', response: { kind: 'text', text: `container ${n}` } }),
  },
  {
    what: '`docker image ls` at a command question',
    goal: '≥ 0.06',
    question: 'type',
    input: () => line('docker image ls'),
  },
  { what: 'an input that runs nothing (repeat)', goal: 'none', question: 'choose', input: () => ({ kind: 'repeat' }) },
];

const TYPED = [
  'docker image ls',
  'docker ps -a',
  'ls',
  'docker run --rm alpine:3.21 echo hello',
  'docker imags',
  'cat Dockerfile',
  'docker image history alpine:3.21',
  'echo $HOME',
  "printf 'FROM alpine:3.21\\nRUN echo one > /one\\n' > Dockerfile",
  'docker build -q .',
];

/** 70 lines, 20 answers and 10 hints in a hundred, in one order for everybody. */
function mixed(n: number): Input {
  const turn = n % 10;
  if (turn === 4) return { kind: 'hint', question: 'type' };
  if (turn === 2 || turn === 7) return { kind: 'answer', question: 'type', response: { kind: 'host' } };
  return line(TYPED[(n - Math.floor(n / 10) * 3 + TYPED.length) % TYPED.length] ?? 'ls');
}

async function opened(port: number, headers: Readonly<Record<string, string>>): Promise<WebSocket> {
  const ws = new WebSocket(`ws://127.0.0.1:${port}/live`, { headers, perMessageDeflate: false });
  await new Promise((done, failed) => ws.once('open', done).once('error', failed));
  return ws;
}

function cookieOf(browser: Client): string {
  return [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
}

/** A visitor with an attempt of their own, at this question. */
async function seated(port: number, question: string): Promise<Seated> {
  const browser = client(port, { lang: 'ru' });
  const begun = await browser.post('/attempts', { quiz: BENCH_QUIZ });
  const attempt = (begun.location ?? '').replace('/quiz/', '');
  const ws = await opened(port, { cookie: cookieOf(browser), origin: `http://127.0.0.1:${port}` });
  const welcomed = new Promise<void>(done => ws.once('message', () => done()));
  ws.send(JSON.stringify({ type: 'hello', version: PROTOCOL_VERSION, attempt, locale: 'ru', seq: null }));
  await welcomed;
  await ask(ws, { kind: 'goto', question });
  return { ws };
}

let made = 0;

interface Answered {
  readonly refused: string | null;
  /** Characters of the step. */
  readonly told: number;
}

/** Sends an input and waits until it is on disk, or refused. */
function ask(ws: WebSocket, input: Input): Promise<Answered> {
  const id = `bench-${String(++made).padStart(8, '0')}`;
  return new Promise(done => {
    let told = 0;
    const hear = (data: Buffer): void => {
      const text = data.toString();
      const message = JSON.parse(text) as ServerMessage;
      if (message.type === 'step' && message.id === id) told = text.length;
      if ((message.type !== 'ack' && message.type !== 'refused') || message.id !== id) return;
      ws.off('message', hear);
      done({ refused: message.type === 'refused' ? message.code : null, told });
    };
    ws.on('message', hear);
    ws.send(JSON.stringify({ type: 'input', id, input }));
  });
}

function echoed(ws: WebSocket, input: Input): Promise<void> {
  const heard = new Promise<void>(done => ws.once('message', () => done()));
  ws.send(JSON.stringify({ type: 'input', id: `bench-${String(++made).padStart(8, '0')}`, input }));
  return heard;
}

interface Driven {
  readonly perCpu: number;
  readonly waits: readonly number[];
  readonly told: readonly number[];
  readonly refused: readonly string[];
}

/** Everybody sends an input, waits for its end, sends the next. */
async function drive(
  pid: number,
  seats: readonly Seated[],
  input: (n: number) => Input,
  echo = false,
): Promise<Driven> {
  const waits: number[] = [];
  const told: number[] = [];
  const refused: string[] = [];
  const before = cpuSeconds(pid);
  await Promise.all(
    seats.map(async ({ ws }) => {
      for (let n = 0; n < EACH; n++) {
        const sent = performance.now();
        if (echo) await echoed(ws, input(n));
        else {
          const answered = await ask(ws, input(n));
          if (answered.refused === null) told.push(answered.told);
          else refused.push(answered.refused);
        }
        waits.push(performance.now() - sent);
      }
    }),
  );
  const spent = Math.max(cpuSeconds(pid) - before, 0.01);
  return { perCpu: (seats.length * EACH) / spent, waits, told, refused };
}

/** Steps of a host that has thirty images, when one more name is given. */
async function bytesOfTag(port: number): Promise<number> {
  const { ws } = await seated(port, 'type');
  await ask(
    ws,
    line(
      'for i in $(seq 1 30); do echo "FROM alpine:3.21" > D; echo "LABEL n=$i" >> D; docker build -q -f D -t n:$i .; done',
    ),
  );
  const { told } = await ask(ws, line('docker tag n:7 once:more'));
  ws.terminate();
  return told;
}

export async function channelLines(rounds: number): Promise<readonly Line[]> {
  const course = benchCourse();
  const service = await child('./service.ts', [course]);
  const bare = await child('./bare.ts');
  const pid = service.process.pid ?? 0;
  const echoes = await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => ({ ws: await opened(bare.port, {}) })),
  );
  const found = [...LOADS, null].map(() => ({ ours: [] as number[], ratios: [] as number[], told: [] as number[] }));
  const echo: number[] = [];
  const waits: number[] = [];
  for (let round = 0; round < WARM + rounds; round++) {
    for (const [index, load] of [...LOADS, null].entries()) {
      const seats = await Promise.all(
        Array.from({ length: CONNECTIONS }, () => seated(service.port, load?.question ?? 'type')),
      );
      const input = load?.input ?? mixed;
      const limit = await drive(bare.process.pid ?? 0, echoes, input, true);
      const ours = await drive(pid, seats, input);
      for (const { ws } of seats) ws.terminate();
      if (load !== null && ours.refused.length > 0) throw new Error(`${load.what}: refused, ${ours.refused[0]}`);
      if (round < WARM) continue;
      echo.push(limit.perCpu);
      found[index]?.ours.push(ours.perCpu);
      found[index]?.ratios.push(ours.perCpu / limit.perCpu);
      found[index]?.told.push(median(ours.told));
      if (index === 0) waits.push(percentile(ours.waits, 0.5) - percentile(limit.waits, 0.5));
    }
  }
  const tag = await bytesOfTag(service.port);
  for (const { ws } of echoes) ws.terminate();
  service.process.kill();
  bare.process.kill();
  rmSync(course, { recursive: true, force: true });
  const limit = `bare ws echo ${figure(median(echo))}`;
  const mix = median(found.at(-1)?.ours ?? []);
  return [
    ...LOADS.map(
      ({ what, goal }, index): Line => ({
        what: `${what}, ${CONNECTIONS} connections`,
        measured: `${figure(median(found[index]?.ours ?? []))} per CPU second of all processes`,
        limit,
        ratio: times(median(found[index]?.ratios ?? [])),
        goal,
      }),
    ),
    {
      what: 'a realistic mix: 70 lines, 20 answers, 10 hints in 100',
      measured: `${figure(1000 / mix)} ms of CPU an input`,
      limit,
      ratio: times(median(found.at(-1)?.ratios ?? [])),
      goal: '≤ 0.6 ms',
    },
    {
      what: 'what a page is told of an answer',
      measured: `${figure(median(found[0]?.told ?? []))} characters`,
      limit: '1,000',
      ratio: times(median(found[0]?.told ?? []) / 1000),
      goal: '≤ 1',
    },
    {
      what: 'what a page is told of `docker tag` on a host of 30 images',
      measured: `${figure(tag)} characters`,
      limit: '4,000',
      ratio: times(tag / 4000),
      goal: '≤ 1',
    },
  ];
}
