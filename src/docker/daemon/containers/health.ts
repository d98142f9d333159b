import type { Healthcheck } from '../../image/index.ts';
import type { Instant } from '../../outcome.ts';
import { type Daemon, emit, newId, putContainer } from '../daemon.ts';
import type { ContainerRecord, HealthRecord } from '../state.ts';
import { eventAttributes } from './create.ts';
import { tellExec } from './exec.ts';
import { launch, processesOf } from './process.ts';
import { environmentOf } from './process-request.ts';

const MILLION = 1_000_000;
const MOST_CHECKS = 10;
const MOST_LOGGED = 5;

function milliseconds(nanoseconds: number | undefined, usual: number): number {
  return nanoseconds === undefined || nanoseconds === 0 ? usual : nanoseconds / MILLION;
}

/** As Go prints a duration: `400ms`, `1.5s`, `2m0s`. */
function goDuration(length: number): string {
  if (length < 1000) return `${length}ms`;
  const [minutes, seconds] = [Math.floor(length / 60_000), (length % 60_000) / 1000];
  const hours = Math.floor(minutes / 60);
  if (hours > 0) return `${hours}h${minutes % 60}m${seconds}s`;
  return minutes > 0 ? `${minutes}m${seconds}s` : `${seconds}s`;
}

/** When the next check of a running container is due. */
function dueAt(container: ContainerRecord, health: HealthRecord, check: Healthcheck): Instant {
  const started = container.startedAt ?? 0;
  const last = health.log.at(-1)?.end ?? started;
  const startPeriod = milliseconds(check.StartPeriod, 0);
  const starting = health.status === 'starting' && last - started < startPeriod;
  return last + (starting ? milliseconds(check.StartInterval, 5000) : milliseconds(check.Interval, 30_000));
}

/** When the next health check of a container is due; null when there is none to come. */
export function checkDueAt(container: ContainerRecord): Instant | null {
  const { health, status, config } = container;
  if (status !== 'running' || health === null || config.Healthcheck?.Test === undefined) return null;
  return dueAt(container, health, config.Healthcheck);
}

/**
 * Does the health checks that are due. Between two lines nothing changes a container's files, so after some checks with the same
 * answer the others are taken to answer alike.
 */
export async function checkHealth(daemon: Daemon, container: ContainerRecord): Promise<void> {
  const check = container.config.Healthcheck;
  if (check?.Test === undefined) return;
  const [form, ...rest] = check.Test;
  const shell = container.config.Shell ?? ['/bin/sh', '-c'];
  const argv = form === 'CMD-SHELL' ? [...shell, rest.join(' ')] : rest;
  const until = Math.min(daemon.clock, container.run?.endsAt ?? daemon.clock);
  const interval = milliseconds(check.Interval, 30_000);
  const timeout = milliseconds(check.Timeout, 30_000);
  const retries = check.Retries === undefined || check.Retries === 0 ? 3 : check.Retries;
  let current = daemon.state.containers.get(container.id) ?? container;
  for (let done = 0; current.health !== null; done++) {
    let due = dueAt(current, current.health, check);
    if (due > until) return;
    if (done >= MOST_CHECKS) {
      // Only the latest is still told; those between answered as it does.
      const skipped = Math.floor((until - due) / interval);
      if (done > MOST_CHECKS) return;
      due += skipped * interval;
    }
    const process = await launch(daemon, current, {
      argv,
      env: environmentOf(current, [], false),
      cwd: current.config.WorkingDir,
      user: current.config.User,
      tty: false,
      stdin: '',
      stdinOpen: false,
      columns: null,
      at: due,
      horizon: timeout,
      joins: processesOf(current, due),
      makeDirectory: false,
    });
    const late = process.duration === null || process.duration > timeout;
    const exitCode = late ? -1 : (process.ending?.exitCode ?? -1);
    const output = late
      ? `Health check exceeded timeout (${goDuration(timeout)})`
      : process.chunks.map(chunk => chunk.text).join('');
    const end = due + 50 + (late ? timeout : (process.duration ?? 0));
    const now = daemon.state.containers.get(container.id);
    if (now === undefined || now.health === null) return;
    const failed = exitCode !== 0;
    const inStart =
      failed && now.health.status === 'starting' && due - (now.startedAt ?? 0) < milliseconds(check.StartPeriod, 0);
    const failingStreak = failed ? now.health.failingStreak + (inStart ? 0 : 1) : 0;
    const status = !failed ? 'healthy' : failingStreak >= retries ? 'unhealthy' : now.health.status;
    const log = [...now.health.log, { start: due, end, exitCode, output: output.slice(0, 4096) }].slice(-MOST_LOGGED);
    current = { ...now, health: { status, failingStreak, checks: now.health.checks + 1, log } };
    putContainer(daemon, current);
    tellExec(daemon, current, argv, due, { duration: end - due, exitCode }, newId(daemon, 'exec'));
    if (status !== now.health.status)
      emit(daemon, 'container', `health_status: ${status}`, current.id, eventAttributes(current), end);
  }
}
