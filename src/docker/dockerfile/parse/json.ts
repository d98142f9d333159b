/** The JSON form of an instruction's arguments. */

/** The strings of the array that the text is; null when it is not one. `mixed`: an array which holds something else than strings. */
export function jsonStrings(text: string): { readonly strings: readonly string[] } | 'mixed' | null {
  if (!text.trimStart().startsWith('[')) return null;
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return null;
  }
  if (!Array.isArray(parsed)) return null;
  const strings = parsed.filter(item => typeof item === 'string');
  return strings.length === parsed.length ? { strings } : 'mixed';
}
