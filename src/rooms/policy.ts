/**
 * What becomes of a room that is held up, and of what holds it up: everything is decided here and nothing is done. Readings, the clock and what
 * rooms say come in; what is to be done comes out.
 *
 * Regular rooms share the attempts among them, and one spare stands ready. A room that one piece of work holds up is given nothing else until
 * that is done; those who live there are served by the spare meanwhile, and come back. What they know of each other's attempts they keep, so little has to be
 * folded again. So many rooms may be held up at once as there are regular ones; what holds up another one is ended there, and goes to the slow
 * room, which has the lowest priority. Whatever was not finished is done again elsewhere: nothing is written down before a room has answered.
 */
import { conduct } from './conduct.ts';
import {
  feed,
  type Housing,
  isBusy,
  learn,
  postpone,
  type Room,
  remove,
  restock,
  roomFor,
  slowRoom,
  standIn,
  surplus,
} from './housing.ts';
import { type Action, again, heavy, type Job, type TooHeavy } from './job.ts';
import type { RoomLimits } from './limits.ts';
import type { RoomAnswer } from './messages.ts';
import type { RoomReading } from './watch.ts';

export type Heard = Pick<RoomAnswer, 'kind' | 'id' | 'next' | 'cpu'>;

export interface Policy {
  start(now: number): readonly Action[];
  /** May the attempt have anything done that it can do without? */
  allows(attempt: string, now: number): boolean;
  roomFor(job: Pick<Job, 'attempt' | 'kind'>, now: number): ReturnType<typeof roomFor>;
  give(room: number, job: Job): readonly Action[];
  /** A room is there, and may be given work. */
  ready(room: number, now: number): readonly Action[];
  /** Is that job the room's own? What was taken from it, it may answer all the same. */
  holds(room: number, job: number): boolean;
  heard(room: number, answer: Heard, now: number): readonly Action[];
  looked(room: number, reading: RoomReading, now: number): readonly Action[];
  /** After each look at those at work: who of those that are held up goes on now. */
  turn(): readonly Action[];
  /** Its process is gone. */
  ended(room: number, why: TooHeavy, now: number): readonly Action[];
  /** Now and then: what is due by the clock alone. */
  tick(now: number): readonly Action[];
  /** Seq at which the room has the attempt, or null. */
  has(room: number, attempt: string): number | null;
  /** With null: the room has it no more. */
  learn(room: number, attempt: string, seq: number | null): void;
  /** No room's copy of the attempt is to be believed. Gives the rooms that have one. */
  forget(attempt: string): readonly number[];
  /** Rooms that are to be looked at: those at work, or all of them. */
  rooms(all: boolean): readonly number[];
  /** Rooms that take work. */
  open(): number;
}

/** Between two looks no more than this counts: what this process slept through was nobody's work. */
const LOOK = 250;
/** Milliseconds for which a room that somebody has stopped may stand still with work before it. */
const STOPPED = 1_000;
/** A journal that cannot be folded is tried so often before whoever asked is told to come back. */
const LOADS = 3;

export function policy(regular: number, limits: RoomLimits): Policy {
  const at: Housing = {
    regular,
    limits,
    conduct: conduct(limits),
    rooms: new Map(),
    homes: new Map(),
    looks: 0,
    made: 0,
    failures: 0,
    startAfter: 0,
  };
  /** Of a room that is not counted on any more nothing is heard. */
  const within = (id: number, then: (room: Room) => readonly Action[]): readonly Action[] => {
    const room = at.rooms.get(id);
    return room === undefined ? [] : then(room);
  };
  return {
    start: now => restock(at, now),
    allows: at.conduct.solvent,
    roomFor: (job, now) => roomFor(at, job, now),
    give: (id, job) => {
      const room = at.rooms.get(id);
      if (room === undefined) return [again(job)];
      room.waiting.push(job);
      return feed(at, room);
    },
    ready: (id, now) =>
      within(id, room => {
        at.failures = 0;
        room.ready = true;
        room.busyAt = now;
        return [...feed(at, room), ...restock(at, now)];
      }),
    holds: (id, job) => at.rooms.get(id)?.sent.some(each => each.id === job) ?? false,
    heard: (id, answer, now) => within(id, room => heard(at, room, answer, now)),
    looked: (id, reading, now) => within(id, room => looked(at, room, reading, now)),
    turn: () => turn(at),
    ended: (id, why, now) =>
      within(id, room => {
        if (!room.ready) postpone(at, now);
        return fall(at, room, why, now);
      }),
    tick: now => tick(at, now),
    has: (id, attempt) => at.rooms.get(id)?.has.get(attempt) ?? null,
    learn: (id, attempt, seq) => {
      const room = at.rooms.get(id);
      if (room === undefined) return;
      if (seq === null) room.has.delete(attempt);
      else learn(at, room, attempt, seq);
    },
    forget: attempt => [...at.rooms.values()].filter(room => room.has.delete(attempt)).map(room => room.id),
    rooms: all => [...at.rooms.values()].filter(room => all || room.current !== null).map(room => room.id),
    open: () => [...at.rooms.values()].filter(room => room.role !== 'slow' && room.ready).length,
  };
}

