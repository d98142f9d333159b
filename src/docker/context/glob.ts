import { pathMatch } from '../match/path.ts';
import type { Work } from '../work.ts';

/** Whether a path is a pattern of Go's `path.Match`. */
export function hasWildcard(path: string): boolean {
  return /(?<!\\)[*?[]/u.test(path);
}

/** Whether a pattern fits one name; a malformed one fits none. */
export function matchesGlob(pattern: string, name: string, work: Work): boolean {
  return pathMatch(pattern, name, work) ?? false;
}
