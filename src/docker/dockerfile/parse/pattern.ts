/** Shell patterns of `${v#p}`, `${v%p}` and `${v/p/r}`: `*` and `?` are special, a backslash takes the next character as it is. */
const SPECIAL = /[\\^$.*+?()[\]{}|/]/;

function quote(character: string): string {
  return SPECIAL.test(character) ? `\\${character}` : character;
}

/** A regular expression's source for the pattern; `greedy` decides how much a `*` takes. Null for a lone backslash at the end. */
function patternSource(pattern: string, greedy: boolean): string | null {
  let source = '';
  const characters = [...pattern];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character === '*') source += greedy ? '[^]*' : '[^]*?';
    else if (character === '?') source += '[^]';
    else if (character === '\\') {
      at++;
      const next = characters[at];
      if (next === undefined) return null;
      source += quote(next);
    } else source += quote(character);
  }
  return source;
}

/** The value without the prefix that the pattern matches: the shortest, or the longest when greedy. */
export function withoutPrefix(value: string, pattern: string, greedy: boolean): string | null {
  const source = patternSource(pattern, greedy);
  if (source === null) return null;
  const match = new RegExp(`^(?:${source})`, 'u').exec(value);
  return match === null ? value : value.slice(match[0].length);
}

/** The value without the suffix that the pattern matches. Reversed, a suffix is a prefix: so shortest and longest mean the same. */
export function withoutSuffix(value: string, pattern: string, greedy: boolean): string | null {
  const reversedPattern = reversePattern(pattern);
  if (reversedPattern === null) return null;
  const rest = withoutPrefix(reverse(value), reversedPattern, greedy);
  return rest === null ? null : reverse(rest);
}

/** The value with the first match, or all matches, of the pattern replaced by literal text. */
export function replaced(value: string, pattern: string, replacement: string, all: boolean): string | null {
  const source = patternSource(pattern, true);
  if (source === null) return null;
  return value.replace(new RegExp(source, all ? 'gu' : 'u'), () => replacement);
}

function reverse(text: string): string {
  return [...text].reverse().join('');
}

function reversePattern(pattern: string): string | null {
  const pieces: string[] = [];
  const characters = [...pattern];
  for (let at = 0; at < characters.length; at++) {
    const character = characters[at] ?? '';
    if (character === '\\') {
      at++;
      const next = characters[at];
      if (next === undefined) return null;
      pieces.push(`\\${next}`);
    } else pieces.push(character);
  }
  return pieces.reverse().join('');
}
