/** A word without its endings: Snowball, Russian or English by its letters. */
import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as russian } from '@orama/stemmers/russian';

/** The same few thousand words come again and again. What learners make up goes when there is too much of it. */
const met = new Map<string, string>();
const MOST = 20_000;

export function stemOf(word: string): string {
  const known = met.get(word);
  if (known !== undefined) return known;
  if (met.size >= MOST) met.clear();
  const stem = cut(word);
  met.set(word, stem);
  return stem;
}

function cut(word: string): string {
  if (/^[а-я]+$/.test(word)) return russian(word);
  return /^[a-z]+$/.test(word) ? english(word) : word;
}
