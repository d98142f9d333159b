/** Which rooms there are, what each has to do, and where each attempt lives: in the room that has it warm. Nothing is done here. */
import type { Conduct } from './conduct.ts';
import { type Action, again, type Job } from './job.ts';
import type { RoomLimits } from './limits.ts';

export interface Room {
  readonly id: number;
  /** `regular`: shares the attempts with others like it. `spare`: stands ready. `slow`: has what held another up. */
  role: 'regular' | 'spare' | 'slow';
  ready: boolean;
  waiting: Job[];
  /** Under way, in the order in which they were sent. */
  sent: Job[];
  /** What it works at. */
  current: Job | null;
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
  made: number;
  /** Rooms that did not come to be, one after another, and when the next is to be tried. */
  failures: number;
  startAfter: number;
}

/** Milliseconds to wait after a room did not come to be, doubled each time. */
const AGAIN = 500;
const LONGEST = 30_000;

export function living({ rooms }: Housing, role: Room['role']): readonly Room[] {
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
    const spares = living(at, 'spare');
    const spare = spares.find(room => room.ready) ?? spares[0];
    if (spare === undefined) start('regular');
    else spare.role = 'regular';
  }
  // Those who wait come first: a room that starts takes a processor for a while.
  const open = living(at, 'regular').some(room => room.ready);
  if (open && living(at, 'spare').length === 0) start('spare');
  return actions;
}

/** A room was lost before it was there. */
export function postpone(at: Housing, now: number): void {
  at.startAfter = now + Math.min(LONGEST, AGAIN * 2 ** at.failures);
  at.failures += 1;
}

export function settle(at: Housing, attempt: string, room: Room): Room {
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

/** The room for an attempt; null while there is none. */
export function roomFor(
  at: Housing,
  attempt: string,
  now: number,
): { readonly room: number | null; readonly actions: readonly Action[] } {
  if (at.conduct.slow(attempt, now)) {
    const there = slowRoom(at);
    if (there !== null) return { room: settle(at, attempt, there).id, actions: [] };
    if (now < at.startAfter) return { room: null, actions: [] };
    const room = settle(at, attempt, begin(at, 'slow', now));
    return { room: room.id, actions: [{ do: 'start', room: room.id, slow: true }] };
  }
  const home = at.homes.get(attempt);
  if (home?.role === 'regular') return { room: home.id, actions: [] };
  const burden = (room: Room): number =>
    room.population + 4 * (room.sent.length + room.waiting.length) + (room.ready ? 0 : 16);
  const [best] = [...living(at, 'regular')].sort((a, b) => burden(a) - burden(b));
  return { room: best === undefined ? null : settle(at, attempt, best).id, actions: [] };
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
  const window = room.role === 'slow' ? 1 : at.limits.window;
  while (room.ready && room.sent.length < window) {
    const job = room.waiting.shift();
    if (job === undefined) break;
    room.sent.push(job);
    room.current ??= job;
    actions.push({ do: 'send', room: room.id, job });
  }
  return actions;
}
