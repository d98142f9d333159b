/** What an answer costs by how many are stored, with the documents that it makes old; and how fast the journal is read at a start. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore, type Store } from '../../src/store/index.ts';
import type { AttemptRow } from '../../src/store/records.ts';
import type { AttemptEvent } from '../../src/tutor/attempt.ts';
import { figure, median, times } from './figures.ts';
import type { Line } from './index.ts';

/** A million takes minutes: `STORED=1000000 npm run bench`. */
const MANY = Number(process.env.STORED ?? 200_000);
const FEW = 1000;
/** Of an attempt. */
const ANSWERS = 20;
/** Who answer at once. */
const WRITERS = 50;

const idOf = (index: number): string => `bench-${String(index).padStart(16, '0')}`;

function eventOf(seq: number): AttemptEvent {
  if (seq === 1) return { seq, at: 0, kind: 'begun', quiz: 'docker/01', digest: 'd', simulator: 1, seed: 1 };
  const input = { kind: 'line', line: 'docker image ls', columns: 100 } as const;
  return { seq, at: 0, kind: 'input', client: `client-${seq}-0000000000`, input };
}

function rowOf(id: string, seq: number): AttemptRow {
  const questions = Array.from({ length: 10 }, (_, index) => ({
    id: `question-${index}`,
    points: 1,
    score: index < seq ? 1 : 0,
    firstScore: null,
    status: 'open' as const,
    tries: seq,
    hints: 0,
    openedAt: 0,
    closedAt: null,
    lastError: null,
  }));
  const summary = { seq, at: 0, finishedAt: null, score: 0, points: 10, current: 0, questions };
  return { id, person: id, class: null, quiz: 'docker/01', digest: 'd', seed: 1, startedAt: 0, summary };
}

/** Answers in turn over all attempts, from `from` on; with `rows` each is noted in its row, as the classroom does. */
async function answer(store: Store, attempts: number, from: number, count: number, rows = true): Promise<void> {
  for (let done = 0; done < count; done += WRITERS) {
    await Promise.all(
      Array.from({ length: Math.min(WRITERS, count - done) }, async (_, index) => {
        const number = from + done + index;
        const id = idOf(number % attempts);
        const seq = Math.floor(number / attempts) + 1;
        await store.append(id, seq - 1, [eventOf(seq)]);
        if (!rows) return;
        if (seq === 1) await store.attempts.put(rowOf(id, seq));
        else store.attempts.note(rowOf(id, seq));
      }),
    );
  }
}

/**
 * Microseconds of CPU for an answer. `documents`: as many are given as make all documents due, and those are written within the
 * measure; without, none is.
 */
async function costAt(stored: number, stores: number, documents: boolean): Promise<number> {
  const attempts = stored / ANSWERS;
  const more = Math.ceil(stored * 0.4);
  let used = 0;
  for (let turn = 0; turn < stores; turn++) {
    const directory = await mkdtemp(join(tmpdir(), 'drydock-bench-'));
    const store = await openStore({ directory, now: () => 0 });
    await answer(store, attempts, 0, stored);
    await store.erase();
    const before = process.cpuUsage();
    await answer(store, attempts, stored, more);
    if (documents) await store.close();
    const { user, system } = process.cpuUsage(before);
    await store.close();
    used += user + system;
    await rm(directory, { recursive: true });
  }
  return used / (more * stores);
}

/** Records a second of CPU. */
async function replayRate(): Promise<number> {
  const directory = await mkdtemp(join(tmpdir(), 'drydock-bench-'));
  const store = await openStore({ directory, now: () => 0 });
  await answer(store, MANY / ANSWERS, 0, MANY, false);
  await store.close();
  const before = process.cpuUsage();
  const again = await openStore({ directory, now: () => 0 });
  const { user, system } = process.cpuUsage(before);
  await again.close();
  await rm(directory, { recursive: true });
  return (MANY * 1e6) / (user + system);
}

export async function storedLines(rounds: number): Promise<readonly Line[]> {
  await costAt(FEW, 5, true);
  const found: { few: number; many: number; ratio: number }[] = [];
  for (let round = 0; round < rounds; round++) {
    const few = await costAt(FEW, 40, false);
    const many = await costAt(MANY, 1, true);
    found.push({ few, many, ratio: many / few });
  }
  const rate = await replayRate();
  const of = (pick: (each: (typeof found)[number]) => number): number => median(found.map(pick));
  return [
    {
      what: `an answer at ${MANY} stored ones, documents written`,
      measured: `${figure(of(each => each.many))} µs of CPU`,
      limit: `at ${FEW}, none written: ${figure(of(each => each.few))} µs`,
      ratio: times(of(each => each.ratio)),
      goal: '≤ 1.1',
    },
    {
      what: 'the journal read at a start',
      measured: `${figure(rate)} records a second of CPU`,
      limit: '400000',
      ratio: times(rate / 400_000),
      goal: '≥ 1',
    },
  ];
}