function blame(at: Housing, job: Job, now: number, grave = true): void {
  if (!job.blamed) at.conduct.offend(job.attempt, now, grave);
  job.blamed = true;
}

function endFor(at: Housing, room: Room, job: Job, why: TooHeavy, now: number): readonly Action[] {
  blame(at, job, now);
  if (!job.loading) at.conduct.charge(job.attempt, room.spent, now);
  return [{ do: 'end', room: room.id }, heavy(job, why), ...remove(at, room, job), ...restock(at, now)];
}

/** The room came to an end that was not its due, or has to: what it was at is tried once more, where it hurts nobody. */
function fall(at: Housing, room: Room, why: TooHeavy, now: number): readonly Action[] {
  const job = room.current;
  const rest = remove(at, room, job);
  if (job === null) return [...restock(at, now), ...rest];
  job.strikes += 1;
  if (why === 'memory' || room.spent >= at.limits.soft) blame(at, job, now);
  else at.conduct.seclude(job.attempt, now);
  if (!job.loading) at.conduct.charge(job.attempt, room.spent, now);
  const last = job.strikes >= (job.loading ? LOADS : 2);
  return [...restock(at, now), last ? heavy(job, why) : again(job), ...rest];
}

/** One piece of work holds the room up. */
function holdUp(at: Housing, room: Room, job: Job, now: number): readonly Action[] {
  // Without a room that stands ready nobody is helped: the others wait for the spare, which is on its way.
  if (standIn(at, room, null) === null) return [];
  if ([...at.rooms.values()].filter(({ held }) => held !== null).length >= at.regular) {
    blame(at, job, now);
    if (!job.loading) at.conduct.charge(job.attempt, room.spent, now);
    const rest = remove(at, room, job);
    return [{ do: 'end', room: room.id }, ...restock(at, now), again(job), ...rest];
  }
  const sent = room.sent.filter(each => each !== job);
  const others = [...sent, ...room.waiting];
  room.held = job;
  room.sent = [job];
  room.waiting = [];
  // It may come to these before it hears that they are not its own any more.
  for (const { attempt } of sent) room.has.delete(attempt);
  const through = Math.max(...sent.map(({ id }) => id));
  return [...(sent.length > 0 ? [{ do: 'leave', room: room.id, through } as const] : []), ...others.map(again)];
}

/** While others have something to do, rooms that are held up have this share of the time among them: one look in so many. */
const SHARE = 4;

/** A priority cannot be raised again, so those that are held up stand still instead: they go on one at a time, and seldom while others are at work. */
function turn(at: Housing): readonly Action[] {
  const rooms = [...at.rooms.values()];
  const held = rooms.filter(room => room.held !== null);
  if (held.length === 0) return [];
  at.looks += 1;
  const isWanted = rooms.some(room => room.role !== 'slow' && room.held === null && (isBusy(room) || !room.ready));
  const turns = isWanted ? at.looks / SHARE : at.looks;
  const next = Number.isInteger(turns) ? held[turns % held.length] : undefined;
  return held.flatMap(room => {
    const resting = room !== next;
    if (room.resting === resting) return [];
    room.resting = resting;
    return [{ do: 'rest', room: room.id, resting } as const];
  });
}

