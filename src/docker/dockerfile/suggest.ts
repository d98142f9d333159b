/** `did you mean …?`: the nearest option within two edits, in the case in which the word was written. */
export function suggestion(word: string, options: readonly string[], caseSensitive: boolean): string | null {
  const fold = (text: string): string => (caseSensitive ? text : text.toLowerCase());
  if (options.some(option => fold(option) === fold(word))) return null;
  let best: string | null = null;
  let least = 3;
  for (const option of options) {
    const distance = editDistance(fold(word), fold(option));
    if (distance < least) {
      least = distance;
      best = option;
    }
  }
  if (best === null || caseSensitive) return best;
  return word === word.toUpperCase() ? best.toUpperCase() : word === word.toLowerCase() ? best.toLowerCase() : best;
}

/** The message with the suggestion, when there is one. */
export function suggested(message: string, word: string, options: readonly string[], caseSensitive: boolean): string {
  const best = suggestion(word, options, caseSensitive);
  return best === null ? message : `${message} (did you mean ${best}?)`;
}

function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const swap = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, swap));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
