/** The service as people run it, in a process of its own over a folder of its own: for bots that are given no address. */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { built } from '../built.ts';

export interface Own {
  readonly base: URL;
  readonly folder: string;
  readonly pid: number;
  /** Ends it as an operator does, and waits until it has ended. */
  readonly end: () => Promise<void>;
  readonly clear: () => Promise<void>;
}

/** `wild`: its rooms do what no line makes the real ones do (test/rooms/hostile-room.ts). */
export async function ownService(wild: boolean): Promise<Own> {
  built();
  const folder = await mkdtemp(join(tmpdir(), 'drydock-class-'));
  const serving = spawn(
    process.execPath,
    wild ? ['--import', 'tsx', 'test/bots/wild-service.ts'] : ['dist/main.js', 'serve'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, PORT: '0', DATA_DIR: folder, LOG_LEVEL: 'silent' },
    },
  );
  const ended = new Promise<void>(done => serving.once('exit', () => done()));
  const said = await Promise.race([
    new Promise<string>(done => serving.stdout.once('data', data => done(String(data)))),
    ended.then(() => ''),
  ]);
  const address = /http:\/\/\S+/.exec(said)?.[0];
  if (address === undefined) throw new Error('the service did not start');
  return {
    base: new URL(address),
    folder,
    pid: serving.pid ?? 0,
    end: async () => {
      serving.kill('SIGTERM');
      await ended;
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}
