import { pass, suspend } from '../kernel/session.ts';
import type { OwnCall } from './call.ts';

/** `wait`: for all jobs, or for those that are named, whose last one's exit code it has. */
export function waiting(call: OwnCall, args: readonly string[]): number {
  const { session } = call;
  const asked = args.filter(each => !each.startsWith('-'));
  const jobs = asked.length === 0 ? session.jobs : session.jobs.filter(each => asked.includes(String(each.pid)));
  const last = Math.max(session.elapsed, ...jobs.map(each => each.ends));
  if (last === Number.POSITIVE_INFINITY) {
    session.waiting = 0;
    suspend(session);
  }
  pass(session, last - session.elapsed);
  if (call.speaker.dialect === 'ash')
    for (const [at, each] of session.jobs.entries()) {
      if (each.killed !== true || !jobs.includes(each)) continue;
      call.complain(each.exitCode === 137 ? 'Killed\n' : 'Terminated\n');
      session.jobs[at] = { ...each, killed: false };
    }
  if (asked.length === 0) return 0;
  return jobs.length === 0 ? 127 : (jobs.at(-1)?.exitCode ?? 0);
}