function judge(at: Housing, room: Room, job: Job, now: number): readonly Action[] {
  const { limits } = at;
  const lost = (): readonly Action[] => [{ do: 'end', room: room.id }, ...fall(at, room, 'fault', now)];
  if (job.loading) {
    if (room.spent >= limits.loading) return endFor(at, room, job, 'cpu', now);
    if (room.still >= limits.stalled) return lost();
  } else {
    if (room.spent >= limits.hard) return endFor(at, room, job, 'cpu', now);
    // It had its share and did not come to an end; or it had none, and is not to blame.
    if (room.lasted >= limits.wall) return room.spent >= limits.soft ? endFor(at, room, job, 'cpu', now) : lost();
  }
  return room.role !== 'slow' && room.held === null && room.spent >= limits.soft ? holdUp(at, room, job, now) : [];
}

function looked(
  at: Housing,
  room: Room,
  { cpu, resident, stopped = false }: RoomReading,
  now: number,
): readonly Action[] {
  const used = cpu - room.cpu;
  const passed = Math.min(now - room.lookedAt, LOOK);
  room.cpu = cpu;
  room.lookedAt = now;
  if (room.current !== room.seen) {
    room.seen = room.current;
    room.spent = 0;
    room.lasted = 0;
    room.still = 0;
  } else if (room.current !== null) {
    room.spent += used;
    if (!room.resting) room.lasted += passed;
    room.still = used > 0 || room.resting ? 0 : room.still + passed;
  }
  if (resident > at.limits.memory) return [{ do: 'end', room: room.id }, ...fall(at, room, 'memory', now)];
  if (!room.ready) room.still = used > 0 ? 0 : room.still + passed;
  // Not by us: then it would be resting, or go on within moments. One that stands still before it is ready would have its work wait for ever.
  // Whatever it was at has no part in it.
  if (stopped && (room.current !== null || !room.ready) && room.still >= STOPPED) {
    const rest = remove(at, room, null);
    return [{ do: 'end', room: room.id }, ...restock(at, now), ...rest];
  }
  return room.current === null ? [] : judge(at, room, room.current, now);
}

function heard(at: Housing, room: Room, { kind, id, next, cpu }: Heard, now: number): readonly Action[] {
  const job = room.sent.find(each => each.id === id);
  let go: readonly Action[] = [];
  room.busyAt = now;
  room.seen = null;
  if (kind === 'loaded' && job !== undefined) job.loading = false;
  if (kind !== 'loading' && kind !== 'loaded' && job !== undefined) {
    room.sent = room.sent.filter(each => each !== job);
    if (room.held === job) go = release(room);
    at.conduct.charge(job.attempt, cpu / 1000, now);
    if (room.role !== 'slow') assess(at, job, cpu / 1000, now);
  }
  room.current = next === 0 ? (room.sent[0] ?? null) : (room.sent.find(each => each.id === next) ?? null);
  return [...go, ...feed(at, room)];
}

/** It may have answered at the very moment at which it was to stand still. */
function release(room: Room): readonly Action[] {
  const { resting } = room;
  room.held = null;
  room.resting = false;
  return resting ? [{ do: 'rest', room: room.id, resting: false }] : [];
}

/** It is done, and took so many milliseconds of CPU. */
function assess(at: Housing, job: Job, cpu: number, now: number): void {
  if (cpu >= at.limits.soft) blame(at, job, now, cpu >= at.limits.grave);
  else if (job.kind === 'take') at.conduct.behave(job.attempt, now);
}

function tick(at: Housing, now: number): readonly Action[] {
  at.conduct.tidy(now);
  const slow = slowRoom(at);
  const isOver = slow?.ready === true && !isBusy(slow) && now - slow.busyAt >= at.limits.idle;
  const unborn = [...at.rooms.values()].filter(room => !room.ready && now - room.busyAt >= at.limits.stalled);
  const over = [...(slow !== null && isOver ? [slow] : []), ...surplus(at, now), ...unborn];
  return [
    ...over.flatMap(room => [{ do: 'end', room: room.id } as const, ...remove(at, room, null)]),
    ...restock(at, now),
  ];
}
