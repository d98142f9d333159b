/**
 * A thread beside a room's own. It ends the room when the service is gone, also while the room is stuck; and where a process cannot be read from
 * outside it says what the room uses, in lines of CPU (milliseconds) and resident memory (bytes). JavaScript, because a thread begins with a
 * file that Node reads itself.
 */
import { readdirSync, readFileSync, writeSync } from 'node:fs';
import { workerData } from 'node:worker_threads';

/** @type {{ parent: number, reading: boolean, descriptor: number }} */
const { parent, reading, descriptor } = workerData;

/** Milliseconds. */
const LOOK = 250;
const READ = 20;

/** @type {() => boolean} */
function orphaned() {
  if (process.ppid !== parent) return true;
  try {
    // Where an orphan keeps its parent's number.
    process.kill(parent, 0);
    return false;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'ESRCH';
  }
}

/**
 * A room that the service had stand still, or told to just before it ended, cannot do this for itself: its brothers do, where they can see it.
 * This one comes last, and not by its number: what it had ended before the others would leave them behind.
 */
function endBrothers() {
  try {
    const own = read('self', 'cmdline');
    for (const pid of readdirSync('/proc'))
      if (/^\d+$/.test(pid) && Number(pid) !== process.pid && isLeftBehind(pid) && read(pid, 'cmdline') === own)
        process.kill(Number(pid), 'SIGKILL');
  } catch {
    // It is gone already, or there is no /proc.
  }
}

/** With the same parent as this orphan, it is one too: the rooms of another service are that service's children. @param {string} pid */
function isLeftBehind(pid) {
  const [, ppid] = read(pid, 'stat')
    .replace(/^.*\) /s, '')
    .split(' ');
  return Number(ppid) === process.ppid;
}

/** @param {string} pid @param {string} name */
function read(pid, name) {
  try {
    return readFileSync(`/proc/${pid}/${name}`, 'latin1');
  } catch {
    return '';
  }
}

setInterval(() => {
  if (!orphaned()) return;
  endBrothers();
  process.kill(process.pid, 'SIGKILL');
}, LOOK);

if (reading)
  setInterval(() => {
    const { user, system } = process.cpuUsage();
    try {
      writeSync(descriptor, `${(user + system) / 1000} ${process.memoryUsage.rss()}\n`);
    } catch {
      // Nobody reads: either the pipe is full and the next one will do, or the service is gone.
    }
  }, READ);
