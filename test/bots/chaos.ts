/** What may happen to rooms: some are killed, some are stopped and go on later. Only children of one service, that run the rooms' program, are touched. */
import { readdirSync, readFileSync } from 'node:fs';
import { setTimeout as after } from 'node:timers/promises';
import type { Chance } from './chance.ts';

export interface Harm {
  readonly killed: number;
  readonly stopped: number;
}

/** Mean milliseconds between two blows, and that a stopped room stands still. */
const PAUSE = 4_000;
const STOPPED = 3_000;

export async function chaos(service: number, chance: Chance, until: number): Promise<Harm> {
  let killed = 0;
  let stopped = 0;
  while (performance.now() < until) {
    await after(chance.wait(PAUSE));
    const rooms = roomsOf(service);
    if (rooms.length === 0) continue;
    const pid = chance.oneOf(rooms);
    try {
      if (chance.share() < 0.6) {
        process.kill(pid, 'SIGKILL');
        killed += 1;
      } else {
        process.kill(pid, 'SIGSTOP');
        stopped += 1;
        await after(chance.wait(STOPPED));
        if (roomsOf(service).includes(pid)) process.kill(pid, 'SIGCONT');
      }
    } catch {
      // It was gone before the blow.
    }
  }
  return { killed, stopped };
}

function roomsOf(service: number): readonly number[] {
  return readdirSync('/proc')
    .filter(name => /^\d+$/.test(name) && isRoom(name, service))
    .map(Number);
}

function isRoom(pid: string, service: number): boolean {
  try {
    const [, parent] = readFileSync(`/proc/${pid}/stat`, 'latin1')
      .replace(/^.*\) /s, '')
      .split(' ');
    return Number(parent) === service && /room\.js\0?$/.test(readFileSync(`/proc/${pid}/cmdline`, 'latin1'));
  } catch {
    return false;
  }
}
