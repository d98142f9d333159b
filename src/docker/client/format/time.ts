/** Moments as Go prints them. The host's clock is in UTC. */
import type { Instant } from '../../outcome.ts';
import { humanDuration } from './units.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Seconds from the epoch of the moment that Go calls zero: 0001-01-01T00:00:00Z. */
export const ZERO_SECONDS = -62135596800;

function iso(seconds: number): string {
  return new Date(seconds * 1000)
    .toISOString()
    .slice(0, 19)
    .replace(/^([+-])0+(\d{4})/, '$2');
}

/** `2025-02-14 03:28:36 +0000 UTC`, Go's Time.String(). */
export function goTime(seconds: number): string {
  return `${iso(seconds).replace('T', ' ')} +0000 UTC`;
}

/** `2025-02-14T03:28:36Z` */
export function rfc3339Seconds(seconds: number): string {
  return `${iso(seconds)}Z`;
}

/** `Tue Sep 15 11:02:57 2026`, as `docker version` shows when something was built. */
export function ansiTime(instant: Instant): string {
  const time = new Date(instant);
  const day = String(time.getUTCDate()).padStart(2, ' ');
  return `${DAYS[time.getUTCDay()]} ${MONTHS[time.getUTCMonth()]} ${day} ${time.toISOString().slice(11, 19)} ${time.getUTCFullYear()}`;
}

/** `3 seconds ago` */
export function ago(seconds: number, now: Instant): string {
  return `${humanDuration(now / 1000 - seconds)} ago`;
}

/** RFC 3339 with nine digits of the fraction, as `docker logs -t` prints it. */
export function rfc3339Nano(instant: Instant): string {
  const whole = Math.floor(instant);
  const nanoseconds = Math.round((instant - whole) * 1e6) % 1e6;
  return `${new Date(whole).toISOString().slice(0, -1)}${String(nanoseconds).padStart(6, '0')}Z`;
}
