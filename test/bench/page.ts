/** The quiz page and the home page, with session and state, beside a bare Express with res.render of the same bytes; and the start of the bundle. */
import { type ChildProcess, execFileSync, fork, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { client } from '../web/client.ts';
import { cpuSeconds, figure, median, times } from './figures.ts';
import type { Line } from './index.ts';

const REQUESTS = 1500;
const AT_ONCE = 16;

interface Child {
  readonly process: ChildProcess;
  readonly port: number;
}

/** Path of the script bundled, as what people run is: a loader of TypeScript would be measured too. */
export async function bundled(script: string): Promise<string> {
  const outfile = fileURLToPath(new URL(`../../dist/bench-${basename(script, '.ts')}.js`, import.meta.url));
  const entry = fileURLToPath(new URL(script, import.meta.url));
  await build({ entryPoints: [entry], outfile, bundle: true, platform: 'node', format: 'esm', packages: 'external' });
  return outfile;
}

/** The script in a process of its own. */
export async function child(script: string, args: readonly string[] = []): Promise<Child> {
  const outfile = await bundled(script);
  const started = fork(outfile, [...args], { execArgv: [], stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  return new Promise((done, failed) => {
    started.once('message', message => done({ process: started, port: Number(message) }));
    started.once('exit', code => failed(new Error(`${script} ended with ${code}`)));
  });
}

async function pagesPerCpuSecond(at: Child, path: string, cookie: string): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const get = (): Promise<void> =>
    new Promise((done, failed) => {
      const call = request({ host: '127.0.0.1', port: at.port, path, agent, headers: { cookie } }, answer => {
        if (answer.statusCode !== 200) failed(new Error(`${path}: ${answer.statusCode}`));
        answer.resume().once('end', () => done());
      });
      call.once('error', failed).end();
    });
  const before = cpuSeconds(at.process.pid ?? 0);
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      for (let n = 0; n < REQUESTS / AT_ONCE; n++) await get();
    }),
  );
  const spent = cpuSeconds(at.process.pid ?? 0) - before;
  agent.destroy();
  return REQUESTS / Math.max(spent, 0.01);
}

function startOf(args: readonly string[]): number {
  const start = performance.now();
  execFileSync(process.execPath, [...args], { stdio: 'ignore' });
  return performance.now() - start;
}

/** Until `serve` says that it listens: quizzes read, an empty data folder opened. */
async function startOfService(): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'drydock-bench-'));
  const start = performance.now();
  const serving = spawn(process.execPath, ['dist/main.js', 'serve'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent' },
  });
  await new Promise(said => serving.stdout.once('data', said));
  const took = performance.now() - start;
  const ended = new Promise(done => serving.once('exit', done));
  serving.kill();
  await ended;
  rmSync(folder, { recursive: true, force: true });
  return took;
}

interface Compared {
  readonly what: string;
  readonly path: string;
  /** Page of the same bytes out of a bare Express, in a process of its own. */
  readonly bare: Child;
  readonly characters: number;
  readonly goal: string;
  /** One each a round. */
  readonly ours: number[];
  readonly theirs: number[];
}

async function compared(what: string, path: string, page: string, goal: string): Promise<Compared> {
  const bare = await child('./bare.ts');
  await new Promise<void>(done => {
    bare.process.once('message', () => done());
    bare.process.send({ page });
  });
  return { what, path, bare, characters: page.length, goal, ours: [], theirs: [] };
}

function lineOf({ what, characters, goal, ours, theirs }: Compared): Line {
  return {
    what: `${what} (${figure(characters)} characters), with session and state`,
    measured: `${figure(median(ours))} per CPU second`,
    limit: `bare Express and res.render of the same bytes ${figure(median(theirs))}`,
    ratio: times(median(ours.map((one, round) => one / (theirs[round] ?? Number.NaN)))),
    goal,
  };
}

export async function pageLines(rounds: number): Promise<readonly Line[]> {
  const service = await child('./service.ts');
  const browser = client(service.port, { lang: 'ru' });
  const quiz = (await browser.post('/attempts', { quiz: 'docker/04-dockerfile' })).location ?? '/';
  const pages = [
    await compared('the quiz page', quiz, (await browser.get(quiz)).body, '≥ 1.3'),
    await compared('the home page', '/', (await browser.get('/')).body, '≥ 0.6'),
  ];
  const cookie = [...browser.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const starts: number[] = [];
  const services: number[] = [];
  for (let round = 0; round <= rounds; round++) {
    for (const { path, bare, ours, theirs } of pages) {
      const one = await pagesPerCpuSecond(service, path, cookie);
      const other = await pagesPerCpuSecond(bare, '/page', cookie);
      // The first round warms all up.
      if (round === 0) continue;
      ours.push(one);
      theirs.push(other);
    }
    const bareStart = startOf(['-e', '0']);
    const start = startOf(['dist/main.js', '--version']) / bareStart;
    const serving = (await startOfService()) / bareStart;
    if (round === 0) continue;
    starts.push(start);
    services.push(serving);
  }
  service.process.kill();
  for (const { bare } of pages) bare.process.kill();
  return [
    ...pages.map(lineOf),
    {
      what: 'start of the bundle, `--version`',
      measured: times(median(starts)),
      limit: '`node -e 0`',
      ratio: times(median(starts)),
      goal: '≤ 4',
    },
    {
      what: 'start of the bundle, `serve` until it listens',
      measured: times(median(services)),
      limit: '`node -e 0`',
      ratio: times(median(services)),
      goal: '≤ 5',
    },
  ];
}
