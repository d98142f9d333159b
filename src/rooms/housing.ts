/** Which rooms there are, what each has to do, and where each attempt lives: in the room that has it warm. Nothing is done here. */
import type { Conduct } from './conduct.ts';
import { type Action, again, type Job } from './job.ts';
import type { RoomLimits } from './limits.ts';

export interface Room {
  readonly id: number;
  /** `regular`: shares the attempts with others like it. `spare`: stands ready. `slow`: has those that held others up. */
  role: 'regular' | 'spare' | 'slow';
  ready: boolean;
  waiting: Job[];
  /** Under way, in the order in which they were sent. */
  sent: Job[];
  /** What it works at. */
  current: Job | null;
  /** What holds it up: until that is done it is given nothing else. */
  held: Job | null;
  resting: boolean;
  /** What it was at when it was last looked at, and the CPU and the time that have been seen to go into that. */
  seen: Job | null;
  spent: number;
  lasted: number;
  /** Time since its CPU was last seen to move. */
  still: number;
  cpu: number;
  lookedAt: number;
  /** When it last answered. */
  busyAt: number;
  /** Seq at which it has each attempt; the youngest stands last. */
  readonly has: Map<string, number>;
  /** Attempts that live here. */
  population: number;
}

export interface Housing {
  readonly regular: number;
  readonly limits: RoomLimits;
  readonly conduct: Conduct;
  readonly rooms: Map<number, Room>;
  readonly homes: Map<string, Room>;
  /** Looks at the rooms, counted: those that are held up take turns by it. */
  looks: number;
  made: number;
  /** Rooms that did not come to be, one after another, and when the next is to be tried. */
  failures: number;
  startAfter: number;
}

/** Milliseconds to wait after a room did not come to be, doubled each time. */
const AGAIN = 500;
const LONGEST = 30_000;

function living({ rooms }: Housing, role: Room['role']): readonly Room[] {
  return [...rooms.values()].filter(room => room.role === role);
}

export function slowRoom(at: Housing): Room | null {
  return living(at, 'slow')[0] ?? null;
}

export function isBusy({ sent, waiting }: Room): boolean {
  return sent.length + waiting.length > 0;
}

function begin(at: Housing, role: Room['role'], now: number): Room {
  const room: Room = {
    id: ++at.made,
    role,
    ready: false,
    waiting: [],
    sent: [],
    current: null,
    held: null,
    resting: false,
    seen: null,
    spent: 0,
    lasted: 0,
    still: 0,
    cpu: 0,
    lookedAt: now,
    busyAt: now,
    has: new Map(),
    population: 0,
  };
  at.rooms.set(room.id, room);
  return room;
}

/** As many regular rooms as there should be, and a spare. */
export function restock(at: Housing, now: number): readonly Action[] {
  const actions: Action[] = [];
  const start = (role: Room['role']): void => {
    if (now >= at.startAfter) actions.push({ do: 'start', room: begin(at, role, now).id, slow: false });
  };
  for (let count = living(at, 'regular').length; count < at.regular; count++) {
    // The one that has stood in for others knows them already.
    const [spare] = [...living(at, 'spare')].sort((a, b) => fitness(b) - fitness(a));
    if (spare === undefined) start('regular');
    else spare.role = 'regular';
  }
  // Those who wait come first: a room that starts takes a processor for a while.
  const open = living(at, 'regular').some(room => room.ready);
  const isLong = [...at.rooms.values()].some(({ held, spent }) => held !== null && spent >= at.limits.grave);
  const spares = living(at, 'spare').filter(room => !isLong || !room.ready || !isBusy(room));
  if (open && spares.length === 0) start('spare');
  return actions;
}

/** To take the place of a room that is gone. */
function fitness({ ready, held, has }: Room): number {
  return (ready ? 1_000_000 : 0) + (held === null ? 100_000 : 0) + has.size;
}

/** Spares that nobody has needed for a while, but for one. */
export function surplus(at: Housing, now: number): readonly Room[] {
  const spares = living(at, 'spare').filter(room => room.ready);
  return spares
    .filter(room => !isBusy(room) && now - room.busyAt >= at.limits.idle)
    .slice(0, Math.max(0, spares.length - 1));
}

