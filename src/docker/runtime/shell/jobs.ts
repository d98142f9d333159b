import type { Dialect } from '../kernel/manners.ts';
import type { Session } from '../kernel/program.ts';
import { stop } from '../kernel/session.ts';
import type { OwnCall } from './call.ts';

type ShellJob = Session['jobs'][number];

/** Does the shell still have it in its table? bash drops what has ended at once, the others when they have told of it. */
function isKept({ ends, told }: ShellJob, now: number, dialect: Dialect): boolean {
  return ends > now || (dialect !== 'bash' && told !== true);
}

/** What the next job is called: bash counts on from the last, the others take the first number that is free. */
export function nextJobNumber({ jobs }: Session, now: number, dialect: Dialect): number {
  const taken = jobs.filter(job => isKept(job, now, dialect)).map(({ number }) => number);
  if (dialect === 'bash') return Math.max(0, ...taken) + 1;
  for (let number = 1; ; number++) if (!taken.includes(number)) return number;
}

/**
 * `jobs` of a script: ash and dash, which keep no texts of commands there, tell the latest first, and of each that has ended once; bash tells of
 * those that run, with their commands. Recorded from BusyBox 1.38, dash 0.5.12 and bash 5.2.
 */
export function tellJobs(call: OwnCall, [flag]: readonly string[], out: (text: string) => void): number {
  const { session, speaker } = call;
  const { dialect } = speaker;
  if (flag !== undefined && flag !== '-p')
    return stop(session, 'not-simulated', `jobs ${flag} is not simulated on this host`);
  const kept = session.jobs.filter(job => isKept(job, session.elapsed, dialect));
  if (flag === '-p') {
    for (const { pid } of kept) out(`${pid}\n`);
    return 0;
  }
  const newest = [...kept].reverse();
  const told = dialect === 'bash' ? kept : newest;
  for (const job of told) {
    const running = job.ends > session.elapsed;
    // Who has been told of is gone, and the next is the current one.
    const above = newest.slice(0, newest.indexOf(job)).filter(each => each.ends > session.elapsed);
    out(`${headOf(job.number, '+- '[Math.min(above.length, 2)] ?? ' ', dialect)}${restOf(call, job, running)}\n`);
    if (!running) session.jobs[session.jobs.indexOf(job)] = { ...job, told: true };
  }
  return 0;
}

function headOf(number: number, mark: string, dialect: Dialect): string {
  return dialect === 'dash' ? `[${number}] ${mark} ` : `[${number}]${mark}  `;
}

function restOf({ session, speaker }: OwnCall, { command, exitCode }: ShellJob, running: boolean): string {
  if (speaker.dialect !== 'bash') {
    const state = running
      ? 'Running'
      : exitCode === 143
        ? 'Terminated'
        : exitCode === 137
          ? 'Killed'
          : exitCode === 0
            ? 'Done'
            : `Done(${exitCode})`;
    return `${state.padEnd(27)}${' | '.repeat((command ?? '').split(' | ').length - 1)}`;
  }
  if (command === null)
    return stop(session, 'not-simulated', 'what jobs says of a command of several parts is not simulated on this host');
  return `${'Running'.padEnd(24)}${command} &`;
}
