/** Sizes as people and Docker write them: base 1000, `10.3MB`, `10,3 МБ`, `72 байта`, `275 мегабайт`; base 1024 for `MiB`. */
import * as z from 'zod';

/** Prefixes by power of 1000, as they are written before a unit, and alone. */
const PREFIXES: readonly (readonly string[])[] = [
  [''],
  ['k', 'к', 'kilo', 'кило'],
  ['m', 'м', 'mega', 'мега'],
  ['g', 'г', 'giga', 'гига'],
  ['t', 'т', 'tera', 'тера'],
];
const ALONE: readonly string[] = [
  'k',
  'm',
  'g',
  't',
  'к',
  'м',
  'г',
  'т',
  'meg',
  'megs',
  'gig',
  'gigs',
  'мег',
  'гиг',
  'мегов',
  'гигов',
];
/** By power of 1024. */
const BINARY: readonly (readonly string[])[] = [
  [],
  ['ki', 'ки', 'kibi', 'киби'],
  ['mi', 'ми', 'mebi', 'меби'],
  ['gi', 'ги', 'gibi', 'гиби'],
  ['ti', 'ти', 'tebi', 'теби'],
];
const BYTES = /^(.*?)-?(b|bytes?|б|байт[а-я]{0,3})$/;

export interface Quantity {
  readonly value: number;
  /** What stood after the number, small letters; empty when nothing did. */
  readonly unit: string;
}

const SPACE = '\\s\\u00a0\\u2009\\u202f';
const ABOUT = `(?:[≈~=≃]|около|примерно|приблизительно|где-то|about|around|approximately|approx\\.?|circa|ca\\.?|roughly)?[${SPACE}]*`;
const DIGITS = `\\d(?:[\\d${SPACE}]*\\d)?`;
const NUMBER = new RegExp(
  `^${ABOUT}([+-]?(?:${DIGITS}(?:[.,]${DIGITS})*|[.,]\\d+)(?:e[+-]?\\d+)?)[${SPACE}]*(\\D*)$`,
  'u',
);

/** Reads `1 234,5 МБ`, `1.5e3`, `10.3MB`, `около 275 мегабайт`; null when it is not a number, with or without a unit. */
export function readQuantity(text: string): Quantity | null {
  const plain = text
    .normalize('NFKC')
    .replace(/[\u2010-\u2013\u2212]/g, '-')
    .trim()
    .toLowerCase();
  const [, number, unit = ''] = NUMBER.exec(plain) ?? [];
  if (number === undefined) return null;
  const value = Number(pointed(number.replace(new RegExp(`[${SPACE}]`, 'g'), '')));
  return Number.isFinite(value) ? { value, unit: unit.trim().replace(/[.!;]+$/, '') } : null;
}

/** Point or comma is the decimal one that stands last; one that stands several times parts thousands. */
function pointed(number: string): string {
  const marks = number.replace(/[^.,]/g, '');
  const last = marks.at(-1) ?? '.';
  const parts =
    marks.length > 1 && !marks.slice(0, -1).includes(last)
      ? [last === '.' ? ',' : '.']
      : marks.length > 1
        ? [last]
        : [];
  return parts.reduce((text, mark) => text.replaceAll(mark, ''), number).replace(',', '.');
}

/** How many bytes one of the unit is; null for a word that is not a unit of size. Words after it do not count. */
export function unitBytes(unit: string): number | null {
  const word = unit.toLowerCase().split(/[\s,;(]/)[0] ?? '';
  const [, prefix = word] =
    BYTES.exec(word) ??
    (ALONE.includes(word) ? [word, word.replace(/(мег|гиг)(ов)?$/, '$1а').replace(/(meg|gig)s?$/, '$1a')] : []);
  if (prefix === word && !ALONE.includes(word)) return null;
  const power = PREFIXES.findIndex(names => names.includes(prefix));
  if (power >= 0) return 1000 ** power;
  const binary = BINARY.findIndex(names => names.includes(prefix));
  return binary < 0 ? null : 1024 ** binary;
}

/** Bytes of a size with a unit, or null. */
export function readSize(text: string): number | null {
  const quantity = readQuantity(text);
  const scale = quantity === null ? null : unitBytes(quantity.unit);
  return quantity === null || scale === null ? null : Math.round(quantity.value * scale);
}

/** A size in quiz.yaml: bytes, or `15MB`. */
export const bytes = z.union([
  z.int().min(0),
  z.string().transform((text, context) => {
    const size = readSize(text);
    if (size !== null) return size;
    context.addIssue({ code: 'custom', message: 'a size is a number of bytes or 15MB, 640kB, 72B' });
    return z.NEVER;
  }),
]);
