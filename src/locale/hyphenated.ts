/** Where a long Russian word may break: not every browser has a dictionary for it. */
import type { Locale } from '../quiz/quiz.ts';

/** Letters from which on a word may be wider than a narrow column. */
const LONG = 13;
const HYPHEN = '\u00AD';

/**
 * After a vowel with a consonant behind it, three letters from the beginning and with a vowel to come; never before `й` or a soft consonant, and not where a sonorant before another consonant belongs to
 * the syllable that ends (`пен-ча`). A rule of thumb that leaves out good places, and takes no bad ones in the words of the course.
 */
const PLACE =
  /(?<=[а-яё]{2}[аеёиоуыэюя])(?=[бвгджзклмнпрстфхцчшщ])(?![нрлм][бвгджзклмнпрстфхцчшщ])(?![а-яё][ьъ])(?=[а-яё]+[аеёиоуыэюя])/giu;

/** The text with soft hyphens in its long words; for what is shown, not for what is compared or said. */
export function hyphenated(locale: Locale, text: string): string {
  if (locale !== 'ru') return text;
  return text.replace(/[а-яё]+/giu, word => (word.length < LONG ? word : word.replaceAll(PLACE, HYPHEN)));
}
