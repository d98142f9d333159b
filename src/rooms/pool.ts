/**
 * The rooms of a service: processes that are given work as the policy says, and looked at while they are at it. What a room has not got is read
 * and sent with the work: versions of quizzes, and the tail of an attempt's journal.
 */
import { Fault } from '../fault.ts';
import type { Quiz } from '../quiz/quiz.ts';
import { SANDBOXES } from '../quiz/sandbox.ts';
import type { Abandonment, About, Errand, WorkHeader } from './errand.ts';
import type { RoomFrame } from './frame.ts';
import type { Action } from './job.ts';
import { LIMITS, type RoomLimits } from './limits.ts';
import { type RoomAnswer, type RoomReply, reply as replySchema } from './messages.ts';
import { type Policy, policy } from './policy.ts';
import { type ProcessOptions, type RoomProcess, startProcess } from './room-process.ts';
import { type SentVersions, sentVersions } from './sent-versions.ts';
import type { AttemptShelf } from './shelf.ts';
import { type AttemptSnapshots, snapshots } from './snapshots.ts';

export interface PoolOptions {
  /** Path of the room's program. */
  readonly entry: string;
  /** Folder of the views. */
  readonly views: string;
  /** Rooms that share the work; a spare and a slow one come to them. */
  readonly regular: number;
  /** What a journal has behind an event: arrays of events as JSON. */
  readonly tail: (attempt: string, after: number) => Promise<readonly string[]>;
  /** The quizzes that every room has from its start, and the text of any version that was ever begun. */
  readonly quizzes: readonly Quiz[];
  readonly text: (digest: string) => Promise<string>;
  /** Milliseconds that only go on. */
  readonly now: () => number;
  readonly every: (milliseconds: number, task: () => void) => () => void;
  /** Where what was put away outlives the service; null: nowhere. */
  readonly shelf: AttemptShelf | null;
  /** What an operator should know. */
  readonly report: (error: unknown) => void;
  /** A room has let go of so many attempts, since it had too many, or too much of them. */
  readonly letGo?: (attempts: number) => void;
  readonly readings: ProcessOptions['readings'];
  readonly limits?: RoomLimits | undefined;
}

export interface RoomPool {
  /** @throws Fault `overloaded`: nothing has happened */
  ask(header: WorkHeader, of: About): Promise<{ readonly answer: RoomAnswer | Abandonment; readonly body: Buffer }>;
  /** May the attempt have anything done that it can do without? */
  allows(attempt: string): boolean;
  /** What rooms have of the attempt is not what its journal says. */
  drop(attempt: string): void;
  /** There are rooms that take work, so many at least. */
  ready(count?: number): boolean;
  /** Process ids of the rooms. */
  pids(): readonly number[];
  /** What is not done within so many milliseconds from now is not done. */
  drain(milliseconds: number): void;
  /** Ends the rooms, and what they are at. */
  close(): Promise<void>;
}

/** Milliseconds between two looks at rooms at work, and at all of them. */
const LOOK = 25;
const LOOK_AT_ALL = 500;
/** Milliseconds after which what was put away is written to disk, at the latest: what comes meanwhile takes the place of what was to be. */
const SHELVE = 5_000;
/** Rooms that had not got an attempt, one after another: then something is wrong. */
const MISSES = 3;

interface Running {
  readonly process: RoomProcess;
  readonly gone: Promise<void>;
  readonly versions: SentVersions;
}

interface Ground {
  readonly options: PoolOptions;
  readonly limits: RoomLimits;
  readonly plan: Policy;
  readonly running: Map<number, Running>;
  readonly errands: Map<number, Errand>;
  readonly putAway: AttemptSnapshots;
  /** What every room is sent first. */
  readonly quizzes: Buffer;
  /** For which there is no room yet. */
  homeless: Errand[];
  made: number;
  closed: boolean;
}

export function openPool(options: PoolOptions): RoomPool {
  const { now, every, limits = LIMITS } = options;
  const at: Ground = {
    options,
    limits,
    plan: policy(options.regular, limits),
    running: new Map(),
    errands: new Map(),
    putAway: snapshots(limits.putAway),
    quizzes: Buffer.from(JSON.stringify(options.quizzes)),
    homeless: [],
    made: 0,
    closed: false,
  };
  // What rooms have said meanwhile is heard before they are judged.
  const stops = [
    every(LOOK, () => void setImmediate(look, at, false)),
    every(LOOK_AT_ALL, () => void setImmediate(look, at, true)),
    every(SHELVE, () => void options.shelf?.flush()),
  ];
  follow(at, at.plan.start(now()));
  return {
    ask: (header, of) => ask(at, header, of),
    allows: attempt => at.plan.allows(attempt, now()),
    drop: attempt => {
      at.putAway.remove(attempt);
      options.shelf?.remove(attempt);
      for (const room of at.plan.forget(attempt)) at.running.get(room)?.process.send({ kind: 'drop', attempt });
    },
    ready: (count = 1) => at.plan.open() >= count,
    pids: () => [...at.running.values()].flatMap(({ process: { pid } }) => pid ?? []),
    drain: milliseconds => {
      const stop = every(milliseconds, () => {
        stop();
        giveUp(at);
      });
      stops.push(stop);
    },
    close: async () => {
      at.closed = true;
      for (const stop of stops) stop();
      giveUp(at);
      const all = [...at.running.values()];
      for (const { process } of all) process.end();
      await Promise.all(all.map(({ gone }) => gone));
      await options.shelf?.flush();
    },
  };
}

