/** Sizes as people and Docker write them: base 1000, `10.3MB`, `10,3 МБ`, `72 байта`. */
import * as z from 'zod';

const UNITS: readonly (readonly string[])[] = [
  ['b', 'byte', 'bytes', 'б', 'байт', 'байта', 'байтов'],
  ['kb', 'k', 'кб', 'к', 'kilobyte', 'kilobytes', 'килобайт', 'килобайта', 'килобайтов'],
  ['mb', 'm', 'мб', 'м', 'megabyte', 'megabytes', 'meg', 'megs', 'мегабайт', 'мегабайта', 'мегабайтов', 'мбайт'],
  ['gb', 'g', 'гб', 'г', 'gigabyte', 'gigabytes', 'гигабайт', 'гигабайта', 'гигабайтов', 'гбайт'],
  ['tb', 't', 'тб', 'т', 'terabyte', 'terabytes', 'терабайт', 'терабайта', 'терабайтов'],
];

/** What people say before a number that they read off a screen. */
const ABOUT = /^(?:~|≈|=|около|примерно|приблизительно|где-то|about|around|roughly|approximately|approx\.?|ca\.?)\s*/iu;

export interface Quantity {
  readonly value: number;
  /** What stood after the number, small letters; empty when nothing did. */
  readonly unit: string;
}

/** Reads `1 234,5 МБ`, `1.5e3`, `10.3MB`; null when it does not begin with a number. */
export function readQuantity(text: string): Quantity | null {
  const found = /^([+-]?\d[\d\s\u00a0\u202f]*(?:[.,]\d+)?(?:[eE][+-]?\d+)?|[+-]?[.,]\d+)\s*(\D*)$/u.exec(
    text.trim().replace(ABOUT, ''),
  );
  if (found === null) return null;
  const value = Number((found[1] ?? '').replace(/[\s\u00a0\u202f]/g, '').replace(',', '.'));
  return Number.isFinite(value) ? { value, unit: (found[2] ?? '').trim().replace(/\.$/, '').toLowerCase() } : null;
}

/** How many bytes one of the unit is; null for a word that is not a unit of size. */
export function unitBytes(unit: string): number | null {
  const power = UNITS.findIndex(words => words.includes(unit));
  return power < 0 ? null : 1000 ** power;
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
