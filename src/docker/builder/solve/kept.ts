/** Cache mounts between builds: a tree as plain data, and back. */
import { setEntry } from '../../entry.ts';
import { type Change, contentOf, type Draft, draftOf, emptyTree, type Node } from '../../filesystem/index.ts';
import type { KeptNode } from '../types.ts';

export function keptTree(kept: Readonly<Record<string, KeptNode>>, mayGrow: (bytes: number) => boolean): Draft {
  const changes = Object.entries(kept).map(([path, node]): Change => ({ kind: 'A', path, node: nodeOf(node) }));
  return draftOf(emptyTree, changes, { mayGrow });
}

export function keep(changes: readonly Change[]): Readonly<Record<string, KeptNode>> {
  const kept: Record<string, KeptNode> = {};
  for (const { path, node } of changes) if (node !== null) setEntry(kept, path, keptOf(node));
  return kept;
}

function keptOf(node: Node): KeptNode {
  const owned = { type: node.type, mode: node.mode, uid: node.uid, gid: node.gid, mtime: node.mtime };
  if (node.type === 'symlink') return { ...owned, target: node.target };
  if (node.type === 'directory') return owned;
  const { bytes, size, digest, program } = node.content;
  return {
    ...owned,
    size,
    digest,
    ...(program === null ? {} : { program }),
    ...(bytes === null ? {} : { content: Buffer.from(bytes).toString('base64') }),
  };
}

function nodeOf(kept: KeptNode): Node {
  const { mode, uid, gid, mtime } = kept;
  const owned = { mode, uid, gid, mtime };
  if (kept.type === 'directory') return { type: 'directory', ...owned };
  if (kept.type === 'symlink') return { type: 'symlink', ...owned, target: kept.target ?? '' };
  const bytes = kept.content === undefined ? null : new Uint8Array(Buffer.from(kept.content, 'base64'));
  const whole = bytes === null ? null : contentOf(bytes);
  const content = {
    size: kept.size ?? whole?.size ?? 0,
    bytes,
    program: kept.program ?? null,
    digest: kept.digest ?? whole?.digest ?? '',
  };
  return { type: 'file', ...owned, content };
}
