import type { Errno } from './errno.ts';
import type { Node } from './node.ts';
import { joinPath, parentOf } from './path.ts';
import type { Tree } from './tree.ts';

const MOST_LINKS = 40;
const LONGEST_PATH = 4095;
const LONGEST_NAME = 255;
/** Directories in directories: Linux knows no such cap below that of the path's length. */
const MOST_PARTS = 256;

/** Whether the kernel would not even look for a path. */
export function isTooLong(path: string): boolean {
  return path.length > LONGEST_PATH || (path.length > MOST_PARTS && cleanLexically(path).length > MOST_PARTS);
}

/** Parts of a path; `..` stays, for it means the parent of what a symlink before it leads to. */
function cleanLexically(path: string): string[] {
  return path.split('/').filter(part => part !== '' && part !== '.');
}

/**
 * The canonical path with the symlinks of every directory followed, and that of the last part when asked for; the last part may be
 * missing. `isPath` tells it from a refusal.
 */
export function walk(tree: Tree, path: string, followLast: boolean): string | Errno {
  if (isTooLong(path)) return 'ENAMETOOLONG';
  let rest = cleanLexically(path);
  let here = '/';
  let links = 0;
  while (rest.length > 0) {
    const [part, ...after] = rest;
    if (part === undefined) break;
    if (part === '..') {
      here = parentOf(here);
      rest = after;
      continue;
    }
    if (part.length > LONGEST_NAME) return 'ENAMETOOLONG';
    const next = joinPath(here, part);
    const node = tree.get(next);
    if (node === null) return after.length > 0 ? 'ENOENT' : next;
    if (node.type === 'symlink' && (after.length > 0 || followLast)) {
      if (++links > MOST_LINKS) return 'ELOOP';
      if (node.target.startsWith('/')) here = '/';
      rest = [...cleanLexically(node.target), ...after];
      continue;
    }
    if (node.type !== 'directory' && after.length > 0) return 'ENOTDIR';
    here = next;
    rest = after;
  }
  return here;
}

export const isPath = (at: string | Errno): at is string => at.startsWith('/');

/** The node that a path leads to, or null. */
export function nodeAt(tree: Tree, path: string, followLast: boolean): Node | null {
  const at = walk(tree, path, followLast);
  return isPath(at) ? tree.get(at) : null;
}
