import type { Said } from '../grade.ts';

export function said(code: string, data: Said['data']): Said {
  return { code, data };
}

/** Letters of both alphabets in one word: one of them only looks like the other. */
export function isMixed(word: string): boolean {
  return /[a-z]/i.test(word) && /\p{Script=Cyrillic}/u.test(word);
}

/** The word of a list that one slip leads to (two in a word of six letters or more); null when none is so near, or two are. */
export function near(word: string, words: readonly string[]): string | null {
  const reach = word.length >= 6 ? 2 : 1;
  const found = [...new Set(words)].filter(each => each !== word && slips(word, each) <= reach);
  const [first, ...others] = found.sort((a, b) => slips(word, a) - slips(word, b));
  if (first === undefined) return null;
  return others.some(each => slips(word, each) === slips(word, first)) ? null : first;
}

/** Letters added, lost, changed, or swapped with their neighbour. */
function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3;
  let twoBack: readonly number[] = [];
  let back: readonly number[] = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((back[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (back[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (twoBack[j - 2] ?? 0) + 1);
      row.push(least);
    }
    twoBack = back;
    back = row;
  }
  return back[b.length] ?? 0;
}
