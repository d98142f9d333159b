import { entryOf } from '../../entry.ts';
import { goQuoted } from '../parse/go-quoted.ts';
import { DockerfileRefusal } from '../refusal.ts';

const UNITS: Readonly<Record<string, number>> = {
  ns: 1,
  us: 1e3,
  µs: 1e3,
  μs: 1e3,
  ms: 1e6,
  s: 1e9,
  m: 6e10,
  h: 3.6e12,
};

/** Nanoseconds of a Go duration, `1m30s`. */
export function durationOf(text: string): number {
  const invalid = new DockerfileRefusal(`time: invalid duration ${goQuoted(text)}`);
  const match = /^([+-]?)(.*)$/su.exec(text);
  const sign = match?.[1] === '-' ? -1 : 1;
  let rest = match?.[2] ?? '';
  if (rest === '0') return 0;
  if (rest === '') throw invalid;
  let total = 0;
  while (rest !== '') {
    const number = /^(\d+\.?\d*|\.\d+)/u.exec(rest);
    if (number === null) throw invalid;
    rest = rest.slice(number[0].length);
    const unit = /^[^\d.]+/u.exec(rest)?.[0] ?? '';
    if (unit === '') throw new DockerfileRefusal(`time: missing unit in duration ${goQuoted(text)}`);
    const scale = entryOf(UNITS, unit);
    if (scale === undefined)
      throw new DockerfileRefusal(`time: unknown unit ${goQuoted(unit)} in duration ${goQuoted(text)}`);
    rest = rest.slice(unit.length);
    total += Number(number[0]) * scale;
  }
  return sign * Math.trunc(total);
}

/** As Go's `Duration.String` prints it: `1m30s`, `500ms`, `0s`. */
export function durationText(nanoseconds: number): string {
  if (nanoseconds === 0) return '0s';
  const sign = nanoseconds < 0 ? '-' : '';
  const whole = Math.abs(nanoseconds);
  if (whole < 1e3) return `${sign}${whole}ns`;
  if (whole < 1e6) return `${sign}${whole / 1e3}µs`;
  if (whole < 1e9) return `${sign}${whole / 1e6}ms`;
  const hours = Math.floor(whole / 3.6e12);
  const minutes = Math.floor((whole % 3.6e12) / 6e10);
  const seconds = (whole % 6e10) / 1e9;
  return `${sign}${hours > 0 ? `${hours}h` : ''}${hours > 0 || minutes > 0 ? `${minutes}m` : ''}${seconds}s`;
}
