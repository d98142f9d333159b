/** Durable acknowledgements beside the rate of bare fdatasync on the same disk. */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../src/store/index.ts';
import type { AttemptEvent } from '../../src/tutor/attempt.ts';
import { figure, median, percentile, times } from './figures.ts';
import type { Line } from './index.ts';

const WRITERS = 200;
const MILLISECONDS = 1000;

async function bareSyncs(folder: string): Promise<{ rate: number; p50: number }> {
  const file = await open(join(folder, 'bare'), 'a');
  const record = Buffer.alloc(180, 'x');
  const took: number[] = [];
  const start = performance.now();
  while (performance.now() - start < MILLISECONDS) {
    const before = performance.now();
    await file.write(record);
    await file.datasync();
    took.push(performance.now() - before);
  }
  await file.close();
  return { rate: (took.length * 1000) / (performance.now() - start), p50: median(took) };
}

async function acknowledgements(
  folder: string,
  writers: number,
): Promise<{ rate: number; p50: number; worst: number }> {
  const store = await openStore({ directory: join(folder, `store-${writers}`), now: () => 0 });
  const took: number[] = [];
  const start = performance.now();
  await Promise.all(
    Array.from({ length: writers }, async (_, index) => {
      const attempt = `bench-${String(index).padStart(6, '0')}-${writers}`;
      const begun: AttemptEvent = { seq: 1, at: 0, kind: 'begun', quiz: 'q', digest: 'd', simulator: 1, seed: 1 };
      let seq = await store.append(attempt, 0, [begun]);
      while (performance.now() - start < MILLISECONDS) {
        const before = performance.now();
        const input = { kind: 'line', line: 'docker image ls', columns: 100 } as const;
        seq = await store.append(attempt, seq, [
          { seq: seq + 1, at: 0, kind: 'input', client: `c-${seq}-00000`, input },
        ]);
        took.push(performance.now() - before);
      }
    }),
  );
  const rate = (took.length * 1000) / (performance.now() - start);
  await store.close();
  await rm(join(folder, `store-${writers}`), { recursive: true });
  return { rate, p50: median(took), worst: percentile(took, 1) };
}

export async function diskLines(rounds: number): Promise<readonly Line[]> {
  const folder = await mkdtemp(join(tmpdir(), 'drydock-bench-'));
  const found: { bare: number; many: number; waits: number; worst: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const bare = await bareSyncs(folder);
    const one = await acknowledgements(folder, 1);
    const many = await acknowledgements(folder, WRITERS);
    found.push({ bare: bare.rate, many: many.rate, waits: one.p50 / bare.p50, worst: many.worst });
  }
  await rm(folder, { recursive: true });
  const of = (pick: (each: (typeof found)[number]) => number): number => median(found.map(pick));
  return [
    {
      what: `durable acknowledgements, ${WRITERS} writers`,
      measured: `${figure(of(each => each.many))}/s (slowest ${figure(of(each => each.worst))} ms)`,
      limit: `bare fdatasync ${figure(of(each => each.bare))}/s`,
      ratio: times(of(each => each.many / each.bare)),
      goal: '≥ 30',
    },
    {
      what: 'wait for one acknowledgement, one writer',
      measured: times(of(each => each.waits)),
      limit: 'fdatasync p50',
      ratio: times(of(each => each.waits)),
      goal: '≤ 3',
    },
  ];
}
