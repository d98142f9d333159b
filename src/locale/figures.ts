/** Figures, spans of time and dates in the words of a language. */
import type { Locale } from '../quiz/quiz.ts';

const numbers: Readonly<Record<Locale, Intl.NumberFormat>> = {
  ru: new Intl.NumberFormat('ru', { maximumFractionDigits: 2, useGrouping: 'min2' }),
  en: new Intl.NumberFormat('en', { maximumFractionDigits: 2, useGrouping: 'min2' }),
};

/** At most two digits after the point, or after the comma in Russian. */
export function figure(locale: Locale, value: number): string {
  return numbers[locale].format(value).replace(/^-/, '−');
}

/** A share 0..1 as whole per cents. */
export function share(locale: Locale, value: number): string {
  const whole = Math.round(value * 100);
  return locale === 'ru' ? `${whole}\u00A0%` : `${whole}%`;
}

/** Milliseconds as `2:40`, or `1:02:40` from an hour on. */
export function clock(milliseconds: number): string {
  const seconds = Math.max(0, Math.floor(milliseconds / 1000));
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

const UNITS: Readonly<Record<string, string>> = { B: 'Б', kB: 'кБ', MB: 'МБ', GB: 'ГБ', TB: 'ТБ' };

/** A unit in prose: `MB` is `МБ` in Russian. What is no unit of bytes stays as it is. */
export function unitWords(locale: Locale, unit: string): string {
  return locale === 'ru' && Object.hasOwn(UNITS, unit) ? (UNITS[unit] ?? unit) : unit;
}

/** Bytes in prose, three figures: `10,3 МБ`. Docker's own form stands in what is quoted of it alone. */
export function bytes(locale: Locale, value: number): string {
  const units = Object.keys(UNITS);
  let [left, unit] = [value, 0];
  while (left >= 999.5 && unit < units.length - 1) {
    left /= 1000;
    unit += 1;
  }
  return `${figure(locale, Number(left.toPrecision(3)))}\u00A0${unitWords(locale, units[unit] ?? '')}`;
}

/** A size that Docker printed, in prose: `10.3MB` is `10.3 MB`, and `10,3 МБ` in Russian. Anything else stays as it is. */
export function sizeWords(locale: Locale, size: string): string {
  const [, value, unit] = /^(\d+(?:\.\d+)?)([kMGT]?B)$/.exec(size) ?? [];
  return value === undefined || unit === undefined
    ? size
    : `${figure(locale, Number(value))}\u00A0${unitWords(locale, unit)}`;
}

const spans: Readonly<Record<Locale, Intl.RelativeTimeFormat>> = {
  ru: new Intl.RelativeTimeFormat('ru', { numeric: 'auto' }),
  en: new Intl.RelativeTimeFormat('en', { numeric: 'auto' }),
};

/** Days from today, in words: `завтра`, `in 3 days`, `9 days ago`. */
export function daysFromToday(locale: Locale, days: number): string {
  return spans[locale].format(days, 'day');
}

const dates = new Map<string, Intl.DateTimeFormat>();

/** Day and time, in the given time zone (the machine's own when null): `23 ноября, 19:42`. The year when it is not this one. */
export function moment(locale: Locale, at: number, now: number, timeZone: string | null): string {
  const sameYear = new Date(at).getFullYear() === new Date(now).getFullYear();
  const key = `${locale} ${sameYear} ${timeZone}`;
  const format =
    dates.get(key) ??
    new Intl.DateTimeFormat(locale === 'ru' ? 'ru-RU' : 'en-GB', {
      day: 'numeric',
      month: 'long',
      hour: '2-digit',
      minute: '2-digit',
      ...(sameYear ? {} : { year: 'numeric' }),
      ...(timeZone === null ? {} : { timeZone }),
    });
  dates.set(key, format);
  return format.format(at).replace(' в ', ', ').replace(' at ', ', ');
}
