/** Switches of what goes wrong on a host, as whoever sets a task or tries things out knows them. */
import { usedBytes } from '../daemon/conditions.ts';
import type { RegistryCondition } from '../registry/ask.ts';
import type { Host } from './host.ts';

export interface HostConditions {
  readonly registry: RegistryCondition;
  /** `full`: as many bytes as lie there now, and no more, until something is removed. */
  readonly disk: 'free' | 'full';
}

export function conditionsOf({ daemon: { conditions } }: Host): HostConditions {
  return { registry: conditions.registry, disk: conditions.capacity === null ? 'free' : 'full' };
}

/** The host under these conditions; the very same where they are as before. */
export function withConditions(host: Host, { registry, disk }: HostConditions): Host {
  const { daemon } = host;
  const before = conditionsOf(host);
  if (before.registry === registry && before.disk === disk) return host;
  const capacity = disk === 'free' ? null : (daemon.conditions.capacity ?? usedBytes(daemon));
  const next = { registry, capacity };
  // A shell within a container goes on from the host as it was when it was opened.
  const inside =
    host.inside === null ? null : { ...host.inside, state: { ...host.inside.state, conditions: next }, rest: null };
  return { ...host, daemon: { ...daemon, conditions: next }, inside };
}
