/**
 * A thread beside the one that works: what never ends cannot look at a clock itself. It counts the processor's time, so that a busy machine ends nobody, says
 * what took too long, and ends the process as SIGTERM does. JavaScript, because a thread begins with a file that Node reads itself.
 */
import { writeSync } from 'node:fs';
import { parentPort, workerData } from 'node:worker_threads';

/** @type {{ most: number }} Milliseconds of CPU on one piece of work. */
const { most } = workerData;

/** Milliseconds. */
const LOOK = 100;

/** @type {{ text: string, from: number } | null} What is being worked at, and the CPU (milliseconds) that had been used before. */
let work = null;
parentPort?.on('message', given => {
  work = given;
});

setInterval(() => {
  if (work === null) return;
  const { user, system } = process.cpuUsage();
  if ((user + system) / 1000 - work.from < most) return;
  try {
    writeSync(2, work.text);
  } catch {
    // Nobody reads: it is ended all the same.
  }
  process.kill(process.pid, 'SIGTERM');
}, LOOK);
