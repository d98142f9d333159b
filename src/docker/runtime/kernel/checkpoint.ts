import type { Session } from './program.ts';
import type { ProcessCheckpoint } from './terminal.ts';

/** What is kept of a process that waits for a line; null unless it can be taken up again where it stands. */
export function checkpointOf(session: Session, umask: number): ProcessCheckpoint | null {
  const { terminal, image, elapsed, drawn, nextPid, command, traps, trapEnv, jobs } = session;
  const readers = terminal?.atRest ?? null;
  if (readers === null || image === null) return null;
  return {
    ...{ readers, image, elapsed, drawn, nextPid, umask, command },
    executed: [...session.executed.values()],
    traps: new Map(traps),
    trapEnv: new Map(trapEnv),
    jobs: jobs.map(({ pid, number, ends, exitCode, command, killed = false, told = false }) => ({
      ...{ pid, number, exitCode, command, killed, told },
      ends: Number.isFinite(ends) ? ends : null,
    })),
  };
}

/** Puts into a fresh session what the one before it knew. */
export function takeUp(session: Session, from: ProcessCheckpoint): void {
  const { elapsed, nextPid, command, image, trapEnv } = from;
  Object.assign(session, { elapsed, nextPid, command, image, trapEnv });
  session.horizon = elapsed + session.request.horizon;
  for (const each of from.executed) session.executed.set(`${each.path} ${each.digest}`, each);
  for (const [signal, handler] of from.traps) session.traps.set(signal, handler);
  for (const job of from.jobs) session.jobs.push({ ...job, ends: job.ends ?? Number.POSITIVE_INFINITY });
}
