import type { DaemonState } from '../daemon/state.ts';
import { changesIn, viewOf } from '../daemon/view.ts';
import type { FileChange, View } from '../view.ts';
import type { Host } from './host.ts';

/** The latest view of each state of a daemon. */
const views = new WeakMap<DaemonState, View>();

/** What checks and pictures read of a host; the same value as long as nothing is seen to change. */
export function view(host: Host): View {
  const { daemon, clock } = host;
  const known = views.get(daemon);
  if (known?.now === clock) return known;
  const made = known !== undefined && stands(daemon) ? { ...known, now: clock } : viewOf(daemon, clock);
  views.set(daemon, made);
  return made;
}

/** Whether the views of two hosts differ in nothing but the time. */
export function looksAlike(a: Host, b: Host): boolean {
  return a.daemon === b.daemon && (a.clock === b.clock || stands(a.daemon));
}

/** Where no container is at work, time alone changes nothing that is seen. */
function stands({ containers }: DaemonState): boolean {
  for (const { status } of containers.values()) if (status !== 'created' && status !== 'exited') return false;
  return true;
}

/** Whether time alone changes nothing on it: no container is at work. */
export function isAtRest(host: Host): boolean {
  return stands(host.daemon);
}

/** Files of a layer, by its ChainID, or of a container's read-write layer, by its id; empty for an unknown one. */
export function changesOf(host: Host, id: string): readonly FileChange[] {
  return changesIn(host.daemon, id);
}
