/** Cache keys: what a step does, on what, with which files. Times and owners in the context do not count. */
import type { StepFailure } from '../../context/step-failure.ts';
import { cleanPath, sha256, type Tree } from '../../filesystem/index.ts';
import type { StoredLayer } from '../../image/index.ts';
import type { Work } from '../../work.ts';
import type { Operation, OperationInput } from '../plan/operation.ts';
import type { Plan } from '../plan/plan.ts';
import type { Keyed } from './cause.ts';
import { contentOfSources, digestOfContent } from './sources.ts';

export type StepOperation = Operation & { readonly kind: 'mkdir' | 'copy' | 'run' };

export interface KeyView {
  readonly keyAt: (input: OperationInput) => string | null;
  readonly treeAt: (input: OperationInput) => Tree;
  /** How a missing source is refused. */
  readonly missing: (operation: Operation, path: string) => StepFailure;
  readonly work: Work;
}

export function imageCacheKey(top: StoredLayer | null): string {
  return sha256(`image ${top?.chainId ?? ''}`);
}

/** The key of a step. Throws a StepFailure when a source of COPY is missing. */
export function keyOf(operation: StepOperation, plan: Plan, view: KeyView): Keyed {
  const parentKey = view.keyAt(operation.input);
  const { kind } = operation;
  switch (operation.kind) {
    case 'mkdir': {
      const own = JSON.stringify([kind, operation.path, operation.owner, operation.mode]);
      const key = sha256(`${parentKey}\0${own}`);
      return { kind: 'mkdir', operation: own, parentKey, key, files: null, ignoreCache: false };
    }
    case 'copy': {
      const actions = operation.actions.map(({ source, destination, unpack }) => [source, destination, unpack]);
      const own = JSON.stringify([kind, actions, operation.owner, operation.mode, operation.exclude]);
      // What is copied from where it is copied to is not looked into: it counts as what it stands on does.
      const looked = operation.actions.filter(action => action.from !== operation.input);
      const sources = looked.map(action => ({ action, tree: view.treeAt(action.from) }));
      const files = contentOfSources(sources, operation.exclude, path => view.missing(operation, path), view.work);
      const key = sha256(`${parentKey}\0${own}\0${digestOfContent(files)}`);
      const ofContext = operation.actions.every(
        ({ from }) => from !== null && plan.operations[from]?.kind === 'context',
      );
      return { kind: 'copy', operation: own, parentKey, key, files, ignoreCache: operation.ignoreCache, ofContext };
    }
    case 'run': {
      const mounts = operation.mounts.map(mount => ({
        ...mount,
        input:
          mount.kind === 'cache' || mount.input === null
            ? null
            : mountKey(mount.input, mount.source, operation, plan, view),
      }));
      const { args, env, cwd, user, network, hosts, limits } = operation;
      const own = JSON.stringify([kind, args, env, cwd, user, mounts, network, hosts, limits]);
      const key = sha256(`${parentKey}\0${own}`);
      return { kind: 'run', operation: own, parentKey, key, files: null, ignoreCache: operation.ignoreCache };
    }
  }
}

/** A bind mount counts by what is in it. */
function mountKey(input: number, source: string, user: Operation, plan: Plan, view: KeyView): string {
  if (plan.operations[input]?.kind === 'image') return view.keyAt(input) ?? '';
  const action = { from: input, source: cleanPath(source), destination: '/', unpack: false };
  const files = contentOfSources(
    [{ action, tree: view.treeAt(input) }],
    [],
    path => view.missing(user, path),
    view.work,
  );
  return digestOfContent(files);
}