function ask(at: Ground, header: WorkHeader, of: About): ReturnType<RoomPool['ask']> {
  return new Promise((resolve, reject) => {
    if (at.closed || at.errands.size >= at.limits.waiting) {
      reject(new Fault('overloaded', at.closed ? 'the service is being restarted' : 'too much work is waiting'));
      return;
    }
    const errand: Errand = {
      job: { id: ++at.made, attempt: header.attempt, kind: header.kind, loading: false, strikes: 0, blamed: false },
      header,
      of,
      tail: null,
      putTo: false,
      lookedUp: false,
      missed: 0,
      answered: (answer, body) => resolve({ answer, body }),
      failed: reject,
    };
    at.errands.set(errand.job.id, errand);
    place(at, errand);
  });
}

/** Everything that is asked of rooms is not done. */
function giveUp(at: Ground): void {
  for (const errand of [...at.errands.values()]) {
    at.errands.delete(errand.job.id);
    errand.failed(new Fault('overloaded', 'the service is being restarted'));
  }
}

function finish(at: Ground, id: number): Errand | undefined {
  const errand = at.errands.get(id);
  at.errands.delete(id);
  return errand;
}

function follow(at: Ground, actions: readonly Action[]): void {
  for (const action of actions) {
    switch (action.do) {
      case 'start':
        start(at, action.room, action.slow);
        break;
      case 'send':
        send(at, action.room, action.job.id);
        break;
      case 'leave':
        at.running.get(action.room)?.process.send({ kind: 'leave', through: action.through });
        break;
      case 'rest':
        at.running.get(action.room)?.process.rest(action.resting);
        break;
      case 'end':
        at.running.get(action.room)?.process.end();
        break;
      case 'again': {
        const errand = at.errands.get(action.job.id);
        if (errand !== undefined) place(at, errand);
        break;
      }
      case 'abandon':
        finish(at, action.job.id)?.answered({ kind: 'abandoned', why: action.why }, Buffer.alloc(0));
        break;
      case 'give-up':
        finish(at, action.job.id)?.failed(new Fault('overloaded', 'a room was ended'));
    }
  }
}

function start(at: Ground, room: number, slow: boolean): void {
  const { entry, views, readings, quizzes, now, report } = at.options;
  let done: () => void = () => undefined;
  const gone = new Promise<void>(resolve => {
    done = resolve;
  });
  const process = startProcess({
    entry,
    readings,
    received: frame => received(at, room, frame),
    ended: how => {
      at.running.delete(room);
      done();
      if (at.closed) return;
      // A room that the policy has ended is none of its own any more: nothing comes of this.
      const why = /heap out of memory/.test(how.last) ? 'memory' : 'fault';
      const actions = at.plan.ended(room, why, now());
      if (actions.length > 0) report(new Error(`a room came to an end: ${JSON.stringify(how)}`));
      follow(at, actions);
    },
  });
  const versions = sentVersions([...SANDBOXES, ...quizzes].map(({ digest }) => digest));
  at.running.set(room, { process, gone, versions });
  process.send({ kind: 'quizzes' }, [at.quizzes]);
  process.send({ kind: 'open', views, reading: readings === 'told' });
  if (slow) process.slowDown(at.limits.priority);
}

function received(at: Ground, room: number, { header, body }: RoomFrame): void {
  const { plan } = at;
  const now = at.options.now();
  const said: RoomReply = replySchema.parse(header);
  if (said.kind === 'ready') {
    follow(at, plan.ready(room, now));
    return;
  }
  if (said.kind === 'snapshot') {
    // Of what is not known to be the journal's own nothing is kept.
    if (plan.has(room, said.attempt) !== said.seq) return;
    const snapshot = { seq: said.seq, bytes: new Uint8Array(body) };
    at.putAway.put(said.attempt, snapshot);
    at.options.shelf?.put(said.attempt, snapshot);
    return;
  }
  if (said.kind === 'let-go') {
    for (const attempt of said.attempts) plan.learn(room, attempt, null);
    at.options.letGo?.(said.attempts.length);
    return;
  }
  const errand = plan.holds(room, said.id) ? at.errands.get(said.id) : undefined;
  const over = said.kind !== 'loading' && said.kind !== 'loaded';
  if (errand !== undefined && over) plan.learn(room, errand.job.attempt, known(errand, said));
  follow(at, plan.heard(room, said, now));
  if (errand === undefined || !over) return;
  if (said.kind === 'need' && errand.tail?.snapshot != null) forget(at, errand.job.attempt);
  if (said.kind !== 'need') finish(at, said.id)?.answered(said, body);
  else if (++errand.missed < MISSES) place(at, errand);
  else finish(at, said.id)?.failed(new Error(`no room can have ${errand.job.attempt} as its journal says`));
}

