import { type Callable, numberOf, type ScriptValue, type Table } from '../script/values.ts';
import type { NodeProcess, Timer } from './process.ts';
import { partOf } from './values.ts';

/** Milliseconds: where a timer is given none, and the most that it is given. */
const SOONEST = 1;
const LONGEST = 2_147_483_647;

export function timersOf(process: NodeProcess): Table {
  return {
    setTimeout: ([run, delay]) => later(process, run, delayOf(delay), null),
    setInterval: ([run, delay]) => later(process, run, delayOf(delay), Math.max(SOONEST, delayOf(delay))),
  };
}

/** What is no number of milliseconds that a timer can wait is as little as it can wait. */
function delayOf(given: ScriptValue): number {
  const delay = numberOf(given);
  return delay >= 0 && delay <= LONGEST ? delay : SOONEST;
}

function later({ machine, timers }: NodeProcess, run: ScriptValue, delay: number, every: number | null): Table {
  if (typeof run === 'function') add(timers, { due: machine.elapsed() + delay, every, run });
  return partOf('timer', {});
}

/** Has a function called when what is at work has come to its end. */
export function soon({ machine, timers }: NodeProcess, run: Callable): void {
  add(timers, { due: machine.elapsed(), every: null, run });
}

/** Puts a timer behind those that come before it or with it. */
function add(timers: Timer[], timer: Timer): void {
  let low = 0;
  let high = timers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((timers[middle]?.due ?? 0) <= timer.due) low = middle + 1;
    else high = middle;
  }
  timers.splice(low, 0, timer);
}

/** Lets time pass from timer to timer until there are none. */
export function runTimers({ machine, timers, budget }: NodeProcess): void {
  while (timers.length > 0) {
    const next = timers.shift();
    if (next === undefined) return;
    machine.pass(Math.max(0, next.due - machine.elapsed()));
    budget.spend();
    next.run([]);
    // What ticks beside a server that never ends is played as far as anybody looks.
    if (next.every !== null) add(timers, { ...next, due: next.due + next.every });
  }
}
