import assert from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { client } from '../web/client.ts';
import { hello, input, line, type Socket, socket } from './rig.ts';

/** The built service as a process of its own. */
interface Running {
  readonly child: ChildProcess;
  readonly port: number;
  readonly output: () => string;
  readonly ended: Promise<number | null>;
}

function running(folder: string, environment: Readonly<Record<string, string>> = {}): Promise<Running> {
  const child = spawn(process.execPath, ['dist/main.js', 'serve'], {
    env: { PATH: process.env.PATH, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'error', ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const ended = new Promise<number | null>(done => child.once('exit', code => done(code)));
  return new Promise((done, failed) => {
    const hear = (data: Buffer): void => {
      output += data.toString();
      const port = /Drydock: http:\/\/[^:]+:(\d+)/.exec(output)?.[1];
      if (port !== undefined) done({ child, port: Number(port), output: () => output, ended });
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    void ended.then(code => failed(Object.assign(new Error(`it ended with ${code}: ${output}`), { code })));
  });
}

async function begin(port: number): Promise<{ attempt: string; open: (port: number) => Promise<Socket> }> {
  const browser = client(port, { lang: 'en' });
  const answer = await browser.post('/attempts', { quiz: 'docker/04-dockerfile' });
  const attempt = (answer.location ?? '').replace('/quiz/', '');
  return {
    attempt,
    // A browser keeps cookies by host, not by port.
    open: async to => {
      const opened = await socket(to, browser);
      opened.send(hello(attempt));
      await opened.next('welcome');
      return opened;
    },
  };
}

describe('the service as a process', () => {
  let folder: string;
  const children: ChildProcess[] = [];
  const start = async (environment: Readonly<Record<string, string>> = {}): Promise<Running> => {
    const found = await running(folder, environment);
    children.push(found.child);
    return found;
  };

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'drydock-'));
  });
  afterEach(async () => {
    for (const child of children.splice(0)) child.kill('SIGKILL');
    await rm(folder, { recursive: true, force: true });
  });

  it('prints its address and the setup link, and a new one after a restart', async () => {
    const first = await start();
    const link = /\/setup\/(\S+)/.exec(first.output())?.[1];
    assert.ok(link);
    first.child.kill('SIGTERM');
    assert.equal(await first.ended, 0);
    const second = await start();
    const renewed = /\/setup\/(\S+)/.exec(second.output())?.[1];
    assert.ok(renewed !== undefined && renewed !== link);
  });

  it('D9: a second process on the same folder exits with 75; after kill -9 the next starts at once', async () => {
    const first = await start();
    await assert.rejects(running(folder), { code: 75 });
    first.child.kill('SIGKILL');
    await first.ended;
    await start();
  });

  /** Ten pages write a numbered line after another; the service gets the signal in the middle; then it is started again. */
  async function interrupted(signal: NodeJS.Signals): Promise<{
    readonly code: number | null;
    readonly closes: readonly number[];
    /** Milliseconds from the signal to the end. */
    readonly took: number;
  }> {
    const first = await start();
    const people = await Promise.all(Array.from({ length: 10 }, () => begin(first.port)));
    const sockets = await Promise.all(people.map(person => person.open(first.port)));
    const acked = sockets.map(() => 0);
    let told = 0;
    const busy = sockets.map(async (opened, index) => {
      for (let n = 1; n <= 500 && opened.ws.readyState === opened.ws.OPEN; n++) {
        const typed = input(line(`echo ${n} >> log`));
        opened.send(typed);
        try {
          await opened.next('ack', ack => ack.id === typed.id);
        } catch {
          return;
        }
        acked[index] = n;
        if (index === 0 && n === 5) {
          told = Date.now();
          first.child.kill(signal);
        }
      }
    });
    const closed = await Promise.all(sockets.map(opened => opened.closed));
    const code = await first.ended;
    const took = Date.now() - told;
    await Promise.all(busy);
    const second = await start();
    for (const [index, person] of people.entries()) {
      const opened = await person.open(second.port);
      const read = input(line('cat log | wc -l; sort -n log | uniq -d; tail -n 1 log'));
      opened.send(read);
      const step = await opened.next('step', message => message.id === read.id);
      const [count = '', ...rest] = (step.terminal[0]?.output ?? '').trim().split(/\s+/);
      const last = acked[index] ?? 0;
      assert.ok(Number(count) >= last && Number(count) <= last + 1, `acknowledged ${last}, kept ${count}`);
      assert.equal(rest.length, 1, `nothing twice: ${rest.join(' ')}`);
      opened.ws.close();
    }
    return { code, closes: closed.map(each => each.code), took };
  }

  it('D10: SIGTERM under load: acks go out, sockets close with 1012, exit 0 within 10 s, and what was acknowledged is there', async () => {
    const { code, closes, took } = await interrupted('SIGTERM');
    assert.equal(code, 0);
    assert.ok(took < 10_000, `${took} ms`);
    assert.deepEqual([...new Set(closes)], [1012]);
  });

  it('D1: kill -9 in mid-answer loses nothing that was acknowledged', async () => {
    const { code } = await interrupted('SIGKILL');
    assert.equal(code, null);
  });

  it('refuses settings that make no sense, by name, with exit code 2', async () => {
    await assert.rejects(running(folder, { PORT: 'harbour' }), error => {
      assert.match(String(error), /PORT=harbour/);
      assert.equal((error as { code?: number }).code, 2);
      return true;
    });
  });
});
