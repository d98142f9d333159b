import { draftOf, emptyTree, fileSystemOf, type Tree } from '../../filesystem/index.ts';
import type { Operation } from '../plan/operation.ts';

/** A tree of the one file that a heredoc makes. */
export function inlineTree(operation: Operation & { readonly kind: 'inline' }, now: number): Tree {
  const draft = draftOf(emptyTree);
  fileSystemOf(draft, { now: () => now }).write(operation.path, operation.data, { mode: operation.mode });
  return draft;
}
