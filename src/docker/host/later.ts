import type { Instant } from '../outcome.ts';
import type { Host } from './host.ts';
import { run } from './run.ts';
import { isAtRest } from './seen.ts';

/**
 * The host as it is at that time, when nobody types anything until then: what ends by itself has ended. The same value where time alone changes nothing, and
 * where its terminal is inside of a container, whose program would have to be asked.
 */
export async function later(host: Host, at: Instant): Promise<Host> {
  if (host.inside !== null || isAtRest(host)) return host;
  return (await run(host, '', { at, columns: null, stdin: '' })).host;
}
