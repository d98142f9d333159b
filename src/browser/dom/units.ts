/** Sizes and spans: as Docker prints them where a picture or a table quotes it, in words within a sentence. */
import type { Words } from './words.ts';

const UNITS = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** Bytes with three figures, powers of 1000: `72B`, `8.17MB`, `275MB`. */
export function size(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1000 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  return `${Number(value.toPrecision(3))}${UNITS[unit] ?? 'B'}`;
}

const RUSSIAN: Readonly<Record<string, string>> = { B: 'Б', kB: 'кБ', MB: 'МБ', GB: 'ГБ', TB: 'ТБ' };

/** The same within a sentence: `8.17 MB`, and `8,17 МБ` in Russian. */
export function sizeWords(words: Words, bytes: number): string {
  const [, value = '', unit = ''] = /^([\d.]+)(\w+)$/.exec(size(bytes)) ?? [];
  return `${words.figure(Number(value))}\u00A0${words.locale === 'ru' ? (RUSSIAN[unit] ?? unit) : unit}`;
}

/** Milliseconds as BuildKit counts: `0.6s`. */
export function seconds(milliseconds: number): string {
  return `${(milliseconds / 1000).toFixed(1)}s`;
}

/** The same within a sentence: `0.6 s`, and `0,6 с` in Russian. */
export function secondsWords(words: Words, milliseconds: number): string {
  return `${words.figure(Number((milliseconds / 1000).toFixed(1)))}\u00A0${words.locale === 'ru' ? 'с' : 's'}`;
}

/** The first twelve digits of an id. */
export function short(id: string): string {
  return id.replace(/^sha256:/, '').slice(0, 12);
}
