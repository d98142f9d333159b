import { fits } from '../match/glob.ts';
import { pathPattern } from '../match/path.ts';
import type { Work } from '../work.ts';

/** Whether a path is a pattern of Go's `path.Match`. */
export function hasWildcard(path: string): boolean {
  return /(?<!\\)[*?[]/u.test(path);
}

/** What tells the names that a pattern fits; a malformed one fits none. */
export function globTest(pattern: string, work: Work): (name: string) => boolean {
  work.spend(pattern.length, 'a pattern');
  const pieces = pathPattern(pattern);
  return name => pieces !== null && fits(pieces, name, work);
}
