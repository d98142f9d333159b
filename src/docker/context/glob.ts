/** Go's `path.Match` on one name: `*` and `?` stop at a slash, `[a-z]`, backslash. */
export function hasWildcard(path: string): boolean {
  return /(?<!\\)[*?[]/u.test(path);
}

const compiled = new Map<string, RegExp | null>();

export function matchesGlob(pattern: string, name: string): boolean {
  let expression = compiled.get(pattern);
  if (expression === undefined) {
    expression = compile(pattern);
    if (compiled.size > 500) compiled.clear();
    compiled.set(pattern, expression);
  }
  return expression?.test(name) ?? false;
}

function compile(pattern: string): RegExp | null {
  let source = '';
  for (let at = 0; at < pattern.length; at++) {
    const character = pattern[at] ?? '';
    if (character === '*') source += '[^/]*';
    else if (character === '?') source += '[^/]';
    else if (character === '[') {
      const end = pattern.indexOf(']', pattern[at + 1] === '^' ? at + 3 : at + 2);
      if (end < 0) return null;
      source += pattern.slice(at, end + 1);
      at = end;
    } else if (character === '\\') {
      at++;
      source += (pattern[at] ?? '').replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
    } else source += character.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&');
  }
  try {
    return new RegExp(`^${source}$`, 'u');
  } catch {
    return null;
  }
}
