import { raised } from '../value/errors.ts';
import { formatted } from './time.ts';

/** Dates as microseconds since the epoch. */

export const SECOND = 1_000_000n;
export const DAY = 86_400n * SECOND;

export const floorDiv = (a: bigint, b: bigint): bigint => (a >= 0n || a % b === 0n ? a / b : a / b - 1n);
export const two = (value: number | bigint): string => String(value).padStart(2, '0');

export interface DateParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly micro: number;
  /** 0 on Monday. */
  readonly weekday: number;
}

export function partsOf(micros: bigint): DateParts {
  const date = new Date(Number(floorDiv(micros, 1000n)));
  const seconds = floorDiv(micros, SECOND);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() < 1 || date.getUTCFullYear() > 9999)
    throw raised('OverflowError', 'date value out of range');
  return {
    year: date.getUTCFullYear(),
    month: date.getUTCMonth() + 1,
    day: date.getUTCDate(),
    hour: date.getUTCHours(),
    minute: date.getUTCMinutes(),
    second: date.getUTCSeconds(),
    micro: Number(micros - seconds * SECOND),
    weekday: (date.getUTCDay() + 6) % 7,
  };
}

export function microsFrom(
  year: number,
  month: number,
  day: number,
  hour = 0,
  minute = 0,
  second = 0,
  micro = 0,
): bigint {
  if (year < 1 || year > 9999) throw raised('ValueError', `year ${year} is out of range`);
  if (month < 1 || month > 12) throw raised('ValueError', 'month must be in 1..12');
  const days = new Date(Date.UTC(2000 + (year % 400), month, 0)).getUTCDate();
  if (day < 1 || day > days) throw raised('ValueError', 'day is out of range for month');
  for (const [name, value, most] of [
    ['hour', hour, 23],
    ['minute', minute, 59],
    ['second', second, 59],
    ['microsecond', micro, 999_999],
  ] as const)
    if (value < 0 || value > most) throw raised('ValueError', `${name} must be in 0..${most}`);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  date.setUTCHours(hour, minute, second);
  return BigInt(date.getTime()) * 1000n + BigInt(micro);
}

export const dateSaid = ({ year, month, day }: DateParts): string =>
  `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;

export function timeSaid({ hour, minute, second, micro }: DateParts, precision: string): string {
  const plain = `${two(hour)}:${two(minute)}:${two(second)}`;
  if (precision === 'minutes') return `${two(hour)}:${two(minute)}`;
  if (precision === 'seconds' || (precision === 'auto' && micro === 0)) return plain;
  if (precision === 'milliseconds') return `${plain}.${String(Math.floor(micro / 1000)).padStart(3, '0')}`;
  return `${plain}.${String(micro).padStart(6, '0')}`;
}

/** `%f` and `%z` are of the moment itself. */
export function strftime(format: string, micros: bigint, zone: string): string {
  const { micro } = partsOf(micros);
  const filled = format
    .replaceAll('%f', String(micro).padStart(6, '0'))
    .replaceAll('%z', zone === '' ? '' : '+0000')
    .replaceAll('%Z', zone);
  return formatted(filled, Number(floorDiv(micros, SECOND)));
}
