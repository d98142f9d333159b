/** What a host weighs: alive in the heap, and frozen. */
import { boot, freeze, type Host, run } from '../../src/docker/index.ts';
import { MAIN_GO, ONE_STAGE, world } from '../docker/host/world.ts';
import { figure } from './figures.ts';
import type { Line } from './index.ts';

const LIVE = 300;

async function weighed<T>(make: () => Promise<T>): Promise<number> {
  const collect = globalThis.gc;
  if (collect === undefined) throw new Error('run the bench with --expose-gc');
  const kept: T[] = [await make()];
  collect();
  const before = process.memoryUsage().heapUsed;
  for (let n = 0; n < LIVE; n++) kept.push(await make());
  collect();
  return (process.memoryUsage().heapUsed - before) / (kept.length - 1);
}

async function fresh(): Promise<Host> {
  return boot(world({ files: { 'main.go': MAIN_GO, 'hello.Dockerfile': ONE_STAGE } }));
}

async function afterSeminar(): Promise<Host> {
  let host = await fresh();
  for (const line of [
    'docker build -q -f hello.Dockerfile -t sem04/hello .',
    'docker run sem04/hello',
    'docker image ls',
  ]) {
    host = (await run(host, line, { at: host.clock + 1000, columns: null, stdin: '' })).host;
  }
  return host;
}

export async function heapLines(): Promise<readonly Line[]> {
  const empty = await weighed(async () => ({ host: null }));
  const live = await weighed(fresh);
  const used = await weighed(afterSeminar);
  const frozen = JSON.stringify(freeze(await fresh())).length;
  const frozenUsed = JSON.stringify(freeze(await afterSeminar())).length;
  const bytes = (value: number): string => `${figure(value)} B`;
  return [
    {
      what: 'heap of a live host, fresh',
      measured: bytes(live),
      limit: `an empty object ${bytes(empty)}`,
      ratio: `+${bytes(live - empty)}`,
      goal: '≤ 3 × a bare connection of 9 kB',
    },
    {
      what: 'heap of a live host after the seminar',
      measured: bytes(used),
      limit: `an empty object ${bytes(empty)}`,
      ratio: `+${bytes(used - empty)}`,
      goal: '≤ 3 × a bare connection of 9 kB',
    },
    {
      what: 'a frozen host, fresh',
      measured: bytes(frozen),
      limit: '4,096 B',
      ratio: `×${(frozen / 4096).toFixed(2)}`,
      goal: '< 1',
    },
    {
      what: 'a frozen host after the seminar',
      measured: bytes(frozenUsed),
      limit: '40,960 B',
      ratio: `×${(frozenUsed / 40_960).toFixed(2)}`,
      goal: '< 1',
    },
  ];
}