/** A room was lost before it was there. */
export function postpone(at: Housing, now: number): void {
  at.startAfter = now + Math.min(LONGEST, AGAIN * 2 ** at.failures);
  at.failures += 1;
}

function settle(at: Housing, attempt: string, room: Room): Room {
  const before = at.homes.get(attempt);
  if (before === room) return room;
  if (before !== undefined) before.population -= 1;
  room.population += 1;
  at.homes.set(attempt, room);
  return room;
}

/** The room has the attempt as of that event. Those that nobody has been at for long are let go of, as in the room itself. */
export function learn(at: Housing, room: Room, attempt: string, seq: number): void {
  room.has.delete(attempt);
  room.has.set(attempt, seq);
  const [oldest] = room.has.keys();
  if (room.has.size <= at.limits.kept || oldest === undefined) return;
  room.has.delete(oldest);
  if (at.homes.get(oldest) !== room) return;
  at.homes.delete(oldest);
  room.population -= 1;
}

/** The room for a piece of work; null while there is none. */
export function roomFor(
  at: Housing,
  job: Pick<Job, 'attempt' | 'kind'>,
  now: number,
): { readonly room: number | null; readonly actions: readonly Action[] } {
  const { attempt, kind } = job;
  // That it was abandoned is soon said.
  if (kind !== 'abandon' && at.conduct.slow(attempt, now)) {
    const there = slowRoom(at);
    if (there !== null) return { room: settle(at, attempt, there).id, actions: [] };
    if (now < at.startAfter) return { room: null, actions: [] };
    const room = settle(at, attempt, begin(at, 'slow', now));
    return { room: room.id, actions: [{ do: 'start', room: room.id, slow: true }] };
  }
  const home = homeOf(at, attempt);
  if (home === null) return { room: null, actions: [] };
  const there = home.held === null || waitsThere(at, job) ? home : (standIn(at, home, attempt) ?? home);
  return { room: there.id, actions: [] };
}

function homeOf(at: Housing, attempt: string): Room | null {
  const home = at.homes.get(attempt);
  if (home?.role === 'regular') return home;
  const [best] = [...living(at, 'regular')].sort((a, b) => burden(a, attempt) - burden(b, attempt));
  return best === undefined ? null : settle(at, attempt, best);
}

function burden({ population, sent, waiting, ready, held, has }: Room, attempt: string): number {
  const warm = has.has(attempt) ? 64 : 0;
  return population + 4 * (sent.length + waiting.length) + (ready ? 0 : 16) + (held === null ? 0 : 32) - warm;
}

/** Whoever is hardly known might hold up the next room as well: their lines wait where the first one is held up. */
function waitsThere({ conduct }: Housing, { kind, attempt }: Pick<Job, 'attempt' | 'kind'>): boolean {
  return (kind === 'take' || kind === 'answer') && !conduct.steady(attempt);
}

/** Where those go who live in a room that is held up; null: nowhere. A spare rather than a room that has others, one that knows them rather than another. */
export function standIn({ rooms }: Housing, home: Room, attempt: string | null): Room | null {
  const able = [...rooms.values()].filter(
    room => room !== home && room.role !== 'slow' && room.ready && room.held === null,
  );
  const rank = (room: Room): number =>
    (room.role === 'spare' ? 0 : 10_000) + (attempt === null ? 0 : burden(room, attempt));
  return able.sort((a, b) => rank(a) - rank(b))[0] ?? null;
}

/** The room is not counted on any more: what it had to do, but for `job`, is done elsewhere. */
export function remove(at: Housing, room: Room, job: Job | null): readonly Action[] {
  at.rooms.delete(room.id);
  for (const [attempt, home] of at.homes) if (home === room) at.homes.delete(attempt);
  return [...room.sent, ...room.waiting].filter(each => each !== job).map(again);
}

/** Sends what may be sent. */
export function feed(at: Housing, room: Room): readonly Action[] {
  const actions: Action[] = [];
  const window = room.held !== null ? 0 : room.role === 'slow' ? 1 : at.limits.window;
  while (room.ready && room.sent.length < window) {
    const job = room.waiting.shift();
    if (job === undefined) break;
    room.sent.push(job);
    room.current ??= job;
    actions.push({ do: 'send', room: room.id, job });
  }
  return actions;
}
