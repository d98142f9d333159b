/**
 * A room: a process that folds attempts, grades answers and writes what pages are told, one piece of work after another. It has no files but the
 * views and no network; its limits are kept from outside. It lives as long as the service.
 */
import { Socket } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { Quiz } from '../quiz/quiz.ts';
import { isSandbox, SANDBOXES } from '../quiz/sandbox.ts';
import { keptQuiz } from '../quiz/variant.ts';
import { readVersion } from '../store/quizzes.ts';
import { isLight, putAway, takeOut, weightOf } from '../tutor/index.ts';
import type { RoomFrame } from './frame.ts';
import { LIMITS } from './limits.ts';
import { isRequest, type RoomRequest, type RoomWork } from './messages.ts';
import { pipe, type RoomPipe } from './pipe.ts';
import { teller } from './teller.ts';
import { warmUp } from './warm-up.ts';
import { type Loading, type Tutor, type WorkDone, type Workshop, workshop } from './workshop.ts';

/** Milliseconds for which a journal is folded before others have their turn, and for which answers are gathered. */
const SLICE = 20;
const GATHERED = 2;
/** Bytes of heap above which older attempts are let go, looked at after so many pieces of work. */
const FULL = 120 * 1024 * 1024;
const LOOK = 64;
/** Milliseconds that a room without a service waits for its second thread at most. */
const FAREWELL = 2_000;

interface WaitingWork {
  readonly work: RoomWork;
  readonly tail: Buffer;
  /** Not known yet; none; or what is left of it. */
  loading: Loading | null | undefined;
  /** Microseconds that went into it. */
  cpu: number;
}

interface RoomState {
  readonly tutor: Tutor;
  readonly channel: RoomPipe;
  readonly quizzes: Map<string, Quiz>;
  /** Once the service has said that all is there. */
  here: Workshop | null;
  queue: WaitingWork[];
  working: boolean;
  works: number;
  readonly meter: ReturnType<typeof meter>;
}

/** The service is at the other end of descriptor 3, from the start of this process to its end. `prepare`: what is done before the first work. */
export function openRoom(tutor: Tutor, prepare: typeof warmUp = warmUp): void {
  const channel = pipe(new Socket({ fd: 3, readable: true, writable: true }), {
    received: frame => receive(at, frame, prepare),
    ended: () => end(at),
  });
  const at: RoomState = {
    tutor,
    channel,
    quizzes: new Map(SANDBOXES.map(quiz => [quiz.digest, quiz])),
    here: null,
    queue: [],
    working: false,
    works: 0,
    meter: meter(),
  };
  // What ends the service is for the service to hear: it tells its rooms when they are done.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => undefined);
}

function receive(at: RoomState, { header: given, body }: RoomFrame, prepare: typeof warmUp): void {
  if (!isRequest(given)) throw new TypeError('the service asks what this room does not know');
  switch (given.kind) {
    case 'quizzes':
      // Of the service's own program, which has read them.
      for (const quiz of JSON.parse(body.toString('utf8')) as readonly Quiz[]) at.quizzes.set(quiz.digest, quiz);
      return;
    case 'quiz': {
      const quiz = keptQuiz(given.quiz, readVersion(body.toString('utf8')));
      if (quiz === null) throw new Error(`${given.digest} of ${given.quiz} is no quiz`);
      at.quizzes.set(given.digest, quiz);
      return;
    }
    case 'forget':
      at.quizzes.delete(given.digest);
      return;
    case 'open':
      void open(at, given, prepare);
      return;
    case 'drop':
      at.here?.drop(given.attempt);
      return;
    case 'leave':
      for (const { work } of at.queue) if (work.id <= given.through) at.here?.drop(work.attempt);
      at.queue = at.queue.filter(({ work }) => work.id > given.through);
      return;
    default:
      at.queue.push({ work: given, tail: body, loading: undefined, cpu: 0 });
      if (!at.working) void workAll(at);
  }
}

/** The service is gone. The thread beside this one sees that within moments, and ends those that stand still as well. */
function end(at: RoomState): void {
  if (at.here === null) process.exit(0);
  setTimeout(() => process.exit(0), FAREWELL);
}

