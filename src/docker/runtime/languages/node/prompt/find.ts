/** What is found first in what was read, functions and classes left out. */
export function findIn(
  read: unknown,
  isMeant: (each: { readonly type: unknown }) => boolean,
): { readonly at: number } | null {
  if (typeof read !== 'object' || read === null || 'hoisted' in read) return null;
  if ('type' in read && 'at' in read && typeof read.at === 'number' && isMeant(read)) return { at: read.at };
  for (const each of Object.values(read)) {
    const found = findIn(each, isMeant);
    if (found !== null) return found;
  }
  return null;
}
