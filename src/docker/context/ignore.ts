/** `.dockerignore`: Go's path.Match with `**`, anchored at the context's root; the last pattern that matches decides. */
import type { Work } from '../work.ts';
import { ignorePattern } from './ignore-pattern.ts';

export interface IgnoreRules {
  readonly patterns: readonly string[];
  /** Whether a path, relative and clean, or a directory above it, is kept out. */
  readonly excludes: (path: string) => boolean;
  /** Whether some pattern lets a path in again: a directory that is kept out may then hold what is not. */
  readonly hasExceptions: boolean;
}

export const KEEP_ALL: IgnoreRules = { patterns: [], excludes: () => false, hasExceptions: false };

export type IgnoreAnswer =
  | { readonly ok: true; readonly rules: IgnoreRules }
  | { readonly ok: false; readonly error: string };

const BAD_PATTERN = 'syntax error in pattern';

/** Lines of the file as patterns: comments only at the first column, blanks trimmed, paths cleaned. */
export function ignorePatterns(text: string): readonly string[] {
  const patterns: string[] = [];
  for (const line of text.replace(/^\uFEFF/u, '').split(/\r?\n/u)) {
    if (line.startsWith('#')) continue;
    let pattern = line.trim();
    if (pattern === '') continue;
    const invert = pattern.startsWith('!');
    if (invert) pattern = pattern.slice(1).trim();
    if (pattern !== '') {
      pattern = clean(pattern);
      if (pattern.length > 1 && pattern.startsWith('/')) pattern = pattern.slice(1);
    }
    patterns.push(invert ? `!${pattern}` : pattern);
  }
  return patterns;
}

/** Each path that is asked for costs work of its own. */
export function ignoreRules(patterns: readonly string[], work: Work): IgnoreAnswer {
  const matchers: { readonly exception: boolean; readonly matches: (path: string) => boolean }[] = [];
  for (const given of patterns) {
    const trimmed = given.trim();
    if (trimmed === '') continue;
    let pattern = clean(trimmed);
    const exception = pattern.startsWith('!');
    if (exception) {
      if (pattern.length === 1) return { ok: false, error: 'illegal exclusion pattern: "!"' };
      pattern = pattern.slice(1);
    }
    const matches = ignorePattern(pattern, work);
    if (matches === null) return { ok: false, error: BAD_PATTERN };
    matchers.push({ exception, matches });
  }
  const excludes = (path: string): boolean => {
    const parts = path.split('/');
    const above = parts.map((_, index) => parts.slice(0, index + 1).join('/'));
    let excluded = false;
    for (const { exception, matches } of matchers) {
      if (exception !== excluded) continue;
      work.spend(path.length, 'a pattern');
      if (above.some(matches)) excluded = !exception;
    }
    return excluded;
  };
  return { ok: true, rules: { patterns, excludes, hasExceptions: matchers.some(({ exception }) => exception) } };
}

/** Go's `path.Clean`. */
function clean(path: string): string {
  const rooted = path.startsWith('/');
  const parts: string[] = [];
  for (const part of path.split('/')) {
    if (part === '' || part === '.') continue;
    if (part !== '..') parts.push(part);
    else if (parts.length > 0 && parts.at(-1) !== '..') parts.pop();
    else if (!rooted) parts.push('..');
  }
  return (rooted ? '/' : '') + parts.join('/') || (rooted ? '/' : '.');
}
