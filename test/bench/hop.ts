/**
 * What the way into a room and back costs: answers that a room gives beside the same answers given in this process, per second of CPU of all processes. And
 * what it costs a room to go on with an attempt that it has not got.
 */
import { rmSync } from 'node:fs';
import type { AttemptPlace, Rooms } from '../../src/classroom/index.ts';
import type { Quiz } from '../../src/quiz/quiz.ts';
import { openPool, type RoomPool } from '../../src/rooms/pool.ts';
import { bytesOf, folded } from '../../src/rooms/put-away.ts';
import { usualReadings } from '../../src/rooms/room-process.ts';
import { roomsOf } from '../../src/rooms/rooms.ts';
import { teller } from '../../src/rooms/teller.ts';
import { readQuizzes } from '../../src/store/index.ts';
import {
  type AttemptEvent,
  begin,
  type Input,
  isLight,
  putAway,
  replay,
  step,
  takeOut,
  weightOf,
} from '../../src/tutor/index.ts';
import { processHere } from '../rooms/here.ts';
import { BENCH_QUIZ, benchCourse } from './course.ts';
import { cpuSeconds, figure, median, times } from './figures.ts';
import type { Line } from './index.ts';

const LEARNERS = 50;
const EACH = 40;
/** Rounds before anything counts: both programs are compiled meanwhile. */
const WARM = 3;

const typed = (line: string): Input => ({ kind: 'line', line, columns: 100 });

const LOADS: readonly { readonly what: string; readonly question: string; readonly input: (n: number) => Input }[] = [
  {
    what: 'a choice',
    question: 'choose',
    input: n => ({
      kind: 'answer',
      question: 'choose',
      response: { kind: 'choice', chosen: [['one', 'three', 'four'][n % 3] ?? ''] },
    }),
  },
  { what: '`docker image ls`', question: 'type', input: () => typed('docker image ls') },
];

/** The events of an attempt as the journal has them: a room may let an attempt go at any time, and asks for it here. */
const journal = new Map<string, string[]>();

/** Inputs a second of CPU, of attempts that begin with this. */
async function answered(rooms: Rooms, quiz: Quiz, { question, input }: (typeof LOADS)[number]): Promise<number> {
  const places = await Promise.all(
    Array.from({ length: LEARNERS }, async (): Promise<AttemptPlace> => {
      const place = { attempt: `bench-${++made}`, quiz: quiz.id, digest: quiz.digest };
      const { event, summary } = await rooms.begin(place, { seed: made, at: 0 });
      journal.set(place.attempt, [JSON.stringify(event)]);
      return taken(rooms, { ...place, seq: event.seq, known: summary }, { kind: 'goto', question });
    }),
  );
  const before = cpuSeconds(process.pid);
  await Promise.all(
    places.map(async first => {
      let place = first;
      for (let n = 0; n < EACH; n++) place = await taken(rooms, place, input(n));
    }),
  );
  return (LEARNERS * EACH) / (cpuSeconds(process.pid) - before);
}

let made = 0;

async function taken(rooms: Rooms, place: AttemptPlace, input: Input): Promise<AttemptPlace> {
  const took = await rooms.take(place, input, { at: 0, client: `bench-${++made}`, locales: ['ru'] });
  if (took.kind !== 'taken') throw new Error(`${input.kind}: ${took.kind}`);
  journal.get(place.attempt)?.push(took.event.json);
  return { ...place, seq: took.event.seq, known: took.summary };
}

async function opened(course: string): Promise<{ pool: RoomPool; quiz: Quiz }> {
  const read = await readQuizzes(course);
  const quiz = read.quizzes.find(({ id }) => id === BENCH_QUIZ);
  if (quiz === undefined) throw new Error('the course of the bench has no quiz');
  const pool = openPool({
    shelf: null,
    entry: 'dist/room.js',
    views: 'views',
    regular: 1,
    tail: async (attempt, after) => (journal.get(attempt) ?? []).slice(after),
    quizzes: read.quizzes,
    text: async digest => read.texts.get(digest) ?? '',
    now: () => performance.now(),
    every: (milliseconds, task) => {
      const timer = setInterval(task, milliseconds);
      return () => clearInterval(timer);
    },
    report: error => process.stderr.write(`${String(error)}\n`),
    readings: usualReadings(),
  });
  // The spare too, or its start would be measured.
  while (pool.pids().length < 2 || !pool.ready()) await new Promise(done => setTimeout(done, 50));
  await new Promise(done => setTimeout(done, 5_000));
  return { pool, quiz };
}

