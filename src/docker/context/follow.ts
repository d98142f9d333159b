/** The paths that a build asks its client for, with what their symlinks lead to. */
import { joinPath, parentOf, type Tree } from '../filesystem/index.ts';
import type { Work } from '../work.ts';
import { globTest, hasWildcard } from './glob.ts';

/**
 * Each path as it was asked for, cut at its first symlink, and then the path behind that symlink: a link that is copied by its
 * name, or that stands on the way, brings its target along, a directory too. Links inside of a directory that is copied bring
 * nothing. Paths are relative to the context, which a target cannot leave. Source: fsutil's FollowLinks.
 */
export function followLinks(tree: Tree, paths: readonly string[], work: Work): readonly string[] {
  const found = new Set<string>();
  const follow = (path: string): void => {
    const parts = partsOf(path);
    for (let at = 1; at <= parts.length; at++) {
      const current = `/${parts.slice(0, at).join('/')}`;
      const targets = targetsOf(tree, current, work);
      const known = found.has(current);
      if (at < parts.length && targets.length === 0) continue;
      found.add(current);
      if (!known) for (const target of targets) follow(`${target}/${parts.slice(at).join('/')}`);
      return;
    }
    found.add('/');
  };
  paths.forEach(follow);
  return [...found];
}

/** Where a symlink leads, or all those that a pattern names; empty for anything else. */
function targetsOf(tree: Tree, path: string, work: Work): readonly string[] {
  const directory = parentOf(path);
  const last = path.slice(path.lastIndexOf('/') + 1);
  const names = hasWildcard(last) ? tree.names(directory).filter(globTest(last, work)) : [last];
  return names.flatMap(name => {
    const node = tree.get(joinPath(directory, name));
    if (node?.type !== 'symlink') return [];
    return [node.target.startsWith('/') ? node.target : `${directory}/${node.target}`];
  });
}

function partsOf(path: string): readonly string[] {
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '' && part !== '.') parts.push(part);
  }
  return parts;
}
