/** Arithmetic of the bench. */
import { readdirSync, readFileSync } from 'node:fs';

export function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return sorted.length % 2 === 1
    ? (sorted[Math.floor(middle)] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2;
}

export function percentile(numbers: readonly number[], share: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function figure(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en') : value.toPrecision(3);
}

export function times(value: number): string {
  return `×${value.toPrecision(3)}`;
}

/** Seconds of CPU that a process and those that it started have used, by their threads (schedstat, in nanoseconds: ticks of 1/100 s are too coarse for a round). */
export function cpuSeconds(pid: number): number {
  return family(pid).reduce((sum, each) => sum + ownSeconds(each), 0);
}

function family(pid: number): readonly number[] {
  const tasks = `/proc/${pid}/task`;
  const children = readdirSync(tasks).flatMap(task =>
    readFileSync(`${tasks}/${task}/children`, 'utf8')
      .split(' ')
      .filter(each => each !== ''),
  );
  return [pid, ...children.flatMap(child => family(Number(child)))];
}

function ownSeconds(pid: number): number {
  const tasks = `/proc/${pid}/task`;
  return readdirSync(tasks).reduce((sum, task) => {
    const [spent = '0'] = readFileSync(`${tasks}/${task}/schedstat`, 'utf8').split(' ');
    return sum + Number(spent) / 1e9;
  }, 0);
}
