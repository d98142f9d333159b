import type { Callable, Table, Value } from '../script/values.ts';
import type { NodeProcess } from './process.ts';

/** Milliseconds where a timer is given none. */
const SOONEST = 1;

export function timersOf(process: NodeProcess): Table {
  return {
    setTimeout: ([run, delay]) => later(process, run, Number(delay ?? SOONEST), null),
    setInterval: ([run, delay]) =>
      later(process, run, Number(delay ?? SOONEST), Math.max(SOONEST, Number(delay ?? SOONEST))),
  };
}

function later({ machine, timers }: NodeProcess, run: Value, delay: number, every: number | null): undefined {
  if (typeof run === 'function') timers.push({ due: machine.elapsed() + delay, every, run });
}

/** Has a function called when what is at work has come to its end. */
export function soon({ machine, timers }: NodeProcess, run: Callable): void {
  timers.push({ due: machine.elapsed(), every: null, run });
}

/** Lets time pass from timer to timer until there are none. */
export function runTimers({ machine, timers, budget }: NodeProcess): void {
  while (timers.length > 0) {
    timers.sort((a, b) => a.due - b.due);
    const next = timers.shift();
    if (next === undefined) return;
    machine.pass(Math.max(0, next.due - machine.elapsed()));
    budget.spend();
    next.run([]);
    // What ticks beside a server that never ends is played as far as anybody looks.
    if (next.every !== null) timers.push({ ...next, due: next.due + next.every });
  }
}
