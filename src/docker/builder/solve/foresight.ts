/** What the cache will answer, found out by keys alone before anything runs: a base that nobody needs is not fetched. */
import { StepFailure } from '../../context/step-failure.ts';
import { emptyTree, type Tree } from '../../filesystem/index.ts';
import { type StoredLayer, treeOf } from '../../image/index.ts';
import { inputsOf } from '../plan/merge.ts';
import type { OperationInput } from '../plan/operation.ts';
import type { Plan } from '../plan/plan.ts';
import type { ResolvedImage } from './begin.ts';
import { inlineTree } from './inline.ts';
import { imageCacheKey, type KeyView, keyOf } from './keys.ts';
import type { Records } from './records.ts';

interface Foreseen {
  readonly key: string;
  readonly top: StoredLayer | null;
  readonly tree: Tree;
}

export interface ForesightGiven {
  readonly plan: Plan;
  readonly images: ReadonlyMap<string, ResolvedImage>;
  readonly contextTree: Tree;
  readonly records: Records;
  readonly missing: KeyView['missing'];
  readonly work: KeyView['work'];
}

/** Whether an operation will have to run, or may have to: then it needs the files of what it stands on. */
export function foresight(given: ForesightGiven): (at: number) => boolean {
  const { plan, images, contextTree, records, missing, work } = given;
  const known = new Map<number, Foreseen | null>();
  const foreseen = (at: number): Foreseen | null => {
    const before = known.get(at);
    if (before !== undefined) return before;
    const found = look(at);
    known.set(at, found);
    return found;
  };
  const look = (at: number): Foreseen | null => {
    const operation = plan.operations[at];
    if (operation === undefined) return null;
    switch (operation.kind) {
      case 'image': {
        const top = images.get(operation.resolved)?.image.top ?? null;
        return { key: imageCacheKey(top), top, tree: treeOf(top) };
      }
      case 'context':
        return { key: '', top: null, tree: contextTree };
      case 'inline':
        return { key: operation.digest, top: null, tree: inlineTree(operation, 0) };
      case 'remote':
        return null;
      case 'mkdir':
      case 'copy':
      case 'run': {
        if (inputsOf(operation).some(input => input !== null && foreseen(input) === null)) return null;
        const of = (input: OperationInput): Foreseen | null => (input === null ? null : foreseen(input));
        try {
          const keyed = keyOf(operation, plan, {
            keyAt: input => of(input)?.key ?? null,
            treeAt: input => of(input)?.tree ?? emptyTree,
            missing,
            work,
          });
          const hit = keyed.ignoreCache ? null : records.lookup(keyed.key);
          return hit === null ? null : { key: keyed.key, top: hit.top, tree: treeOf(hit.top) };
        } catch (error) {
          if (error instanceof StepFailure) return null;
          throw error;
        }
      }
    }
  };
  return at => foreseen(at) === null;
}
