/** A room as a process: started, slowed down, ended, looked at. Processes are known to this file alone. */
import { type ChildProcess, spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { setPriority } from 'node:os';
import { Duplex, Readable } from 'node:stream';
import type { RoomFrame } from './frame.ts';
import { FLAGS } from './limits.ts';
import { pipe } from './pipe.ts';
import { procWatch, type RoomReading, readsProcesses, toldWatch } from './watch.ts';

export interface RoomProcess {
  readonly pid: number | null;
  send(header: object, body?: readonly Uint8Array[]): void;
  /** A lower priority, for good. */
  slowDown(priority: number): void;
  /** Has it stand still, and go on. Where a system cannot, it goes on. */
  rest(resting: boolean): void;
  /** At once, whatever it is at. */
  end(): void;
  read(): RoomReading | null;
}

export interface ProcessOptions {
  /** Path of the room's program. */
  readonly entry: string;
  /** `told`: the room says itself what it uses, as where no process can be read. */
  readonly readings: 'proc' | 'told';
  readonly received: (frame: RoomFrame) => void;
  /** Once, after everything that it said. `last`: the end of what it wrote to its standard error. */
  readonly ended: (how: {
    readonly code: number | null;
    readonly signal: string | null;
    readonly last: string;
  }) => void;
}

/** How this system is read: by files where it has them. */
export function usualReadings(): ProcessOptions['readings'] {
  return readsProcesses(process.pid) ? 'proc' : 'told';
}

/** What is kept of a room's last words. */
const WORDS = 2000;

export function startProcess({ entry, readings, received, ended }: ProcessOptions): RoomProcess {
  const child = spawn(process.execPath, [...FLAGS, entry], {
    // Nothing of our environment is its business, and nothing is read from it.
    env: {},
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', readings === 'told' ? 'pipe' : 'ignore'],
    windowsHide: true,
  });
  let last = '';
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    last = `${last}${text}`.slice(-WORDS);
  });
  // Where no process could be made there are no pipes either: that is told below.
  const [, , , channel, told] = child.pid === undefined ? [] : child.stdio;
  const lines =
    channel instanceof Duplex
      ? pipe(channel, {
          received,
          // What speaks no frames, or not at all, is of no use any more.
          ended: error => {
            if (error !== null) last = error.message;
            child.kill('SIGKILL');
          },
        })
      : null;
  const watch = told instanceof Readable ? toldWatch(told) : child.pid === undefined ? null : procWatch(child.pid);
  let over = false;
  const gone = (code: number | null, signal: string | null): void => {
    if (over) return;
    over = true;
    watch?.close();
    ended({ code, signal, last });
  };
  child.once('error', error => {
    last = error.message;
    gone(null, null);
  });
  child.once('close', gone);
  return {
    pid: child.pid ?? null,
    send: (header, body) => lines?.send(header, body),
    slowDown: priority => slowDown(child, priority),
    rest: resting => {
      try {
        child.kill(resting ? 'SIGSTOP' : 'SIGCONT');
      } catch {
        // Windows has no such signals.
      }
    },
    end: () => void child.kill('SIGKILL'),
    read: () => watch?.read() ?? null,
  };
}

function slowDown({ pid }: ChildProcess, priority: number): void {
  if (pid === undefined) return;
  for (const thread of threadsOf(pid)) {
    try {
      setPriority(thread, priority);
    } catch {
      // It has ended, or the system has no priorities: the limits hold all the same.
    }
  }
}

/** On Linux a priority is a thread's. */
function threadsOf(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).map(Number);
  } catch {
    return [pid];
  }
}
