import { allowText } from '../../size.ts';

/** The shortest digits that mean a float, and the power of ten of the first. */
function shortest(value: number): { readonly digits: string; readonly power: number } {
  const [mantissa = '', power = '0'] = Math.abs(value).toExponential().split('e');
  return { digits: mantissa.replace('.', ''), power: Number(power) };
}

const sign = (value: number): string => (value < 0 || Object.is(value, -0) ? '-' : '');

/** A float as Python writes it: `1.0`, `1e+16`, `inf`. */
export function floatText(value: number): string {
  if (Number.isNaN(value)) return 'nan';
  if (!Number.isFinite(value)) return value < 0 ? '-inf' : 'inf';
  const { digits, power } = shortest(value);
  return sign(value) + (power < -4 || power >= 16 ? scientific(digits, power) : plainly(digits, power, true));
}

function scientific(digits: string, power: number, mark = 'e'): string {
  const point = digits.length > 1 ? `${digits[0]}.${digits.slice(1)}` : digits;
  return `${point}${mark}${power < 0 ? '-' : '+'}${String(Math.abs(power)).padStart(2, '0')}`;
}

function plainly(digits: string, power: number, hasPoint: boolean): string {
  if (power < 0) return `0.${'0'.repeat(-power - 1)}${digits}`;
  const whole = digits.slice(0, power + 1).padEnd(power + 1, '0');
  const rest = digits.slice(power + 1);
  return rest === '' ? whole + (hasPoint ? '.0' : '') : `${whole}.${rest}`;
}

/** A float as a whole number over a power of two. */
function exact(value: number): { readonly mantissa: bigint; readonly shift: number } {
  let shift = 0;
  let mantissa = Math.abs(value);
  while (!Number.isInteger(mantissa)) {
    mantissa *= 2;
    shift++;
  }
  return { mantissa: BigInt(mantissa), shift };
}

/** The nearest whole number to a fraction; of two that are as near, the even one. */
function nearest(above: bigint, below: bigint): bigint {
  const whole = above / below;
  const twice = (above % below) * 2n;
  if (twice > below || (twice === below && whole % 2n === 1n)) return whole + 1n;
  return whole;
}

/** With so many digits after the point, as `%.2f` writes it. */
export function fixed(value: number, places: number): string {
  allowText(places);
  if (!Number.isFinite(value)) return floatText(value);
  const { mantissa, shift } = exact(value);
  const digits = nearest(mantissa * 10n ** BigInt(places), 1n << BigInt(shift))
    .toString()
    .padStart(places + 1, '0');
  const cut = digits.length - places;
  return sign(value) + (places === 0 ? digits : `${digits.slice(0, cut)}.${digits.slice(cut)}`);
}

/** So many digits, rounded, and the power of ten of the first. */
function significant(value: number, count: number): { readonly digits: string; readonly power: number } {
  if (value === 0) return { digits: '0'.repeat(count), power: 0 };
  const { mantissa, shift } = exact(value);
  let power = Number(Math.abs(value).toExponential().split('e')[1]);
  for (;;) {
    const scale = count - 1 - power;
    const above = mantissa * (scale > 0 ? 10n ** BigInt(scale) : 1n);
    const below = (1n << BigInt(shift)) * (scale < 0 ? 10n ** BigInt(-scale) : 1n);
    const digits = nearest(above, below).toString();
    if (digits.length <= count) return { digits: digits.padStart(count, '0'), power };
    power++;
  }
}

/** As `%.3e` writes it. */
export function exponential(value: number, places: number, mark = 'e'): string {
  allowText(places);
  if (!Number.isFinite(value)) return floatText(value);
  const { digits, power } = significant(value, places + 1);
  return sign(value) + scientific(digits, power, mark);
}

/** As `%.3g` writes it; `keeps`: zeros at the end stay. */
export function general(value: number, places: number, keeps = false, least = 0): string {
  allowText(places);
  if (!Number.isFinite(value)) return floatText(value);
  const count = Math.max(1, places);
  const { digits, power } = significant(value, count);
  const cut = keeps ? digits : digits.replace(/0+$/, '') || '0';
  const text = power < -4 || power >= count - least ? scientific(cut, power) : plainly(cut, power, least > 0);
  return sign(value) + text;
}

/** Rounded to so many digits after the point, or before it. */
export function roundedTo(value: number, places: number): number {
  if (!Number.isFinite(value) || places > 323) return value;
  if (places >= 0) return Number(fixed(value, places));
  if (places < -308) return 0 * value;
  const { mantissa, shift } = exact(value);
  const unit = 10n ** BigInt(-places);
  return Number(sign(value) + (nearest(mantissa, (1n << BigInt(shift)) * unit) * unit).toString());
}

/** The nearest whole number. */
export function roundedWhole(value: number): bigint {
  const { mantissa, shift } = exact(value);
  const whole = nearest(mantissa, 1n << BigInt(shift));
  return value < 0 ? -whole : whole;
}
