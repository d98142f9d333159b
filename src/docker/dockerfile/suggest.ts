import { UNCOUNTED, type Work } from '../work.ts';

/** Words that are farther from each other than two edits are as good as strangers. */
const TOO_FAR = 3;
/** What it costs to compare a letter: with its neighbours. */
const LETTER = 6;

/** `did you mean …?`: the nearest option within two edits, in the case in which the word was written. */
export function suggestion(
  word: string,
  options: readonly string[],
  caseSensitive: boolean,
  work: Work = UNCOUNTED,
): string | null {
  work.spend(options.length * word.length * LETTER, 'a Dockerfile');
  const fold = (text: string): string => (caseSensitive ? text : text.toLowerCase());
  if (options.some(option => fold(option) === fold(word))) return null;
  let best: string | null = null;
  let least = TOO_FAR;
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

/** Insertions, deletions and exchanges from one word to the other, or TOO_FAR: only what is near the diagonal can be nearer. */
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) >= TOO_FAR) return TOO_FAR;
  let row = new Uint8Array(b.length + TOO_FAR + 1).fill(TOO_FAR);
  let next = new Uint8Array(row);
  for (let j = 0; j < TOO_FAR; j++) row[j] = j;
  for (let i = 1; i <= a.length; i++) {
    const low = Math.max(1, i - TOO_FAR + 1);
    const high = Math.min(b.length, i + TOO_FAR - 1);
    next[low - 1] = low === 1 ? Math.min(i, TOO_FAR) : TOO_FAR;
    let nearest = next[low - 1] ?? TOO_FAR;
    for (let j = low; j <= high; j++) {
      const swap = (row[j - 1] ?? TOO_FAR) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const distance = Math.min((row[j] ?? TOO_FAR) + 1, (next[j - 1] ?? TOO_FAR) + 1, swap, TOO_FAR);
      next[j] = distance;
      nearest = Math.min(nearest, distance);
    }
    next[high + 1] = TOO_FAR;
    if (nearest === TOO_FAR) return TOO_FAR;
    [row, next] = [next, row];
  }
  return row[b.length] ?? TOO_FAR;
}
