/** `.dockerignore`: Go's path.Match with `**`, anchored at the context's root; the last pattern that matches decides. */

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

export function ignoreRules(patterns: readonly string[]): IgnoreAnswer {
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
    if (!isValidGlob(pattern)) return { ok: false, error: BAD_PATTERN };
    const matches = matcher(pattern);
    if (matches === null) return { ok: false, error: BAD_PATTERN };
    matchers.push({ exception, matches });
  }
  const excludes = (path: string): boolean => {
    const parts = path.split('/');
    let excluded = false;
    for (const { exception, matches } of matchers) {
      if (exception !== excluded) continue;
      if (parts.some((_, index) => matches(parts.slice(0, index + 1).join('/')))) excluded = !exception;
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

/** Whether Go's `path.Match` takes the pattern: brackets closed, ranges whole, nothing left to escape. */
function isValidGlob(pattern: string): boolean {
  for (let at = 0; at < pattern.length; at++) {
    if (pattern[at] === '\\') {
      at++;
      if (at >= pattern.length) return false;
    } else if (pattern[at] === '[') {
      const end = classEnd(pattern, at);
      if (end === null) return false;
      at = end;
    }
  }
  return true;
}

function classEnd(pattern: string, from: number): number | null {
  let at = from + 1;
  if (pattern[at] === '^') at++;
  const one = (): boolean => {
    if (at >= pattern.length || pattern[at] === '-' || pattern[at] === ']') return false;
    if (pattern[at] === '\\') at++;
    at++;
    return at < pattern.length;
  };
  for (let count = 0; ; count++) {
    if (count > 0 && pattern[at] === ']') return at;
    if (!one()) return null;
    if (pattern[at] === '-') {
      at++;
      if (!one()) return null;
    }
  }
}

/** Letters that mean something after a backslash in Go's expressions; the others are refused there. */
const GO_ESCAPES = /[aAbBdDfnpPrsStvwWxzQECdk0-7]/;

function matcher(pattern: string): ((path: string) => boolean) | null {
  let source = '^';
  let kind: 'exact' | 'prefix' | 'suffix' | 'pattern' = 'exact';
  const characters = [...pattern];
  let count = 0;
  for (let at = 0; at < characters.length; at++, count++) {
    const character = characters[at] ?? '';
    if (character === '*' && characters[at + 1] === '*') {
      at++;
      if (characters[at + 1] === '/') at++;
      if (at + 1 >= characters.length) {
        if (kind === 'exact') kind = 'prefix';
        else {
          source += '.*';
          kind = 'pattern';
        }
      } else {
        source += '(.*/)?';
        kind = 'pattern';
      }
      if (count === 0) kind = 'suffix';
    } else if (character === '*') {
      source += '[^/]*';
      kind = 'pattern';
    } else if (character === '?') {
      source += '[^/]';
      kind = 'pattern';
    } else if ('.+()|{}$'.includes(character)) source += `\\${character}`;
    else if (character === '\\') {
      at++;
      const next = characters[at];
      if (next === undefined) source += '\\';
      else if (/[a-zA-Z0-9]/u.test(next) && !GO_ESCAPES.test(next)) return null;
      else {
        source += `\\${next}`;
        kind = 'pattern';
      }
    } else {
      if (character === '[' || character === ']') kind = 'pattern';
      source += character;
    }
  }
  switch (kind) {
    case 'exact':
      return path => path === pattern;
    case 'prefix':
      return path => path.startsWith(pattern.slice(0, -2));
    case 'suffix': {
      const suffix = pattern.slice(2);
      return path => path.endsWith(suffix) || (suffix.startsWith('/') && path === suffix.slice(1));
    }
    case 'pattern': {
      let expression: RegExp;
      try {
        expression = new RegExp(`${source}$`);
      } catch {
        return null;
      }
      return path => expression.test(path);
    }
  }
}