/** What was put away of the attempt is of no use. */
function forget(at: Ground, attempt: string): void {
  at.putAway.remove(attempt);
  at.options.shelf?.remove(attempt);
}

/** As of which event the room has the attempt now; null: not at all. */
function known({ header }: Errand, said: RoomAnswer): number | null {
  switch (said.kind) {
    case 'need':
    case 'fault':
      return null;
    case 'begun':
    case 'taken':
      return said.summary.seq;
    default:
      return 'seq' in header ? header.seq : null;
  }
}

/** Finds a room for it, and what that room has not got. Rooms come and go while it is being read. */
function place(at: Ground, errand: Errand): void {
  const { options, plan } = at;
  const { job, header } = errand;
  const { room, actions } = plan.roomFor(job, options.now());
  follow(at, actions);
  const there = room === null ? undefined : at.running.get(room);
  if (room === null || there === undefined) {
    at.homeless.push(errand);
    return;
  }
  const wait = (reading: Promise<void>): void => {
    reading.then(
      () => {
        if (at.errands.has(job.id)) place(at, errand);
      },
      (error: unknown) => finish(at, job.id)?.failed(error instanceof Error ? error : new Error(String(error))),
    );
  };
  if ('digest' in header && !there.versions.has(header.digest)) {
    const { digest } = header;
    wait(
      options.text(digest).then(text => {
        there.process.send({ kind: 'quiz', quiz: errand.of.quiz, digest }, [Buffer.from(text)]);
        const asked = new Set(
          [...at.errands.values()].map(each => ('digest' in each.header ? each.header.digest : '')),
        );
        for (const old of there.versions.add(digest, asked)) there.process.send({ kind: 'forget', digest: old });
      }),
    );
    return;
  }
  // What a room ended over may be what was put away.
  if (errand.putTo && job.strikes > 0) forget(at, job.attempt);
  const has = plan.has(room, job.attempt);
  if (!('seq' in header) || has === header.seq) errand.tail = null;
  else {
    const known = has !== null && has < header.seq ? has : 0;
    const kept = known === 0 ? at.putAway.get(job.attempt) : null;
    if (known === 0 && kept === null && options.shelf !== null && !errand.lookedUp) {
      errand.lookedUp = true;
      wait(
        options.shelf.read(job.attempt).then(found => {
          if (found !== null) at.putAway.put(job.attempt, found);
        }),
      );
      return;
    }
    const snapshot = kept !== null && kept.seq <= header.seq ? kept : null;
    const after = snapshot?.seq ?? known;
    if (errand.tail?.after !== after || (errand.tail.snapshot === null) !== (snapshot === null)) {
      wait(
        options.tail(job.attempt, after).then(lines => {
          errand.tail = { after, lines, snapshot: snapshot?.bytes ?? null };
        }),
      );
      return;
    }
  }
  job.loading = errand.tail !== null;
  follow(at, plan.give(room, job));
}

function send(at: Ground, room: number, id: number): void {
  const errand = at.errands.get(id);
  const there = at.running.get(room);
  if (there === undefined || errand === undefined) return;
  const { header, tail, of } = errand;
  if (tail === null) there.process.send({ id, ...header });
  else {
    const { after, lines, snapshot } = tail;
    if (snapshot !== null) errand.putTo = true;
    const put = snapshot === null ? {} : { snapshot: snapshot.byteLength };
    const journal = Buffer.from(lines.join('\n'));
    const body = snapshot === null ? [journal] : [snapshot, journal];
    there.process.send({ id, ...header, after, ...put, known: of.known }, body);
  }
}

function look(at: Ground, all: boolean): void {
  if (at.closed) return;
  const { plan, options } = at;
  for (const room of plan.rooms(all)) {
    const reading = at.running.get(room)?.process.read() ?? null;
    if (reading !== null) follow(at, plan.looked(room, reading, options.now()));
  }
  follow(at, plan.turn());
  if (!all) return;
  follow(at, plan.tick(options.now()));
  const waiting = at.homeless;
  at.homeless = [];
  for (const errand of waiting) if (at.errands.has(errand.job.id)) place(at, errand);
}
