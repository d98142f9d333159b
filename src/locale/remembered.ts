/** Texts that are made once and shown to many: what has waited longest gives way. `most` of them are kept, none under a key that is longer than `longest`. */
export function remembered(most: number, longest: number): (key: string, make: () => string) => string {
  const known = new Map<string, string>();
  return (key, make) => {
    const found = known.get(key);
    if (found !== undefined) return found;
    const text = make();
    if (key.length > longest) return text;
    const [oldest] = known.size < most ? [] : known.keys();
    if (oldest !== undefined) known.delete(oldest);
    known.set(key, text);
    return text;
  };
}
