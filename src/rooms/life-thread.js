/**
 * A thread beside a room's own. It ends the room when the service is gone, also while the room is stuck; and where a process cannot be read from
 * outside it says what the room uses, in lines of CPU (milliseconds) and resident memory (bytes). JavaScript, because a thread begins with a
 * file that Node reads itself.
 */
import { writeSync } from 'node:fs';
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

setInterval(() => {
  if (orphaned()) process.kill(process.pid, 'SIGKILL');
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