async function open(
  at: RoomState,
  { views, reading }: Extract<RoomRequest, { kind: 'open' }>,
  prepare: typeof warmUp,
): Promise<void> {
  const { tutor, quizzes, channel } = at;
  const workerData = { parent: process.ppid, reading, descriptor: 4 };
  new Worker(new URL('life-thread.js', import.meta.url), { name: 'life', workerData, execArgv: [] }).unref();
  const tells = teller(views);
  at.here = workshop({
    tutor,
    keeping: { putAway, takeOut, weightOf, isLight },
    after: LIMITS.putAwayAfter,
    teller: tells,
    quizzes,
    most: LIMITS,
  });
  await prepare(
    [...quizzes.values()].filter(quiz => !isSandbox(quiz)),
    tutor,
    tells,
  );
  channel.send({ kind: 'ready' });
}

/** Lets what has come in be read, and what was said be written. */
const turn = (): Promise<void> => new Promise(resolve => setImmediate(resolve));

async function workAll(at: RoomState): Promise<void> {
  at.working = true;
  let gathering = performance.now();
  for (let each = at.queue.shift(); each !== undefined; each = at.queue.shift()) {
    // The service must not take this for what was answered before: it goes by what it has heard.
    if (at.here?.isLight(each.work) !== true) at.channel.flush();
    await workOn(at, each);
    if (performance.now() - gathering < GATHERED) continue;
    at.channel.flush();
    await turn();
    gathering = performance.now();
  }
  at.working = false;
  setImmediate(putAwayOne, at);
}

/** Nothing waits: what was answered is on its way, and others come first again after each. */
function putAwayOne(at: RoomState): void {
  if (at.working) return;
  const snapshot = at.here?.putAway() ?? null;
  if (snapshot === null) return;
  const { bytes, ...named } = snapshot;
  at.channel.send({ kind: 'snapshot', ...named }, [bytes]);
  setImmediate(putAwayOne, at);
}

async function workOn(at: RoomState, each: WaitingWork): Promise<void> {
  const { here } = at;
  if (here === null) throw new Error('work before the room is open');
  const { work } = each;
  const used = (): number => {
    const spent = at.meter.used();
    each.cpu += spent;
    return spent;
  };
  at.meter.start();
  let done: WorkDone;
  try {
    if (!(await isLoaded(at, here, each, used))) return;
    done = await here.answer(work);
  } catch (error) {
    const { message, stack = '' } = error instanceof Error ? error : new Error(String(error));
    done = { told: { kind: 'fault', message, stack }, body: [] };
    here.drop(work.attempt);
  }
  at.channel.send({ ...done.told, id: work.id, next: at.queue[0]?.work.id ?? 0, cpu: used() }, done.body);
  here.spent(work.attempt, each.cpu / 1000);
  at.works += 1;
  if (at.works % LOOK === 0 && process.memoryUsage().heapUsed > FULL) here.shrink();
  const gone = here.gone();
  if (gone.length > 0) at.channel.send({ kind: 'let-go', attempts: gone });
}

/** Folds for a while what has to be folded first; false when there is more, and it goes to the end of the line. */
async function isLoaded(at: RoomState, here: Workshop, each: WaitingWork, used: () => number): Promise<boolean> {
  const { channel, queue } = at;
  const { work } = each;
  each.loading ??= each.loading === null ? null : here.loading(work, each.tail);
  if (each.loading === null) return true;
  const until = performance.now() + SLICE;
  let more = true;
  while (more && performance.now() < until) more = await each.loading.next();
  if (more) {
    queue.push(each);
    channel.send({ kind: 'loading', id: work.id, next: queue[0]?.work.id ?? 0, cpu: used() });
  } else {
    each.loading = null;
    channel.send({ kind: 'loaded', id: work.id, next: work.id, cpu: used() });
  }
  channel.flush();
  return !more;
}

/** Milliseconds by the clock below which that stands for CPU: asking the system costs as much as a fifth of an answer. */
const SHORT = 1;

/**
 * Microseconds of CPU of one piece of work after another. What is short is taken by the clock, which is never less; whatever takes longer is read, and what
 * was taken by the clock since the last reading is not counted again.
 */
function meter(): { start(): void; used(): number } {
  let { user, system } = process.cpuUsage();
  let read = user + system;
  let taken = 0;
  let since = 0;
  return {
    start: () => {
      since = performance.now();
    },
    used: () => {
      const now = performance.now();
      const passed = now - since;
      since = now;
      if (passed < SHORT) {
        taken += passed * 1000;
        return passed * 1000;
      }
      ({ user, system } = process.cpuUsage());
      const used = Math.max(0, Math.min(passed * 1000, user + system - read - taken));
      read = user + system;
      taken = 0;
      return used;
    },
  };
}
