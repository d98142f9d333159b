/** What a process uses, read from outside of it. */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Readable } from 'node:stream';

export interface RoomReading {
  /** Milliseconds of CPU since the room began. */
  readonly cpu: number;
  /** Bytes. */
  readonly resident: number;
  /** It stands still by a signal. Known only where processes can be read, and of one whose CPU has not moved for a while. */
  readonly stopped?: boolean;
}

export interface ProcessWatch {
  /** Null: nothing is known yet, or not any more. */
  read(): RoomReading | null;
  close(): void;
}

/** Pages of 4 KiB, on everything that Node runs on with a /proc. */
const PAGE = 4096;

/** Does this system tell of another process what is needed here? */
export function readsProcesses(pid: number): boolean {
  try {
    return Number(readFileSync(`/proc/${pid}/schedstat`, 'utf8').split(' ')[0]) > 0;
  } catch {
    return false;
  }
}

/** Looks in a row without any use of CPU, after which it is asked whether the process stands still. */
const UNMOVED = 8;

/** Of the thread that JavaScript runs on: nanoseconds on a processor stand first in its schedstat, resident pages second in the process's statm. */
export function procWatch(pid: number): ProcessWatch {
  const open = (name: string): number | null => {
    try {
      return openSync(`/proc/${pid}/${name}`, 'r');
    } catch {
      return null;
    }
  };
  let files = { schedstat: open('schedstat'), statm: open('statm'), stat: open('stat') };
  let before = -1;
  let unmoved = 0;
  const bytes = Buffer.allocUnsafe(128);
  const field = (file: number, index: number): number =>
    Number(bytes.toString('latin1', 0, readSync(file, bytes, 0, bytes.length, 0)).split(' ', index + 1)[index]);
  const isStopped = (): boolean => {
    if (files.stat === null) return false;
    const text = bytes.toString('latin1', 0, readSync(files.stat, bytes, 0, bytes.length, 0));
    return text.slice(text.lastIndexOf(')') + 2, text.lastIndexOf(')') + 3) === 'T';
  };
  return {
    read: () => {
      if (files.schedstat === null || files.statm === null) return null;
      try {
        const cpu = field(files.schedstat, 0) / 1e6;
        unmoved = cpu === before ? unmoved + 1 : 0;
        before = cpu;
        return { cpu, resident: field(files.statm, 1) * PAGE, stopped: unmoved >= UNMOVED && isStopped() };
      } catch {
        // ESRCH: it has just ended.
        return null;
      }
    },
    close: () => {
      for (const file of Object.values(files)) if (file !== null) closeSync(file);
      files = { schedstat: null, statm: null, stat: null };
    },
  };
}

/** What the room's second thread says of it. */
export function toldWatch(lines: Readable): ProcessWatch {
  let last: RoomReading | null = null;
  let rest = '';
  lines.on('data', (chunk: Buffer) => {
    const all = `${rest}${chunk.toString('latin1')}`.split('\n');
    rest = all.pop() ?? '';
    const [cpu, resident] = (all.at(-1) ?? '').split(' ').map(Number);
    if (cpu !== undefined && resident !== undefined) last = { cpu, resident };
  });
  // It ends with its room, which is told elsewhere.
  lines.on('error', () => undefined);
  return { read: () => last, close: () => void lines.destroy() };
}
