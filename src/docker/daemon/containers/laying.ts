import { type Change, type Draft, draftOf, sameNode, type Tree } from '../../filesystem/index.ts';

/** Lays over files what leads from one list of changes to another. */
export function lay(
  files: Pick<Draft, 'put' | 'drop'>,
  base: Tree,
  before: readonly Change[],
  after: readonly Change[],
): void {
  if (before === after) return;
  const known = new Map(before.map(change => [change.path, change.node]));
  const wanted = new Map(after.map(change => [change.path, change.node]));
  for (const path of known.keys()) if (!wanted.has(path)) wanted.set(path, base.get(path));
  for (const [path, node] of wanted) {
    const old = known.has(path) ? (known.get(path) ?? null) : base.get(path);
    if (node === null) {
      if (old !== null) files.drop(path);
    } else if (old === null || !sameNode(old, node)) files.put(path, node);
  }
}

/** One list of changes with what leads from a second to a third laid over it. */
export function laid(base: Tree, now: readonly Change[], before: readonly Change[], after: readonly Change[]) {
  if (before === after) return now;
  const draft = draftOf(base, now);
  lay(draft, base, before, after);
  return draft.changes();
}
