/** Cache mounts of RUN: what they hold lies beside the cache's records, each with a record of its own. */
import { entryOf } from '../../entry.ts';
import { sha256 } from '../../filesystem/index.ts';
import type { Operation } from '../plan/operation.ts';
import type { SolvePorts } from '../types.ts';
import type { KeptMounts } from './perform.ts';
import type { Records } from './records.ts';
import { cacheId } from './run.ts';

function mountKeyOf(id: string): string {
  return sha256(`mount ${id}`);
}

/**
 * What mounts hold when a build begins: nothing once their record was pruned, nor where a step that mounts them ignores the cache.
 * Source: BuildKit's llbsolver/bridge.go, which prunes those of such steps before it solves.
 */
export function mountsAtStart(cache: SolvePorts['cache'], operations: readonly Operation[]): KeptMounts {
  const ignored = new Set(
    operations.flatMap(operation =>
      operation.kind === 'run' && operation.ignoreCache
        ? operation.mounts.flatMap(mount => (mount.kind === 'cache' ? [cacheId(mount, operation.cwd)] : []))
        : [],
    ),
  );
  const recorded = new Set(cache.records.filter(record => record.kind === 'exec.cachemount').map(one => one.key));
  return Object.fromEntries(
    Object.entries(cache.mounts).filter(([id]) => recorded.has(mountKeyOf(id)) && !ignored.has(id)),
  );
}

/** Records what a step left in its mounts; `before` is what they held, `step` its command line, `now` in milliseconds since 1970. */
export function keepMounts(records: Records, before: KeptMounts, kept: KeptMounts, step: string, now: number): void {
  for (const [id, files] of Object.entries(kept)) {
    if (entryOf(before, id) === files) continue;
    const size = Object.values(files).reduce((sum, node) => sum + (node.size ?? 0), 0);
    const known = records.find(mountKeyOf(id));
    const keyed = { key: mountKeyOf(id), parentKey: null, operation: '', files: null };
    const description = `cached mount ${id} from exec ${step} with id "/${id}"`;
    if (known !== null) records.use(known, now, size);
    else {
      // One that is new is used twice: when it is made, and when it is mounted.
      const made = records.make({ keyed, description, kind: 'exec.cachemount', top: null, size, at: now });
      records.use(made, now, size);
    }
  }
}