export async function hopLines(rounds: number): Promise<readonly Line[]> {
  const course = benchCourse();
  const { pool, quiz } = await opened(course);
  const away = roomsOf(pool);
  const here = processHere([quiz], teller('views'));
  const found = LOADS.map(() => ({ away: [] as number[], here: [] as number[], ratios: [] as number[] }));
  for (let round = -WARM; round < rounds; round++) {
    for (const [index, load] of LOADS.entries()) {
      const [there, near] = [await answered(away, quiz, load), await answered(here, quiz, load)];
      if (round < 0) continue;
      found[index]?.away.push(there);
      found[index]?.here.push(near);
      found[index]?.ratios.push(there / near);
    }
  }
  await pool.close();
  rmSync(course, { recursive: true });
  return [
    ...LOADS.map(
      ({ what }, index): Line => ({
        what: `the hop into a room: ${what}`,
        measured: `${figure(median(found[index]?.away ?? []))} per CPU second of all processes`,
        limit: `the same in one process ${figure(median(found[index]?.here ?? []))}`,
        ratio: times(median(found[index]?.ratios ?? [])),
        goal: 'none',
      }),
    ),
    ...(await resumeLines(quiz, rounds)),
  ];
}

const LINES = 200;
/** Every so many lines a build of another Dockerfile. */
const BUILD = 20;
/** Events after which a room puts an attempt away (`limits.ts`), and how many there may be behind that. */
const PUT = 150;

/** The journal of somebody who typed for long. */
async function longJournal(quiz: Quiz): Promise<readonly AttemptEvent[]> {
  let { attempt, event } = await begin(quiz, { seed: 1, at: 0 });
  const events = event === null ? [] : [event];
  const take = async (input: Input): Promise<void> => {
    const taken = await step(attempt, input, { at: 0, client: `bench-${events.length}` });
    attempt = taken.attempt;
    if (taken.event !== null) events.push(taken.event);
  };
  await take({ kind: 'goto', question: 'type' });
  for (let n = 0; n < LINES; n++) {
    if (n % BUILD === 0) await take(typed(`printf 'FROM alpine:3.21\\nRUN echo ${n} > /n\\n' > Dockerfile`));
    else
      await take(
        typed(
          n % BUILD === 1 ? `docker build -q -t n:${n} .` : (['docker image ls', 'ls', 'docker ps -a'][n % 3] ?? 'ls'),
        ),
      );
  }
  return events;
}

async function resumeLines(quiz: Quiz, rounds: number): Promise<readonly Line[]> {
  const events = await longJournal(quiz);
  const keeping = { putAway, takeOut, weightOf, isLight };
  const until = events.slice(0, PUT);
  const bytes = bytesOf(keeping, { attempt: await replay(quiz, until), at: 0, met: new Map() });
  if (bytes === null) throw new Error('the attempt is not to be put away');
  const ways = [
    { what: 'all of its journal', from: () => null },
    {
      what: `what was put away ${events.length - PUT} events ago`,
      from: () => folded(keeping, bytes, quiz)?.attempt ?? null,
    },
  ];
  const took = ways.map((): number[] => []);
  for (let round = 0; round <= rounds; round++) {
    for (const [index, { from }] of ways.entries()) {
      const before = process.cpuUsage();
      const { seq } = await replay(quiz, events, { from: from() });
      const { user, system } = process.cpuUsage(before);
      if (seq !== events.length) throw new Error(`resumed as of ${seq}, not ${events.length}`);
      if (round > 0) took[index]?.push((user + system) / 1000);
    }
  }
  return ways.map(
    ({ what }, index): Line => ({
      what: `resume of ${LINES} lines with ${LINES / BUILD} builds, from ${what}`,
      measured: `${figure(median(took[index] ?? []))} ms of CPU`,
      limit: '20 ms',
      ratio: times(median(took[index] ?? []) / 20),
      goal: '≤ 1',
    }),
  );
}
