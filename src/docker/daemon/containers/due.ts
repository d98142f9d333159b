import type { Instant } from '../../outcome.ts';
import type { DaemonState } from '../state.ts';
import { checkDueAt } from './health.ts';

/** When the next thing happens by itself in any container after a moment, its end, its restart or its health check; null: never. */
export function nextDue({ containers }: DaemonState, after: Instant): Instant | null {
  let next: Instant | null = null;
  for (const container of containers.values()) {
    const ends = container.status === 'running' ? (container.run?.endsAt ?? null) : null;
    for (const at of [ends, container.restartsAt, checkDueAt(container)])
      if (at !== null && at > after && (next === null || at < next)) next = at;
  }
  return next;
}
