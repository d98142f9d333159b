/**
 * What goes wrong on a host on purpose: a registry that does not answer, answers slowly, counts pulls or sends other bytes than it names, and a disk without room. What Docker
 * says of each was recorded from 28.5.2 with a registry that does so, and with /var/lib/docker on a full tmpfs.
 */
import { type RefusedAnswer, refuse } from '../engine/answer.ts';
import { sha256 } from '../filesystem/index.ts';
import type { StoredLayer } from '../image/index.ts';
import type { Daemon } from './daemon.ts';
import type { DaemonState } from './state.ts';

/** So many times slower a slow registry is. */
const SLOW = 40;

export function slowness({ conditions }: DaemonState): number {
  return conditions.registry === 'slow' ? SLOW : 1;
}

/** Bytes of all layers on the disk, each once. */
export function usedBytes({ images, cacheLayers }: Pick<DaemonState, 'images' | 'cacheLayers'>): number {
  const seen = new Set<string>();
  let bytes = 0;
  const add = (top: StoredLayer | null): void => {
    for (let layer = top; layer !== null && !seen.has(layer.chainId); layer = layer.parent) {
      seen.add(layer.chainId);
      bytes += layer.layer.size;
    }
  };
  for (const { top } of images.values()) add(top);
  for (const layer of cacheLayers.values()) add(layer);
  return bytes;
}

/** Is there no room for so many bytes more, or, where nothing is said, for anything at all? */
export function isFull({ state }: Pick<Daemon, 'state'>, more = 0): boolean {
  const { capacity } = state.conditions;
  if (capacity === null) return false;
  const used = usedBytes(state);
  return used >= capacity || used + more > capacity;
}

/** A write that found no room. `path`: the file, `*` in it for what Go puts into the name of a temporary one. */
export function noSpace(daemon: Daemon, path: string): string {
  return `write ${path.replace('*', temporary(daemon))}: no space left on device`;
}

/** As the answer of a call. Null where there is room. */
export function refuseFull(daemon: Daemon, path: string): RefusedAnswer | null {
  if (!isFull(daemon)) return null;
  return unrecorded(daemon, 'a full disk') ?? refuse('server-error', noSpace(daemon, path));
}

/** What only Docker 28 was recorded with, this host says of 29 in its own words. */
export function unrecorded({ state }: Pick<Daemon, 'state'>, what: string): RefusedAnswer | null {
  return state.profile === '28'
    ? null
    : refuse('not-simulated', `${what} is not simulated with Docker ${state.profile}`);
}

/** 32 bits, as Go draws them for temporary files; the same for the same host at the same moment. */
function temporary(daemon: Daemon): string {
  return String(Number.parseInt(drawn(daemon).slice(0, 8), 16));
}

/** 64 hexadecimal digits of nothing in particular: a layer that did not come to be. */
export function drawn({ state, clock }: Pick<Daemon, 'state' | 'clock'>): string {
  return sha256(`no room ${state.seed} ${state.counter} ${clock}`).slice('sha256:'.length);
}
