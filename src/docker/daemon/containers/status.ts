import type { Instant } from '../../outcome.ts';
import type { ContainerRecord } from '../state.ts';

/** As go-units' HumanDuration. */
function humanDuration(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  if (seconds < 1) return 'Less than a second';
  if (seconds === 1) return '1 second';
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.floor(seconds / 60);
  if (minutes === 1) return 'About a minute';
  if (minutes < 60) return `${minutes} minutes`;
  const hours = Math.round(seconds / 3600);
  if (hours === 1) return 'About an hour';
  if (hours < 48) return `${hours} hours`;
  if (hours < 24 * 7 * 2) return `${Math.floor(hours / 24)} days`;
  if (hours < 24 * 30 * 2) return `${Math.floor(hours / 24 / 7)} weeks`;
  if (hours < 24 * 365 * 2) return `${Math.floor(hours / 24 / 30)} months`;
  return `${Math.floor(milliseconds / 3_600_000 / 24 / 365)} years`;
}

/** The STATUS of `docker ps`. */
export function statusText(container: ContainerRecord, now: Instant): string {
  const since = (moment: Instant | null) => humanDuration(now - (moment ?? now));
  switch (container.status) {
    case 'running': {
      const up = `Up ${since(container.startedAt)}`;
      if (container.health === null) return up;
      return `${up} (${container.health.status === 'starting' ? 'health: starting' : container.health.status})`;
    }
    case 'paused':
      return `Up ${since(container.startedAt)} (Paused)`;
    case 'restarting':
      return `Restarting (${container.exitCode}) ${since(container.finishedAt)} ago`;
    case 'created':
      return 'Created';
    case 'dead':
      return 'Dead';
    case 'exited':
      return `Exited (${container.exitCode}) ${since(container.finishedAt)} ago`;
  }
}
