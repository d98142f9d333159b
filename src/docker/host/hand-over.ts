import type { Instant } from '../outcome.ts';
import type { Host } from './host.ts';

/** Further than any host counts: where two learners' counts begin they never meet. */
const APART = 65_537;

/**
 * A host that was made ready for many, as one of them finds it: what is on it, ids and dates included, is everybody's; the ids that it gives out from
 * here on, and its luck, are this learner's, and its clock is theirs.
 */
export function handOver(host: Host, { seed, at }: { readonly seed: number; readonly at: Instant }): Host {
  const { daemon } = host;
  return {
    ...host,
    clock: Math.max(host.clock, at),
    daemon: { ...daemon, counter: daemon.counter + (seed + 1) * APART },
  };
}

/** The same machine with another one's terminal: its directory, variables, aliases and functions. */
export function withTerminalOf(host: Host, other: Host): Host {
  return { ...host, shell: other.shell, inside: null };
}
